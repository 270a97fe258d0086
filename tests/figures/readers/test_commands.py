"""`kelisim series` and `kelisim columns`, by the real command."""

import json
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.cli.nodes import READING, carry, done, kelisim, two_nodes, write_json
from tests.cli.parties import refused, shown
from tests.figures.readers.messages import SPECIFIC_21

LEVEL = {"title": {"en": "Level of the Willow"}, "unit": "cm"}
TRADE = {"title": {"en": "Trade"}, "unit": "USD", "dimensions": {"flow": ["exports"], "counterpart-area": []}}
DRAFTS = {
    **READING,
    "drafts": [{"kind": "indicator", "content": content, "evidence": []} for content in (LEVEL, TRADE)],
}
GAUGE = "Day;Level\n01.06.2024;152,5\n02.06.2024;many\n03.06.2024;\n04.06.2024;149\n"


def test_a_file_becomes_signed_releases_with_itself_as_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dry run signs nothing; then one act a series, the file attached and hashed, the bad row told; it reads back."""
    kaz, rus = two_nodes(tmp_path)
    done("file", write_json(tmp_path / "drafts.json", DRAFTS), "--as", "KAZ", "--accept", home=kaz)
    carry(kaz, rus)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    carry(rus, kaz)
    gauge = tmp_path / "gauge.csv"
    gauge.write_text(GAUGE, "utf-8")
    columns = write_json(tmp_path / "map.json", {"period": "Day", "value": "Level", "decimal_mark": ","})
    asked = ["series", gauge, "--indicator", "KAZ.2.1", "--map", columns, "--vintage", "2024-07-01"]

    before = done("log", "--json", home=kaz)
    would = kelisim(*asked, "--dry-run", home=kaz)
    assert "to release: 2 figures, 2024-06-01 to 2024-06-04, vintage 2024-07-01" in would.stdout
    assert "row 3, column 'Level': this is not a number: 'many'" in would.stderr
    assert "nothing is released" in kelisim(*asked, "--as", "KAZ", "--strict", home=kaz).stderr
    assert done("log", "--json", home=kaz) == before

    told = json.loads(done(*asked, "--as", "KAZ", "--office", "Water Service", "--side", "KAZ", "--json", home=kaz))
    assert (told["figures"], told["refused"], told["left_out"]) == (2, 1, {"missing": 1})
    assert (len(told["signed"]), told["problems"][0]["row"]) == (1, 3)
    (entry,) = shown(kaz, "show", "KAZ.2.1")
    (release,) = entry["releases"]
    assert release["observations"] == [
        {"period": "2024-06-01", "value": "152.5"},
        {"period": "2024-06-04", "value": "149"},
    ]
    assert release["speaker"] == {"office": "Water Service"}
    assert release["sources"][0]["sha256"] == release["evidence"][0]["sha256"]
    assert release["evidence"][0]["size"] == len(GAUGE)
    assert "1 attachments hold" in done("verify", home=kaz)

    (tmp_path / "file.xml").write_text(SPECIFIC_21, "utf-8")
    monkeypatch.chdir(tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            address = f"http://127.0.0.1:{server.server_port}/file.xml"
            done("series", address, "--indicator", "KAZ.2.2", "--vintage", "2026", "--as", "KAZ", home=kaz)
        finally:
            server.shutdown()
            thread.join()
    (entry,) = shown(kaz, "show", "KAZ.2.2")
    (release,) = entry["releases"]
    assert release["dimensions"] == {"counterpart-area": "XB", "flow": "exports"}
    assert release["sources"][0]["url"] == address

    for words in (
        ["series", gauge, "--indicator", "KAZ.2.1"],
        ["series", gauge, "--indicator", "KAZ.2.1", "--dry-run"],
        ["series", "file:///etc/passwd", "--indicator", "KAZ.2.1", "--dry-run"],
    ):
        refused(*words, home=kaz)


def test_a_large_file_is_made_columnar_and_asked(tmp_path: Path) -> None:
    """One series and sums as CSV; what is asked wrongly is refused in one line."""
    rows = "p,f,v\n" + "".join(f"{2000 + place},{flow},{place}.5\n" for place in range(3) for flow in ("x", "y"))
    (tmp_path / "rows.csv").write_text(rows + "never,x,1\n", "utf-8")
    columns = write_json(tmp_path / "map.json", {"period": "p", "value": "v", "dimensions": {"flow": "f"}})
    made = kelisim("columns", "make", tmp_path / "rows.csv", tmp_path / "made", "--map", columns)
    assert made.stdout == "6 figures of 2 series in 7 rows\n"
    assert "row 8, column 'p'" in made.stderr
    assert (
        done("columns", "ask", tmp_path / "made", "flow=x") == "period,value,status\n2000,0.5,\n2001,1.5,\n2002,2.5,\n"
    )
    summed = done("columns", "ask", tmp_path / "made", "--by", "flow", "--from", "2001", "--to", "2002")
    assert summed == "flow,value\nx,4\ny,4\n"
    for words in (["ask", tmp_path / "made"], ["make", tmp_path / "rows.csv", tmp_path / "made", "--map", columns]):
        refused("columns", *words, home=tmp_path)
