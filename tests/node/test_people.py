"""Offices of people in the tables: as every occasion attests them, whichever way the acts came."""

from collections.abc import Iterator

import msgspec
import pytest
from django.db.models import Max, Min

from kelisim.acts.feed import Placed
from kelisim.model.act import StatementBody, Stating
from kelisim.model.instrument import Signature
from kelisim.model.item import InstrumentItem
from kelisim.model.reference import Named
from kelisim.model.word import Speaker, Statement
from kelisim.node import models
from kelisim.node.ledger import Ledger
from kelisim.node.rebuilding import rebuild
from tests.node.conftest import empty_node
from tests.world import Writer, charter_of, exchange, founded, instrument, opened

pytestmark = pytest.mark.django_db

BOTH = ("KAZ", "RUS")
OFFICE = ("name", "office", "body", "side")


def signature(name: str, date: str) -> Signature:
    """A signature by a Minister."""
    return Signature(party="KAZ", name=name, office="Minister", date=date)


def treaty(entry: str, base: Placed | None, *signatures: Signature) -> InstrumentItem:
    """A public version of a document that these have signed."""
    return msgspec.structs.replace(instrument(entry, "Treaty", BOTH, base, signatures=signatures), public=True)


def state(writer: Writer, entry: str, name: str, said: str, *, public: bool = True) -> None:
    """A statement of a named Minister about an entry."""
    about = (Named(entry=entry),)
    statement = Statement(
        speaker=Speaker(name=name, office="Minister"), said=said, about=about, side="KAZ", summary={"en": "Said."}
    )
    writer.write(Stating(**writer.head(), body=StatementBody(statement=statement, public=public)))


def held() -> set[tuple[str, ...]]:
    """The offices that are kept."""
    return set(models.Held.objects.values_list(*OFFICE, "first", "last"))


def attested() -> set[tuple[str, ...]]:
    """The offices by all that attests them."""
    rows = models.Attested.objects.filter(public=True).order_by().values_list(*OFFICE)
    return set(rows.annotate(start=Min("date"), end=Max("date")))


def steps() -> Iterator[Writer]:
    """A document is signed, people speak before and after it, and a later version corrects who signed."""
    writers = founded(BOTH)
    kaz = writers["KAZ"]
    entry = f"KAZ.{kaz.head()['number']}.1"
    one, two = signature("A. Mamin", "2023-04-01"), signature("B. Orazov", "2021-04-02")
    first = kaz.propose(treaty(entry, None, one, two))
    for proposal in (first, None):
        made = proposal or kaz.propose(treaty(entry, first, two))
        exchange(writers)
        for writer in writers.values():
            writer.accept(made)
            exchange(writers)
        yield kaz
        state(kaz, entry, "A. Mamin", "2022-01-01")
        yield kaz
        state(kaz, entry, "A. Mamin", "2020-01-01")
        state(kaz, entry, "C. Private", "2020-01-01", public=False)
        yield kaz


def test_offices_are_kept_as_they_are_attested() -> None:
    """After every step they are those that all occasions give, also where a version names somebody no more."""
    with empty_node():
        ledger = Ledger(charter_of(BOTH))
        seen = []
        taken = 0
        for kaz in steps():
            ledger.take(map(opened, kaz.acts[taken:]))
            taken = len(kaz.acts)
            assert held() == attested()
            seen.append(held())
        days = [next((first, last) for name, *_, first, last in one if name == "A. Mamin") for one in seen]
        assert days[:4] == [
            ("2023-04-01", "2023-04-01"),
            ("2022-01-01", "2023-04-01"),
            ("2020-01-01", "2023-04-01"),
            ("2020-01-01", "2022-01-01"),
        ]
        assert {name for name, *_ in seen[-1]} == {"A. Mamin", "B. Orazov"}
        kept = held()
        rebuild(ledger.id)
        assert held() == kept
