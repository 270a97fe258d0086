"""Certificates from a node's store are those that its whole register gives, and little of it is read for them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.exports.checking import check
from kelisim.exports.errors import PrivateError
from kelisim.exports.told import told
from kelisim.model.charter import CHARTER_ENTRY
from kelisim.model.powers import Powers
from kelisim.node.certifying import certificate_of
from kelisim.node.errors import UnknownEntryError
from kelisim.node.ledger import Ledger
from tests.exports.certified import Agreement, certificate, heads_of
from tests.exports.test_histories import certificates
from tests.node.conftest import empty_node
from tests.node.histories import received
from tests.register.histories import History
from tests.world import KEYS, Writer, charter_of, exchange, field, founded, measure, milestone, office_key, opened

pytestmark = pytest.mark.django_db

SIGNER = office_key("RUS", "Deputy Minister of RUS")
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
        ledger.take(received(history))
        for entry, data in made.items():
            assert certificate_of(ledger.id, entry, private=True) == data


def test_signers_are_followed_back() -> None:
    """An appointment, a retirement, a new appointment under new root keys: the same certificate as from all acts."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    chief, clerk, fresh = (office_key("RUS", office) for office in ("Chief", "Clerk", "New root"))
    rus.appoint(chief, Powers(kinds=("accept", "appoint", "propose", "retire")))
    rus.by(chief).appoint(clerk, Powers(kinds=("accept", "propose")))
    first = rus.by(clerk).propose_new("Bridge", BOTH)
    rus.by(clerk).accept(first)
    rus.by(chief).retire(clerk)
    rus.by(rus.hands[0], fresh).rekey(2, fresh)
    rus.by(fresh).appoint(clerk, Powers(kinds=("accept",)))
    exchange(world)
    kaz.accept(first)
    entry = f"RUS.{first.act.number}.1"
    second = kaz.propose(measure(entry, "Long bridge", BOTH, first))
    kaz.accept(second)
    exchange(world)
    rus.by(clerk).accept(second)
    exchange(world)
    assert certificate_of(kept(kaz), entry, private=True) == certificate(kaz, entry)


def test_narrowed_powers_are_followed_to_the_measure() -> None:
    """A milestone accepted under powers for one field brings the measure that it belongs to."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    for item in (field("KAZ.2.1", "energy", BOTH), measure("KAZ.4.1", "Bridge", BOTH, field={"entry": "KAZ.2.1"})):
        kaz.accept(kaz.propose(item))
        exchange(world)
        rus.accept(kaz.acts[-2])
        exchange(world)
    rus.appoint(SIGNER, Powers(kinds=("accept",), fields=("KAZ.2.1",)))
    exchange(world)
    kaz.accept(kaz.propose(milestone("KAZ.6.1", "KAZ.4.1", BOTH)))
    exchange(world)
    rus.by(SIGNER).accept(kaz.acts[-2])
    exchange(world)
    data = certificate_of(kept(kaz), "KAZ.6.1", private=True)
    assert data == certificate(kaz, "KAZ.6.1")
    assert "KAZ 4" in [carried.act for carried in check(data).certificate.acts]


def test_a_party_that_acceded_is_followed_to_the_charter() -> None:
    """The charter's version is in the certificate; who founded by a charter that nobody agreed is not."""
    world = founded(BOTH)
    kaz, rus = world["KAZ"], world["RUS"]
    stranger, charter = charter_of([*BOTH, "BLR"]), charter_of([*BOTH, "KGZ"])
    kaz.amend(stranger)
    version = kaz.amend(charter)
    kaz.accept(version)
    exchange(world)
    rus.accept(version)
    exchange(world)
    for code, named in (("KGZ", charter), ("BLR", stranger)):
        writer = Writer(kaz.charter, code, (KEYS[code],))
        exchange({**world, code: writer})
        writer.found(named)
        world[code] = writer
    exchange(world)
    world["KGZ"].accept(version)
    exchange(world)
    road = world["KGZ"].propose_new("Road", ["KAZ", "KGZ"])
    world["KGZ"].accept(road)
    exchange(world)
    kaz.accept(road)
    register = kept(kaz)
    found = told(check(certificate_of(register, f"KGZ.{road.act.number}.1", private=True)))
    assert [party.code for party in found.parties] == ["KAZ", "KGZ", "RUS"]
    assert check(certificate_of(register, CHARTER_ENTRY, private=True))


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
