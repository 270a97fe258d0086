"""Which tables are plans."""

import pytest

from tests.reading.plans.invented import C, Printed
from tests.reading.plans.tables import is_plan, measures_of, page_with

PLAIN: dict[str, list[Printed]] = {
    "statistics": [
        ["Показатель", "Ед. изм.", "2023 год", "2024 год", "2025 год"],
        ["Товарооборот", "млн долл.", "120,4", "131,0", "140,2"],
        ["Экспорт", "млн долл.", "80,1", "82,3", "90,5"],
    ],
    "quarters": [
        ["Period", "Exports", "Imports"],
        ["Q1 2025", "1,200", "900"],
        ["Q2 2025", "1,300", "950"],
        ["Q3 2025", "1,250", "990"],
    ],
    "signatures": [
        ["For the Government of the Republic of Kazakhstan", "For the Government of Georgia"],
        ["______________", "______________"],
    ],
    "contents": [["Раздел", "Страница"], ["Введение", "3"], ["Мероприятия", "5"], ["Сроки", "9"]],
    "people": [
        ["№", "Ф.И.О.", "Должность", "Организация"],
        ["1", "Асель Ибраева", "директор", "Комитет по водным ресурсам"],
        ["2", "Нурлан Ахметов", "эксперт", "Министерство энергетики"],
    ],
    "agenda": [
        ["Time", "Item", "Speaker"],
        ["10:00", "Opening of the session", "Co-chairs"],
        ["10:30", "Trade and customs", "Ministry of Trade"],
    ],
    "treaties": [
        ["№", "Наименование документа", "Дата подписания", "Статус"],
        ["1", "Соглашение о перевозках", "12 мая 2021 года", "вступило в силу"],
        ["2", "Протокол о таможне", "1 июня 2022 года", "не вступило в силу"],
    ],
    "addresses": [
        ["Министерство энергетики Республики Казахстан", "пр. Степной, 8", "8 (7172) 55-00-01"],
        ["Министерство транспорта Республики Казахстан", "ул. Речная, 32", "8 (7172) 55-00-02"],
    ],
    "projects": [
        ["Project", "Company", "Cost", "Year"],
        ["Grain terminal on the river", "Terminal JSC", "USD 20 million", "2024"],
        ["Feed mill beside the border", "Mill LLP", "USD 4 million", "2025"],
    ],
    "holidays": [["Күні", "Мереке", "Демалыс"], ["2026 жылғы 22 наурыз", "Наурыз мейрамы", "3 күн"]],
}


UNDER_A_TITLE: dict[str, tuple[str, list[Printed]]] = {
    "purchases": (
        "План закупок на 2027 год",
        [
            ["№", "Наименование товара", "Количество", "Срок поставки", "Поставщик", "Сумма, тенге"],
            ["1", "Бумага для печати плотная", "100", "март 2027 г.", "ТОО «Бумага»", "120 000"],
            ["2", "Краски для печати цветные", "20", "апрель 2027 г.", "ТОО «Краска»", "300 000"],
            ["3", "Кресла для зала заседаний", "12", "май 2027 г.", "ТОО «Мебель»", "900 000"],
        ],
    ),
    "agreements": (
        "Перечень действующих соглашений",
        [
            ["№", "Наименование соглашения", "Дата подписания", "Место", "Орган"],
            ["1", "Соглашение о геологии и недрах", "12 мая 2021 г.", "Алматы", "Министерство геологии"],
            ["2", "Соглашение о взаимной торговле", "14 июня 2022 г.", "Астана", "Министерство торговли"],
        ],
    ),
    "plants": (
        "The roadmap has been signed by the ministers.",
        [
            ["Project", "Company", "Cost", "Launch"],
            ["Rubber plant in the western region", "Rubber Works LLP", "USD 1 bn", "2026"],
            ["Tyre plant beside the old mine", "Steppe Tyres LLP", "USD 300 m", "2024"],
            ["Copper smelter in the east", "Copper Hill JSC", "USD 1.5 bn", "2028"],
        ],
    ),
}


@pytest.mark.parametrize("name", UNDER_A_TITLE)
def test_a_title_alone_makes_no_plan(name: str) -> None:
    """A header that names other things than measures is not overruled by what stands in the columns."""
    above, rows = UNDER_A_TITLE[name]
    assert not is_plan(page_with(rows, above=(above,)))


def test_a_title_that_announces_a_plan_helps_weak_headings() -> None:
    """A task with a start and an owner stands in other tables too; below a title that says roadmap it is a plan."""
    rows: list[Printed] = [
        ["Task", "Owner", "Start", "Finish"],
        ["Obtain the deed of the plot", "Steppe Grain LLP", "01/02/2027", "31/03/2027"],
    ]
    assert not is_plan(page_with(rows))
    assert is_plan(page_with(rows, above=("Roadmap of the grain terminal",)))


@pytest.mark.parametrize("name", PLAIN)
def test_a_table_of_other_matters_is_no_plan(name: str) -> None:
    """Figures, signatures, contents, people and addresses are no measures."""
    assert not is_plan(page_with(PLAIN[name]))


def test_figures_beside_a_plan_are_left_out() -> None:
    """Only the rows of the plan are measures."""
    plan: list[Printed] = [
        ["№", "Мероприятие", "Срок", "Исполнитель"],
        ["1", "Открыть пункт пропуска", "2026 год", "МТ РК"],
    ]
    page = page_with(PLAIN["statistics"], plan, PLAIN["signatures"])
    assert [measure.number for measure in measures_of(page)] == ["1"]


def test_a_table_without_header_goes_on_from_the_one_before() -> None:
    """Where a plan is cut in two tables, the second has the columns of the first, and its section goes on."""
    first: list[Printed] = [
        ["№", "Measure", "Term", "Responsible"],
        [C("I. Water", columns=4)],
        ["1", "Measure the flow at the border gauge", "2026", "Water Committee"],
    ]
    second: list[Printed] = [
        ["2", "Share the readings every week", "2026-2027", "Water Committee"],
        ["3", "Repair the cableway", "by 1 May 2027", "Hydrology Service"],
    ]
    measures = measures_of(page_with(first, second))
    assert [(measure.number, measure.field.name if measure.field else None) for measure in measures] == [
        ("1", "Water"),
        ("2", "Water"),
        ("3", "Water"),
    ]


def test_a_heading_between_tables_is_the_field() -> None:
    """Each section may have a table of its own."""
    header: Printed = ["№", "Measure", "Term", "Responsible"]
    first: list[Printed] = [header, ["1", "Open a joint school", "2026", "Ministry of Education"]]
    second: list[Printed] = [header, ["2", "Restore the old bridge", "2027", "Ministry of Transport"]]
    page = page_with(
        first, second, above=("Action plan for 2026-2027", "Section 1. Schools"), between=("Section 2. Roads",)
    )
    assert [measure.field.name for measure in measures_of(page) if measure.field] == ["Schools", "Roads"]
