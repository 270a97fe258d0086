"""Roadmaps as CSV and XLSX."""

import datetime
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from kelisim.model.dates import Term
from kelisim.model.measure import Milestone, Predecessor
from kelisim.model.reference import Named, Source
from kelisim.planning.errors import PlanningError, TableError
from kelisim.planning.notation import NotationError, RowLink, read, written
from kelisim.planning.table import Row, Table, milestones_of, rows_of
from kelisim.planning.table_files import from_csv, from_xlsx, read_table, to_csv, to_xlsx

OF = Named(entry="XAA.1.1")
KINDS = st.sampled_from(["finish-start", "start-start", "finish-finish", "start-finish"])
SEEN = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(lambda text: text.strip())
"""Texts of any characters that can be told, of which something is to be seen."""
ENTRIES = st.builds("{}.{}.{}".format, st.sampled_from(["XAA", "XBB"]), st.integers(1, 99), st.integers(1, 9))
DATES = st.sampled_from(["2026", "2026-02", "2026-02-28", "2027-12-31"])
TERMS = st.none() | st.builds(
    lambda dates, words, continuous: Term(start=dates[0], end=dates[1], words=words, continuous=continuous),
    st.tuples(DATES, DATES).map(sorted),
    st.none() | SEEN,
    st.booleans(),
)
LAGS = st.integers(-100_000, 100_000)


@st.composite
def milestones(draw: st.DrawFn) -> list[tuple[str, Milestone]]:
    """Milestones that wait for earlier ones, for entries that are elsewhere, and for things known by name."""
    entries = draw(st.lists(ENTRIES, min_size=1, max_size=5, unique=True))
    made = []
    for place, entry in enumerate(entries):
        one = (
            st.builds(Predecessor, entry=st.sampled_from(entries[:place]), link=KINDS, lag=LAGS)
            if place
            else st.nothing()
        )
        other = st.builds(Predecessor, entry=st.just("XCC.1.1"), link=KINDS, lag=LAGS)
        named = st.builds(Predecessor, name=SEEN, link=KINDS, lag=LAGS)
        made.append(
            (
                entry,
                Milestone(
                    title=draw(st.dictionaries(st.sampled_from(["en", "ru", "kk", "kk-Latn"]), SEEN, min_size=1)),
                    of=OF,
                    date=draw(TERMS),
                    duration=draw(st.none() | st.integers(0, 100_000)),
                    calendar=draw(st.sampled_from([None, "XAA"])),
                    predecessors=tuple(draw(st.lists(one | other | named, max_size=3))),
                ),
            )
        )
    return made


def same(
    given: list[tuple[str, Milestone]], write: Callable[[tuple[Row, ...]], bytes], back: Callable[[bytes], Table]
) -> None:
    """Refuse milestones that do not come back as they were."""
    table = back(write(rows_of(given)))
    assert table.problems == ()
    assert table.rows == rows_of(given)
    assert list(milestones_of(table.rows, OF)) == given


@settings(max_examples=25, deadline=None)
@given(milestones())
def test_a_csv_file_is_read_as_it_was_written(given: list[tuple[str, Milestone]]) -> None:
    """Any milestones come back from a CSV file as they were."""
    same(given, to_csv, from_csv)


@settings(max_examples=10, deadline=None)
@given(milestones())
def test_a_workbook_is_read_as_it_was_written(given: list[tuple[str, Milestone]]) -> None:
    """Any milestones come back from a workbook as they were."""
    same(given, to_xlsx, from_xlsx)


@pytest.mark.nightly
@settings(max_examples=1_000, deadline=None)
@given(milestones())
def test_many_files_are_read_as_they_were_written(given: list[tuple[str, Milestone]]) -> None:
    """The same for a thousand tables in either kind."""
    same(given, to_csv, from_csv)
    same(given, to_xlsx, from_xlsx)


def cells(*lines: tuple[object, ...]) -> bytes:
    """A workbook of these cells, as an office program writes it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def noon(year: int, month: int, day: int) -> datetime.datetime:
    """A moment as workbooks have it, without a time zone."""
    return datetime.datetime(year, month, day, 12)  # noqa: DTZ001 as above


def told(table: Table) -> list[tuple[int, str, str]]:
    """The problems of a table: line, column and code."""
    return [(problem.line, problem.column, problem.code) for problem in table.problems]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("3", (RowLink(row=3),)),
        ("3FS+5d", (RowLink(row=3, lag=5),)),
        ("3fs + 5 days, 7SS-2d", (RowLink(row=3, lag=5), RowLink(row=7, link="start-start", lag=-2))),
        ("2ОН+3 дн; 4НО\u22121д", (RowLink(row=2, lag=3), RowLink(row=4, link="start-finish", lag=-1))),
        ("XAA.12.1FF; 9", (RowLink(entry="XAA.12.1", link="finish-finish"), RowLink(row=9))),
        (
            '"The ""site"", chosen"SS+1; 2;',
            (RowLink(name='The "site", chosen', link="start-start", lag=1), RowLink(row=2)),
        ),
        ("  ", ()),
    ],
)
def test_the_notation_of_project_tools(text: str, links: tuple[RowLink, ...]) -> None:
    """Rules 1 to 4 of the notation, as project tools in English and in Russian write it."""
    assert read(text) == links
    assert read(written(links)) == links


@pytest.mark.parametrize("text", ["x", "3FS+5w", "3FS+10%", "3FS+5ed", "0", "3 4", "3FS 5d", "3,,4", '"open'])
def test_what_is_not_in_the_notation_is_refused(text: str) -> None:
    """Rule 3 of the notation: nothing is guessed from what it does not have."""
    with pytest.raises(NotationError):
        read(text)


def test_what_is_written_has_no_more_than_it_needs() -> None:
    """Rule 4 of the notation: finish-start without a lag is the row alone; a refusal says from which character on."""
    links = (RowLink(row=3), RowLink(row=3, lag=5), RowLink(entry="XAA.1.1", link="start-start"), RowLink(name='a "b"'))
    assert written(links) == '3; 3FS+5d; XAA.1.1SS; "a ""b"""'
    with pytest.raises(NotationError, match="character 3"):
        read("3;x")


def test_dates_as_they_are_written_in_the_region() -> None:
    """A day may have points between day, month and year."""
    (row,) = from_csv(b"Title en,Start,End\nA,3.4.2026,05.06.2026\n").rows
    assert row.date == Term(start="2026-04-03", end="2026-06-05")


def test_everything_that_is_wrong_is_told() -> None:
    """Rule 3: each line with something wrong, with its column and what stands there; the others are read."""
    table = from_csv(
        b"No,Entry,Title en,Start,End,Duration,Calendar,Predecessors,Continuous\n"
        b"1,,First,2026-06-30,2026-01-01,,,,\n"
        b"1,nowhere,,2026-13,,x,kaz!,1XX,maybe\n"
        b"\n"
        b"3,XAA.1.1,Third,,2026,10 days,xaa,9FS,\n"
        b"4,XAA.1.1,Fourth,,30.06.2026,,,,\n"
        b"5,,Fifth,2026,2026,,,3FS+2d,yes\n"
    )
    assert told(table) == [
        (2, "End", "term"),
        (3, "No", "number-twice"),
        (3, "Entry", "entry"),
        (3, "Title en", "title"),
        (3, "Start", "date"),
        (3, "Continuous", "continuous"),
        (3, "Duration", "duration"),
        (3, "Calendar", "calendar"),
        (3, "Predecessors", "predecessors"),
        (5, "Predecessors", "predecessor-unknown"),
        (6, "Entry", "entry-twice"),
    ]
    assert table.problems[0].expected == "an end that is not before the start"
    assert [(row.number, row.title, row.date) for row in table.rows] == [
        (5, {"en": "Fifth"}, Term(start="2026", end="2026", continuous=True))
    ]


def test_a_circle_is_told_by_its_rows() -> None:
    """Rule 3: rows that wait for one another are each told the circle, by number or by entry."""
    table = from_csv(b"No,Entry,Title en,Predecessors\n1,XAA.1.1,A,3\n2,,B,XAA.1.1\n3,,C,2\n4,,D,\n")
    assert told(table) == [(line, "Predecessors", "cycle") for line in (2, 3, 4)]
    assert table.problems[0].value in {"1 → 2 → 3 → 1", "2 → 3 → 1 → 2", "3 → 1 → 2 → 3"}
    assert [row.number for row in table.rows] == [4]


def test_the_table_of_a_project_tool() -> None:
    """Rule 3 of the files: columns of project tools are found by their names, dates are dates, and others are left."""
    table = read_table(
        cells(
            ("ID", "Task Name", "Duration", "Start", "Finish", "% Complete", "Predecessors"),
            (1, "Chosen", "0 days?", noon(2026, 5, 4), datetime.date(2026, 5, 4), 0.5, None),
            (2.0, "Built", "30 days", None, noon(2026, 9, 1), None, "1FS+2 days"),
            (None, None),
        )
    )
    assert table.problems == ()
    assert table.rows == (
        Row(number=1, title={"en": "Chosen"}, date=Term(start="2026-05-04", end="2026-05-04"), duration=0),
        Row(
            number=2,
            title={"en": "Built"},
            date=Term(end="2026-09-01"),
            duration=30,
            predecessors=(RowLink(row=1, lag=2),),
        ),
    )


def test_semicolons_and_rows_without_numbers() -> None:
    """A table with semicolons is read, and rows without a column of numbers are numbered in their order."""
    table = from_csv("Название;Предшественники\nПервая;\nВторая;1ОН+2д\n".encode())
    assert table.rows == (
        Row(number=1, title={"ru": "Первая"}),
        Row(number=2, title={"ru": "Вторая"}, predecessors=(RowLink(row=1, lag=2),)),
    )


def test_no_cell_is_a_formula() -> None:
    """Rules 1 and 2 of the files: what begins like a formula is a text in either kind, and comes back as it was."""
    rows = tuple(
        Row(number=number, title={"en": text}) for number, text in enumerate(("=1+1", "'=x", "''", "-2", "@a"), 1)
    )
    assert from_csv(to_csv(rows)).rows == rows
    assert b"'=1+1" in to_csv(rows)
    sheet = load_workbook(io.BytesIO(to_xlsx(rows))).active
    assert sheet is not None
    assert {cell.data_type for cell in sheet["C"]} == {"s"}


def test_a_file_that_is_no_table_is_refused() -> None:
    """Rule 4 of the files: a damaged workbook, another encoding, no titles, nothing at all."""
    workbook = to_xlsx((Row(number=1, title={"en": "A"}),))
    for content in (
        b"",
        b"PK damaged",
        workbook[: len(workbook) // 2],
        b"\xff\xfe",
        b"No,Start\n1,2026\n",
        b'No,"Title en\n',
    ):
        with pytest.raises(TableError):
            read_table(content)


def test_a_workbook_that_unpacks_to_more_than_a_roadmap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 4 of the files: what is small only while it is packed is not unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(10_001))
    monkeypatch.setattr("kelisim.planning.table_files.MOST_UNPACKED", 10_000)
    with pytest.raises(TableError, match="larger"):
        from_xlsx(out.getvalue())


def test_what_is_not_in_the_table_is_kept() -> None:
    """Rule 2: a milestone on record keeps its sources, what it belongs to, and the names beside its predecessors."""
    source = Source(title="The plan")
    before = Predecessor(entry="XAA.1.1", name="Chosen", side="XAA")
    held = Milestone(title={"en": "Old"}, of=Named(entry="XBB.1.1"), predecessors=(before,), sources=(source,))
    rows = (Row(number=1, entry="XAA.2.1", title={"en": "New"}, predecessors=(RowLink(entry="XAA.1.1", lag=3),)),)
    ((entry, milestone),) = milestones_of(rows, OF, known={"XAA.2.1": held})
    assert entry == "XAA.2.1"
    assert (milestone.title, milestone.of, milestone.sources) == ({"en": "New"}, held.of, (source,))
    assert milestone.predecessors == (Predecessor(entry="XAA.1.1", name="Chosen", side="XAA", lag=3),)


def test_new_rows_wait_for_new_rows() -> None:
    """A new row is waited for by the entry that it will have, and refused while that is not known."""
    rows = (Row(number=1, title={"en": "A"}), Row(number=2, title={"en": "B"}, predecessors=(RowLink(row=1),)))
    made = milestones_of(rows, OF, new={1: "XAA.5.1", 2: "XAA.5.2"})
    assert [entry for entry, _ in made] == ["XAA.5.1", "XAA.5.2"]
    assert made[1][1].predecessors == (Predecessor(entry="XAA.5.1"),)
    with pytest.raises(PlanningError):
        milestones_of(rows, OF)
