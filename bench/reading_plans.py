"""How well rows of action plans are read, by the format in which the plan comes.

1. A row is exact if its number, title, field, the days of its term, whether it is continuous, and all its bodies with
   side and role are those of the plan as it was written down; measures that are none of its rows count against it.
2. The figure of a format is exact rows of all rows, or of all measures read where these are more.
3. The plans are invented; the PDFs of them were printed by a browser beforehand (`tests/reading/plans/printing.py`).
4. What these figures say of plans not seen before is less: `FIRST` has what was exact when each six was first read.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from kelisim.model.dates import first_day, last_day
from kelisim.model.draft import MeasureDraft, Reading
from kelisim.model.measure import Measure
from kelisim.reading.document import read_document
from kelisim.reading.errors import ReadingError
from tests.reading.plans import catalogue, writing
from tests.reading.plans.invented import Gold, Plan

PRINTED = Path(__file__).parent.parent / "tests" / "reading" / "plans" / "printed"
WRITERS: dict[str, Callable[[Plan], bytes]] = {
    "docx": writing.as_docx,
    "xlsx": writing.as_xlsx,
    "html": writing.as_html,
    "csv": writing.as_csv,
    "bars": partial(writing.as_text, mark=" | "),
    "tabs": partial(writing.as_text, mark="\t"),
    "ruled": lambda plan: _printed(plan, "ruled"),
    "unruled": lambda plan: _printed(plan, "unruled"),
}
"""The formats; what reads none in a tree yet is left out."""
FIRST = ((17, 21), (13, 19), (12, 19), (12, 18), (16, 17), (14, 18), (16, 18))
"""Exact rows and all rows of each six of unseen plans when first read, as DOCX, before a rule was changed for them."""
ENDINGS = {"docx": ".docx", "xlsx": ".xlsx", "html": ".html", "csv": ".csv", "bars": ".txt", "tabs": ".txt"}


def scores(plans: tuple[Callable[[], Plan], ...] = catalogue.ALL) -> dict[str, float]:
    """The share of exact rows for each format (rules 1 and 2)."""
    return {form: _share(counts_of(form, plans)) for form in WRITERS}


def counts_of(form: str, plans: tuple[Callable[[], Plan], ...]) -> Iterator[tuple[int, int]]:
    """Exact rows and all rows of each plan."""
    for make in plans:
        plan = make()
        try:
            reading = read_document(WRITERS[form](plan), plan.name + ENDINGS.get(form, ".pdf"))
        except (ReadingError, FileNotFoundError):
            yield 0, len(plan.gold)
            continue
        read = rows_of(reading)
        yield sum(any(same(one, other) for other in read) for one in plan.gold), max(len(read), len(plan.gold))


def rows_of(reading: Reading) -> list[Gold]:
    """The measures that were read, in the shape of what is to be read."""
    return [gold_of(draft.content) for draft in reading.drafts if isinstance(draft, MeasureDraft)]


def gold_of(measure: Measure) -> Gold:
    """What of a measure is compared."""
    term = measure.term
    return Gold(
        measure.number,
        " ".join(next(iter(measure.title.values())).split()),
        measure.field.name if measure.field else None,
        term.start if term else None,
        term.end if term else None,
        term.continuous if term else False,
        frozenset((" ".join((one.body.name or "").split()), one.side, one.role) for one in measure.responsible),
    )


def _share(counts: Iterator[tuple[int, int]]) -> float:
    exact, rows = map(sum, zip(*counts, strict=True))
    return exact / rows


def _printed(plan: Plan, form: str) -> bytes:
    return (PRINTED / f"{plan.name}-{form}.pdf").read_bytes()


def same(gold: Gold, read: Gold) -> bool:
    """Whether a row is exact (rule 1); "2026" and the days from its first to its last are the same."""
    return replace(gold, start=None, end=None) == replace(read, start=None, end=None) and days(gold) == days(read)


def days(gold: Gold) -> tuple[date | None, date | None]:
    """The first and last day of a term."""
    return first_day(gold.start) if gold.start else None, last_day(gold.end) if gold.end else None
