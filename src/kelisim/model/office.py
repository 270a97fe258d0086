"""Offices: which person holds which office of which body or State (Popolo calls it a membership)."""

from kelisim.model.base import Line, PartyCode, Value
from kelisim.model.dates import Term
from kelisim.model.reference import Named


class Office(Value, frozen=True, kw_only=True):
    """A person in an office.

    `name` is the person as the source names them, `office` the words of the office without the body, `body` the
    ministry, company or organ it belongs to, `side` the Party or State, `since` when the person took it, where said.
    """

    name: Line
    office: Line
    body: Named | None = None
    side: PartyCode | None = None
    since: Term | None = None
