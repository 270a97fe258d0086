"""The courses of measures (`register.course`) told from the rows of what was agreed and said, and kept in rows.

1. An act that touches a measure only marks it (`touch`); its course is told when somebody first reads it, or at the end
   of taking many acts. So an act costs one statement more, and a reader never sees a course that is behind.
2. Measures that are not public have no course here, and what is not public is left out of every course.
3. What stands in one of two stories of a Party counts for nothing.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

from django.db import connection, transaction

from kelisim.model.dates import days_of, last_day
from kelisim.model.decode import convert
from kelisim.model.item import MeasureItem
from kelisim.model.measure import Measure
from kelisim.model.word import Report as ReportValue
from kelisim.model.word import Statement as StatementValue
from kelisim.model.word import StatusClaim
from kelisim.node import models
from kelisim.node.past import FOREVER, Standing, Unsettled
from kelisim.node.statements import insert, made
from kelisim.planning.drift import value_series
from kelisim.planning.trend import trends
from kelisim.register.course import Agreed, Heard, Span, Stated, course
from kelisim.register.history import VersionRecord
from kelisim.register.slips import slips
from kelisim.register.spoken import Reported

_AT_ONCE: Final = 500
_COUNTED: Final = ("field", "group", "said", "due", "lapses", "moves", "slip", "stated", "differs")
_TOUCH_ALL: Final = (
    "INSERT INTO {unsettled} (entry_id) SELECT id FROM {entries} WHERE register_id = %s AND kind = 'measure'"
)
Said = tuple[datetime.date, StatementValue]


def touch(entries: Iterable[int]) -> None:
    """Mark entries whose course has to be told anew, by their primary keys; those that are no measures have none."""
    insert((made(Unsettled, entry_id=key) for key in dict.fromkeys(entries)), unique=("entry",))


def touch_all(register: str) -> None:
    """Mark every measure of a register."""
    Unsettled.objects.filter(entry__register=register).delete()
    tables = {"unsettled": Unsettled._meta.db_table, "entries": models.Entry._meta.db_table}
    with connection.cursor() as cursor:
        cursor.execute(_TOUCH_ALL.format(**tables), [register])


def settle(register: str) -> int:
    """Tell the courses of all measures that are marked; how many there were."""
    if not Unsettled.objects.exists():
        # Of whatever register: to ask so costs nothing, and nearly always there is none.
        return 0
    marked = Unsettled.objects.filter(entry__register=register)
    with transaction.atomic():
        keys = list(marked.values_list("pk", flat=True))
        for start in range(0, len(keys), _AT_ONCE):
            _tell(register, keys[start : start + _AT_ONCE])
        marked.delete()
    return len(keys)


def _tell(register: str, keys: Sequence[int]) -> None:
    parties = _parties(register)
    versions, reports, statements = _versions(keys), _reports(keys), _statements(keys)
    Standing.objects.filter(entry__in=keys).delete()
    insert(
        row
        for key in keys
        if key in versions
        for row in _rows(register, key, versions[key], reports.get(key, []), statements.get(key, []), parties)
    )


def _parties(register: str) -> frozenset[str]:
    found = models.Party.objects.filter(register_id=register, left=False).exclude(kind="observatory")
    return frozenset(found.values_list("code", flat=True))


def _day(at: str) -> datetime.date:
    return datetime.date.fromisoformat(at[:10])


def _versions(keys: Sequence[int]) -> dict[int, list[VersionRecord]]:
    rows = models.Version.objects.filter(entry__in=keys, entry__kind="measure", entry__public=True, public=True)
    columns = ("entry_id", "entry__entry", "ordinal", "agreed_at", "bound", "content")
    found: dict[int, list[VersionRecord]] = {}
    for key, entry, ordinal, at, bound, content in rows.order_by("entry_id", "ordinal").values_list(*columns):
        item = MeasureItem(entry=entry, bound=tuple(bound), public=True, content=convert(content, Measure))
        record = VersionRecord(
            ordinal=ordinal, item=item, proposal="", proposed_by="", proposed_at="", answers={}, agreed_at=at
        )
        found.setdefault(key, []).append(record)
    return found


def _reports(keys: Sequence[int]) -> dict[int, list[Heard]]:
    rows = models.Report.objects.filter(entry__in=keys, public=True, disputed=False).order_by()
    found: dict[int, list[Heard]] = {}
    for key, act, party, number, at, content in rows.values_list("entry_id", "act", "party", "number", "at", "content"):
        report: ReportValue = convert(content, ReportValue)
        reported = Reported(act=act, party=party, number=number, day=last_day(report.as_of), report=report)
        found.setdefault(key, []).append(Heard(_day(at), reported))
    return found


def _statements(keys: Sequence[int]) -> dict[int, list[Said]]:
    through = models.Statement.about.through.objects
    rows = through.filter(entry__in=keys, statement__public=True, statement__disputed=False)
    columns = ("entry_id", "statement__at", "statement__content")
    found: dict[int, list[Said]] = {}
    order = ("statement__said", "statement__party", "statement__number")
    for key, at, content in rows.order_by(*order).values_list(*columns):
        statement: StatementValue = convert(content, StatementValue)
        found.setdefault(key, []).append((max(_day(at), last_day(statement.said)), statement))
    return found


def _stated(statements: Iterable[Said]) -> list[Stated]:
    claims = (
        (day, one.side, next((claim.status for claim in one.claims if isinstance(claim, StatusClaim)), None))
        for day, one in statements
    )
    return [Stated(day, side, status) for day, side, status in claims if side and status]


def _rows(
    register: str,
    key: int,
    versions: Sequence[VersionRecord],
    reports: Sequence[Heard],
    statements: Sequence[Said],
    parties: frozenset[str],
) -> list[Standing]:
    """The rows of a measure; spans that do not differ in what a row holds are one."""
    agreed = [Agreed(_day(one.agreed_at), one.item) for one in versions if isinstance(one.item, MeasureItem)]
    # Figures and dates that are stated are counted by as well; a statement of neither begins nothing.
    telling = [(day, one) for day, one in statements if any(not isinstance(claim, StatusClaim) for claim in one.claims)]
    spans = course(agreed, reports, _stated(statements), parties, [day for day, _ in telling])
    terms = [_term_moves(versions[: place + 1]) for place in range(len(versions))]
    rows: list[Standing] = []
    moved: dict[int, tuple[int, bool]] = {}
    for span in spans:
        heard = [one for day, one in telling if day <= span.first]
        if len(heard) not in moved:
            moved[len(heard)] = _stated_moves(heard)
        row = _row(span, agreed[span.version].item.content, terms[span.version], moved[len(heard)])
        row.register_id, row.entry_id = register, key
        if rows and all(getattr(rows[-1], name) == getattr(row, name) for name in _COUNTED):
            rows[-1].until = row.until
        else:
            rows.append(row)
    return rows


def _row(span: Span, measure: Measure, term: tuple[int, int], stated: tuple[int, bool]) -> Standing:
    due = days_of(measure.term).last if measure.term else None
    return Standing(
        first=span.first.isoformat(),
        until=span.until.isoformat() if span.until else FOREVER,
        field=(measure.field.entry if measure.field else None) or "",
        group=span.group,
        said=" ".join(f"{side}={status}" for side, status in span.said.items()),
        due=due.isoformat() if due else "",
        lapses=span.lapses.isoformat() if span.lapses else "",
        moves=term[0],
        slip=term[1],
        stated=stated[0],
        differs=span.differs or stated[1],
    )


def _term_moves(versions: Sequence[VersionRecord]) -> tuple[int, int]:
    """How many versions moved the term, and by how many days in all."""
    term = next((one for one in slips(versions) if one.field == "term"), None)
    return (sum(move.kind == "moved" for move in term.moves), term.total or 0) if term else (0, 0)


def _stated_moves(statements: Sequence[StatementValue]) -> tuple[int, bool]:
    """How often a stated date moved, and whether the latest statements for two sides differ."""
    dates, values = trends(statements), value_series(statements)
    apart = any(one.disagree for one in dates) or any(one.disagree for one in values)
    return sum(series.moves for series in dates), apart
