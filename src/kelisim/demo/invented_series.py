"""The figures of the invented register, computed: nothing was measured, and every build has the same ones.

1. A figure is a plain curve, a season and a small disturbance that hangs on its name alone. There is no chance in it.
2. The two offices see the same goods: what the importer counts is the exporter's value with freight and insurance,
   times a share by product that it sees more or less of. That is what a page of mirror statistics has to find.
3. An office revises: what it first gave of a month differs from what it gives at last.
"""

import hashlib
import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import msgspec

from kelisim.model.release import Observation, Release
from kelisim.model.word import Speaker

PRODUCTS = ("copper", "grain", "timber")
MONTHLY = {
    ("ALDER", "copper"): 55.0,
    ("ALDER", "grain"): 8.0,
    ("ALDER", "timber"): 22.0,
    ("BIRCH", "copper"): 4.0,
    ("BIRCH", "grain"): 41.0,
    ("BIRCH", "timber"): 30.0,
}
"""Million dollars that one side sends in a month of 2021, by product."""
SEEN = {"copper": 0.96, "grain": 1.01, "timber": 1.21}
"""The share of the exporter's goods that the importer counts, by product (rule 2)."""
FREIGHT = 1.05
"""Value with cost, insurance and freight over that free on board."""
SEASONS = {
    "copper": (0.98, 0.97, 1.0, 1.0, 1.01, 1.01, 1.02, 1.01, 1.0, 1.0, 1.0, 1.0),
    "grain": (0.7, 0.6, 0.6, 0.6, 0.7, 0.8, 1.2, 1.6, 1.7, 1.4, 1.1, 1.0),
    "timber": (0.7, 0.8, 0.9, 1.0, 1.2, 1.3, 1.3, 1.2, 1.1, 0.9, 0.8, 0.8),
}
RIVER = (70, 66, 82, 190, 240, 150, 96, 78, 74, 80, 82, 76)
"""Cubic metres a second at Heron Weir in a middling year, by month."""
DRY = {2021: 1.0, 2022: 1.1, 2023: 0.86, 2024: 1.06, 2025: 0.8, 2026: 0.97}
"""The year's water over that of a middling one."""
KEPT_BACK = {2023: 0.55, 2025: 0.5}
"""The share of the water that reached the Birch in the summers in which less did than was agreed."""
FIRST, LAST_TRADE, LAST = (2021, 1), (2026, 9), (2026, 10)
STATISTICS = {"ALDER": "Statistics Office of the Alder", "BIRCH": "Customs of the Birch"}
WATER = {"ALDER": "Water Service of the Alder", "BIRCH": "Water Service of the Birch"}
VINTAGES = ("2022-01-27", "2024-02-15", "2024-05-15", "2024-08-15", "2025-02-17", "2025-08-15", "2026-02-16")
"""When the Statistics Office of the Alder gave its exports of copper before the newest release."""


def releases(ids: Mapping[str, str]) -> Iterator[tuple[str, Release]]:
    """Every release of the register with the Party that makes it.

    Args:
        ids: the entry of each indicator, by its key.
    """
    yield from _goods(ids["goods-trade"])
    for direction, share in (("to-alder", 0.47), ("to-birch", 0.53)):
        yield (
            "ALDER",
            _release(
                ids["lorries"],
                "2026-11-03",
                _monthly(f"lorries {direction}", partial(_lorries, share), LAST, places=0),
                office="Ministry of Roads of the Alder",
                dimensions={"direction": direction},
            ),
        )
    yield "ALDER", _release(ids["level"], "2026-11-20", _levels(), office=WATER["ALDER"], side="ALDER")
    yield (
        "ALDER",
        _release(ids["flow-upper"], "2026-11-05", _monthly("upper", _upper, LAST), office=WATER["ALDER"], side="ALDER"),
    )
    yield (
        "BIRCH",
        _release(
            ids["flow-lower"],
            "2026-11-05",
            # The same disturbance as upstream: it is the same water.
            _monthly("upper", _lower, LAST),
            office=WATER["BIRCH"],
            side="BIRCH",
        ),
    )
    for side in ("ALDER", "BIRCH"):
        shift = 0.4 if side == "BIRCH" else 0.0
        yield (
            side,
            _release(
                ids["nitrate"],
                "2026-11-06",
                _monthly(f"nitrate {side}", partial(_nitrate, shift), LAST, since=2024),
                office=WATER[side],
                side=side,
            ),
        )
    counted = tuple(
        Observation(period=str(year), value=str(count))
        for year, count in zip(range(2022, 2026), (84, 102, 120, 131), strict=True)
    )
    yield "BIRCH", _release(ids["apprentices"], "2026-02-02", counted, office="Joint school of bridge builders")


def _goods(indicator: str) -> Iterator[tuple[str, Release]]:
    for side, partner in (("ALDER", "BIRCH"), ("BIRCH", "ALDER")):
        for product in PRODUCTS:
            yield side, _trade(indicator, side, partner, "exports", product)
            yield side, _trade(indicator, side, partner, "imports", product)
    for vintage in VINTAGES:
        yield "ALDER", _trade(indicator, "ALDER", "BIRCH", "exports", "copper", vintage)


def _trade(indicator: str, side: str, partner: str, flow: str, product: str, vintage: str = "2026-11-10") -> Release:
    sender = side if flow == "exports" else partner
    counted = 1.0 if flow == "exports" else SEEN[product] * FREIGHT

    def value(year: int, month: int) -> float:
        grown = float(1.09 ** (year - 2021 + (month - 1) / 12))
        return MONTHLY[sender, product] * grown * SEASONS[product][month - 1] * counted

    observations = _monthly(f"{side} {flow} {product}", value, LAST_TRADE)
    if vintage != "2026-11-10":
        observations = _as_first_given(observations, vintage)
    converted = {"original": "XTS", "rate": "0.25", "rate_on": vintage} if side == "BIRCH" else {}
    return _release(
        indicator,
        vintage,
        observations,
        office=STATISTICS[side],
        side=side,
        dimensions={"flow": flow, "partner": partner, "product": product},
        valuation="fob" if flow == "exports" else "cif",
        currency="USD",
        **converted,
    )


def _as_first_given(final: tuple[Observation, ...], vintage: str) -> tuple[Observation, ...]:
    """What an office gave of the twelve months that ended before a vintage, less complete the newer they were."""
    before = [one for one in final if one.period < vintage[:7]][-13:-1]
    return tuple(
        Observation(
            period=one.period,
            value=_decimal(float(one.value) * (0.995 - 0.004 * place), 1),
            status="provisional" if place > 8 else None,
        )
        for place, one in enumerate(before)
    )


def _release(
    indicator: str, vintage: str, observations: tuple[Observation, ...], *, office: str, **more: object
) -> Release:
    plain = {
        "indicator": indicator,
        "vintage": vintage,
        "observations": msgspec.to_builtins(observations),
        "speaker": msgspec.to_builtins(Speaker(office=office)),
        "text": {"en": "Invented.", "ru": "Вымышлено.", "kk": "Ойдан шығарылған."},
        **more,
    }
    return msgspec.convert(plain, Release)


def _monthly(
    name: str, value: Callable[[int, int], float], last: tuple[int, int], *, since: int = FIRST[0], places: int = 1
) -> tuple[Observation, ...]:
    """Twelve figures a year, the disturbance on them, from January of `since` to `last`."""
    return tuple(
        Observation(
            period=f"{year}-{month:02}",
            value=_decimal(value(year, month) * (1 + 0.03 * _disturbance(f"{name} {year}-{month}")), places),
        )
        for year in range(since, last[0] + 1)
        for month in range(1, 13)
        if (year, month) <= last
    )


def _levels() -> tuple[Observation, ...]:
    """Centimetres at Heron Weir, day by day: a flood in April, low water in September."""
    first, last = date(2025, 1, 1), date(2026, 11, 20)
    found = []
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        place = day.timetuple().tm_yday
        flood, drought = (305, 45) if day.year == 2025 else (235, 118)
        level = 245 + flood * math.exp(-(((place - 108) / 16) ** 2)) - drought * math.exp(-(((place - 255) / 30) ** 2))
        level += 6 * _disturbance(f"level {day.isoformat()}")
        found.append(Observation(period=day.isoformat(), value=_decimal(level, 0)))
    return tuple(found)


def _lorries(share: float, year: int, month: int) -> float:
    season = 1 + 0.12 * math.sin((month - 4) / 12 * 2 * math.pi)
    return share * 600 * float(1.1 ** (year - 2021 + (month - 1) / 12)) * season


def _upper(year: int, month: int) -> float:
    return RIVER[month - 1] * DRY[year]


def _lower(year: int, month: int) -> float:
    return _upper(year, month) * (KEPT_BACK.get(year, 0.68) if month in {6, 7, 8} else 0.74)


def _nitrate(shift: float, year: int, month: int) -> float:
    return shift + 6.2 + 0.5 * (year - 2024) + 2.6 * math.cos((month - 4) / 12 * 2 * math.pi)


def _disturbance(name: str) -> float:
    """A number between minus one and one that hangs on a name (rule 1)."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**31 - 1


def _decimal(value: float, places: int) -> str:
    return str(Decimal(value).quantize(Decimal(1).scaleb(-places)))
