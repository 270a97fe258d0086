"""Who was in which office when, by what the register holds: rows from meetings, documents and statements.

A person is known by the name that a source gives. Nobody is followed beyond what was signed and said in an office.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.db import connection

from kelisim.model.act import Act, Stating
from kelisim.model.dates import Term
from kelisim.model.instrument import Instrument
from kelisim.model.meeting import Meeting
from kelisim.model.reference import Named
from kelisim.node.past import Attested, Held
from kelisim.node.statements import insert
from kelisim.register.entries import EntryState
from kelisim.register.fold import Register
from kelisim.register.history import agreed_at

PEOPLED: Final = ("instrument", "meeting")
"""The kinds of entries that people are named in."""
_HOLD: Final = (
    "INSERT INTO {held} (register_id, name, office, body, side, first, last)"
    " SELECT register_id, name, office, body, side, MIN(date), MAX(date) FROM {attested}"
    " WHERE register_id = %s AND public AND {{which}} GROUP BY register_id, name, office, body, side"
)
_EXTEND: Final = (
    "INSERT INTO {held} (register_id, name, office, body, side, first, last) VALUES (%s, %s, %s, %s, %s, %s, %s)"
    " ON CONFLICT (register_id, name, office, body, side) DO UPDATE SET"
    " first = CASE WHEN excluded.first < {held}.first THEN excluded.first ELSE {held}.first END,"
    " last = CASE WHEN excluded.last > {held}.last THEN excluded.last ELSE {held}.last END"
)


def in_entry(register: str, key: int, state: EntryState) -> Iterator[Attested]:
    """The people in the newest agreed version of an entry; `key` is its primary key."""
    if not state.versions:
        return
    newest = state.versions[-1]
    content, at = newest.item.content, agreed_at(newest.proposal)
    shared = {"register_id": register, "entry_id": key, "at": at, "public": newest.item.public}
    if isinstance(content, Meeting):
        day = _day(content.dates) or content.reported or ""
        for one in content.participants:
            if one.name:
                yield _row(shared, one.name, one.office, content.organ, one.side, day)
    elif isinstance(content, Instrument):
        for signed in content.signatures:
            if signed.name:
                day = signed.date or content.signed or ""
                yield _row(shared, signed.name, signed.office, signed.body, signed.party, day)


def in_statement(register: Register, act_hash: str, act: Act) -> Iterator[Attested]:
    """The person who made a statement, if it names one; a statement that stands in one of two stories is not public."""
    if isinstance(act, Stating) and act.body.statement.speaker.name:
        said = act.body.statement
        counts = register.counts(act_hash, act.party, act.number)
        shared = {"register_id": act.register, "act": act_hash, "at": act.at, "public": act.body.public and counts}
        yield _row(shared, said.speaker.name or "", said.speaker.office, said.speaker.body, said.side, said.said)


def _row(
    shared: dict[str, Any], name: str, office: str | None, body: Named | None, side: str | None, day: str
) -> Attested:
    of = (body.entry or body.name or "") if body else ""
    return Attested(**shared, name=name, office=office or "", body=of, side=side or "", date=day)


def _day(term: Term | None) -> str:
    return (term.start or term.end or "") if term else ""


def attest(rows: Iterable[Attested]) -> None:
    """Add people who are attested, and extend the offices that they hold."""
    found = list(rows)
    insert(found)
    public = [one for one in found if one.public]
    if public:
        values = [[one.register_id, one.name, one.office, one.body, one.side, one.date, one.date] for one in public]
        with connection.cursor() as cursor:
            cursor.executemany(_named(_EXTEND), values)


def attest_anew(register: str, entries: Sequence[int], rows: Iterable[Attested]) -> None:
    """Put people in place of those whom earlier versions of entries named."""
    before = Attested.objects.filter(entry__in=entries)
    names = sorted(set(before.order_by().values_list("name", flat=True)))
    before.delete()
    if not names:
        attest(rows)
        return
    found = list(rows)
    insert(found)
    names = sorted({*names, *(one.name for one in found)})
    Held.objects.filter(register=register, name__in=names).delete()
    which = f"name IN ({', '.join(['%s'] * len(names))})"
    with connection.cursor() as cursor:
        cursor.execute(_named(_HOLD).format(which=which), [register, *names])


def _named(statement: str) -> str:
    return statement.format(held=Held._meta.db_table, attested=Attested._meta.db_table)
