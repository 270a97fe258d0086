"""UN Comtrade: the table of today's service and downloads, and the one of the service before 2023.

1. Reporter, partner, flow and commodity tell the series apart. The side is the reporter.
2. Only rows over all modes of transport, customs procedures, modes of supply and second partners are read; the others
   are parts of them and would be counted twice.
3. A value is in US dollars. It is CIF where it is the CIF value, FOB where it is the FOB value; where the table has
   neither, imports are CIF and exports FOB, as Comtrade publishes them
   (https://comtrade.un.org/data/MethodologyGuideforComtradePlus.pdf).
4. The flags of estimation that Comtrade has are about quantities and weights, so a value has none.
5. A period is a year or, as `202104`, a month.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kelisim.figures.readers.areas import flow_of, partner_of, product_of, state_of
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.table import Broken, Table

_WHOLE = frozenset({"", "0", "-1", "C00", "W00", "WLD"})
"""What the columns of a breakdown hold in the rows over all of it (rule 2)."""


class _Names(NamedTuple):
    period: str
    reporter: str
    partner: str
    flow: str
    product: str
    value: str
    cif: str
    fob: str
    breakdowns: tuple[str, ...]


_TODAY = _Names(
    "period",
    "reporterISO",
    "partnerISO",
    "flowCode",
    "cmdCode",
    "primaryValue",
    "cifvalue",
    "fobvalue",
    ("partner2Code", "customsCode", "mosCode", "motCode"),
)
_BEFORE = _Names(
    "Period",
    "Reporter ISO",
    "Partner ISO",
    "Trade Flow",
    "Commodity Code",
    "Trade Value (US$)",
    "CIF Trade Value (US$)",
    "FOB Trade Value (US$)",
    ("2nd Partner Code", "Customs Proc. Code", "Mode of Transport Code"),
)

COLUMNS = ColumnMap(
    period="period",
    value="value",
    dimensions={"flow": "flow", "partner": "partner", "product": "product"},
    side="side",
    valuation="valuation",
    same={"currency": "USD"},
    where={"whole": ("yes",), "flow": ("imports", "exports", "re-imports", "re-exports")},
)


def is_comtrade(table: Table) -> bool:
    """Whether the header is one of Comtrade's."""
    return _names(table) is not None


def _names(table: Table) -> _Names | None:
    return next(
        (names for names in (_TODAY, _BEFORE) if all(map(table.has, (names.reporter, names.partner, names.value)))),
        None,
    )


def plain_comtrade(table: Table) -> Table:
    """The table with columns of one name whichever layout it has; all others stay beside them."""
    names = _names(table)
    assert names is not None  # noqa: S101 whoever asks has asked `is_comtrade`
    period, flow, product = table.place(names.period), table.place(names.flow), table.place(names.product)
    reporter, partner, value = table.place(names.reporter), table.place(names.partner), table.place(names.value)
    parts = [table.place(name) for name in names.breakdowns if table.has(name)]
    borders = [(kind, table.place(name)) for kind, name in (("cif", names.cif), ("fob", names.fob)) if table.has(name)]

    def rows() -> Iterator[tuple[int, Sequence[str]]]:
        for number, cells in table.rows():
            if isinstance(cells[0], Broken):
                yield number, cells
                continue
            going = flow_of(cells[flow]) or cells[flow].strip()
            yield (
                number,
                (
                    cells[period],
                    cells[value],
                    going,
                    partner_of(cells[partner]),
                    product_of(cells[product]),
                    state_of(cells[reporter]) or cells[reporter].strip(),
                    _valuation(cells, going, cells[value], borders),
                    "yes" if all(cells[place].strip().upper() in _WHOLE for place in parts) else "no",
                    *cells[across:],
                ),
            )

    across = len(table.header)
    header = ("period", "value", "flow", "partner", "product", "side", "valuation", "whole")
    told = (names.period, names.value, names.flow, names.partner, names.product, names.reporter, names.value, "")
    return Table(header, rows(), told)


def _valuation(cells: Sequence[str], flow: str, value: str, borders: Sequence[tuple[str, int]]) -> str:
    """Rule 3."""
    given = [(kind, cells[place].strip()) for kind, place in borders]
    for kind, said in given:
        if said and said == value.strip():
            return kind
    if any(said for _, said in given):
        return ""
    return "cif" if flow.endswith("imports") else "fob" if flow.endswith("exports") else ""
