"""Which rows are measures, and what their numbers, titles and fields are."""

import pytest

from tests.reading.plans.invented import C, Printed
from tests.reading.plans.tables import found_in, measures_of, page_with

HEADER: Printed = ["№", "Мероприятие", "Форма завершения", "Срок", "Ответственные"]
ROW: Printed = ["1", "Открыть пункт пропуска", "Акт", "2026 год", "МТ РК"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("I. Торговля", "Торговля"),
        ("Раздел 2. Энергетика и недра", "Энергетика и недра"),
        ("Раздел III – Вода", "Вода"),
        ("3.2. Дороги", "Дороги"),
        ("А. Связь", "Связь"),
        ("Туризм", "Туризм"),
        ("Section IV: Health", "Health"),
        ("Priority 1 – Food", "Food"),
        ("2-бөлім. Көлік", "Көлік"),
        ("ІІ бөлім. Білім", "Білім"),
        ("Раздел 5", "Раздел 5"),
    ],
)
def test_the_field_is_the_name_of_the_section(words: str, name: str) -> None:
    """The number of a section is no part of its name."""
    (measure,) = measures_of(page_with([HEADER, [C(words, columns=5)], ROW]))
    assert measure.field is not None
    assert measure.field.name == name


def test_the_innermost_section_counts() -> None:
    """A subsection takes the place of the section above it."""
    rows: list[Printed] = [HEADER, [C("I. Торговля", columns=5)], [C("1.1 Ярмарки", columns=5)], ROW]
    (measure,) = measures_of(page_with(rows))
    assert measure.field is not None
    assert measure.field.name == "Ярмарки"


@pytest.mark.parametrize(
    "beside",
    [
        [C("Итого: 12 мероприятий", columns=5)],
        ["", "Всего", "", "", ""],
        [C("Примечание: сроки уточняются.", columns=5)],
        ["1", "2", "3", "4", "5"],
        HEADER,
        ["", "", "", "", ""],
        [C(words, struck=True) for words in ("2", "Закрыть пункт пропуска", "Акт", "2027 год", "МТ РК")],
        ["* – при наличии средств", "", "", "", ""],
    ],
)
def test_rows_beside_the_measures(beside: Printed) -> None:
    """Totals, notes, numbers of columns, headers again and struck rows are no measures."""
    last: Printed = ["9", "Построить мост через реку", "Акт", "2028 год", "МТ РК"]
    measures = measures_of(page_with([HEADER, ROW, beside, last]))
    assert [measure.number for measure in measures] == ["1", "9"]


@pytest.mark.parametrize("number", ["1.", "1.1.", "12", "2.3.4", "А1", "7)", "3-1"])
def test_numbers_are_kept_as_printed(number: str) -> None:
    """A number is how letters and minutes name a measure."""
    (measure,) = measures_of(page_with([HEADER, [number, *ROW[1:]]]))
    assert measure.number == number


def test_a_number_that_begins_the_title() -> None:
    """Where there is no column of numbers."""
    rows: list[Printed] = [HEADER[1:], ["1.1. Открыть пункт пропуска", "Акт", "2026 год", "МТ РК"]]
    (measure,) = measures_of(page_with(rows))
    assert (measure.number, measure.title) == ("1.1.", {"ru": "Открыть пункт пропуска"})


def test_parts_under_a_merged_number_share_it() -> None:
    """Each part is a measure with its own term and bodies."""
    rows: list[Printed] = [
        HEADER,
        [C("1", rows=2), C("Построить мост", rows=2), "Проект", "2026 год", "МТ РК"],
        ["Акт", "2027 год", "АО «Мост»"],
        ["2", "Открыть мост", "Акт", "2028 год", "МТ РК"],
    ]
    measures = measures_of(page_with(rows))
    assert [(one.number, one.title["ru"], one.term.start if one.term else None) for one in measures] == [
        ("1", "Построить мост", "2026"),
        ("1", "Построить мост", "2027"),
        ("2", "Открыть мост", "2028"),
    ]


def test_bodies_that_go_on_in_the_next_row() -> None:
    """A row with bodies alone belongs to the measure above it."""
    rows: list[Printed] = [HEADER, ROW, ["", "", "", "", "МФ РК"], ["2", "Построить мост", "Акт", "2028 год", "МТ РК"]]
    first, second = measures_of(page_with(rows))
    assert [one.body.name for one in first.responsible] == ["МТ РК", "МФ РК"]
    assert [one.body.name for one in second.responsible] == ["МТ РК"]


def test_a_title_in_two_languages() -> None:
    """Each language has its column."""
    rows: list[Printed] = [
        ["No.", "Measure (English)", "Мероприятие", "Term", "Responsible"],
        [
            "1",
            "Open a joint school of hydrology",
            "Открыть совместную школу гидрологии",
            "2026",
            "Ministry of Education",
        ],
    ]
    (measure,) = measures_of(page_with(rows))
    assert set(measure.title) >= {"ru"}


def test_what_is_to_be_looked_at() -> None:
    """Numbers used again or missing, and rows that were left out, are named."""
    rows: list[Printed] = [
        HEADER,
        ROW,
        ["1", "Построить мост", "Акт", "2028 год", "МТ РК"],
        ["", "Провести опрос жителей", "Отчет", "2028 год", "МТ РК"],
        [C(words, struck=True) for words in ("3", "Закрыть мост", "Акт", "2029 год", "МТ РК")],
    ]
    assert found_in(page_with(rows)).look == (
        "Numbers used for more than one measure: 1.",
        "Measures without a number, where others have one: 1.",
        "Rows left out because they are struck through: 1.",
    )
