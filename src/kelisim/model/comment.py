"""Comments: what a Party remarks on an entry or on a proposal. A comment changes nothing."""

from kelisim.model.base import EntryId, Pointer, Value
from kelisim.model.text import Text


class Comment(Value, frozen=True, kw_only=True):
    """A remark on an entry or on a proposal, one of the two."""

    text: Text
    entry: EntryId | None = None
    proposal: Pointer | None = None

    def __post_init__(self) -> None:
        if (self.entry is None) == (self.proposal is None):
            raise ValueError("a comment is on an entry or on a proposal")
