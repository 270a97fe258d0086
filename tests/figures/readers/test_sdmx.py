"""SDMX messages, from files and from a service on this machine."""

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kelisim.figures.readers import sdmx_json, sdmx_messages, table
from kelisim.figures.readers.columns import ColumnMap
from kelisim.figures.readers.errors import (
    DamagedFileError,
    EntitiesError,
    FigureFileError,
    FileEncodingError,
    TooLargeFileError,
)
from kelisim.figures.readers.reading import read_figures
from kelisim.node import figure_service
from tests.figures.readers.messages import GENERIC_21, JSON_10, JSON_20, MESSAGES, SPECIFIC_21


@pytest.mark.parametrize("form", MESSAGES)
def test_every_form_of_the_standard_says_the_same(form: str) -> None:
    """Dimensions, multiplier, statuses and gaps are read alike from SDMX-ML 2.1 and 3.0 and SDMX-JSON 1.0 and 2.0."""
    figures = read_figures(MESSAGES[form].encode(), layout="sdmx")
    assert figures.problems == ()
    assert {one.series.side for one in figures.found} == {"ATA"}
    assert {one.series.dimensions for one in figures.found} == {(("counterpart-area", "XB"), ("flow", "exports"))}
    assert [(one.period, one.value, one.status) for one in figures.found] == [
        ("2020", "5250000", None),
        ("2021", "6125001", "provisional"),
    ]
    assert figures.left_out == {"missing": 1}


def test_a_map_reads_the_components_of_a_message() -> None:
    """With a map the dimensions are named as the indicator has them."""
    columns = ColumnMap(
        period="TIME_PERIOD", value="OBS_VALUE", status="OBS_STATUS", dimensions={"partner": "COUNTERPART_AREA"}
    )
    figures = read_figures(SPECIFIC_21.encode(), columns=columns)
    assert [(one.value, one.series.dimensions) for one in figures.found] == [
        ("5.25", (("partner", "XB"),)),
        ("6.125001", (("partner", "XB"),)),
    ]


def test_observations_without_series() -> None:
    """Where all dimensions are of the observation, attributes are told from them by the concepts of the standard."""
    flat = SPECIFIC_21.replace('dimensionAtObservation="TIME_PERIOD"', 'dimensionAtObservation="AllDimensions"')
    start, end = flat.index("<Series"), flat.index("</Series>") + len("</Series>")
    row = '<Obs FREQ="A" REF_AREA="AQ" FLOW="M" TIME_PERIOD="2020" OBS_VALUE="7" OBS_STATUS="E" UNIT_MULT="3"/>'
    (one,) = read_figures((flat[:start] + row + flat[end:]).encode()).found
    assert (one.value, one.status, one.series.dimensions) == ("7000", "estimated", (("flow", "imports"),))
    bare = {
        "dataSets": [{"observations": {"0:1": [7, 0, 0]}}],
        "structure": {
            "dimensions": {
                "observation": [
                    {"id": "FLOW", "values": [{"id": "M"}]},
                    {"id": "TIME_PERIOD", "values": [{"id": "2019"}, {"id": "2020"}]},
                ]
            },
            "attributes": {
                "observation": [
                    {"id": "OBS_STATUS", "values": [{"id": "E"}]},
                    {"id": "UNIT_MULT", "values": [{"id": "3"}]},
                ]
            },
        },
    }
    (one,) = read_figures(json.dumps({"data": bare}).encode()).found
    assert (one.period, one.value, one.status, one.series.dimensions) == (
        "2020",
        "7000",
        "estimated",
        (("flow", "imports"),),
    )


def test_a_multiplier_counts_wherever_it_stands() -> None:
    """With the series, a group of them, the data set or the observation, in XML and in JSON."""
    in_series = '<generic:Attributes><generic:Value id="UNIT_MULT" value="6"/></generic:Attributes>'
    key = '<generic:Value id="FLOW" value="X"/>'
    group = f'<generic:Group type="G"><generic:GroupKey>{key}</generic:GroupKey>{in_series}</generic:Group>'
    generic, specific = GENERIC_21.replace(in_series, ""), SPECIFIC_21.replace(' UNIT_MULT="6"', "")
    bare = JSON_20.replace('"attributes":[0],', "")
    grouped = bare.replace('"action":"Replace"', '"action":"Replace","dimensionGroupAttributes":{":1::0:":[0]}')
    told = [
        generic.replace("<generic:Series>", f"{group}<generic:Series>"),
        generic.replace("<generic:Series>", f"{in_series}<generic:Series>"),
        specific.replace("<Series", '<Group xsi:type="ns1:G" FLOW="X" UNIT_MULT="6"/><Series'),
        specific.replace('ss:structureRef="TRADE"', 'ss:structureRef="TRADE" UNIT_MULT="6"'),
        specific.replace("OBS_VALUE=", 'UNIT_MULT="6" OBS_VALUE='),
        grouped.replace('"series":[{"id":"UNIT_MULT"', '"dimensionGroup":[{"id":"UNIT_MULT"'),
    ]
    for message in told:
        assert [one.value for one in read_figures(message.encode()).found] == ["5250000", "6125001"]
    for message in (generic, specific, bare):
        assert [one.value for one in read_figures(message.encode()).found] == ["5.25", "6.125001"]


BOMB = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [BOMB, FILE, "<!DOCTYPE d>", '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'])
def test_a_document_type_is_refused_before_anything_reads_it(declared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entities are neither expanded nor fetched."""
    import sdmx

    monkeypatch.setattr(sdmx, "read_sdmx", lambda *_: pytest.fail("sdmx1 was asked"))
    hostile = GENERIC_21.replace('"UTF-8"?>', f'"UTF-8"?>{declared}', 1).replace(
        '"5.25"', '"&b;"' if declared is BOMB else '"5"'
    )
    with pytest.raises(EntitiesError):
        read_figures(hostile.encode())


def test_a_broken_message_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Cut off, of another kind, in another encoding, or too large; nothing is printed."""
    cases: list[tuple[bytes, type[FigureFileError]]] = [
        (SPECIFIC_21[:-40].encode(), DamagedFileError),
        (b"<html><body>503</body></html>", DamagedFileError),
        (b"<", DamagedFileError),
        (b'{"header":{}}', DamagedFileError),
        (b'{"dataSets":[' + b"[" * 100_000, DamagedFileError),
        (JSON_10.replace('"1:0:0"', '"-1:0:0"').encode(), DamagedFileError),
        (JSON_10.replace('"1:0:0"', '"9:0:0"').encode(), DamagedFileError),
        (b'{"a":"\xff"}', FileEncodingError),
        (GENERIC_21.encode("utf-16"), FileEncodingError),
        (SPECIFIC_21.replace("TIME_PERIOD", "TEMPS").encode(), DamagedFileError),
    ]
    for data, error in cases:
        with pytest.raises(error):
            read_figures(data)
    for module in (sdmx_messages, sdmx_json):
        monkeypatch.setattr(module, "MAX_FIGURES", 2)
    for message in (SPECIFIC_21, GENERIC_21, JSON_10):
        with pytest.raises(TooLargeFileError):
            read_figures(message.encode())
    assert capfd.readouterr() == ("", "")


class _Service(BaseHTTPRequestHandler):
    """An SDMX service with one flow of data, and some that misbehave."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append((self.path, self.headers.get("Accept", "")))
        if self.path.startswith(("/data/OFFICE,TRADE", "/data/TRADE", "/file")):
            self._say(200, SPECIFIC_21.encode(), "application/vnd.sdmx.structurespecificdata+xml;version=2.1")
        elif self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/file.xml")
            self.end_headers()
        elif self.path == "/bomb":
            self._say(200, gzip.compress(bytes(2_000_000)), "text/csv", ("Content-Encoding", "gzip"))
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        else:
            self._say(404, b"nothing", "text/plain")

    def _say(self, status: int, data: bytes, kind: str, *more: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in more:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name that the library gives it
        """Say nothing."""


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """A service on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Service) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_what_a_service_answers_is_read(service: str) -> None:
    """By the address of the data, through a redirection, and by a query that sdmx1 makes of flow, key and period."""
    for address, asked in (
        (f"{service}/file.xml", {}),
        (f"{service}/moved", {}),
        (service, {"resource_id": "TRADE", "key": "A.AQ..X", "params": {"startPeriod": "2020"}}),
    ):
        name, data = figure_service.fetched(address, **asked)
        assert name.endswith(".xml")
        assert len(read_figures(data, name).found) == 2
    path, accept = _Service.asked[-1]
    assert path.endswith("/A.AQ..X?startPeriod=2020")
    assert "TRADE" in path
    assert "structurespecificdata" in accept


def test_a_service_that_misbehaves(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refusals, nobody at home, other schemes, and answers without end."""
    for address in (
        f"{service}/none",
        "http://127.0.0.1:1/x",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        f"{service}/away",
    ):
        with pytest.raises(figure_service.ServiceError):
            figure_service.fetched(address)
    monkeypatch.setattr(figure_service, "MAX_BYTES", 1_000_000)
    with pytest.raises(TooLargeFileError):
        figure_service.fetched(f"{service}/bomb")
    monkeypatch.setattr(figure_service, "SECONDS", -1.0)
    with pytest.raises(figure_service.ServiceError, match="too long"):
        figure_service.fetched(f"{service}/file.xml")
    assert table.MAX_BYTES > 1_000_000
