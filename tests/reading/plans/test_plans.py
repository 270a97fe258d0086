"""The invented plans, row by row, in every format."""

from collections.abc import Callable

import pytest

from bench.reading_plans import WRITERS, counts_of, gold_of, same
from kelisim.model.draft import InstrumentDraft, MeasureDraft
from kelisim.reading.drafter import Found
from kelisim.reading.page import Page
from kelisim.reading.plans.drafting import drafts_of, is_one
from kelisim.reading.story.layout import take_apart
from tests.reading.plans import catalogue, english_plans, russian_plans
from tests.reading.plans.holding import breaches
from tests.reading.plans.invented import Plan
from tests.reading.plans.writing import as_page

LEAST = {
    "docx": 0.99,
    "xlsx": 0.99,
    "html": 0.99,
    "ruled": 0.98,
    "unruled": 0.93,
    "csv": 0.95,
    "tabs": 0.95,
    "bars": 0.95,
}


def read(plan: Plan) -> tuple[Page, Found]:
    """A plan read from the page that the formats give."""
    page = as_page(plan)
    layout = take_apart(page)
    assert is_one(page, layout)
    return page, drafts_of(page, layout)


@pytest.mark.parametrize("make", catalogue.ALL, ids=lambda make: make().name)
def test_each_row_is_read_as_it_was_written(make: Callable[[], Plan]) -> None:
    """Numbers, titles, fields, terms and bodies of all rows, and no other rows."""
    plan = make()
    _, found = read(plan)
    measures = [gold_of(draft.content) for draft in found.drafts if isinstance(draft, MeasureDraft)]
    assert [measure.title for measure in measures] == [gold.title for gold in plan.gold]
    for gold, measure in zip(plan.gold, measures, strict=True):
        assert same(gold, measure), (gold, measure)


@pytest.mark.parametrize("make", catalogue.ALL, ids=lambda make: make().name)
def test_every_value_stands_where_its_evidence_says(make: Callable[[], Plan]) -> None:
    """The span rule holds for each value of a plan."""
    page, found = read(make())
    assert found.drafts
    assert list(breaches(page, found)) == []


@pytest.mark.parametrize("form", WRITERS)
def test_rows_are_exact_in_each_format(form: str) -> None:
    """The share of exact rows is what it is meant to be."""
    exact, rows = map(sum, zip(*counts_of(form, catalogue.ALL), strict=True))
    assert exact / rows >= LEAST[form]


def test_the_plan_itself_is_an_instrument() -> None:
    """Kind, Parties, period, what it carries out, and the day of signing where it is stated."""
    _, found = read(english_plans.bilateral())
    plan = next(draft.content for draft in found.drafts if isinstance(draft, InstrumentDraft))
    assert (plan.kind, plan.status, plan.signed) == ("action-plan", "signed", "2026-03-03")
    assert plan.parties == ("KAZ", "AZE")
    assert plan.period is not None
    assert (plan.period.start, plan.period.end) == ("2026", "2028")
    assert plan.relations[0].kind == "implements"


def test_an_approved_plan_is_not_signed() -> None:
    """The session that approved it is a meeting, and no status is stated."""
    _, found = read(russian_plans.bilateral())
    plan = next(draft.content for draft in found.drafts if isinstance(draft, InstrumentDraft))
    assert plan.status is None
    meeting = found.drafts[1].content
    assert (meeting.number, meeting.dates.start) == ("31", "2026-05-14")


def test_a_draft_is_planned() -> None:
    """The word "Проект" above the title says that the plan is a draft."""
    _, found = read(russian_plans.national())
    assert found.drafts[0].content.status == "planned"
