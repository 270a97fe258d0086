"""Tables whose header holds the periods, as offices print them: years or months side by side.

1. Every column whose name is a period of the map's frequency, or any period where it names none, is one of values; the
   others are what the map takes them for.
2. A table without a column whose name is a period is none of these.
"""

from collections.abc import Iterator, Sequence

import msgspec

from kelisim.figures.readers import cells
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.errors import NoColumnError
from kelisim.figures.readers.found import BadCellError
from kelisim.figures.readers.table import Broken, Table


def long_of_across(table: Table, columns: ColumnMap) -> tuple[Table, ColumnMap]:
    """The table with a row for each value, and the map to read it by.

    Raises:
        NoColumnError: no column is called as a period is (rule 2).
    """
    periods = [(place, period) for place, name in enumerate(table.header) if (period := _period(name, columns))]
    if not periods:
        raise NoColumnError("no column is called as a period is", expected="names such as 2021, 2021-Q1 or 01.2021")
    across = len(table.header)

    def rows() -> Iterator[tuple[int, Sequence[str]]]:
        for number, said in table.rows():
            if (isinstance(said[0], Broken) and said[0].bad.code == "row") or len(said) > across:
                yield number, said
                continue
            for place, period in periods:
                yield number, (*said, period, said[place], table.header[place])

    header = (*table.header, "@period", "@value", "@stood")
    read_by = msgspec.structs.replace(columns, across=False, period="@period", value="@value", frequency=None)
    return Table(header, rows(), (*table.told, "", "@value", ""), stood_in=across + 2), read_by


def _period(name: str, columns: ColumnMap) -> str | None:
    try:
        return cells.period(name, columns.frequency)
    except BadCellError:
        return None
