"""The addresses of this folder: `files` without a language before them, `pages` with one."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, path

from kelisim.web import converters  # noqa: F401 it names the parts of addresses
from kelisim.web.ogc import download, stac, views
from kelisim.web.ogc.answers import GEOJSON, OPENAPI, missing, operation
from kelisim.web.ogc.collections import SORTS

LISTED = ("limit", "offset", "bbox", "datetime")
"""The parameters that every collection's items have."""


def _collections() -> Iterator[URLPattern]:
    for sort in SORTS.values():
        whole, given = f"ogc/collections/<register:slug>-{sort.name}", {"name": sort.name}
        items = operation(views.items, form=GEOJSON, parameters=(*LISTED, *sort.filters))
        yield path(whole, operation(views.collection), given, name=f"ogc-{sort.name}")
        yield path(f"{whole}/items", items, given, name=f"ogc-{sort.name}-items")
        item = operation(views.item, form=GEOJSON)
        yield path(f"{whole}/items/<entry:entry>", item, given, name=f"ogc-{sort.name}-item")


files: list[URLPattern | URLResolver] = [
    path("ogc/", operation(views.landing), name="ogc"),
    path("ogc/conformance", operation(views.conformance), name="ogc-conformance"),
    path("ogc/api", operation(views.api, form=OPENAPI), name="ogc-api"),
    path("ogc/collections", operation(views.collections), name="ogc-collections"),
    *_collections(),
    path("ogc/<path:rest>", missing),
    path("stac/", operation(stac.catalogue), name="stac"),
    path("stac/<register:slug>", operation(stac.collection), name="stac-collection"),
    path("stac/<register:slug>/<entry:entry>-<int:number>", operation(stac.item, form=GEOJSON), name="stac-item"),
    path("stac/<path:rest>", missing),
]
pages: list[URLPattern | URLResolver] = [
    path("<register:slug>/places.geojson", download.places, name="places-geojson"),
]
