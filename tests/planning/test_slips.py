"""Past slips, and what they say of a date that is still to come."""

import datetime
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.planning.reference_class import ENOUGH, ReferenceForecast, Refusal, bounds, reference_forecast
from kelisim.planning.slips import PastSlip, distribution, distributions, past_slip, quantile
from tests.planning.networks import FEW
from tests.register.accounts import due

DAY = datetime.date.fromisoformat
ON = DAY("2026-06-01")
DUE = DAY("2026-12-31")


def outcomes(
    *days: int, field: str | None = "water", bodies: tuple[str, ...] = ("M",), finished: bool = True
) -> list[PastSlip]:
    """Slips of one field and body."""
    return [
        PastSlip(entry=f"AAA.1.{place}", days=slip, finished=finished, field=field, bodies=bodies)
        for place, slip in enumerate(days, start=1)
    ]


def test_an_outcome_is_counted_from_the_day_first_agreed() -> None:
    """Rule 1: however often the date was moved, and it may be early."""
    found = past_slip(
        "AAA.1.1", due("2021-12-31", "2022-06-30", "2023-01-31"), DAY("2022-01-30"), ON, field="f", bodies=["b"]
    )
    assert found == PastSlip(entry="AAA.1.1", days=30, finished=True, moves=2, field="f", bodies=("b",))
    early = past_slip("AAA.1.1", due("2021-12-31"), DAY("2021-12-01"), ON)
    assert early is not None
    assert (early.days, early.moves) == (-30, 0)


def test_what_is_not_finished_has_slipped_so_far() -> None:
    """Rule 2: by what was agreed to move it, or by what it is overdue, whichever is more; it is no outcome."""
    for on, days in (("2022-01-01", 181), ("2023-01-01", 366), ("2021-06-01", 181)):
        found = past_slip("AAA.1.1", due("2021-12-31", "2022-06-30"), None, DAY(on))
        assert found is not None
        assert (found.days, found.finished) == (days, False)
    later = past_slip("AAA.1.1", due("2021-12-31"), DAY("2026-07-01"), ON)
    assert later is not None
    assert not later.finished
    today = past_slip("AAA.1.1", due("2021-12-31"), ON, ON)
    assert today is not None
    assert today.finished
    kept = past_slip("AAA.1.1", due("2026-12-31"), None, ON)
    assert kept is not None
    assert kept.days == 0
    sooner = past_slip("AAA.1.1", due("2026-12-31", "2026-11-30"), None, ON)
    assert sooner is not None
    assert sooner.days == 0


def test_what_never_had_a_date_has_no_slip() -> None:
    """Where a date was agreed later only, slips are counted from there."""
    assert past_slip("AAA.1.1", due(None), DAY("2022-01-30"), ON) is None
    found = past_slip("AAA.1.1", due(None, "2021-12-31"), DAY("2022-01-30"), ON)
    assert found is not None
    assert found.days == 30


def test_slips_by_field_and_by_body() -> None:
    """The groups with the most outcomes come first; what several answer for counts with each; the open stand apart."""
    past = [
        *outcomes(0, 10, 20, 30, 40, field="water", bodies=("M", "N")),
        *outcomes(5, 7, field="roads", bodies=("N", "N")),
        *outcomes(400, field="water", finished=False),
        *outcomes(9, field=None, bodies=()),
    ]
    water, roads = distributions(past, "field")
    assert (water.name, water.finished, water.open, water.late) == ("water", 5, 1, 4)
    assert (water.least, water.p10, water.p50, water.p80, water.p90, water.most) == (0, 0, 20, 30, 40, 40)
    assert (roads.name, roads.finished, roads.p50) == ("roads", 2, 5)
    assert [(one.name, one.finished) for one in distributions(past, "body")] == [("N", 7), ("M", 5)]
    empty = distribution("all", outcomes(3, finished=False))
    assert (empty.finished, empty.open, empty.p50, empty.most) == (0, 1, None, None)
    many = distribution("all", outcomes(*range(1, 1_001)))
    assert (many.p10, many.p25, many.p50, many.p75, many.p80, many.p90) == (100, 250, 500, 750, 800, 900)


@FEW
@given(st.lists(st.integers(-500, 500), min_size=1).map(sorted), st.sampled_from([0.1, 0.25, 0.5, 0.8, 0.9, 1.0]))
def test_a_quantile_is_a_slip_that_was_observed(slips: list[int], share: float) -> None:
    """Rule 3: the smallest that at least that share of all does not exceed."""
    found = quantile(slips, share)
    assert found is not None
    enough = [slip for slip in slips if sum(other <= slip for other in slips) >= share * len(slips) - 1e-9]
    assert found == min(enough)


def forecast(past: list[PastSlip], on: datetime.date = ON, **given: object) -> ReferenceForecast:
    """A forecast that is not refused."""
    found = reference_forecast(past, DUE, on, **given)  # type: ignore[arg-type]
    assert isinstance(found, ReferenceForecast)
    return found


def test_a_forecast_places_the_case_in_its_class() -> None:
    """Rules 1 and 4: quantiles of the outcomes with the bounds of their order statistics, after the agreed day."""
    past = outcomes(*range(0, 200, 10)) + outcomes(90, 91, 300, finished=False)
    found = forecast(past, field="water", bodies=["M"])
    middle, most = found.placed
    assert (middle.share, middle.days, middle.day) == (0.5, 90, DAY("2027-03-31"))
    assert (middle.low, middle.high) == (DUE + datetime.timedelta(50), DUE + datetime.timedelta(140))
    assert (most.share, most.days) == (0.8, 150)
    assert (most.low, most.high) == (DUE + datetime.timedelta(110), DUE + datetime.timedelta(190))
    assert (found.outcomes, found.open, found.beyond, found.at_least) == (20, 3, 2, 0)


@pytest.mark.parametrize(
    ("counts", "level", "body"),
    [
        ({("water", "M"): 20, ("water", "N"): 5}, "field-and-body", "M"),
        ({("water", "M"): 20, ("water", "N"): 21}, "field-and-body", "N"),
        ({("water", "M"): 12, ("water", "N"): 10}, "field", None),
        ({("water", "M"): 12, ("roads", "M"): 10}, "body", "M"),
        ({("water", "M"): 5, ("roads", "P"): 17}, "register", None),
    ],
)
def test_the_narrowest_class_with_enough(counts: dict[tuple[str, str], int], level: str, body: str | None) -> None:
    """Rule 2: the same field and body, the same field, the same body, the whole register."""
    past = [
        one for (field, body), count in counts.items() for one in outcomes(*range(count), field=field, bodies=(body,))
    ]
    found = forecast(past, field="water", bodies=["M", "N"])
    assert (found.of.level, found.of.body) == (level, body)
    assert found.of.field == ("water" if level.startswith("field") else None)


def test_too_few_are_refused() -> None:
    """Rule 3: with the reason, how many there are and must be, and what was tried. What is open does not count."""
    found = reference_forecast(
        outcomes(*range(19)) + outcomes(1, 2, 3, finished=False), DUE, ON, field="water", bodies=["M"]
    )
    assert isinstance(found, Refusal)
    assert (found.code, found.have, found.need) == ("too-few", 19, ENOUGH)
    assert [(one.level, one.outcomes, one.open) for one in found.tried] == [
        ("field-and-body", 19, 3),
        ("field", 19, 3),
        ("body", 19, 3),
        ("register", 19, 3),
    ]
    nobody = reference_forecast([], DUE, ON)
    assert isinstance(nobody, Refusal)
    assert (nobody.have, len(nobody.tried)) == (0, 1)


def test_what_is_late_already_is_placed_among_the_late() -> None:
    """Rule 5: only outcomes that were at least as late are like it, and it is refused where these are too few."""
    past = outcomes(*range(40))
    found = forecast(past, on=DUE + datetime.timedelta(20))
    assert (found.outcomes, found.at_least) == (20, 20)
    assert found.placed[0].days == 29
    refused = reference_forecast(past, DUE, DUE + datetime.timedelta(21))
    assert isinstance(refused, Refusal)
    assert (refused.code, refused.have) == ("too-few-as-late", 19)


@FEW
@given(st.integers(1, 60), st.sampled_from([0.1, 0.5, 0.8]))
def test_the_bounds_hold_for_every_distribution(count: int, share: float) -> None:
    """Rule 4: with whole binomial sums, each end is wrong with at most 2.5 per cent, and one rank nearer with more."""
    p = Fraction(share).limit_denominator(10)
    mass = [comb(count, hits) * p**hits * (1 - p) ** (count - hits) for hits in range(count + 1)]
    wrong = Fraction(25, 1000)
    low, high = bounds(count, share)
    # The outcome of rank r is above the quantile where fewer than r are not above it.
    assert sum(mass[: low or 0]) <= wrong
    assert sum(mass[: (low or 0) + 1]) > wrong
    assert high is None or sum(mass[high:]) <= wrong
    assert sum(mass[(high or count + 1) - 1 :]) > wrong
