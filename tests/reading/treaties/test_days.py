"""Days, lapses and formulas that are written and read again."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.reading.treaties.days import BLANK, days_in
from kelisim.reading.treaties.folding import folded
from kelisim.reading.treaties.formula import formula_in
from kelisim.reading.treaties.numerals import lapses_in, number_of

ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
RUSSIAN = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
KAZAKH = [
    "қаңтарда",
    "ақпанда",
    "наурызда",
    "сәуірде",
    "мамырда",
    "маусымда",
    "шілдеде",
    "тамызда",
    "қыркүйекте",
    "қазанда",
    "қарашада",
    "желтоқсанда",
]
DAYS = st.dates(datetime.date(1991, 1, 1), datetime.date(2099, 12, 31))
FORMULAS = {
    "en": [
        "Done at Astana on {d} {en} {y} in two originals, each in the Kazakh and English languages.",
        "Done in duplicate at Astana this {nth} day of {en}, {y}, in the Kazakh and English languages.",
        "DONE at Astana, on {en} {d}, {y}, in two copies in the Kazakh and English languages.",
    ],
    "ru": [
        "Совершено в городе Астане «{d}» {ru} {y} года в двух экземплярах, каждый на казахском и английском языках.",
        "Совершено в г. Астане {d} {ru} {y} г. в двух экземплярах на казахском и английском языках.",
        "Совершено {d} {ru} {y} года в городе Астане в двух экземплярах на казахском и английском языках.",
    ],
    "kk": [
        "Астана қаласында {y} жылғы {d} {kk} қазақ және ағылшын тілдерінде екі данада жасалды.",
        "{y} жылғы «{d}» {kk} Астана қаласында екі данада, әрқайсысы қазақ және ағылшын тілдерінде жасалды.",
        "{y} жылғы {d} {kk} Астанада екі данада қазақ және ағылшын тілдерінде жасалды.",
    ],
}
WRITTEN = [(language, words) for language, forms in FORMULAS.items() for words in forms]


def written(words: str, day: datetime.date) -> str:
    """A formula with a day in it."""
    ending = "th" if 10 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = day.month - 1
    return words.format(
        d=day.day, y=day.year, nth=f"{day.day}{ending}", en=ENGLISH[month], ru=RUSSIAN[month], kk=KAZAKH[month]
    )


@given(day=DAYS, form=st.sampled_from(WRITTEN), before=st.sampled_from(["", "Article 9\n\n", "Осы мәтін.\n\n"]))
def test_a_day_in_a_formula_is_read_as_it_was_written(day: datetime.date, form: tuple[str, str], before: str) -> None:
    """Day, place and languages come back, and their words are where they stand."""
    language, words = form
    text = before + written(words, day)
    found = formula_in(text, folded(text), 0, len(text), language)
    assert found is not None
    assert [one.day for one in found.days] == [day.isoformat()]
    assert str(day.day) in text[found.days[0].start : found.days[0].end]
    assert found.places[0].name.startswith("Астан" if language != "en" else "Astana")
    assert text[found.places[0].start : found.places[0].end] == found.places[0].name
    assert [one.tag for one in found.languages] == ["kk", "en"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'Done at ________ on "___" __________ 20__ in two originals in the English language.'),
        ("ru", "Совершено в городе ________ «___» _________ 20__ года в двух экземплярах на русском языке."),
        ("ru", "Совершено в г. Москве «   » ноября 2025 года в двух экземплярах на русском языке."),
        ("kk", "20__ жылғы «___» __________ __________ қаласында қазақ тілінде екі данада жасалды."),
    ],
)
def test_a_formula_whose_day_is_left_open_has_no_day(language: str, text: str) -> None:
    """A line to be filled in is no day."""
    found = formula_in(text, folded(text), 0, len(text), language)
    assert found is not None
    assert found.days == ()
    assert BLANK.search(folded(text))
    assert found.blank


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the twelfth day of November, two thousand and twenty-five", "2025-11-12"),
        ("this first day of March in the year 1998", "1998-03-01"),
        ("the thirty-first day of May 2001", "2001-05-31"),
        ("on the 3rd of April 2024", "2024-04-03"),
        ("«9» мая 2021 года", "2021-05-09"),
        ("2021 жылдың 9 мамыры", "2021-05-09"),
        ("14.05.2021", "2021-05-14"),
        ("двадцать первого апреля две тысячи двадцать первого года", "2021-04-21"),
        ("тридцатого сентября одна тысяча девятьсот девяносто восьмого года", "1998-09-30"),
        ("екі мың жиырма бірінші жылғы он бесінші сәуірде", "2021-04-15"),
    ],
)
def test_a_day_is_read_in_the_forms_of_treaties(words: str, day: str) -> None:
    """Words for numbers, quotation marks, figures."""
    assert [one.day for one in days_in(folded(words), 0, len(words))] == [day]


@pytest.mark.parametrize("words", ["31 June 2020", "30 февраля 2020 года", "2020 жылғы 31 маусымда", "99.05.2021"])
def test_a_day_that_is_not_in_the_calendar_is_none(words: str) -> None:
    """It gives nothing, and no error."""
    assert list(days_in(folded(words), 0, len(words))) == []


@given(
    count=st.integers(1, 999),
    form=st.sampled_from(
        [
            ("en", "{} days", "D"),
            ("en", "{}-year period", "Y"),
            ("en", "{} (some) calendar months", "M"),
            ("ru", "{} календарных дней", "D"),
            ("ru", "{} (прописью) месяцев", "M"),
            ("ru", "{}-летний срок", "Y"),
            ("kk", "{} күнтізбелік күн", "D"),
            ("kk", "{} (жазбаша) ай", "M"),
            ("kk", "{} жылдық кезең", "Y"),
        ]
    ),
)
def test_a_lapse_in_figures_is_read_as_it_was_written(count: int, form: tuple[str, str, str]) -> None:
    """The number and the unit come back."""
    language, words, unit = form
    text = folded(words.format(count))
    assert [one.lapse for one in lapses_in(text, 0, len(text), language)] == [f"P{count}{unit}"]


@pytest.mark.parametrize(
    ("language", "words", "lapse"),
    [
        ("en", "thirty (30) days", "P30D"),
        ("en", "the sixtieth day", "P60D"),
        ("en", "ninety-five days", "P95D"),
        ("en", "successive five-year periods", "P5Y"),
        ("ru", "тридцати дней", "P30D"),
        ("ru", "сорока пяти дней", "P45D"),
        ("ru", "пятилетние периоды", "P5Y"),
        ("ru", "двух недель", "P2W"),
        ("ru", "одного года", "P1Y"),
        ("kk", "отыз күн", "P30D"),
        ("kk", "он бес күн", "P15D"),
        ("kk", "бес жылдық кезең", "P5Y"),
        ("kk", "алты айдан", "P6M"),
    ],
)
def test_a_lapse_in_words_is_a_number_of_units(language: str, words: str, lapse: str) -> None:
    """Cardinals, ordinals and compounds."""
    text = folded(words)
    assert [one.lapse for one in lapses_in(text, 0, len(text), language)] == [lapse]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "12 May 2025"), ("ru", "28 июня 2022 года"), ("kk", "2022 жылғы 28 маусым")]
)
def test_a_date_is_no_lapse(language: str, words: str) -> None:
    """The year of a date is not a number of years."""
    assert list(lapses_in(folded(words), 0, len(words), language)) == []


def test_words_that_say_no_number_are_none() -> None:
    """The words of another language, and words that are none of numbers."""
    assert number_of("тридцать", "en") is None
    assert number_of("many", "en") is None


@given(st.text(max_size=200))
def test_folding_keeps_every_place(text: str) -> None:
    """A folded text is as long as the original."""
    assert len(folded(text)) == len(text)
