r"""Eurostat: the table with a column for each period (TSV), and the files of Comext.

1. In a TSV the first cell of a row holds the codes of all dimensions but the last, which are named in the first cell of
   the header: `freq,unit,geo\TIME_PERIOD`. Every other column is a period; a cell is a value, a colon where there is
   none, and flags after a space: `12.5 p`, `: c`, `7.1 bd`
   (https://ec.europa.eu/eurostat/web/user-guides/data-browser/api-data-access/api-introduction).
2. Comext has a row for a product, a partner, a flow (1 imports, 2 exports) and a statistical procedure, in euros:
   imports CIF, exports FOB. Month 52 of a year is the whole year.
   (User guide on European statistics on international trade in goods, Eurostat.)
"""

from collections.abc import Iterator, Sequence

from kelisim.figures.readers.areas import flow_of, partner_of, product_of, state_of
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.found import BadCellError
from kelisim.figures.readers.table import Broken, Table

_TIME = frozenset({"time_period", "time"})

COMEXT = ColumnMap(
    period="period",
    value="value",
    dimensions={"flow": "flow", "partner": "partner", "product": "product", "procedure": "procedure"},
    side="side",
    valuation="valuation",
    same={"currency": "EUR"},
)
_REPORTERS = ("REPORTER", "DECLARANT_ISO")
_PARTNERS = ("PARTNER_ISO", "PARTNER")
_VALUES = ("VALUE_EUR", "VALUE_IN_EUROS")
_PROCEDURES = ("STAT_PROCEDURE", "STAT_REGIME")


def is_wide(table: Table) -> bool:
    """Whether the first cell of the header names dimensions and, after a backslash, the time."""
    names, mark, time = table.header[0].partition("\\")
    return bool(names and mark) and time.strip().casefold() in _TIME


def long_of_wide(table: Table) -> Table:
    """A table with a row for each value of a TSV (rule 1), as an SDMX-CSV has it."""
    names = [one.strip() for one in table.header[0].partition("\\")[0].split(",")]
    periods = table.header[1:]

    def rows() -> Iterator[tuple[int, Sequence[str]]]:
        for number, cells in table.rows():
            if isinstance(cells[0], Broken):
                yield number, cells
                continue
            codes = [one.strip() for one in cells[0].split(",")]
            if len(codes) != len(names):
                bad = BadCellError("row", "the row has other dimensions than the header:", ", ".join(names))
                yield number, [Broken.of(cells[0], bad)]
                continue
            for period, cell in zip(periods, cells[1:], strict=False):
                value, _, flags = cell.strip().partition(" ")
                yield number, (*codes, period, value, flags)

    return Table((*names, "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"), rows(), stood_in=len(names))


def is_comext(table: Table) -> bool:
    """Whether the header is that of a file of Comext."""
    return table.has("PRODUCT_NC") and _first(table, _VALUES) is not None and _first(table, _REPORTERS) is not None


def _first(table: Table, names: Sequence[str]) -> int | None:
    return next((table.place(name) for name in names if table.has(name)), None)


def plain_comext(table: Table) -> Table:
    """The table with columns of one name whichever year's layout it has (rule 2)."""
    reporter, partner = _first(table, _REPORTERS), _first(table, _PARTNERS)
    value, procedure = _first(table, _VALUES), _first(table, _PROCEDURES)
    period, flow, product = table.place("PERIOD"), table.place("FLOW"), table.place("PRODUCT_NC")
    assert reporter is not None  # noqa: S101 whoever asks has asked `is_comext`
    assert value is not None  # noqa: S101 as above
    if partner is None:
        partner = table.place("PARTNER")

    def rows() -> Iterator[tuple[int, Sequence[str]]]:
        for number, cells in table.rows():
            if isinstance(cells[0], Broken):
                yield number, cells
                continue
            going = flow_of(cells[flow]) or cells[flow]
            month = cells[period].strip()
            yield (
                number,
                (
                    month[:4] if len(month) == 6 and month.endswith("52") else month,
                    cells[value],
                    going,
                    partner_of(cells[partner]),
                    product_of(cells[product]),
                    cells[procedure].strip() if procedure is not None else "",
                    state_of(cells[reporter]) or cells[reporter].strip(),
                    {"imports": "cif", "exports": "fob"}.get(going, ""),
                ),
            )

    header = ("period", "value", "flow", "partner", "product", "procedure", "side", "valuation")
    places = (period, value, flow, partner, product, procedure or 0, reporter, value)
    return Table(header, rows(), [table.header[place] for place in places])
