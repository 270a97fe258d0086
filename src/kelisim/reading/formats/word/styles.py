"""What a Word document's styles and lists say of a paragraph: the level of a heading, and the number before it.

1. A heading has an outline level, its own or from its style or from what the style is based on; `Title` is level 1.
2. A numbered paragraph shows its number as its list writes it ("Article 3", "2.1.", "b)"); a bullet is an item's mark.
3. A list starts again when a number of a higher level has passed, as Word does it.
"""

import re
from collections.abc import Mapping

import msgspec
from lxml import etree

from kelisim.reading.formats.archive import Archive
from kelisim.reading.formats.ooxml import W, child, is_on

_VALUE = f"{W}val"
MAX_BASES = 20
"""Styles that stand on one another; a circle of them ends here."""
_OUTLINE, _NUMBERED = f"{W}outlineLvl", f"{W}numPr"
_HEADING = re.compile(r"(?:heading|заголовок|тақырып)\s*([1-9])", re.IGNORECASE)
_SLOT = re.compile(r"%([1-9])")
_LETTERS = {"lowerLetter": "abcdefghijklmnopqrstuvwxyz", "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя"}
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


class Style(msgspec.Struct, frozen=True):
    """What a style of paragraphs or characters says that matters here."""

    heading: int = 0
    struck: bool = False
    number: tuple[str, int] | None = None


class Level(msgspec.Struct, frozen=True):
    """How one level of a list writes its number."""

    form: str
    words: str
    start: int


PLAIN = Style()
"""What holds where no style is named, or one that is not there."""


class Styles:
    """The styles of a document by their ids; of the hundreds that Word keeps, those in use are looked into (rule 1)."""

    def __init__(self, archive: Archive, part: str | None) -> None:
        root = archive.tree(part) if part else None
        every = root.iter(f"{W}style") if root is not None else ()
        self._own = {style.get(f"{W}styleId") or "": style for style in every}
        self._known: dict[str, Style] = {}

    def named(self, element: etree._Element | None) -> Style:
        """The style that an element names."""
        name = element.get(_VALUE) or "" if element is not None else ""
        if name not in self._own:
            return PLAIN
        if name not in self._known:
            self._known[name] = _style(name, self._own)
        return self._known[name]


def _style(name: str, own: Mapping[str, etree._Element]) -> Style:
    heading, struck, number = 0, None, None
    for _ in range(MAX_BASES):
        style = own.get(name)
        if style is None:
            break
        heading = heading or _heading(style)
        strike = style.find(f"{W}rPr/{W}strike")
        struck = struck if struck is not None or strike is None else is_on(strike)
        number = number or number_of(style.find(f"{W}pPr"))
        based = style.find(f"{W}basedOn")
        name = based.get(f"{W}val") or "" if based is not None else ""
    return Style(heading, bool(struck), number)


def _heading(style: etree._Element) -> int:
    level = outline(style.find(f"{W}pPr"))
    named = style.find(f"{W}name")
    name = named.get(f"{W}val") or "" if named is not None else ""
    match = _HEADING.fullmatch(name)
    return level or (int(match[1]) if match else int(name.lower() == "title"))


def outline(properties: etree._Element | None) -> int:
    """The outline level of a paragraph's properties, from 1; 0 for ordinary text."""
    level = child(properties, _OUTLINE)
    said = level.get(_VALUE) or "" if level is not None else ""
    return int(said) + 1 if said.isdecimal() and said.isascii() and int(said) < 9 else 0


def number_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that a paragraph's properties name; `("0", 0)` takes it out of the list of its style."""
    chosen = child(properties, _NUMBERED)
    if chosen is None:
        return None
    named, level = chosen.find(f"{W}numId"), chosen.find(f"{W}ilvl")
    said = level.get(f"{W}val") or "0" if level is not None else "0"
    depth = int(said) if said.isdecimal() and said.isascii() else 0
    return (named.get(f"{W}val") or "0" if named is not None else "0", min(depth, 8))


class Lists:
    """The lists of a document with their counters, which go on as paragraphs are read in order (rules 2 and 3)."""

    def __init__(self, archive: Archive, part: str | None) -> None:
        self._levels: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()
        root = archive.tree(part) if part else None
        if root is None:
            return
        kinds = {one.get(f"{W}abstractNumId") or "": _levels(one) for one in root.iter(f"{W}abstractNum")}
        for one in root.iter(f"{W}num"):
            name, kind = one.get(f"{W}numId") or "", one.find(f"{W}abstractNumId")
            of = kind.get(f"{W}val") or "" if kind is not None else ""
            starts = {
                _whole(over.get(f"{W}ilvl"), 0): _whole(start.get(f"{W}val"), 1)
                for over in one.iter(f"{W}lvlOverride")
                for start in over.iter(f"{W}startOverride")
            }
            levels = kinds.get(of, {})
            changed = {
                n: msgspec.structs.replace(level, start=starts[n]) if n in starts else level
                for n, level in levels.items()
            }
            # Lists of one kind count on from one another unless one of them says where it starts.
            self._levels[name] = (name if starts else f"kind {of}", changed)

    def next(self, name: str, depth: int) -> str:
        """The number or bullet of the next paragraph of a list, with a space after it; empty where it shows none."""
        if name not in self._levels:
            return ""
        counter, levels = self._levels[name]
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(counter, [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            at = levels.get(len(counts))
            # A level that was passed over counts as begun; the one that is asked for begins with its next number.
            counts.append((at.start if at else 1) - (len(counts) == depth))
        counts[depth] += 1
        if level.form == "bullet":
            return "• "
        shown = _SLOT.sub(lambda slot: self._shown(levels, counts, int(slot[1]) - 1), level.words)
        return f"{shown} " if shown.strip() else ""

    @staticmethod
    def _shown(levels: Mapping[int, Level], counts: list[int], depth: int) -> str:
        level = levels.get(depth)
        return _written(counts[depth], level.form) if level and depth < len(counts) else ""


def _levels(kind: etree._Element) -> dict[int, Level]:
    found = {}
    for level in kind.iter(f"{W}lvl"):
        said = {one.tag: one.get(f"{W}val") or "" for one in level}
        found[_whole(level.get(f"{W}ilvl"), 0)] = Level(
            said.get(f"{W}numFmt", "decimal"), said.get(f"{W}lvlText", "")[:100], _whole(said.get(f"{W}start"), 1)
        )
    return found


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and said.isascii() and len(said) < 6 else otherwise


def _written(number: int, form: str) -> str:
    if form in {"none", ""}:
        return ""
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 4000:
        return _roman(number).lower() if form == "lowerRoman" else _roman(number)
    letters = _LETTERS.get(form[:1].lower() + form[1:].replace("Upper", "Lower")) or _LETTERS.get(
        form.replace("upper", "lower")
    )
    if letters and 0 < number < 1000:
        shown = letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
        return shown.upper() if "pper" in form else shown
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (number // value)
        number %= value
    return shown
