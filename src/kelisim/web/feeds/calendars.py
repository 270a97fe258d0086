"""Calendars: meetings, the ends of terms, milestones, and the days on which documents expire, from public entries.

1. A calendar reaches back a month and then as far ahead as anything is agreed, at most `MOST` entries of it: those that
   come first. That of a field or a body reaches further in a large register.
2. A partial date is never made more exact: a meeting in April lasts all of April, a term to 2025 ends on the last day
   of 2025.
3. A document expires as its clauses and the public notices say (`register.treaty`), where they say so to the day;
   otherwise with the end of its stated period. The day is the last on which it holds.
4. What left control as lapsed or repeated is cancelled. What is done stays where it was.
"""

import datetime
import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from kelisim.exports.calendar import Occasion, calendar
from kelisim.model.dates import first_day, last_day
from kelisim.model.decode import convert
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice
from kelisim.node.models import Entry, Link, Word
from kelisim.register.treaty.life import lives
from kelisim.web import words
from kelisim.web.addresses import entry_address
from kelisim.web.clock import today
from kelisim.web.event_words import when
from kelisim.web.feeds.answering import answered
from kelisim.web.feeds.scope import Scope, absolute, find_scope
from kelisim.web.language import chosen, reader
from kelisim.web.queries.event_rows import SECTION_KINDS
from kelisim.web.queries.names import entry_ids
from kelisim.web.sharing.kept import kept

NAME: Final = "calendar.ics"
CONTENT_TYPE: Final = "text/calendar; charset=utf-8"
DATED: Final = ("instrument", "measure", "milestone", "meeting", "decision", "field", "body")
"""The kinds of entries that have a calendar."""
MOST: Final = 500
_BACK: Final = datetime.timedelta(days=31)
FOLDER: Final = "calendars"
_SPACE: Final = uuid.UUID("6b656c69-7369-4d00-8000-63616c656e64")
_TERMS: Final[Mapping[str, str]] = {
    "measure": "term",
    "milestone": "date",
    "decision": "due",
    "meeting": "dates",
    "instrument": "period",
}
"""The field that holds the days of an entry, by its kind."""
_READ: Final = ("register_id", "entry", "kind", "title", "content", "versions", "agreed_at")


class _Said:
    """What hundreds of occasions say alike, said once: the words for kinds of entries, headings, terms."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.kinds = {kind: words.word("entry", kind) for kind in _TERMS}
        due = _("Due: {title}")
        self.headings = {"measure": due, "decision": due, "milestone": _("Milestone: {title}")}
        self._terms: dict[tuple[Any, ...], str] = {}

    def when(self, term: Mapping[str, Any]) -> str:
        """A term without words of its own as text."""
        days = (term.get("start"), term.get("end"), term.get("continuous"))
        if days not in self._terms:
            self._terms[days] = when(term, self.language)
        return self._terms[days]


def calendar_view(request: HttpRequest, slug: str = "", section: str = "", entry: str = "") -> HttpResponse:
    """A calendar of all registers, of one, of a list, or of an entry."""
    scope, language = find_scope(slug, section, entry), reader()
    with translation.override(language):
        found = occasions(scope, language, today())
        shown = (scope.title(language), language, absolute(scope.file(NAME, language)), found)
        # Writing takes longer than reading what is to be written, and what is written seldom changes.
        name = hashlib.sha256(msgspec.json.encode(shown)).hexdigest()
        data = kept(settings.HOME / FOLDER, f"{name}.ics", lambda: calendar(*shown))
    changed = max((one.stamp for one in found), default="")
    return answered(request, data, CONTENT_TYPE, changed)


def occasions(scope: Scope, language: str, on: datetime.date) -> list[Occasion]:
    """What is in the calendar of a scope, as seen on a day."""
    rows = _rows(scope, on)
    notices = _notices(rows)
    places = _places(rows)
    slugs = {record.register.pk: record.slug for record in scope.records}
    said = _Said(language)
    found = [
        occasion
        for row in rows
        for occasion in _occasions(row, slugs[row.register_id], said, notices.get(row.pk, []), places)
    ]
    return [one for one in found if one.last >= on - _BACK or scope.row is not None]


def _rows(scope: Scope, on: datetime.date) -> list[Entry]:
    """The entries with days in the calendar (rule 1), and the documents whose clauses say how they end."""
    if scope.row is not None and scope.row.kind in _TERMS:
        return [scope.row]
    registers, since = [record.register.pk for record in scope.records], (on - _BACK).isoformat()
    # Written as a list of one, the flag is a value to the database, and the index on these columns serves.
    ours = Entry.objects.filter(register__in=registers, public__in=[True]).filter(_chosen(scope)).only(*_READ)
    awaited = ours.filter(kind__in=_TERMS, awaited__gte=since).order_by("awaited", "id")
    ending = ours.filter(kind="instrument", expires=True).order_by("-id")
    return list({row.pk: row for row in [*awaited[:MOST], *ending[:MOST]]}.values())


def _chosen(scope: Scope) -> Q:
    if scope.row is None:
        return Q(kind__in=SECTION_KINDS[scope.section]) if scope.section in SECTION_KINDS else Q()
    named = Link.objects.filter(target=scope.row).values("source")
    below = Link.objects.filter(role="of", target__in=named).values("source")
    return Q(pk__in=named) | Q(pk__in=below)


def _notices(rows: Iterable[Entry]) -> dict[int, list[tuple[str, Notice]]]:
    documents = [row.pk for row in rows if row.kind == "instrument"]
    found: dict[int, list[tuple[str, Notice]]] = {}
    if documents:
        public = Word.objects.filter(entry__in=documents, kind="notice", public=True, disputed=False)
        for entry, party, content in public.values_list("entry_id", "party", "content"):
            found.setdefault(entry, []).append((party, convert(content, Notice)))
    return found


def _places(rows: Iterable[Entry]) -> dict[tuple[str, str], dict[str, str]]:
    """The names of the places that meetings name, by register and id."""
    wanted = Q()
    for row in rows:
        for entry in entry_ids(row.content.get("place")) if row.kind == "meeting" else ():
            wanted |= Q(register=row.register_id, entry=entry)
    found = Entry.objects.filter(wanted, public=True, kind="place").order_by() if wanted else ()
    return {(row.register_id, row.entry): row.title for row in found}


def _occasions(
    row: Entry,
    slug: str,
    said: _Said,
    notices: list[tuple[str, Notice]],
    places: Mapping[tuple[str, str], dict[str, str]],
) -> Iterator[Occasion]:
    term = row.content.get(_TERMS[row.kind]) or {}
    title = chosen(row.title, said.language)[1]
    shared: dict[str, Any] = {
        "stamp": row.agreed_at,
        "address": absolute(entry_address(slug, row.kind, row.entry)),
        "category": said.kinds[row.kind],
        "text": _text(row, term, said),
    }
    if row.kind == "instrument":
        ends = _expiries(row, term, notices)
        for parties, day in ends.items():
            yield Occasion(
                uid=_uid(row, "/".join(("expiry", *parties)) if len(ends) > 1 else "expiry"),
                title=_("Expires: {title}").format(title=title),
                first=day,
                last=day,
                sequence=row.versions - 1 + len(notices),
                **shared,
            )
        return
    if not term.get("end") and not (row.kind == "meeting" and term.get("start")):
        return
    last = last_day(term.get("end") or term["start"])
    meeting = row.kind == "meeting"
    place = row.content.get("place") or {} if meeting else {}
    named = places.get((row.register_id, place.get("entry", "")))
    yield Occasion(
        uid=_uid(row, "days"),
        title=title if meeting else said.headings[row.kind].format(title=title),
        first=first_day(term.get("start") or term["end"]) if meeting else last,
        last=last,
        sequence=row.versions - 1,
        place=chosen(named, said.language)[1] if named else place.get("name", ""),
        cancelled=(row.content.get("left") or {}).get("reason") in {"lapsed", "duplicate"},
        **shared,
    )


def _text(row: Entry, term: Mapping[str, Any], said: _Said) -> str:
    lines = [str(term["words"])] if term.get("words") else [said.when(term)] if term else []
    if left := row.content.get("left"):
        lines.append(_("Left control: {what}").format(what=words.word("leaving", left["reason"])))
    return "\n".join(filter(None, lines))


def _expiries(
    row: Entry, period: Mapping[str, Any], notices: list[tuple[str, Notice]]
) -> dict[tuple[str, ...], datetime.date]:
    """The last day on which a document holds, for the Parties for which it is that day (rule 3)."""
    by_day: dict[datetime.date, list[str]] = {}
    if row.content.get("clauses") or notices:
        document: Instrument = convert(row.content, Instrument)
        for party, life in lives(document, notices).items():
            for part in life.periods:
                start = part.start
                if part.status == "expired" and start is not None and start.earliest == start.latest:
                    by_day.setdefault(start.earliest - datetime.timedelta(days=1), []).append(party)
    if not by_day and period.get("end"):
        return {(): last_day(period["end"])}
    return {tuple(sorted(parties)): day for day, parties in by_day.items()}


def _uid(row: Entry, what: str) -> str:
    """An id that does not change and names no host (RFC 7986, 5.3)."""
    return str(uuid.uuid5(_SPACE, f"{row.register_id}/{row.entry}/{what}"))
