"""The ledger: acts are stored, folded and projected in one transaction, or not at all."""

import random

import msgspec
import pytest
from django.db import connection

from kelisim.acts.envelope import Opened, Signed
from kelisim.acts.errors import ActError, ChainError, MissingPastError, SignatureError, WrongRegisterError
from kelisim.model.measure import Measure
from kelisim.node import filing, models
from kelisim.node.errors import WouldBeVoidError
from kelisim.node.ledger import Ledger, register_of, start, stored_acts
from kelisim.node.rebuilding import rebuild
from kelisim.register.snapshot import snapshot
from tests.node.histories import BOTH, received, signed, small_ledger, stored, tables
from tests.world import KEYS, Writer, charter_of, founded, opened

pytestmark = pytest.mark.django_db(transaction=True)


def offer(title: str) -> filing.Offer:
    """An offer of a new measure."""
    return filing.Offer("measure", Measure(title={"en": title}))


def everything(ledger: Ledger) -> tuple[object, ...]:
    """All that may not change where something is refused: record, tables, folded state, heads."""
    return stored(), tables(), snapshot(ledger.register), ledger.feeds.heads()


def test_an_act_is_stored_as_its_exact_bytes() -> None:
    """What is read from the store is byte for byte what was signed."""
    ledger = small_ledger()
    placed = filing.propose(ledger, KEYS["KAZ"], [offer("one")])
    row = models.StoredAct.objects.get(hash=placed.hash)
    assert bytes(row.payload) == placed.signed.payload
    assert bytes(row.signature) == placed.signed.signature
    assert [one.hash for one in stored_acts(ledger.id)][-1] == placed.hash


def test_an_act_without_effect_is_not_signed() -> None:
    """Nothing of it is stored, and the ledger goes on as if it had not been asked."""
    ledger = small_ledger()
    placed = filing.propose(ledger, KEYS["KAZ"], [offer("one")])
    filing.answer(ledger, KEYS["KAZ"], placed.hash, accept=True)
    before = everything(ledger)
    with pytest.raises(WouldBeVoidError, match="the first answer stands"):
        filing.answer(ledger, KEYS["KAZ"], placed.hash, accept=False)
    with pytest.raises(WouldBeVoidError):
        filing.answer(ledger, KEYS["RUS"], "f" * 64, accept=True)
    assert everything(ledger) == before
    filing.answer(ledger, KEYS["RUS"], placed.hash, accept=True)
    assert models.Entry.objects.get().entry == "KAZ.2.1"


def test_a_key_of_a_stranger_signs_nothing() -> None:
    """A key that the charter does not name changes nothing, and the error says so."""
    ledger = small_ledger()
    before = everything(ledger)
    stranger = msgspec.structs.replace(KEYS["ARM"], party="KAZ")
    with pytest.raises(ActError):
        filing.propose(ledger, stranger, [offer("one")])
    assert everything(ledger) == before


def test_what_another_process_stored_is_seen_before_signing() -> None:
    """Two ledgers of one store take turns without a fork: each sees the other's acts first."""
    one = small_ledger()
    two = start(charter_of(BOTH))
    placed = filing.propose(one, KEYS["KAZ"], [offer("one")])
    filing.answer(two, KEYS["RUS"], placed.hash, accept=True)
    filing.answer(one, KEYS["KAZ"], placed.hash, accept=True)
    last = filing.propose(two, KEYS["KAZ"], [offer("two")])
    assert last.act.number == 4
    assert last.past == {"KAZ": 3, "RUS": 2}
    one.refresh()
    assert snapshot(one.register) == snapshot(two.register)
    assert one.feeds.heads() == two.feeds.heads()


def test_a_failure_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the projection of an act fails, the act is not stored, and the same act can be written afterwards."""
    ledger = small_ledger()
    before = everything(ledger)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr("kelisim.node.ledger.project", fail)
        with pytest.raises(OSError, match="disk full"):
            filing.propose(ledger, KEYS["KAZ"], [offer("one")])
    assert everything(ledger) == before
    assert filing.propose(ledger, KEYS["KAZ"], [offer("one")]).act.number == 2


@pytest.fixture(scope="module")
def acts() -> list[Opened]:
    """The acts of a signed history."""
    return received(signed(3))


def test_acts_are_taken_once(acts: list[Opened]) -> None:
    """The same acts again bring nothing new."""
    ledger = start(signed(3).charter)
    chance = random.Random(1)
    assert sum(ledger.take(chance.sample(acts, len(acts))).new.values()) == len(acts)
    before = everything(ledger)
    assert ledger.take(acts * 2).new == {}
    assert everything(ledger) == before


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda acts: [*acts[:-1], _resigned(acts[-1])], SignatureError),
        (lambda acts: [*acts[: len(acts) // 2], _resigned(acts[len(acts) // 2])], SignatureError),
        (lambda acts: acts[1:], MissingPastError),
        (lambda acts: [*acts, opened(founded(["BLR"])["BLR"].acts[0])], WrongRegisterError),
    ],
    ids=["the last is altered", "one in the middle is altered", "the first is missing", "one is of another register"],
)
def test_acts_are_taken_all_or_none(acts: list[Opened], spoil: object, error: type[ActError]) -> None:
    """Where one of many acts does not hold, none is stored."""
    ledger = start(signed(3).charter)
    before = everything(ledger)
    with pytest.raises(error):
        ledger.take(spoil(acts))  # type: ignore[operator]
    assert everything(ledger) == before
    assert stored() == []
    assert sum(ledger.take(acts).new.values()) == len(acts)


def _resigned(one: Opened) -> Opened:
    return msgspec.structs.replace(one, signed=Signed(payload=one.signed.payload, signature=bytes(64)))


def test_acts_that_leave_a_gap_in_the_past_are_refused() -> None:
    """An act whose author forgot what it had seen is refused, though its signature holds."""
    world = founded(BOTH)
    kaz = world["KAZ"]
    head = {**kaz.head(), "after": {"KAZ": kaz.acts[0].hash}, "number": 2}
    kaz.state()
    forgetful = {**kaz.head(), "after": {"KAZ": kaz.acts[-1].hash}}
    bad = kaz.sign(kaz.stating(forgetful, "2022"))
    assert head["number"] == 2
    ledger = start(kaz.charter)
    with pytest.raises(ChainError):
        ledger.take([*(opened(placed) for placed in kaz.acts), bad])
    assert stored() == []


class TwoStories:
    """KAZ signs two acts with the number 2, and goes on after each; RUS has heard the first story."""

    def __init__(self) -> None:
        world = founded(BOTH)
        self.kaz, self.rus = world["KAZ"], world["RUS"]
        self.other = Writer(self.kaz.charter, "KAZ")
        for placed in self.kaz.acts:
            self.other.see(opened(placed))
        self.one = self.kaz.state()
        self.two = self.other.propose_new("another story", BOTH)
        self.after_two = self.other.state()
        for placed in self.kaz.acts:
            self.rus.see(opened(placed))
        self.heard = self.rus.state()

    def first(self) -> list[Opened]:
        """The first story and what rests on it."""
        return [opened(placed) for placed in self.rus.acts]

    def second(self) -> list[Opened]:
        """The second story and what rests on it."""
        return [opened(placed) for placed in self.other.acts]


def flagged() -> dict[str, bool]:
    """Whether each Party is marked as having told two stories."""
    return dict(models.Party.objects.values_list("code", "forked"))


def test_a_second_story_is_kept_as_proof() -> None:
    """Both acts and what rests on them are kept byte for byte, the Party is flagged, and a rebuild keeps that."""
    story = TwoStories()
    ledger = start(story.kaz.charter)
    ledger.take(story.first())
    heads = ledger.feeds.heads()
    taken = ledger.take([*story.second(), opened(story.two)])
    assert [one.hash for one in taken.forks] == [story.two.hash]
    assert taken.new == {"KAZ": 2}
    assert ledger.feeds.heads() == heads
    assert flagged() == {"KAZ": True, "RUS": False}
    assert models.Statement.objects.filter(disputed=True).count() == 2
    assert not models.Statement.objects.get(act=story.heard.hash).disputed
    before = tables()
    rebuild(ledger.id)
    assert tables() == before


def test_nodes_that_heard_the_stories_in_another_order_say_the_same() -> None:
    """Whichever story came first, the register and the pages are the same on both nodes."""
    story = TwoStories()
    said = []
    for mine, theirs in ((story.first(), story.second()), (story.second(), story.first())):
        ledger = start(story.kaz.charter)
        ledger.take(mine)
        ledger.take(theirs)
        said.append((snapshot(ledger.register), tables(), sorted(stored())))
        models.StoredAct.objects.all().delete()
        models.Register.objects.all().delete()
    assert said[0] == said[1]


def test_nothing_more_is_signed_for_a_party_with_two_stories() -> None:
    """What it signed would have no effect, so the node says so and signs nothing."""
    story = TwoStories()
    ledger = start(story.kaz.charter)
    ledger.take([*story.first(), *story.second()])
    before = everything(ledger)
    with pytest.raises(WouldBeVoidError, match="KAZ has told two stories"):
        filing.propose(ledger, KEYS["KAZ"], [offer("one")])
    assert everything(ledger) == before
    filing.propose(ledger, KEYS["RUS"], [offer("one")])


def test_a_story_is_taken_once() -> None:
    """The same second story again brings nothing new."""
    story = TwoStories()
    ledger = start(story.kaz.charter)
    ledger.take(story.first())
    for _ in range(3):
        ledger.take([opened(story.two), opened(story.two)])
    assert models.StoredAct.objects.filter(party="KAZ", number=2).count() == 2


def test_acts_find_their_register() -> None:
    """Acts belong to the register that is here, or to the one that they found; without either they are refused."""
    story = TwoStories()
    with pytest.raises(WrongRegisterError):
        register_of(story.first()[2:])
    register_of(story.first()).take(story.first())
    assert register_of(story.first()[2:]).id == start(story.kaz.charter).id


def test_one_act_is_one_row() -> None:
    """The database itself refuses the same act a second time."""
    ledger = small_ledger()
    row = models.StoredAct.objects.filter(register=ledger.id).first()
    assert row is not None
    with pytest.raises(Exception, match=r"(?i)unique"):
        models.StoredAct.objects.create(
            hash=row.hash, register=row.register, party=row.party, number=row.number, payload=b"", signature=b""
        )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_commits_are_durable() -> None:
    """The journal is a write-ahead log, each commit reaches the disk, and foreign keys are kept."""
    with connection.cursor() as cursor:
        found = {}
        for name in ("journal_mode", "synchronous", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert connection.settings_dict["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
