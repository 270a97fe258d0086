"""A certificate holds by itself, and what is altered in it is named."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.acts.profile import register_id
from kelisim.errors import KelisimError
from kelisim.exports.certificate import MAX_BYTES, checksum, read
from kelisim.exports.checking import certify, check
from kelisim.exports.errors import CertificateError, NotAgreedError
from kelisim.exports.told import told
from kelisim.exports.words import lines
from kelisim.model.charter import CHARTER_ENTRY, Quorum
from tests.acts.vectors import CODES as VECTOR_CODES
from tests.acts.vectors import founded_by, full_charter, items
from tests.exports.certified import (
    SIGNER,
    Agreement,
    accession,
    certificate,
    heads_of,
    marks_of,
    narrowed,
    signers_chain,
)
from tests.world import (
    Writer,
    charter_of,
    exchange,
    field,
    founded,
    member,
    opened,
)


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    """What KAZ and RUS agreed."""
    return Agreement()


@pytest.fixture(scope="module")
def data(agreement: Agreement) -> bytes:
    """Its certificate."""
    return agreement.certificate()


def test_a_certificate_holds_and_carries_what_the_entry_rests_on_alone(agreement: Agreement, data: bytes) -> None:
    """Foundings, proposals, acceptances and the appointment are in it; a report on the entry is not."""
    checked = check(data)
    names = [carried.act for carried in checked.certificate.acts]
    assert names == ["KAZ 1", "RUS 1", "KAZ 2", "KAZ 3", "RUS 2", "RUS 4", "KAZ 4", "KAZ 5", "RUS 5"]
    assert [mark.name() for mark in checked.certificate.beyond] == ["RUS 3"]
    versions = checked.replayed.register.entries["KAZ.2.1"].versions
    assert [version.proposal.hash for version in versions] == [agreement.first.hash, agreement.second.hash]


def test_an_act_that_is_named_and_not_carried_has_its_place_in_it(agreement: Agreement) -> None:
    """The report that the next acts of RUS and KAZ had seen is told as RUS 3, without a word of it."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    rus.accept(rus.propose_new("Other", ["RUS"]))
    exchange(world)
    proposal = kaz.propose_new("Bridge", ["KAZ"])
    kaz.accept(proposal)
    checked = check(certificate(kaz, "KAZ.2.1"))
    assert [mark.name() for mark in checked.certificate.beyond] == ["RUS 3"]


@pytest.mark.parametrize("place", range(1, 11))
def test_an_entry_of_every_kind_has_a_certificate(place: int) -> None:
    """Each kind of entry is certified, checked and told, with its title."""
    world = founded_by(full_charter())
    kaz = world["KAZ"]
    offered = items("KAZ", 2)
    proposal = kaz.propose(*offered)
    for writer in world.values():
        writer.see(opened(proposal))
        writer.accept(proposal)
    exchange(world)
    found = told(check(certificate(kaz, f"KAZ.2.{place}", private=False)))
    assert found.kind == str(type(offered[place - 1]).__struct_config__.tag)
    assert found.versions[0].beside == 9
    assert found.demonstration
    assert list(lines(found))
    assert len(VECTOR_CODES) == len(found.parties)


def test_the_founding_charter_has_a_certificate() -> None:
    """The charter is an entry that nobody had to propose; each Party's founding act is all that it rests on."""
    world = founded(["KAZ", "RUS"])
    found = told(check(certificate(world["KAZ"], CHARTER_ENTRY)))
    assert (found.kind, found.versions, found.acts) == ("charter", (), 2)


def test_what_is_not_agreed_has_no_certificate() -> None:
    """An open proposal's entry, and one that there is not, are refused."""
    world = founded(["KAZ", "RUS"])
    world["KAZ"].accept(world["KAZ"].propose_new("Bridge", ["KAZ", "RUS"]))
    for entry in ("KAZ.2.1", "KAZ.9.1"):
        with pytest.raises(NotAgreedError, match=entry.replace(".", "[.]")):
            certificate(world["KAZ"], entry)


def test_who_signs_under_full_powers_is_told(data: bytes) -> None:
    """The Deputy Minister's acceptance is told with the act that empowered it and what it may do."""
    found = told(check(data))
    (last,) = [one for one in found.versions[1].signatures if one.party == "RUS"]
    assert last.office == SIGNER.office
    assert last.right == "full powers given in RUS 4 to accept and decline"
    assert [(one.member, one.before, one.after) for one in found.versions[1].changed] == [
        ("title", "[en] Bridge", "[en] Long bridge")
    ]


def test_a_chain_of_appointments_retirements_and_rekeyings_is_shown() -> None:
    """A signer appointed by a signer, retired and appointed again after the root keys changed, is followed back."""
    kaz, entry = signers_chain()
    found = told(check(certificate(kaz, entry)))
    assert [one.kind for one in found.mandates] == ["appoint", "appoint", "retire", "rekey", "appoint"]
    assert found.versions[1].signatures[-1].right == "full powers given in RUS 8 to accept"


def test_root_keys_together_are_counted() -> None:
    """Where it takes two root keys, both signatures are in the certificate and are told."""
    charter = charter_of(["KAZ", "RUS"], thresholds={"KAZ": 2})
    world = {code: Writer(charter, code) for code in ("KAZ", "RUS")}
    for writer in world.values():
        writer.found()
    exchange(world)
    proposal = world["KAZ"].propose_new("Bridge", ["KAZ"])
    world["KAZ"].accept(proposal)
    found = told(check(certificate(world["KAZ"], "KAZ.2.1")))
    assert found.versions[0].signatures[0].right == "2 root keys of KAZ that the charter names"


def test_fewer_than_all_are_enough_where_the_charter_says_so() -> None:
    """Two of three agree a decision of theirs; who declined is told."""
    world = founded(["KAZ", "RUS", "ARM"], (Quorum(kind="field", k=2),))
    kaz = world["KAZ"]
    first = kaz.propose(field("KAZ.2.1", "energy", list(world)))
    exchange(world)
    for writer in world.values():
        writer.accept(first)
    exchange(world)
    second = kaz.propose(field("KAZ.2.1", "power", list(world), first))
    exchange(world)
    kaz.accept(second)
    world["ARM"].decline(second)
    world["RUS"].accept(second)
    exchange(world)
    newest = told(check(certificate(kaz, "KAZ.2.1"))).versions[-1]
    assert newest.needed == "2 of ARM, KAZ and RUS"
    assert sorted((one.party, one.kind) for one in newest.signatures[1:]) == [
        ("ARM", "decline"),
        ("KAZ", "accept"),
        ("RUS", "accept"),
    ]


def test_a_party_that_acceded_is_shown_with_the_charter_that_names_it() -> None:
    """What Kyrgyzstan agreed after it acceded rests on the version of the charter, which is in the certificate."""
    kaz, entry = accession()
    found = told(check(certificate(kaz, entry)))
    assert [party.code for party in found.parties] == ["KAZ", "KGZ", "RUS"]
    assert member("KGZ").keys[0].public in found.parties[1].public
    amended = told(check(certificate(kaz, CHARTER_ENTRY)))
    assert [version.ordinal for version in amended.versions] == [2]
    assert "parties" in {change.member for change in amended.versions[0].changed}


def test_narrowed_powers_bring_what_they_are_judged_by() -> None:
    """A signer for one field accepts a milestone of a measure in it; the measure is in the certificate."""
    names = [carried.act for carried in check(certificate(*narrowed())).certificate.acts]
    assert "KAZ 4" in names
    assert "KAZ 2" not in names


@pytest.mark.parametrize(
    "step", [0, pytest.param(1, marks=pytest.mark.nightly), pytest.param(2, marks=pytest.mark.nightly)]
)
def test_an_altered_byte_is_refused_and_the_act_is_named(data: bytes, step: int) -> None:
    """Every third byte by day and the others by night, with one bit flipped: inside an act the error names that act."""
    spans = []
    for carried in read(data).acts:
        begin = data.index(b'"act":"%b"' % carried.act.encode())
        label = begin + len(carried.act) + 8
        spans.append((label, label + len(bytes(carried.envelope)) + 12, carried.act))
    for at in range(step, len(data), 3):
        altered = data[:at] + bytes([data[at] ^ (1 << at % 7)]) + data[at + 1 :]
        with pytest.raises(KelisimError) as caught:
            check(altered)
        for begin, end, name in spans:
            if begin <= at < end:
                assert name in str(caught.value), (at, str(caught.value))


@given(st.binary(max_size=200))
def test_no_bytes_make_a_certificate_raise_anything_else(junk: bytes) -> None:
    """Whatever is given, it is refused as a certificate."""
    with pytest.raises(CertificateError):
        check(junk)


@settings(max_examples=200)
@given(st.data())
def test_a_cut_certificate_is_refused(data: bytes, place: st.DataObject) -> None:
    """Cut short at any byte, or with more behind it, it is refused."""
    at = place.draw(st.integers(0, len(data) - 1))
    for altered in (data[:at], data + data[at:]):
        with pytest.raises(CertificateError):
            check(altered)


def test_a_second_spelling_is_refused(data: bytes) -> None:
    """White space, another order of members and a member too many are no certificate."""
    value = json.loads(data)
    for other in (
        json.dumps(value).encode(),
        data.rstrip(),
        data.replace(b'{"acts"', b'{ "acts"'),
        data.replace(b'"entry"', b'"more":1,"entry"'),
        json.dumps(dict(reversed(value.items())), separators=(",", ":")).encode() + b"\n",
    ):
        with pytest.raises(CertificateError):
            check(other)


def test_a_certificate_beyond_the_cap_is_refused_before_it_is_read() -> None:
    """Its size is looked at first."""
    with pytest.raises(CertificateError, match="at most"):
        read(b"x" * (MAX_BYTES + 1))


def test_the_checksum_is_over_everything_before_it(data: bytes) -> None:
    """An altered place of an act that is not carried is seen, though nobody signed it."""
    assert checksum(data) == read(data).sha256
    other = data.replace(b'"number":5', b'"number":6')
    assert other != data
    with pytest.raises(CertificateError, match="checksum"):
        check(other)


def test_an_entry_needs_every_founding(agreement: Agreement) -> None:
    """Without the founding of a Party nothing is agreed, whatever else is shown."""
    marks = marks_of(agreement.kaz.acts)
    acts = [opened(one) for one in agreement.kaz.acts if one.name() != "RUS 1"]
    with pytest.raises(CertificateError, match="founding act of RUS"):
        certify("KAZ.2.1", acts, marks, heads_of(marks), private=True)


def test_the_register_is_named_by_its_charter(agreement: Agreement, data: bytes) -> None:
    """The id in the certificate is that of the charter in its foundings."""
    assert read(data).register == register_id(agreement.kaz.charter)
