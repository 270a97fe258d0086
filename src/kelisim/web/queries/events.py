"""What came to be public knowledge in a register, as one ordered stream.

1. An event is an act of one side's word, a version of an entry that was agreed, a proposal, an act without effect, or a
   Party's second story. Only public rows make events: the entry, its version, the proposal and the word are all public.
2. Events stand in the order in which they came to this node (`arrival`), not in that of the authors' clocks: who has
   read to one of them misses nothing that arrives late.
3. A joint story came to be known at its moment of release, which is then its time; its rows are not public before.
4. The id of an event is made from the act and the entry, so it is the same on every node and for ever.
5. A version that is not public is as good as absent: what moved is told against the public version before.
6. Proposals are told where more than one Party can answer, and not by entry, field or body.
7. A page of events takes three statements, however many there are, one more where an act without effect is among them,
   one where a release of a figure with limits is, and one for each Party that told two stories.

`kelisim.web.event_words.told` says an event in a sentence.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
from django.db.models import F, Q

from kelisim.figures.limits import Breach
from kelisim.model.decode import convert
from kelisim.model.item import CONTENT_TYPES, title_of
from kelisim.node.models import Entry, StoredAct, Version
from kelisim.register.slips import Move, slips
from kelisim.register.targets import Correction, corrections
from kelisim.web.figures.breaches import Limits, breached_by
from kelisim.web.language import chosen, state_name
from kelisim.web.queries.event_rows import EventRow, Filters, Kind, event_rows
from kelisim.web.queries.names import entry_ids
from kelisim.web.queries.records import Record
from kelisim.web.queries.versions import record_of

_SPACE: Final = uuid.UUID("6b656c69-7369-4d00-8000-6576656e7473")
_KINDS: Final[Mapping[str, Kind]] = {
    "reported": "reported",
    "stated": "stated",
    "notice": "notified",
    "release": "released",
    "comment": "remarked",
    "proposed": "proposed",
    "void": "void",
    "two-stories": "two-stories",
}
"""The kind of event that a row makes; that of a version follows from the versions before it."""
_REACH: Final = 4


class Concerned(msgspec.Struct, frozen=True):
    """A public entry that an event concerns."""

    entry: str
    kind: str
    title: dict[str, str]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One event.

    `order` is its place on this node, `at` the author's clock. `party` is whose act it is,
    `side` the side for which it speaks, `office` its signer. `title` is that of the entry it is chiefly about,
    or the register's. `content` is what the act holds: the version's content, the plain value of the report, statement,
    notice, release or comment, or `{"items": ...}` of a proposal. `names` are those of the Parties by their codes.
    `unit` is that of the figure that a release is of.
    """

    id: str
    order: int
    kind: Kind
    at: str
    register: str
    slug: str
    act: str
    party: str
    number: int
    office: str
    side: str
    title: dict[str, str]
    entries: tuple[Concerned, ...]
    content: dict[str, Any]
    names: dict[str, dict[str, str]]
    ordinal: int = 0
    moves: tuple[tuple[str, Move], ...] = ()
    corrections: tuple[Correction, ...] = ()
    breaches: tuple[Breach, ...] = ()
    unit: str = ""
    disputed: bool = False
    reason: str = ""

    @property
    def main(self) -> Concerned | None:
        """The entry that it is chiefly about."""
        return self.entries[0] if self.entries else None

    def name_of(self, code: str, language: str) -> str:
        """The name of a Party or a side."""
        return chosen(self.names[code], language)[1] if code in self.names else state_name(code, language)


def events_after(record: Record, order: int, limit: int = 100) -> list[Event]:
    """What came after a place in the order of arrival, the earliest first; at most `limit` events."""
    return _told([record], event_rows([record], Filters(), after=order, limit=limit))


def latest_events(
    record: Record, filters: Filters | None = None, before: int | None = None, limit: int = 30
) -> list[Event]:
    """The newest events, the latest first; those before a place in the order of arrival where one is given.

    Where some kinds are asked for, the newest four times `limit` are looked through.
    """
    return latest_of_all([record], filters, before, limit)


def latest_of_all(
    records: Sequence[Record], filters: Filters | None = None, before: int | None = None, limit: int = 30
) -> list[Event]:
    """The newest events of several registers, as one stream."""
    wanted = filters or Filters()
    reach = limit * _REACH if wanted.kinds else limit
    found = _told(records, event_rows(records, wanted, before=before, limit=reach)) if records else []
    return [event for event in found if not wanted.kinds or event.kind in wanted.kinds][:limit]


def newest_order(record: Record) -> int:
    """The place of the newest event, from which a reader who begins now goes on; 0 where there is none."""
    return max((row.arrival for row in event_rows([record], Filters(), limit=1)), default=0)


def event_id(act: str, about: str) -> str:
    """The id of an event, from the hash of the act and what it is about: a UUID by name (RFC 9562, 5.5)."""
    return str(uuid.uuid5(_SPACE, f"{act}/{about}"))


def _told(records: Sequence[Record], rows: Sequence[EventRow]) -> list[Event]:
    """The events of rows, with the versions before them and the titles of the entries that they concern."""
    held = {record.register.pk: record for record in records}
    pasts = _pasts({row.entry for row in rows if row.source == "version" and row.ordinal > 1})
    found = _entries(rows)
    clocks = _clocks(row.act for row in rows if not row.at)
    released = {row.act: (row.entry, row.arrival) for row in rows if row.source == "release" and not row.disputed}
    breaches = breached_by(released, _limits(found))
    return [_event(held[row.register], row, found, pasts, clocks, breaches.get(row.act, ())) for row in rows]


def _limits(found: Mapping[int | tuple[str, str], Entry]) -> Limits:
    """The limits of those of the entries that have some."""
    rows = ((key, entry, getattr(entry, "limits", None)) for key, entry in found.items() if isinstance(key, int))
    return {key: (entry.register_id, entry.entry, limits) for key, entry, limits in rows if limits}


def _clocks(acts: Iterable[str]) -> dict[str, str]:
    """The authors' clocks of acts, from their bytes."""
    wanted = list(acts)
    rows = StoredAct.objects.filter(hash__in=wanted).values_list("hash", "payload") if wanted else ()
    return {act: msgspec.json.decode(bytes(payload))["at"] for act, payload in rows}


def _pasts(entries: Iterable[int]) -> dict[int, list[Version]]:
    """The public versions of entries, the baseline first."""
    wanted, found = list(entries), dict[int, list[Version]]()
    if wanted:
        rows = Version.objects.filter(entry__in=wanted, public=True).select_related("proposal")
        for row in rows.order_by("entry_id", "ordinal"):
            found.setdefault(row.entry_id, []).append(row)
    return found


def _entries(rows: Iterable[EventRow]) -> dict[int | tuple[str, str], Entry]:
    """The public entries that rows are about, by key, and by register and id."""
    wanted = Q(pk__in={row.entry for row in rows if row.entry})
    for register in {row.register for row in rows}:
        named = {entry for row in rows if row.register == register for entry in _named(row)}
        wanted |= Q(register=register, entry__in=named) if named else Q()
    found: dict[int | tuple[str, str], Entry] = {}
    told = Entry.objects.filter(wanted, public=True).annotate(limits=F("content__limits"), unit=F("content__unit"))
    for entry in told.order_by().only("register_id", "entry", "kind", "title"):
        found[entry.pk] = found[entry.register_id, entry.entry] = entry
    return found


def _named(row: EventRow) -> list[str]:
    """The entries that a statement or a proposal names."""
    if row.source == "proposed":
        return [item["entry"] for item in row.content]
    return list(dict.fromkeys(entry_ids(row.content.get("about", [])))) if row.source == "stated" else []


def _event(
    record: Record,
    row: EventRow,
    found: Mapping[int | tuple[str, str], Entry],
    pasts: Mapping[int, Sequence[Version]],
    clocks: Mapping[str, str],
    breaches: tuple[Breach, ...],
) -> Event:
    named = [(row.register, entry) for entry in _named(row)]
    keys: list[int | tuple[str, str]] = [row.entry] if row.entry else [*named]
    concerned = tuple(Concerned(one.entry, one.kind, one.title) for key in keys if (one := found.get(key)))
    content: dict[str, Any] = {"items": row.content} if row.source == "proposed" else row.content or {}
    title = concerned[0].title if concerned else record.register.name
    kind, about = _KINDS.get(row.source, "agreed"), row.source
    moves: tuple[tuple[str, Move], ...] = ()
    corrected: tuple[Correction, ...] = ()
    if row.source == "version":
        about = concerned[0].entry
        title = title_of(convert(content, CONTENT_TYPES[concerned[0].kind]))
        kind, moves, corrected = _changed(concerned[0], row.ordinal, pasts.get(row.entry, ()))
    elif breaches:
        kind = "breached"
    elif row.source == "proposed":
        title = row.content[0]["title"]
    return Event(
        id=event_id(row.act, about),
        order=row.arrival,
        kind=kind,
        at=max(row.at or clocks.get(row.act, ""), content.get("release") or "" if kind == "news" else ""),
        register=record.register.pk,
        slug=record.slug,
        act=row.act,
        party=row.party,
        number=row.number,
        office=row.office if row.shown else "",
        side=content.get("side", "") if row.source == "stated" else row.party,
        title=title,
        entries=concerned,
        content=content,
        names={party.code: party.name for party in record.parties},
        ordinal=row.ordinal,
        moves=moves,
        corrections=corrected,
        breaches=breaches,
        unit=getattr(found.get(row.entry), "unit", "") or "" if breaches else "",
        disputed=bool(row.disputed),
        reason=row.reason,
    )


def _changed(
    entry: Concerned, ordinal: int, past: Sequence[Version]
) -> tuple[Kind, tuple[tuple[str, Move], ...], tuple[Correction, ...]]:
    """What a version is, and what it moved and corrected, told against the public versions before it."""
    records = [record_of(row, entry.kind, entry.entry) for row in past if row.ordinal <= ordinal]
    if len(records) <= 1:
        return ("news" if entry.kind == "story" else "agreed"), (), ()
    moves = tuple((date.field, move) for date in slips(records) for move in date.moves if move.ordinal == ordinal)
    targets = tuple(one for one in corrections(records) if one.ordinal == ordinal)
    before, after = (getattr(one.item.content, "left", None) for one in records[-2:])
    if after and not before:
        return "left", moves, targets
    return ("moved" if moves else "corrected"), moves, targets
