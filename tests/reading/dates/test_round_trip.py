"""A date written in any of its forms is found where it stands, with the value that it was written for."""

import datetime
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.dates import find_dates
from kelisim.reading.wording import each

ENGLISH = each("January February March April May June July August September October November December")
RUSSIAN = each("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
RUSSIAN_AT = each("январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре")
KAZAKH = each("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан")
KAZAKH_AT = each(
    "қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда"
)
KAZAKH_OF = each("қаңтары ақпаны наурызы сәуірі мамыры маусымы шілдесі тамызы қыркүйегі қазаны қарашасы желтоқсаны")
ACUTE = each("qańtar aqpan naýryz sáýir mamyr maýsym shilde tamyz qyrkúıek qazan qarasha jeltoqsan")
APOSTROPHE = each("qan'tar aqpan nay'ryz sa'y'ir mamyr may'sym s'ilde tamyz qyrku'iek qazan qaras'a jeltoqsan")
UMLAUT = each("qañtar aqpan nauryz säuır mamyr mausym şılde tamyz qyrküiek qazan qaraşa jeltoqsan")
ROMAN = ("I", "II", "III", "IV")

DAY_FORMS: dict[str, list[Callable[[datetime.date], str]]] = {
    "en": [
        lambda day: f"{day.day} {ENGLISH[day.month - 1]} {day.year}",
        lambda day: f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
        lambda day: f"{day.day} {ENGLISH[day.month - 1][:3]} {day.year}",
        lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
        lambda day: day.isoformat(),
    ],
    "ru": [
        lambda day: f"{day.day} {RUSSIAN[day.month - 1]} {day.year} года",
        lambda day: f"{day.day} {RUSSIAN[day.month - 1]} {day.year} г.",
        lambda day: f"{day.day} {RUSSIAN[day.month - 1].upper()} {day.year}",
        lambda day: f"{day.day:02}.{day.month:02}.{day.year} года",
        lambda day: day.isoformat(),
    ],
    "kk": [
        lambda day: f"{day.year} жылғы {day.day} {KAZAKH[day.month - 1]}",
        lambda day: f"{day.year} жылғы {day.day} {KAZAKH_AT[day.month - 1]}",
        lambda day: f"{day.year} жылдың {day.day} {KAZAKH_OF[day.month - 1]}",
        lambda day: f"{day.day} {KAZAKH[day.month - 1]} {day.year} жыл",
        lambda day: f"{day.year} jylǵy {day.day} {ACUTE[day.month - 1]}",
        lambda day: f"{day.year} jylg'y {day.day} {APOSTROPHE[day.month - 1]}",
        lambda day: f"{day.year} jylğy {day.day} {UMLAUT[day.month - 1]}",
        lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    ],
}
MONTH_FORMS: dict[str, list[Callable[[int, int], str]]] = {
    "en": [lambda month, year: f"{ENGLISH[month - 1]} {year}"],
    "ru": [lambda month, year: f"{RUSSIAN_AT[month - 1]} {year} года"],
    "kk": [lambda month, year: f"{year} жылғы {KAZAKH_AT[month - 1]}"],
}
QUARTER_FORMS: dict[str, list[Callable[[int, int], str]]] = {
    "en": [lambda nth, year: f"Q{nth} {year}", lambda nth, year: f"{ROMAN[nth - 1]} quarter of {year}"],
    "ru": [lambda nth, year: f"{ROMAN[nth - 1]} квартал {year} года", lambda nth, year: f"{nth}-м квартале {year} г."],
    "kk": [lambda nth, year: f"{year} жылдың {ROMAN[nth - 1]} тоқсаны", lambda nth, year: f"{year} жылғы {nth}-тоқсан"],
}
PERIOD_FORMS: dict[str, list[Callable[[int, int], str]]] = {
    "en": [lambda first, last: f"{first}-{last}", lambda first, last: f"{first} to {last}"],
    "ru": [lambda first, last: f"{first}–{last} годы", lambda first, last: f"{first} по {last} год"],
    "kk": [lambda first, last: f"{first}-{last} жылдар", lambda first, last: f"{first} – {last} жылдарға"],
}
LANGUAGES = st.sampled_from(("en", "ru", "kk"))
DAYS = st.dates(datetime.date(1920, 1, 1), datetime.date(2079, 12, 31))
YEARS = st.integers(1920, 2079)
AROUND = st.sampled_from((("", ""), ("(", ")"), ("«", "»"), ("xyz: ", "; xyz"), ("xyz, ", ", xyz"), ("\n", "\n")))


def found_in(before: str, said: str, after: str, language: str) -> list[tuple[str, str, str]]:
    """Each date in the words with what stands around them."""
    text = before + said + after
    return [
        (text[one.start : one.end], one.first, one.last)
        for one in find_dates(text, 0, len(text), None, language=language)
    ]


@given(LANGUAGES, DAYS, st.integers(0, 7), AROUND)
def test_a_day(language: str, day: datetime.date, form: int, around: tuple[str, str]) -> None:
    """Day, month and year in every order, spelling and script."""
    forms = DAY_FORMS[language]
    said = forms[form % len(forms)](day)
    assert found_in(around[0], said, around[1], language) == [(said, day.isoformat(), day.isoformat())]


@given(LANGUAGES, st.integers(1, 12), YEARS, AROUND)
def test_a_month(language: str, month: int, year: int, around: tuple[str, str]) -> None:
    """A month with its year."""
    said = MONTH_FORMS[language][0](month, year)
    assert found_in(around[0], said, around[1], language) == [(said, f"{year}-{month:02}", f"{year}-{month:02}")]


@given(LANGUAGES, st.integers(1, 4), YEARS, st.integers(0, 1), AROUND)
def test_a_quarter(language: str, nth: int, year: int, form: int, around: tuple[str, str]) -> None:
    """A quarter is its first and last month."""
    said = QUARTER_FORMS[language][form](nth, year)
    first, last = f"{year}-{nth * 3 - 2:02}", f"{year}-{nth * 3:02}"
    assert found_in(around[0], said, around[1], language) == [(said, first, last)]


@given(LANGUAGES, YEARS, st.integers(1, 20), st.integers(0, 1), AROUND)
def test_a_period_of_years(language: str, first: int, length: int, form: int, around: tuple[str, str]) -> None:
    """From the first year to the last."""
    said = PERIOD_FORMS[language][form](first, first + length)
    assert found_in(around[0], said, around[1], language) == [(said, str(first), str(first + length))]


@given(LANGUAGES, st.text(alphabet="0123456789 .,-–/I№мая АпрілMayқанжылгод()", max_size=60))
def test_what_is_found_is_in_the_calendar_and_in_the_text(language: str, text: str) -> None:
    """Whatever stands there, a date lies in the text, in order, and does not end before it begins."""
    end = 0
    for one in find_dates(text, 0, len(text), "2021-04-30", language=language):
        assert end <= one.start < one.end <= len(text)
        assert one.term()
        end = one.end


PIECES = st.sampled_from(
    each(
        """
    28 30 5 2021 2025 апреля мая года г. IV квартал кварталы и - – по до с к в ( ) , . yesterday April May of 2021-04-28
    28.04.2021 жылғы жылдың маусым сәуірде тоқсаны соңына дейін бастап Q3 first half quarter to and by since вчера во
    вторник сейсенбі күні кеше полугодие первое second this year № 12
        """
    )
)


@given(LANGUAGES, st.lists(PIECES, max_size=12))
def test_a_date_is_read_again_from_its_own_words(language: str, pieces: list[str]) -> None:
    """So that whoever looks at its place can tell why it is there."""
    text = " ".join(pieces)
    for one in find_dates(text, 0, len(text), "2021-04-30", language=language):
        said = text[one.start : one.end]
        again = find_dates(said, 0, len(said), "2021-04-30", language=language)
        assert [(two.first, two.last) for two in again][:1] == [(one.first, one.last)]
