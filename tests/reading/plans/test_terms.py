"""In which ways a plan sets its terms out."""

import pytest

from tests.reading.plans.invented import C, Printed
from tests.reading.plans.tables import measures_of, page_with

Said = tuple[str | None, str | None, str | None, bool]


def terms(*rows: Printed, above: tuple[str, ...] = ()) -> list[Said | None]:
    """Words, start, end and whether it is continuous, for each measure."""
    return [
        (one.term.words, one.term.start, one.term.end, one.term.continuous) if one.term else None
        for one in measures_of(page_with(list(rows), above=above))
    ]


def test_a_term_keeps_its_words() -> None:
    """Also where they give no days."""
    assert terms(
        ["№", "Мероприятие", "Срок"],
        ["1", "Открыть мост", "IV квартал 2027 года"],
        ["2", "Закрыть мост", "по отдельному плану"],
        ["3", "Чинить мост", "постоянно"],
        ["4", "Красить мост", "—"],
    ) == [
        ("IV квартал 2027 года", "2027-10", "2027-12", False),
        ("по отдельному плану", None, None, False),
        ("постоянно", None, None, True),
        None,
    ]


def test_a_term_without_a_year_takes_that_of_the_plan() -> None:
    """Where the plan is for one year alone."""
    rows: list[Printed] = [["№", "Мероприятие", "Срок"], ["1", "Открыть мост", "март"]]
    assert terms(*rows, above=("План мероприятий на 2027 год",)) == [("март", "2027-03", "2027-03", False)]
    assert terms(*rows, above=("План мероприятий на 2027–2028 годы",)) == [("март", None, None, False)]


@pytest.mark.parametrize(
    ("group", "start", "end"),
    [("Сроки реализации", "начало", "окончание"), ("Timeline", "Start", "End"), ("Мерзімі", "басталуы", "аяқталуы")],
)
def test_beginnings_and_ends_in_two_columns(group: str, start: str, end: str) -> None:
    """The term is from the one to the other."""
    assert terms(
        [C("№", rows=2), C("Measure / Мероприятие", rows=2), C(group, columns=2)],
        [start, end],
        ["1", "Открыть мост", "01.02.2027", "31.12.2028"],
        ["2", "Закрыть мост", "", "2029"],
    ) == [(None, "2027-02-01", "2028-12-31", False), (None, None, "2029", False)]


def test_a_column_for_each_year() -> None:
    """The term is from the first year that is marked to the last."""
    assert terms(
        [C("№", rows=2), C("Мероприятие", rows=2), C("Сроки реализации", columns=3)],
        ["2027", "2028", "2029"],
        ["1", "Открыть мост", "+", "+", ""],
        ["2", "Закрыть мост", "", "", "X"],
        ["3", "Чинить мост", "-", "-", "-"],
    ) == [(None, "2027", "2028", False), (None, "2029", "2029", False), None]


def test_a_term_merged_over_measures_is_that_of_each() -> None:
    """A cell that spans rows stands in each of them."""
    assert terms(
        ["№", "Мероприятие", "Срок"],
        ["1", "Открыть мост", C("2027 год", rows=2)],
        ["2", "Закрыть мост"],
    ) == [("2027 год", "2027", "2027", False), ("2027 год", "2027", "2027", False)]


def test_money_by_years_is_no_term() -> None:
    """Sums below years are no marks; where a row has no term, it has none."""
    assert terms(
        ["№", "Мероприятие", "Исполнители", "2027 год", "2028 год"],
        ["1", "Открыть мост", "МТ", "120", "1 300"],
        ["2", "Чинить мост", "МТ", "+", ""],
    ) == [None, (None, "2027", "2027", False)]


def test_completion_beside_a_beginning_is_an_end() -> None:
    """Alone, a column of that name holds what proves that a measure is done."""
    assert terms(
        ["Measure", "Responsible", "Start", "Completion"],
        ["Open the bridge", "Road Agency", "03/2027", "08/2027"],
    ) == [(None, "2027-03", "2027-08", False)]
