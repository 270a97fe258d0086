"""The courses of measures in the tables: told when they are read, and alike whichever way the acts came."""

from collections.abc import Callable, Iterable

import msgspec
import pytest

from kelisim.acts.envelope import Opened
from kelisim.acts.feed import Placed
from kelisim.model.act import ReportBody, Reporting, StatementBody, Stating
from kelisim.model.dates import Term, on
from kelisim.model.item import MeasureItem
from kelisim.model.reference import Named
from kelisim.model.word import DateClaim, Report, Speaker, Statement
from kelisim.node import models
from kelisim.node.ledger import Ledger
from kelisim.node.past import FOREVER
from kelisim.node.rebuilding import fingerprint, rebuild
from tests.node.conftest import empty_node
from tests.world import Writer, charter_of, exchange, founded, measure, opened

pytestmark = pytest.mark.django_db

BOTH = ("KAZ", "RUS")
TABLES = (models.Standing, models.FormerLink, models.Attested, models.Held)


def told() -> list[list[str]]:
    """What every row of the tables says."""
    return [sorted(fingerprint(row) for row in table.objects.all()) for table in TABLES]


def bridge(entry: str, end: str, base: Placed | None = None, *, public: bool = True) -> MeasureItem:
    """A version of a measure with a term and a field; the field is another in a later version."""
    item = measure(entry, "bridge", BOTH, base)
    field = Named(entry="KAZ.90.1" if base is None else "KAZ.90.2")
    content = msgspec.structs.replace(item.content, term=Term(end=end), field=field)
    return msgspec.structs.replace(item, public=public, content=content)


def report(writer: Writer, entry: str, status: str) -> None:
    """A public report."""
    said = Report(about=entry, status=status, as_of="2022-01-01")  # type: ignore[arg-type]
    writer.write(Reporting(**writer.head(), body=ReportBody(report=said, public=True)))


def state(writer: Writer, entry: str, said: str, when: str) -> None:
    """A public statement of a named speaker that the bridge opens at a time."""
    statement = Statement(
        speaker=Speaker(name="A. Mamin", office="Prime Minister"),
        said=said,
        about=(Named(entry=entry),),
        side=writer.code,
        claims=(DateClaim(what="opening", when=on(when)),),
    )
    writer.write(Stating(**writer.head(), body=StatementBody(statement=statement, public=True)))


def history(*, public: bool = True) -> tuple[str, list[Placed]]:
    """A measure that is agreed, reported, stated about, and moved by consent; the entry and the acts."""
    writers = founded(BOTH)
    kaz, rus = writers["KAZ"], writers["RUS"]
    entry = f"KAZ.{kaz.head()['number']}.1"
    first = kaz.propose(bridge(entry, "2023"))
    agree(writers, first)
    kaz.at = rus.at = "2022-05-01T10:00:00Z"
    report(kaz, entry, "done")
    report(rus, entry, "in-progress")
    state(kaz, entry, "2022-02-01", "2023")
    state(kaz, entry, "2022-03-01", "2025")
    kaz.at = rus.at = "2022-06-01T10:00:00Z"
    agree(writers, rus.propose(bridge(entry, "2024", first, public=public)))
    return entry, kaz.acts


def agree(writers: dict[str, Writer], proposal: Placed) -> None:
    """Both sides accept a proposal, and see one another do so."""
    exchange(writers)
    for writer in writers.values():
        writer.accept(proposal)
        exchange(writers)


def test_the_course_is_told_from_day_to_day() -> None:
    """Each agreed version and each public word begins a row; the last has no end."""
    _, acts = history()
    with empty_node():
        Ledger(charter_of(BOTH)).take(map(opened, acts))
        rows = list(models.Standing.objects.order_by("first"))
    assert [row.first for row in rows[1:]] == [row.until for row in rows[:-1]]
    last = rows[-1]
    assert (last.until, last.group, last.said) == (FOREVER, "differ", "KAZ=done RUS=in-progress")
    assert (last.due, last.lapses, last.moves, last.slip) == ("2024-12-31", "2024-12-31", 1, 366)
    assert (last.stated, last.differs, last.field) == (1, True, "KAZ.90.2")
    assert (rows[0].due, rows[0].said, rows[0].field, rows[0].stated) == ("2023-12-31", "", "KAZ.90.1", 0)


def one_by_one(acts: Iterable[Opened], ledger: Ledger) -> None:
    """Every act by itself."""
    for act in acts:
        ledger.take([act])


def at_once(acts: Iterable[Opened], ledger: Ledger) -> None:
    """All acts together."""
    ledger.take(acts)


@pytest.mark.parametrize("way", [one_by_one, at_once])
def test_it_is_alike_whichever_way_the_acts_came(way: Callable[[Iterable[Opened], Ledger], None]) -> None:
    """Act by act, all at once, and made anew: the tables of the past say the same."""
    _, acts = history()
    with empty_node():
        ledger = Ledger(charter_of(BOTH))
        way(map(opened, acts), ledger)
        kept = told()
        assert rebuild(ledger.id) == len(acts)
        assert told() == kept
        assert all(kept)


def test_a_measure_that_is_not_public_any_more_has_no_course() -> None:
    """With the version that hides it, all rows of its course are gone."""
    _, acts = history(public=False)
    with empty_node():
        ledger = Ledger(charter_of(BOTH))
        ledger.take(map(opened, acts[:-3]))
        assert models.Standing.objects.exists()
        ledger.take(map(opened, acts[-3:]))
        assert not models.Standing.objects.exists()
