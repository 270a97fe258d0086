"""The table in which Kelisim itself gives a series out, written and read back.

1. The columns are those of `COLUMNS`, then a column for each dimension, called `dimension:` and its name, then the
   office that speaks and the address of the source.
2. What was written is read back to the same figures: periods, values digit for digit, statuses, dimensions.
3. A text that a spreadsheet would take for a formula has an apostrophe before it, and so has one that begins with an
   apostrophe; reading takes it away again. Names come from other Parties, and a download must not run what they wrote.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

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
_TEXTS = frozenset({"unit", "speaker"})
_GUARD = "'"
_FORMULAS = ("=", "+", "-", "@", _GUARD)


def is_own(table: Table) -> bool:
    """Whether the header is Kelisim's own."""
    return all(map(table.has, COLUMNS))


def plain_own(table: Table) -> tuple[Table, ColumnMap]:
    """The table without its guards, and the map to read it by."""
    dimensions = {
        name.removeprefix(DIMENSION): name for name in table.header if name.startswith(DIMENSION) and name != DIMENSION
    }
    guarded = [place for place, name in enumerate(table.header) if name in _TEXTS or name in dimensions.values()]

    def rows() -> Iterator[tuple[int, Sequence[str]]]:
        for number, cells in table.rows():
            plain = list(cells)
            for place in guarded:
                plain[place] = _unguarded(cells[place])
            yield number, plain

    return Table(table.header, rows()), ColumnMap(
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


def _guarded(said: str) -> str:
    """Rule 3."""
    return f"{_GUARD}{said}" if said.startswith(_FORMULAS) else said


def _unguarded(said: str) -> str:
    # A broken cell keeps why it is broken.
    return said[1:] if type(said) is str and said.startswith(_GUARD) else said


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
            _guarded(unit),
            release.currency or "",
            release.original or "",
            release.rate or "",
            release.rate_on or "",
            release.valuation or "",
            *(_guarded(release.dimensions.get(name, "")) for name in dimensions),
            _guarded(office or ""),
            address,
        )
