"""A STAC catalogue (SpatioTemporal Asset Catalog 1.1) of imagery that is tied to places.

1. The catalogue has a collection for each register that has any imagery, and an item for each photograph. Where there
   is none it is there, valid and empty.
2. It is a catalogue to walk through by its links. It is no STAC API: it answers no searches, and says so of none.
3. It is made by pystac, which knows the version of the specification that it writes.
"""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kelisim.exports.geojson import Box, box, box_of_all, encoded, footprint
from kelisim.model.text import Text
from kelisim.web.addresses import entry_address
from kelisim.web.feeds.scope import absolute
from kelisim.web.language import chosen, reader
from kelisim.web.newsroom.pictures import widths
from kelisim.web.newsroom.released import catch_up, clock
from kelisim.web.ogc.answers import GEOJSON, HTML, JSON, Answer
from kelisim.web.ogc.imagery import Image, image_of, images
from kelisim.web.queries.records import Record, all_records, find_record

if TYPE_CHECKING:
    import pystac

LICENSE: Final = "other"
"""The rights of a photograph are what its credit says."""


def catalogue(_request: HttpRequest) -> Answer:
    """The catalogue."""
    import pystac  # noqa: PLC0415 heavy, and no other page needs it

    catch_up(clock())
    title = _("Imagery tied to places")
    whole = pystac.Catalog(id="kelisim", description=_about(), title=title)
    whole.clear_links()
    found = [record for record in all_records() if images(record)]
    _link(whole, "self", _root())
    _link(whole, "root", _root())
    for record in found:
        _link(whole, "child", _collection(record), _name(record))
    return Answer(_plain(whole), "stac", {"title": title, "about": _about(), "records": found})


def collection(_request: HttpRequest, slug: str) -> Answer:
    """The imagery of a register."""
    import pystac  # noqa: PLC0415 as above

    catch_up(clock())
    record = find_record(slug)
    found = images(record)
    spatial, temporal = _extent(found)
    whole = pystac.Collection(
        id=record.slug,
        title=_name(record),
        description=_about(),
        extent=pystac.Extent(pystac.SpatialExtent([spatial]), pystac.TemporalExtent([temporal])),
        license=LICENSE,
    )
    whole.clear_links()
    _link(whole, "self", _collection(record))
    _link(whole, "root", _root())
    _link(whole, "parent", _root())
    for image in found:
        _link(whole, "item", _item(record, image), _title(image), GEOJSON)
    context = {"record": record, "section": "places", "images": found, "about": _about()}
    return Answer(_plain(whole), "stac_collection", context)


def item(_request: HttpRequest, slug: str, entry: str, number: int) -> Answer:
    """One photograph."""
    import pystac  # noqa: PLC0415 as above

    catch_up(clock())
    record = find_record(slug)
    image = image_of(record, entry, number)
    start, end = _moments(image)
    told = {"title": _title(image), "description": _words(image), "license": LICENSE}
    told |= {"credit": image.photograph.credit} if image.photograph.credit else {}
    one = pystac.Item(
        id=image.id,
        geometry=msgspec.json.decode(encoded(footprint(image.shapes))),
        bbox=_bounds(image.shapes),
        datetime=None,
        start_datetime=start,
        end_datetime=end,
        properties=told,
    )
    one.clear_links()
    for name, width, role in _sizes(image):
        href = absolute(_picture(record, image, width))
        one.add_asset(name, pystac.Asset(href=href, title=_title(image), media_type="image/jpeg", roles=[role]))
    one.collection_id = record.slug
    _link(one, "self", _item(record, image), kind=GEOJSON)
    _link(one, "root", _root())
    _link(one, "parent", _collection(record))
    _link(one, "collection", _collection(record))
    _link(one, "about", absolute(entry_address(record.slug, "story", entry)), kind=HTML)
    context = {"record": record, "section": "news", "image": image, "title": _title(image), "words": _words(image)}
    picture = {"picture": _picture(record, image, _sizes(image)[1][1]), "days": image.days}
    return Answer(_plain(one), "stac_item", context | picture)


def _about() -> str:
    return _(
        "Photographs of public stories that speak of a place whose position is on record. Their time is that which "
        "the story carries; when they were taken is not on record."
    )


def _root() -> str:
    return absolute(reverse("stac"))


def _collection(record: Record) -> str:
    return absolute(reverse("stac-collection", args=(record.slug,)))


def _item(record: Record, image: Image) -> str:
    return absolute(reverse("stac-item", args=(record.slug, image.row.entry, image.number)))


def _name(record: Record) -> str:
    return chosen(record.register.name, reader())[1]


def _title(image: Image) -> str:
    photograph = image.photograph
    return _said(photograph.captions) or photograph.caption


def _words(image: Image) -> str:
    """What can be seen, or failing that the caption; then the places."""
    places = ", ".join(chosen(place.names, reader())[1] for place in image.places)
    return f"{_said(image.photograph.alternative) or _title(image)} ({places})"


def _said(text: Text | None) -> str:
    return chosen(text, reader())[1] if text else ""


def _sizes(image: Image) -> list[tuple[str, int, str]]:
    """The files of a photograph: the largest and the smallest in which it is served."""
    wide = widths(image.photograph.width or 1)
    return [("image", wide[-1], "overview"), ("thumbnail", wide[0], "thumbnail")]


def _picture(record: Record, image: Image, width: int) -> str:
    file = image.photograph.file
    return reverse("joint-photograph", args=(record.slug, image.row.entry, file.sha256 if file else "", width, "jpg"))


def _bounds(shapes: Sequence[Any]) -> list[float]:
    return list(box_of_all([box(shape) for shape in shapes]))


def _moments(image: Image) -> tuple[datetime.datetime, datetime.datetime]:
    first, last = image.days
    start = datetime.datetime.combine(first, datetime.time(), datetime.UTC)
    return start, datetime.datetime.combine(last, datetime.time(23, 59, 59), datetime.UTC)


def _extent(found: Sequence[Image]) -> tuple[list[float], list[datetime.datetime | None]]:
    """What all imagery lies in; all of the Earth and of time where there is none, which is the widest that can be."""
    if not found:
        return list(Box(-180.0, -90.0, 180.0, 90.0)), [None, None]
    spans = [_moments(image) for image in found]
    shapes = [shape for image in found for shape in image.shapes]
    return _bounds(shapes), [min(start for start, _end in spans), max(end for _start, end in spans)]


def _link(of: "pystac.STACObject", rel: str, address: str, title: str | None = None, kind: str = JSON) -> None:
    import pystac  # noqa: PLC0415 as above

    of.add_link(pystac.Link(rel, address, media_type=kind, title=title))


def _plain(one: "pystac.STACObject") -> dict[str, Any]:
    """It as JSON has it, with the links that it was given and no others."""
    return one.to_dict(include_self_link=True, transform_hrefs=False)
