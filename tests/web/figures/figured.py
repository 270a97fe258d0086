"""Rows of figures for tests: trade of two sides with its mirror, a river with limits, a crossing with restrictions."""

from typing import Any

from kelisim.node import models
from tests.web import rows

MONTHS = [f"{month:02}" for month in range(1, 13)]


def release(about: models.Entry, party: str, values: dict[str, str], vintage: str, **more: Any) -> models.Word:
    """A release of a figure."""
    observations = [{"period": period, "value": value} for period, value in values.items()]
    given = {"vintage": vintage, "observations": observations, "side": party}
    return rows.word(about, "release", party, **(given | more))


def trade(register: models.Register, *, public: bool = True) -> models.Entry:
    """Trade of Kazakhstan and Russia by month of 2023, in two groups of goods, as each of them counts it (invented)."""
    content = {
        "title": {"en": "Invented trade"},
        "unit": "USD million",
        "code": "invented-trade",
        "dimensions": {"flow": ["exports", "imports"], "partner": [], "product": []},
        "baseline": {"value": "1000", "period": {"start": "2020", "end": "2020"}},
        "targets": [{"value": "2000", "by": {"start": "2030", "end": "2030"}}],
    }
    made = rows.entry(register, "indicator", content, public=public)
    given = {
        ("KAZ", "RUS", "exports"): ("10", "20", "fob"),
        ("RUS", "KAZ", "imports"): ("12", "21", "cif"),
        ("RUS", "KAZ", "exports"): ("30", "40", "fob"),
        ("KAZ", "RUS", "imports"): ("33", "41", "cif"),
    }
    for (side, partner, flow), (grain, timber, valuation) in given.items():
        for product, value in (("grain", grain), ("timber", timber)):
            values = {f"2023-{month}": value for month in MONTHS}
            dimensions = {"flow": flow, "partner": partner, "product": product}
            release(made, side, values, "2024-02-01", dimensions=dimensions, currency="USD", valuation=valuation)
    return made


def river(register: models.Register) -> tuple[models.Entry, models.Entry]:
    """The flow of a river at two gauges: above, as Kazakhstan measures it, and below, with limits, as Russia does."""
    above = rows.entry(register, "indicator", {"title": {"en": "Flow above"}, "unit": "m3/s"})
    content = {
        "title": {"en": "Flow below"},
        "unit": "m3/s",
        "limits": [
            {"sense": "at-least", "value": "35", "words": "lowest flow"},
            {"sense": "at-least", "value": "60", "of": above.entry, "months": [6, 7, 8]},
        ],
    }
    below = rows.entry(register, "indicator", content)
    release(above, "KAZ", {f"2024-{month}": "100" for month in MONTHS}, "2025-01-10")
    values = {f"2024-{month}": "70" for month in MONTHS} | {"2024-07": "55", "2024-11": "30"}
    release(below, "RUS", values, "2025-01-11")
    return above, below


def closure(register: models.Register, *, public: bool = True, title: str = "Closing", **more: Any) -> models.Entry:
    """A measure that closes a crossing to people in spring 2022."""
    place = {"names": {"en": "Ford"}, "kind": "crossing", "sides": ["KAZ", "RUS"]}
    place["names_by_side"] = {"KAZ": {"en": "Oak Ford"}, "RUS": {"en": "Red Bank"}}
    crossing = rows.entry(register, "place", place)
    content: dict[str, Any] = {
        "title": {"en": title},
        "term": {"start": "2022-03-18", "end": "2022-06-30"},
        "places": [rows.ref(crossing)],
        "sides": ["KAZ", "RUS"],
        "restriction": {"of": "people", "extent": "closed"},
    }
    made = rows.entry(register, "measure", content | more, public=public)
    rows.link(made, "restriction", "=restriction")
    return made
