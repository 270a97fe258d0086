"""What every engine of the search does alike: FTS5, and one of modelsearch's behind the same interface."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from kelisim.node import models
from kelisim.web.search import indexing
from kelisim.web.search.asking import asked
from kelisim.web.search.backend import Filters, backend
from kelisim.web.search.finding import matches, thing_of_entry
from kelisim.web.search.models import Document
from tests.web import rows
from tests.web.conftest import World
from tests.web.search.conftest import Find, titles


@pytest.fixture(params=["fts5", "by_modelsearch"], autouse=True)
def engine(request: pytest.FixtureRequest, settings: LazySettings, world: World) -> Iterator[None]:
    """The node with one engine or the other."""
    settings.SEARCH_BACKEND = f"kelisim.web.search.{request.param}"
    backend.cache_clear()
    for number, title in enumerate(("Border crossing", "Crossing of the border", "Border road")):
        content = {
            "title": {"en": title},
            "sides": [("KAZ", "RUS")[number % 2]],
            "field": rows.ref(world.entries["field"]),
        }
        rows.entry(world.register, "measure", content, date=f"202{number}")
    rows.entry(world.register, "place", {"names": {"kk": "Шекара бекеті"}, "kind": "crossing"})
    yield
    backend.cache_clear()


def test_words_phrases_and_minus(find: Find) -> None:
    """All words, words that follow one another, and what is left out."""
    assert sorted(titles(find("borders crossing"))) == ["Border crossing", "Crossing of the border"]
    assert titles(find('"border crossings"')) == ["Border crossing"]
    assert titles(find("border -crossing")) == ["Border road"]
    assert find("border -crossing -road").total == 0
    assert titles(find("шекарадағы бекетте")) == ["Шекара бекеті"]
    assert titles(find("шекара бекети")) == ["Шекара бекеті"]


def test_filters_facets_and_order(world: World, find: Find) -> None:
    """Counts by kind, side, year and field, and the newest first."""
    every = find("border")
    assert {facet.name: dict(facet.counts) for facet in every.facets} == {
        "kind": {"measure": 3},
        "side": {"KAZ": 2, "RUS": 1},
        "year": {"2020": 1, "2021": 1, "2022": 1},
        "field": {world.entries["field"].entry: 3},
    }
    assert titles(find("border", filters=Filters(side="RUS"))) == ["Crossing of the border"]
    assert titles(find("border", filters=Filters(year="2020", kind="measure"))) == ["Border crossing"]
    assert titles(find("border", newest=True)) == ["Border road", "Crossing of the border", "Border crossing"]


def test_pages(world: World, find: Find) -> None:
    """Every hit stands on one page."""
    for number in range(45):
        rows.entry(world.register, "measure", {"title": {"en": f"Dam {number}"}, "sides": ["KAZ"]})
    found = [title for page in (1, 2, 3) for title in titles(find("dam", page=page))]
    assert sorted(found) == sorted(f"Dam {number}" for number in range(45))


def test_what_goes_is_gone(world: World, find: Find) -> None:
    """An entry that is public no longer is not found, suggested or matched; nor is anything after all was forgotten."""
    row = models.Entry.objects.get(title__en="Border road")
    assert find("road").total > 0
    assert matches("road", "en", [thing_of_entry(world.register.pk, row.entry)])
    models.Entry.objects.filter(pk=row.pk).update(public=False)
    assert "Border road" not in titles(find("road"))
    assert not matches("road", "en", [thing_of_entry(world.register.pk, row.entry)])
    backend().clear()
    assert backend().groups(asked("border", "en"), []) == []
    assert Document.objects.exists()


def test_a_slip_is_mended(find: Find) -> None:
    """The nearest word that is in the index."""
    assert find("bordre").meant == "border"
    assert find("border").meant == ""
    indexing.rebuild()
    assert backend().unused(["border", "zzz"]) == ["zzz"]
