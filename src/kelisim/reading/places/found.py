"""What a file of places holds before it is looked at: features with plain properties and shapely geometries.

1. A file has at most `MAX_FEATURES` features and `MAX_POSITIONS` positions in all; a file beyond is refused whole.
2. A feature that cannot be read at all is refused alone: `refused` says why, and its geometry is not looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

MAX_FEATURES: Final = 10_000
MAX_POSITIONS: Final = 2_000_000
WGS_84: Final = "OGC:CRS84"
"""Longitude, then latitude, in degrees of WGS 84: the system of GeoJSON (RFC 7946, 4) and of the record."""


@dataclass(frozen=True)
class Feature:
    """One feature: its number in the file from 1, its properties, its geometry, and what was noticed while reading."""

    number: int
    properties: Mapping[str, Any]
    geometry: Any
    refused: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundFeatures:
    """The features of a file, in its order; `notices` are of the whole file."""

    features: list[Feature]
    notices: list[str] = field(default_factory=list)
