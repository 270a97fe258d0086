"""Full powers: what an appointed signer may do, and the words with which the rest is void.

KAZ is alone in its register, so that its entries are agreed as soon as it accepts them: two fields, two bodies, and one
entry of each other kind that lies within a field or a body. The office `Clerk` then acts with the powers that a row
names.
"""

from collections.abc import Callable

import pytest

from kelisim.acts.feed import Placed
from kelisim.model.charter import CHARTER_ENTRY
from kelisim.model.instrument import Signature
from kelisim.model.item import BodyItem, DecisionItem, Item, MeetingItem, PlaceItem
from kelisim.model.measure import Responsible
from kelisim.model.meeting import Decision, Meeting
from kelisim.model.place import Body, Place
from kelisim.model.powers import Powers
from kelisim.model.reference import Named
from kelisim.register import void
from kelisim.register.fold import Register
from kelisim.register.snapshot import snapshot
from tests.register.histories import folded
from tests.world import (
    Writer,
    charter_of,
    exchange,
    field,
    founded,
    indicator,
    instrument,
    measure,
    milestone,
    office_key,
)

ONE = ("KAZ",)
ENERGY, TRANSPORT, MINISTRY, AGENCY = "KAZ.2.1", "KAZ.2.2", "KAZ.2.3", "KAZ.2.4"
MEASURE, ROADS, MILESTONE, INSTRUMENT, INDICATOR, PLACE, DECISION, STEP, MEETING, SIGNED, LOOP = (
    f"KAZ.2.{place}" for place in range(5, 16)
)
CLERK, DEPUTY, TRAINEE = (office_key("KAZ", office) for office in ("Clerk", "Deputy", "Trainee"))


def entries() -> list[Item]:
    """What is agreed: the entries above, in their order."""
    energy, ministry = Named(entry=ENERGY), Named(entry=MINISTRY)
    return [
        field(ENERGY, "energy", ONE),
        field(TRANSPORT, "transport", ONE),
        BodyItem(entry=MINISTRY, bound=ONE, content=Body(names={"en": "Ministry"})),
        BodyItem(entry=AGENCY, bound=ONE, content=Body(names={"en": "Agency"})),
        measure(MEASURE, "Plant", ONE, field=energy, responsible=(Responsible(body=ministry),)),
        measure(ROADS, "Roads", ONE, field=Named(entry=TRANSPORT), responsible=(Responsible(body=Named(name="X")),)),
        milestone(MILESTONE, MEASURE, ONE),
        instrument(INSTRUMENT, "Agreement", ONE, fields=(energy,), bodies=(ministry,)),
        indicator(INDICATOR, "Output", ONE, field=energy),
        PlaceItem(entry=PLACE, bound=ONE, content=Place(names={"en": "Plant"}, kind="plant", field=energy)),
        DecisionItem(entry=DECISION, bound=ONE, content=Decision(text={"en": "Build"}, responsible=(ministry,))),
        milestone(STEP, MILESTONE, ONE),
        MeetingItem(entry=MEETING, bound=ONE, content=Meeting(title={"en": "Talks"})),
        instrument(SIGNED, "Contract", ONE, signatures=(Signature(party="KAZ", body=ministry),)),
        milestone(LOOP, LOOP, ONE),
    ]


class Case:
    """KAZ with its entries; `clerk` signs with the powers of the row. What came last is act 4, the appointment."""

    def __init__(self, powers: Powers) -> None:
        self.kaz = Writer(charter_of(ONE), "KAZ")
        self.kaz.found()
        self.first = self.kaz.propose(*entries())
        self.kaz.accept(self.first)
        self.kaz.appoint(CLERK, powers)
        self.clerk = self.kaz.by(CLERK)
        self.deputy = self.kaz.by(DEPUTY)

    def register(self) -> Register:
        """What KAZ's acts give."""
        return folded(self.kaz.charter, self.kaz.acts)

    def why(self, placed: Placed) -> tuple[str, str] | None:
        """Why an act is void, by code and in words; None where it counts."""
        found = self.register().void.get(placed.hash)
        return None if found is None else (found.code, found.reason)

    def offer(self, item: Item) -> Placed:
        """A proposal of KAZ's root keys, for the clerk to answer."""
        return self.kaz.propose(item)

    def revised(self) -> str:
        """The measure goes from energy to transport, by the root keys."""
        new = self.kaz.propose(measure(MEASURE, "Plant", ONE, self.first, field=Named(entry=TRANSPORT)))
        self.kaz.accept(new)
        return new.hash


WORDS = Powers(kinds=("comment", "notify", "release", "report", "state"))
BY_ENERGY = Powers(
    kinds=("accept", "comment", "decline", "notify", "propose", "release", "report", "state"), fields=(ENERGY,)
)
BY_MINISTRY = Powers(kinds=BY_ENERGY.kinds, bodies=(MINISTRY,))
BY_MEASURES = Powers(kinds=BY_ENERGY.kinds, entries=("measure",))
NARROW = Powers(kinds=BY_ENERGY.kinds, entries=("measure",), fields=(ENERGY,), bodies=(MINISTRY,))

WITHIN: list[tuple[str, Powers, Callable[[Case], Placed]]] = [
    ("kinds: report", WORDS, lambda c: c.clerk.report(ROADS)),
    ("kinds: state about nothing", WORDS, lambda c: c.clerk.state()),
    ("kinds: notify of the charter", WORDS, lambda c: c.clerk.notify(CHARTER_ENTRY)),
    ("kinds: comment on a proposal", WORDS, lambda c: c.clerk.comment(c.first)),
    ("fields: its measure", BY_ENERGY, lambda c: c.clerk.report(MEASURE)),
    ("fields: a milestone of its measure", BY_ENERGY, lambda c: c.clerk.report(MILESTONE)),
    ("fields: a milestone of that", BY_ENERGY, lambda c: c.clerk.report(STEP)),
    ("fields: its instrument", BY_ENERGY, lambda c: c.clerk.notify(INSTRUMENT)),
    ("fields: its indicator", BY_ENERGY, lambda c: c.clerk.release(INDICATOR)),
    ("fields: its place", BY_ENERGY, lambda c: c.clerk.comment(PLACE)),
    ("fields: itself", BY_ENERGY, lambda c: c.clerk.comment(ENERGY)),
    ("fields: statements about several of it", BY_ENERGY, lambda c: c.clerk.state(MEASURE, PLACE)),
    (
        "fields: a new measure in it",
        BY_ENERGY,
        lambda c: c.clerk.propose(measure("KAZ.5.1", "New", ONE, field=Named(entry=ENERGY))),
    ),
    (
        "fields: a version that stays in it",
        BY_ENERGY,
        lambda c: c.clerk.propose(measure(MEASURE, "New", ONE, c.first, field=Named(entry=ENERGY))),
    ),
    (
        "fields: an answer",
        BY_ENERGY,
        lambda c: c.clerk.accept(c.offer(measure(MEASURE, "New", ONE, c.first, field=Named(entry=ENERGY)))),
    ),
    (
        "fields: a comment on a proposal",
        BY_ENERGY,
        lambda c: c.clerk.comment(c.offer(field(ENERGY, "oil", ONE, c.first))),
    ),
    ("bodies: its measure", BY_MINISTRY, lambda c: c.clerk.report(MEASURE)),
    ("bodies: its decision", BY_MINISTRY, lambda c: c.clerk.report(DECISION)),
    ("bodies: an instrument it signs", BY_MINISTRY, lambda c: c.clerk.notify(INSTRUMENT)),
    ("bodies: an instrument signed in its name", BY_MINISTRY, lambda c: c.clerk.notify(SIGNED)),
    ("bodies: itself", BY_MINISTRY, lambda c: c.clerk.comment(MINISTRY)),
    ("entries: measures of any field", BY_MEASURES, lambda c: c.clerk.report(ROADS)),
    ("all three: what lies within each", NARROW, lambda c: c.clerk.report(MEASURE)),
    ("until: the last act", Powers(kinds=("state",), until=5), lambda c: c.clerk.state()),
]


@pytest.mark.parametrize(("powers", "act"), [pytest.param(*row[1:], id=row[0]) for row in WITHIN])
def test_what_lies_within_full_powers_counts(powers: Powers, act: Callable[[Case], Placed]) -> None:
    """The clerk's act counts as if the root keys had signed it."""
    case = Case(powers)
    assert case.why(act(case)) is None


KIND = "The full powers of Clerk do not extend to `{}`."
SCOPE = "The full powers of Clerk do not extend to it: {}."

REASONS: list[tuple[str, Powers, Callable[[Case], Placed], str]] = [
    (void.BEYOND_POWERS, WORDS, lambda c: c.clerk.propose(measure("KAZ.5.1", "New", ONE)), KIND.format("propose")),
    (void.BEYOND_POWERS, WORDS, lambda c: c.clerk.accept(c.first), KIND.format("accept")),
    (void.BEYOND_POWERS, WORDS, lambda c: c.clerk.decline("f" * 64), KIND.format("decline")),
    (void.BEYOND_POWERS, WORDS, lambda c: c.clerk.appoint(DEPUTY, WORDS), KIND.format("appoint")),
    (void.BEYOND_POWERS, WORDS, lambda c: c.clerk.retire(CLERK), KIND.format("retire")),
    (void.BEYOND_POWERS, WORDS, lambda c: c.clerk.rekey(2, CLERK), KIND.format("rekey")),
    (void.BEYOND_POWERS, Powers(kinds=("accept",)), lambda c: c.clerk.report(MEASURE), KIND.format("report")),
    (void.BEYOND_POWERS, Powers(kinds=("accept",)), lambda c: c.clerk.state(), KIND.format("state")),
    (void.BEYOND_POWERS, Powers(kinds=("accept",)), lambda c: c.clerk.notify(INSTRUMENT), KIND.format("notify")),
    (void.BEYOND_POWERS, Powers(kinds=("accept",)), lambda c: c.clerk.release(INDICATOR), KIND.format("release")),
    (void.BEYOND_POWERS, Powers(kinds=("accept",)), lambda c: c.clerk.comment(MEASURE), KIND.format("comment")),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("state",), until=5),
        lambda c: (c.clerk.state(), c.clerk.state())[-1],
        "The full powers of Clerk ended with act 5.",
    ),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("state",), until=4),
        lambda c: c.clerk.state(),
        "The full powers of Clerk ended with act 4.",
    ),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("appoint", "state")),
        lambda c: c.clerk.appoint(DEPUTY, WORDS),
        "Clerk hands on more than its own full powers.",
    ),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("appoint", "report"), fields=(ENERGY,)),
        lambda c: c.clerk.appoint(DEPUTY, Powers(kinds=("report",))),
        "Clerk hands on more than its own full powers.",
    ),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("appoint", "report"), fields=(ENERGY,)),
        lambda c: c.clerk.appoint(DEPUTY, Powers(kinds=("report",), fields=(ENERGY, TRANSPORT))),
        "Clerk hands on more than its own full powers.",
    ),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("appoint", "report"), bodies=(MINISTRY,), entries=("measure",)),
        lambda c: c.clerk.appoint(DEPUTY, Powers(kinds=("report",), bodies=(MINISTRY,))),
        "Clerk hands on more than its own full powers.",
    ),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("appoint", "report"), until=9),
        lambda c: c.clerk.appoint(DEPUTY, Powers(kinds=("report",))),
        "Clerk hands on more than its own full powers.",
    ),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("appoint", "report"), until=9),
        lambda c: c.clerk.appoint(DEPUTY, Powers(kinds=("report",), until=10)),
        "Clerk hands on more than its own full powers.",
    ),
    (
        void.BEYOND_POWERS,
        WORDS,
        lambda c: c.kaz.appoint(CLERK, Powers(kinds=("accept",))),
        "The key that it appoints is on the roster already.",
    ),
    (
        void.BEYOND_POWERS,
        WORDS,
        lambda c: c.kaz.appoint(c.kaz.hands[0], WORDS),
        "The key that it appoints is on the roster already.",
    ),
    (
        void.BEYOND_POWERS,
        WORDS,
        lambda c: c.kaz.retire(DEPUTY),
        "The key that it retires is not an appointed signer's.",
    ),
    (
        void.BEYOND_POWERS,
        WORDS,
        lambda c: c.kaz.retire(c.kaz.hands[0]),
        "The key that it retires is not an appointed signer's.",
    ),
    (
        void.BEYOND_POWERS,
        Powers(kinds=("retire",)),
        lambda c: (c.kaz.appoint(DEPUTY, WORDS), c.clerk.retire(DEPUTY))[-1],
        "Clerk did not appoint the signer that it retires.",
    ),
    (void.OUTSIDE_SCOPE, BY_ENERGY, lambda c: c.clerk.report(ROADS), SCOPE.format(f"{ROADS} is of another field")),
    (void.OUTSIDE_SCOPE, BY_ENERGY, lambda c: c.clerk.comment(MEETING), SCOPE.format(f"{MEETING} is of another field")),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.comment(TRANSPORT),
        SCOPE.format(f"{TRANSPORT} is of another field"),
    ),
    (void.OUTSIDE_SCOPE, BY_ENERGY, lambda c: c.clerk.notify(SIGNED), SCOPE.format(f"{SIGNED} is of another field")),
    (void.OUTSIDE_SCOPE, BY_ENERGY, lambda c: c.clerk.report(LOOP), SCOPE.format(f"{LOOP} is of another field")),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.notify(CHARTER_ENTRY),
        SCOPE.format("CHARTER.1.1 is of another field"),
    ),
    (void.OUTSIDE_SCOPE, BY_ENERGY, lambda c: c.clerk.state(), SCOPE.format("it concerns no entry")),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.state(MEASURE, ROADS),
        SCOPE.format(f"{ROADS} is of another field"),
    ),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: (c.revised(), c.clerk.report(MEASURE))[-1],
        SCOPE.format(f"{MEASURE} is of another field"),
    ),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.propose(measure("KAZ.5.1", "New", ONE)),
        SCOPE.format("KAZ.5.1 is of another field"),
    ),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.propose(measure(MEASURE, "Away", ONE, c.first, field=Named(entry=TRANSPORT))),
        SCOPE.format(f"{MEASURE} is of another field"),
    ),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.propose(measure(ROADS, "Taken over", ONE, c.first, field=Named(entry=ENERGY))),
        SCOPE.format(f"{ROADS} is of another field"),
    ),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.propose(measure("KAZ.77.1", "Of nothing", ONE, "f" * 64, field=Named(entry=ENERGY))),
        SCOPE.format("it concerns an entry that is not known"),
    ),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.accept(c.offer(measure(ROADS, "Taken over", ONE, c.first, field=Named(entry=ENERGY)))),
        SCOPE.format(f"{ROADS} is of another field"),
    ),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.decline(c.offer(field(TRANSPORT, "roads", ONE, c.first))),
        SCOPE.format(f"{TRANSPORT} is of another field"),
    ),
    (
        void.OUTSIDE_SCOPE,
        BY_ENERGY,
        lambda c: c.clerk.comment(c.offer(field(TRANSPORT, "roads", ONE, c.first))),
        SCOPE.format(f"{TRANSPORT} is of another field"),
    ),
    (void.OUTSIDE_SCOPE, BY_MINISTRY, lambda c: c.clerk.report(ROADS), SCOPE.format(f"{ROADS} is of another body")),
    (void.OUTSIDE_SCOPE, BY_MINISTRY, lambda c: c.clerk.comment(AGENCY), SCOPE.format(f"{AGENCY} is of another body")),
    (
        void.OUTSIDE_SCOPE,
        BY_MINISTRY,
        lambda c: c.clerk.release(INDICATOR),
        SCOPE.format(f"{INDICATOR} is of another body"),
    ),
    (void.OUTSIDE_SCOPE, BY_MEASURES, lambda c: c.clerk.report(MILESTONE), SCOPE.format(f"{MILESTONE} is a milestone")),
    (void.OUTSIDE_SCOPE, NARROW, lambda c: c.clerk.report(DECISION), SCOPE.format(f"{DECISION} is a decision")),
    (void.OUTSIDE_SCOPE, NARROW, lambda c: c.clerk.report(ROADS), SCOPE.format(f"{ROADS} is of another field")),
]


@pytest.mark.parametrize(
    ("code", "powers", "act", "reason"), [pytest.param(*row, id=f"{row[0]}: {row[3]}") for row in REASONS]
)
def test_what_goes_beyond_full_powers_is_void(
    code: str, powers: Powers, act: Callable[[Case], Placed], reason: str
) -> None:
    """The last act is kept with this reason, and the register is as if it had not been written."""
    case = Case(powers)
    placed = act(case)
    assert case.why(placed) == (code, reason)
    without = folded(case.kaz.charter, [one for one in case.kaz.acts if one is not placed])
    after = snapshot(case.register())
    del after["void"][placed.hash]
    after["proposals"].pop(placed.hash, None)
    assert after == snapshot(without)
    assert placed.hash not in case.register().mandates


def test_every_reason_of_powers_is_told() -> None:
    """The table above has the two reasons that full powers can give."""
    assert {row[0] for row in REASONS} == {void.BEYOND_POWERS, void.OUTSIDE_SCOPE}


HANDED_ON: list[tuple[str, Powers, Powers]] = [
    ("the same", Powers(kinds=("appoint", "report")), Powers(kinds=("appoint", "report"))),
    ("fewer kinds", Powers(kinds=("appoint", "report")), Powers(kinds=("report",))),
    (
        "one of two fields",
        Powers(kinds=("appoint",), fields=(ENERGY, TRANSPORT)),
        Powers(kinds=("appoint",), fields=(ENERGY,)),
    ),
    ("narrower in another way", Powers(kinds=("appoint",)), Powers(kinds=("appoint",), bodies=(MINISTRY,))),
    ("until the same act", Powers(kinds=("appoint",), until=9), Powers(kinds=("appoint",), until=9)),
    ("until an earlier act", Powers(kinds=("appoint",), until=9), Powers(kinds=("appoint",), until=8)),
    ("until some act", Powers(kinds=("appoint",)), Powers(kinds=("appoint",), until=8)),
]


@pytest.mark.parametrize(("mine", "handed"), [pytest.param(*row[1:], id=row[0]) for row in HANDED_ON])
def test_who_may_appoint_hands_on_what_it_has(mine: Powers, handed: Powers) -> None:
    """Powers that those of the appointer cover are handed on, and hold."""
    case = Case(mine)
    assert case.why(case.clerk.appoint(DEPUTY, handed)) is None
    roster = case.kaz.feeds.roster("KAZ")
    assert roster.powers(DEPUTY.key_id()) == handed


def test_powers_never_grow_on_the_way_down() -> None:
    """However often they are handed on, nobody has more than who appointed him."""
    case = Case(Powers(kinds=("appoint", "report", "state"), fields=(ENERGY,)))
    case.clerk.appoint(DEPUTY, Powers(kinds=("appoint", "report"), fields=(ENERGY,)))
    assert case.why(case.deputy.appoint(TRAINEE, Powers(kinds=("state",), fields=(ENERGY,)))) is not None
    assert case.why(case.deputy.appoint(TRAINEE, Powers(kinds=("report",), fields=(ENERGY,)))) is None
    assert case.why(case.kaz.by(TRAINEE).report(MEASURE)) is None
    assert case.why(case.kaz.by(TRAINEE).report(ROADS)) is not None


def test_retirement_takes_nothing_back() -> None:
    """What a signer did while it had its powers counts for ever; what it appointed ends with it."""
    case = Case(Powers(kinds=("appoint", "report")))
    case.clerk.appoint(DEPUTY, Powers(kinds=("report",)))
    said = [case.clerk.report(MEASURE), case.deputy.report(MEASURE)]
    case.kaz.retire(CLERK)
    assert set(case.register().reports) == {placed.hash for placed in said}
    assert case.kaz.feeds.roster("KAZ").signers == {}


def test_mandates_count_before_all_have_founded() -> None:
    """Who signs for a Party concerns nobody else, so it is settled from its first act on."""
    charter = charter_of(["KAZ", "RUS"])
    kaz, rus = Writer(charter, "KAZ"), Writer(charter, "RUS")
    kaz.found()
    appointed = kaz.appoint(CLERK, Powers(kinds=("state",)))
    early = kaz.by(CLERK).state()
    rus.found()
    exchange({"KAZ": kaz, "RUS": rus})
    late = kaz.by(CLERK).state()
    register = folded(charter, kaz.acts)
    assert set(register.mandates) == {appointed.hash}
    assert {name: one.code for name, one in register.void.items()} == {early.hash: void.NOT_FOUNDED}
    assert set(register.statements) == {late.hash}


def test_a_signer_of_one_party_has_no_powers_in_another() -> None:
    """The office that signs for KAZ is told apart from RUS's of the same name by its key, and answers for KAZ alone."""
    world = founded(["KAZ", "RUS"])
    kaz, rus = world["KAZ"], world["RUS"]
    kaz.appoint(CLERK, Powers(kinds=("accept",)))
    placed = kaz.propose_new("both", ["KAZ", "RUS"])
    kaz.by(CLERK).accept(placed)
    exchange(world)
    register = folded(kaz.charter, rus.acts)
    answers = register.proposals[placed.hash].answers
    assert {party: (one.verb, one.office) for party, one in answers.items()} == {"KAZ": ("accept", "Clerk")}
    assert register.proposals[placed.hash].status() == "open"
