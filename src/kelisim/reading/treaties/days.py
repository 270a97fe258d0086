"""Days as treaties write them, in folded text of three languages.

1. English: "12 November 2025", "this 12th day of November, 2025", "November 12, 2025", "the twelfth day of November in
   the year two thousand and twenty-five".
2. Russian: "28 июня 2022 года", with the day in quotation marks or not; "двадцать первого апреля две тысячи двадцать
   первого года".
3. Kazakh: "2022 жылғы 28 маусымда", "2022 жылдың 28 маусымы", and in words as in Russian.
4. Figures: "28.06.2022", "2022-06-28".
5. A day that is not in the calendar is no day, and neither is a blank: `"___" ________ 20__ года`.
"""

import re
from collections.abc import Iterator

import msgspec

from kelisim.model.dates import check_date
from kelisim.reading.treaties.numerals import WORDS, number_of

_EN = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_RU = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
_KK = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]
_MONTHS = {name: place for names in (_EN, _RU, _KK) for place, name in enumerate(names, start=1)}
_DAY = r'"? ?(?P<{0}>\d{{1,2}}) ?"?'
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_IN_WORDS = rf"(?P<word>{WORDS['en']})"
_YEAR_WORDS = rf"(?:two thousand(?: and)?|nineteen hundred(?: and)?)(?: {WORDS['en']})?"
_ENGLISH = (
    rf"{_DAY.format('d1')}(?:st|nd|rd|th)?(?: day)?(?: of)? (?P<m1>{'|'.join(_EN)}),?(?: of| in the year)? ?"
    rf"{_YEAR.format('y1')}"
    rf"|(?P<m2>{'|'.join(_EN)}) {_DAY.format('d2')}(?:st|nd|rd|th)?,? {_YEAR.format('y2')}"
    rf"|{_IN_WORDS} day of (?P<m3>{'|'.join(_EN)}),?(?: of| in the year)?(?: of our lord)? "
    rf"(?:{_YEAR.format('y3')}|(?P<yw>{_YEAR_WORDS}))"
)
_RUSSIAN = (
    rf"{_DAY.format('d4')}(?:-?го)? (?P<m4>{'|'.join(_RU)})(?:ь|я|а|й|т)? {_YEAR.format('y4')}(?: ?(?:года|г\.))?"
)
_KAZAKH = (
    rf"{_YEAR.format('y5')} ?(?:жылғы|жылдың|жылы|ж\.) {_DAY.format('d5')}(?:-?\w{{1,4}})? ?"
    rf"(?P<m5>{'|'.join(_KK)})\w{{0,8}}"
)
_FIGURES = rf"(?P<d6>\d{{1,2}})\.(?P<m6>\d{{1,2}})\.{_YEAR.format('y6')}|{_YEAR.format('y7')}-(?P<m7>\d\d)-(?P<d7>\d\d)"
_IN_RUSSIAN_WORDS = (
    rf"(?P<word_ru>{WORDS['ru']}) (?P<m8>{'|'.join(_RU)})(?:ь|я|а|й|т)? "
    rf"(?P<year_ru>(?:две тысячи|(?:одна )?тысяча девятьсот)(?: {WORDS['ru']})?) года"
)
_IN_KAZAKH_WORDS = (
    rf"(?P<year_kk>(?:екі мың|(?:бір )?мың тоғыз жүз)(?: {WORDS['kk']})?) (?:жылғы|жылдың|жылы) "
    rf"(?P<word_kk>{WORDS['kk']}) (?P<m9>{'|'.join(_KK)})\w{{0,8}}"
)
DAY = re.compile(
    rf"(?<![\w.])(?:{_ENGLISH}|{_RUSSIAN}|{_KAZAKH}|{_FIGURES}|{_IN_RUSSIAN_WORDS}|{_IN_KAZAKH_WORDS})(?!\w)"
)
BLANK = re.compile(r"_{2,}|\.{5,}|…{2,}|\" {2,}\"|(?<!\d)20 {2,}(?:г|year|жыл)|\[(?:date|дата|күні)\]")
"""What is left open in a text that is not signed: a line to be filled in."""


class DaySaid(msgspec.Struct, frozen=True):
    """A day said at [start, end), as ISO 8601."""

    day: str
    start: int
    end: int


def days_in(text: str, start: int, end: int) -> Iterator[DaySaid]:
    """The days said in a stretch of folded text, in order."""
    for match in DAY.finditer(text, start, end):
        said = {name: value for name, value in match.groupdict().items() if value is not None}
        day = _iso(said)
        if day is not None:
            first, last = match.span()
            while text[first] in '" ':
                first += 1
            if text[first : match.end()].count('"') == 1:
                first -= 1
            yield DaySaid(day, first, last)


def _iso(said: dict[str, str]) -> str | None:
    """A checked day of the parts that a pattern names."""
    month = next(value for name, value in said.items() if name[0] == "m")
    number: int | None
    for language, day_in_words, year_in_words in (
        ("en", "word", "yw"),
        ("ru", "word_ru", "year_ru"),
        ("kk", "word_kk", "year_kk"),
    ):
        if day_in_words in said:
            number = number_of(said[day_in_words], language)
            spelt = said.get(year_in_words)
            year = _year_in_words(spelt, language) if spelt else int(said["y3"])
            break
    else:
        number = int(next(value for name, value in said.items() if name[0] == "d"))
        year = int(next(value for name, value in said.items() if name[0] == "y"))
    day = f"{year:04}-{int(month) if month.isdigit() else _MONTHS[month]:02}-{number or 0:02}"
    try:
        check_date(day)
    except ValueError:
        return None
    return day


_THOUSANDS = re.compile(
    r"(?:(?P<new>two thousand|две тысячи|екі мың)|nineteen hundred|(?:одна )?тысяча девятьсот"
    r"|(?:бір )?мың тоғыз жүз)(?: and)? ?"
)


def _year_in_words(words: str, language: str) -> int:
    head = _THOUSANDS.match(words)
    if head is None:
        return 0
    return (2000 if head["new"] else 1900) + (number_of(words[head.end() :], language) or 0)
