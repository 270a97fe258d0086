"""Networks that tests make: of any shape, in three calendars, without a circle."""

import datetime

from hypothesis import settings
from hypothesis import strategies as st

from kelisim.planning.calendars import WorkingDays
from kelisim.planning.network import KINDS, Activity, Link, Network

FEW = settings(max_examples=40, deadline=None)
"""Examples of a property, where all tests together have to be quick."""
START = datetime.date(2030, 1, 1)
FIVE = WorkingDays(lambda day: day.weekday() < 5 and (day.month, day.day) not in {(1, 1), (1, 2), (1, 7), (3, 22)})
SIX = WorkingDays(lambda day: day.weekday() != 6)
INVENTED = {"XAA": FIVE, "XBB": SIX}
"""The working days of two invented States: five days a week with four holidays, and six days a week."""


def calendar_of(state: str) -> WorkingDays:
    """The calendar of an invented State."""
    return INVENTED[state]


def day(number: int) -> datetime.date:
    """The day that comes so many days after the start."""
    return START + datetime.timedelta(days=number)


@st.composite
def networks(
    draw: st.DrawFn, *, most: int = 7, dated: bool = False, calendars: tuple[str | None, ...] = (None, "XAA", "XBB")
) -> Network:
    """A network in which each activity waits for some of those before it, given in any order."""
    count = draw(st.integers(1, most))
    days = st.none() | st.integers(0, 60).map(day)
    made = []
    for place in range(count):
        before = draw(st.lists(st.integers(0, place - 1), max_size=3)) if place else []
        links = tuple(
            Link(f"a{other}", draw(st.sampled_from(sorted(KINDS))), draw(st.integers(-6, 9))) for other in before
        )
        made.append(
            Activity(
                key=f"a{place}",
                duration=draw(st.integers(0, 12)),
                calendar=draw(st.sampled_from(calendars)),
                links=links,
                expected=draw(days) if dated else None,
                deadline=draw(days) if dated else None,
            )
        )
    return Network(draw(st.permutations(made)))
