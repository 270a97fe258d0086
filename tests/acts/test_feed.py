"""The door, rule by rule: each rule of `acts.feed` broken once, and the error that names the act."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.acts.envelope import Opened, Signed, open_act, sign_act
from kelisim.acts.errors import (
    ActError,
    ChainError,
    MissingPastError,
    SignatureError,
    UnknownKeyError,
    WrongRegisterError,
)
from kelisim.acts.feed import Feeds
from kelisim.acts.keys import KeyFile
from kelisim.acts.line import Branch, acceded_line
from kelisim.model.act import Act, Found, Founding, Signer
from kelisim.model.charter import Charter, Party
from kelisim.model.powers import Powers
from tests.world import KEYS, Writer, charter_of, exchange, founded, member, office_key, opened

ELSEWHERE = "0" * 64


class Scene:
    """KAZ has 3 acts and RUS 3; KAZ has seen RUS 2, RUS has seen all; the node at whose door acts come has all."""

    def __init__(self) -> None:
        world = founded(["KAZ", "RUS"])
        self.kaz, self.rus = world["KAZ"], world["RUS"]
        self.rus2 = self.rus.state()
        self.kaz.see(opened(self.rus2))
        self.kaz.state()
        self.kaz3 = self.kaz.state()
        self.node = Writer(charter_of(["KAZ", "RUS"]), "KAZ")
        self.rus3 = self.rus.state()
        for placed in (*self.kaz.acts, self.rus3):
            self.node.see(opened(placed))

    def act(self, **changed: Any) -> Act:
        """KAZ's next act with some members changed, not signed yet."""
        return self.node.stating({**self.node.head(), **changed}, "2022")

    def own(self, number: int) -> str:
        """The hash of KAZ's act with a number."""
        return next(one.hash for one in self.kaz.acts if one.name() == f"KAZ {number}")

    def signed(self, act: Act, signer: str = "KAZ") -> Opened:
        """An act as it comes to the door, signed whatever it says."""
        return open_act(sign_act(act, KEYS[signer].secret()))

    def after(self, **changed: str | None) -> dict[str, str]:
        """What KAZ's next act names in `after`, with some of it changed or left out."""
        return {party: named for party, named in {**self.node.feeds.heads(), **changed}.items() if named}

    def founding(self, number: int, codes: list[str]) -> Act:
        """A founding act of KAZ with the charter of these Parties."""
        head = {**self.node.head(), "number": number, **({"after": {}} if number == 1 else {})}
        return Found(**head, body=Founding(charter=charter_of(codes)))

    def altered(self) -> Opened:
        """KAZ's next act with another signature than its own."""
        one = self.signed(self.act())
        other = self.signed(self.act(at="2022-01-01T00:00:00Z"))
        return msgspec.structs.replace(one, signed=Signed(payload=one.signed.payload, signature=other.signed.signature))


SCENE = Scene()
OTHER_KEY = Signer(office="Signatory of RUS", key=KEYS["RUS"].key_id())

BROKEN: list[tuple[str, Callable[[Scene], Opened], type[ActError], str]] = [
    ("1: another register", lambda s: s.signed(s.act(register=ELSEWHERE)), WrongRegisterError, "KAZ 4"),
    ("1: no Party of the charter", lambda s: s.signed(s.act(party="ARM"), "ARM"), WrongRegisterError, "ARM 4"),
    ("2: founded a second time", lambda s: s.signed(s.founding(4, ["KAZ", "RUS"])), ChainError, "KAZ 4"),
    ("2: a first act that does not found", lambda s: s.signed(s.act(number=1, after={})), ChainError, "KAZ 1"),
    ("2: another charter", lambda s: s.signed(s.founding(1, ["KAZ", "BLR"])), WrongRegisterError, "KAZ 1"),
    ("4: a number left out", lambda s: s.signed(s.act(number=5)), ChainError, "KAZ 5"),
    ("4: a number far away", lambda s: s.signed(s.act(number=2**53 - 1)), ChainError, f"KAZ {2**53 - 1}"),
    ("4: own act not named", lambda s: s.signed(s.act(after=s.after(KAZ=None))), ChainError, "KAZ 4"),
    ("4: an older own act", lambda s: s.signed(s.act(after=s.after(KAZ=s.kaz.acts[0].hash))), ChainError, "KAZ 4"),
    ("5: an act not here", lambda s: s.signed(s.act(after=s.after(RUS=ELSEWHERE))), MissingPastError, "KAZ 4"),
    ("5: own act not here", lambda s: s.signed(s.act(after=s.after(KAZ=ELSEWHERE))), MissingPastError, "KAZ 4"),
    ("5: an act of another feed", lambda s: s.signed(s.act(after=s.after(RUS=s.kaz3.hash))), ChainError, "KAZ 4"),
    ("5: a Party that is none", lambda s: s.signed(s.act(after=s.after(ARM=s.rus3.hash))), ChainError, "KAZ 4"),
    ("6: less than its own past", lambda s: s.signed(s.act(after=s.after(RUS=None))), ChainError, "KAZ 4"),
    ("6: older than seen", lambda s: s.signed(s.act(after=s.after(RUS=s.rus.acts[0].hash))), ChainError, "KAZ 4"),
    ("7: another Party's key", lambda s: s.signed(s.act(by=OTHER_KEY), "RUS"), UnknownKeyError, "KAZ 4"),
    (
        "7: a key of nobody",
        lambda s: s.signed(s.act(by=Signer(office="Minister", key=ELSEWHERE))),
        UnknownKeyError,
        "KAZ 4",
    ),
    ("8: signed by another key than named", lambda s: s.signed(s.act(), "RUS"), SignatureError, "KAZ 4"),
    ("8: the signature of another act", lambda s: s.altered(), SignatureError, "KAZ 4"),
    ("an act that is here", lambda s: opened(s.kaz3), ChainError, "KAZ 3"),
]


@pytest.mark.parametrize(("build", "error", "where"), [pytest.param(*row[1:], id=row[0]) for row in BROKEN])
def test_an_act_that_breaks_a_rule_is_refused(
    build: Callable[[Scene], Opened], error: type[ActError], where: str
) -> None:
    """The error's leaf says which rule is broken, `where` names the act, and the feeds are as they were."""
    before = SCENE.node.feeds.numbers(), SCENE.node.feeds.heads()
    with pytest.raises(ActError) as caught:
        SCENE.node.feeds.place(build(SCENE))
    assert type(caught.value) is error
    assert caught.value.where == where
    assert (SCENE.node.feeds.numbers(), SCENE.node.feeds.heads()) == before


def test_the_same_act_unbroken_is_taken() -> None:
    """The act from which the broken ones are made keeps every rule."""
    placed = SCENE.node.feeds.place(SCENE.signed(SCENE.act()))
    assert placed.past == {"KAZ": 3, "RUS": 3}
    assert placed.name() == "KAZ 4"


def test_an_author_may_have_seen_little() -> None:
    """`after` names what the author had seen, which may be only its own feed and what that had seen."""
    after = SCENE.after(RUS=SCENE.rus2.hash)
    assert SCENE.node.feeds.place(SCENE.signed(SCENE.act(after=after))).past == {"KAZ": 3, "RUS": 2}


def test_a_past_is_whole_through_other_feeds() -> None:
    """Who has seen an act has seen what its author had seen, of third Parties as well."""
    world = founded(["KAZ", "RUS", "BLR"])
    said = world["BLR"].state()
    world["RUS"].see(opened(said))
    heard = world["RUS"].state()
    kaz = world["KAZ"]
    kaz.see(opened(said))
    kaz.see(opened(heard))
    head = {**kaz.head(), "after": {**kaz.feeds.heads(), "BLR": world["BLR"].acts[0].hash}}
    with pytest.raises(ChainError, match="RUS 2 had seen BLR 2"):
        kaz.see(kaz.sign(kaz.stating(head, "2022")))
    assert kaz.see(kaz.sign(kaz.stating(kaz.head(), "2022"))) is not None


def test_a_second_act_with_a_number_begins_a_branch() -> None:
    """Both acts are kept; the second is called by the line it leaves and by its own hash."""
    scene = Scene()
    second = scene.signed(scene.act(number=3, after=scene.after(KAZ=scene.own(2))))
    before = scene.node.feeds.heads()
    placed = scene.node.see(second)
    assert placed is not None
    assert placed.branch == Branch(f"KAZ/{placed.hash[:32]}", "KAZ", 3)
    assert placed.line == placed.branch.line
    assert scene.node.feeds.heads() == before
    assert scene.node.feeds.numbers() == {"KAZ": 4, "RUS": 3}
    assert scene.node.feeds.branches.forked() == {"KAZ"}


def test_a_branch_goes_on() -> None:
    """What follows a second act follows it in its branch, and its past holds the line it left up to there."""
    scene = Scene()
    second = scene.signed(scene.act(number=3, after={"KAZ": scene.own(2), "RUS": scene.rus2.hash}))
    scene.node.see(second)
    third = scene.signed(scene.act(number=4, after={"KAZ": second.hash, "RUS": scene.rus2.hash}))
    placed = scene.node.see(third)
    assert placed is not None
    assert placed.past == {"KAZ": 2, placed.line: 3, "RUS": 2}


def test_a_second_act_with_a_bad_signature_is_no_proof() -> None:
    """Nobody can make a Party look double-tongued without its key."""
    with pytest.raises(SignatureError):
        act = SCENE.act(number=3, after=SCENE.after(KAZ=SCENE.own(2)))
        SCENE.node.feeds.place(SCENE.signed(act, "RUS"))


def test_only_the_next_act_is_added() -> None:
    """A placed act is added once, in its turn."""
    feeds = Feeds(charter_of(["KAZ"]))
    writer = founded(["KAZ"])["KAZ"]
    first = feeds.place(opened(writer.acts[0]))
    feeds.add(first)
    with pytest.raises(ChainError):
        feeds.add(first)
    assert feeds.numbers() == {"KAZ": 1}


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=25))
def test_the_past_is_the_vector_of_all_that_was_seen(steps: list[tuple[int, int]]) -> None:
    """Whatever is written and exchanged, an act's past counts of each feed exactly the acts its author had."""
    world = founded(["KAZ", "RUS", "BLR"])
    writers = list(world.values())
    for at, what in steps:
        writer, other = writers[at], writers[what]
        if writer is other:
            seen = {party: number for party, number in writer.feeds.numbers().items() if number}
            assert dict(writer.state().past) == seen
        else:
            for placed in other.acts:
                writer.see(opened(placed))
    exchange(world)
    assert len({tuple(sorted(writer.feeds.heads().items())) for writer in writers}) == 1


ARM = office_key("ARM", "Signatory of ARM")
IMPOSTOR = office_key("ARM", "Impostor")


class Accession:
    """KAZ offers a charter that names ARM, and another one that names ARM with the keys of somebody else."""

    def __init__(self) -> None:
        self.world = founded(["KAZ", "RUS"])
        self.kaz = self.world["KAZ"]
        self.founding = self.kaz.charter
        self.with_arm = self.widened(member("ARM", ARM))
        self.with_impostor = self.widened(member("ARM", IMPOSTOR))
        self.before = [opened(placed) for placed in self.kaz.acts]
        self.kaz.amend(self.with_arm)

    def widened(self, *others: Party) -> Charter:
        """The founding charter with further Parties."""
        return msgspec.structs.replace(self.founding, parties=(*self.founding.parties, *others))

    def arm(self, key: KeyFile = ARM, *, informed: bool = True) -> Writer:
        """A writer of ARM that has seen what KAZ has, or, uninformed, nothing of the new charter."""
        writer = Writer(self.founding, "ARM", (key,))
        for one in [opened(placed) for placed in self.kaz.acts] if informed else self.before:
            writer.see(one)
        return writer

    def acceded(self) -> Writer:
        """ARM after its first act."""
        arm = self.arm()
        arm.found(self.with_arm)
        return arm


NO_ACCESSION: list[tuple[str, Callable[[Accession], object], type[ActError], str]] = [
    (
        "a charter that is not in its past",
        lambda a: a.arm(informed=False).found(a.with_arm),
        WrongRegisterError,
        "ARM 1",
    ),
    ("a charter that nobody offers", lambda a: a.arm(IMPOSTOR).found(a.with_impostor), WrongRegisterError, "ARM 1"),
    ("the founding charter, which does not name it", lambda a: a.arm().found(a.founding), WrongRegisterError, "ARM 1"),
    ("signed with other keys", lambda a: a.arm(IMPOSTOR).found(a.with_arm), UnknownKeyError, "ARM 1"),
    (
        "signed with other keys beside its own",
        lambda a: a.arm().by(ARM, IMPOSTOR).found(a.with_arm),
        UnknownKeyError,
        "ARM 1",
    ),
    (
        "a founding Party with the new charter",
        lambda a: Writer(a.founding, "RUS").found(a.with_arm),
        WrongRegisterError,
        "RUS 1",
    ),
    ("another code", lambda a: Writer(a.founding, "BLR", (ARM,)).found(a.with_arm), WrongRegisterError, "BLR 1"),
    ("not before it has founded", lambda a: a.arm().state(), ChainError, "ARM 1"),
    ("not as a second act", lambda a: a.acceded().found(a.with_arm), ChainError, "ARM 2"),
]


@pytest.mark.parametrize(("act", "error", "where"), [pytest.param(*row[1:], id=row[0]) for row in NO_ACCESSION])
def test_nobody_accedes_but_who_is_named(act: Callable[[Accession], object], error: type[ActError], where: str) -> None:
    """Rule 3: whose first act rests on no proposal that names it, with its keys, is refused."""
    with pytest.raises(ActError) as caught:
        act(Accession())
    assert type(caught.value) is error
    assert caught.value.where == where


def test_who_is_named_begins_its_feed() -> None:
    """Rule 3: its line is called by its code and keys, and goes on like every other."""
    scene = Accession()
    arm = scene.acceded()
    second = arm.state()
    assert second.line == acceded_line(member("ARM", ARM))
    assert second.past == {"KAZ": 2, "RUS": 1, second.line: 1}
    assert arm.feeds.numbers() == {"KAZ": 2, "RUS": 1, "ARM": 2}
    assert arm.feeds.branches.forked() == frozenset()


def test_strangers_of_one_code_stand_in_feeds_of_their_own() -> None:
    """Two proposals that name other keys for one code speak of two strangers: no Party has told two stories."""
    scene = Accession()
    first = scene.acceded()
    scene.kaz.amend(scene.with_impostor)
    other = scene.arm(IMPOSTOR)
    other.found(scene.with_impostor)
    for placed in first.acts:
        scene.kaz.see(opened(placed))
    for placed in other.acts:
        scene.kaz.see(opened(placed))
    lines = {placed.line for placed in scene.kaz.acts if placed.act.party == "ARM"}
    assert lines == {acceded_line(member("ARM", ARM)), acceded_line(member("ARM", IMPOSTOR))}
    assert scene.kaz.feeds.branches.forked() == frozenset()
    assert scene.kaz.feeds.numbers()["ARM"] == 2


def test_a_stranger_that_founds_first_keeps_nobody_out() -> None:
    """Whose code a stranger has used, and whose sources have seen it, founds all the same and goes on."""
    scene = Accession()
    scene.kaz.amend(scene.with_impostor)
    impostor = scene.arm(IMPOSTOR)
    impostor.found(scene.with_impostor)
    scene.kaz.see(opened(impostor.acts[-1]))
    scene.kaz.state()
    arm = scene.arm()
    first = arm.found(scene.with_arm)
    assert first.past == {"KAZ": 4, "RUS": 1, acceded_line(member("ARM", IMPOSTOR)): 1}
    assert arm.state().line == acceded_line(member("ARM", ARM))
    assert arm.by(IMPOSTOR).state().line == acceded_line(member("ARM", IMPOSTOR))


def test_an_acceding_party_that_founds_twice_tells_two_stories() -> None:
    """Two first acts with the same keys are a proof against them, even where their charters differ."""
    scene = Accession()
    further = scene.widened(member("ARM", ARM), member("BLR"))
    scene.kaz.amend(further)
    scene.arm().found(scene.with_arm)
    one, two = scene.arm(), scene.arm()
    one.found(scene.with_arm)
    two.found(further)
    one.see(opened(two.acts[-1]))
    assert one.feeds.branches.forked() == {"ARM"}


def test_a_branch_is_signed_under_the_roster_of_where_it_leaves() -> None:
    """Keys that a feed brings after a branch has left it are nobody's in the branch; those it ends hold there."""
    kaz = founded(["KAZ"])["KAZ"]
    clerk, fresh = office_key("KAZ", "Clerk"), office_key("KAZ", "Fresh root")
    kaz.appoint(clerk, Powers(kinds=("state",)))
    start = [opened(placed) for placed in kaz.acts]
    kaz.by(KEYS["KAZ"], fresh).rekey(2, fresh)
    kaz.by(fresh).retire(clerk)
    other = Writer(kaz.charter, "KAZ")
    for one in start:
        other.see(one)
    kaz.see(opened(other.by(clerk).state()))
    kaz.see(opened(other.by(KEYS["KAZ"]).state()))
    with pytest.raises(UnknownKeyError):
        other.by(fresh).state()
    assert kaz.feeds.branches.forked() == {"KAZ"}
    assert kaz.feeds.roster("KAZ").roots == {fresh.key_id()}
