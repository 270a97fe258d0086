"""The critical path."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given

from kelisim.planning.errors import CycleError
from kelisim.planning.network import Activity, Link, Network
from kelisim.planning.schedule import schedule
from tests.planning.networks import START, calendar_of, day, networks

FS, SS, FF, SF = "finish-start", "start-start", "finish-finish", "start-finish"


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


@given(networks(dated=True))
def test_every_link_holds(network: Network) -> None:
    """Rules 1 and 2: early dates keep every link, and late dates do."""
    found = schedule(network, START, calendars=calendar_of)
    assert found.finish == max(one.early_finish for one in found.activities.values())
