"""The span rule and the model's own rules over tables that chance puts together."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.model.decode import plain
from kelisim.reading.page import Cell, Page, Table
from kelisim.reading.plans.grid import MAX_COLUMNS, grid_of
from tests.reading.plans.catalogue import ALL
from tests.reading.plans.holding import breaches
from tests.reading.plans.invented import C, Printed, placed
from tests.reading.plans.tables import found_in, page_with

WORDS = sorted(
    {at.cell.words for make in ALL for plan in (make(),) for at in placed([*plan.header, *plan.rows])}
    | {
        "",
        "-",
        "(",
        "«",
        "по согласованию",
        "(свод)",
        ":",
        "Lead:",
        ", ,",
        "и и и",
        "1",
        "Итого",
        "\n",
        "до 1 июля 2027 года",
        "🙂 e\u0301",
    }
)
CELLS = st.builds(
    C,
    st.sampled_from(WORDS) | st.text(max_size=20),
    columns=st.integers(1, 3),
    rows=st.integers(1, 3),
    struck=st.booleans(),
)
HEADERS = st.sampled_from([make().header for make in ALL])
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(header=HEADERS, rows=ROWS)
def test_the_rule_holds_for_any_rows_under_a_header(header: list[Printed], rows: list[list[C]]) -> None:
    """Whatever stands in a table, each value stands where its evidence says, and is one that the model allows."""
    page = page_with([*header, *([*row] for row in rows), ["1", "слово"]], above=("План мероприятий на 2027 год",))
    found = found_in(page)
    assert list(breaches(page, found)) == []
    for draft in found.drafts:
        msgspec.convert(plain(draft.content), type(draft.content))


@settings(max_examples=100, deadline=None)
@given(
    cells=st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 80), st.integers(1, 90), st.integers(1, 9)), min_size=1, max_size=30
    )
)
def test_no_place_of_a_grid_is_taken_twice(cells: list[tuple[int, int, int, int]]) -> None:
    """Cells that overlap give way to those that stand above or left of them."""
    table = Table(1, tuple(Cell(row, column, 0, 1, "x", rows, columns) for row, column, columns, rows in cells))
    for row in grid_of(table).rows:
        taken = [
            at for cell in row.cells.values() for at in range(cell.column, min(MAX_COLUMNS, cell.column + cell.columns))
        ]
        assert len(taken) == len(set(taken))


def test_a_page_without_tables_has_no_plan() -> None:
    """Nothing is made of nothing."""
    assert found_in(Page("слово", (), {})).drafts == ()


def test_a_huge_table_is_read_in_bounded_time() -> None:
    """A cell that spans a million columns takes no memory for each."""
    cells = (Cell(0, 0, 0, 5, "слово", 10**6, 10**6), Cell(1, 2, 0, 5, "слово"))
    assert found_in(Page("слово", (), {}, (Table(1, cells),))).drafts == ()
