"""The critical path."""

import datetime
from itertools import pairwise
from typing import Final

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.planning.calendars import EVERY_DAY
from kelisim.planning.errors import CycleError, HorizonError, PredecessorError
from kelisim.planning.network import Activity, Link, Network
from kelisim.planning.schedule import Scheduled, schedule
from tests.planning.networks import FEW, INVENTED, START, calendar_of, day, networks

FS: Final = "finish-start"
SS: Final = "start-start"
FF: Final = "finish-finish"
SF: Final = "start-finish"


def activity(key: str, duration: int, *links: Link, **given: object) -> Activity:
    """An activity."""
    return Activity(key=key, duration=duration, links=links, **given)  # type: ignore[arg-type]


def test_a_worked_example() -> None:
    """Rules 1 and 4 to 6: two ways to one end; the longer is critical, and the shorter has float."""
    network = Network(
        [
            activity("a", 3),
            activity("b", 5, Link("a")),
            activity("c", 2, Link("a")),
            activity("d", 1, Link("c")),
            activity("e", 0, Link("b"), Link("d")),
        ]
    )
    found = schedule(network, START)
    assert found.finish == found.end == day(8)
    assert found.path == ("a", "b", "e")
    dates = {
        key: (one.early_start, one.early_finish, one.late_start, one.late_finish)
        for key, one in found.activities.items()
    }
    assert dates["a"] == (day(0), day(3), day(0), day(3))
    assert dates["c"] == (day(3), day(5), day(5), day(7))
    assert dates["d"] == (day(5), day(6), day(7), day(8))
    floats = {key: (one.total_float, one.free_float, one.critical) for key, one in found.activities.items()}
    assert floats == {"a": (0, 0, True), "b": (0, 0, True), "c": (2, 0, False), "d": (2, 2, False), "e": (0, 0, True)}


@pytest.mark.parametrize(
    ("kind", "lag", "expected"),
    [
        (FS, 2, (day(6), day(9))),
        (FS, -1, (day(3), day(6))),
        (SS, 2, (day(2), day(5))),
        (FF, 2, (day(3), day(6))),
        (SF, 5, (day(2), day(5))),
    ],
)
def test_the_four_relationships(kind: str, lag: int, expected: tuple[datetime.date, datetime.date]) -> None:
    """Rule 1: each relationship with its lag or lead moves the activity that waits, whole."""
    network = Network([activity("a", 4), activity("b", 3, Link("a", kind, lag))])  # type: ignore[arg-type]
    found = schedule(network, START).activities["b"]
    assert (found.early_start, found.early_finish) == expected
    assert found.driver == "a"


def test_a_circle_is_named() -> None:
    """Whoever waits for himself is told by which way."""
    with pytest.raises(CycleError) as refused:
        Network(
            [
                activity("z", 1, Link("c")),
                activity("a", 1, Link("c")),
                activity("b", 1, Link("a")),
                activity("c", 1, Link("b")),
            ]
        )
    assert sorted(refused.value.cycle) == ["a", "b", "c"]
    circle = (*refused.value.cycle, refused.value.cycle[0])
    assert set(pairwise(circle)) == {("a", "b"), ("b", "c"), ("c", "a")}
    assert (
        "a → b → c → a" in str(refused.value)
        or "b → c → a → b" in str(refused.value)
        or "c → a → b → c" in str(refused.value)
    )


def test_negative_float_is_said() -> None:
    """Rule 5: what comes too late for a deadline has negative float, as has all that it waits for."""
    network = Network([activity("a", 10), activity("b", 5, Link("a"), deadline=day(12)), activity("c", 1)])
    found = schedule(network, START)
    assert [(one.key, one.total_float) for one in found.late] == [("a", -3), ("b", -3)]
    assert not found.activities["c"].critical
    two = Network([activity("a", 9, deadline=day(8)), activity("b", 3), activity("c", 9, deadline=day(2))])
    assert [(one.key, one.total_float) for one in schedule(two, START).late] == [("c", -7), ("a", -1)]


@FEW
@given(networks())
def test_early_dates_are_the_longest_path(network: Network) -> None:
    """Rule 1: in calendar days the early start of each is the longest of all ways to it, tried one by one."""
    plain = Network(msgspec.structs.replace(one, calendar=None) for one in network.activities)
    found = schedule(plain, START)
    by_key = {one.key: one for one in plain.activities}

    def longest(key: str) -> int:
        one = by_key[key]
        ways = [0]
        for link in one.links:
            start = longest(link.predecessor)
            finish = start + by_key[link.predecessor].duration
            bound = {
                FS: finish + link.lag,
                SS: start + link.lag,
                FF: finish + link.lag - one.duration,
                SF: start + link.lag - one.duration,
            }
            ways.append(bound[link.kind])
        return max(ways)

    for key, one in found.activities.items():
        assert one.early_start == day(longest(key))
        assert one.early_finish == day(longest(key) + by_key[key].duration)


@FEW
@given(networks(dated=True))
def test_dates_keep_every_link_and_are_the_earliest(network: Network) -> None:
    """Rules 1 and 2, in any calendars: early dates keep all links and bounds, and a day earlier would break one."""
    found = schedule(network, START, calendars=calendar_of).activities

    def holds(activity: Activity, start: int) -> bool:
        calendar = INVENTED.get(activity.calendar or "", EVERY_DAY)
        finish = calendar.shift(start, activity.duration)
        asked = [(START.toordinal(), start)]
        if activity.expected:
            asked.append((activity.expected.toordinal(), finish))
        for link in activity.links:
            before = found[link.predecessor]
            at = before.early_start if link.kind in {SS, SF} else before.early_finish
            asked.append((calendar.shift(at.toordinal(), link.lag), start if link.kind in {FS, SS} else finish))
        return all(least <= held for least, held in asked)

    for activity in network.activities:
        start = found[activity.key].early_start.toordinal()
        assert holds(activity, start)
        assert not holds(activity, start - 1)


def delayed(network: Network, key: str, days: int) -> tuple[bool, dict[str, Scheduled]]:
    """Whether every deadline and the end are kept if something is finished so many of its days later; the dates."""
    before = schedule(network, START, calendars=calendar_of)
    one = network.activities[network.places[key]]
    calendar = INVENTED.get(one.calendar or "", EVERY_DAY)
    finish = calendar.shift(before.activities[key].early_finish.toordinal(), days)
    later = msgspec.structs.replace(one, expected=datetime.date.fromordinal(finish))
    then = schedule(
        Network(later if other.key == key else other for other in network.activities), START, calendars=calendar_of
    )
    kept = then.finish == before.finish and all(
        found.early_finish <= deadline
        for found, deadline in ((then.activities[other.key], other.deadline) for other in network.activities)
        if deadline
    )
    return kept, then.activities


@FEW
@given(networks(dated=True), st.data())
def test_total_float_is_what_can_be_lost(network: Network, data: st.DataObject) -> None:
    """Rule 5: later by its total float, nothing is broken; by a day more, the end or a deadline is.

    Where there is negative float, that is by how many days something has to be sooner: it is broken as it stands.
    """
    one = data.draw(st.sampled_from(network.activities))
    found = schedule(network, START, calendars=calendar_of).activities
    total = found[one.key].total_float
    assert total is not None
    if total >= 0 and min(other.total_float or 0 for other in found.values()) >= 0:
        assert delayed(network, one.key, total)[0]
    assert not delayed(network, one.key, max(total + 1, 0))[0]


@FEW
@given(networks(dated=True), st.data())
def test_free_float_is_what_moves_nothing(network: Network, data: st.DataObject) -> None:
    """Rule 5: later by its free float, no other date moves; by a day more, another does, or the end."""
    one = data.draw(st.sampled_from(network.activities))
    before = schedule(network, START, calendars=calendar_of)
    free = before.activities[one.key].free_float
    assert free is not None
    assert free >= 0

    def others(found: dict[str, Scheduled]) -> list[object]:
        dates = [(key, dated.early_start, dated.early_finish) for key, dated in found.items() if key != one.key]
        return [*dates, max(dated.early_finish for dated in found.values())]

    assert others(delayed(network, one.key, free)[1]) == others(before.activities)
    assert others(delayed(network, one.key, free + 1)[1]) != others(before.activities)


@FEW
@given(networks(dated=True), st.data())
def test_what_takes_longer_makes_nothing_earlier(network: Network, data: st.DataObject) -> None:
    """A longer duration moves no early finish forward where everything waits for finishes."""
    plain = Network(
        msgspec.structs.replace(one, links=tuple(Link(link.predecessor, FS, link.lag) for link in one.links))
        for one in network.activities
    )
    key = data.draw(st.sampled_from(plain.activities)).key
    longer = Network(
        msgspec.structs.replace(one, duration=one.duration + 3) if one.key == key else one for one in plain.activities
    )
    before = schedule(plain, START, calendars=calendar_of).activities
    after = schedule(longer, START, calendars=calendar_of).activities
    assert all(after[one].early_finish >= before[one].early_finish for one in before)


@FEW
@given(networks(dated=True))
def test_the_path_leads_to_the_end(network: Network) -> None:
    """Rule 6: each on the path is driven by the one before it, the last is finished at the end, the first is driven by
    nothing; and in one calendar, without deadlines, all of it is critical.
    """
    found = schedule(network, START, calendars=calendar_of)
    drivers = [found.activities[key].driver for key in found.path]
    assert drivers == [None, *found.path[:-1]]
    assert found.activities[found.path[-1]].early_finish == found.finish
    plain = Network(msgspec.structs.replace(one, calendar=None, deadline=None) for one in network.activities)
    same = schedule(plain, START)
    assert all(same.activities[key].critical for key in same.path)


@FEW
@given(networks(dated=True))
def test_the_order_given_changes_no_date(network: Network) -> None:
    """The dates follow from the activities, not from the order in which they are told."""
    turned = Network(reversed(network.activities))
    one, other = (schedule(way, START, calendars=calendar_of) for way in (network, turned))
    assert {key: found.early_finish for key, found in one.activities.items()} == {
        key: found.early_finish for key, found in other.activities.items()
    }
    assert {key: (found.late_finish, found.free_float) for key, found in one.activities.items()} == {
        key: (found.late_finish, found.free_float) for key, found in other.activities.items()
    }


def test_facts_stand_as_they_are() -> None:
    """Rule 2: what is finished keeps its day, has no float, and what waits for it goes on from there."""
    network = Network(
        [
            activity("a", 10),
            activity("b", 4, Link("a"), finished=day(3)),
            activity("c", 2, Link("b")),
        ]
    )
    found = schedule(network, START).activities
    assert (found["b"].early_start, found["b"].early_finish, found["b"].done) == (day(-1), day(3), True)
    assert (found["b"].total_float, found["b"].free_float, found["b"].critical) == (None, None, False)
    assert (found["c"].early_finish, found["c"].driver) == (day(5), "b")
    assert found["a"].total_float == 0


def test_what_has_begun_keeps_its_start() -> None:
    """Rule 2: a start that is a fact is kept; the finish follows, and is stretched by what holds it up."""
    network = Network(
        [
            activity("a", 10),
            activity("b", 4, Link("a"), started=day(1), finished=None),
            activity("c", 4, Link("a", FF, 2), started=day(1)),
        ]
    )
    found = schedule(network, START).activities
    assert (found["b"].early_start, found["b"].early_finish) == (day(1), day(5))
    assert (found["c"].early_start, found["c"].early_finish, found["c"].driver) == (day(1), day(12), "a")


def test_nothing_unfinished_is_finished_in_the_past() -> None:
    """Rule 3: on the day of the plan the rest is still to come; what nobody expects on a day begins then."""
    network = Network(
        [
            activity("a", 0, expected=day(5)),
            activity("b", 4),
            activity("c", 6, expected=day(21)),
            activity("d", 6, started=day(3)),
        ]
    )
    found = schedule(network, START, on=day(20)).activities
    assert {key: one.early_finish for key, one in found.items()} == {
        "a": day(20),
        "b": day(24),
        "c": day(21),
        "d": day(20),
    }


def test_an_end_that_is_given_counts_back() -> None:
    """Rule 4: with the last day of a programme late dates count from there, and float is against it."""
    network = Network([activity("a", 3), activity("b", 2, Link("a"))])
    found = schedule(network, START, end=day(9))
    assert (found.finish, found.end) == (day(5), day(9))
    assert [one.total_float for one in found.activities.values()] == [4, 4]
    assert schedule(network, START, end=day(1)).activities["b"].total_float == -4


def test_mixed_calendars() -> None:
    """Rules 1 and 5: each counts its own days; what is finished before a week-end can be so at its end."""
    friday = datetime.date(2030, 1, 4)
    network = Network(
        [
            activity("paper", 0, expected=friday),
            activity("works", 5, Link("paper"), calendar="XAA"),
            activity("water", 5, Link("paper")),
        ]
    )
    found = schedule(network, START, calendars=calendar_of).activities
    # The seventh of January is a holiday of XAA.
    assert found["works"].early_finish == datetime.date(2030, 1, 14)
    assert found["water"].early_finish == datetime.date(2030, 1, 9)
    assert found["works"].critical
    assert found["paper"].total_float == 3


def test_nothing_is_no_plan() -> None:
    """A network of nothing has no end and no path."""
    found = schedule(Network([]), START)
    assert (found.activities, found.finish, found.path) == ({}, None, ())


def test_what_is_not_there_is_refused() -> None:
    """A predecessor that is no activity, a key that stands twice, and dates beyond the calendar."""
    with pytest.raises(PredecessorError, match="nothing is known of x"):
        Network([activity("a", 1, Link("x"))])
    with pytest.raises(PredecessorError, match="one key"):
        Network([activity("a", 1), activity("a", 2)])
    with pytest.raises(HorizonError):
        schedule(Network([activity("a", 3_000_000)]), START)
    with pytest.raises(HorizonError):
        schedule(Network([activity("a", 100_000, calendar="XAA")]), START, calendars=calendar_of)
