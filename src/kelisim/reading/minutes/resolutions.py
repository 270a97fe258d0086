"""The head of a decision of a council: its organ, day and place.

EURASIAN INTERGOVERNMENTAL COUNCIL / DECISION No. 5 / 5 April 2021, Moscow
"""

import re
from collections.abc import Sequence

from kelisim.model.dates import on
from kelisim.reading.dates import find_dates
from kelisim.reading.minutes.heading import Heading
from kelisim.reading.minutes.heads import Line, MinutesHead, organ_in
from kelisim.reading.treaties.formula import formula_in

_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_NAMED = rf"[{_UPPER}][\w’'-]+(?:[ -][{_UPPER}][\w’'-]+){{0,2}}"
_PLACE = re.compile(
    rf"\bг\.\s?(?P<ru>{_NAMED})|\bгород(?:е)?\s(?P<ru2>{_NAMED})|(?P<kk>{_NAMED})\s(?:қаласы\w*|қ\.)"
    rf"|\b(?:\d{{4}}(?:\s(?:г\.|года))?,?\s+|in\s)(?P<after>{_NAMED})(?=\s*$)|^(?P<line>{_NAMED})(?=,?\s*\d|\s*$)",
    re.MULTILINE,
)
_WORD = re.compile(r"decision|решение|шешім|order|распоряжение")
_REACH = 5


def resolution_heading(text: str, low: str, lines: Sequence[Line], head: MinutesHead, language: str) -> Heading:
    """What stands around the head of a decision; a day and place that it lacks are those of its signature."""
    first = lines[max(0, head.number - 4)].start
    last = lines[min(len(lines) - 1, head.number + _REACH)].end
    named = [(line.start, line.end) for line in lines[max(0, head.number - 4) : head.number] if _is_organ(low, line)]
    organ = max(named, key=lambda at: at[1] - at[0], default=None)
    organ = organ or organ_in(low, head.start, head.end) or organ_in(low, head.end, last)
    found = [dated for dated in find_dates(text, first, last, None, language=language) if len(dated.first) == 10]
    dated = next((one for one in found if one.start >= head.start), found[0] if found else None)
    if dated is None:
        return _signed(text, low, head, organ, language)
    place = None
    for match in _PLACE.finditer(text, first, last):
        at = match.span(match.lastgroup or 0)
        if organ_in(low, *at) is None and not _WORD.match(low, *at):
            place = at
            break
    return Heading(organ=organ, dates=dated.term(), dates_at=(dated.start, dated.end), place=place)


def _is_organ(low: str, line: Line) -> bool:
    """Whether a line above the head is the name of an organ and nothing else."""
    return (
        line.end - line.start <= 200
        and low[line.end - 1] not in ".;:"
        and organ_in(low, line.start, line.end) is not None
    )


def _signed(text: str, low: str, head: MinutesHead, organ: tuple[int, int] | None, language: str) -> Heading:
    """A head whose day stands in the formula of signature."""
    formula = formula_in(text, low, head.end, len(text), language)
    if formula is None or not formula.days:
        return Heading(organ=organ)
    day, place = formula.days[0], formula.places[0] if formula.places else None
    return Heading(
        organ=organ, dates=on(day.day), dates_at=(day.start, day.end), place=(place.start, place.end) if place else None
    )
