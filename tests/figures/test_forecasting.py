"""Forecasts: their refusals, their form, and how often what came was within their intervals."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate, repeat

import msgspec
import numpy as np
import pytest

from bench.figure_series import Known, invented_series, real_series, trial
from kelisim.figures.forecasting import Forecast, Refused, forecast
from kelisim.figures.forecasting.refusing import AHEAD, LEAST
from kelisim.figures.periods import Frequency, next_period

STARTS: dict[Frequency, str] = {"A": "2001", "S": "2001-S1", "Q": "2001-Q1", "M": "2001-01", "D": "2001-01-01"}


def following(frequency: Frequency, values: Iterable[float | str]) -> dict[str, Decimal]:
    """Values of periods that follow one another."""
    told = [Decimal(str(value)) for value in values]
    periods = accumulate(repeat(None, len(told) - 1), lambda period, _: next_period(period), initial=STARTS[frequency])
    return dict(zip(periods, told, strict=True))


def uneven(count: int, season: int = 1) -> list[float]:
    """Values that grow, with a season and what looks like chance."""
    return [round(100 + 3 * place + 20 * (place % season) + (place * 7919 % 13) - 6, 1) for place in range(count)]


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({}, Refused("too-short", 0, 10)),
        (following("A", uneven(9)), Refused("too-short", 9, 10)),
        (following("M", uneven(41)), Refused("too-short", 41, 42)),
        (following("A", [5] * 30), Refused("constant", 30)),
        (following("D", uneven(90)), Refused("daily")),
        (following("A", uneven(20)) | following("Q", uneven(20)), Refused("mixed")),
    ],
)
def test_what_cannot_be_forecast_is_refused_with_a_reason(values: dict[str, Decimal], refused: Refused) -> None:
    """Too short, constant, days, and several lengths of periods."""
    assert forecast(values) == refused


def test_a_gap_is_named_and_not_filled() -> None:
    """The first periods that lack are told."""
    values = following("Q", uneven(40))
    for period in ("2003-Q2", "2003-Q3", "2008-Q1"):
        del values[period]
    assert forecast(values) == Refused("gaps", 37, 40, ("2003-Q2", "2003-Q3", "2008-Q1"))
    assert forecast(following("A", uneven(20)), 7) == Refused("too-far", 7, 6)


@pytest.mark.parametrize(("frequency", "season"), [("A", 1), ("Q", 4)])
def test_a_forecast_follows_the_last_period_within_its_intervals(frequency: Frequency, season: int) -> None:
    """As many periods as are back-tested, the wider interval around the narrower, growing with time; twice alike."""
    values = following(frequency, uneven(LEAST[frequency] + 2, season))
    made = forecast(values)
    assert isinstance(made, Forecast)
    assert len(made.ahead) == AHEAD[frequency]
    period = made.last
    assert period == list(values)[-1]
    widths = []
    for one in made.ahead:
        period = next_period(period)
        assert one.period == period
        assert one.low_95 < one.low_80 < one.value < one.high_80 < one.high_95
        widths.append(one.high_95 - one.low_95)
        assert max(-int(number.as_tuple().exponent) for number in (one.value, one.low_95)) == 1
    assert widths[-1] > widths[0]
    assert made.error > 0
    kept = msgspec.json.encode(made)
    assert msgspec.json.decode(kept, type=Forecast | Refused) == made
    backwards = dict(reversed(values.items()))
    assert forecast(backwards, 2) == Forecast(
        made.frequency, made.ahead[:2], made.model, made.logarithms, made.origins, made.error, made.last
    )


def test_seasons_are_carried_on() -> None:
    """What is high every December is forecast high in December."""
    made = forecast(following("M", [100 + 50 * (place % 12 == 11) + place * 7919 % 5 for place in range(42)]))
    assert isinstance(made, Forecast)
    by_month = {one.period[5:]: one.value for one in made.ahead}
    assert min(by_month["12"] - value for month, value in by_month.items() if month != "12") > 35


def test_the_scale_of_a_series_does_not_matter() -> None:
    """The same figures in thousands and in units have the same forecast."""
    small = forecast(following("A", uneven(10)))
    large = forecast(following("A", [1_000 * value for value in uneven(10)]))
    assert isinstance(small, Forecast)
    assert isinstance(large, Forecast)
    for one, other in zip(small.ahead, large.ahead, strict=True):
        assert float(other.value) == pytest.approx(1_000 * float(one.value), rel=1e-3)
        assert float(other.high_80) == pytest.approx(1_000 * float(one.high_80), rel=1e-3)


def test_what_was_never_below_nought_is_not_forecast_below_it() -> None:
    """A count that falls to nothing; one that was below before may be again."""
    falling = [max(0.0, 60 - 6 * place + place * 7919 % 13) for place in range(12)]
    made = forecast(following("A", falling))
    assert isinstance(made, Forecast)
    assert all(one.low_95 >= 0 for one in made.ahead)
    made = forecast(following("A", [value - 30 for value in falling]))
    assert isinstance(made, Forecast)
    assert made.ahead[-1].low_95 < -30


def test_a_line_without_error_has_no_interval() -> None:
    """Where a model makes no error at all nothing is known of how wrong it can be."""
    assert forecast(following("S", [100, 200] * 9)) == Refused("constant", 18)


def held(series: Iterable[Known], longest: int | None, seed: int) -> list[tuple[bool, bool]]:
    """Whether the intervals of 80 and of 95 per cent held what came, for every period that was forecast."""
    chance = np.random.default_rng(seed)
    found: list[tuple[bool, bool]] = []
    for one in series:
        tried = trial(one, chance, longest)
        made = forecast(tried.history) if tried else None
        if tried and isinstance(made, Forecast):
            found += [
                (
                    float(ahead.low_80) <= came <= float(ahead.high_80),
                    float(ahead.low_95) <= came <= float(ahead.high_95),
                )
                for came, ahead in zip(tried.came, made.ahead, strict=True)
            ]
    return found


def shares(found: list[tuple[bool, bool]]) -> tuple[float, float]:
    """Of what came, the shares in per cent that the intervals held."""
    return 100 * sum(one for one, _ in found) / len(found), 100 * sum(one for _, one in found) / len(found)


def test_intervals_hold_about_what_they_promise_on_a_few_series() -> None:
    """A score of short yearly series; the band is wide because they are few."""
    yearly = (one for one in invented_series(np.random.default_rng(7), 60) if one.frequency == "A")
    found = held(yearly, 10, 7)
    assert len(found) == 20 * AHEAD["A"]
    eighty, ninety_five = shares(found)
    assert 62 <= eighty <= 95
    assert ninety_five >= 82


@pytest.mark.nightly
def test_intervals_hold_what_they_promise_within_five_points() -> None:
    """On more than a hundred real series, and on those with ninety invented ones: 80 and 95 per cent."""
    known = list(real_series())
    assert len(known) >= 100
    real = held(known, None, 3)
    invented = held(invented_series(np.random.default_rng(3), 90), None, 3)
    for found in (real, real + invented):
        eighty, ninety_five = shares(found)
        assert 75 <= eighty <= 85
        assert 90 <= ninety_five <= 100
