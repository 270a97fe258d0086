"""Consent as people would tell it: each rule, and each reason for which an act has no effect.

A story is a list of lines, one for each act: who does what. `KAZ offers a` proposes a new entry called `a`, for all
Parties unless others are named; `RUS revises a as b` offers a version of it called `b`; `KAZ sees RUS` takes in all
that RUS has. Everybody has founded the register, and everybody sees everything at once unless the story says `apart`.
"""

import pytest

from kelisim.acts.feed import Placed
from kelisim.model.charter import Quorum
from kelisim.model.item import Item
from kelisim.register.fold import Register
from kelisim.register.history import agreed_at, history, waiting_for
from tests.register.histories import Scribe, folded
from tests.world import charter_of, field, measure

ALL = ("KAZ", "RUS", "BLR")


class Tale:
    """A story acted out by scribes."""

    def __init__(self, *lines: str, parties: tuple[str, ...] = ALL[:2], quorum: int | None = None) -> None:
        quorums = (Quorum(kind="field", k=quorum),) if quorum else ()
        self.charter = charter_of(parties, quorums)
        self.scribes = {code: Scribe(self.charter, code) for code in parties}
        self.acts: list[Placed] = []
        self.called: dict[str, Placed] = {}
        self.apart = False
        for line in lines:
            self._act(line.split())

    def _act(self, words: list[str]) -> None:
        if words == ["apart"]:
            self.apart = True
            return
        if words == ["together"]:
            self.apart = False
            self._meet()
            return
        who, verb, *rest = words
        if verb == "sees":
            for placed in self.scribes[rest[0]].acts:
                self._take(who, placed)
            return
        placed = getattr(self, f"_{verb}")(self.scribes[who], *rest)
        self.acts.append(placed)
        if not self.apart:
            self._meet()

    def _meet(self) -> None:
        for code in self.scribes:
            for placed in self.acts:
                self._take(code, placed)

    def _take(self, code: str, placed: Placed) -> None:
        if placed.hash not in {one.hash for one in self.scribes[code].acts}:
            self.scribes[code].take(placed)

    def _founds(self, scribe: Scribe) -> Placed:
        return scribe.found()

    def _offers(self, scribe: Scribe, name: str, *bound: str) -> Placed:
        entry = f"{scribe.code}.{scribe.head()['number']}.1"
        self.called[name] = placed = scribe.propose(self._item(entry, bound or tuple(self.scribes), None))
        return placed

    def _revises(self, scribe: Scribe, old: str, _as: str, name: str, *bound: str) -> Placed:
        """`revises a as b`, or several at once, all or nothing: `revises a,c as b`."""
        items = []
        for one in old.split(","):
            base = self.called[one]
            held = base.act.body.items[0]
            items.append(self._item(held.entry, bound or held.bound, base.hash))
        self.called[name] = placed = scribe.propose(*items)
        return placed

    def _item(self, entry: str, bound: tuple[str, ...], base: str | None) -> Item:
        if self.charter.quorums:
            return field(entry, "energy", bound, base)
        return measure(entry, "Measure", bound, base)

    def _accepts(self, scribe: Scribe, name: str) -> Placed:
        return scribe.accept(self.called[name])

    def _declines(self, scribe: Scribe, name: str) -> Placed:
        return scribe.decline(self.called[name])

    def register(self) -> Register:
        """The register of all acts."""
        return folded(self.charter, self.acts)

    def status(self, name: str) -> str:
        """How a proposal stands."""
        return self.register().proposals[self.called[name].hash].status()

    def answers(self, name: str) -> dict[str, str]:
        """Who said what to a proposal; `implied` where it followed from accepting a rival."""
        given = self.register().proposals[self.called[name].hash].answers
        return {party: "implied" if one.implied else one.verb for party, one in sorted(given.items())}

    def void(self) -> list[str]:
        """The acts without effect, each with the code of the reason."""
        void = self.register().void
        return [f"{one.act.party} {one.act.number}: {void[one.hash].code}" for one in self.acts if one.hash in void]


FOUNDED = tuple(f"{code} founds" for code in ALL[:2])
THREE = tuple(f"{code} founds" for code in ALL)
AGREED = ("KAZ offers a", "KAZ accepts a", "RUS accepts a")
AGREED_BY_3 = (*AGREED, "BLR accepts a")

STORIES = [
    # rule, story, how the proposals stand in the end, the acts without effect
    ("rule 5: proposing is not accepting", ("KAZ offers a",), {"a": "open"}, []),
    ("rule 5: the other's consent alone is not enough", ("KAZ offers a", "RUS accepts a"), {"a": "open"}, []),
    ("all have accepted", AGREED, {"a": "agreed"}, []),
    ("one has declined", ("KAZ offers a", "KAZ accepts a", "RUS declines a"), {"a": "dead"}, []),
    ("one's own offer declined", ("KAZ offers a", "KAZ declines a"), {"a": "dead"}, []),
    ("what binds one needs that one", ("KAZ offers a KAZ", "KAZ accepts a"), {"a": "agreed"}, []),
    ("one may propose for another", ("KAZ offers a RUS", "RUS accepts a"), {"a": "agreed"}, []),
    (
        "rule 1: an accept stands for ever",
        ("KAZ offers a", "RUS accepts a", "RUS declines a", "KAZ accepts a"),
        {"a": "agreed"},
        ["RUS 3: already-answered"],
    ),
    (
        "rule 1: a decline is final",
        ("KAZ offers a", "RUS declines a", "RUS accepts a", "KAZ accepts a"),
        {"a": "dead"},
        ["RUS 3: already-answered"],
    ),
    (
        "rule 1: an answer before seeing is none, and may be given after",
        ("apart", "KAZ offers a", "RUS accepts a", "RUS sees KAZ", "RUS accepts a", "KAZ accepts a"),
        {"a": "agreed"},
        ["RUS 2: unknown-proposal"],
    ),
    (
        "rule 2: accepting one version declines the other that was seen",
        (*AGREED, "KAZ revises a as b", "RUS revises a as c", "RUS accepts b"),
        {"b": "open", "c": "dead"},
        [],
    ),
    (
        "rule 2: a rival answered before keeps its answer",
        (*AGREED, "KAZ revises a as b", "RUS revises a as c", "KAZ declines c", "KAZ accepts b", "RUS accepts b"),
        {"b": "agreed", "c": "dead"},
        [],
    ),
    (
        "rule 2: a rival that was not seen is not declined",
        (*AGREED, "KAZ revises a as b", "apart", "RUS revises a as c", "KAZ accepts b"),
        {"b": "open", "c": "open"},
        [],
    ),
    (
        "rule 3: a dead rival leaves the way free",
        (*AGREED, "KAZ revises a as b", "KAZ accepts b", "RUS declines b", "RUS revises a as c", "KAZ accepts c")
        + ("RUS accepts c",),
        {"b": "dead", "c": "agreed"},
        [],
    ),
    (
        "rule 4: not two rivals",
        (*AGREED, "KAZ revises a as b", "KAZ accepts b", "RUS revises a as c", "KAZ accepts c"),
        {"b": "open", "c": "open"},
        ["KAZ 6: rival-accepted"],
    ),
    (
        "rule 4: a rival that died elsewhere, unseen, is not dead yet",
        (*AGREED, "KAZ revises a as b", "KAZ accepts b", "RUS revises a as c", "apart", "RUS declines b")
        + ("KAZ accepts c",),
        {"b": "dead", "c": "open"},
        ["KAZ 6: rival-accepted"],
    ),
    (
        "rule 4: and once its death is seen the other may be accepted",
        (*AGREED, "KAZ revises a as b", "KAZ accepts b", "RUS revises a as c", "apart", "RUS declines b")
        + ("KAZ sees RUS", "KAZ accepts c", "RUS accepts c"),
        {"b": "dead", "c": "agreed"},
        [],
    ),
    (
        "crossing letters kill both",
        (*AGREED, "KAZ revises a as b", "RUS revises a as c", "apart", "KAZ accepts b", "RUS accepts c", "together"),
        {"b": "dead", "c": "dead"},
        [],
    ),
    (
        "and either side proposes again",
        (*AGREED, "KAZ revises a as b", "RUS revises a as c", "apart", "KAZ accepts b", "RUS accepts c", "together")
        + ("RUS revises a as d", "RUS accepts d", "KAZ accepts d"),
        {"b": "dead", "c": "dead", "d": "agreed"},
        [],
    ),
    (
        "a late rival of what is agreed is overtaken",
        (*AGREED, "apart", "RUS revises a as c", "together", "KAZ revises a as b", "KAZ accepts b", "RUS accepts b"),
        {"b": "agreed", "c": "dead"},
        [],
    ),
    (
        "a rival that nobody answered is overtaken",
        (*AGREED, "KAZ revises a as b", "apart", "KAZ accepts b", "RUS accepts b", "RUS revises a as c", "together"),
        {"b": "agreed", "c": "overtaken"},
        [],
    ),
    (
        "versions follow one another",
        (*AGREED, "KAZ revises a as b", "KAZ accepts b", "RUS accepts b", "RUS revises b as c", "RUS accepts c")
        + ("KAZ accepts c",),
        {"a": "agreed", "b": "agreed", "c": "agreed"},
        [],
    ),
    (
        "nothing is built on what is not agreed",
        ("KAZ offers a", "KAZ accepts a", "RUS revises a as b", "RUS accepts a"),
        {"a": "agreed", "b": "void"},
        ["RUS 2: base-not-agreed"],
    ),
    (
        "nor on what was agreed unseen",
        ("KAZ offers a", "KAZ accepts a", "apart", "RUS accepts a", "KAZ revises a as b"),
        {"a": "agreed", "b": "void"},
        ["KAZ 4: base-not-agreed"],
    ),
    (
        "a void proposal cannot be answered",
        ("KAZ offers a", "KAZ revises a as b", "RUS accepts b"),
        {"b": "void"},
        ["KAZ 3: base-not-agreed", "RUS 2: proposal-void"],
    ),
    (
        "whom it does not bind has nothing to answer",
        ("KAZ offers a KAZ", "RUS accepts a", "RUS declines a", "KAZ accepts a"),
        {"a": "agreed"},
        ["RUS 2: not-bound", "RUS 3: not-bound"],
    ),
    (
        "a Party is not added without its consent",
        ("KAZ offers a KAZ", "KAZ accepts a", "KAZ revises a as b KAZ RUS", "KAZ accepts b"),
        {"b": "open"},
        [],
    ),
    (
        "a Party that joins accepts itself",
        ("KAZ offers a KAZ", "KAZ accepts a", "KAZ revises a as b KAZ RUS", "KAZ accepts b", "RUS accepts b"),
        {"b": "agreed"},
        [],
    ),
    (
        "a Party that would join can refuse",
        ("KAZ offers a KAZ", "KAZ accepts a", "KAZ revises a as b KAZ RUS", "KAZ accepts b", "RUS declines b"),
        {"b": "dead"},
        [],
    ),
    (
        "a Party is not removed without its consent",
        (*AGREED, "KAZ revises a as b KAZ", "KAZ accepts b"),
        {"b": "open"},
        [],
    ),
    (
        "a Party that leaves accepts it",
        (*AGREED, "KAZ revises a as b KAZ", "KAZ accepts b", "RUS accepts b"),
        {"b": "agreed"},
        [],
    ),
    (
        "whoever has left has nothing to answer any more",
        (*AGREED, "KAZ revises a as b KAZ", "KAZ accepts b", "RUS accepts b", "KAZ revises b as c", "RUS declines c")
        + ("KAZ accepts c",),
        {"c": "agreed"},
        ["RUS 4: not-bound"],
    ),
    (
        "several at once, all or nothing: agreed",
        (*AGREED, "KAZ offers d", "KAZ accepts d", "RUS accepts d", "KAZ revises a,d as b", "KAZ accepts b")
        + ("RUS accepts b",),
        {"b": "agreed"},
        [],
    ),
    (
        "several at once, all or nothing: a rival of one part is a rival of all",
        (*AGREED, "KAZ offers d", "KAZ accepts d", "RUS accepts d", "KAZ revises a,d as b", "RUS revises d as c")
        + ("RUS accepts c", "KAZ accepts c"),
        {"b": "dead", "c": "agreed"},
        [],
    ),
    (
        "several at once, all or nothing: one part without base voids all",
        (*AGREED, "KAZ offers d", "KAZ revises a,d as b"),
        {"b": "void", "d": "open"},
        ["KAZ 5: base-not-agreed"],
    ),
    ("an entry once in one proposal", (*AGREED, "KAZ revises a,a as b"), {"b": "void"}, ["KAZ 4: entry-twice"]),
]


@pytest.mark.parametrize(("lines", "statuses", "void"), [pytest.param(*row[1:], id=row[0]) for row in STORIES])
def test_consent(lines: tuple[str, ...], statuses: dict[str, str], void: list[str]) -> None:
    """The story ends with these proposals standing so, and with these acts having no effect."""
    tale = Tale(*FOUNDED, *lines)
    assert {name: tale.status(name) for name in statuses} == statuses
    assert tale.void() == void


QUORUMS = [
    # what, k of three, story, how the proposals stand
    (
        "two of three are enough",
        2,
        (*AGREED_BY_3, "KAZ revises a as b", "KAZ accepts b", "BLR accepts b"),
        {"b": "agreed"},
    ),
    ("one of three is not", 2, (*AGREED_BY_3, "KAZ revises a as b", "KAZ accepts b"), {"b": "open"}),
    ("one against two does not stop them", 2, (*AGREED_BY_3, "KAZ revises a as b", "BLR declines b"), {"b": "open"}),
    (
        "two against one do",
        2,
        (*AGREED_BY_3, "KAZ revises a as b", "BLR declines b", "RUS declines b"),
        {"b": "dead"},
    ),
    ("three of three is all", 3, (*AGREED_BY_3, "KAZ revises a as b", "BLR declines b"), {"b": "dead"}),
    (
        "a new entry binds nobody who has not accepted",
        2,
        ("KAZ offers a", "KAZ accepts a", "RUS accepts a"),
        {"a": "open"},
    ),
    ("nor does a quorum outvote the one it would bind", 2, ("KAZ offers a", "BLR declines a"), {"a": "dead"}),
    (
        "a joiner accepts itself beside the quorum",
        2,
        ("KAZ offers a KAZ RUS", "KAZ accepts a", "RUS accepts a", "KAZ revises a as b KAZ RUS BLR", "KAZ accepts b")
        + ("RUS accepts b",),
        {"b": "open"},
    ),
    (
        "and then it is agreed",
        2,
        ("KAZ offers a KAZ RUS", "KAZ accepts a", "RUS accepts a", "KAZ revises a as b KAZ RUS BLR", "KAZ accepts b")
        + ("RUS accepts b", "BLR accepts b"),
        {"b": "agreed"},
    ),
    (
        "a joiner is not counted for the quorum",
        2,
        ("KAZ offers a KAZ RUS", "KAZ accepts a", "RUS accepts a", "KAZ revises a as b KAZ RUS BLR", "KAZ accepts b")
        + ("BLR accepts b",),
        {"b": "open"},
    ),
    (
        "a joiner's refusal is enough",
        2,
        ("KAZ offers a KAZ RUS", "KAZ accepts a", "RUS accepts a", "KAZ revises a as b KAZ RUS BLR", "BLR declines b"),
        {"b": "dead"},
    ),
    (
        "two of the base may let the third go",
        2,
        (*AGREED_BY_3, "KAZ revises a as b KAZ RUS", "KAZ accepts b", "RUS accepts b"),
        {"b": "agreed"},
    ),
    (
        "two majorities meet in one Party, which accepts one",
        2,
        (*AGREED_BY_3, "KAZ revises a as b", "BLR revises a as c", "apart", "KAZ accepts b", "BLR accepts c")
        + ("RUS accepts b", "RUS accepts c", "together"),
        {"b": "agreed", "c": "dead"},
    ),
]


@pytest.mark.parametrize(("k", "lines", "statuses"), [pytest.param(*row[1:], id=row[0]) for row in QUORUMS])
def test_consent_where_fewer_than_all_are_enough(k: int, lines: tuple[str, ...], statuses: dict[str, str]) -> None:
    """With a quorum of k for this kind of entry, the story ends with these proposals standing so."""
    tale = Tale(*THREE, *lines, parties=ALL, quorum=k)
    assert {name: tale.status(name) for name in statuses} == statuses


def test_what_follows_from_an_acceptance_is_marked() -> None:
    """An answer that was not given itself, but followed from accepting a rival, is kept as such."""
    tale = Tale(*FOUNDED, *AGREED, "KAZ revises a as b", "RUS revises a as c", "RUS accepts b", "KAZ declines c")
    assert tale.answers("b") == {"RUS": "accept"}
    assert tale.answers("c") == {"KAZ": "decline", "RUS": "implied"}


def test_an_implied_decline_stands_like_a_given_one() -> None:
    """Who has accepted one rival cannot accept the other later, and is told why."""
    tale = Tale(*FOUNDED, *AGREED, "KAZ revises a as b", "RUS revises a as c", "RUS accepts b", "RUS accepts c")
    (void,) = tale.register().void.values()
    assert void.code == "already-answered"
    assert void.reason == "RUS had declined this proposal by accepting a rival; the first answer stands."


def test_who_an_open_proposal_waits_for() -> None:
    """The Parties that have not answered, for an open proposal; nobody, for one that is decided."""
    tale = Tale(*THREE, "KAZ offers a", "RUS accepts a", "KAZ offers b", "RUS declines b", parties=ALL)
    register = tale.register()
    assert register.proposals[tale.called["a"].hash].waiting() == ("BLR", "KAZ")
    assert register.proposals[tale.called["b"].hash].waiting() == ()
    assert [state.hash for state in waiting_for(register, "BLR")] == [tale.called["a"].hash]
    assert waiting_for(register, "RUS") == ()


def test_the_history_of_an_entry() -> None:
    """Every agreed version from the baseline on, who proposed it, every answer, and when it was agreed."""
    tale = Tale(*FOUNDED, *AGREED, "RUS revises a as b", "RUS accepts b", "KAZ accepts b", "KAZ revises b as c")
    (state,) = tale.register().entries.values()
    found = history(state)
    assert [(one.ordinal, one.proposed_by, one.proposal) for one in found] == [
        (1, "KAZ", tale.called["a"].hash),
        (2, "RUS", tale.called["b"].hash),
    ]
    assert set(found[1].answers) == {"KAZ", "RUS"}
    assert found[0].agreed_at == agreed_at(state.versions[0].proposal) != ""
