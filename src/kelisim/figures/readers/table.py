"""A table as rows of texts, whatever file it stands in.

1. A table has one header row. Columns are known by its words, without white space at their ends; what stands in case or
   a byte order mark alone does not make two names differ.
2. Rows without a word are no rows.
3. A row with more words than the header has columns is refused; empty cells at its end are nothing.
4. Bytes, rows, columns and figures have caps; who has more makes a columnar file of it (`figures.readers.bulk`).
"""

from collections.abc import Iterable, Iterator, Sequence

from kelisim.figures.readers.errors import DamagedFileError, NoColumnError, TooLargeFileError
from kelisim.figures.readers.found import BadCellError

MAX_BYTES = 32 * 1_048_576
MAX_ROWS = 500_000
MAX_COLUMNS = 20_000
MAX_FIGURES = 200_000


class Broken(str):
    """A cell that has no value; `bad` says why. As a text it is what stands there."""

    __slots__ = ("bad",)
    bad: BadCellError

    @classmethod
    def of(cls, said: str, bad: BadCellError) -> "Broken":
        """A broken cell with what stands in it."""
        broken = cls(said)
        broken.bad = bad
        return broken


class Table:
    """The header and the rows of a table. `rows` can be walked once; row numbers count from 1 in the file."""

    def __init__(
        self,
        header: Sequence[str],
        rows: Iterable[tuple[int, Sequence[str]]],
        told: Sequence[str] = (),
        stood_in: int | None = None,
    ) -> None:
        """Take a header and rows.

        Args:
            header: the names of the columns.
            rows: the rows with their numbers.
            told: how people know the columns, where a layout has given them other names.
            stood_in: the place of a column that says in which column of the file the value of the row stood.

        Raises:
            FigureFileError: there are too many columns, or none has a name.
        """
        if len(header) > MAX_COLUMNS:
            raise TooLargeFileError(f"the table has {len(header):,} columns", expected=f"at most {MAX_COLUMNS:,}")
        self.header = tuple(str(one).removeprefix("\ufeff").strip() for one in header)
        if not any(self.header):
            raise DamagedFileError("the table has no header", expected="a row with the names of the columns")
        self.told = tuple(told) or self.header
        self.stood_in = stood_in
        self._rows = rows
        self._places: dict[str, int] = {}
        self._twice: set[str] = set()
        for place, name in enumerate(self.header):
            key = name.casefold()
            if key in self._places:
                self._twice.add(key)
            else:
                self._places[key] = place

    def has(self, name: str) -> bool:
        """Whether there is a column of that name."""
        return name.strip().casefold() in self._places

    def place(self, name: str) -> int:
        """Where a column stands, from 0.

        Raises:
            NoColumnError: there is none of that name, or there are two.
        """
        key = name.strip().casefold()
        if key in self._twice:
            raise NoColumnError(f"the table has two columns {name!r}", expected="one of each name")
        if key not in self._places:
            known = ", ".join(one for one in self.header[:40] if one)
            raise NoColumnError(f"the table has no column {name!r}", expected=f"one of: {known}")
        return self._places[key]

    def rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The rows with their numbers (rules 2 and 4); each has at least as many cells as the header.

        Raises:
            TooLargeFileError: there are too many.
        """
        across = len(self.header)
        for count, (number, cells) in enumerate(self._rows):
            if count >= MAX_ROWS:
                raise TooLargeFileError(f"the table has more than {MAX_ROWS:,} rows", expected="a columnar file")
            if any(map(str.strip, cells)):
                short = across - len(cells)
                yield number, (*cells, *[""] * short) if short > 0 else cells


def overlong(cells: Sequence[str], across: int) -> str | None:
    """What a row has beyond its last column (rule 3)."""
    return next((one for one in cells[across:] if one.strip()), None)
