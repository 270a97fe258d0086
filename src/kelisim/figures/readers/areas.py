"""How offices write States, flows and products, and how the register does.

1. A State is its ISO 3166-1 alpha-3 code. Eurostat has alpha-2 codes of its own for two (EL and UK:
   https://ec.europa.eu/eurostat/statistics-explained/index.php/Glossary:Country_codes).
2. What an office gives over all partners or all products is `total` (figures.series, `TOTAL`).
"""

import re

from kelisim.figures.series import TOTAL
from kelisim.model.states import ALPHA_2, ALPHA_3

_ALPHA_3 = {two: three for three, two in ALPHA_2.items()} | {"EL": "GRC", "UK": "GBR"}
_WORLD = frozenset({"W00", "WLD", "WORLD", "W0"})

FLOWS = {
    "M": "imports",
    "X": "exports",
    "RM": "re-imports",
    "RX": "re-exports",
    "1": "imports",
    "2": "exports",
    "IMP": "imports",
    "EXP": "exports",
    "IMPORT": "imports",
    "EXPORT": "exports",
    "IMPORTS": "imports",
    "EXPORTS": "exports",
    "RE-IMPORT": "re-imports",
    "RE-EXPORT": "re-exports",
}
"""Flows of goods as Comtrade and Eurostat write them, and as the register does (figures.mirror)."""

_EDGES = re.compile(r"[^a-z0-9]+")


def state_of(code: str) -> str | None:
    """The alpha-3 code of a State from either code; None where it is no State's."""
    code = code.strip().upper()
    return code if code in ALPHA_3 else _ALPHA_3.get(code)


def partner_of(code: str) -> str:
    """A partner: a State, `total` for all, or what the office calls it."""
    plain = code.strip()
    return TOTAL if plain.upper() in _WORLD else state_of(plain) or plain


def product_of(code: str) -> str:
    """A product group: its code, or `total` for all."""
    plain = code.strip()
    return TOTAL if plain.upper() in {"TOTAL", "AG0"} else plain


def flow_of(code: str) -> str | None:
    """A flow of goods; None for one that the register has no word for."""
    return FLOWS.get(code.strip().upper())


def dimension_name(said: str) -> str:
    """The name of a dimension from that of a column or an SDMX component: `na_item` is `na-item`."""
    plain = _EDGES.sub("-", said.lower()).strip("-")[:56].rstrip("-")
    return plain if plain[:1].isalpha() else f"d-{plain}".rstrip("-")
