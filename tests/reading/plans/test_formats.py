"""Plans in the formats that they come in, read whole: every value at its place in the text that is given back."""

import io
from collections.abc import Callable

import openpyxl
import pytest

from bench.reading_plans import ENDINGS, WRITERS
from kelisim.model.draft import MeasureDraft, Reading
from kelisim.model.measure import Measure
from kelisim.reading.document import read_document
from kelisim.reading.drafter import Found
from kelisim.reading.formats.page_of import page_of
from tests.reading.formats.old_workbooks import workbook
from tests.reading.plans import catalogue, russian_plans, unseen_three
from tests.reading.plans.holding import breaches
from tests.reading.plans.invented import Plan, placed

SHEETS = {
    "Вода": [
        ["План мероприятий по сотрудничеству Казахстана и Узбекистана на 2027 год"],
        ["№", "Мероприятие", "Срок", "Исполнители"],
        ["1", "Открыть гидропост у моста", "март", "Казгидромет"],
    ],
    "Дороги": [
        ["№", "Мероприятие", "Срок", "Исполнители"],
        ["2", "Отремонтировать подъезд к мосту", "II квартал", "МТ РК"],
    ],
    "Справка": [["Пост", "Уровень, см"], ["Верхний", "120"], ["Нижний", "98"]],
}


def measures(reading: Reading) -> list[Measure]:
    """The measures of a document."""
    return [draft.content for draft in reading.drafts if isinstance(draft, MeasureDraft)]


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("make", catalogue.UNSEEN, ids=lambda make: make().name)
def test_the_span_rule_holds_in_every_format(make: Callable[[], Plan], form: str) -> None:
    """What is read from real bytes stands in the text that the reading gives back."""
    plan = make()
    data, name = WRITERS[form](plan), plan.name + ENDINGS.get(form, ".pdf")
    reading = read_document(data, name)
    page = page_of(data, name)
    assert page.text == reading.text
    assert list(breaches(page, Found(drafts=tuple(reading.drafts)))) == []


def test_each_sheet_is_a_table_of_its_own() -> None:
    """The plan of the first sheet gives its year to the second; a sheet of figures gives no measure."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    read = measures(read_document(out.getvalue(), "plan.xlsx"))
    assert [(one.number, one.term.start if one.term else None) for one in read] == [("1", "2027-03"), ("2", "2027-04")]
    assert all(one.sides[:2] == ("KAZ", "UZB") for one in read)


def test_an_old_workbook_is_read_as_a_new_one() -> None:
    """With its merged cells and its sections."""
    plan = russian_plans.bilateral()
    cells = placed([*plan.header, *plan.rows])
    held: list[tuple[int, int, str | float, int]] = [
        (at.row + 1, at.column + 1, at.cell.words, 0) for at in cells if at.cell.words
    ]
    merged = [
        (at.row + 1, at.row + at.cell.rows, at.column + 1, at.column + at.cell.columns)
        for at in cells
        if at.cell.rows > 1 or at.cell.columns > 1
    ]
    read = measures(read_document(workbook(held, merged), "plan.xls"))
    assert [(one.number, one.field.name if one.field else None) for one in read] == [
        (gold.number, gold.field) for gold in plan.gold
    ]


def test_latin_letters_are_given_back_as_they_are_written() -> None:
    """Kazakh in Latin letters is read as in Cyrillic; the draft quotes the letters of the page."""
    reading = read_document(WRITERS["docx"](unseen_three.latin()), "plan.docx")
    first = measures(reading)[0]
    assert first.title == {"kk": "Týrıstik joldardyń kartasyn daıyndaý"}
    assert first.term is not None
    assert (first.term.words, first.term.end) == ("2027 jylǵy 1 maýsymǵa deıin", "2027-06-01")
