"""The day that a line of a page names, in any of the three languages."""

from kelisim.reading.dates import Dated, find_dates

LANGUAGES = ("en", "ru", "kk")


def day_in(text: str, start: int, end: int) -> Dated | None:
    """The first date of a stretch that is one partial date: a whole day in some language, or else what there is."""
    found: Dated | None = None
    for language in LANGUAGES:
        first = next(iter(find_dates(text, start, end, None, language=language)), None)
        if first is None or first.day is None:
            continue
        if len(first.day) == 10:
            return first
        if found is None or len(first.day) > len(found.first):
            found = first
    return found
