"""What the head of minutes says: organ, number of the session, sitting, days and place.

1. The organ stands in the title: after the word for the session in English and Russian, before it in Kazakh; it keeps
   its case.
2. The number is that of the session, in figures or in words; where the title gives none, that of the minutes.
3. Days and place stand in the title, in the lines under it, or in the first sentence that tells of the meeting.
"""

import re

import msgspec

from kelisim.model.dates import Term
from kelisim.model.meeting import Sitting
from kelisim.reading.dates import find_dates
from kelisim.reading.treaties.numerals import WORDS

At = tuple[int, int]
_SESSION = {
    "en": r"(?:meeting|session|sitting|talks|negotiations)s?",
    "ru": r"(?:заседани|встреч|совещани|переговор|сесси)\w{0,3}",
    "kk": r"(?:отырыс|кездесу|мәжіліс|келіссөз|жиналыс)\w*",
}
_ORGAN = {
    "en": re.compile(rf"\b{_SESSION['en']} of (?:the )?(?P<organ>[\w-][^(]{{3,400}})"),
    "ru": re.compile(rf"\b{_SESSION['ru']} (?P<organ>[\w-][^(]{{3,400}})"),
    "kk": re.compile(
        r"(?P<organ>[^(]{0,400}?\b(?:комиссия|кеңес|комитет|топ|кіші комиссия)\w*ның\b"
        "|[^(]{0,400}?\b(?:кеңесінің|комитетінің|тобының))"
    ),
}
_AFTER_ORGAN = re.compile(
    r"\s(?:held|от \d|состоявш\w+|проведенн\w+|in the city|г\. |в (?:узком|расширенном) |in (?:narrow|extended) )"
    r"|,\s(?:held|состоявш)"
    r"|\s\d{1,2}(?:-\d{1,2})? [а-яa-z]+ \d{4}|\s\d{4} жыл"
)
_ORDINAL = {
    "en": rf"(?P<figure>\d{{1,3}})(?=st|nd|rd|th)(?:st|nd|rd|th)|(?P<roman>[ivxl]{{1,7}})|(?P<word>{WORDS['en']})",
    "ru": (
        r"(?P<figure>\d{1,3})(?:-?(?:го|ого|его|е|ое|й|ой))?|(?P<roman>[ivxl]{1,7})|(?P<word>(?:(?:двадцать|тридцать"
        r"|сорок|пятьдесят) )?"
        r"(?:перв|втор|трет|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|тринадцат|четырнадцат"
        r"|пятнадцат|шестнадцат"
        r"|семнадцат|восемнадцат|девятнадцат|двадцат|тридцат|сороков)(?:ого|его|ьего|ой|ое|ье))"
    ),
    "kk": (
        r"(?P<figure>\d{1,3})(?: ?-? ?(?:ші|шы|інші|ыншы|нші|ншы))?|(?P<roman>[ivxl]{1,7})|(?P<word>(?:(?:он|жиырма"
        r"|отыз|қырық|елу) )?"
        r"(?:бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы|оныншы|жиырмасыншы|отызыншы))"
    ),
}
_NUMBER = {
    language: re.compile(rf"(?<![\w№])(?<!№ )(?<!no\. )(?:{ordinal})[ -]{{1,2}}(?:\w+ ){{0,2}}?{_SESSION[language]}")
    for language, ordinal in _ORDINAL.items()
}
_PAPER = re.compile(r"[^\d\n]{0,60}?(?:№|no\.) ?(?P<number>\d{1,3})\b")
_SITTINGS: tuple[tuple[Sitting, re.Pattern[str]], ...] = (
    ("narrow", re.compile(r"\b(?:narrow|restricted|узк(?:ом|ого) (?:состав|формат)\w*|шағын құрам\w*)")),
    ("extended", re.compile(r"\b(?:extended|expanded|enlarged|расширенн\w{2,3}|кеңейтілген)")),
    ("bilateral", re.compile(r"\b(?:bilateral|двусторонн\w{2,3}|екіжақты)")),
)
_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_NAMED = rf"[{_UPPER}][\w’'-]+(?:[ -][{_UPPER}][\w’'-]+){{0,2}}"
_PLACE = {
    "en": re.compile(
        rf"(?:[Cc]ity\s+of\s+|(?:held|took\splace)\s(?:[^.;\n]{{0,40}}\s)?in\s|^\(?|Place:\s|\n\(?"
        rf"|,\s)(?P<place>{_NAMED})(?=,\s(?:\d|on\s)|\son\s\d|\s\d|\n|\Z)",
        re.MULTILINE,
    ),
    "ru": re.compile(
        rf"(?:\bг\.\s?|\bгород(?:е|)\s+|[Мм]есто(?:\s\w+)?:\s(?:г\.\s?)?)(?P<place>{_NAMED})|(?:^\(?"
        rf"|\()(?P<other>{_NAMED})(?=,\s?«?\d)",
        re.MULTILINE,
    ),
    "kk": re.compile(rf"(?P<place>{_NAMED})\s(?:қаласы\w*|қ\.)|(?:^\(?|\()(?P<other>{_NAMED})(?=,\s?\d)", re.MULTILINE),
}
_NO_PLACE = re.compile(
    r"minutes|protocol|протокол|хаттама|january|february|march|april|may|june|july|august"
    r"|september|october|november|december"
)
_ZONE = 1_200


class Heading(msgspec.Struct, frozen=True):
    """What the head says, each with its place."""

    organ: At | None = None
    number: At | None = None
    sitting: Sitting | None = None
    sitting_at: At | None = None
    dates: Term | None = None
    dates_at: At | None = None
    place: At | None = None


def heading_of(text: str, low: str, title: At, body: int, language: str) -> Heading:
    """Read the head of minutes.

    Args:
        text: the page's text.
        low: the same, folded.
        title: where the title stands.
        body: where agenda, participants or points begin, as far as that is known.
        language: `en`, `ru` or `kk`.
    """
    start, end = title
    zone = (start, max(end, min(body, end + _ZONE, len(text))))
    dates, dates_at = _dates(text, zone, language)
    sitting, sitting_at = _sitting(low, start, min(zone[1], end + 300))
    return Heading(
        organ=_organ(text, low, title, language),
        number=_number(low, (start, min(zone[1], end + 300)), language),
        sitting=sitting,
        sitting_at=sitting_at,
        dates=dates,
        dates_at=dates_at,
        place=_place(text, low, zone, dates_at, language),
    )


def _organ(text: str, low: str, title: At, language: str) -> At | None:
    """Rule 1."""
    match = _ORGAN[language].search(low, *title)
    if match is None:
        return None
    start, end = match.span("organ")
    stop = _AFTER_ORGAN.search(low, start, end)
    end = stop.start() if stop else end
    words = text[start:end]
    end = start + len(words.rstrip(" \n\t,-–—"))
    if language == "kk":
        ordinal = _NUMBER["kk"].match(low, start, end)
        start = ordinal.end() if ordinal else start
    return (start, end) if 3 < end - start <= 500 else None


def _number(low: str, stretch: At, language: str) -> At | None:
    """Rule 2."""
    match = _NUMBER[language].search(low, *stretch)
    if match is None:
        paper = _PAPER.match(low, *stretch)
        return paper.span("number") if paper else None
    return next(match.span(name) for name in ("figure", "roman", "word") if match[name])


def _sitting(low: str, start: int, end: int) -> tuple[Sitting | None, At | None]:
    for sitting, pattern in _SITTINGS:
        match = pattern.search(low, start, end)
        if match:
            return sitting, match.span()
    return None, None


def _dates(text: str, zone: At, language: str) -> tuple[Term | None, At | None]:
    """Rule 3: the first day of the head, or the first days where it gives a period."""
    for dated in find_dates(text, *zone, None, language=language):
        if len(dated.first) == 10 and len(dated.last) == 10 and not dated.only_end and not dated.only_start:
            return dated.term(), (dated.start, dated.end)
    return None, None


def _place(text: str, low: str, zone: At, dates_at: At | None, language: str) -> At | None:
    """The place that stands nearest to the days."""
    found = []
    for match in _PLACE[language].finditer(text, *zone):
        group = "place" if match["place"] else "other"
        at = match.span(group)
        if not _NO_PLACE.match(low, at[0]):
            found.append(at)
    if not found:
        return None
    middle = dates_at[0] if dates_at else zone[0]
    return min(found, key=lambda at: abs(at[0] - middle))
