"""Telling what may have to be looked at (`foresight`) from the rows of what was agreed, reported and notified.

1. `catch_up` asks one question of the database and does nothing more where no act came. It tells anew the entries that
   new acts touched, and those whose facts follow from them: milestones of a commitment, what a document replaces, the
   programmes among which one can follow another.
2. Everything is told anew where the entries were made anew, where a Party told two stories, and where very many acts
   came at once. A serving process does that in a thread beside its readers (`begin`), who are told meanwhile how
   things stood before. It takes a portion at a time, so nobody who signs has to wait for all of it.
3. What is not public, and what stands in one of two stories, counts for nothing.
"""

import datetime
import logging
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db import DatabaseError, OperationalError, connection, transaction

from kelisim.model.dates import last_day
from kelisim.model.decode import convert
from kelisim.model.instrument import Instrument
from kelisim.model.item import CONTENT_TYPES, ITEM_TYPES, Item
from kelisim.model.notice import Notice
from kelisim.model.word import Report as ReportValue
from kelisim.node.models import PLACES, Entry, Link, Party, Report, StoredAct, Version, Word
from kelisim.node.past import FOREVER
from kelisim.node.statements import insert, made
from kelisim.register.control import leads_of
from kelisim.register.course import Heard
from kelisim.register.spoken import Reported
from kelisim.web.plans.foresight import PROGRAMMES, Agreed, Held, Peer, of_commitment, of_document
from kelisim.web.plans.models import Lookout, Progress

DATED: Final = ("measure", "milestone", "decision")
MANY: Final = 2_000
"""New acts of which what they touched is not looked for one by one."""
_AT_ONCE: Final = 500
_STATE: Final = """
    SELECT COALESCE((SELECT MAX(id) FROM node_storedact), 0),
    COALESCE((SELECT SUM((SELECT MIN(id) FROM node_entry WHERE register_id = r.id)) FROM node_register AS r), 0),
    (SELECT acts FROM plans_progress), (SELECT first FROM plans_progress)
"""
PAUSE: Final = 2.0
"""Seconds between two looks of the thread."""
_log = logging.getLogger(__name__)
_kept = threading.Event()


class State(NamedTuple):
    """What says whether anything changed: the newest act, and the sum of the first entries of all registers."""

    acts: int
    first: int


def _states() -> tuple[State, State | None]:
    """How things stand, and how they stood when they were last told."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        acts, first, told, began = cursor.fetchone()
    return State(acts, first), None if told is None else State(told, began)


def catch_up(*, whole: bool = True) -> int:
    """Tell what changed; of how many entries. Everything is told anew only if `whole`."""
    now, then = _states()
    if now == then:
        return 0
    if then is None or _changed_all(now, then):
        return _tell_anew(now) if whole else 0
    with transaction.atomic():
        now, then = _states()
        if then is None or now == then or _changed_all(now, then):
            return 0
        count = tell_of(_touched(then.acts))
        _keep_state(now)
    return count


def _changed_all(now: State, then: State) -> bool:
    """Rule 2."""
    return then.first != now.first or now.acts - then.acts > MANY or Party.objects.filter(forked=True).exists()


def _tell_anew(now: State) -> int:
    """Tell of every entry, a portion at a time, so that nobody who writes meanwhile has to wait for all of it."""
    count = tell_all()
    # What came meanwhile is behind `now`, and followed afterwards.
    _keep_state(now)
    return count


def _keep_state(now: State) -> None:
    if not Progress.objects.update(**now._asdict()):
        Progress.objects.create(**now._asdict())


def look() -> None:
    """Bring everything up to date before a page is made; where somebody else writes for long, it tells of before."""
    with suppress(OperationalError):
        catch_up(whole=not _kept.is_set())


def begin() -> threading.Thread:
    """Keep it up to date in a thread of a serving process, so that no reader waits until everything is told anew."""
    thread = threading.Thread(target=_keep, args=(threading.Event(),), name="plans", daemon=True)
    _kept.set()
    thread.start()
    return thread


def _keep(never: threading.Event) -> None:
    while True:
        try:
            catch_up()
        except DatabaseError as error:
            _log.warning("what has to be looked at could not be told: %s", error)
            connection.close()
        never.wait(PAUSE)


def tell_all() -> int:
    """Tell of every entry; of how many."""
    rows = Entry.objects.filter(kind__in=(*DATED, "instrument"), public=True).order_by("register", "id")
    by_register: dict[str, list[int]] = {}
    for key, register in rows.values_list("pk", "register_id"):
        by_register.setdefault(register, []).append(key)
    count = tell_of(by_register)
    public = Entry.objects.filter(kind__in=(*DATED, "instrument"), public=True)
    Lookout.objects.exclude(entry__in=public.values("pk")).delete()
    return count


def tell_of(entries: Mapping[str, Collection[int]]) -> int:
    """Tell of entries, given by register and primary key; of how many that are public."""
    count = 0
    for register, keys in entries.items():
        count += _tell(register, sorted(keys))
    return count


def _touched(acts: int) -> dict[str, set[int]]:
    """The entries, by register, that acts behind a primary key changed, and those that follow from them (rule 1)."""
    since = (acts + 1) * PLACES
    found: dict[str, set[int]] = {}
    registers = list(StoredAct.objects.filter(pk__gt=acts).order_by().values_list("register", flat=True).distinct())
    tables: tuple[tuple[Any, Mapping[str, Any]], ...] = (
        (Version, {"kind__in": (*DATED, "instrument", "charter")}),
        (Report, {}),
        (Word, {"kind": "notice", "entry__isnull": False}),
    )
    for register in registers:
        keys: set[int] = set()
        for model, more in tables:
            rows = model.objects.filter(register=register, arrival__gte=since, **more).order_by()
            keys.update(rows.values_list("entry_id", flat=True))
        found[register] = keys | _following(register, keys)
    return found


def _following(register: str, keys: Collection[int]) -> set[int]:
    kinds = dict(Entry.objects.filter(pk__in=keys).values_list("pk", "kind"))
    if "charter" in kinds.values():
        return set(Entry.objects.filter(register=register, public=True).values_list("pk", flat=True))
    named = Link.objects.filter(source__in=keys, role__in=("relations", "programme"), target__isnull=False)
    found = set(named.values_list("target_id", flat=True))
    found.update(Link.objects.filter(role="of", target__in=keys).values_list("source_id", flat=True))
    if "instrument" in kinds.values():
        # One that is a programme, or was, can be what follows any other.
        ended = Lookout.objects.filter(register=register, code="ending").values_list("entry_id", flat=True)
        found.update(ended)
    return found


@dataclass(frozen=True)
class _Chosen:
    """What an entry is chosen by: the sides that it concerns, its fields and its bodies."""

    sides: tuple[str, ...]
    fields: tuple[str, ...]
    bodies: tuple[str, ...]


def _tell(register: str, keys: Sequence[int]) -> int:
    """Tell of these entries of a register; of how many that are public."""
    parties = frozenset(
        Party.objects.filter(register_id=register, left=False)
        .exclude(kind="observatory")
        .values_list("code", flat=True)
    )
    count = 0
    for start in range(0, len(keys), _AT_ONCE):
        portion = keys[start : start + _AT_ONCE]
        rows = Entry.objects.filter(pk__in=portion, public=True, kind__in=(*DATED, "instrument")).order_by("id")
        with transaction.atomic():
            entries = list(rows)
            Lookout.objects.filter(entry__in=portion).delete()
            insert(_rows(register, entries, parties))
        count += len(entries)
    return count


def _rows(register: str, entries: Sequence[Entry], parties: Collection[str]) -> Iterator[Lookout]:
    dated = [row for row in entries if row.kind in DATED]
    versions, reports = _versions(dated), _reports(dated)
    above = _above(register, dated)
    for row in dated:
        of = above.get(row.content.get("of", {}).get("entry", "")) if row.kind == "milestone" else None
        if row.kind == "milestone" and of is None:
            continue  # who answers for it is told by something that is not public, or by nothing
        whole = item_of(of) if of is not None and of.kind == "measure" else None
        told = (
            of_commitment(
                [Agreed(day, _item(row, content)) for day, content in versions.get(row.pk, ())],
                reports.get(row.pk, ()),
                parties,
                above=whole,
                programme=_programme(of or row),
            )
            if row.pk in versions
            else []
        )
        yield from _lookouts(register, row, told, _chosen(of or row, whole or item_of(row)))
    yield from _of_documents(register, [row for row in entries if row.kind == "instrument"])


def item_of(row: Entry) -> Item:
    """The item that a row holds."""
    return _item(row, row.content)


def _item(row: Entry, content: Mapping[str, Any]) -> Item:
    return ITEM_TYPES[row.kind](
        entry=row.entry, bound=tuple(row.bound), public=True, content=convert(content, CONTENT_TYPES[row.kind])
    )


def _programme(row: Entry) -> str:
    """The document by whose end an entry is to be finished: a commitment's programme, a milestone's document."""
    if row.kind == "instrument":
        return row.entry
    return str((row.content.get("programme") or {}).get("entry", ""))


def _chosen(row: Entry, item: Item) -> _Chosen:
    content = row.content
    fields = content.get("fields") or [content.get("field") or {}]
    bodies = [one.get("body", one) for one in content.get("responsible", [])] or content.get("bodies", [])
    sides = leads_of(item) if row.kind != "instrument" else tuple(sorted(content.get("parties", ())))
    return _Chosen(sides, _entries(fields), _entries(bodies))


def _entries(references: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one["entry"] for one in references if one.get("entry")))


def _spaced(names: Iterable[str]) -> str:
    said = " ".join(names)
    return f" {said} " if said else ""


def _lookouts(register: str, row: Entry, held: Iterable[Held], chosen: _Chosen) -> Iterator[Lookout]:
    sides, fields, bodies = _spaced(chosen.sides), _spaced(chosen.fields), _spaced(chosen.bodies)
    for one in held:
        yield made(
            Lookout,
            register_id=register,
            entry_id=row.pk,
            kind=row.kind,
            code=one.fact.code,
            side=one.fact.side,
            day=one.fact.day.isoformat(),
            about=one.fact.about,
            amount=one.fact.amount,
            moves=one.fact.moves,
            first=one.first.isoformat(),
            until=one.until.isoformat() if one.until else FOREVER,
            sides=f" {one.fact.side} " if one.fact.side else sides,
            fields=fields,
            bodies=bodies,
        )


def _day(at: str) -> datetime.date:
    return datetime.date.fromisoformat(at[:10])


def _versions(entries: Iterable[Entry]) -> dict[int, list[tuple[datetime.date, dict[str, Any]]]]:
    found: dict[int, list[tuple[datetime.date, dict[str, Any]]]] = {}
    rows = Version.objects.filter(entry__in=list(entries), public=True).order_by("entry_id", "ordinal")
    for key, at, content in rows.values_list("entry_id", "agreed_at", "content"):
        found.setdefault(key, []).append((_day(at), content))
    return found


def _reports(entries: Iterable[Entry]) -> dict[int, list[Heard]]:
    found: dict[int, list[Heard]] = {}
    rows = Report.objects.filter(entry__in=list(entries), public=True, disputed=False).order_by()
    for key, act, party, number, at, content in rows.values_list("entry_id", "act", "party", "number", "at", "content"):
        report: ReportValue = convert(content, ReportValue)
        said = Reported(act=act, party=party, number=number, day=last_day(report.as_of), report=report)
        found.setdefault(key, []).append(Heard(_day(at), said))
    return found


def _above(register: str, entries: Iterable[Entry]) -> dict[str, Entry]:
    """What milestones are of, as far as it is public."""
    named = {row.content.get("of", {}).get("entry") for row in entries if row.kind == "milestone"} - {None}
    rows = Entry.objects.filter(register=register, entry__in=named, public=True) if named else ()
    return {row.entry: row for row in rows}


def _of_documents(register: str, entries: Sequence[Entry]) -> Iterator[Lookout]:
    notices: dict[int, list[tuple[datetime.date, str, Notice]]] = {}
    words = Word.objects.filter(entry__in=list(entries), kind="notice", public=True, disputed=False).order_by("number")
    for key, at, party, content in words.values_list("entry_id", "at", "party", "content"):
        notices.setdefault(key, []).append((_day(at), party, convert(content, Notice)))
    telling = [row for row in entries if row.pk in notices or _tells(row)]
    if not telling:
        return
    versions, replaced = _versions(telling), _replaced(telling)
    ending = [row for row in telling if row.content.get("period")]
    named = set(
        Link.objects.filter(role="programme", entry__in=[row.entry for row in ending], source__public=True).values_list(
            "entry", flat=True
        )
    )
    programmes = [row for row in ending if row.content["kind"] in PROGRAMMES]
    peers = _peers(register) if programmes else []
    for row in telling:
        kept = [(day, _instrument(content)) for day, content in versions.get(row.pk, ())]
        if not kept:
            continue
        others = [peer for peer in peers if peer.entry != row.entry] if row in programmes else []
        held = of_document(
            row.entry,
            kept,
            notices.get(row.pk, ()),
            replaced_by=replaced.get(row.pk, ()),
            peers=others,
            named=row.entry in named,
        )
        yield from _lookouts(register, row, held, _chosen(row, item_of(row)))


def _tells(row: Entry) -> bool:
    content = row.content
    return bool(content.get("clauses") or content.get("actions") or content.get("period"))


def _instrument(content: Mapping[str, Any]) -> Instrument:
    held: Instrument = convert(content, Instrument)
    return held


def _replaced(entries: Sequence[Entry]) -> dict[int, list[tuple[datetime.date, Instrument]]]:
    """The public documents that say that they supersede one of these."""
    keys = {row.entry: row.pk for row in entries}
    links = Link.objects.filter(role="relations", target__in=list(entries), source__public=True)
    rows = links.values_list("target__entry", "source__content", "source__agreed_at", "source__kind")
    found: dict[int, list[tuple[datetime.date, Instrument]]] = {}
    for entry, content, at, kind in rows:
        if kind == "instrument" and any(
            one["kind"] == "supersedes" and one["instrument"].get("entry") == entry
            for one in content.get("relations", ())
        ):
            found.setdefault(keys[entry], []).append((_day(at), _instrument(content)))
    return found


def _peers(register: str) -> list[Peer]:
    """The programmes of a register with their newest versions."""
    rows = Entry.objects.filter(register=register, kind="instrument", public=True, content__kind__in=PROGRAMMES)
    first = dict(Version.objects.filter(entry__in=rows, public=True, ordinal=1).values_list("entry_id", "agreed_at"))
    return [
        Peer(row.entry, _day(first.get(row.pk, row.agreed_at)), _instrument(row.content)) for row in rows.order_by("id")
    ]
