"""Notices: a Party's own treaty actions on an instrument.

The actions are those of the Vienna Convention on the Law of Treaties (1969), articles 10 to 25, 42 to 68, and of the
United Nations Treaty Handbook (2012). A notice needs nobody's consent: it is the Party's word that it has acted.

1. `date` is the day of the action. Where the text counts from the day on which the other side or the depositary has the
   paper, `received` is that day (VCLT 16, 78).
2. `takes_effect` is the day that the paper itself names for its effect; `through` the last day of what it prolongs.
3. An objection names the Party whose reservation it is to; `precludes` says that the objector wants no treaty relations
   with it (VCLT 20(4)(b)).
4. What an organ decides, and what all Parties do together, is an action of no single Party.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.articles import ArticleAddress
from kelisim.model.base import EntryId, Line, PartyCode, Value
from kelisim.model.dates import PartialDate, check_date
from kelisim.model.reference import Attachment, Named, Source
from kelisim.model.text import Text

Action = Literal[
    "initialling",
    "signature",
    "confirmation",
    "ratification",
    "acceptance",
    "approval",
    "accession",
    "notification",
    "no-provisional-application",
    "refusal",
    "reservation",
    "declaration",
    "objection",
    "withdrawal-of-reservation",
    "withdrawal-of-objection",
    "withdrawal",
    "revocation",
    "suspension",
    "resumption",
    "termination",
    "extension",
    "non-renewal",
    "decision",
]
"""What can be done about a treaty.

`confirmation` is of a signature ad referendum (VCLT 12(2)(b)), or of reservations that were made at a signature subject
to ratification (VCLT 23(2)): those to its `articles`, or all. `refusal` is the notice that a State does not intend to
become a Party (VCLT 18(a), 25(2)), `revocation` that of a withdrawal before it takes effect (VCLT 68)."""

SignatureEffect = Literal["definitive", "subject-to-ratification", "ad-referendum"]
"""What a signature does (VCLT 12, 14, 18)."""


class TreatyAction(Value, frozen=True, kw_only=True):
    """That somebody has taken an action on an instrument on a day."""

    action: Action
    date: PartialDate
    received: PartialDate | None = None
    takes_effect: PartialDate | None = None
    through: PartialDate | None = None
    effect: SignatureEffect | None = None
    articles: Annotated[tuple[ArticleAddress, ...], msgspec.Meta(max_length=64)] = ()
    to: PartyCode | None = None
    precludes: bool = False
    place: Named | None = None
    name: Line | None = None
    office: Line | None = None
    text: Text | None = None
    evidence: Annotated[tuple[Attachment, ...], msgspec.Meta(max_length=64)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        for date in (self.date, self.received, self.takes_effect, self.through):
            if date:
                check_date(date)
        if self.action in {"objection", "withdrawal-of-objection"} and self.to is None:
            raise ValueError("an objection names the Party whose reservation it is to")
        if self.action == "extension" and self.through is None:
            raise ValueError("an extension names its last day")
        if self.effect is not None and self.action != "signature":
            raise ValueError("only a signature is definitive, ad referendum or subject to ratification")


class Notice(TreatyAction, frozen=True, kw_only=True):
    """That the Party has taken an action on the instrument `about` on a day."""

    about: EntryId


class RecordedAction(TreatyAction, frozen=True, kw_only=True):
    """An action that an instrument's entry itself records, with its Party; none for an organ's or a joint one."""

    party: PartyCode | None = None
