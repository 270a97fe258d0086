"""SDMX as a table: SDMX-CSV 1.0 and 2.0, what Eurostat makes of it, and messages once they are taken apart.

1. The columns before the value are dimensions, those after it attributes (SDMX-CSV, field guide: dimensions first, then
   measures, then attributes: https://github.com/sdmx-twg/sdmx-csv).
2. A column with labels, `FREQ: Frequency`, holds codes with labels, `A: Annual`; the codes count.
3. The frequency is not a dimension, because the period says it. The area that figures are of is the side where it is a
   State; otherwise it stays a dimension. The partner is written as the register does.
4. UNIT_MULT is the power of ten by which a value is multiplied. Rows that delete are no figures.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from kelisim.figures.readers.areas import dimension_name, flow_of, partner_of, state_of
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.table import Broken, Table

_HEADS = frozenset(
    {"dataflow", "structure", "structure_id", "structure_name", "action", "last update", "series_key", "obs_key"}
)
_AREAS = frozenset({"geo", "ref_area", "reporter", "reporting_area"})
_PARTNERS = frozenset({"partner", "counterpart_area", "geo_partner"})
_FLOWS = frozenset({"flow", "trade_flow", "stk_flow"})
_STATUS = ("obs_status", "obs_flag")
_LABELLED = re.compile(r"^([A-Za-z0-9_@$-]+): .*", re.DOTALL)
_TIME, _VALUE, _MULTIPLIER, _ACTION = "time_period", "obs_value", "unit_mult", "action"


def is_sdmx(table: Table) -> bool:
    """Whether the header has the time and the value of SDMX."""
    names = _names(table)
    return _TIME in names and _VALUE in names


def _names(table: Table) -> list[str]:
    return [_code(one).casefold() for one in table.header]


def _code(said: str) -> str:
    """Rule 2."""
    match = _LABELLED.match(said)
    return match[1] if match else re.sub(r"\[.?\]\Z", "", said)


def plain_sdmx(table: Table) -> tuple[Table, ColumnMap]:
    """The table as the register names things, and the map to read it by (rules 1 to 4)."""
    names = _names(table)
    value = names.index(_VALUE)
    dimensions = [
        place
        for place, name in enumerate(names)
        if place < value and name and name not in _HEADS and name not in {_TIME, "freq", "frequency"}
    ]
    labelled = {place for place, said in enumerate(table.header) if _LABELLED.match(said)}
    status = next((names.index(name) for name in _STATUS if name in names), None)
    multiplier = names.index(_MULTIPLIER) if _MULTIPLIER in names else None
    action = names.index(_ACTION) if _ACTION in names else None
    areas = [place for place in dimensions if names[place] in _AREAS][:1]
    means = {place: _meaning(names[place]) for place in dimensions if place not in areas}
    time = names.index(_TIME)

    def rows() -> Iterator[tuple[int, Sequence[str]]]:
        for number, cells in table.rows():
            if isinstance(cells[0], Broken):
                yield number, cells
                continue

            def said(place: int | None, cells: Sequence[str] = cells) -> str:
                if place is None:
                    return ""
                return _code(cells[place].strip()) if place in labelled else cells[place].strip()

            side = next((found for place in areas if (found := state_of(said(place)))), "")
            yield (
                number,
                (
                    said(time),
                    cells[value],
                    said(status),
                    said(multiplier),
                    side,
                    "no" if said(action).upper()[:1] == "D" else "yes",
                    *("" if side else said(place) for place in areas),
                    *(means[place](said(place)) for place in means),
                ),
            )

    heads = [dimension_name(_code(table.header[place])) for place in (*areas, *means)]
    columns = ColumnMap(
        period="@time",
        value="@value",
        status="@status",
        unit_multiplier="@multiplier",
        side="@side",
        where={"@counts": ("yes",)},
        dimensions={name: name for name in heads},
    )
    places = (time, value, status, multiplier, areas[0] if areas else None, action, *areas, *means)
    told = ["" if place is None else _code(table.header[place]) for place in places]
    return Table(
        ("@time", "@value", "@status", "@multiplier", "@side", "@counts", *heads),
        rows(),
        told,
        0 if table.stood_in is not None else None,
    ), columns


def _meaning(name: str) -> Callable[[str], str]:
    if name in _PARTNERS:
        return partner_of
    if name in _FLOWS:
        return lambda said: flow_of(said) or said
    return str
