"""Who answers for a point and by when, from its labels or from its own words.

1. "Responsible: A, B" and "Ответственные: ..." name them; without a label those whom the point instructs.
2. A term is what a label names, or a day "by" which, or a quarter, month or year "in" which something is to be done.
   The day of an older paper is no term.
"""

import msgspec

from kelisim.model.dates import Term
from kelisim.reading.dates import find_dates
from kelisim.reading.minutes.point_words import BY_DAY, LEFT_TO, TIED, WITHIN
from kelisim.reading.minutes.points import Point

At = tuple[int, int]
_LOOK_BACK = 40


class Due(msgspec.Struct, frozen=True):
    """A term with the place of its words and of its date."""

    term: Term
    words_at: At
    date_at: At


def responsible_for(text: str, low: str, point: Point, language: str) -> list[At]:
    """Where those who answer for a point are named (rule 1)."""
    if point.responsible:
        return _listed(text, *point.responsible, labelled=True)
    match = LEFT_TO[language].search(low, *point.words)
    return _listed(text, *match.span("who"), labelled=False) if match else []


def _listed(text: str, start: int, end: int, *, labelled: bool) -> list[At]:
    """The names of a list: between commas, semicolons and "and" before a capital."""
    cuts = [start]
    for match in TIED.finditer(text, start, end):
        cuts += [match.start(), match.end()]
    cuts.append(end)
    found = []
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        for part_start, part_end in _parts(text, first, last):
            words = text[part_start:part_end]
            core = words.strip(" \n\t.;,)(")
            core = core.removeprefix("the ")
            if len(core) >= 3 and len(core) <= 500 and (labelled or any(letter.isupper() for letter in core)):
                begin = part_start + words.index(core)
                found.append((begin, begin + len(core)))
    return found


def _parts(text: str, start: int, end: int) -> list[At]:
    parts, begin = [], start
    for place in range(start, end):
        if text[place] in ";\n":
            parts.append((begin, place))
            begin = place + 1
    return [*parts, (begin, end)]


def due_of(text: str, low: str, point: Point, language: str) -> Due | None:
    """The term of a point (rule 2)."""
    if point.due:
        for dated in find_dates(text, *point.due, None, language=language):
            words = text[slice(*point.due)].strip(" \n\t.;)")
            begin = point.due[0] + text[slice(*point.due)].index(words)
            return Due(_term(dated.term(), words), (begin, begin + len(words)), (dated.start, dated.end))
        return None
    for dated in find_dates(text, *point.words, None, language=language):
        before = low[max(point.words[0], dated.start - _LOOK_BACK) : dated.start]
        by_day, within = BY_DAY.search(before), WITHIN.search(before)
        whole = len(dated.first) < 10
        if not (dated.only_end or by_day or (within and whole)):
            continue
        led = by_day or within
        first = dated.start - (len(before) - led.start()) if led else dated.start
        term = Term(end=dated.last) if by_day or dated.only_end else dated.term()
        return Due(_term(term, text[first : dated.end]), (first, dated.end), (dated.start, dated.end))
    return None


def _term(term: Term, words: str) -> Term:
    return msgspec.structs.replace(term, words=words[:500])
