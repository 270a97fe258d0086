"""The dateline with which a story begins: the city, perhaps the day and the agency, then a dash or a full stop.

1. The city stands in capitals ("ASTANA – …", "АСТАНА, 12 ноября. /Агентство/"), or in title case before a day or an
   agency in brackets ("Astana, 12 November (Agency) – …").
2. A State or an organisation in capitals is no city.
"""

import re
from collections.abc import Sequence

from kelisim.reading.lexicon.states import find_parties
from kelisim.reading.page import Page, Paragraph
from kelisim.reading.story.days import day_in
from kelisim.reading.story.told import Told

_UP = "A-ZÀ-ÖØ-ÞŞĞİЀ-ЯӘҒҚҢӨҰҮҺІ"
_CAPITALS = re.compile(
    rf"\A(?P<city>[{_UP}][{_UP}’'-]{{2,}}(?:[ -][{_UP}][{_UP}’'-]+){{0,2}})"
    r"(?:,\s[^\W\d_][\w .]{2,20})?"
    r"(?=\s?[–—-]\s|\s?\(|,\s?\d|,\s[^\W\d_]{3,9}\.?\s\d|\.\s|\s/)"
)
_TITLE_CASE = re.compile(rf"\A(?P<city>[{_UP}][\w’'-]+(?:[ -][{_UP}][\w’'-]+){{0,2}})[,.]\s")
_AFTER_DAY = re.compile(r"(?:\s?(?:года|г|ж|жыл))?[.,]?\s?[/(–—-]|(?:\s?(?:года|г|ж))?\.\s|,\s[«“]")
_NEAR = 40


def dateline_of(page: Page, body: Sequence[Paragraph]) -> tuple[Told | None, tuple[str, tuple[int, int]] | None]:
    """The city of the dateline, and the day that stands beside it."""
    for line in body[:2]:
        match = _CAPITALS.match(line.text) or _dated_city(page, line)
        if match and not find_parties(match["city"], 0, len(match["city"])):
            city = Told(line.start, line.start + match.end("city"), match["city"])
            found = day_in(page.text, city.end, min(city.end + _NEAR, line.end))
            whole = found is not None and len(found.first) == 10
            return city, (found.first, (found.start, found.end)) if found and whole else None
        first = day_in(page.text, line.start, min(line.end, line.start + _NEAR))
        begins = first is not None and first.start == line.start and len(first.first) == 10
        if first and begins and re.match(r"\s?[.:–—-]\s", page.text[first.end : line.end]):
            return None, (first.first, (first.start, first.end))
    return None, None


def _dated_city(page: Page, line: Paragraph) -> re.Match[str] | None:
    """A city in title case with a whole day right behind it."""
    match = _TITLE_CASE.match(line.text)
    if match is None:
        return None
    start = line.start + match.end()
    found = day_in(page.text, start, min(start + _NEAR, line.end))
    if found is None or found.start != start or len(found.first) != 10:
        return None
    return match if _AFTER_DAY.match(page.text, found.end, line.end) else None
