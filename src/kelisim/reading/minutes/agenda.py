"""The agenda of a meeting: the items under "Agenda:", "Повестка дня:", "Күн тәртібі:"."""

import re
from collections.abc import Sequence

from kelisim.reading.minutes.heads import Line

_HEAD = re.compile(r"(?:[ivx]+\.\s*)?(?:повестка дня|agenda|күн тәртібі\w*)(?: \w+){0,4}\W*\Z")
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-–—•*])\s*")


def agenda_in(text: str, low: str, lines: Sequence[Line]) -> tuple[list[tuple[int, int]], frozenset[int]]:
    """The items of the agenda, and the places of the lines that it takes."""
    items: list[tuple[int, int]] = []
    taken: set[int] = set()
    start = next((n for n, line in enumerate(lines) if _HEAD.match(low[line.start : line.end])), None)
    if start is None:
        return [], frozenset()
    taken.add(start)
    expected = 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        item = _ITEM.match(text, line.start, line.end)
        if item:
            figure = re.match(r"\d+", item[0])
            if figure and int(figure[0]) != expected:
                break
            expected += 1
            words = text[item.end() : line.end].rstrip(" .;")
            if words:
                items.append((item.end(), item.end() + len(words)))
            taken.add(number)
        elif items and text[line.start].islower():
            words = text[items[-1][0] : line.end].rstrip(" .;")
            items[-1] = (items[-1][0], items[-1][0] + len(words))
            taken.add(number)
        else:
            break
    return (items, frozenset(taken)) if items else ([], frozenset())
