"""Tables put together by hand, for one rule at a time."""

from kelisim.model.draft import InstrumentDraft, MeasureDraft
from kelisim.model.instrument import Instrument
from kelisim.model.measure import Measure
from kelisim.reading.drafter import Found
from kelisim.reading.formats.building import PageBuilder, Put
from kelisim.reading.page import Page
from kelisim.reading.plans.drafting import drafts_of, is_one
from kelisim.reading.story.layout import take_apart
from tests.reading.plans.invented import Printed, placed


def page_with(*tables: list[Printed], above: tuple[str, ...] = (), between: tuple[str, ...] = ()) -> Page:
    """A page with tables, lines above the first and one line between each two."""
    builder = PageBuilder()
    for words in above:
        builder.add(words)
    for number, rows in enumerate(tables):
        if number and number <= len(between):
            builder.add(between[number - 1])
        builder.add_table(
            Put(at.row, at.column, at.cell.words, at.cell.rows, at.cell.columns, struck=at.cell.struck)
            for at in placed(rows)
        )
    return builder.page()


def found_in(page: Page) -> Found:
    """What is read of a page."""
    return drafts_of(page, take_apart(page))


def is_plan(page: Page) -> bool:
    """Whether a page is a plan."""
    return is_one(page, take_apart(page))


def measures_of(page: Page) -> list[Measure]:
    """The measures of a page."""
    return [draft.content for draft in found_in(page).drafts if isinstance(draft, MeasureDraft)]


def plan_of(page: Page) -> Instrument:
    """The plan itself."""
    return next(draft.content for draft in found_in(page).drafts if isinstance(draft, InstrumentDraft))
