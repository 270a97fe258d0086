"""Who is responsible: names, sides and roles in one cell."""

import pytest

from tests.reading.plans.invented import Printed
from tests.reading.plans.tables import measures_of, page_with

Body = tuple[str, str | None, str | None]


def bodies(words: str, *, heading: str = "Ответственные исполнители") -> list[Body]:
    """The bodies that a cell names."""
    (measure,) = measures_of(
        page_with([["№", "Мероприятие", "Срок", heading], ["1", "Открыть пункт пропуска", "2026 год", words]])
    )
    return [(one.body.name or "", one.side, one.role) for one in measure.responsible]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("МНЭ РК", [("МНЭ РК", "KAZ", None)]),
        ("МНЭ РК, Минэкономразвития России", [("МНЭ РК", "KAZ", None), ("Минэкономразвития России", "RUS", None)]),
        ("АО «НК «Дала жолы»; МТ", [("АО «НК «Дала жолы»", None, None), ("МТ", None, None)]),
        ("МФ (свод), МЮ", [("МФ", None, "lead"), ("МЮ", None, None)]),
        ("МФ – свод, МЮ", [("МФ", None, "lead"), ("МЮ", None, None)]),
        ("МФ (свод, по согласованию)", [("МФ", None, "lead")]),
        ("АО «Мост» по согласованию", [("АО «Мост»", None, "by-agreement")]),
        ("МФ,\nАО «Мост»\n(по согласованию)", [("МФ", None, None), ("АО «Мост»", None, "by-agreement")]),
        (
            "Министерство экологии, геологии и природных ресурсов, Министерство иностранных дел",
            [
                ("Министерство экологии, геологии и природных ресурсов", None, None),
                ("Министерство иностранных дел", None, None),
            ],
        ),
        ("Министерство транспорта и коммуникаций", [("Министерство транспорта и коммуникаций", None, None)]),
        ("Минэнерго и Минфин", [("Минэнерго", None, None), ("Минфин", None, None)]),
        ("МИД Казахстана и МИД России", [("МИД Казахстана", "KAZ", None), ("МИД России", "RUS", None)]),
        (
            "акиматы областей, заинтересованные органы",
            [("акиматы областей", None, None), ("заинтересованные органы", None, None)],
        ),
        ("НАО «Аграрный университет» (РК)", [("НАО «Аграрный университет»", "KAZ", None)]),
        ("Ministry of Culture (Mongolia)", [("Ministry of Culture", "MNG", None)]),
        ("Союз (мельников)", [("Союз (мельников)", None, None)]),
        ("MedPump Kft., Steppe Ltd.", [("MedPump Kft.", None, None), ("Steppe Ltd.", None, None)]),
        ("to be determined", []),
        ("Kazhydromet and Weather Centre", [("Kazhydromet", None, None), ("Weather Centre", None, None)]),
        (
            "Институт зоологии, общественный фонд «Сайгак»",
            [("Институт зоологии", None, None), ("общественный фонд «Сайгак»", None, None)],
        ),
        ("Комитет геологии РГУ «Юг»", [("Комитет геологии", None, None), ("РГУ «Юг»", None, None)]),
        ("Филиал АО «Мост»", [("Филиал АО «Мост»", None, None)]),
        (
            "Облыс әкімдігінің кәсіпкерлік басқармасы Экономика министрлігі",
            [("Облыс әкімдігінің кәсіпкерлік басқармасы", None, None), ("Экономика министрлігі", None, None)],
        ),
        ("1) МФ;\n2) МЮ.", [("МФ", None, None), ("МЮ", None, None)]),
        ("– МФ\n– МЮ", [("МФ", None, None), ("МЮ", None, None)]),
        ("Созывающий – МФ, МЮ", [("МФ", None, "lead"), ("МЮ", None, None)]),
        ("От Казахстана: МФ\nОт России: Минфин", [("МФ", "KAZ", None), ("Минфин", "RUS", None)]),
        (
            "Ministry of Trade, Industry and Energy, Border Service",
            [("Ministry of Trade, Industry and Energy", None, None), ("Border Service", None, None)],
        ),
        (
            "Ministry of Energy (lead) and Grid JSC (by agreement)",
            [("Ministry of Energy", None, "lead"), ("Grid JSC", None, "by-agreement")],
        ),
        (
            "Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігі, Көлік министрлігі",
            [
                ("Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігі", None, None),
                ("Көлік министрлігі", None, None),
            ],
        ),
        (
            "ҚР СІМ (жинақтау), «Дала» АҚ (келісім бойынша)",
            [("ҚР СІМ", "KAZ", "lead"), ("«Дала» АҚ", None, "by-agreement")],
        ),
        (
            "акиматы областей, городов Астаны, Алматы и Шымкента, МТИ",
            [("акиматы областей, городов Астаны, Алматы и Шымкента", None, None), ("МТИ", None, None)],
        ),
        (
            "заинтересованные государственные органы и организации",
            [("заинтересованные государственные органы и организации", None, None)],
        ),
        (
            "облыстардың, Астана, Алматы және Шымкент қалаларының әкімдіктері, СИМ",
            [("облыстардың, Астана, Алматы және Шымкент қалаларының әкімдіктері", None, None), ("СИМ", None, None)],
        ),
        (
            'JSC "NC "DZh" (as agreed), JSC "Grid"',
            [('JSC "NC "DZh"', None, "by-agreement"), ('JSC "Grid"', None, None)],
        ),
        ("-", []),
        ("не требуется", []),
    ],
)
def test_bodies_of_a_cell(words: str, expected: list[Body]) -> None:
    """Each body once, with its side where its name says it and its role where it is marked."""
    assert bodies(words) == expected


def test_the_side_of_the_column_comes_first() -> None:
    """Bodies in the column of a side are that side's."""
    assert bodies("МФ, МЮ", heading="Ответственные от казахстанской стороны") == [
        ("МФ", "KAZ", None),
        ("МЮ", "KAZ", None),
    ]


def test_the_part_of_the_column() -> None:
    """Bodies in a column of co-executors take part, unless marked otherwise."""
    assert bodies("МФ, АО «Мост» (по согласованию)", heading="Соисполнители") == [
        ("МФ", None, "co"),
        ("АО «Мост»", None, "by-agreement"),
    ]


def test_a_deadline_beside_a_body() -> None:
    """A date beside a body is when its part is due."""
    (measure,) = measures_of(
        page_with(
            [
                ["№", "Мероприятие", "Срок", "Исполнители"],
                ["1", "Открыть пункт пропуска", "2026 год", "МФ РК (до 1 июля 2026 года), МЮ РК"],
            ]
        )
    )
    first, second = measure.responsible
    assert (first.body.name, first.until.end if first.until else None) == ("МФ РК", "2026-07-01")
    assert (second.body.name, second.until) == ("МЮ РК", None)


def test_bodies_of_both_sides_are_of_neither() -> None:
    """Also where they stand in the column of one, because a merge is lost."""
    assert bodies("Министерства культуры сторон", heading="Ответственные от Казахстана") == [
        ("Министерства культуры сторон", None, None)
    ]


def test_a_part_in_a_heading_of_two_levels() -> None:
    """The second row of the header says it where the merges of the first are lost."""
    rows: list[Printed] = [
        ["№", "Мероприятие", "Исполнители", "", "Сроки", "", "Результат"],
        ["", "", "Основной исполнитель", "Соисполнители", "начало", "окончание", ""],
        ["1", "Открыть мост", "МТ", "МФ, МЮ", "март 2027", "май 2027", "акт"],
    ]
    (measure,) = measures_of(page_with(rows))
    assert [(one.body.name, one.role) for one in measure.responsible] == [("МТ", "lead"), ("МФ", "co"), ("МЮ", "co")]
    assert measure.term is not None
    assert (measure.term.start, measure.term.end) == ("2027-03", "2027-05")
