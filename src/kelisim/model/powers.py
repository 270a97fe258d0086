"""Full powers: what a signer may do for its Party (Vienna Convention on the Law of Treaties, articles 2(1)(c) and 7).

1. Powers name kinds of acts. They may be narrowed to kinds of entries, to fields and to bodies (by their entries), and
   may end with a number of the Party's feed; a clock decides nothing.
2. A list that is left out narrows nothing.
3. Nobody hands on more than he has: powers that are handed on are covered by those of who appoints.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_INTEGER, EntryId, Value
from kelisim.model.charter import EntryKind

Power = Literal["accept", "appoint", "comment", "decline", "notify", "propose", "release", "report", "retire", "state"]
"""A kind of act that a signer can be empowered to. Founding and rekeying are for the root keys alone."""

Scope = Annotated[tuple[EntryId, ...], msgspec.Meta(max_length=64)]


class Powers(Value, frozen=True, kw_only=True):
    """What a signer may do. `until` is the last number of the Party's feed at which it may."""

    kinds: Annotated[tuple[Power, ...], msgspec.Meta(min_length=1, max_length=16)]
    entries: Annotated[tuple[EntryKind, ...], msgspec.Meta(max_length=16)] = ()
    fields: Scope = ()
    bodies: Scope = ()
    until: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)] | None = None

    def __post_init__(self) -> None:
        for listed in (self.kinds, self.entries, self.fields, self.bodies):
            if tuple(sorted(set(listed))) != listed:
                raise ValueError("what powers name stands once each, in alphabetical order")

    def covers(self, other: "Powers") -> bool:
        """Whether who has these powers may hand on those (rule 3)."""
        return (
            set(other.kinds) <= set(self.kinds)
            and _narrower(other.entries, self.entries)
            and _narrower(other.fields, self.fields)
            and _narrower(other.bodies, self.bodies)
            and (self.until is None or (other.until is not None and other.until <= self.until))
        )


def _narrower(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    return not outer or (bool(inner) and set(inner) <= set(outer))
