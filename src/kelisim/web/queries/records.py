"""A register with its Parties, as of a day: what every page under its address needs.

1. A page is told as of today, or as of the end of a past day (`Record.day`). What was agreed or said later by the clock
   of its act is then left out, in every query; so each takes its rows through `Record.known` or `queries.then`.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from kelisim.exports.seal import seal_path
from kelisim.node.models import Entry, Party, Proposal, Register, Signer, Statement, VoidAct
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
    for parties in named.order_by().values_list("content__parties", flat=True):
        spoken.update(parties or ())
    return sorted(spoken)


def signers(record: Record) -> list[Signer]:
    """Who signs for the Parties under full powers, and who did."""
    return list(Signer.objects.filter(register=record.register))


def void_acts(record: Record) -> list[VoidAct]:
    """Acts without effect, with their reasons."""
    return list(VoidAct.objects.filter(register=record.register))


def public_proposals(record: Record) -> list[Proposal]:
    """Every proposal that is public in all its items, with its answers."""
    found = Proposal.objects.filter(register=record.register, public=True)
    return list(found.prefetch_related("answers"))


def waiting_counts(record: Record) -> list[tuple[str, int]]:
    """The Parties whose answer open public proposals wait for, each with how many."""
    waiting: Counter[str] = Counter()
    found = Proposal.objects.filter(register=record.register, public=True, status="open")
    for codes in found.order_by().values_list("waiting", flat=True):
        waiting.update(codes)
    return sorted(waiting.items())
