"""What holds for every treaty that can be written: order, stability, and days that are not known.

Parties AAA to DDD and all clauses and dates are made up by the machine.
"""

import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.register.treaty.days import Day
from kelisim.register.treaty.life import Life
from kelisim.register.treaty.reasoning import sentence
from tests.register.treaty.invented import act, computed, notified

PARTIES = ("AAA", "BBB", "CCC", "DDD")
SINGLE = (
    "confirmation",
    "ratification",
    "notification",
    "accession",
    "refusal",
    "no-provisional-application",
    "withdrawal",
    "revocation",
    "termination",
    "suspension",
    "resumption",
    "non-renewal",
)

dates = st.dates(datetime.date(2020, 1, 1), datetime.date(2024, 12, 31)).map(datetime.date.isoformat)
lapses = st.sampled_from(["P0D", "P1D", "P30D", "P60D", "P1M", "P6M", "P1Y"])
maybe_lapse = st.none() | lapses
numbers = st.none() | st.integers(1, 4)
month_starts = st.sampled_from([None, None, True])


def _given(**members: Any) -> dict[str, Any]:
    return {name: member for name, member in members.items() if member is not None}


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """A rule of entry into force."""
    kind = draw(st.sampled_from(["signature", "date", "notifications", "deposit", "decision", "consent"]))
    rule = _given(rule=kind, after=draw(maybe_lapse), own_after=draw(maybe_lapse), month_start=draw(month_starts))
    if kind not in {"decision", "consent"}:
        rule |= _given(number=draw(numbers))
    return rule | ({"date": draw(dates)} if kind == "date" else {})


@st.composite
def clauses(draw: st.DrawFn) -> dict[str, Any]:
    """Final clauses."""
    renewal = st.builds(
        lambda every, notice, limit: _given(every=every, notice=notice, times=limit),
        st.sampled_from(["P6M", "P1Y"]),
        maybe_lapse,
        st.none() | st.integers(1, 3),
    )
    expiry = st.builds(lambda day, again: _given(through=day, renewal=again), dates, st.none() | renewal) | st.builds(
        lambda lapse, again: _given(lasts=lapse, renewal=again),
        st.sampled_from(["P6M", "P1Y"]),
        st.none() | renewal,
    )
    provisional = st.builds(
        lambda lapse, number, own, first: _given(after=lapse, number=number, own_procedures=own, month_start=first),
        maybe_lapse,
        numbers,
        st.lists(st.sampled_from(PARTIES), unique=True),
        month_starts,
    )
    leaving = st.builds(
        lambda notice, early, first: _given(notice=notice, not_before=early, month_start=first),
        maybe_lapse,
        maybe_lapse,
        month_starts,
    )
    return _given(
        entry_into_force=draw(st.none() | rules()),
        provisional=draw(st.none() | provisional),
        expiry=draw(st.none() | expiry),
        withdrawal=draw(st.none() | leaving),
        suspension=draw(st.none() | st.builds(lambda notice: _given(notice=notice), maybe_lapse)),
    )


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Signatures of some of three Parties, and what they, a fourth and an organ did."""
    effects = st.sampled_from([None, "definitive", "subject-to-ratification", "ad-referendum"])
    signatures = [
        _given(party=party, date=draw(dates), effect=draw(effects)) for party in PARTIES[:3] if draw(st.integers(0, 4))
    ]
    actions = draw(
        st.lists(
            st.builds(act, st.sampled_from(SINGLE), dates, st.sampled_from(PARTIES)),
            max_size=9,
            unique_by=lambda one: (one["action"], one["party"]),
        )
    )
    joint = st.sampled_from(["decision", "termination", "suspension", "resumption"])
    actions += draw(st.lists(st.builds(act, joint, dates), max_size=2, unique_by=lambda one: one["action"]))
    return signatures, actions


def computed_from(text: dict[str, Any], history: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> dict[str, Life]:
    """The lives that follow from clauses and a history."""
    return computed("AAA BBB CCC", text, history[1], signatures=history[0])


@settings(max_examples=200, deadline=None)
@given(clauses(), histories(), st.randoms(use_true_random=False))
def test_the_order_of_actions_does_not_matter(text: dict[str, Any], history: Any, chance: Any) -> None:
    """The same record gives the same lives, however it is sorted."""
    signatures, actions = list(history[0]), list(history[1])
    before = computed_from(text, (signatures, actions))
    chance.shuffle(signatures)
    chance.shuffle(actions)
    assert computed_from(text, (signatures, actions)) == before


@settings(max_examples=200, deadline=None)
@given(st.lists(dates, min_size=3, max_size=3), dates, st.integers(1, 3), maybe_lapse)
def test_a_later_notification_moves_no_day_that_there_is(
    given_on: list[str], later: str, number: int, lapse: str | None
) -> None:
    """Under the rule of the n-th notification, whoever is bound stays bound from the same day."""
    clause = {"entry_into_force": _given(rule="notifications", number=number, after=lapse)}
    notes = notified(**dict(zip(PARTIES, given_on, strict=False)))
    before = computed("AAA BBB CCC DDD", clause, notes, "2019-01-01")
    last = max(given_on)
    notes += notified(DDD=max(later, last)) + [act("notification", last, party) for party in PARTIES[:3]]
    after = computed("AAA BBB CCC DDD", clause, notes, "2019-01-01")
    for party in PARTIES[:3]:
        assert after[party] == before[party]


@settings(max_examples=300, deadline=None)
@given(clauses(), histories(), dates)
def test_periods_are_disjoint_in_order_and_agree_with_the_status(text: dict[str, Any], history: Any, on: str) -> None:
    """Each ends where the next begins, none has no days, and a day has the status of the period it lies in."""
    day = datetime.date.fromisoformat(on)
    for life in computed_from(text, history).values():
        assert life.periods[0].start is None
        assert life.periods[-1].end is None
        for one, following in zip(life.periods, life.periods[1:], strict=False):
            assert one.end == following.start
            assert following.start is not None
            assert one.start is None or one.start < following.start
        around = [one for one in life.periods if one.may_hold(day)]
        standing = life.status_on(day)
        assert standing.possible == tuple(around)
        assert standing.status in ({one.status for one in around} if len(around) == 1 else {None, around[0].status})
        for reason in [*(one.reason for one in life.periods), *life.notes, *([life.waits] if life.waits else [])]:
            assert sentence(reason)


def _coarse(value: Any, chance: Any) -> Any:
    """The same with some dates cut to the month or the year."""
    if isinstance(value, list):
        return [_coarse(member, chance) for member in value]
    return {
        name: member[: chance.choice([4, 7, 10, 10])] if name in {"date", "takes_effect"} else member
        for name, member in value.items()
    }


@settings(max_examples=250, deadline=None)
@given(clauses(), histories(), st.lists(dates, min_size=5, max_size=20), st.randoms(use_true_random=False))
def test_what_is_true_is_never_excluded_when_days_are_not_known(
    text: dict[str, Any], history: Any, days: list[str], chance: Any
) -> None:
    """Cut to months and years, the record leaves the true status possible on every day."""
    # What a refusal of doubtful order means for the others is not computed (life.py, rule 5).
    history = (history[0], [one for one in history[1] if one["action"] != "refusal"])
    exact = computed_from(text, history)
    coarse = computed_from(text, (_coarse(history[0], chance), _coarse(history[1], chance)))
    for on in days:
        day = datetime.date.fromisoformat(on)
        for party, life in exact.items():
            true = life.status_on(day).status
            assert true in {one.status for one in coarse[party].status_on(day).possible}, (party, on)


def test_a_day_in_words() -> None:
    """Every form in which a day can be said."""
    date = datetime.date
    assert Day(date(2021, 4, 1), date(2021, 4, 30)).words() == "2021-04"
    assert Day(date(2021, 1, 1), date(2021, 12, 31)).words() == "2021"
    assert Day(date(2021, 1, 1), date.max).words() == "a day not before 2021-01-01"
    assert Day(date.min, date(2021, 1, 1)).words() == "a day not after 2021-01-01"
