"""The rows that make events, of all tables, with the same columns and in the order of arrival: one statement.

Each kind of row gives one arm of a union. Every arm reads its table by `register` and `arrival`, which an
index has in order, so that a page costs the same however long the record is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

import msgspec
from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    Exists,
    F,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)

from kelisim.node.models import PLACES, Entry, Link, Proposal, Report, Statement, StoredAct, Version, VoidAct, Word
from kelisim.web.queries.records import Record

Kind = Literal[
    "agreed",
    "moved",
    "corrected",
    "left",
    "news",
    "reported",
    "stated",
    "notified",
    "released",
    "breached",
    "remarked",
    "proposed",
    "void",
    "two-stories",
]
"""`agreed` is the first public version of an entry, `news` that of a story. A later one is `left` where a commitment
leaves control, `moved` where an agreed date moves, and `corrected` otherwise. A release is `breached` where it shows
that a limit was breached of which that was not known before."""

SECTION_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "documents": ("instrument",),
    "commitments": ("measure", "milestone"),
    "meetings": ("meeting", "decision"),
    "figures": ("indicator",),
    "places": ("place",),
    "bodies": ("body",),
    "news": ("story",),
}
"""The kinds of entries whose events stand in a list of the register."""
SIGNED: Final = "signed"
"""The list of what the Parties signed to one another: versions agreed, proposals, acts void, two stories."""

_STORIES: Final = PLACES - 1
"""The place of a Party's second story in the order of the act that told it."""
_WORDS: Final = frozenset({"notified", "released", "breached", "remarked"})
_FROM_VERSIONS: Final = frozenset({"agreed", "moved", "corrected", "left", "news"})
_SMALL: Final = frozenset({"meetings", "figures", "places", "bodies", "news"})
"""The lists that are short beside those of documents and commitments."""
_REPORTED: Final = frozenset({"measure", "milestone", "decision"})
"""The kinds of entries that Parties report on."""
_FIELD_ROLES: Final = ("field", "fields")


class EventRow(msgspec.Struct, frozen=True):
    """A row that makes an event. `source` is version, reported, stated, notice, release, comment, proposed, void or
    two-stories; `act` the hash of the act, of a version that of its proposal; `entry` the key of the entry, or 0;
    `shown` says whether the signer of a version may be named.
    """

    arrival: int
    register: str
    source: str
    act: str
    party: str
    number: int
    at: str
    office: str
    entry: int
    ordinal: int
    content: Any
    shown: bool
    disputed: bool
    reason: str


_COLUMNS: Final = (
    "place",
    "holder",
    "source",
    "digest",
    "whose",
    "nth",
    "moment",
    "signer",
    "about_id",
    "version",
    "kept",
    "held",
    "doubted",
    "why",
)
"""The columns of `EventRow`, by names that no field of a table has."""


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which events are asked for: those of one entry, field or body (each by its id), of a list, of some kinds."""

    entry: str = ""
    field: str = ""
    body: str = ""
    section: str = ""
    kinds: frozenset[Kind] = frozenset()

    @property
    def narrow(self) -> bool:
        """Whether they are those of some entries only."""
        return bool(self.entry or self.field or self.body or self.section in SECTION_KINDS)

    @property
    def few(self) -> bool:
        """Whether they are those of entries that are few among all."""
        return bool(self.entry or self.body or self.section in _SMALL)


def event_rows(
    records: Sequence[Record], wanted: Filters, after: int | None = None, before: int | None = None, limit: int = 100
) -> list[EventRow]:
    """The rows that make events: the earliest after an arrival, or else the newest, before one or at all.

    Args:
        records: the registers, at least one.
        wanted: which events.
        after: an arrival after which they are, the earliest in front.
        before: an arrival before which they are.
        limit: how many at most.
    """
    where = Q() if after is None else Q(arrival__gt=after)
    where &= Q() if before is None else Q(arrival__lt=before)
    first = "-place" if after is None else "place"
    arms = [arm.filter(where) for record in records for arm in _arms(record, wanted)]
    rows = arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0]
    found = [EventRow(*row) for row in rows.order_by(first)[:limit]]
    if not wanted.narrow:
        stories = (row for record in records for row in _stories(record))
        within = (row for row in stories if after is None or row.arrival > after)
        found += [row for row in within if before is None or row.arrival < before]
        found.sort(key=lambda row: row.arrival, reverse=after is None)
    return found[:limit]


def _arms(record: Record, wanted: Filters) -> list[QuerySet[Any, Any]]:
    """One query for each kind of row that makes events, with the same columns."""
    ours, kinds = Q(register=record.register), wanted.kinds
    few = wanted.few
    shown = Q(public=True, entry__public=True) & _chosen(record, wanted) & (Q() if few else ours)
    word = {"digest": F("act"), "whose": F("party"), "nth": F("number"), "moment": F("at"), "signer": F("office")}
    word |= {"kept": F("content"), "doubted": F("disputed")}
    arms = []
    if not kinds or kinds & _FROM_VERSIONS:
        version = {"digest": F("proposal_id"), "whose": F("proposal__party"), "nth": F("proposal__number")}
        version |= {"moment": F("agreed_at"), "signer": F("proposal__office"), "held": F("proposal__public")}
        version |= {"about_id": F("entry_id"), "version": F("ordinal"), "kept": F("content")}
        if wanted.section in SECTION_KINDS:
            for kind in SECTION_KINDS[wanted.section]:
                # An index has those of a kind in the order of arrival.
                rows = Version.objects.filter(ours, kind=kind, public=True, entry__public=True)
                arms.append(_columns(rows, Value("version"), version))
        else:
            arms.append(_columns(Version.objects.filter(shown), Value("version"), version, few=few))
    if wanted.section != SIGNED:
        reported = not _REPORTED.isdisjoint(SECTION_KINDS.get(wanted.section, _REPORTED))
        if reported and (not kinds or "reported" in kinds):
            said = word | {"about_id": F("entry_id")}
            arms.append(_columns(Report.objects.filter(shown), Value("reported"), said, few=few))
        if not kinds or kinds & _WORDS:
            said = word | {"about_id": F("entry_id")}
            arms.append(_columns(Word.objects.filter(shown), F("kind"), said, few=few))
        if not kinds or "stated" in kinds:
            spoken = Statement.objects.filter(_spoken_of(record, wanted), public=True)
            arms.append(_columns(spoken if few else spoken.filter(ours), Value("stated"), word, few=few))
    if not wanted.narrow:
        if len(record.parties) > 1 and (not kinds or "proposed" in kinds):
            offered = Proposal.objects.filter(ours, public=True).exclude(status="void")
            proposed = word | {"digest": F("pk"), "kept": F("entries"), "doubted": Value(value=False)}
            arms.append(_columns(offered, Value("proposed"), proposed))
        void = {"digest": F("act"), "whose": F("party"), "nth": F("number"), "why": F("reason")}
        arms.append(_columns(VoidAct.objects.filter(ours), Value("void"), void))
    return arms


def _columns(
    rows: QuerySet[Any, Any], source: Value | F, given: Mapping[str, Any], *, few: bool = False
) -> QuerySet[Any, Any]:
    """The columns that all arms have, those not given empty, in one order.

    Of few entries the rows are found by their entries and then sorted: where the order is that of a sum, no index has
    it, and the database does not look through everything in the order of arrival for them.
    """
    none, nothing = Value("", output_field=CharField()), Value(0, output_field=BigIntegerField())
    columns: dict[str, Any] = dict.fromkeys(("digest", "whose", "moment", "signer"), none)
    columns |= {"nth": nothing, "about_id": nothing, "version": nothing, "source": source, "holder": F("register_id")}
    columns |= {"kept": Value(None, output_field=JSONField()), "why": Value("", output_field=TextField())}
    columns |= {"held": Value(value=True), "doubted": Value(value=False)} | dict(given)
    columns["place"] = F("arrival") + Value(0) if few else F("arrival")
    chosen: QuerySet[Any, Any] = rows.order_by().annotate(**columns).values_list(*_COLUMNS)
    return chosen


def _chosen(record: Record, wanted: Filters) -> Q:
    """Which entries of the register events are asked of."""
    entries, chosen = Entry.objects.filter(register=record.register).order_by(), Q()
    links = Link.objects.order_by()  # Of other registers too; the entries are of this one.
    if wanted.entry:
        chosen &= Q(entry=Subquery(entries.filter(entry=wanted.entry).values("pk")[:1]))
    if wanted.field:
        direct = links.filter(role__in=_FIELD_ROLES, entry=wanted.field).values("source")
        below = links.filter(role="of", target__in=direct).values("source")
        own = entries.filter(entry=wanted.field).values("pk")
        chosen &= Q(entry__in=direct) | Q(entry__in=below) | Q(entry__in=own)
    if wanted.body:
        own = entries.filter(entry=wanted.body).values("pk")
        named = links.filter(entry=wanted.body, source__register=record.register).values("source")
        chosen &= Q(entry__in=named.union(own))
    if wanted.section in _SMALL:
        chosen &= Q(entry__in=entries.filter(kind__in=SECTION_KINDS[wanted.section]).values("pk"))
    elif wanted.section in SECTION_KINDS:
        chosen &= Q(entry__kind__in=SECTION_KINDS[wanted.section])
    return chosen


def _spoken_of(record: Record, wanted: Filters) -> Q:
    """Statements about a public entry that is asked for; where none is, those about no entry as well."""
    about, chosen = Statement.about.through.objects.all(), _chosen(record, wanted)
    if wanted.few:
        return Q(pk__in=about.filter(chosen, entry__public=True).values("statement_id"))
    here = about.filter(statement_id=OuterRef("pk"))
    spoken = Q(Exists(here.filter(chosen, entry__public=True)))
    if wanted.section == "documents":
        spoken &= Q(on_document=True)
    return spoken if wanted.narrow else spoken | ~Q(Exists(here))


def _stories(record: Record) -> Iterator[EventRow]:
    """The second stories: of each Party that told two, the act that came second of the first two with one number."""
    for party in (party for party in record.parties if party.forked):
        acts = StoredAct.objects.filter(register=record.register.pk, party=party.code)
        twice = acts.order_by().values("number").annotate(acts=Count("pk")).filter(acts__gt=1).order_by("number")
        second = acts.filter(number=Subquery(twice.values("number")[:1])).order_by("pk")[1:2]
        for key, act, number, payload in second.values_list("pk", "hash", "number", "payload"):
            yield EventRow(
                arrival=key * PLACES + _STORIES,
                register=record.register.pk,
                source="two-stories",
                act=act,
                party=party.code,
                number=number,
                at=msgspec.json.decode(bytes(payload))["at"],
                office="",
                entry=0,
                ordinal=0,
                content=None,
                shown=True,
                disputed=False,
                reason="",
            )
