"""Terms of an action plan, by the conventions of dates."""

from collections.abc import Mapping, Sequence

import pytest

from kelisim.model.dates import Term
from kelisim.reading.dates import term_in

DATED = {
    "en": [
        ("15/01/2027", "2027-01-15", "2027-01-15"),
        ("01/15/2027", "2027-01-15", "2027-01-15"),
        ("04/05/2027", "2027-05-04", "2027-05-04"),
        ("03/2027", "2027-03", "2027-03"),
        ("2027/28", "2027", "2028"),
        ("end-2027", None, "2027"),
        ("2027 onwards", "2027", None),
        ("Q4 2026", "2026-10", "2026-12"),
        ("Q1–Q4 2026", "2026-01", "2026-12"),
        ("IV quarter 2025", "2025-10", "2025-12"),
        ("first half of 2026", "2026-01", "2026-06"),
        ("2nd half of 2025", "2025-07", "2025-12"),
        ("by 1 July 2025", None, "2025-07-01"),
        ("by the end of 2025", None, "2025"),
        ("not later than 31.12.2025", None, "2025-12-31"),
        ("by mid-2026", None, "2026"),
        ("end of 2026", None, "2026"),
        ("during 2026", "2026", "2026"),
        ("2024-2026", "2024", "2026"),
        ("2024, 2025, 2026", "2024", "2026"),
        ("2025 (Q2)", "2025-04", "2025-06"),
        ("from 2024", "2024", None),
        ("December 2025", "2025-12", "2025-12"),
    ],
    "ru": [
        ("2027 г. и далее", "2027", None),
        ("IV квартал 2026 года", "2026-10", "2026-12"),
        ("2-3 кв. 2025 г.", "2025-04", "2025-09"),
        ("I, III кварталы 2024 года", "2024-01", "2024-09"),
        ("I кв. 2026 – IV кв. 2027", "2026-01", "2027-12"),
        ("I квартал (2026 год)", "2026-01", "2026-03"),
        ("первое полугодие 2025 г.", "2025-01", "2025-06"),
        ("до 1 июля 2025 г.", None, "2025-07-01"),
        ("до конца 2025 года", None, "2025"),
        ("до 2025 г. включительно", None, "2025"),
        ("к середине 2026 года", None, "2026"),
        ("конец 2026 года", None, "2026"),
        ("в течение 2026 года", "2026", "2026"),
        ("2024–2026 годы", "2024", "2026"),
        ("2021-2025 гг., ежегодно", "2021", "2025"),
        ("2025 год, 2026 год", "2025", "2026"),
        ("декабрь 2024 г., июнь, декабрь 2025 г.", "2024-12", "2025-12"),
        ("01.01.2024-31.12.2025", "2024-01-01", "2025-12-31"),
        ("с 2021 года", "2021", None),
        ("2025", "2025", "2025"),
    ],
    "kk": [
        ("2026 жылдың IV тоқсаны", "2026-10", "2026-12"),
        ("2024 жылғы I, III тоқсан", "2024-01", "2024-09"),
        ("2026 жылғы бірінші жартыжылдық", "2026-01", "2026-06"),
        ("2025 жылдың соңына дейін", None, "2025"),
        ("2025 жылғы желтоқсанға дейін", None, "2025-12"),
        ("2026 жыл ішінде", "2026", "2026"),
        ("2024–2026 жылдар", "2024", "2026"),
        ("2021-2025 жж.", "2021", "2025"),
        ("2024 жылдан бастап", "2024", None),
        ("2026 jyldyń IV toqsany", "2026-10", "2026-12"),
    ],
}


def cases(
    table: Mapping[str, Sequence[tuple[str, str | None, str | None]]],
) -> list[tuple[str, str, str | None, str | None]]:
    """The rows of a table with their language."""
    return [(language, *case) for language, rows in table.items() for case in rows]


@pytest.mark.parametrize(("language", "words", "start", "end"), cases(DATED))
def test_a_term_has_its_dates_and_keeps_its_words(
    language: str, words: str, start: str | None, end: str | None
) -> None:
    """The word "by" gives an end only; "during 2026" is the whole year; quarters and lists give their envelope."""
    assert term_in(words, language) == Term(words=words, start=start, end=end)


RECURRING = {
    "en": ["annually", "quarterly", "twice a year", "every quarter"],
    "ru": [
        "ежегодно",
        "ежеквартально",
        "2 раза в год",
        "раз в полугодие",
        "ежегодно, до 1 марта",
        "ежегодно в IV квартале",
        "до 10 числа каждого месяца",
    ],
    "kk": ["жыл сайын", "тоқсан сайын", "жылына екі рет"],
}


@pytest.mark.parametrize(("language", "words"), [(code, words) for code, rows in RECURRING.items() for words in rows])
@pytest.mark.parametrize("years", [None, (2026, 2026)])
def test_what_recurs_has_words_and_no_dates(language: str, words: str, years: tuple[int, int] | None) -> None:
    """Not even those of a plan of one year: "by 1 March" is every year's."""
    assert term_in(words, language, years) == Term(words=words)


CONTINUOUS = {
    "en": ["permanent", "continuously", "on an ongoing basis", "throughout the term of the Programme"],
    "ru": ["постоянно", "на постоянной основе", "в течение всего срока действия Программы", "весь период"],
    "kk": ["тұрақты", "тұрақты негізде", "бағдарламаны іске асыру кезеңінде", "келісімнің қолданылу мерзімі ішінде"],
}


@pytest.mark.parametrize(("language", "words"), [(code, words) for code, rows in CONTINUOUS.items() for words in rows])
def test_what_goes_on_is_continuous(language: str, words: str) -> None:
    """It has no dates of its own."""
    assert term_in(words, language, (2026, 2026)) == Term(words=words, continuous=True)


WITHOUT_YEAR = {
    "en": [("Q3", "2026-07", "2026-09"), ("by the end of the year", None, "2026"), ("by 1 July", None, "2026-07-01")],
    "ru": [
        ("IV квартал", "2026-10", "2026-12"),
        ("II полугодие", "2026-07", "2026-12"),
        ("декабрь", "2026-12", "2026-12"),
        ("до конца года", None, "2026"),
        ("в течение года", "2026", "2026"),
        ("10 января, 10 июля", "2026-01-10", "2026-07-10"),
    ],
    "kk": [("IV тоқсан", "2026-10", "2026-12"), ("жыл соңына дейін", None, "2026"), ("жыл бойы", "2026", "2026")],
}


@pytest.mark.parametrize(("language", "words", "start", "end"), cases(WITHOUT_YEAR))
def test_a_term_without_a_year_takes_the_plan_s_only_year(
    language: str, words: str, start: str | None, end: str | None
) -> None:
    """A plan of several years, or of unknown ones, does not say which: then the words alone are kept."""
    assert term_in(words, language, (2026, 2026)) == Term(words=words, start=start, end=end)
    assert term_in(words, language, (2026, 2030)) == Term(words=words)
    assert term_in(words, language) == Term(words=words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "as needed"),
        ("en", "within 30 days of signature"),
        ("ru", "по мере необходимости"),
        ("ru", "в течение 30 дней после подписания"),
        ("kk", "қажеттілігіне қарай"),
    ],
)
def test_a_term_without_any_date_is_its_words(language: str, words: str) -> None:
    """They are kept for people."""
    assert term_in(words, language) == Term(words=words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ""),
        ("en", "—"),
        ("en", "Ministry of Trade"),
        ("ru", "12"),
        ("ru", "Министерство торговли"),
        ("ru", "Срок исполнения"),
        ("kk", "Энергетика министрлігі"),
    ],
)
def test_what_is_no_term_is_none(language: str, words: str) -> None:
    """A number, a body, a header, nothing."""
    assert term_in(words, language, (2026, 2026)) is None
