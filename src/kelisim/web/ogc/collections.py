"""The collections of features: the places of each register, and its commitments at them.

Each register has collections of its own, because it has its own Parties and its own signatures, and the ids of its
entries are its own. Kinds of places are a property to choose by and not collections, because a corridor, its crossings
and the gauges on a river are looked at together.

1. A collection has what is public and has a position: of what has none a map shows nothing, and by the standard a box
   would match all of it (/req/core/fc-bbox-response). The download of a register has all of its public places.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple, get_args

from django.db.models import Q
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kelisim.model.base import EntryId, PartyCode, pattern_of
from kelisim.model.place import PlaceKind
from kelisim.node.models import Entry, Register
from kelisim.web.addresses import register_address
from kelisim.web.language import chosen, reader
from kelisim.web.ogc.answers import GEOJSON, HTML, Link, both, link
from kelisim.web.ogc.asking import Asked
from kelisim.web.ogc.features import Feature, measure_features, place_features
from kelisim.web.ogc.finding import AT_A_PLACE, Extent, Found, find_measures, find_places, measure_extent, place_extent
from kelisim.web.queries.records import Record, find_record

CRS84: Final = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GREGORIAN: Final = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
_KINDS: Final = re.compile("|".join(get_args(PlaceKind)))
_ENTRY: Final = re.compile(pattern_of(EntryId).removeprefix("^").removesuffix(r"\Z"))
_SIDE: Final = re.compile(pattern_of(PartyCode).removeprefix("^").removesuffix(r"\Z"))


class Sort(NamedTuple):
    """What collections of one sort share.

    `name` ends their ids; entries of the `kind` for which `there` holds are in them. `filters` are the properties to
    choose by, with the form of their values.
    """

    name: str
    title: str | Promise
    description: str | Promise
    kind: str
    there: Q
    filters: dict[str, re.Pattern[str]]
    find: Callable[[Register, Asked], Found]
    features: Callable[[Record, Sequence[Entry]], list[Feature]]
    extent: Callable[[Register], Extent | None]


SORTS: Final = {
    "places": Sort(
        name="places",
        title=_("Places"),
        description=_("Deposits, plants, crossings, corridors, rivers and other places of the register."),
        kind="place",
        there=Q(located__isnull=False),
        filters={"kind": _KINDS, "side": _SIDE, "field": _ENTRY},
        find=find_places,
        features=place_features,
        extent=place_extent,
    ),
    "commitments": Sort(
        name="commitments",
        title=_("Commitments at their places"),
        description=_("What the sides agreed to do, where its places are."),
        kind="measure",
        there=AT_A_PLACE,
        filters={"kind": _KINDS, "field": _ENTRY},
        find=find_measures,
        features=measure_features,
        extent=measure_extent,
    ),
}


class Collection(NamedTuple):
    """The features of one sort in a register."""

    record: Record
    sort: Sort

    @property
    def id(self) -> str:
        """Its id in addresses."""
        return f"{self.record.slug}-{self.sort.name}"

    @property
    def title(self) -> str:
        """What it is called in the reader's language."""
        return f"{self.sort.title} \N{MIDDLE DOT} {chosen(self.record.register.name, reader())[1]}"

    @property
    def extent(self) -> Extent | None:
        """What its features lie in; None where there is none yet."""
        return self.sort.extent(self.record.register)

    def data(self) -> dict[str, Any]:
        """The collection as the interface describes it (/req/core/fc-md-items)."""
        told: dict[str, Any] = {
            "id": self.id,
            "title": self.title,
            "description": str(self.sort.description),
            "itemType": "feature",
            "crs": [CRS84],
            "links": self._links(),
        }
        extent = self.extent
        if extent is not None:
            told["extent"] = {
                "spatial": {"bbox": [list(extent.box)], "crs": CRS84},
                "temporal": {"interval": [[extent.first, extent.last]], "trs": GREGORIAN},
            }
        return told

    def _links(self) -> list[Link]:
        slug = self.record.slug
        return [
            *both("items", f"ogc-{self.sort.name}-items", GEOJSON, str(self.sort.title), slug=slug),
            link("related", register_address(slug, self.sort.name), HTML, str(self.sort.title)),
        ]


def collection_of(slug: str, name: str) -> Collection:
    """The collection of one sort in a register.

    Raises:
        Http404: there is no such register.
    """
    return Collection(find_record(slug), SORTS[name])


def collections_of(records: Sequence[Record]) -> list[Collection]:
    """The collections of some registers."""
    return [Collection(record, sort) for record in records for sort in SORTS.values()]


def feature_row(collection: Collection, entry: str) -> Entry:
    """The entry of a feature.

    Raises:
        Http404: the collection has no such feature.
    """
    sort = collection.sort
    found = Entry.objects.filter(sort.there, register=collection.record.register, kind=sort.kind, public=True)
    row = found.filter(entry=entry).distinct().first()
    if row is None:
        raise Http404
    return row
