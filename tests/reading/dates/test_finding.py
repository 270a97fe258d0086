"""Dates in text: their places, their precision, and what is none."""

import pytest

from kelisim.reading.dates import find_dates

PUBLISHED = "2021-04-30"


def read(words: str, language: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str, str]]:
    """Each date with its words, its first and last partial date and which of its ends is open."""
    found = find_dates(words, 0, len(words), published, language=language)
    return [
        (words[one.start : one.end], one.first, one.last, "end" * one.only_end + "start" * one.only_start)
        for one in found
    ]


FOUND = {
    "en": [
        ("signed on 28 April 2021 in Kazan", ("28 April 2021", "2021-04-28", "2021-04-28", "")),
        ("on April 28, 2021, the", ("April 28, 2021", "2021-04-28", "2021-04-28", "")),
        ("on Apr. 28, 2021", ("Apr. 28, 2021", "2021-04-28", "2021-04-28", "")),
        ("the 28th of April 2021", ("28th of April 2021", "2021-04-28", "2021-04-28", "")),
        ("28-30 April 2021", ("28-30 April 2021", "2021-04-28", "2021-04-30", "")),
        ("April 28-30, 2021", ("April 28-30, 2021", "2021-04-28", "2021-04-30", "")),
        ("28 and 29 April 2021", ("28 and 29 April 2021", "2021-04-28", "2021-04-29", "")),
        ("28 April to 3 May 2021", ("28 April to 3 May 2021", "2021-04-28", "2021-05-03", "")),
        ("30 December 2020 - 2 January 2021", ("30 December 2020 - 2 January 2021", "2020-12-30", "2021-01-02", "")),
        ("in May 2022", ("May 2022", "2022-05", "2022-05", "")),
        ("April to June 2025", ("April to June 2025", "2025-04", "2025-06", "")),
        ("between 2021 and 2025", ("2021 and 2025", "2021", "2025", "")),
        ("for 2021-2025", ("2021-2025", "2021", "2025", "")),
        ("for 2021–25", ("2021–25", "2021", "2025", "")),
        ("from 2024 to 2026", ("2024 to 2026", "2024", "2026", "")),
        ("the first half of 2026", ("first half of 2026", "2026-01", "2026-06", "")),
        ("in Q3 2026", ("Q3 2026", "2026-07", "2026-09", "")),
        ("4Q 2026", ("4Q 2026", "2026-10", "2026-12", "")),
        ("the second quarter of 2026", ("second quarter of 2026", "2026-04", "2026-06", "")),
        ("first and second quarters of 2026", ("first and second quarters of 2026", "2026-01", "2026-06", "")),
        ("in FY2026", ("FY2026", "2026", "2026", "")),
        ("in late 2026", ("2026", "2026", "2026", "")),
        ("in early May 2026", ("May 2026", "2026-05", "2026-05", "")),
        ("by mid-2026", ("2026", "2026", "2026", "end")),
        ("by 2025", ("2025", "2025", "2025", "end")),
        ("no later than 1 July 2025", ("1 July 2025", "2025-07-01", "2025-07-01", "end")),
        ("until the end of 2025", ("2025", "2025", "2025", "end")),
        ("since 2021", ("2021", "2021", "2021", "start")),
        ("2021-04-28", ("2021-04-28", "2021-04-28", "2021-04-28", "")),
        ("28.04.2021", ("28.04.2021", "2021-04-28", "2021-04-28", "")),
        ("Resolution No. 1990 of 5 May 2010", ("5 May 2010", "2010-05-05", "2010-05-05", "")),
    ],
    "ru": [
        ("28 апреля 2021 года в Казани", ("28 апреля 2021 года", "2021-04-28", "2021-04-28", "")),
        ("28-го апреля 2021 г.", ("28-го апреля 2021 г.", "2021-04-28", "2021-04-28", "")),
        ("от 28.04.2021 г.", ("28.04.2021 г.", "2021-04-28", "2021-04-28", "")),
        ("28–30 апреля 2021 года", ("28–30 апреля 2021 года", "2021-04-28", "2021-04-30", "")),
        ("28-30.04.2021", ("28-30.04.2021", "2021-04-28", "2021-04-30", "")),
        ("с 15 по 20 апреля 2025 года", ("15 по 20 апреля 2025 года", "2025-04-15", "2025-04-20", "")),
        ("с 1 марта по 30 мая 2025 г.", ("1 марта по 30 мая 2025 г.", "2025-03-01", "2025-05-30", "")),
        ("в апреле 2021 г.", ("апреле 2021 г.", "2021-04", "2021-04", "")),
        ("март-апрель 2026 года", ("март-апрель 2026 года", "2026-03", "2026-04", "")),
        ("IV квартал 2026 года", ("IV квартал 2026 года", "2026-10", "2026-12", "")),
        ("в 4-м квартале 2026 года", ("4-м квартале 2026 года", "2026-10", "2026-12", "")),
        ("III кв. 2025 г.", ("III кв. 2025 г.", "2025-07", "2025-09", "")),
        ("I–II кварталы 2026 года", ("I–II кварталы 2026 года", "2026-01", "2026-06", "")),
        ("первое полугодие 2026 года", ("первое полугодие 2026 года", "2026-01", "2026-06", "")),
        ("во второй половине 2026 года", ("второй половине 2026 года", "2026-07", "2026-12", "")),
        ("до конца 2025 года", ("2025 года", "2025", "2025", "end")),
        ("до 1 июля 2025 года", ("1 июля 2025 года", "2025-07-01", "2025-07-01", "end")),
        ("не позднее 1 мая 2025 г.", ("1 мая 2025 г.", "2025-05-01", "2025-05-01", "end")),
        ("к 2030 году", ("2030 году", "2030", "2030", "end")),
        ("в конце 2026 года", ("2026 года", "2026", "2026", "end")),
        ("с 2021 года", ("2021 года", "2021", "2021", "start")),
        ("с конца 2021 года", ("2021 года", "2021", "2021", "start")),
        ("в течение 2026 года", ("2026 года", "2026", "2026", "")),
        ("на 2024–2026 годы", ("2024–2026 годы", "2024", "2026", "")),
        ("на 2021-2025 гг.", ("2021-2025 гг.", "2021", "2025", "")),
        ("в период 2021-2025 годов", ("2021-2025 годов", "2021", "2025", "")),
        ("с 2021 по 2025 год", ("2021 по 2025 год", "2021", "2025", "")),
        ("2024, 2025 и 2026 годы", ("2024, 2025 и 2026 годы", "2024", "2026", "")),
        ("№ 1037 от 12 августа 2010 года", ("12 августа 2010 года", "2010-08-12", "2010-08-12", "")),
    ],
    "kk": [
        ("2022 жылғы 28 маусымда", ("2022 жылғы 28 маусымда", "2022-06-28", "2022-06-28", "")),
        ("2022 жылдың 28 маусымы", ("2022 жылдың 28 маусымы", "2022-06-28", "2022-06-28", "")),
        ("28 маусым 2022 жыл", ("28 маусым 2022 жыл", "2022-06-28", "2022-06-28", "")),
        (
            "2013-інші жылдың 29-ыншы қаңтарында",
            ("2013-інші жылдың 29-ыншы қаңтарында", "2013-01-29", "2013-01-29", ""),
        ),
        ("2026 жылғы 28–30 сәуір", ("2026 жылғы 28–30 сәуір", "2026-04-28", "2026-04-30", "")),
        ("2026 жылғы қаңтар-наурыз", ("2026 жылғы қаңтар-наурыз", "2026-01", "2026-03", "")),
        ("2026 жылдың IV тоқсаны", ("2026 жылдың IV тоқсаны", "2026-10", "2026-12", "")),
        ("2026 жылғы 1-тоқсанда", ("2026 жылғы 1-тоқсанда", "2026-01", "2026-03", "")),
        ("2025 жылғы I және II тоқсандар", ("2025 жылғы I және II тоқсандар", "2025-01", "2025-06", "")),
        ("2026 жылғы бірінші жартыжылдық", ("2026 жылғы бірінші жартыжылдық", "2026-01", "2026-06", "")),
        ("2025 жылдың соңына дейін", ("2025 жылдың соңына дейін", "2025", "2025", "end")),
        ("2022 жылғы 1 шілдеге дейін", ("2022 жылғы 1 шілдеге дейін", "2022-07-01", "2022-07-01", "end")),
        ("2021 жылдан бастап", ("2021 жылдан бастап", "2021", "2021", "start")),
        ("2024 жылдан бастап 2026 жылға дейін", ("2024 жылдан бастап 2026 жылға дейін", "2024", "2026", "")),
        ("2026 жыл ішінде", ("2026 жыл", "2026", "2026", "")),
        ("2024–2026 жылдар", ("2024–2026 жылдар", "2024", "2026", "")),
        ("2021-2025 жылдарға арналған", ("2021-2025 жылдарға", "2021", "2025", "")),
        ("2022 jylǵy 28 maýsymda", ("2022 jylǵy 28 maýsymda", "2022-06-28", "2022-06-28", "")),
        ("2022 jylg'y 28 may'symda", ("2022 jylg'y 28 may'symda", "2022-06-28", "2022-06-28", "")),
        ("2022 jylğy 28 mausymda", ("2022 jylğy 28 mausymda", "2022-06-28", "2022-06-28", "")),
        ("2018 jyldyń 5 sáýiri", ("2018 jyldyń 5 sáýiri", "2018-04-05", "2018-04-05", "")),
        ("2018 jyldyn' 5 sa'y'iri", ("2018 jyldyn' 5 sa'y'iri", "2018-04-05", "2018-04-05", "")),
        ("28.04.2021 ж.", ("28.04.2021 ж.", "2021-04-28", "2021-04-28", "")),
    ],
}


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [(language, words, expected) for language, cases in FOUND.items() for words, expected in cases],
)
def test_a_date_is_found_with_its_place_and_precision(
    language: str, words: str, expected: tuple[str, str, str, str]
) -> None:
    """One date, exactly where its words stand, without the help of a date of publication."""
    assert read(words, language, None) == [expected]


BY_PUBLICATION = [
    ("en", "on 28 April", "28 April", "2021-04-28", "2021-04-28"),
    ("en", "met yesterday", "yesterday", "2021-04-29", "2021-04-29"),
    ("en", "said on Tuesday", "Tuesday", "2021-04-27", "2021-04-27"),
    ("en", "said on Friday", "Friday", "2021-04-30", "2021-04-30"),
    ("en", "said on Tuesday that they will", "Tuesday", "2021-04-27", "2021-04-27"),
    ("en", "will meet next Tuesday", "next Tuesday", "2021-05-04", "2021-05-04"),
    ("en", "last Friday", "last Friday", "2021-04-23", "2021-04-23"),
    ("en", "last week", "last week", "2021-04-19", "2021-04-25"),
    ("en", "next month", "next month", "2021-05", "2021-05"),
    ("en", "in March", "March", "2021-03", "2021-03"),
    ("en", "in April last year", "April last year", "2020-04", "2020-04"),
    ("en", "on 20 December", "20 December", "2021-12-20", "2021-12-20"),
    ("ru", "вчера подписали", "вчера", "2021-04-29", "2021-04-29"),
    ("ru", "во вторник", "во вторник", "2021-04-27", "2021-04-27"),
    ("ru", "28–30 апреля", "28–30 апреля", "2021-04-28", "2021-04-30"),
    ("ru", "в апреле", "апреле", "2021-04", "2021-04"),
    ("ru", "в прошлом году", "прошлом году", "2020", "2020"),
    ("ru", "28 апреля текущего года", "28 апреля текущего года", "2021-04-28", "2021-04-28"),
    ("ru", "на прошлой неделе", "на прошлой неделе", "2021-04-19", "2021-04-25"),
    ("ru", "состоится в следующий вторник", "в следующий вторник", "2021-05-04", "2021-05-04"),
    ("kk", "кеше", "кеше", "2021-04-29", "2021-04-29"),
    ("kk", "сейсенбі күні", "сейсенбі күні", "2021-04-27", "2021-04-27"),
    ("kk", "сәуірде", "сәуірде", "2021-04", "2021-04"),
    ("kk", "өткен жылдың қазанында", "өткен жылдың қазанында", "2020-10", "2020-10"),
    ("kk", "биылғы 28 сәуірде", "биылғы 28 сәуірде", "2021-04-28", "2021-04-28"),
]


@pytest.mark.parametrize(("language", "words", "said", "first", "last"), BY_PUBLICATION)
def test_some_words_are_a_date_against_the_day_of_publication_alone(
    language: str, words: str, said: str, first: str, last: str
) -> None:
    """With the day of publication they are, and say that they lean on it; without it they are nothing."""
    found = find_dates(words, 0, len(words), PUBLISHED, language=language)
    assert [(words[one.start : one.end], one.first, one.last, one.relative) for one in found] == [
        (said, first, last, True)
    ]
    assert read(words, language, None) == []


@pytest.mark.parametrize(("language", "words"), [("en", "will meet on Tuesday"), ("ru", "состоится во вторник")])
def test_a_day_of_the_week_that_lies_ahead_is_not_guessed(language: str, words: str) -> None:
    """Nothing says which one it is."""
    assert read(words, language) == []


def test_a_day_of_the_week_beside_a_date_is_no_second_date() -> None:
    """The date says it all."""
    assert [said for said, *_ in read("on Tuesday, 27 April 2021, in Kazan", "en")] == ["27 April 2021"]
    assert [said for said, *_ in read("во вторник, 27 апреля, в Казани", "ru")] == ["27 апреля"]


@pytest.mark.parametrize(
    ("published", "words", "expected"),
    [("2022-01-10", "on 28 December", "2021-12-28"), ("2021-12-29", "on 12 January", "2022-01-12")],
)
def test_at_the_turn_of_a_year_the_near_day_is_meant(published: str, words: str, expected: str) -> None:
    """A story of January that tells of 28 December tells of the year before."""
    assert [one.first for one in find_dates(words, 0, len(words), published)] == [expected]


def test_a_number_after_a_dash_with_spaces_is_no_year() -> None:
    """The count of something follows it."""
    assert [one[1:3] for one in read("в этом году — 49", "ru")] == [("2021", "2021")]


def test_two_dates_are_two() -> None:
    """Each has its own words."""
    assert [said for said, *_ in read("in May 2021 and June 2022", "en")] == ["May 2021", "June 2022"]
    assert [said for said, *_ in read("for 2021–2025 in November 2020", "en")] == ["2021–2025", "November 2020"]
    assert [said for said, *_ in read("2 мая 2021 года и 3 июня 2022 года", "ru")] == [
        "2 мая 2021 года",
        "3 июня 2022 года",
    ]


NONE = {
    "en": """
        Call +7 495 123-45-67 or 8 (7172) 20-20-21.
        Resolution 1990 and Article 2021
        The sum was $2021 or €2,021 and 12.5%.
        It costs 2021 dollars; 2021 people came.
        Strategy-2025 and the ISO 2015 norm
        30.02.2021 and 2021-02-30 and 31 April 2021x
        He may march on; the second half was better than the first.
        COVID-19, B-2021, 1/2 and 3:15
        version 1.2021.3 and 2021/2022
    """,
    "ru": """
        резолюция 1190, постановление № 2021
        до 2000 человек и 2021 тенге
        тел.: +7 (7172) 20-20-21, 8 495 123-20-21
        статья 12, пункт 2020 и 12,5 % от 2021 тонны
        охранять окружающую среду
        в 1990-х годах
        Марта и Мая пришли вовремя
        во второй половине дня; III место
        рост на 2,5 млрд. и 30.02.2021
    """,
    "kk": """
        Қазан қаласында және тоқсан бес адам
        30 жылдық мерейтой, 2021 адам келді
        № 1190 қаулы, 12,5 % және 2021 теңге
        жұма бойы; +7 (7172) 20-20-21
        қазандық пен мамыражай
        жылқы саны 2021 болды, 2000-нан аса адам
    """,
}


@pytest.mark.parametrize(
    ("language", "words"),
    [(language, line.strip()) for language, lines in NONE.items() for line in lines.strip().splitlines()],
)
def test_what_is_no_date_is_not_found(language: str, words: str) -> None:
    """Numbers of acts and telephones, sums, shares, counts, and words that only look like a month."""
    assert read(words, language, None) == []
    assert read(words, language) == []


def test_only_the_stretch_is_read() -> None:
    """Dates outside it are left alone, and a date on its edge is not cut in two."""
    words = "5 мая 2021 года и 6 мая 2022 года"
    assert [one.first for one in find_dates(words, 18, len(words), None, language="ru")] == ["2022-05-06"]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_hostile_text_takes_little_time(language: str) -> None:
    """Long rows of what dates are made of are read once; a rule that went back over them would never end here."""
    for words in ("1" * 100_000, "2021-" * 20_000, "5 " * 50_000, "I " * 50_000, "2021, " * 20_000, "мая " * 20_000):
        find_dates(words, 0, len(words), PUBLISHED, language=language)
