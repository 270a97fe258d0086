"""Dates in Russian prose with the day before that "накануне" alone means."""

import datetime
import re

from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.russian.words import forms

_EVE = re.compile(r"(?<!\w)накануне(?!\w)(?:\s(?P<next>[^\W\d_]+))?", re.IGNORECASE)


def days_in(text: str, start: int, end: int, published: str | None) -> list[Dated]:
    """The dates in a stretch; "накануне" is the day before publication, unless a noun says before what."""
    found = find_dates(text, start, end, published, language="ru")
    if published is None or len(published) != len("2021-04-28"):
        return found
    for eve in _EVE.finditer(text, start, end):
        if eve["next"] and _of_something(eve["next"]):
            continue
        before = (datetime.date.fromisoformat(published) - datetime.timedelta(days=1)).isoformat()
        found.append(Dated(eve.start(), eve.start() + len("накануне"), before, before, relative=True))
    return sorted(found, key=lambda dated: dated.start)


def _of_something(word: str) -> bool:
    """Whether a word may be in the genitive and not in the nominative."""
    cases = {form.case for form in forms(word)}
    return "gent" in cases and "nomn" not in cases
