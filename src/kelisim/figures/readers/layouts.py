"""Tables whose columns are known: how each is recognised by its header, and by which map it is read."""

from collections.abc import Callable

from kelisim.figures.readers import comtrade, eurostat, sdmx_tables, written
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.table import Table

Plain = tuple[Table, ColumnMap]

_KNOWN: tuple[tuple[frozenset[str], Callable[[Table], bool], Callable[[Table], Plain]], ...] = (
    (frozenset({"kelisim"}), written.is_own, written.plain_own),
    (
        frozenset({"comtrade"}),
        comtrade.is_comtrade,
        lambda table: (comtrade.plain_comtrade(table), comtrade.COLUMNS),
    ),
    (
        frozenset({"eurostat"}),
        eurostat.is_wide,
        lambda table: sdmx_tables.plain_sdmx(eurostat.long_of_wide(table)),
    ),
    (frozenset({"eurostat"}), eurostat.is_comext, lambda table: (eurostat.plain_comext(table), eurostat.COMEXT)),
    (frozenset({"eurostat", "sdmx"}), sdmx_tables.is_sdmx, sdmx_tables.plain_sdmx),
)


def plain_table(table: Table, layout: str | None) -> Plain | None:
    """A table of that layout, or of the one that it shows, with columns of known names, and the map to read it by.

    None where the header is of no such layout.
    """
    return next(
        (plain(table) for names, shows, plain in _KNOWN if (layout is None or layout in names) and shows(table)), None
    )
