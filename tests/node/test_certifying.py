"""Certificates from a node's store are those that its whole register gives, and little of it is read for them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.exports.certificate import read
from kelisim.exports.checking import check
from kelisim.exports.errors import CertificateError, PrivateError
from kelisim.exports.told import told
from kelisim.model.charter import CHARTER_ENTRY
from kelisim.node.certifying import certificate_of
from kelisim.node.errors import UnknownEntryError
from kelisim.node.ledger import Ledger
from tests.exports.certified import SCENES, Agreement, accession, certificate, heads_of
from tests.exports.test_histories import certificates
from tests.node.conftest import empty_node
from tests.register.histories import History
from tests.register.turmoil import sampled as turmoil
from tests.world import Writer, exchange, founded, office_key, opened

pytestmark = pytest.mark.django_db

BOTH = ["KAZ", "RUS"]


def kept(writer: Writer) -> str:
    """Store all that a Party has seen; the register's id."""
    ledger = Ledger(writer.charter)
    ledger.take([opened(placed) for placed in writer.acts])
    return ledger.id


@settings(max_examples=15, deadline=None)
@given(st.binary(min_size=241, max_size=321))
def test_a_node_certifies_what_its_register_says(steps: bytes) -> None:
    """For every agreed entry, byte for byte the certificate that is made from all acts."""
    history = History(steps, signed=True)
    _, made = certificates(history)
    with empty_node():
        ledger = Ledger(history.charter)
        ledger.take([opened(placed) for placed in history.acts])
        for entry, data in made.items():
            assert certificate_of(ledger.id, entry, private=True) == data


def check_turmoil(seed: int) -> int:
    """Certify every agreed entry of a history with signers, new keys, joining, leaving and hostile Parties; how many.

    Where two strangers use one code, a certificate may be refused with that reason, and with no other.
    """
    history = turmoil(seed, 150, signed=True)
    count = 0
    with empty_node():
        ledger = Ledger(history.charter)
        ledger.take([opened(placed) for placed in history.acts])
        for entry, state in ledger.register.entries.items():
            try:
                data = certificate_of(ledger.id, entry, private=True)
            except CertificateError as error:
                assert "two feeds are called" in str(error)
                continue
            alone = check(data).replayed.register.entries[entry]
            assert [one.proposal.hash for one in alone.versions] == [one.proposal.hash for one in state.versions]
            count += 1
        for entry in ledger.register.disputed.keys() - {CHARTER_ENTRY}:  # of which the founding version stands
            with pytest.raises(UnknownEntryError):
                certificate_of(ledger.id, entry, private=True)
    return count


def test_whatever_happened_what_is_agreed_is_certified() -> None:
    """Each certificate gives the versions that the node's register has agreed, and no version that is disputed."""
    assert sum(map(check_turmoil, (1, 8, 24, 43, 50, 58))) > 15


@pytest.mark.nightly
def test_whatever_happened_in_many_histories() -> None:
    """The same, two hundred times."""
    assert sum(map(check_turmoil, range(200))) > 500


def test_root_keys_that_were_changed_back_are_found() -> None:
    """Two rekeyings lead back to the charter's keys; what was signed between them is certified with both."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    old, fresh = rus.hands[0], office_key("RUS", "New root")
    rus.by(old, fresh).rekey(2, fresh)
    road = rus.by(fresh).propose_new("Road", ["RUS"])
    rus.by(fresh).accept(road)
    rus.by(fresh, old).rekey(3, old)
    exchange(world)
    names = [one.act for one in read(certificate_of(kept(kaz), "RUS.3.1", private=True)).acts]
    assert "RUS 2" in names
    assert "RUS 5" not in names


@pytest.mark.parametrize("scene", SCENES)
def test_signers_and_parties_are_followed_back(scene: Callable[[], tuple[Writer, str]]) -> None:
    """Appointments, new root keys, narrowed powers and accession: the same acts as the whole register gives."""
    kaz, entry = scene()
    register = kept(kaz)
    data = certificate_of(register, entry, private=True)
    if scene is accession:
        assert [party.code for party in told(check(data)).parties] == ["KAZ", "KGZ", "RUS"]
        assert check(certificate_of(register, CHARTER_ENTRY, private=True))
    assert [one.act for one in read(data).acts] == [one.act for one in read(certificate(kaz, entry)).acts]


def test_the_founding_charter_is_certified() -> None:
    """It needs no proposal."""
    found = told(check(certificate_of(kept(founded(BOTH)["KAZ"]), CHARTER_ENTRY)))
    assert (found.acts, found.public) == (2, True)


def test_a_second_story_is_told_with_what_stands() -> None:
    """RUS signed two acts with one number later: what was agreed before is certified, with the warning."""
    agreement = Agreement()
    first, second = (agreement.rus.sign(agreement.rus.stating(agreement.rus.head(), said)) for said in ("2021", "2022"))
    for other in (first, second):
        agreement.kaz.see(other)
    found = told(check(certificate_of(kept(agreement.kaz), "KAZ.2.1", private=True)))
    assert found.forked == ("RUS",)
    assert len(found.versions) == 2


def test_either_of_two_foundings_is_enough() -> None:
    """RUS founded twice, and each of the two is named by somebody: nothing it signs counts, and KAZ's own word does."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    head = {**rus.head(), "number": 1, "after": {}, "at": "2021-04-29T10:00:00Z"}
    again = rus.sign(rus.founding(head))
    road = kaz.propose_new("Road", ["KAZ"])
    kaz.see(again)
    kaz.accept(road)
    found = told(check(certificate_of(kept(kaz), "KAZ.2.1", private=True)))
    assert found.forked == ("RUS",)
    assert found.bound == ("KAZ",)


def test_what_rests_on_a_second_story_is_refused() -> None:
    """RUS accepted, and signed another act with that number: what it accepted is disputed and has no certificate."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    bridge = kaz.propose_new("Bridge", BOTH)
    kaz.accept(bridge)
    exchange(world)
    other = rus.sign(rus.stating(rus.head(), "2022"))
    rus.accept(bridge)
    exchange(world)
    kaz.see(other)
    with pytest.raises(UnknownEntryError):
        certificate_of(kept(kaz), "KAZ.2.1", private=True)


def test_what_is_not_agreed_or_not_public_is_refused() -> None:
    """An entry that there is not, one that is only offered, and one that is not public."""
    agreement = Agreement()
    agreement.kaz.propose_new("Tunnel", BOTH)
    register = kept(agreement.kaz)
    for entry in ("KAZ.9.1", "KAZ.6.1"):
        with pytest.raises(UnknownEntryError):
            certificate_of(register, entry)
    with pytest.raises(PrivateError):
        certificate_of(register, "KAZ.2.1")


@pytest.mark.parametrize("more", [0, 300])
def test_few_statements_are_needed_however_much_there_is(more: int) -> None:
    """Eight, with three hundred further acts as with none."""
    agreement = Agreement()
    for _ in range(more):
        agreement.kaz.state("KAZ.2.1")
    register = kept(agreement.kaz)
    with CaptureQueriesContext(connection) as caught:
        certificate_of(register, "KAZ.2.1", private=True)
    assert len(caught) == 8
    assert heads_of(agreement.marks)[0].number == 5 + more
