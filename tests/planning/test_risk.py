"""Monte Carlo simulation of a plan."""

import datetime
import math
from statistics import NormalDist

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kelisim.planning.errors import HorizonError, PlanningError, SpreadError
from kelisim.planning.network import Activity, Link, Network
from kelisim.planning.risk import Risk, simulate
from kelisim.planning.running import uniforms
from kelisim.planning.schedule import schedule
from kelisim.planning.spreads import Observed, Simulation, Spread, ThreePoint
from tests.planning.networks import FEW, START, calendar_of, day, networks

SEED = 20_210_428


def run(network: Network, spreads: dict[str, Spread], *, on: datetime.date | None = None, **how: object) -> Risk:
    """Simulate a network in the invented calendars, with a seed."""
    settings = Simulation(**{"runs": 300, **how})  # type: ignore[arg-type]
    return simulate(network, spreads, np.random.default_rng(SEED), START, on=on, calendars=calendar_of, how=settings)


def alone(spread: Spread, duration: int = 10, runs: int = 20_000) -> list[float]:
    """The days after the start on which one activity is finished, as the runs have them."""
    risk = run(Network([Activity(key="a", duration=duration)]), {"a": spread}, runs=runs)
    return [float((finished - START).days) for finished, count in risk.by_day for _ in range(count)]


def correlation(ranks: NDArray[np.float64]) -> float:
    """The correlation of the first two rows."""
    return float(np.corrcoef(ranks[0], ranks[1]).item(1))


@st.composite
def underway(draw: st.DrawFn) -> Network:
    """A network of which some has begun and some has happened."""
    network = draw(networks(dated=True))
    facts = st.none() | st.integers(-20, 40).map(day)
    return Network(
        msgspec.structs.replace(one, started=draw(facts), finished=draw(facts)) if draw(st.booleans()) else one
        for one in network.activities
    )


@FEW
@given(underway(), st.none() | st.integers(-10, 60).map(day))
def test_without_spread_every_run_is_the_schedule(network: Network, on: datetime.date | None) -> None:
    """Rule 1: with no uncertainty each activity is finished on its early date, in all runs, in any calendars."""
    keys = tuple(network.places)
    found = schedule(network, START, on=on, calendars=calendar_of)
    risk = run(network, {}, on=on, runs=2, of=keys)
    assert risk.by_day == ((found.finish, 2),)
    assert {key: (one.p10, one.p90) for key, one in risk.reached.items()} == {
        key: (one.early_finish, one.early_finish) for key, one in found.activities.items()
    }
    assert risk.uncertain == 0
    assert risk.drivers == ()


@FEW
@given(networks(calendars=(None,)), st.data())
def test_other_durations_give_the_schedule_of_these(network: Network, data: st.DataObject) -> None:
    """Rule 1: what each run computes from its durations is what the schedule computes from them."""
    durations = {key: data.draw(st.integers(0, 30)) for key in network.places}
    spreads: dict[str, Spread] = {key: ThreePoint(low=days, mode=days, high=days) for key, days in durations.items()}
    other = Network(msgspec.structs.replace(one, duration=durations[one.key]) for one in network.activities)
    found = schedule(other, START)
    risk = run(network, spreads, runs=2, of=tuple(network.places))
    assert {key: one.p50 for key, one in risk.reached.items()} == {
        key: one.early_finish for key, one in found.activities.items()
    }


@FEW
@given(networks(most=5, dated=True), st.integers(0, 20))
def test_more_uncertainty_makes_nothing_earlier(network: Network, more: int) -> None:
    """With the same draws, durations that are all longer make no percentile earlier, where all waits for finishes."""
    plain = Network(
        msgspec.structs.replace(one, links=tuple(Link(link.predecessor, lag=link.lag) for link in one.links))
        for one in network.activities
    )

    def finishes(longer: int) -> list[datetime.date]:
        spreads: dict[str, Spread] = {
            one.key: ThreePoint(low=one.duration, mode=one.duration + longer, high=one.duration + 2 * longer)
            for one in plain.activities
        }
        risk = run(plain, spreads, runs=60)
        return [risk.percentile(percent) for percent in range(5, 101, 5)]

    assert all(before <= after for before, after in zip(finishes(more), finishes(more + 5), strict=True))


def test_a_triangular_duration() -> None:
    """Rule 3 of the arrays: the quantiles are those of the distribution, on both sides of the mode and at it."""
    for low, mode, high in ((0, 200, 1000), (100, 100, 1000), (0, 700, 700)):
        days = sorted(alone(ThreePoint(low=low, mode=mode, high=high)))
        for share in (0.02, 0.1, 0.5, 0.8, 0.98):
            below = (mode - low) / (high - low)
            expected = (
                low + math.sqrt(share * (high - low) * (mode - low))
                if share < below
                else high - math.sqrt((1 - share) * (high - low) * (high - mode))
            )
            assert days[int(share * len(days))] == pytest.approx(expected, abs=18)
        assert days[0] >= low
        assert days[-1] <= high


def test_a_pert_duration() -> None:
    """Rule 1 of the spreads: the mean is (low + 4 mode + high) / 6, and the deviation that of the beta distribution."""
    for low, mode, high in ((0, 200, 1000), (0, 500, 1000), (0, 1000, 1000)):
        days = np.array(alone(ThreePoint(low=low, mode=mode, high=high, shape="pert")))
        mean = (low + 4 * mode + high) / 6
        # A day is told whole: half a day later in the mean.
        assert float(days.mean()) == pytest.approx(mean + 0.5, abs=5)
        assert float(days.std()) == pytest.approx(math.sqrt((mean - low) * (high - mean) / 7), rel=0.03)


def test_a_duration_from_past_slips() -> None:
    """Rule 2 of the spreads: as much later as past slips were; what waits for others comes no earlier than planned."""
    days = sorted(alone(Observed((-5, 0, 10, 100))))
    assert days[0] == 5
    assert days[-1] == 110
    assert days[len(days) // 2] == pytest.approx(15, abs=1)
    waiting = Network([Activity(key="a", duration=10), Activity(key="b", duration=10, links=(Link("a"),))])
    risk = run(waiting, {"b": Observed((-5, 10))}, of=("b",))
    assert risk.percentile(0.1) == day(20)
    assert risk.percentile(100) == day(30)


def test_working_days_are_turned_into_calendar_days() -> None:
    """Rule 2: a duration twice as long in working days takes about twice as long by the calendar."""
    network = Network([Activity(key="a", duration=100, calendar="XAA")])
    once = schedule(network, START, calendars=calendar_of).activities["a"].early_finish - START
    risk = run(network, {"a": ThreePoint(low=200, mode=200, high=200)})
    assert risk.p50 - START == 2 * once


def test_percentiles_and_chances() -> None:
    """Rule 4: of so many runs so many are finished by then; the chance of a day is the share that is."""
    risk = Risk(
        runs=10,
        correlation=0,
        uncertain=1,
        scheduled=day(1),
        by_day=((day(1), 1), (day(2), 4), (day(5), 3), (day(9), 2)),
        drivers=(),
        reached={},
    )
    assert (risk.p10, risk.p50, risk.p80, risk.p90) == (day(1), day(2), day(5), day(9))
    assert [risk.chance(day(number)) for number in (0, 1, 4, 9)] == [0, 0.1, 0.5, 1]


def test_who_waits_for_many_is_later_than_the_schedule() -> None:
    """Merge bias: of ten ways of like length the last is late in nearly all runs, though each is in half of them."""
    ways = [Activity(key=f"a{place}", duration=50) for place in range(10)]
    end = Activity(key="end", links=tuple(Link(one.key) for one in ways), deadline=day(50))
    spreads: dict[str, Spread] = {one.key: ThreePoint(low=30, mode=50, high=70) for one in ways}
    risk = run(Network([*ways, end]), spreads, runs=4_000, of=("end", "a0"))
    assert risk.chance(risk.scheduled) == pytest.approx(0.5**10, abs=0.01)
    assert risk.reached["end"].chance == risk.chance(day(50))
    assert risk.reached["a0"].chance is None
    assert (risk.reached["a0"].p50 - START).days == pytest.approx(50, abs=1)


def test_drivers_are_ranked() -> None:
    """Rule 5: what is always on the longest path and varies most comes first; what never is, is not told."""
    network = Network(
        [
            Activity(key="wide", duration=50),
            Activity(key="narrow", duration=50, links=(Link("wide"),)),
            Activity(key="short", duration=5),
            Activity(key="certain", duration=5, links=(Link("narrow"), Link("short"))),
        ]
    )
    spreads: dict[str, Spread] = {
        "wide": ThreePoint(low=0, mode=50, high=100),
        "narrow": ThreePoint(low=40, mode=50, high=60),
        "short": ThreePoint(low=0, mode=5, high=10),
    }
    risk = run(network, spreads, runs=2_500)
    assert [one.key for one in risk.drivers] == ["wide", "narrow"]
    assert [one.criticality for one in risk.drivers] == [1.0, 1.0]
    assert risk.drivers[0].correlation == pytest.approx(0.98, abs=0.03)
    assert risk.drivers[1].correlation == pytest.approx(0.19, abs=0.06)


def test_the_criticality_index() -> None:
    """Rule 5: of two like ways each is the longest in half of the runs, by whichever end they are tied."""
    for kind in ("finish-start", "finish-finish", "start-finish", "start-start"):
        ways = [Activity(key="a", duration=50), Activity(key="b", duration=50)]
        before = [Activity(key=f"{one.key}0", duration=0) for one in ways] if kind.startswith("start") else []
        tied = [msgspec.structs.replace(one, links=(Link(f"{one.key}0"),)) if before else one for one in ways]
        source = {"a": "a", "b": "b"}
        if before:
            # What waits for a start is tied to something that begins when a way is over.
            tied += [Activity(key=f"{one.key}1", links=(Link(one.key),)) for one in ways]
            source = {"a": "a1", "b": "b1"}
        end = Activity(key="end", links=tuple(Link(one, kind) for one in source.values()))
        spreads: dict[str, Spread] = {one.key: ThreePoint(low=20, mode=50, high=80) for one in ways}
        risk = run(Network([*before, *tied, end]), spreads, runs=2_500)
        assert {one.key for one in risk.drivers} == {"a", "b"}
        assert sum(one.criticality for one in risk.drivers) == pytest.approx(1, abs=0.02)
        assert risk.drivers[0].criticality == pytest.approx(0.5, abs=0.05)


def test_a_correlation_widens_the_end() -> None:
    """Rule 3: durations that go together do not even out."""
    chain = Network(
        Activity(key=f"a{place}", duration=50, links=(Link(f"a{place - 1}"),) if place else ()) for place in range(20)
    )
    spreads: dict[str, Spread] = {key: ThreePoint(low=30, mode=50, high=70) for key in chain.places}
    apart = run(chain, spreads, runs=4_000)
    together = run(chain, spreads, runs=4_000, correlation=0.5)
    assert together.correlation == 0.5
    # Of n like durations with correlation r, the variance of the sum is n + n(n - 1)r times that of one.
    wider = (together.p90 - together.p10) / (apart.p90 - apart.p10)
    assert wider == pytest.approx(math.sqrt(1 + 19 * 0.5), rel=0.1)


def test_the_correlation_is_that_of_the_normal_scores() -> None:
    """Rule 3: the rank correlation of two durations is 6/pi arcsin(r/2) (Pearson, 1907); each stays uniform."""
    ranks = uniforms(np.random.default_rng(SEED), 2, 40_000, 0.6) / 65_536
    assert correlation(ranks) == pytest.approx(6 / math.pi * math.asin(0.3), abs=0.02)
    assert float(ranks.mean()) == pytest.approx(0.5, abs=0.01)
    scores = [NormalDist().inv_cdf(float(one)) for one in ranks[0, :2_000] if 0 < one < 1]
    assert float(np.std(scores)) == pytest.approx(1, abs=0.05)


def test_uniforms_are_uniform() -> None:
    """Without a correlation they are uniform and independent."""
    ranks = uniforms(np.random.default_rng(SEED), 3, 40_001, 0.0) / 65_536
    assert ranks.shape == (3, 40_001)
    assert np.histogram(ranks, 16, (0, 1))[0] == pytest.approx(3 * 40_001 / 16, rel=0.05)
    assert abs(correlation(ranks)) < 0.02


def test_the_same_seed_gives_the_same_on_any_number_of_threads() -> None:
    """Rule 6: chance is the caller's, and threads change nothing."""
    network = Network([Activity(key="a", duration=50), Activity(key="b", duration=20, links=(Link("a"),))])
    spreads: dict[str, Spread] = {"a": ThreePoint(low=20, mode=50, high=90), "b": Observed((0, 10, 50))}
    one = run(network, spreads, runs=7_000, threads=1)
    assert one == run(network, spreads, runs=7_000, threads=3)
    other = simulate(network, spreads, np.random.default_rng(1), START, how=Simulation(runs=7_000))
    assert other.by_day != one.by_day


def test_what_has_happened_does_not_vary() -> None:
    """Rule 1: a fact is one day in every run, whatever spread is given, and nothing is finished before the day."""
    network = Network(
        [
            Activity(key="a", duration=50, finished=day(40)),
            Activity(key="b", duration=10, links=(Link("a"),), expected=day(60)),
        ]
    )
    spreads: dict[str, Spread] = {"a": ThreePoint(low=0, mode=50, high=500), "b": Observed((-30, 0, 30))}
    risk = run(network, spreads, on=day(55), of=("a", "b"))
    assert risk.uncertain == 1
    assert risk.reached["a"].p10 == risk.reached["a"].p90 == day(40)
    assert risk.reached["b"].p10 >= day(55)


def test_what_cannot_be_simulated_is_refused() -> None:
    """Nothing at all, what is not in the plan, spreads that are none, and dates beyond the calendar."""
    network = Network([Activity(key="a", duration=10)])
    with pytest.raises(PlanningError):
        run(network, {"b": Observed((1, 2))})
    with pytest.raises(PlanningError):
        run(network, {}, of=("b",))
    with pytest.raises(PlanningError):
        run(Network([]), {})
    for low, mode, high in ((-1, 2, 3), (3, 2, 4), (1, 5, 4), (math.nan, 1, 2)):
        with pytest.raises(SpreadError):
            ThreePoint(low=low, mode=mode, high=high)
    with pytest.raises(SpreadError):
        Observed((1,))
    for how in ({"correlation": 1.0}, {"correlation": -0.1}, {"runs": 0}, {"threads": 0}):
        with pytest.raises(SpreadError):
            Simulation(**how)
    with pytest.raises(HorizonError):
        run(network, {"a": ThreePoint(low=10, mode=10, high=9_000_000)})
