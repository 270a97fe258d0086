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
from kelisim.acts.line import Branch
from kelisim.model.act import Act, Found, Founding, Signer
from tests.world import KEYS, Writer, charter_of, exchange, founded, opened

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
    ("3: a number left out", lambda s: s.signed(s.act(number=5)), ChainError, "KAZ 5"),
    ("3: a number far away", lambda s: s.signed(s.act(number=2**53 - 1)), ChainError, f"KAZ {2**53 - 1}"),
    ("3: own act not named", lambda s: s.signed(s.act(after=s.after(KAZ=None))), ChainError, "KAZ 4"),
    ("3: an older own act", lambda s: s.signed(s.act(after=s.after(KAZ=s.kaz.acts[0].hash))), ChainError, "KAZ 4"),
    ("4: an act not here", lambda s: s.signed(s.act(after=s.after(RUS=ELSEWHERE))), MissingPastError, "KAZ 4"),
    ("4: own act not here", lambda s: s.signed(s.act(after=s.after(KAZ=ELSEWHERE))), MissingPastError, "KAZ 4"),
    ("4: an act of another feed", lambda s: s.signed(s.act(after=s.after(RUS=s.kaz3.hash))), ChainError, "KAZ 4"),
    ("4: a Party that is none", lambda s: s.signed(s.act(after=s.after(ARM=s.rus3.hash))), ChainError, "KAZ 4"),
    ("5: less than its own past", lambda s: s.signed(s.act(after=s.after(RUS=None))), ChainError, "KAZ 4"),
    ("5: older than seen", lambda s: s.signed(s.act(after=s.after(RUS=s.rus.acts[0].hash))), ChainError, "KAZ 4"),
    ("6: another Party's key", lambda s: s.signed(s.act(by=OTHER_KEY), "RUS"), UnknownKeyError, "KAZ 4"),
    (
        "6: a key of nobody",
        lambda s: s.signed(s.act(by=Signer(office="Minister", key=ELSEWHERE))),
        UnknownKeyError,
        "KAZ 4",
    ),
    ("7: signed by another key than named", lambda s: s.signed(s.act(), "RUS"), SignatureError, "KAZ 4"),
    ("7: the signature of another act", lambda s: s.altered(), SignatureError, "KAZ 4"),
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
