"""The organ whose decision brings a treaty into force, as the text names it."""

import re

_AFTER = {
    "en": re.compile(r"(?:decision of|determined by|decided by|fixed by|set by|established by) (?:the )?"),
    "ru": re.compile(r"решени(?:ем|я|ю) "),
}
_STOP = {
    "en": re.compile(r"[,.;(]| on | which | that | adopted | to "),
    "ru": re.compile(r"[,.;(]| о | об | которо\w+ | принят\w+ | по "),
}
_CAPITALS = re.compile(r"((?:(?!Осы\b|Келісім|Шарт|Хаттама|Тарап)[А-ЯӘҒҚҢӨҰҮҺІ][\w-]+)(?:\s[\w-]+){0,5}?)\s+шешім")
_MAX = 160


def organ_of(text: str, low: str, stretch: tuple[int, int], language: str) -> tuple[str, int, int] | None:
    """The organ's name and its place in a stretch that speaks of a decision, or None where none is named."""
    start, end = stretch
    if language == "kk":
        match = next((one for one in _CAPITALS.finditer(text, start, end) if one[1][0].isupper()), None)
        return (match[1], *match.span(1)) if match else None
    before = _AFTER[language].search(low, start, end)
    if before is None or not text[before.end() : before.end() + 1].isupper():
        return None
    limit = min(end, before.end() + _MAX)
    stop = _STOP[language].search(low, before.end(), limit)
    name = text[before.end() : stop.start() if stop else limit].rstrip()
    return (name, before.end(), before.end() + len(name)) if name else None
