"""From atoms to items: what one group of atoms says, and what it takes from its neighbours.

1. An item is read from the atoms that stand next to each other: "28 апреля 2021 года", "IV квартал", "2025".
2. What an item lacks it takes from the item after it, and then from the one before it: "28-30 апреля 2021 года",
   "April 28-30, 2021", "I и II кварталы 2026 года", "2021-25".
"""

import re

import msgspec

from kelisim.model.dates import check_date, first_day, last_day
from kelisim.reading.dates.atoms import Atom, Run

_ITEM = re.compile(
    r"W,?(?=DM|MD|F)|F|f"
    r"|DM,?[Yy]P?|MD,?[Yy]|yDM|yMD(?!M)|yMP?|M,?[Yy]P?|MD(?!M)|DMP?"
    r"|[DN]q,?[Yy]P?|[Yy],?[DN]qP?|Q,?[Yy]|[Yy]Q|[DN]q|Q"
    r"|[DN]h,?[Yy]|[Yy],?[DN]h|H,?[Yy]|[Yy]H|[DN]h|H"
    r"|y[DN](?=(?:[-,&][DN])+[qhM])|[Yy]P?|(?<=D[-&,])D,?[Yy]|D|N|M|R|W"
)


class Item(msgspec.Struct):
    """An item at [start, end), and what is known of it so far.

    `own` tells that it needed no neighbour, `listed` that it is a year whose word stands behind a later one.
    """

    start: int
    end: int
    codes: str
    year: int = 0
    month: int = 0
    day: int = 0
    quarter: int = 0
    half: int = 0
    number: int = 0
    full: str = ""
    word: str = ""
    part: str = ""
    year_word: bool = False
    relative: bool = False
    listed: bool = False
    own: bool = True

    @property
    def bare(self) -> bool:
        """Whether it is a number and nothing else."""
        return self.codes in {"D", "N", "DY", "YD", "YN"}

    def bounds(self) -> tuple[str, str] | None:
        """The first and last partial date; None where it lacks something or is not in the calendar."""
        if self.full:
            first = last = self.full
        elif not self.year or (self.day and not self.month):
            return None
        elif self.quarter or self.half:
            months, nth = (3, self.quarter) if self.quarter else (6, self.half)
            if nth * months > 12:
                return None
            first, last = f"{self.year}-{(nth - 1) * months + 1:02}", f"{self.year}-{nth * months:02}"
        elif self.bare and not self.day and self.codes != "D":
            return None
        else:
            first = (
                str(self.year) + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")
            )
            last = first
        return checked(first, last)


def checked(first: str, last: str) -> tuple[str, str] | None:
    """Two partial dates, if both are in the calendar and the second is not over before the first begins."""
    try:
        check_date(first)
        check_date(last)
    except ValueError:
        return None
    return (first, last) if first_day(first) <= last_day(last) else None


def chains(run: Run) -> list[tuple[list[Item], list[str]]]:
    """The items of a run, in chains whose members are joined by the signs in the second list."""
    found: list[tuple[list[Item], list[str]]] = []
    items: list[Item] = []
    joins: list[str] = []
    place, codes = 0, run.codes
    while place < len(codes):
        match = _ITEM.match(codes, place)
        if match is None:
            place += 1
            continue
        if items and codes[place - 1] in "-,&" and not match[0].startswith(("W", "R")) and items[-1].codes not in "WR":
            joins.append(codes[place - 1])
        elif items:
            found.append((items, joins))
            items, joins = [], []
        if match[0] not in {"W,", "W"} or match.end() >= len(codes) or codes[match.end()] in "-,&":
            items.append(_item(run, match.start(), match.end()))
        place = match.end()
        while place < len(codes) and codes[place] in "-,&" and not _ITEM.match(codes, place + 1):
            place += 1
        if place < len(codes) and codes[place] in "-,&":
            place += 1
    if items:
        found.append((items, joins))
    return found


def _item(run: Run, start: int, end: int) -> Item:
    atoms = [run.at[place] for place in range(start, end) if place in run.at]
    codes = "".join(atom.kind for atom in atoms)
    item = Item(atoms[0].start, atoms[-1].end, codes)
    for atom in atoms:
        _add(item, atom)
    if item.bare:
        item.number, item.day = item.number or item.day, 0
    return item


def _add(item: Item, atom: Atom) -> None:
    match atom.kind:
        case "Y":
            item.year, item.year_word, item.word = atom.number, bool(atom.word), atom.word
            item.relative = atom.relative
        case "M":
            item.month = atom.number
        case "D" | "N":
            item.day = item.number = atom.number
        case "q":
            item.quarter, item.day = item.number, 0
        case "h":
            item.half, item.day = item.number, 0
        case "Q":
            item.quarter = atom.number
        case "H":
            item.half = atom.number
        case "F" | "f":
            item.full = atom.word
        case "P":
            item.part = atom.word.lower()
        case _:
            item.word = atom.word


def complete(items: list[Item], joins: list[str]) -> None:
    """Rule 2, in place."""
    for place in range(len(items) - 2, -1, -1):
        _take(items[place], items[place + 1], joins[place], after=True)
    for place in range(1, len(items)):
        _take(items[place], items[place - 1], joins[place - 1], after=False)


def _take_of_full(item: Item, full: str, *, after: bool) -> None:
    """What an item takes from a date in figures: "28-30.04.2021", "апрель – 31.12.2021"."""
    if item.month and not item.year:
        item.year, item.own = int(full[:4]), False
    elif after and item.codes == "D" and not item.day and 1 <= item.number <= 31 and len(full) == 10:
        item.year, item.month, item.day, item.own = int(full[:4]), int(full[5:7]), item.number, False


def _abbreviates(item: Item, other: Item) -> bool:
    """Whether a number is a year without its hundreds: 2021-25."""
    plain = other.codes == "Y" and not other.year_word and item.codes == "D"
    return plain and item.start - other.end == 1 and item.end - item.start == 2


def _take(item: Item, other: Item, join: str, *, after: bool) -> None:
    """What an item takes from its neighbour."""
    if after and join != "-" and item.codes == other.codes == "Y":
        item.listed = other.listed or (other.year_word and not item.year_word)
    if other.full and not item.full:
        _take_of_full(item, other.full, after=after)
    if item.full or other.full or other.codes in {"R", "W"}:
        return
    if item.bare and not item.day and not item.quarter and not item.half:
        if other.quarter and item.number <= 4:
            item.quarter, item.own = item.number, False
        elif other.half and item.number <= 2:
            item.half, item.own = item.number, False
        elif other.day and other.month and "D" in item.codes and item.number <= 31:
            item.day, item.month, item.own = item.number, other.month, False
        elif not after and join == "-" and _abbreviates(item, other):
            item.year, item.own = other.year // 100 * 100 + item.number, False
            return
        else:
            return
    if item.codes == "M" and other.codes.startswith("MD") and not after:
        return
    if not item.year and other.year:
        item.year, item.own = other.year, False
