"""Places, bodies and fields: where, who and about what.

Geometry is GeoJSON (RFC 7946) with coordinates as decimal text, because the record holds no floats.
"""

from typing import Annotated, Literal

import msgspec

from kelisim.model.base import MAX_ITEMS, Line, PartyCode, Slug, Value
from kelisim.model.dates import Term
from kelisim.model.reference import Named, Source
from kelisim.model.text import Text

Degrees = Annotated[str, msgspec.Meta(pattern=r"^-?(0|[1-9][0-9]{0,2})(\.[0-9]{1,7})?\Z")]
PlaceKind = Literal[
    "city", "deposit", "plant", "crossing", "corridor", "river", "basin", "gauge", "launch-site", "zone", "other"
]
BodyKind = Literal["government", "ministry", "agency", "company", "commission", "council", "organisation", "other"]


class Point(Value, frozen=True, kw_only=True):
    """A GeoJSON point: longitude, then latitude, in degrees of WGS 84."""

    coordinates: tuple[Degrees, Degrees]
    type: Literal["Point"]

    def __post_init__(self) -> None:
        longitude, latitude = map(float, self.coordinates)
        if abs(longitude) > 180 or abs(latitude) > 90:
            raise ValueError("a point has longitude within 180 and latitude within 90 degrees, in that order")


class Place(Value, frozen=True, kw_only=True):
    """A place with the names that each side gives it. `within_km` says how far the true position may be off."""

    names: Text
    kind: PlaceKind
    aliases: Annotated[tuple[Line, ...], msgspec.Meta(max_length=MAX_ITEMS)] = ()
    sides: Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=64)] = ()
    geometry: Point | None = None
    within_km: Annotated[int, msgspec.Meta(ge=0, le=20_000)] | None = None
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
