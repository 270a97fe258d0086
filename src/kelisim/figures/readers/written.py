"""The table in which Kelisim itself gives a series out, written and read back.

1. The columns are those of `COLUMNS`, then a column for each dimension, called `dimension:` and its name, then the
   office that speaks and the address of the source.
2. What was written is read back to the same figures: periods, values digit for digit, statuses, dimensions.
3. A text that a spreadsheet would take for a formula is written as it is: the file is for programs, and a changed name
   would be another name. What is shown to people in a spreadsheet is the workbook.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.table import Table
from kelisim.model.release import Release

COLUMNS = (
    "period",
    "value",
    "status",
    "side",
    "vintage",
    "unit",
    "currency",
    "original",
    "rate",
    "rate_on",
    "valuation",
)
LAST = ("speaker", "source")
DIMENSION = "dimension:"


def is_own(table: Table) -> bool:
    """Whether the header is Kelisim's own."""
    return all(map(table.has, COLUMNS))


def plain_own(table: Table) -> tuple[Table, ColumnMap]:
    """The table and the map to read it by."""
    dimensions = {
        name.removeprefix(DIMENSION): name for name in table.header if name.startswith(DIMENSION) and name != DIMENSION
    }
    return table, ColumnMap(
        period="period",
        value="value",
        status="status",
        side="side",
        vintage="vintage",
        unit="unit",
        currency="currency",
        original="original",
        rate="rate",
        rate_on="rate_on",
        valuation="valuation",
        speaker="speaker" if table.has("speaker") else None,
        source="source" if table.has("source") else None,
        dimensions=dimensions,
    )


def csv_of(releases: Iterable[Release], unit: str) -> str:
    """The table of some releases of one indicator.

    Args:
        releases: what was published, in the order in which it is to stand.
        unit: the unit of the indicator.
    """
    kept = tuple(releases)
    dimensions = sorted({name for one in kept for name in one.dimensions})
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow((*COLUMNS, *(f"{DIMENSION}{name}" for name in dimensions), *LAST))
    for one in kept:
        writer.writerows(_rows(one, unit, dimensions))
    return stream.getvalue()


def _rows(release: Release, unit: str, dimensions: Iterable[str]) -> Iterator[tuple[str, ...]]:
    speaker = release.speaker
    office = (speaker.office or speaker.name or (speaker.body.name if speaker.body else "")) if speaker else ""
    address = next((source.url for source in release.sources if source.url), "")
    for one in release.observations:
        yield (
            one.period,
            one.value,
            one.status or "",
            release.side or "",
            release.vintage,
            unit,
            release.currency or "",
            release.original or "",
            release.rate or "",
            release.rate_on or "",
            release.valuation or "",
            *(release.dimensions.get(name, "") for name in dimensions),
            office or "",
            address,
        )
