"""Places, bodies and fields: where, who and about what."""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_ITEMS, Line, PartyCode, Slug, Value
from kelisim.model.dates import PartialDate, Term, check_date
from kelisim.model.geometry import Geometry
from kelisim.model.reference import Named, Source
from kelisim.model.text import Text

PlaceKind = Literal[
    "city", "deposit", "plant", "crossing", "corridor", "river", "basin", "gauge", "launch-site", "zone", "other"
]
BodyKind = Literal["government", "ministry", "agency", "company", "commission", "council", "organisation", "other"]


UnfcCategory = Annotated[str, msgspec.Meta(pattern=r"^[1-4](\.[1-3])?\Z")]


class ResourceClass(Value, frozen=True, kw_only=True):
    """The class of a resource project by UNFC (2019): E environmental and social, F technical, G confidence.

    A class is always all three axes. `on` is the day of which it is true, `sources` say who classed it so.
    """

    e: Annotated[str, msgspec.Meta(pattern=r"^[1-3](\.[1-3])?\Z")]
    f: UnfcCategory
    g: Annotated[
        tuple[Annotated[str, msgspec.Meta(pattern=r"^[1-4]\Z")], ...], msgspec.Meta(min_length=1, max_length=4)
    ]
    on: PartialDate | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()

    def __post_init__(self) -> None:
        if self.on is not None:
            check_date(self.on)


class Place(Value, frozen=True, kw_only=True):
    """A place with the names that each side gives it.

    `names_by_side` holds what each side calls it where they differ: a border crossing has two names. `part_of` is the
    larger place: the river of a gauge, the basin of a river; `along` the places of a corridor in their order.
    `within_km` says how far the true position may be off, `position_source` where the coordinates come from.
    """

    names: Text
    kind: PlaceKind
    names_by_side: Annotated[dict[PartyCode, Text], msgspec.Meta(max_length=64)] = msgspec.field(default_factory=dict)
    aliases: Annotated[tuple[Line, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sides: Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=64)] = ()
    geometry: Geometry | None = None
    within_km: Annotated[int, msgspec.Meta(ge=0, le=20_000)] | None = None
    position_source: Source | None = None
    part_of: Named | None = None
    along: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    resource: ResourceClass | None = None
    field: Named | None = None
    summary: Text | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()


class Successor(Value, frozen=True, kw_only=True):
    """What a renamed or merged body became, and when."""

    body: Named
    since: Term | None = None


class Body(Value, frozen=True, kw_only=True):
    """A ministry, agency, company, commission or council. `members` are the sides that sit in it."""

    names: Text
    kind: BodyKind | None = None
    side: PartyCode | None = None
    aliases: Annotated[tuple[Line, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    members: Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    successor: Successor | None = None
    summary: Text | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()


class Field(Value, frozen=True, kw_only=True):
    """A field of cooperation. `code` is its stable short name, `transport` or `rivers`."""

    title: Text
    code: Slug
    summary: Text | None = None
    sources: Annotated[tuple[Source, ...], msgspec.Meta(max_length=64)] = ()
