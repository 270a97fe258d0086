"""`kelisim places`: a file of places into a signed proposal, on a node of its own."""

import json
from pathlib import Path

from tests.cli.nodes import done, kelisim, two_nodes, write_json
from tests.reading.places.files import geojson, point, polygon

BOW_TIE = [[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0], [0.0, 0.0]]


def test_a_file_becomes_one_signed_proposal(tmp_path: Path) -> None:
    """What was repaired and refused is told; the places are on the record with the file as their source."""
    kaz, _ = two_nodes(tmp_path)
    file = tmp_path / "places.geojson"
    file.write_bytes(geojson(point(51.2, 47.1, title="Ford"), polygon(BOW_TIE, title="Field"), point(1, 200)))
    columns = write_json(
        tmp_path / "map.json", {"names": {"en": "title"}, "sides": {"always": "KAZ"}, "within_km": {"always": "2"}}
    )
    signed = kelisim("places", file, "--map", columns, "--as", "KAZ", "--accept", "--json", home=kaz)
    assert signed.returncode == 0, signed.stderr
    told = json.loads(signed.stdout)
    assert [one["names"]["en"] for one in told["places"]] == ["Ford", "Field"]
    assert [one.partition(": ")[0] for one in told["notices"]] == ["feature 2 (Field)", "feature 3 is refused"]
    (proposal,) = told["signed"]
    assert (proposal["proposal"], proposal["places"], proposal["waiting"]) == ("KAZ.2", 2, ["RUS"])
    acts = [json.loads(line) for line in done("log", "--json", home=kaz).splitlines()]
    assert [act["kind"] for act in acts if act["party"] == "KAZ"] == ["found", "propose", "accept"]


def test_what_is_asked_wrongly_ends_in_one_line(tmp_path: Path) -> None:
    """Without a Party, with a map that is none, and with a file that is none: nothing is signed."""
    kaz, _ = two_nodes(tmp_path)
    (tmp_path / "a.geojson").write_bytes(b"{}")
    for words, problem in (
        (["a.geojson"], "nothing says for which Party to sign"),
        (["a.geojson", "--dry-run"], "this is no GeoJSON"),
        (["none.geojson", "--dry-run"], "cannot be read"),
    ):
        ended = kelisim("places", *words, home=kaz, cwd=tmp_path)
        assert ended.returncode == 2
        assert problem in ended.stderr
        assert ended.stderr.count("\n") == 1
