"""A register with places of every shape, public and not, and commitments at them."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from kelisim.node import models
from kelisim.node.located import Located
from tests.web import rows
from tests.web.rows import CANARY, SOURCE, ref

LATER = "2023-05-06T07:08:09Z"


@dataclass
class Atlas:
    """The register and its places by short names."""

    register: models.Register
    places: dict[str, models.Entry] = field(default_factory=dict)
    measures: dict[str, models.Entry] = field(default_factory=dict)

    def add(self, name: str, kind: str, shape: Any, *, public: bool = True, **said: Any) -> models.Entry:
        """A place; `shape` is a type and its coordinates, or None."""
        content = {"names": {"en": name if public else CANARY}, "kind": kind, **said}
        if shape:
            content["geometry"] = {"type": shape[0], "coordinates": shape[1]}
        self.places[name] = rows.entry(self.register, "place", content, public=public)
        return self.places[name]

    def agreed(self, name: str, at: str) -> None:
        """That a place was agreed at another moment."""
        models.Entry.objects.filter(pk=self.places[name].pk).update(agreed_at=at)
        Located.objects.filter(pk=self.places[name].pk).update(agreed_at=at)


@pytest.fixture
def atlas(db: None) -> Atlas:
    """Posts along a line, a river that bends, a basin with a hole, islands on either side of the antimeridian."""
    made = Atlas(rows.register("atlas"))
    rivers = rows.entry(made.register, "field", {"title": {"en": "Rivers"}, "code": "rivers"})
    both: dict[str, Any] = {"sides": ["KAZ", "RUS"], "names_by_side": {"KAZ": {"kk": "Бекет"}, "RUS": {"ru": "Пост"}}}
    made.add("Post", "crossing", ("Point", ["61.50", "50.25"]), within_km=2, position_source=SOURCE, **both)
    made.add("Gauge", "gauge", ("Point", ["62", "51"]), sides=["KAZ"], field=ref(rivers))
    made.add("Mine", "deposit", ("Point", ["66", "49"]), sides=["KAZ"], resource={"e": "1", "f": "2", "g": ["1"]})
    # From the south-west around the corner of any box that lies north-west of it.
    made.add("River", "river", ("LineString", [["60", "48"], ["65", "48"], ["65", "53"]]), field=ref(rivers))
    basin = [["70", "50"], ["74", "50"], ["74", "54"], ["70", "54"], ["70", "50"]]
    hole = [["71", "51"], ["71", "53"], ["73", "53"], ["73", "51"], ["71", "51"]]
    made.add("Basin", "basin", ("Polygon", [basin, hole]), sides=["RUS"])
    made.add("Islands", "other", ("MultiPoint", [["179", "-17"], ["-179", "-16"]]))
    made.add("Unknown", "other", None)
    made.add("Hidden", "zone", ("Point", ["61.5", "50.3"]), public=False)
    made.agreed("Mine", LATER)
    for name, at in (
        ("Dredge", ("River",)),
        ("Repair", ("Post", "Gauge")),
        ("Study", ("Unknown",)),
        ("Secret", ("Hidden",)),
    ):
        places = [ref(made.places[one]) for one in at]
        content = {"title": {"en": name}, "places": places, "term": {"end": "2025"}, "number": "1"}
        made.measures[name] = rows.entry(
            made.register, "measure", content | ({"field": ref(rivers)} if name == "Dredge" else {})
        )
        for one in at:  # a link of the helper is to the first of a list's members, and these have several
            models.Link.objects.get_or_create(
                source=made.measures[name],
                entry=made.places[one].entry,
                role="places",
                defaults={"target": made.places[one]},
            )
    return made
