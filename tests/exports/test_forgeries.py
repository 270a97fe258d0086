"""No certificate holds that was made up: the forger writes everything as it should be, without the Parties' keys."""

from collections.abc import Callable

import msgspec
import pytest

from kelisim.acts.envelope import Opened, Signed, join_signatures, open_act, sign_act
from kelisim.acts.errors import SignatureError, UnknownKeyError, WrongRegisterError
from kelisim.errors import KelisimError
from kelisim.exports.certificate import Mark, read, write
from kelisim.exports.checking import check
from kelisim.exports.errors import CertificateError, NotAgreedError
from kelisim.model.act import Accept, Act, Answer, Signer
from kelisim.model.powers import Powers
from tests.exports.certified import SCENES, SIGNER, Agreement, certificate, forged, marks_of, swapped, without
from tests.world import KEYS, Writer, charter_of, exchange, founded, measure, office_key, opened


@pytest.fixture(scope="module")
def agreement() -> Agreement:
    """What KAZ and RUS agreed."""
    return Agreement()


def refused(data: bytes, error: type[KelisimError], where: str, words: str) -> None:
    """A certificate is refused for this, and the act is named."""
    with pytest.raises(error, match=words) as caught:
        check(data)
    assert caught.value.where == where


def test_a_certificate_that_is_written_anew_holds(agreement: Agreement) -> None:
    """The forger's pen writes what holds where nothing is changed; so the refusals below are for what is changed."""
    data = agreement.certificate()
    check(forged(data, lambda acts: acts, agreement.marks))


def test_a_forged_acceptance_is_refused(agreement: Agreement) -> None:
    """RUS's acceptance, signed with KAZ's key under the name of RUS's."""
    act = agreement.accepted.act
    made = sign_act(act, KEYS["KAZ"].secret())
    fake = open_act(Signed(payload=made.payload, signature=made.signature))
    data = forged(agreement.certificate(), swapped("RUS 5", fake), agreement.marks)
    refused(data, SignatureError, "RUS 5", "does not hold")


@pytest.mark.parametrize("name", ["RUS 2", "RUS 5", "KAZ 3", "KAZ 5"])
def test_a_missing_acceptance_is_noticed(agreement: Agreement, name: str) -> None:
    """Without one Party's acceptance of any version, the newest version is not shown to be agreed."""
    data = forged(agreement.certificate(), without(name), agreement.marks)
    with pytest.raises(KelisimError) as caught:
        found = check(data)
        # Without the newest acceptance the older version still holds; the newer proposal then rests under nothing.
        assert len(found.replayed.register.entries["KAZ.2.1"].versions) == 2
    assert caught.value.code in {"not-agreed", "certificate"}


@pytest.mark.parametrize("name", ["KAZ 1", "RUS 1", "KAZ 2", "KAZ 4", "RUS 4"])
def test_a_missing_founding_proposal_or_appointment_is_noticed(agreement: Agreement, name: str) -> None:
    """Each is needed, though the place of the missing act is given."""
    with pytest.raises(KelisimError):
        check(forged(agreement.certificate(), without(name), agreement.marks))


@pytest.mark.parametrize("scene", SCENES)
def test_what_made_a_key_or_a_party_cannot_be_left_out(scene: Callable[[], tuple[Writer, str]]) -> None:
    """Appointments, rekeyings, accessions and what powers are judged by: without any of them the rest is refused.

    A retirement can be left out, and the one appointment after it then has no effect.
    """
    writer, entry = scene()
    data, marks = certificate(writer, entry), marks_of(writer.acts)
    for carried in read(data).acts:
        with pytest.raises(KelisimError):
            check(forged(data, without(carried.act), marks))


def accepting(writer: Writer, proposal: str, **head: object) -> Opened:
    """An acceptance that its writer signs without looking whether it counts."""
    act = Accept(**{**writer.head(), **head}, body=Answer(proposal=proposal))
    return writer.sign(act)


def test_the_acceptance_of_another_proposal_is_refused() -> None:
    """RUS accepted another text; that acceptance stands for no other."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    first, other = kaz.propose_new("Bridge", ["KAZ", "RUS"]), kaz.propose_new("Tunnel", ["KAZ", "RUS"])
    kaz.accept(first)
    exchange(world)
    given = accepting(rus, other.hash)
    rus.accept(first)
    exchange(world)
    data = certificate(kaz, "KAZ.2.1")
    refused(
        forged(data, swapped("RUS 2", given), marks_of(kaz.acts)), CertificateError, "RUS 2", "proposal that its author"
    )


def test_an_acceptance_that_had_not_seen_the_proposal_is_refused() -> None:
    """An acceptance whose past ends before the proposal has no effect, whatever it names."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    before = rus.head()
    first = kaz.propose_new("Bridge", ["KAZ", "RUS"])
    kaz.accept(first)
    exchange(world)
    blind = accepting(rus, first.hash, after=before["after"])
    rus.accept(first)
    exchange(world)
    data = certificate(kaz, "KAZ.2.1")
    refused(forged(data, swapped("RUS 2", blind), marks_of(kaz.acts)), CertificateError, "RUS 2", "had not seen")


@pytest.mark.parametrize(
    "powers",
    [
        Powers(kinds=("comment", "decline")),
        Powers(kinds=("accept",), entries=("decision",)),
        Powers(kinds=("accept",), until=3),
        Powers(kinds=("accept",), fields=("KAZ.9.1",)),
    ],
)
def test_a_signer_beyond_its_powers_is_refused(powers: Powers) -> None:
    """The appointment is real and so is the signature; the powers do not extend to it."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    first = kaz.propose_new("Bridge", ["KAZ", "RUS"])
    kaz.accept(first)
    exchange(world)
    appointed = rus.appoint(SIGNER, powers)
    rus.report("KAZ.2.1")
    beyond = accepting(rus.by(SIGNER), first.hash)
    rus.accept(first)
    exchange(world)
    data = certificate(kaz, "KAZ.2.1")

    def change(acts: list[Opened]) -> list[Opened]:
        kept = [one for one in acts if one.name() != "RUS 4"]
        return [*kept, opened(appointed), beyond]

    refused(forged(data, change, marks_of(kaz.acts)), CertificateError, "RUS 4", "full powers")


def test_a_retired_key_is_refused() -> None:
    """After the retirement that the certificate shows, the key is nobody's."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    first = kaz.propose_new("Bridge", ["KAZ", "RUS"])
    kaz.accept(first)
    exchange(world)
    mandates = [rus.appoint(SIGNER, Powers(kinds=("accept",))), rus.retire(SIGNER)]
    late = accepting(rus.by(SIGNER), first.hash)
    rus.accept(first)
    exchange(world)
    data = certificate(kaz, "KAZ.2.1")

    def change(acts: list[Opened]) -> list[Opened]:
        kept = [one for one in acts if one.name() != "RUS 4"]
        return [*kept, *map(opened, mandates), late]

    refused(forged(data, change, marks_of(kaz.acts)), UnknownKeyError, "RUS 4", "not one of RUS")


def test_root_keys_that_were_replaced_are_refused() -> None:
    """After the rekeying that the certificate shows, the old root key signs nothing."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    fresh = office_key("RUS", "New root")
    first = kaz.propose_new("Bridge", ["KAZ", "RUS"])
    kaz.accept(first)
    exchange(world)
    old = rus.hands[0]
    rus.by(old, fresh).rekey(2, fresh)
    late = accepting(rus, first.hash)
    rus.by(fresh).accept(first)
    exchange(world)
    data = certificate(kaz, "KAZ.2.1")
    refused(forged(data, swapped("RUS 3", late), marks_of(kaz.acts)), UnknownKeyError, "RUS 3", "not one of RUS")


def test_one_root_key_of_two_is_too_few() -> None:
    """Where the charter asks two root keys, an act with one of the two signatures is refused."""
    charter = charter_of(["KAZ", "RUS"], thresholds={"KAZ": 2})
    world = {code: Writer(charter, code) for code in ("KAZ", "RUS")}
    for writer in world.values():
        writer.found()
    exchange(world)
    kaz = world["KAZ"]
    kaz.accept(kaz.propose_new("Bridge", ["KAZ"]))
    whole = opened(kaz.acts[-1])
    (key, signature), *_ = [one for one in whole.signed.signatures(whole.act.by.key) if one[0] == whole.act.by.key]
    half = open_act(Signed(payload=whole.signed.payload, signature=join_signatures({key: signature})))
    data = forged(certificate(kaz, "KAZ.2.1"), swapped("KAZ 3", half), marks_of(kaz.acts))
    with pytest.raises(KelisimError, match="1 of the root keys"):
        check(data)


def test_another_charter_is_another_register(agreement: Agreement) -> None:
    """The forger's own keys in a charter of the same Parties found another register, which no act here names."""
    mine = {code: office_key(code, "Forger") for code in ("KAZ", "RUS")}
    charter = charter_of(["KAZ", "RUS"])
    parties = tuple(msgspec.structs.replace(party, keys=(mine[party.code].record(),)) for party in charter.parties)
    other = msgspec.structs.replace(charter, parties=parties)
    foundings = {code: Writer(other, code, (mine[code],)).found() for code in ("KAZ", "RUS")}

    def change(acts: list[Opened]) -> list[Opened]:
        return [opened(foundings[one.act.party]) if one.act.number == 1 else one for one in acts]

    data = forged(agreement.certificate(), change, [*agreement.marks, *marks_of(foundings.values())])
    with pytest.raises(KelisimError, match="register"):
        check(data)


def test_the_forgers_charter_under_the_real_id_is_refused(agreement: Agreement) -> None:
    """A founding act of the forger's charter that claims the real register's id founds nothing."""
    mine = office_key("RUS", "Forger")
    charter = charter_of(["KAZ", "RUS"])
    kaz, rus = charter.parties
    other = msgspec.structs.replace(charter, parties=(kaz, msgspec.structs.replace(rus, keys=(mine.record(),))))
    real = agreement.rus.acts[0].act if agreement.rus.acts[0].act.party == "RUS" else agreement.rus.acts[1].act
    assert real.party == "RUS"
    body = msgspec.structs.replace(real.body, charter=other)
    by = Signer(office=mine.office, key=mine.key_id())
    fake: Act = msgspec.structs.replace(real, body=body, by=by)
    founding = open_act(sign_act(fake, mine.secret()))
    marks = [mark for mark in agreement.marks if mark.name() != "RUS 1"]
    data = forged(agreement.certificate(), swapped("RUS 1", founding), [*agreement.marks, *marks])
    with pytest.raises(KelisimError) as caught:
        check(data)
    assert isinstance(caught.value, WrongRegisterError | CertificateError)
    assert caught.value.where in {"RUS 1", "RUS 2"}


def test_an_act_that_the_entry_does_not_rest_on_is_refused(agreement: Agreement) -> None:
    """A report slipped into a certificate is named: a certificate carries nothing to be read besides."""
    report = next(one for one in agreement.kaz.acts if one.name() == "RUS 3")
    data = forged(agreement.certificate(), lambda acts: [*acts, opened(report)], agreement.marks)
    refused(data, CertificateError, "RUS 3", "does not rest on")


def test_the_certificate_of_one_entry_is_none_of_another(agreement: Agreement) -> None:
    """The same acts under another entry's id agree nothing."""
    data = forged(agreement.certificate(), lambda acts: acts, agreement.marks, entry="KAZ.3.1")
    with pytest.raises(NotAgreedError):
        check(data)


def rewritten(data: bytes, **members: object) -> bytes:
    """A certificate with members that its writer claims, and the right checksum."""
    held = read(data)
    claimed = {"beyond": held.beyond, "heads": held.heads, "forked": held.forked} | members
    return write(held.register, held.entry, held.opened(), **claimed)  # type: ignore[arg-type]


def test_places_that_cannot_be_are_refused(agreement: Agreement) -> None:
    """Claims about acts that are not shown have to fit what is shown."""
    data = agreement.certificate()
    held = read(data)
    (hidden,) = held.beyond

    def moved(number: int) -> Mark:
        return msgspec.structs.replace(hidden, number=number)

    far = tuple(
        msgspec.structs.replace(head, number=9, hash="1" * 64) if head.party == "RUS" else head for head in held.heads
    )
    unnamed = msgspec.structs.replace(hidden, number=6, hash="0" * 64)
    wrong: dict[str, dict[str, object]] = {
        "previous act": {"beyond": (moved(7),), "heads": far},
        "two acts have this place": {"beyond": (moved(5),)},
        "nothing is known": {"beyond": ()},
        "is older": {"heads": tuple(msgspec.structs.replace(head, number=1) for head in held.heads)},
        "once for each Party": {"heads": (*held.heads, *held.heads)},
        "told two stories": {"forked": ("RUS", "KAZ")},
        "once each and in order": {"beyond": (hidden, unnamed), "heads": far},
    }
    for words, members in wrong.items():
        with pytest.raises(CertificateError, match=words):
            check(rewritten(data, **members))


def test_a_past_that_is_not_whole_is_refused() -> None:
    """KAZ's acceptance claims to have seen less than the proposal of its own that it follows."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    head = kaz.head()
    rus.accept(rus.propose_new("Other", ["RUS"]))
    exchange(world)
    first = kaz.propose_new("Bridge", ["KAZ"])
    less = {**head["after"], "KAZ": first.hash}
    given = accepting(kaz, first.hash, after=less)
    kaz.accept(first)
    data = forged(certificate(kaz, "KAZ.2.1"), swapped("KAZ 3", given), marks_of(kaz.acts))
    refused(data, CertificateError, "KAZ 3", "not whole")


def test_acts_out_of_their_order_are_refused(agreement: Agreement) -> None:
    """There is one order, so that one certificate has one spelling."""
    data = forged(agreement.certificate(), lambda acts: [acts[1], acts[0], *acts[2:]], agreement.marks)
    with pytest.raises(CertificateError, match="their order"):
        check(data)


def test_an_act_stands_in_it_once(agreement: Agreement) -> None:
    """The same act twice is refused."""
    data = forged(agreement.certificate(), lambda acts: [*acts, acts[-1]], agreement.marks)
    refused(data, CertificateError, "RUS 5", "twice")


def misnamed(data: bytes) -> bytes:
    """RUS's last act under the name of an older one."""
    return data.replace(b'"act":"RUS 5"', b'"act":"RUS 9"')


def of_another_register(data: bytes) -> bytes:
    """The id of another register on the same acts."""
    return data.replace(read(data).register.encode(), b"0" * 64)


@pytest.mark.parametrize(("alter", "where"), [(misnamed, "RUS 5"), (of_another_register, "KAZ 1")])
def test_labels_have_to_be_right(agreement: Agreement, alter: Callable[[bytes], bytes], where: str) -> None:
    """What stands beside an act says what the act says."""
    with pytest.raises(CertificateError) as caught:
        check(alter(agreement.certificate()))
    assert caught.value.where == where


def test_a_measure_replaced_by_nobody_keeps_its_baseline(agreement: Agreement) -> None:
    """The forger cannot put his own text on the Parties' acceptance: the proposal's hash would be another."""
    kaz = agreement.kaz
    text = measure("KAZ.2.1", "Forged bridge", ["KAZ", "RUS"], agreement.first)
    fake = kaz.sign(
        msgspec.structs.replace(
            agreement.second.act, body=msgspec.structs.replace(agreement.second.act.body, items=(text,))
        )
    )
    data = forged(agreement.certificate(), swapped("KAZ 4", fake), agreement.marks)
    with pytest.raises(KelisimError):
        check(data)
