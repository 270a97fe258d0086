"""The numbered points of minutes and decisions.

1. A point is numbered as printed: "1.", "1.1", "2.3.1". It goes on over lines that are its sub-items or its unfinished
   sentence; the lines that name who answers and by when belong to it and are not its words.
2. In minutes only what was agreed, instructed, approved or decided is a decision. What was noted, heard or discussed is
   none, and neither is the heading of an item of the agenda. Numbered points under "The Commission decided:" are all
   decisions, other items under "The Parties agreed:" those that are not notes.
3. In a decision of a council every point is one, that on entry into force included.
4. What stands without a number, but was agreed, is a decision without a number.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.reading.minutes.heads import Line
from kelisim.reading.minutes.point_words import (
    BEGINS_WITH_TASK,
    CLOSES,
    DECIDES,
    DUE,
    HEADING,
    HEADING_KK,
    NOTES,
    RESPONSIBLE,
    TASK,
)

At = tuple[int, int]
_NUMBER = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s+(?=\S)"
    r"|(?P<single>\d{1,3})(?P<mark>[.)])\s*(?=[^\s\d])"
)
_BULLET = re.compile(r"(?:[-–—•*·]|\(?[a-zа-яәғ]\)|\d{1,2}\))\s*")
_ROMAN = re.compile(r"[IVX]{1,6}\.\s")


_RECENT = 50
"""So many parts back a numbered point shows that the points have begun."""


class Point(msgspec.Struct, frozen=True):
    """A point that decides something: its number and its words, and where who answers and the term are told."""

    number: At | None
    words: At
    responsible: At | None
    due: At | None


class _Open:
    """A point or paragraph while its lines are gathered."""

    def __init__(self, number: At | None, start: int, end: int, *, listed: bool, led: str) -> None:
        self.number, self.start, self.end, self.listed, self.led = number, start, end, listed, led
        self.bracketed = False
        self.responsible: At | None = None
        self.due: At | None = None


def points_in(text: str, low: str, lines: Sequence[Line], *, decision: bool) -> list[Point]:
    """The points that decide something, in order (rules 1 to 4)."""
    found: list[_Open] = []
    lead = ""
    for line in lines:
        current = found[-1] if found else None
        number = _NUMBER.match(text, line.start, line.end)
        begun = lead == "decide" or any(one.number for one in found[-_RECENT:])
        if begun and not number and line.end - line.start < 200 and CLOSES.match(low, line.start, line.end):
            break
        if current is not None and _label(low, line, current):
            continue
        if number and not (number["mark"] == ")" and _within(text, current)):
            start = number.end()
            at = number.span("number") if number["number"] else number.span("single")
            found.append(_Open(at, start, line.end, listed=True, led=lead))
            found[-1].bracketed = number["mark"] == ")"
        elif current is not None and _goes_on(text, line, current):
            if _splits(low, current):
                bullet = _BULLET.match(text, line.start, line.end)
                start = bullet.end() if bullet else line.start
                found.append(_Open(None, start, line.end, listed=True, led="decide"))
            else:
                current.end = line.end
        else:
            bullet = _BULLET.match(text, line.start, line.end) or _ROMAN.match(text, line.start, line.end)
            start = bullet.end() if bullet else line.start
            found.append(_Open(None, start, line.end, listed=bullet is not None, led=lead if bullet else ""))
        last = found[-1]
        lead = _lead(low, last, lead)
    chosen = [one for one in found if (decision and one.number) or (not decision and _decides(low, one))]
    if decision and not chosen:
        chosen = [one for one in found if _decides(low, one)]
    return [point for one in chosen if (point := _point(text, low, one))]


def _open(text: str, current: _Open | None) -> bool:
    """Whether a point waits for sub-items: it ends with a colon, or its last one with a semicolon or comma."""
    return current is not None and text[current.end - 1] in ":;,"


def _within(text: str, current: _Open | None) -> bool:
    """Whether "1)" is a sub-item of the point before: one that is numbered otherwise and waits for sub-items."""
    return current is not None and current.number is not None and not current.bracketed and _open(text, current)


def _goes_on(text: str, line: Line, current: _Open) -> bool:
    """Whether a line without a number of its own belongs to the point before (rule 1)."""
    first = text[line.start]
    if _BULLET.match(text, line.start, line.end):
        return _open(text, current) or text[current.end - 1] == ":"
    return first.islower() or (text[current.end - 1] in ":," and current.number is not None)


def _splits(low: str, current: _Open) -> bool:
    """Whether the items under an unnumbered "The Parties agreed:" are each a decision."""
    words = low[current.start : current.end]
    led = current.number is None and (words.endswith(":") or current.led == "decide")
    return (
        led
        and (DECIDES.search(words) is not None or current.led == "decide")
        and (words.endswith((":", ";", ".", ",")))
    )


def _lead(low: str, last: _Open, lead: str) -> str:
    """What items that follow are said to be: "decide", "note", or nothing."""
    words = low[last.start : last.end]
    if words.endswith(":") and last.number is None:
        return "decide" if DECIDES.search(words) and not NOTES.search(words) else "note" if NOTES.search(words) else ""
    return lead if last.listed and not _is_heading(words) else ""


def _is_heading(words: str) -> bool:
    if HEADING.match(words) or HEADING_KK.search(words):
        return not DECIDES.search(words) and not NOTES.search(words)
    return False


def _decides(low: str, one: _Open) -> bool:
    """Rule 2."""
    words = low[one.start : one.end]
    if _is_heading(words) or len(words) < 12:
        return False
    if one.number is None and words.endswith(":"):
        return False
    if one.number is not None and one.led == "decide":
        return True
    decides = DECIDES.search(words) is not None or (one.listed and BEGINS_WITH_TASK.match(words) is not None)
    noted = NOTES.search(words)
    decides = decides or (one.listed and not noted and TASK.search(words) is not None)
    if noted and (not decides or BEGINS_WITH_TASK.match(words) is None):
        first = DECIDES.search(words)
        decides = first is not None and not re.match(r"принять к сведению|take note|назарға", words)
    if not decides and one.led == "decide" and not noted:
        return True
    return decides


def _label(low: str, line: Line, current: _Open) -> bool:
    """Whether a line names who answers for the point before, or by when."""
    found = False
    for pattern, field in ((RESPONSIBLE, "responsible"), (DUE, "due")):
        match = pattern.match(low, line.start, line.end)
        if match:
            other = (DUE if field == "responsible" else RESPONSIBLE).search(low, match.end(), line.end)
            setattr(current, field, (match.end(), other.start() if other else line.end))
            if other:
                name = "due" if field == "responsible" else "responsible"
                setattr(current, name, (other.end(), line.end))
            found = True
            break
    return found


def _point(text: str, low: str, one: _Open) -> Point | None:
    """A point with what its own words tell of who answers and by when taken out of them."""
    end, responsible, due = one.end, one.responsible, one.due
    marks = sorted(
        (match.start(), match.end(), field)
        for pattern, field in ((RESPONSIBLE, "responsible"), (DUE, "due"))
        if (match := pattern.search(low, one.start + 1, one.end))
    )
    for place, (start, after, field) in enumerate(marks):
        stop = marks[place + 1][0] if place + 1 < len(marks) else one.end
        if field == "responsible":
            responsible = responsible or (after, stop)
        else:
            due = due or (after, stop)
        end = min(end, start)
    words = text[one.start : end].rstrip(" \n\t(")
    if len(words) < 3:
        return None
    return Point(one.number, (one.start, one.start + len(words)), responsible, due)
