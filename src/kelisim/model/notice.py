"""Notices: a Party's own treaty actions on an instrument.

The actions are those of the Vienna Convention on the Law of Treaties (1969), articles 10 to 25, 42 to 68, and of the
United Nations Treaty Handbook (2012). A notice needs nobody's consent: it is the Party's word that it has acted.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import EntryId, Line, Value
from kelisim.model.dates import PartialDate, check_date
from kelisim.model.reference import Attachment, Named, Source
from kelisim.model.text import Text

Action = Literal["initialling", "signature", "ratification", "notification", "withdrawal"]


class Notice(Value, frozen=True, kw_only=True):
    """That the Party has taken an action on the instrument `about` on a day."""

    about: EntryId
    action: Action
    date: PartialDate
    place: Named | None = None
    name: Line | None = None
    office: Line | None = None
    text: Text | None = None
    evidence: Annotated[tuple[Attachment, ...], msgspec.Meta(max_length=64)] = ()
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        check_date(self.date)
