"""How an invented plan is written down: its table as it is printed, and what an official reads in its rows."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class C:
    """A printed cell that is merged over columns or rows, or struck through."""

    words: str
    columns: int = 1
    rows: int = 1
    struck: bool = False


Printed = list[str | C]


@dataclass(frozen=True)
class Gold:
    """A measure as it is to be read; `bodies` are name, side and role."""

    number: str | None
    title: str
    field: str | None
    start: str | None
    end: str | None
    continuous: bool
    bodies: frozenset[tuple[str, str | None, str | None]]


@dataclass
class Plan:
    """An invented plan while it is written down. `number` and `title` are the columns they stand in."""

    name: str
    language: str
    above: list[str]
    header: list[Printed]
    number: int | None = 0
    title: int = 1
    below: list[str] = field(default_factory=list)
    rows: list[Printed] = field(default_factory=list)
    gold: list[Gold] = field(default_factory=list)
    section: str | None = None

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return sum(cell.columns if isinstance(cell, C) else 1 for cell in (self.header or self.rows)[0])

    def under(self, words: str, name: str, *, cells: Printed | None = None) -> None:
        """Begin a section: a merged row, or the cells given."""
        self.rows.append(cells or [C(words, columns=self.width)])
        self.section = name

    def measure(
        self,
        cells: Printed,
        term: str,
        bodies: str,
        *,
        number: str | None = "",
        title: str | None = None,
        section: str | None = None,
    ) -> None:
        """Add a row that is a measure.

        Args:
            cells: the row as printed.
            term: first and last date with a stroke between, `always`, or nothing.
            bodies: names with `@SIDE` and `!role`, semicolons between.
            number: where it is not the cell of its column; None where it has none.
            title: where it is not the cell of its column.
            section: where it is not that of the last section row.
        """
        self.rows.append(cells)
        said = [cell.words if isinstance(cell, C) else cell for cell in cells]
        if number == "":
            number = said[self.number] if self.number is not None else None
        start, _, end = term.partition("/") if term != "always" else ("", "", "")
        self.gold.append(
            Gold(
                number,
                title or said[self.title],
                section or self.section,
                start or None,
                end or None,
                term == "always",
                frozenset(_body(one) for one in bodies.split(";") if one.strip()),
            )
        )

    def beside(self, *cells: str | C) -> None:
        """Add a row that is no measure."""
        self.rows.append(list(cells))


def _body(words: str) -> tuple[str, str | None, str | None]:
    name, _, role = words.partition("!")
    name, _, side = name.partition("@")
    return name.strip(), side.strip() or None, role.strip() or None


@dataclass(frozen=True)
class Placed:
    """A cell with its place in the grid."""

    row: int
    column: int
    cell: C


def placed(rows: list[Printed]) -> list[Placed]:
    """The cells of rows with their places, as a browser lays them out: a cell takes the next free column."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, cells in enumerate(rows):
        column = 0
        for one in cells:
            cell = one if isinstance(one, C) else C(one)
            while (row, column) in taken:
                column += 1
            found.append(Placed(row, column, cell))
            taken |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            column += cell.columns
    return found
