"""The block of signatures: "For the Government of ...", "За Правительство ...", "... Үкіметі үшін", and who signs.

Blocks are set in columns or one below the other. A line is cut into cells where two spaces, a tab or a bar stand; a
cell that begins a side opens it, and what stands below it in the same column belongs to it. Where all sides come first
and then as many names, the names are theirs in that order; where there are more or fewer names, nobody's.
"""

import re

import msgspec

from kelisim.reading.treaties.parties import PartySaid, parties_in

_OPENS = {
    "en": re.compile(r"(?:signed )?(?:for|on behalf of|for and on behalf of) (?:the )?"),
    "ru": re.compile(r"(?:за|от имени|от) (?!счет)"),
    "kk": re.compile(r".{3,120}(?:үшін|атынан)\W*\Z"),
}
_CELL = re.compile(r"[^|\t\n]+?(?=\s{2,}\S|[|\t]|\s*\Z)")
_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_WORD = rf"[{_UPPER}][\w’'-]+"
_INITIAL = rf"[{_UPPER}]\.\s?"
_NAME = re.compile(
    rf"(?:[_\s/]*)(?P<name>(?:{_INITIAL}){{1,2}}{_WORD}|{_WORD}\s(?:{_INITIAL}){{1,2}}(?=\W*\Z)"
    rf"|{_WORD}\s{_WORD}(?:\s{_WORD})?)[\s_/]*\Z"
)
_OFFICE = re.compile(
    r"\b(?:minister|president|chairman|chairperson|chairwoman|head|director|governor|ambassador|secretary|министр"
    r"|президент|председатель|"
    r"руководитель|директор|посол|глава|министрі?|президенті?|төраға(?:сы)?|басшысы?|директоры|елшісі)\b"
)
_SIGN = re.compile(r"\W*(?:\(?(?:signature|signed|подпись|подписи|қолы|м\.п\.)\)?)?\W*\Z")
_MAX_LINES = 40
_MAX_REACH = 4_000


class Signatory(msgspec.Struct, frozen=True):
    """One side of a block: its Party, and the name and the office of who signs where they are told, with places."""

    party: PartySaid | None
    name: tuple[int, int] | None
    office: tuple[int, int] | None


class _Side:
    """A side while its cells are gathered."""

    def __init__(self) -> None:
        self.party: PartySaid | None = None
        self.name: tuple[int, int] | None = None
        self.office: tuple[int, int] | None = None


def signatories_in(text: str, low: str, start: int, end: int, language: str) -> list[Signatory]:
    """The sides of the block that follows a formula of signature at `start`, in order."""
    sides: list[_Side] = []
    columns: dict[int, _Side] = {}
    above: list[tuple[int, int]] = []
    names: list[tuple[int, int]] = []
    for line in list(re.compile(r"[^\n]+").finditer(text, start, min(end, start + _MAX_REACH)))[:_MAX_LINES]:
        cells = [(cell.start(), cell.end()) for cell in _CELL.finditer(text, *line.span())]
        cells = [cell for cell in (_trimmed(text, *cell) for cell in cells) if cell[0] < cell[1]]
        opens = [_OPENS[language].match(low, *cell) is not None and cell[1] - cell[0] < 200 for cell in cells]
        for column, cell in enumerate(cells):
            if opens[column]:
                side = _Side()
                sides.append(side)
                columns = {**columns, column: side} if sum(opens) > 1 else {0: side}
                if language == "kk":
                    _add(text, low, side, *cell, language)
                    if side.party is None and column < len(above):
                        _add(text, low, side, *above[column], language)
                    continue
            known = columns.get(column) or (columns.get(0) if len(columns) == 1 else None)
            if known and len(columns) == 1 and known.party and _waiting(sides, known):
                match = _NAME.match(text, *cell)
                if match and not parties_in(text, *cell, language) and not _OFFICE.search(low, *cell):
                    names.append(match.span("name"))
            elif known:
                _add(text, low, known, *cell, language)
        above = cells
    open_sides = [side for side in sides if side.party and not side.name and not side.office]
    if len(names) == len(open_sides):
        for side, name in zip(open_sides, names, strict=True):
            side.name = name
    return [Signatory(side.party, side.name, side.office) for side in sides]


def _waiting(sides: list[_Side], last: _Side) -> bool:
    """Whether a side before the last one has no name yet: then the names that follow are those of all, in order."""
    return any(side is not last and side.party and not side.name and not side.office for side in sides)


def _add(text: str, low: str, side: _Side, first: int, last: int, language: str) -> None:
    """What one cell says of a side."""
    found = parties_in(text, first, last, language)
    if found and side.party is None:
        side.party = found[0]
        return
    if _SIGN.match(low, first, last) or _OPENS[language].match(low, first, last):
        return
    if _OFFICE.search(low, first, last) and side.office is None and last - first < 200:
        side.office = (first, last)
        return
    match = _NAME.match(text, first, last)
    if match and side.name is None and side.party is not None and not found:
        side.name = match.span("name")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
