"""Entries of a page as GeoJSON features, with where more is told of each."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from kelisim.exports.geojson import Agreed, measure_feature, place_feature
from kelisim.model.decode import convert
from kelisim.model.measure import Measure
from kelisim.model.place import Place
from kelisim.node.models import Entry, Version
from kelisim.web.addresses import entry_address
from kelisim.web.feeds.scope import absolute
from kelisim.web.language import reader
from kelisim.web.ogc.finding import places_of
from kelisim.web.queries.names import names_in
from kelisim.web.queries.records import Record

Feature = dict[str, Any]


def place_features(record: Record, rows: Sequence[Entry]) -> list[Feature]:
    """Places as features, in the order of the rows."""
    called = {entry: row.title for entry, row in names_in(record, [_naming(row.content) for row in rows]).items()}
    agreed = agreed_of(record, rows)
    return [place_feature(_place(row), agreed[row.pk], called, reader()) for row in rows]


def measure_features(record: Record, rows: Sequence[Entry]) -> list[Feature]:
    """Commitments as features at their places, in the order of the rows."""
    called = {entry: row.title for entry, row in names_in(record, [_naming(row.content) for row in rows]).items()}
    agreed, places = agreed_of(record, rows), places_of(rows)
    return [
        measure_feature(
            convert(row.content, Measure),
            [_place(place) for place in places.get(row.pk, ())],
            agreed[row.pk],
            called,
            reader(),
        )
        for row in rows
    ]


def agreed_of(record: Record, rows: Sequence[Entry]) -> dict[int, Agreed]:
    """What is told of entries besides what they hold, by their keys.

    An entry has a certificate where each of its versions was agreed by a proposal that is public as a whole.
    """
    hidden = Version.objects.filter(entry__in=[row.pk for row in rows]).exclude(public=True, proposal__public=True)
    without = set(hidden.order_by().values_list("entry_id", flat=True))
    return {
        row.pk: Agreed(
            entry=row.entry,
            version=row.versions,
            since=row.agreed_at,
            page=absolute(entry_address(record.slug, row.kind, row.entry, record.day)),
            certificate=_certificate(record, row) if row.pk not in without and row.versions else None,
            disputed=row.disputed,
        )
        for row in rows
    }


def _certificate(record: Record, row: Entry) -> str:
    return absolute(reverse("certificate", args=(record.slug, row.entry)))


def _place(row: Entry) -> Place:
    place: Place = convert(row.content, Place)
    return place


def _naming(content: dict[str, Any]) -> list[Any]:
    """The parts of a content by which a feature names other entries."""
    return [content.get(name) for name in ("field", "part_of", "along", "programme")]
