"""Files of places read in a process of their own: what a hostile one can do."""

import msgspec
import pytest
import shapely

from kelisim.model.decode import decode
from kelisim.model.draft import Reading
from kelisim.node import bounded_reading
from kelisim.node.bounded_reading import places_apart
from kelisim.node.geopackages import check_database
from kelisim.reading.places.columns import PlaceColumns
from kelisim.reading.places.errors import PlacesFileError
from tests.reading.places.files import changed, geojson, geopackage, point

PLAIN = msgspec.json.encode(PlaceColumns())


def test_a_file_is_read_apart_and_comes_back_as_a_reading() -> None:
    """The process has the drivers that it needs, and neither libraries nor drivers get into this one."""
    data = geopackage([shapely.Point(7_900_000, 5_900_000)], ["A"], "EPSG:3857")
    read = places_apart(data, "a.gpkg", PLAIN)
    assert read.problem == ""
    reading: Reading = decode(read.encoded, Reading)
    assert [draft.content.names for draft in reading.drafts] == [{"en": "A"}]
    assert "turned into WGS 84" in read.look[0]


def test_databases_are_looked_into_before_a_driver_opens_them() -> None:
    """What a geographic information system writes passes; damage and code in a schema do not."""
    sound = geopackage([shapely.Point(1, 1)], ["A"])
    check_database(sound)
    check_database(geojson(point(1, 2)))
    with pytest.raises(PlacesFileError, match="a virtual table of fts5"):
        check_database(changed(sound, "CREATE VIRTUAL TABLE words USING fts5(a)"))
    with pytest.raises(PlacesFileError, match="damaged"):
        check_database(sound[:100] + bytes(2_000))
    for using in ("fts4", "\n 'rtree_i32'", "[VirtualOGR]"):
        schema = f"CREATE VIRTUAL TABLE x USING {using}(a)"
        written = changed(
            sound,
            "PRAGMA writable_schema = 1",
            f"INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 0, {_text(schema)})",
        )
        with pytest.raises(PlacesFileError, match="virtual table"):
            check_database(written)


def test_a_library_that_never_comes_back_is_ended() -> None:
    """The process of a file has so much of a processor, also where the clock of Python is not asked."""
    assert bounded_reading.SECONDS >= 60
    read = bounded_reading._apart(_endless, "a.geojson")
    assert read.problem.startswith("reading it ended the process")


def _endless(name: str) -> bounded_reading.Read:
    """Computes within one call of C for as long as it is let."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
    sum(range(10**13))
    return bounded_reading.Read(name)


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
