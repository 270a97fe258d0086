"""Instruments: what Parties or bodies sign with one another.

The kinds and steps are those of the United Nations Treaty Handbook (2012) and of the Vienna Convention on the Law of
Treaties (1969), articles 2, 10 to 18 and 24; the instruments of ministries and companies are told apart by `level`.

1. `status` is what a source states. What follows from `clauses` and from what the Parties did is computed
   (`register.treaty`) and never typed in.
2. The addresses of articles are unique.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.articles import Amendments, Articles, Corrections
from kelisim.model.base import MAX_ITEMS, Line, PartyCode, Value
from kelisim.model.clauses import Clauses
from kelisim.model.dates import PartialDate, Term, check_date
from kelisim.model.notice import RecordedAction, SignatureEffect
from kelisim.model.reference import Attachment, Named, Source
from kelisim.model.text import LanguageTag, Text

InstrumentKind = Literal[
    "treaty",
    "agreement",
    "framework-agreement",
    "programme",
    "roadmap",
    "action-plan",
    "protocol",
    "memorandum-of-understanding",
    "letter-of-intent",
    "declaration",
    "exchange-of-notes",
    "contract",
]
Level = Literal["interstate", "intergovernmental", "interagency", "corporate"]
InstrumentStatus = Literal[
    "planned", "draft-approved", "initialled", "signed", "ratified", "in-force", "amended", "ended"
]
Territory = Annotated[str, msgspec.Meta(pattern=r"^([A-Z][A-Z0-9]{1,7}|third-countries)\Z")]
"""Where an instrument applies: a State's code, or `third-countries` for any State that is not a Party."""


class Signature(Value, frozen=True, kw_only=True):
    """One side's signature. Copies may be signed on different days and in different places.

    `effect` is what the signature does, where the source says so (VCLT 12, 14, 18).
    """

    party: PartyCode | None = None
    body: Named | None = None
    date: PartialDate | None = None
    place: Named | None = None
    name: Line | None = None
    office: Line | None = None
    effect: SignatureEffect | None = None

    def __post_init__(self) -> None:
        if self.date:
            check_date(self.date)


class Relation(Value, frozen=True, kw_only=True):
    """How one instrument stands to another."""

    kind: Literal["under", "implements", "amends", "supersedes", "with"]
    instrument: Named


class Instrument(Value, frozen=True, kw_only=True):
    """A treaty, programme, roadmap, company agreement or other signed paper.

    `parties` are States or organisations, `bodies` the ministries or companies that sign; `status` is the step of its
    life that the source states, never more. `signed` is the date of signature where one date is stated for all.
    `texts` are what was signed, `draft` the approved draft, from which they may lawfully differ (`register.texts`).
    `actions` are what the Parties did beyond signing, as the entry records it; `corrections` and `amendments` are two
    different acts.
    """

    kind: InstrumentKind
    title: Text
    level: Level | None = None
    status: InstrumentStatus | None = None
    parties: Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=64)] = ()
    bodies: Annotated[tuple[Named, ...], msgspec.Meta(max_length=64)] = ()
    signed: PartialDate | None = None
    place: Named | None = None
    signatures: Annotated[tuple[Signature, ...], msgspec.Meta(max_length=64)] = ()
    languages: Annotated[tuple[LanguageTag, ...], msgspec.Meta(max_length=24)] = ()
    fields: Annotated[tuple[Named, ...], msgspec.Meta(max_length=64)] = ()
    territory: Annotated[tuple[Territory, ...], msgspec.Meta(max_length=64)] = ()
    period: Term | None = None
    depositary: Named | None = None
    relations: Annotated[tuple[Relation, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    texts: Annotated[tuple[Attachment, ...], msgspec.Meta(max_length=64)] = ()
    draft: Attachment | None = None
    summary: Text | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()
    clauses: Clauses | None = None
    actions: Annotated[tuple[RecordedAction, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    articles: Articles = ()
    corrections: Corrections = ()
    amendments: Amendments = ()

    def __post_init__(self) -> None:
        if self.signed:
            check_date(self.signed)
        if len(set(self.parties)) != len(self.parties):
            raise ValueError("a Party is named twice")
        if len({article.address for article in self.articles}) != len(self.articles):
            raise ValueError("two articles have one address")
