"""The atoms of dates in a text: numbers, months, years and the words that go with them."""

import re
from collections.abc import Iterator

import msgspec

from kelisim.reading.dates.tongue import Tongue

ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_KINDS = {
    "year": "Y",
    "own_year": "Y",
    "number": "D",
    "roman": "N",
    "nth": "N",
    "month": "M",
    "quarter": "q",
    "half": "h",
    "quarter_code": "Q",
    "half_code": "H",
    "part": "P",
    "relative": "R",
    "weekday": "W",
    "dotted": "F",
    "dotted_month": "f",
}
_YEAR_WORD = re.compile(r"[гжj]|FY|year")
"""What of the words for year is enough to tell them: год, г., жыл, jyl."""
_DIGITS = re.compile(r"\d+")
_MAX_GAP = 24
LONELY = frozenset("DNP,&-")
"""Kinds that say nothing of a date by themselves."""


class Atom(msgspec.Struct, frozen=True, gc=False):
    """An atom at [start, end). `kind` is the letter of its kind, `number` its value where it is a number.

    `word` tells of a year whether the word for year stands with it, and of other atoms what they say.
    """

    start: int
    end: int
    kind: str
    number: int
    word: str
    relative: bool = False


class Run(msgspec.Struct, frozen=True):
    """Atoms that stand together, and a string of their kinds with the joins between them.

    In the string a year with its word is "y". `at` finds an atom by the place of its kind in the string.
    """

    codes: str
    at: dict[int, Atom]


def runs(text: str, start: int, end: int, tongue: Tongue, published: str | None) -> Iterator[Run]:
    """The runs of atoms in a stretch of text, in order; those that cannot be a date are left out."""
    codes: list[str] = []
    at: dict[int, Atom] = {}
    previous: Atom | None = None
    useful = False
    for match in tongue.atoms.finditer(text, start, end):
        atom = _atom(match, tongue, published)
        if previous is not None:
            join = _join(text, previous, atom, tongue)
            if join is None:
                if useful:
                    yield Run("".join(codes), at)
                codes, at, useful = [], {}, False
            elif join:
                codes.append(join)
        at[len(codes)] = atom
        codes.append("y" if atom.kind == "Y" and atom.word else atom.kind)
        useful = useful or atom.kind not in LONELY
        previous = atom
    if useful:
        yield Run("".join(codes), at)


def _join(text: str, previous: Atom, atom: Atom, tongue: Tongue) -> str | None:
    gap = text[previous.end : atom.start]
    if len(gap) > _MAX_GAP:
        return None
    join = tongue.joins.get(" ".join(gap.lower().split()))
    if join == "-" and gap in {"-", "–", "‑"} and previous.kind in "DN" and atom.kind in "qhM":
        return ""
    if join == "" and previous.kind == atom.kind == "Y" and previous.word.endswith(("дан", "dan")):
        return "-"
    return join


def _atom(match: re.Match[str], tongue: Tongue, published: str | None) -> Atom:
    group = match.lastgroup or ""
    words = match[0]
    if group == "iso":
        return Atom(match.start(), match.end(), "F" if len(words) >= 10 else "f", 0, words[:10])
    if group == "own_year":
        year = int(published[:4]) + tongue.own_year(words) if published else 0
        return Atom(match.start(), match.end(), "Y", year, words, relative=True)
    kind = _KINDS[group]
    number, word = 0, words
    if group in {"number", "year", "quarter_code", "half_code"}:
        digits = _DIGITS.search(words)
        number = int(digits[0]) if digits else ROMAN[words[-1]]
        word = words if group == "year" and _YEAR_WORD.search(words) else ""
    elif group == "month":
        number = tongue.month(words)
    elif group == "roman":
        number = ROMAN[match["roman"].replace("І", "I")]
    elif group == "nth":
        number = next(value for stem, value in tongue.nths.items() if words.lower().startswith(stem))
    elif group in {"dotted", "dotted_month"}:
        word = "-".join(f"{int(part):02}" for part in reversed(_DIGITS.findall(words)))
    return Atom(match.start(), match.end(), kind, number, word)
