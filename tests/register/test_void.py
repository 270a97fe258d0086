"""Each reason for which an act is kept but has no effect (register/void.py), with the words that people read."""

from collections.abc import Callable

import pytest

from kelisim.register import void
from kelisim.register.fold import Register
from kelisim.register.snapshot import snapshot
from tests.register import test_charter, test_powers, test_stories
from tests.world import Writer, exchange, field, founded, measure

BOTH = ("KAZ", "RUS")


class Case:
    """A register of KAZ and RUS: a measure KAZ.2.1 agreed, a field KAZ.4.1 agreed, all seen by both."""

    def __init__(self) -> None:
        world = founded(BOTH)
        self.kaz, self.rus = world["KAZ"], world["RUS"]
        self.first = self.kaz.propose_new("one", BOTH)
        self.kaz.accept(self.first)
        self.second = self.kaz.propose(field("KAZ.4.1", "energy", BOTH))
        self.kaz.accept(self.second)
        exchange(world)
        self.rus.accept(self.first)
        self.rus.accept(self.second)
        exchange(world)

    def register(self, writer: Writer) -> Register:
        """What a Party's acts give."""
        register = Register(writer.charter)
        for placed in writer.acts:
            register.apply(placed)
        return register


REASONS: list[tuple[str, Callable[[Case], object], str]] = [
    (
        void.WRONG_ENTRY_ID,
        lambda c: c.kaz.propose(measure("KAZ.2.1", "again", BOTH)),
        "A new entry here is called KAZ.6.1, not KAZ.2.1.",
    ),
    (
        void.WRONG_ENTRY_ID,
        lambda c: c.kaz.propose(measure("RUS.6.1", "theirs", BOTH)),
        "A new entry here is called KAZ.6.1, not RUS.6.1.",
    ),
    (
        void.WRONG_ENTRY_ID,
        lambda c: c.kaz.propose(measure("KAZ.6.1", "one", BOTH), measure("KAZ.6.3", "three", BOTH)),
        "A new entry here is called KAZ.6.2, not KAZ.6.3.",
    ),
    (
        void.ENTRY_TWICE,
        lambda c: c.kaz.propose(*[measure("KAZ.2.1", title, BOTH, c.first) for title in ("a", "b")]),
        "It offers two versions of KAZ.2.1.",
    ),
    (
        void.UNKNOWN_PARTY,
        lambda c: c.kaz.propose_new("with others", ["ARM", "BLR", "KAZ"]),
        "It binds ARM, BLR, whom the charter does not name.",
    ),
    (
        void.BASE_NOT_AGREED,
        lambda c: c.kaz.propose(measure("KAZ.2.1", "new", BOTH, "0" * 64)),
        "The version of KAZ.2.1 that it replaces was not agreed in its past.",
    ),
    (
        void.BASE_NOT_AGREED,
        lambda c: c.kaz.propose(measure("KAZ.2.1", "new", BOTH, c.second)),
        "The version of KAZ.2.1 that it replaces was not agreed in its past.",
    ),
    (
        void.BASE_NOT_AGREED,
        lambda c: c.kaz.propose(measure("KAZ.2.1", "new", BOTH, c.kaz.acts[0])),
        "The version of KAZ.2.1 that it replaces was not agreed in its past.",
    ),
    (
        void.KIND_CHANGED,
        lambda c: c.kaz.propose(field("KAZ.2.1", "energy", BOTH, c.first)),
        "KAZ.2.1 is a measure and cannot become a field.",
    ),
    (
        void.UNKNOWN_PROPOSAL,
        lambda c: c.kaz.accept("f" * 64),
        "It answers a proposal that its author had not seen.",
    ),
    (
        void.UNKNOWN_PROPOSAL,
        lambda c: c.kaz.decline(c.kaz.acts[0]),
        "It answers a proposal that its author had not seen.",
    ),
    (
        void.PROPOSAL_VOID,
        lambda c: c.kaz.accept(c.kaz.propose(measure("KAZ.9.1", "wrong", BOTH))),
        "The proposal has no effect: A new entry here is called KAZ.6.1, not KAZ.9.1.",
    ),
    (
        void.NOT_BOUND,
        lambda c: c.kaz.accept(c.kaz.propose_new("for RUS", ["RUS"])),
        "The proposal does not bind KAZ, so KAZ has nothing to answer.",
    ),
    (
        void.ALREADY_ANSWERED,
        lambda c: c.kaz.decline(c.first),
        "KAZ had accepted this proposal in its act 3; the first answer stands.",
    ),
    (
        void.RIVAL_ACCEPTED,
        lambda c: [
            c.kaz.accept(c.kaz.propose(measure("KAZ.2.1", "one way", BOTH, c.first))),
            c.kaz.accept(c.kaz.propose(measure("KAZ.2.1", "another", BOTH, c.first))),
        ],
        "KAZ had accepted the rival proposal KAZ 6, which may still be agreed.",
    ),
    (void.UNKNOWN_ENTRY, lambda c: c.kaz.report("KAZ.99.1"), "KAZ.99.1 was not agreed in its past."),
    (void.UNKNOWN_ENTRY, lambda c: c.kaz.state("KAZ.2.1", "RUS.99.1"), "RUS.99.1 was not agreed in its past."),
    (
        void.UNKNOWN_ENTRY,
        lambda c: [c.kaz.propose_new("open", BOTH), c.kaz.report("KAZ.6.1")],
        "KAZ.6.1 was not agreed in its past.",
    ),
    (void.UNKNOWN_ENTRY, lambda c: c.kaz.notify("KAZ.99.1"), "KAZ.99.1 was not agreed in its past."),
    (void.UNKNOWN_ENTRY, lambda c: c.kaz.release("KAZ.99.1"), "KAZ.99.1 was not agreed in its past."),
    (void.UNKNOWN_ENTRY, lambda c: c.kaz.comment("KAZ.99.1"), "KAZ.99.1 was not agreed in its past."),
    (
        void.UNKNOWN_PROPOSAL,
        lambda c: c.kaz.comment(c.kaz.acts[0]),
        "It comments on a proposal that its author had not seen.",
    ),
    (void.NOT_REPORTABLE, lambda c: c.kaz.report("KAZ.4.1"), "KAZ.4.1 is a field; nobody reports on it."),
    (void.NOT_REPORTABLE, lambda c: c.kaz.report("CHARTER.1.1"), "CHARTER.1.1 is a charter; nobody reports on it."),
    (
        void.NOT_REPORTABLE,
        lambda c: c.kaz.notify("KAZ.2.1"),
        "KAZ.2.1 is a measure; no treaty action is taken on it.",
    ),
    (
        void.NOT_REPORTABLE,
        lambda c: c.kaz.release("KAZ.2.1"),
        "KAZ.2.1 is a measure; no figures are released of it.",
    ),
]


@pytest.mark.parametrize(("code", "act", "reason"), [pytest.param(*row, id=f"{row[0]}: {row[2]}") for row in REASONS])
def test_an_act_without_effect_is_kept_with_its_reason(code: str, act: Callable[[Case], object], reason: str) -> None:
    """The last act written has no effect, for this reason, and everything agreed is as it was."""
    case = Case()
    before = snapshot(case.register(case.kaz))
    act(case)
    register = case.register(case.kaz)
    assert (register.void[case.kaz.acts[-1].hash].code, register.void[case.kaz.acts[-1].hash].reason) == (code, reason)
    after = snapshot(register)
    kept = ("entries", "reports", "statements", "notices", "releases", "comments", "charter")
    assert [after[name] for name in kept] == [before[name] for name in kept]


def test_nothing_counts_before_all_have_founded() -> None:
    """Every kind of act is void until its author has seen each Party found the register; then the same ones count."""
    charter = founded(BOTH)["KAZ"].charter
    kaz, rus = Writer(charter, "KAZ"), Writer(charter, "RUS")
    kaz.found()
    early = kaz.propose_new("early", BOTH)
    kaz.accept(early)
    kaz.decline(early)
    kaz.report("KAZ.2.1")
    kaz.state()
    rus.found()
    world = {"KAZ": kaz, "RUS": rus}
    register = _of(kaz)
    assert {one.code for one in register.void.values()} == {void.NOT_FOUNDED}
    assert len(register.void) == 5
    assert not register.is_founded()
    exchange(world)
    kaz.state()
    late = rus.accept(early)
    exchange(world)
    register = _of(kaz)
    assert register.is_founded()
    assert len(register.statements) == 1
    assert register.void[late.hash].code == void.PROPOSAL_VOID


def _of(writer: Writer) -> Register:
    register = Register(writer.charter)
    for placed in writer.acts:
        register.apply(placed)
    return register


def test_whoever_has_not_seen_all_found_writes_in_vain() -> None:
    """That the others have founded by now does not help an author who had not seen it."""
    charter = founded(BOTH)["KAZ"].charter
    kaz, rus = Writer(charter, "KAZ"), Writer(charter, "RUS")
    kaz.found()
    rus.found()
    placed = kaz.state()
    exchange({"KAZ": kaz, "RUS": rus})
    register = _of(rus)
    assert register.is_founded()
    assert register.void[placed.hash].code == void.NOT_FOUNDED


TOLD = {void.NOT_FOUNDED, *(row[0] for row in REASONS)}
"""Reasons that are told here."""

ELSEWHERE = {row[0] for table in (test_charter.REASONS, test_powers.REASONS, test_stories.REASONS) for row in table}
"""Reasons that are told with the charter, full powers and two stories, in tables that are tried there as those here."""


def test_every_reason_is_told() -> None:
    """A new reason does not come without its row in one of the tables."""
    every = {value for name, value in vars(void).items() if name.isupper()}
    assert every == TOLD | ELSEWHERE
