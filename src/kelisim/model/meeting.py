"""Meetings of organs and of heads of government, and the decisions they take.

Sittings, classes of participants and modes of presence are those attested for the Eurasian Intergovernmental Council
(bilateral, narrow, extended; member, observer, guest, organisation; in person, by video link, recorded, represented).
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_ITEMS, Line, PartyCode, Value
from kelisim.model.dates import PartialDate, Term, check_date
from kelisim.model.reference import Named, Source
from kelisim.model.text import Text

Sitting = Literal["bilateral", "narrow", "extended"]
Standing = Literal["member", "observer", "guest", "organisation"]
Presence = Literal["in-person", "video", "recorded", "represented"]


class Participant(Value, frozen=True, kw_only=True):
    """Who took part: a person with an office, or a side of which no person is named."""

    name: Line | None = None
    office: Line | None = None
    side: PartyCode | None = None
    standing: Standing | None = None
    presence: Presence | None = None

    def __post_init__(self) -> None:
        if not (self.name or self.office or self.side):
            raise ValueError("a participant needs a name, an office or a side")


class Meeting(Value, frozen=True, kw_only=True):
    """Talks, a session of a commission or a sitting of a council.

    `dates` are the days it was held; `reported` is the day it was reported, where the source gives only that.
    """

    title: Text
    organ: Named | None = None
    number: Line | None = None
    sitting: Sitting | None = None
    dates: Term | None = None
    reported: PartialDate | None = None
    place: Named | None = None
    participants: Annotated[tuple[Participant, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    agenda: Annotated[tuple[Text, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    instruments: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    summary: Text | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        if self.reported:
            check_date(self.reported)


class Decision(Value, frozen=True, kw_only=True):
    """One numbered point that a meeting decided."""

    text: Text
    number: Line | None = None
    meeting: Named | None = None
    responsible: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    due: Term | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()
