"""The drawing of a roadmap: everything is on it once, within its edges, and told apart without colour."""

import datetime
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.web.plans.gantt import _NARROW, _WIDE, ROWS, Bar, Group, Sheet, gantt, ticks_of

ON = datetime.date(2024, 6, 1)
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))
STRETCHES = st.none() | st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))
BARS = st.builds(
    Bar,
    key=st.uuids().map(str),
    title=st.text("abc def", min_size=1, max_size=200).filter(str.strip),
    baseline=STRETCHES,
    forecast=STRETCHES,
    fact=STRETCHES,
    critical=st.booleans(),
)
GROUPS = st.lists(st.builds(Group, st.sampled_from(["", "Heading"]), st.lists(BARS, min_size=1).map(tuple)), max_size=3)


def marks_in(sheet: Sheet) -> list[tuple[float, float, float]]:
    """The start, the end and the height of every mark."""
    shapes = [shape for row in sheet.rows for shape in (row.baseline, row.forecast, row.fact) if shape]
    return [(shape.start, shape.at, shape.y) for shape in shapes]


@settings(max_examples=40, deadline=None)
@given(GROUPS)
def test_every_milestone_is_drawn_once_within_the_edges(groups: list[Group]) -> None:
    """However many there are and whenever they are; the wide and the narrow drawing have the same."""
    bars = [bar for group in groups for bar in group.bars]
    wide, narrow = gantt(groups, ON, "en")
    assert bool(wide) == any(True for bar in bars for _ in bar.days)
    for sheets in (wide, narrow):
        if not sheets:
            continue
        rows = [row for sheet in sheets for row in sheet.rows if not row.heading]
        assert [row.title for row in rows] == [bar.title for bar in bars]
        assert all(sum(not row.heading for row in sheet.rows) <= ROWS for sheet in sheets)
        for row, bar in zip(rows, bars, strict=True):
            shown = [row.baseline is not None, row.forecast is not None, row.fact is not None]
            assert shown == [bar.baseline is not None, bar.forecast is not None, bar.fact is not None]
        for sheet in sheets:
            assert all(sheet.left <= start <= end <= sheet.right for start, end, _ in marks_in(sheet))
            assert all(sheet.top <= y <= sheet.bottom for _, _, y in marks_in(sheet))
            assert all(one.y + one.height <= other.y for one, other in pairwise(sheet.rows))


def test_the_three_marks_have_three_outlines() -> None:
    """First agreed, expected and done differ in shape, and what is critical has a mark of its own before its row."""
    day = (ON, ON)
    (sheet,), _narrow = gantt([Group("", (Bar("a", "A", day, day, day, critical=True),))], ON, "en")
    row = sheet.rows[0]
    outlines = {re.sub(r"[0-9. -]", "", shape.path) for shape in (row.baseline, row.forecast, row.fact) if shape}
    assert len(outlines) == 3
    assert row.critical


def test_arrows_lead_from_what_is_waited_for() -> None:
    """An arrow goes from the end of one to the start of the other; the narrow drawing has none."""
    first = Bar("a", "A", forecast=(ON, ON + datetime.timedelta(days=40)))
    later = ON + datetime.timedelta(days=90)
    second = Bar("b", "B", forecast=(later, later + datetime.timedelta(days=40)), after=("a", "elsewhere"))
    (wide,), (narrow,) = gantt([Group("", (first, second))], ON, "en")
    ((path, _tip),) = wide.arrows
    source, target = wide.rows[0].forecast, wide.rows[1].forecast
    assert source
    assert target
    assert path.startswith(f"M{source.at} ")
    assert f"V{target.y}" in path
    assert narrow.arrows == []


def test_marks_of_the_axis_have_room() -> None:
    """From a week to a century: words are never nearer than they are wide, and there are some."""
    for days in (7, 30, 61, 63, 200, 400, 1_500, 4_000, 40_000):
        last = ON + datetime.timedelta(days=days)
        for form, letters in ((_WIDE, 75), (_NARROW, 75)):
            width = form.width - form.left
            places = [(day - ON).days / days * width for day, words, _great in ticks_of(ON, last, form, "ru") if words]
            assert places or days < 14
            assert all(other - one >= letters * 0.55 for one, other in pairwise(places))


def test_days_off_are_shaded_where_there_is_room() -> None:
    """Week-ends are shaded over some weeks, and not over years."""
    off = [
        ON + datetime.timedelta(days=at) for at in range(-500, 500) if (ON + datetime.timedelta(days=at)).weekday() > 4
    ]
    for days, shaded in ((40, True), (400, False)):
        bar = Bar("a", "A", forecast=(ON, ON + datetime.timedelta(days=days)))
        (sheet,), _narrow = gantt([Group("", (bar,))], ON, "en", off=off)
        assert bool(sheet.shaded) == shaded
        assert all(sheet.left <= start and start + width <= sheet.right + 0.2 for start, width in sheet.shaded)
