"""The rules of drift."""

from decimal import Decimal
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.dates import on
from kelisim.model.reference import Named
from kelisim.model.word import DateClaim, Speaker, Statement, ValueClaim
from kelisim.planning.drift import Drift, ValueSeries, drifts, speaker_name, value_series
from kelisim.planning.trend import trends


def claimed(day: str, value: str, side: str | None = None, speaker: str = "Minister", **more: Any) -> Statement:
    """A statement that claims a capacity."""
    claim = ValueClaim(what="capacity", value=value, unit=more.pop("unit", "kt"), **more)
    return Statement(speaker=Speaker(office=speaker), said=day, side=side, claims=(claim,))


def capacity(*statements: Statement) -> ValueSeries:
    """The one series of the statements."""
    (series,) = value_series(statements)
    return series


def test_figures_keep_their_speaker_and_show_what_changed() -> None:
    """Rules 1 and 3: each figure stands as it was said, with what it is more than the one before."""
    series = capacity(
        claimed("2021-11-30", "180", speaker="KazMunayGas"),
        claimed("2021-04-28", "186", speaker="Ministry"),
        claimed("2025-07-01", "300", speaker="Fund"),
    )
    assert [(point.claim.value, point.difference, point.differs) for point in series.points] == [
        ("186", None, False),
        ("180", Decimal(-6), True),
        ("300", Decimal(120), True),
    ]
    assert [point.statement for point in series.points] == [1, 0, 2]
    assert not series.disagree


def test_figures_of_other_units_currencies_and_periods_are_other_series() -> None:
    """Rule 1: nothing is converted."""
    found = value_series(
        [
            claimed("2021", "1", unit="billion", currency="USD"),
            claimed("2022", "414", unit="billion", currency="KZT"),
            claimed("2023", "1", unit="billion", currency="USD", period=on("2023")),
            claimed("2024", "1", unit="billion", currency="USD", period=on("2024")),
        ]
    )
    assert [len(series.points) for series in found] == [1, 1, 1, 1]


def test_a_side_is_compared_with_itself() -> None:
    """Rules 3 and 4: two sides that stay with their figures change nothing, and disagree."""
    series = capacity(
        claimed("2021-01-01", "40", "KAZ"),
        claimed("2022-01-01", "46", "RUS"),
        claimed("2023-01-01", "40", "KAZ"),
        claimed("2024-01-01", "46", "RUS"),
    )
    assert not any(point.differs for point in series.points)
    assert series.disagree


def test_a_figure_for_no_side_speaks_for_everybody() -> None:
    """Rule 3: it is compared with the latest of anybody, and the next one with it."""
    series = capacity(claimed("2021", "1", "KAZ"), claimed("2022", "2"), claimed("2023", "3", "RUS"))
    assert [point.difference for point in series.points] == [None, Decimal(1), Decimal(1)]


def test_what_may_have_been_said_at_once_is_not_compared() -> None:
    """Rule 3: of 2021 and 30 November 2021 nobody can tell which came first."""
    series = capacity(claimed("2021", "1"), claimed("2021-11-30", "2"))
    assert [point.difference for point in series.points] == [None, None]


def test_a_vague_figure_does_not_differ() -> None:
    """Rule 3: from "about 180" to 186 nothing has surely changed; the difference is still told."""
    series = capacity(claimed("2021", "180", roughly="about"), claimed("2022", "186"))
    assert (series.points[1].differs, series.points[1].difference) == (False, Decimal(6))


def voice(found: Drift) -> tuple[str | None, str, int, int | None, Decimal | None]:
    """What a drift tells."""
    return found.side, found.speaker, found.claims, found.days, found.amount


def test_the_drift_of_sides_and_speakers() -> None:
    """Rule 5: the last claim less the first, for each side and for each speaker of it."""
    statements = [
        claimed("2021", "180", "KAZ", "Minister"),
        claimed("2022", "186", "KAZ", "Premier"),
        claimed("2023", "300", "KAZ", "Minister"),
        claimed("2024", "170", "RUS", "Minister"),
    ]
    assert [voice(one) for one in drifts((), value_series(statements))] == [
        ("KAZ", "", 3, None, Decimal(120)),
        ("KAZ", "Minister", 2, None, Decimal(120)),
        ("KAZ", "Premier", 1, None, None),
        ("RUS", "", 1, None, None),
        ("RUS", "Minister", 1, None, None),
    ]


def test_what_may_have_been_said_at_once_is_no_drift() -> None:
    """Rule 5: two figures of one day, or of a year and a day in it, show no change of mind."""
    for first, last in (("2022-01-26", "2022-01-26"), ("2022", "2022-11")):
        found = drifts((), value_series([claimed(first, "30", "KAZ"), claimed(last, "21", "KAZ")]))
        assert [(one.claims, one.amount) for one in found] == [(2, None), (2, None)]


def test_the_drift_of_a_date_is_in_days() -> None:
    """Rule 5: a launch that was said for 2025 and then for 2026 has drifted by a year."""
    statements = [
        Statement(speaker=Speaker(name="A. B."), said=said, claims=(DateClaim(what="launch", when=on(when)),))
        for said, when in (("2021", "2025"), ("2022", "2026"))
    ]
    found = drifts(trends(statements), value_series(statements))
    assert [voice(one) for one in found] == [(None, "A. B.", 2, 365, None)]
    assert found[0].unit is None
    assert (found[0].first.said, found[0].last.said) == ("2021", "2022")


def test_what_a_speaker_is_called() -> None:
    """Rule 5: the name, or the office, or the body by its name or its entry."""
    assert speaker_name(Speaker(name="A. B.", office="Minister")) == "A. B."
    assert speaker_name(Speaker(office="Minister", body=Named(name="Ministry"))) == "Minister"
    assert speaker_name(Speaker(body=Named(name="Ministry"))) == "Ministry"
    assert speaker_name(Speaker(body=Named(entry="KAZ.2.1"))) == "KAZ.2.1"


def test_the_order_in_which_statements_are_given_changes_nothing() -> None:
    """Rule 2: the series follows the days on which things were said."""
    statements = [claimed(f"{year}-06-01", str(year)) for year in (2020, 2021, 2022)]
    seen = {tuple(point.claim.value for point in capacity(*order).points) for order in permutations(statements)}
    assert seen == {("2020", "2021", "2022")}


@given(
    st.lists(
        st.tuples(st.integers(2015, 2025), st.decimals(-99, 99, places=2), st.sampled_from([None, "KAZ", "RUS"])),
        min_size=1,
        max_size=8,
    )
)
def test_every_claim_stands_as_it_was_said(said: list[tuple[int, Decimal, str | None]]) -> None:
    """Rule 1: no figure is lost, changed or averaged, and a side's drift is its last less its first."""
    statements = [claimed(str(year), f"{abs(value)}", side) for year, value, side in said]
    series = capacity(*statements)
    assert sorted(point.statement for point in series.points) == list(range(len(said)))
    assert all(point.claim == statements[point.statement].claims[0] for point in series.points)
    for drift in drifts((), [series]):
        own = [point for point in series.points if point.side == drift.side]
        if not drift.speaker:
            assert drift.claims == len(own)
            change = Decimal(own[-1].claim.value) - Decimal(own[0].claim.value)
            assert drift.amount == (change if own[0].said < own[-1].said else None)
