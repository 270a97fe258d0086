"""The head of a decision of a council: its organ, day and place.

EURASIAN INTERGOVERNMENTAL COUNCIL / DECISION No. 5 / 5 April 2021, Moscow
"""

import re
from collections.abc import Sequence

from kelisim.reading.dates import find_dates
from kelisim.reading.minutes.heading import Heading
from kelisim.reading.minutes.heads import Line, MinutesHead, organ_in

_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_NAMED = rf"[{_UPPER}][\w’'-]+(?:[ -][{_UPPER}][\w’'-]+){{0,2}}"
_PLACE = re.compile(
    rf"\bг\.\s?(?P<ru>{_NAMED})|\bгород(?:е)?\s(?P<ru2>{_NAMED})|(?P<kk>{_NAMED})\s(?:қаласы\w*|қ\.)"
    rf"|\b(?:\d{{4}}(?:\s(?:г\.|года))?,?\s+|in\s)(?P<after>{_NAMED})(?=\s*$)|^(?P<line>{_NAMED})(?=,?\s*\d|\s*$)",
    re.MULTILINE,
)
_REACH = 5


def resolution_heading(text: str, low: str, lines: Sequence[Line], head: MinutesHead, language: str) -> Heading:
    """What stands around the head of a decision."""
    first = lines[max(0, head.number - 4)].start
    last = lines[min(len(lines) - 1, head.number + _REACH)].end
    organ = organ_in(low, head.start, head.end) or organ_in(low, first, head.start) or organ_in(low, head.end, last)
    found = [dated for dated in find_dates(text, first, last, None, language=language) if len(dated.first) == 10]
    dated = next((one for one in found if one.start >= head.start), found[0] if found else None)
    place = None
    for match in _PLACE.finditer(text, first, last):
        at = match.span(match.lastgroup or 0)
        if organ_in(low, *at) is None and not re.match(
            r"decision|решение|шешім|order|распоряжение", low[at[0] : at[1]]
        ):
            place = at
            break
    return Heading(
        organ=organ,
        dates=dated.term() if dated else None,
        dates_at=(dated.start, dated.end) if dated else None,
        place=place,
    )
