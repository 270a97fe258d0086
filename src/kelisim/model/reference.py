"""How one value points to another: an entry, a source, an attachment."""

from typing import Annotated

import msgspec

from kelisim.model.base import (
    MAX_INTEGER,
    Address,
    EntryId,
    FormError,
    Hash,
    HeldAddress,
    HeldEntryId,
    HeldPartyCode,
    Line,
    PartyCode,
    Value,
    is_address,
    is_entry_id,
    is_party_code,
)
from kelisim.model.dates import HeldDate, check_held, is_date
from kelisim.model.text import LanguageTag


class Named(Value, frozen=True, kw_only=True):
    """Something that the register may hold as an entry, or that is known only by its name so far.

    `side` is the Party or State it belongs to. At least one of `entry` and `name` is there.
    """

    entry: HeldEntryId | None = None
    name: Line | None = None
    side: HeldPartyCode | None = None

    def __post_init__(self) -> None:
        if self.entry is None:
            if self.name is None:
                raise ValueError("a reference needs an entry or a name")
        elif not is_entry_id(self.entry):
            raise FormError("entry", EntryId)
        if self.side is not None and not is_party_code(self.side):
            raise FormError("side", PartyCode)


class Span(Value, frozen=True, kw_only=True):
    """Where in a source the value of one field stands: code points [start, end) of its text."""

    field: Annotated[str, msgspec.Meta(pattern=r"^[a-z_]+(\.[a-z0-9_A-Z-]+)*\Z", max_length=120)]
    start: Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
    end: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("a span ends after it starts")


class Source(Value, frozen=True, kw_only=True):
    """Where a fact was read. `sha256` and `evidence` pin it to the bytes and the places that were read."""

    title: Line | None = None
    url: HeldAddress | None = None
    publisher: Line | None = None
    published: HeldDate | None = None
    language: LanguageTag | None = None
    sha256: Hash | None = None
    evidence: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.url is not None and not is_address(self.url):
            raise FormError("url", Address)
        if self.published is not None and not is_date(self.published):
            check_held("published", self.published)
        if not (self.title or self.url or self.sha256):
            raise ValueError("a source needs a title, an address or a hash")


class Attachment(Value, frozen=True, kw_only=True):
    """A file that travels beside the acts, known by its SHA-256. `size` is in bytes."""

    sha256: Hash
    name: Line
    media_type: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+/[a-z0-9.+-]+\Z", max_length=120)]
    size: Annotated[int, msgspec.Meta(ge=0, le=MAX_INTEGER)]
