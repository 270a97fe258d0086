"""Predecessors in the notation that project tools share: `3FS+5d; 7SS-2d; KAZ.12.1; "The site is chosen"FF`.

1. What is waited for is a row of the table by its number, an entry by its id, or something by its name in quotation
   marks (a quotation mark in a name stands twice).
2. The relationship is FS, SS, FF or SF, or in Russian ОН, НН, ОО or НО; finish-start where there is none.
3. The lag is in days of the calendar of the one that waits, with its sign; `d`, `day`, `days`, `д`, `дн`, `дня`, `дней`
   and `күн` may follow. Weeks, hours, per cent and elapsed days are refused, because they are not what a lag is counted
   in here.
4. Several stand with a semicolon or a comma between them. What is written has semicolons, and leaves out what is usual.
"""

import re
from typing import Final

import msgspec

from kelisim.planning.errors import PlanningError
from kelisim.planning.network import LinkKind


class NotationError(PlanningError):
    """Predecessors that are not in the notation; `where` says from which character on."""

    code = "plan-notation"


class RowLink(msgspec.Struct, frozen=True, kw_only=True):
    """What a row waits for: another row, or an entry, or something known by its name only."""

    row: int | None = None
    entry: str | None = None
    name: str | None = None
    link: LinkKind = "finish-start"
    lag: int = 0


_LETTERS: Final[dict[LinkKind, str]] = {
    "finish-start": "FS",
    "start-start": "SS",
    "finish-finish": "FF",
    "start-finish": "SF",
}
_KINDS: Final[dict[str, LinkKind]] = {
    **{letters: kind for kind, letters in _LETTERS.items()},
    "ОН": "finish-start",
    "НН": "start-start",
    "ОО": "finish-finish",
    "НО": "start-finish",
}
_LINK = re.compile(
    r"""\s*
    (?: (?P<entry>[A-Z][A-Z0-9]{1,7}\.[1-9][0-9]{0,14}\.[1-9][0-9]{0,3})
      | (?P<row>[1-9][0-9]{0,5})
      | "(?P<name>(?:[^"]|"")+)"
    )
    \s* (?P<kind>FS|SS|FF|SF|ОН|НН|ОО|НО)?
    \s* (?P<lag>[+\u2212-]\s*[0-9]{1,6})?
    (?(lag)\s*(?:days?|d|дней|дня|дн\.?|д\.?|күн)?)
    \s*(?P<end>[;,]|\Z)""",
    re.VERBOSE | re.IGNORECASE,
)


def written(links: tuple[RowLink, ...]) -> str:
    """Links in the notation."""
    return "; ".join(map(_written, links))


def _written(link: RowLink) -> str:
    if link.row is not None:
        target = str(link.row)
    elif link.entry is not None:
        target = link.entry
    else:
        target = '"' + (link.name or "").replace('"', '""') + '"'
    kind = "" if link.link == "finish-start" and not link.lag else _LETTERS[link.link]
    return f"{target}{kind}{f'{link.lag:+d}d' if link.lag else ''}"


def read(text: str) -> tuple[RowLink, ...]:
    """The links that a text names.

    Raises:
        NotationError: it is not in the notation.
    """
    links: list[RowLink] = []
    at = 0
    while text[at:].strip():
        found = _LINK.match(text, at)
        if found is None:
            raise NotationError(
                f"“{text[at:].strip()}” is no predecessor", where=f"character {at + 1}", expected="3FS+5d, for example"
            )
        name = found["name"]
        links.append(
            RowLink(
                row=int(found["row"]) if found["row"] else None,
                entry=found["entry"].upper() if found["entry"] else None,
                name=name.replace('""', '"') if name else None,
                link=_KINDS[(found["kind"] or "FS").upper()],
                lag=int(re.sub(r"\s", "", found["lag"]).replace("\u2212", "-")) if found["lag"] else 0,
            )
        )
        at = found.end()
    return tuple(links)
