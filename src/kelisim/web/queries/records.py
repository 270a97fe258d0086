"""A register with its Parties, as of a day: what every page under its address needs.

1. A page is told as of today, or as of the end of a past day (`Record.day`). What was agreed or said later by the clock
   of its act is then left out, in every query; so each takes its rows through `Record.known` or `queries.then`.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Max, Model, Q, QuerySet
from django.http import Http404

from kelisim.exports.seal import seal_path
from kelisim.node.models import (
    Answer,
    Entry,
    Party,
    Proposal,
    Register,
    Report,
    Signer,
    Statement,
    StoredAct,
    VoidAct,
    Word,
)
from kelisim.web.clock import today
from kelisim.web.language import chosen, state_name

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Record:
    """A register and its Parties. `day` is the past day as of which it is told; None is today."""

    register: Register
    parties: tuple[Party, ...]
    day: datetime.date | None = None

    @property
    def on(self) -> datetime.date:
        """The day as of which it is told."""
        return self.day or today()

    @property
    def end(self) -> str:
        """The last moment of the past day, as acts write moments; empty for today."""
        return f"{self.day.isoformat()}T23:59:59Z" if self.day else ""

    def known(self, rows: QuerySet[M], clock: str = "at") -> QuerySet[M]:
        """Those of the rows that were known by the end of the day; `clock` names their field of moments."""
        return rows.filter(**{f"{clock}__lte": self.end}) if self.day else rows

    @property
    def slug(self) -> str:
        """The register's name in addresses."""
        return str(self.register.slug)

    @property
    def observed(self) -> bool:
        """Whether observatories alone keep it, so that no State has signed anything."""
        return all(party.kind == "observatory" for party in self.parties)

    @property
    def leading(self) -> frozenset[str]:
        """The codes of the Parties that can lead: those of the newest charter but for observatories."""
        return frozenset(party.code for party in self.parties if not party.left and party.kind != "observatory")

    @property
    def acts(self) -> int:
        """How many acts this node holds of it."""
        return sum(party.acts for party in self.parties)

    @property
    def last_at(self) -> str:
        """The newest author's clock among the feeds."""
        return max((party.last_at for party in self.parties), default="")

    def party(self, code: str) -> Party | None:
        """The Party of that code, if it is one."""
        return next((party for party in self.parties if party.code == code), None)

    def side_name(self, code: str, language: str) -> str:
        """The name of a Party or side."""
        party = self.party(code)
        return chosen(party.name, language)[1] if party else state_name(code, language)

    def shown(self, code: str) -> str:
        """How a Party's code is shown; a side that is no Party has only the one."""
        party = self.party(code)
        return (party.shown or party.code) if party else code

    def absent(self, sides: Iterable[str]) -> list[str]:
        """Those sides that are no Party and so have signed nothing."""
        return [side for side in dict.fromkeys(sides) if side and self.party(side) is None]


def find_record(slug: str, day: datetime.date | None = None) -> Record:
    """The register of that slug, as of the end of a past day or of today.

    Raises:
        Http404: there is none.
    """
    parties = tuple(Party.objects.filter(register__slug=slug).select_related("register"))
    if not parties:
        raise Http404
    return Record(parties[0].register, parties, day)


def all_records() -> list[Record]:
    """Every register of this node."""
    found = Register.objects.prefetch_related("parties")
    return [Record(register, tuple(register.parties.all())) for register in found]


def party_seal(party: Party) -> str:
    """The path of a Party's seal."""
    return seal_path([key["public"] for key in party.keys])


def sides_in(content: Mapping[str, Any]) -> list[str]:
    """The sides that an entry binds by its content, in its own order: guests and observers are not bound."""
    named: list[str] = []
    for field in ("parties", "sides", "members"):
        # A charter holds the records of its Parties, other entries their codes.
        named += [one["code"] if isinstance(one, dict) else one for one in content.get(field, [])]
    if side := content.get("side"):
        named.append(side)
    members = [one for one in content.get("participants", []) if one.get("standing", "member") == "member"]
    named += [side for one in [*content.get("responsible", []), *members] if (side := one.get("side"))]
    return list(dict.fromkeys(named))


def sides_spoken_of(record: Record) -> list[str]:
    """Every side that a public statement speaks for or a public document names as a Party."""
    said = record.known(Statement.objects.filter(register=record.register, public=True).exclude(side=""))
    spoken = set(said.order_by().values_list("side", flat=True).distinct())
    named = Entry.objects.filter(register=record.register, kind="instrument", public=True)
    for parties in named.order_by().values_list("content__parties", flat=True).distinct():
        spoken.update(parties or ())
    return sorted(spoken)


def signers(record: Record) -> list[Signer]:
    """Who signs for the Parties under full powers, and who did."""
    found = Signer.objects.filter(register=record.register)
    numbers = {party.code: party.acts for party in record.parties}
    return [one for one in found if record.day is None or one.since <= numbers.get(one.party, 0) + 1]


def void_acts(record: Record) -> list[VoidAct]:
    """Acts without effect, with their reasons; as of a past day those up to the newest act that is known of the day."""
    found = VoidAct.objects.filter(register=record.register)
    numbers = {party.code: party.acts for party in record.parties}
    return [act for act in found if record.day is None or act.number <= numbers.get(act.party, 0)]


def show_heads_then(record: Record, *, hashes: bool = True) -> None:
    """Let the Parties of a record show how far their feeds had come by its day, with the hash of the newest act.

    Only acts that propose, answer or say something have their clock in a row, so a feed can have been longer by
    mandates that came after the last of these.
    """
    if record.day is None:
        return
    own = {"register": record.register}
    tables: list[QuerySet[Any]] = [
        Proposal.objects.filter(**own),
        Answer.objects.filter(proposal__register=record.register),
        *(model.objects.filter(**own) for model in (Statement, Report, Word)),
    ]
    newest = [
        record.known(rows).order_by().values_list("party").annotate(last=Max("number"), clock=Max("at"))
        for rows in tables
    ]
    heads: dict[str, tuple[int, str]] = {}
    for party, number, at in newest[0].union(*newest[1:], all=True):
        before = heads.get(party, (0, ""))
        heads[party] = (max(number, before[0]), max(at, before[1]))
    places = Q(pk__in=())
    for party, (number, _) in heads.items():
        places |= Q(party=party, number=number)
    stored = StoredAct.objects.filter(places, register=record.register.pk).values_list("party", "hash")
    found = dict(stored) if hashes else {}
    for party in record.parties:
        party.acts, party.last_at = heads.get(party.code, (0, ""))
        party.head = found.get(party.code, "")
