"""The operations of OGC API - Features, Part 1: Core (OGC 17-069r4, 7)."""

from collections.abc import Sequence
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kelisim.web.ogc.answers import GEOJSON, HTML, OPENAPI, Answer, Link, asked_for_html, both, itself, link
from kelisim.web.ogc.asking import FARTHEST, Asked, asked, single
from kelisim.web.ogc.collections import Collection, collection_of, collections_of, feature_row
from kelisim.web.ogc.openapi import FILTERS, document
from kelisim.web.queries.records import all_records

CONFORMS: Final = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" for name in ("core", "oas30", "html", "geojson")
)
"""The classes of requirements that are kept, all of Part 1; coordinates are in one system, so none of Part 2."""


def landing(request: HttpRequest) -> Answer:
    """What there is (/req/core/root-success)."""
    data = {
        "title": _("Places and commitments as geographic features"),
        "description": _("What the registers of this node hold in public, as OGC API - Features."),
        "links": [
            *itself(request),
            link("service-desc", reverse("ogc-api"), OPENAPI, _("The definition of the interface"), {"f": "json"}),
            link("service-doc", reverse("ogc-api"), HTML, _("The interface in words"), {"f": "html"}),
            *both("conformance", "ogc-conformance", title=_("What it conforms to")),
            *both("data", "ogc-collections", title=_("The collections of features")),
            *both("related", "stac", title=_("Imagery tied to places")),
        ],
    }
    return Answer(data, "landing", {"collections": collections_of(all_records())})


def conformance(_request: HttpRequest) -> Answer:
    """What it conforms to (/req/core/conformance-success)."""
    return Answer({"conformsTo": CONFORMS}, "conformance", {})


def api(_request: HttpRequest) -> Answer:
    """The definition of the interface (/req/core/api-definition-success)."""
    return Answer(document(collections_of(all_records())), "api", {"filters": FILTERS})


def collections(request: HttpRequest) -> Answer:
    """All collections (/req/core/fc-md-success)."""
    found = collections_of(all_records())
    data = {"links": itself(request), "collections": [_described(one) for one in found]}
    return Answer(data, "collections", {"collections": found})


def collection(_request: HttpRequest, slug: str, name: str) -> Answer:
    """One collection (/req/core/sfc-md-success)."""
    found = collection_of(slug, name)
    return Answer(_described(found), "collection", _context(found))


def items(request: HttpRequest, slug: str, name: str) -> Answer:
    """A page of features (/req/core/fc-response)."""
    found = collection_of(slug, name)
    wanted = asked(single(request.GET), found.sort.filters)
    page = found.sort.find(found.record.register, wanted)
    features = found.sort.features(found.record, page.rows)
    for feature in features:
        feature["links"] = [link("self", _address(found, feature["id"]), GEOJSON, query={"f": "json"}), *_more(feature)]
    turning = _turning(request, wanted, page.matched)
    data = {
        "type": "FeatureCollection",
        "numberMatched": page.matched,
        "numberReturned": len(features),
        "links": [*itself(request, GEOJSON), *turning, *_home(found)],
        "features": features,
    }
    ways = {one["rel"]: one["href"] for one in turning}
    return Answer(data, "items", _context(found) | {"previous": ways.get("prev"), "following": ways.get("next")})


def item(request: HttpRequest, slug: str, name: str, entry: str) -> Answer:
    """One feature (/req/core/f-success)."""
    found = collection_of(slug, name)
    row = feature_row(found, entry)
    (feature,) = found.sort.features(found.record, [row])
    feature["links"] = [*itself(request, GEOJSON), *both("collection", f"ogc-{name}", slug=slug), *_more(feature)]
    return Answer(feature, "item", _context(found) | {"row": row})


def _described(found: Collection) -> dict[str, Any]:
    data = found.data()
    address = f"ogc-{found.sort.name}"
    own = both("self", address, slug=found.record.slug)
    return data | {"links": [own[0], own[1] | {"rel": "alternate"}, *data["links"]]}


def _context(found: Collection) -> dict[str, Any]:
    return {"collection": found, "record": found.record, "section": found.sort.name}


def _address(found: Collection, entry: str) -> str:
    return reverse(f"ogc-{found.sort.name}-item", kwargs={"slug": found.record.slug, "entry": entry})


def _home(found: Collection) -> list[Link]:
    return both("collection", f"ogc-{found.sort.name}", title=found.title, slug=found.record.slug)


def _more(feature: dict[str, Any]) -> Sequence[Link]:
    """Where more is told of a feature: its page, and its certificate where it has one."""
    told = feature["properties"]
    links = [link("describedby", told["page"], HTML, _("Its page"))]
    if "certificate" in told:
        links.append(link("related", told["certificate"], title=_("Its certificate")))
    return links


def _turning(request: HttpRequest, wanted: Asked, matched: int) -> list[Link]:
    """The links to the next and the previous page, with all else that was asked (/rec/core/fc-next-1 to 3)."""
    html = asked_for_html(request, GEOJSON)
    form = HTML if html else GEOJSON
    query = {name: value for name, value in single(request.GET).items() if name not in {"f", "offset", "limit"}}
    query |= {"f": "html" if html else "json", "limit": str(wanted.limit)}
    links = []
    if wanted.offset + wanted.limit < min(matched, FARTHEST):
        following = query | {"offset": str(wanted.offset + wanted.limit)}
        links.append(link("next", request.path, form, query=following))
    if wanted.offset:
        before = query | {"offset": str(max(wanted.offset - wanted.limit, 0))}
        links.append(link("prev", request.path, form, query=before))
    return links
