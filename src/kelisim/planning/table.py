"""Roadmaps as rows, one for each milestone: what `table_files` writes to CSV and XLSX and reads from them.

1. A row has a number, by which others wait for it, and the id of the entry that it is a version of, or none for a new
   milestone.
2. A predecessor that is in the table stands by its number; another by its entry, or by its name where it has none. The
   name and side beside an entry, and the sources of a milestone, are not in the table; on the way back a milestone that
   is on record keeps its own.
3. Every row is looked at, and all that is wrong in the table is told: by line, column, a code, and what stands there.
   A row with something wrong is not among the rows that were read.
"""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from kelisim.model.base import is_entry_id, is_party_code
from kelisim.model.dates import Term, is_date
from kelisim.model.measure import Milestone, Predecessor
from kelisim.model.reference import Named
from kelisim.model.text import Text, check_tags
from kelisim.planning.errors import CycleError, PlanningError
from kelisim.planning.network import Activity, Link, Network
from kelisim.planning.notation import NotationError, RowLink, read, written

Problem = Literal[
    "number", "number-twice", "entry", "entry-twice", "title", "date", "term", "continuous", "duration", "calendar",
    "predecessors", "predecessor-unknown", "cycle",
]  # fmt: skip
EXPECTED: dict[Problem, str] = {
    "number": "a whole number from 1",
    "number-twice": "a number that no other row has",
    "entry": "the id of an entry, such as KAZ.12.1, or nothing",
    "entry-twice": "an entry that no other row has",
    "title": "a title in at least one language, of at most 20,000 characters",
    "date": "a day, a month or a year, such as 2026-06-30, 2026-06 or 2026",
    "term": "an end that is not before the start",
    "continuous": "yes, no or nothing",
    "duration": "a whole number of days, up to 100,000",
    "calendar": "the code of a State, such as KAZ, or nothing for calendar days",
    "predecessors": "predecessors such as 3FS+5d; 7SS-2d",
    "predecessor-unknown": "the number of a row in the table",
    "cycle": "predecessors that do not lead back to the row itself",
}
MOST_DAYS = 100_000
FIXED = ("No", "Entry", "Start", "End", "Words", "Continuous", "Duration", "Calendar", "Predecessors")
TITLE = "Title "
"""What the name of a column of titles begins with; the tag of the language follows."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One milestone as a row."""

    number: int
    title: Text
    entry: str | None = None
    date: Term | None = None
    duration: int | None = None
    calendar: str | None = None
    predecessors: tuple[RowLink, ...] = ()


class RowProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong: in which line of the file (the heading is line 1), in which column, and what stands there."""

    line: int
    column: str
    code: Problem
    value: str

    @property
    def expected(self) -> str:
        """What would be right, in English."""
        return EXPECTED[self.code]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """What was read: the rows that are right, and all that is wrong."""

    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]


def rows_of(milestones: Iterable[tuple[str, Milestone]]) -> tuple[Row, ...]:
    """Milestones, each with its entry, as rows numbered from 1."""
    every = list(milestones)
    numbers = {entry: number for number, (entry, _) in enumerate(every, start=1)}
    return tuple(
        Row(
            number=numbers[entry],
            entry=entry,
            title=one.title,
            date=one.date,
            duration=one.duration,
            calendar=one.calendar,
            predecessors=tuple(_row_link(before, numbers) for before in one.predecessors),
        )
        for entry, one in every
    )


def _row_link(before: Predecessor, numbers: Mapping[str, int]) -> RowLink:
    row = numbers.get(before.entry) if before.entry else None
    entry = before.entry if row is None else None
    name = before.name if before.entry is None else None
    return RowLink(row=row, entry=entry, name=name, link=before.link, lag=before.lag)


def milestones_of(
    rows: Sequence[Row],
    of: Named,
    *,
    known: Mapping[str, Milestone] | None = None,
    new: Mapping[int, str] | None = None,
) -> tuple[tuple[str | None, Milestone], ...]:
    """Rows as milestones, each with its entry.

    Args:
        rows: as they were read, without problems.
        of: what new milestones belong to.
        known: the milestones on record, by entry; they keep what is not in the table (rule 2).
        new: the entries that new rows will have, by the numbers of the rows.

    Raises:
        PlanningError: a row waits for a new one whose entry is not given.
    """
    entries = {row.number: row.entry or (new or {}).get(row.number) for row in rows}
    found = []
    for row in rows:
        entry = entries[row.number]
        held = (known or {}).get(row.entry) if row.entry else None
        beside = {before.entry: before for before in held.predecessors if before.entry} if held else {}
        milestone = Milestone(
            title=row.title,
            of=held.of if held else of,
            date=row.date,
            duration=row.duration,
            calendar=row.calendar,
            predecessors=tuple(_predecessor(link, entries, beside) for link in row.predecessors),
            sources=held.sources if held else (),
        )
        found.append((entry, milestone))
    return tuple(found)


def _predecessor(link: RowLink, entries: Mapping[int, str | None], beside: Mapping[str, Predecessor]) -> Predecessor:
    entry = link.entry if link.row is None else entries.get(link.row)
    if entry is None and link.name is None:
        raise PlanningError(f"row {link.row} has no entry yet")
    held = beside.get(entry) if entry else None
    name, side = (held.name, held.side) if held else (link.name, None)
    return Predecessor(entry=entry, name=name, side=side, link=link.link, lag=link.lag)


def columns_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """The columns that rows need: the titles stand after the entry, by language."""
    tags = sorted({tag for row in rows for tag in row.title}) or ["en"]
    return (*FIXED[:2], *(f"{TITLE}{tag}" for tag in tags), *FIXED[2:])


def cells_of(row: Row, columns: Sequence[str]) -> tuple[str | int | None, ...]:
    """The cells of a row; numbers are numbers, and what is not there is None."""
    date = row.date
    cells: dict[str, str | int | None] = {
        "No": row.number,
        "Entry": row.entry,
        "Start": date.start if date else None,
        "End": date.end if date else None,
        "Words": date.words if date else None,
        "Continuous": "yes" if date and date.continuous else None,
        "Duration": row.duration,
        "Calendar": row.calendar,
        "Predecessors": written(row.predecessors) or None,
        **{f"{TITLE}{tag}": text for tag, text in row.title.items()},
    }
    return tuple(cells.get(column) for column in columns)


Cell = str | int | float | datetime.date | None
"""What stands in a cell."""


def read_rows(lines: Iterable[tuple[int, Mapping[str, Cell]]]) -> Table:
    """Rows out of cells.

    Args:
        lines: for each line of the file that is not empty its number, and its cells by the columns of `columns_of`.
    """
    reading = _Reading()
    for line, cells in lines:
        reading.line(line, cells)
    return reading.table()


_DAYS = re.compile(r"([0-9]{1,9})\s*(?:days?|d|дней|день|дня|дн\.?|д\.?|күн)?\??\Z", re.IGNORECASE)
_POINTED = re.compile(r"(0?[1-9]|[12][0-9]|3[01])\.(0?[1-9]|1[0-2])\.([0-9]{4})\Z")
_YES = frozenset({"yes", "true", "1", "да", "иә"})
_NO = frozenset({"", "no", "false", "0", "нет", "жоқ"})


class _Reading:
    """Looks at every row (rule 3)."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, Row]] = []
        self.problems: list[RowProblem] = []
        self.numbers: set[int] = set()
        self.entries: set[str] = set()
        self.at = 0

    def line(self, line: int, cells: Mapping[str, Cell]) -> None:
        """Look at one row."""
        self.at, before = line, len(self.problems)
        number = self._number(cells)
        entry = self._entry(cells)
        title = self._title(cells)
        date = self._term(cells)
        duration = self._duration(cells)
        calendar = _text(cells.get("Calendar")).strip().upper() or None
        if calendar is not None and not is_party_code(calendar):
            self._wrong("Calendar", "calendar", cells)
        links = self._links(cells)
        if len(self.problems) == before:
            self.rows.append((
                line,
                Row(
                    number=number, entry=entry, title=title, date=date, duration=duration,
                    calendar=calendar, predecessors=links,
                ),
            ))  # fmt: skip

    def _wrong(self, column: str, code: Problem, cells: Mapping[str, Cell]) -> None:
        value = _text(cells.get(column))[:200]
        self.problems.append(RowProblem(line=self.at, column=column, code=code, value=value))

    def _number(self, cells: Mapping[str, Cell]) -> int:
        text = _text(cells.get("No")).strip()
        if "No" not in cells:
            text = str(len(self.numbers) + 1)
        if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
            self._wrong("No", "number", cells)
            return 0
        number = int(text)
        if number in self.numbers:
            self._wrong("No", "number-twice", cells)
        self.numbers.add(number)
        return number

    def _entry(self, cells: Mapping[str, Cell]) -> str | None:
        entry = _text(cells.get("Entry")).strip() or None
        if entry is not None and not is_entry_id(entry):
            self._wrong("Entry", "entry", cells)
        elif entry in self.entries:
            self._wrong("Entry", "entry-twice", cells)
        elif entry is not None:
            self.entries.add(entry)
        return entry

    def _title(self, cells: Mapping[str, Cell]) -> Text:
        columns = [column for column in cells if column.startswith(TITLE)]
        title = {column.removeprefix(TITLE): text for column in columns if (text := _text(cells[column])).strip()}
        try:
            check_tags("title", title)
            return msgspec.convert(title, Text)
        except (ValueError, msgspec.ValidationError):
            self._wrong(columns[0] if columns else TITLE, "title", cells)
            return {}

    def _term(self, cells: Mapping[str, Cell]) -> Term | None:
        start, end = self._date(cells, "Start"), self._date(cells, "End")
        words = _text(cells.get("Words")) or None
        says = _text(cells.get("Continuous")).strip().lower()
        if says not in _YES | _NO:
            self._wrong("Continuous", "continuous", cells)
        continuous = says in _YES
        if not (start or end or words or continuous):
            return None
        try:
            return msgspec.convert({"start": start, "end": end, "words": words, "continuous": continuous}, Term)
        except (ValueError, msgspec.ValidationError):
            self._wrong("End", "term", cells)
            return None

    def _date(self, cells: Mapping[str, Cell], column: str) -> str | None:
        cell = cells.get(column)
        if isinstance(cell, datetime.date):
            return cell.isoformat()[: len("2026-06-30")]
        text = _text(cell).strip()
        if pointed := _POINTED.match(text):
            text = f"{pointed[3]}-{int(pointed[2]):02d}-{int(pointed[1]):02d}"
        if text and not is_date(text):
            self._wrong(column, "date", cells)
            return None
        return text or None

    def _duration(self, cells: Mapping[str, Cell]) -> int | None:
        text = _text(cells.get("Duration")).strip()
        if not text:
            return None
        days = _DAYS.match(text)
        if days is None or int(days[1]) > MOST_DAYS:
            self._wrong("Duration", "duration", cells)
            return None
        return int(days[1])

    def _links(self, cells: Mapping[str, Cell]) -> tuple[RowLink, ...]:
        try:
            links = read(_text(cells.get("Predecessors")))
        except NotationError:
            links = None
        if links is None or len(links) > 1_000 or any(abs(link.lag) > MOST_DAYS for link in links):
            self._wrong("Predecessors", "predecessors", cells)
            return ()
        return links

    def table(self) -> Table:
        """All that was read, looked at together."""
        for line, row in self.rows:
            for link in row.predecessors:
                if link.row is not None and link.row not in self.numbers:
                    self._told(line, "predecessor-unknown", str(link.row))
        if not self.problems:
            self._circle()
        wrong = {problem.line for problem in self.problems}
        return Table(
            rows=tuple(row for line, row in self.rows if line not in wrong),
            problems=tuple(sorted(self.problems, key=lambda problem: problem.line)),
        )

    def _told(self, line: int, code: Problem, value: str) -> None:
        self.problems.append(RowProblem(line=line, column="Predecessors", code=code, value=value))

    def _circle(self) -> None:
        numbers = {row.entry: row.number for _, row in self.rows if row.entry}
        lines = {str(row.number): line for line, row in self.rows}
        activities = []
        for _, row in self.rows:
            before = (link.row or numbers.get(link.entry or "") for link in row.predecessors)
            activities.append(Activity(key=str(row.number), links=tuple(Link(str(one)) for one in before if one)))
        try:
            Network(activities)
        except CycleError as error:
            for number in error.cycle:
                self._told(lines[number], "cycle", " → ".join((*error.cycle, error.cycle[0])))


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell)
