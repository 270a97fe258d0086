"""The course of a measure: one span for every run of days on which it stood alike."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from kelisim.model.dates import Term
from kelisim.model.item import MeasureItem
from kelisim.model.measure import Left, Measure, Responsible
from kelisim.model.reference import Named
from kelisim.model.word import Report, Status
from kelisim.register.course import Agreed, Heard, Span, Stated, course
from kelisim.register.spoken import Reported

BOTH = frozenset({"KAZ", "RUS"})
DAYS = st.dates(datetime.date(2021, 1, 1), datetime.date(2021, 3, 1))
STATUSES: tuple[Status, ...] = ("in-progress", "delayed", "done")


def day(text: str) -> datetime.date:
    """A day."""
    return datetime.date.fromisoformat(text)


def version(agreed: str, end: str = "2021-06-30", **more: object) -> Agreed:
    """A version that both sides lead, with a term."""
    leads = tuple(Responsible(body=Named(name=f"Body of {side}"), side=side) for side in sorted(BOTH))
    content = Measure(title={"en": "Bridge"}, term=Term(end=end), responsible=leads, **more)  # type: ignore[arg-type]
    return Agreed(day(agreed), MeasureItem(entry="KAZ.2.1", bound=("KAZ", "RUS"), public=True, content=content))


def heard(party: str, status: Status, as_of: datetime.date, known: datetime.date, number: int = 1) -> Heard:
    """A report and the day on which it was known."""
    report = Report(about="KAZ.2.1", status=status, as_of=as_of.isoformat())
    act = f"{party}{number}{as_of}{known}".ljust(64, "0")
    return Heard(known, Reported(act=act, party=party, number=number, day=as_of, report=report))


def on(spans: tuple[Span, ...], asked: datetime.date) -> Span:
    """The span of a day."""
    (found,) = [span for span in spans if span.first <= asked and (span.until is None or asked < span.until)]
    return found


DRAWN = st.lists(st.tuples(st.sampled_from(sorted(BOTH)), st.sampled_from(STATUSES), DAYS, DAYS), max_size=6)
REPORTS = DRAWN.map(lambda drawn: [heard(*one, number) for number, one in enumerate(drawn, start=1)])


@given(reports=REPORTS, asked=DAYS)
def test_every_day_is_told_by_what_was_known_on_it(reports: list[Heard], asked: datetime.date) -> None:
    """Whatever is known later changes no earlier day, and the order of reports changes nothing (rules 1 and 3)."""
    versions = [version("2021-01-01")]
    whole = on(course(versions, reports, (), BOTH), asked)
    known = [one for one in reports if one.counts <= asked]
    alone = on(course(versions, known, (), BOTH), asked)
    turned = on(course(versions, reports[::-1], (), BOTH), asked)
    told = ("version", "group", "said", "lapses", "differs")
    assert [getattr(whole, name) for name in told] == [getattr(alone, name) for name in told]
    assert turned == whole


def test_a_report_as_of_a_day_to_come_counts_from_that_day() -> None:
    """Both the signature and the day it is as of must have passed (rule 1)."""
    spans = course([version("2021-01-01")], [heard("KAZ", "done", day("2021-02-01"), day("2021-01-10"))], (), BOTH)
    assert on(spans, day("2021-01-31")).said == {}
    assert on(spans, day("2021-02-01")).said == {"KAZ": "done"}


def test_done_is_what_all_who_lead_report_and_then_nothing_lapses() -> None:
    """One side's word is one side's word; with both the measure is done and no longer overdue (rules 2 and 4)."""
    reports = [
        heard("KAZ", "done", day("2021-02-01"), day("2021-02-01")),
        heard("RUS", "done", day("2021-03-01"), day("2021-03-01"), 2),
    ]
    spans = course([version("2021-01-01")], reports, (), BOTH)
    assert [(span.group, span.lapses) for span in spans] == [
        ("silent", day("2021-06-30")),
        ("one", day("2021-06-30")),
        ("done", None),
    ]


def test_a_report_counts_before_what_was_stated() -> None:
    """A side's own word takes the place of what was stated for it, and only its own (rule 2)."""
    stated = [Stated(day("2021-01-05"), "KAZ", "delayed"), Stated(day("2021-01-06"), "RUS", "in-progress")]
    reports = [heard("KAZ", "done", day("2021-02-01"), day("2021-02-01"))]
    spans = course([version("2021-01-01")], reports, stated, BOTH)
    assert on(spans, day("2021-01-06")).said == {"KAZ": "delayed", "RUS": "in-progress"}
    assert on(spans, day("2021-02-02")).said == {"KAZ": "done", "RUS": "in-progress"}


def test_a_later_version_moves_the_term_from_the_day_it_is_agreed() -> None:
    """Until then the earlier one holds, even where its clock is behind (rule 1)."""
    spans = course([version("2021-01-10"), version("2021-01-05", "2021-12-31")], (), (), BOTH)
    assert spans[-1].lapses == day("2021-12-31")
    spans = course([version("2021-01-10"), version("2021-02-05", "2021-12-31")], (), (), BOTH)
    assert [span.lapses for span in spans] == [day("2021-06-30"), day("2021-12-31")]


def test_what_left_control_lapses_no_more() -> None:
    """From the first day without control nothing is overdue (rule 4)."""
    gone = Left(reason="lapsed", decided_by=Named(name="Commission"), since="2021-03-01")
    spans = course([version("2021-01-01", left=gone)], (), (), BOTH)
    assert [(span.first, span.lapses) for span in spans] == [
        (day("2021-01-01"), day("2021-06-30")),
        (day("2021-03-01"), None),
    ]


def test_an_observatory_is_never_overdue() -> None:
    """Where no side that leads is a Party nobody can report it, so it does not lapse; stated words still count."""
    stated = [Stated(day("2021-01-05"), side, "done") for side in sorted(BOTH)]
    spans = course([version("2021-01-01")], (), stated, frozenset())
    assert [(span.group, span.lapses) for span in spans] == [("silent", None), ("done", None)]
    assert course((), (), stated, BOTH) == ()
