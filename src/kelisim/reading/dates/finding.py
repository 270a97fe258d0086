"""The dates in a stretch of text.

1. A day needs a month; its year is its own, its neighbour's or, where none is said, that of the known date of
   publication; at the turn of a year the one that is near.
2. "2021-2025", "с 2021 по 2025 год", "2021-2025 жылдар" are a period; "by 2025", "до конца 2025 года", "2025 жылға
   дейін" have an end only; "since 2021", "с 2021 года", "2021 жылдан бастап" a beginning; a quarter and a half are
   their first and last month. "Early", "middle" and "late" say no more than their month or year.
3. "Yesterday", "on Tuesday", "last week", "this year" are dates against the day of publication alone, and nothing
   where it is not known. A day of the week in a clause of what is to come could be any of several and is none, unless
   "next" or "last" stands with it.
4. Numbers of acts, articles and telephones, sums, shares and counts are no dates.
"""

import datetime
import re

from kelisim.reading.dates.atoms import runs
from kelisim.reading.dates.dated import Dated
from kelisim.reading.dates.items import Item, chains, checked, complete
from kelisim.reading.dates.relative import day_of, first_and_last
from kelisim.reading.dates.tongue import Tongue
from kelisim.reading.dates.tongues import tongue_of

_LOOK_BACK = 40
_NUMBER_BEFORE = re.compile(r"\d\s?[-–]\Z|(?:№|N|No\.?|#)\s?\Z")
_NUMBER_AFTER = re.compile(r"\s?[-–]\s?\d")
_LETTER_DASH = re.compile(r"(?<![Mm]id)(?<=[^\W\d])[-–]\Z")
_NEAR = 50
_CLAUSE = re.compile(r"[.;,\n]|\sthat\s|\sчто\s|\sдеп\s")
_ENDS = ("соң", "аяғ", "so")


def find_dates(text: str, start: int, end: int, published: str | None, *, language: str = "en") -> list[Dated]:
    """The dates in a stretch of text, in order.

    Args:
        text: the page's text.
        start: where the stretch begins.
        end: where it ends.
        published: the known date of publication, which gives a day without a year its year.
        language: `en`, `ru` or `kk`.
    """
    tongue = tongue_of(language)
    found: list[Dated] = []
    for run in runs(text, start, end, tongue, published):
        for items, joins in chains(run):
            complete(items, joins)
            found.extend(_dated(text, (start, end), items, joins, tongue, published))
    return found


def _dated(
    text: str, stretch: tuple[int, int], items: list[Item], joins: list[str], tongue: Tongue, published: str | None
) -> list[Dated]:
    """The dates of a chain."""
    for item in items:
        _fill(text, stretch, item, tongue, published)
    groups: list[list[Item]] = [[items[0]]]
    between = len(joins) == 1 and joins[0] == "&" and _before(tongue.between, text, stretch[0], items[0].start)
    for join, item in zip(joins, items[1:], strict=True):
        last = groups[-1][-1]
        listed = join != "-" and (not last.own or not item.own or last.listed)
        if between or listed or (join == "-" and len(groups[-1]) == 1):
            groups[-1].append(item)
        else:
            groups.append([item])
    found = []
    for group in groups:
        one = _one(text, stretch, group, tongue, published)
        if one is not None:
            found.append(one)
        elif len(group) > 1:
            alone = [_one(text, stretch, [item], tongue, published) for item in group if item.own]
            found.extend(filter(None, alone))
    return found


def _fill(text: str, stretch: tuple[int, int], item: Item, tongue: Tongue, published: str | None) -> None:
    """The year that the date of publication gives (rule 1)."""
    if item.year or item.full or not published or not item.month:
        return
    if not item.day and not _lone_month(text, stretch, item, tongue):
        return
    item.year, item.relative = _year_near(item.month, published), True


def _lone_month(text: str, stretch: tuple[int, int], item: Item, tongue: Tongue) -> bool:
    """Whether a month without day and year is one, and no name or holiday."""
    return _whole(text, stretch, item.start, item.end) or tongue.lone_month(text, item.start, item.end)


def _year_near(month: int, published: str) -> int:
    year = int(published[:4])
    if len(published) > 4:
        now = int(published[5:7])
        if now <= 2 and month >= 11:
            return year - 1
        if now == 12 and month == 1:
            return year + 1
    return year


def _one(text: str, stretch: tuple[int, int], group: list[Item], tongue: Tongue, published: str | None) -> Dated | None:
    """The date that items joined from the first to the last are."""
    start, end = group[0].start, group[-1].end
    if group[0].codes in {"R", "W"}:
        return _relative(text, stretch, group[0], tongue, published)
    if any(item.codes == "M" and not item.year for item in group):
        return None
    firsts, lasts = group[0].bounds(), group[-1].bounds()
    if firsts is None or lasts is None:
        return None
    bounds = checked(firsts[0], lasts[1])
    if bounds is None or not _is_date(text, stretch, group, tongue):
        return None
    only_end, only_start, end = side_of(text, stretch, group, tongue)
    relative = any(item.relative for item in group)
    return Dated(start, end, *bounds, only_end=only_end, only_start=only_start, relative=relative)


def side_of(text: str, stretch: tuple[int, int], group: list[Item], tongue: Tongue) -> tuple[bool, bool, int]:
    """Whether a date has an end only, or a start only, and where it ends with the words behind it."""
    end = group[-1].end
    before = text[max(stretch[0], group[0].start - _LOOK_BACK) : group[0].start]
    since = len(group) == 1 and tongue.since.search(before) is not None
    limit = len(group) == 1 and not since
    limit = limit and (group[0].part.startswith(_ENDS) or tongue.limit.search(before) is not None)
    after = tongue.after.match(text, end, stretch[1]) if tongue.after is not None else None
    if after:
        end = after.end()
        if len(group) == 1:
            since, limit = after["since"] is not None, after["limit"] is not None
    return limit, since, end


def _is_date(text: str, stretch: tuple[int, int], group: list[Item], tongue: Tongue) -> bool:
    """Rule 4."""
    start, end = group[0].start, group[-1].end
    if _NUMBER_AFTER.match(text, end, stretch[1]) and group[-1].codes[-1:] in {"Y", "D", "F"}:
        return False
    before = text[max(stretch[0], start - 4) : start]
    if group[0].codes[0] in "YDFf" and _NUMBER_BEFORE.search(before):
        return False
    if group[0].codes[0] == "Y" and _LETTER_DASH.search(before):
        return False
    if all(item.codes in {"Y", "D"} and not (item.year_word or item.listed) for item in group):
        if len(group) > 1:
            return tongue.plain_year(text, group[0].start, group[-1].end) or _whole(text, stretch, start, end)
        return _whole(text, stretch, start, end) or tongue.plain_year(text, start, end)
    return True


def _whole(text: str, stretch: tuple[int, int], start: int, end: int) -> bool:
    return not text[stretch[0] : start].strip() and not text[end : stretch[1]].strip(" .")


def _relative(text: str, stretch: tuple[int, int], item: Item, tongue: Tongue, published: str | None) -> Dated | None:
    """Rule 3."""
    if published is None or len(published) != 10:
        return None
    today = datetime.date.fromisoformat(published)
    words = " ".join(tongue.folded(item.word).split())
    if item.codes == "W":
        weekday, side = tongue.weekday(words)
        if side == 0 and tongue.ahead.search(_around(text, stretch, item)):
            return None
        first = last = day_of(today, weekday, side)
    else:
        first, last = first_and_last(today, *tongue.relative[words])
    return Dated(item.start, item.end, first, last, relative=True)


def _around(text: str, stretch: tuple[int, int], item: Item) -> str:
    """The words near an item, as far as its own clause goes."""
    before = _CLAUSE.split(text[max(stretch[0], item.start - _NEAR) : item.start])[-1]
    return before + text[item.start : item.end] + _CLAUSE.split(text[item.end : min(stretch[1], item.end + _NEAR)])[0]


def _before(pattern: re.Pattern[str], text: str, start: int, place: int) -> bool:
    return pattern.search(text[max(start, place - _LOOK_BACK) : place]) is not None
