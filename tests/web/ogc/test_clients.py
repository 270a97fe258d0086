"""Programs that others wrote read the real server: GDAL its features, pystac its catalogue."""

from collections.abc import Iterator
from pathlib import Path

import pyogrio
import pystac
import pytest

from tests.web.serving import free_port, home, served

__all__ = ["home"]
pytestmark = pytest.mark.nightly
REGISTER = "kaz-rus"


@pytest.fixture(scope="module")
def node(home: Path) -> Iterator[str]:
    """The address of a served demonstration that names itself by it."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    with served(home, port=port, KELISIM_ADDRESS=address):
        yield address


def test_gdal_reads_the_features(node: str) -> None:
    """Its driver for OGC API - Features finds the collections, follows every page, and asks for a box."""
    source = f"OAPIF:{node}/ogc"
    assert {f"{REGISTER}-places", f"{REGISTER}-commitments"} <= set(pyogrio.list_layers(source)[:, 0])
    _about, keys, shapes, _columns = pyogrio.raw.read(source, layer=f"{REGISTER}-places", return_fids=True, page_size=2)
    number = pyogrio.read_info(source, layer=f"{REGISTER}-places")["features"]
    assert len(shapes) == len(keys) == number > 10
    _about, _keys, within, _columns = pyogrio.raw.read(source, layer=f"{REGISTER}-places", bbox=(60, 40, 90, 60))
    assert 0 < len(within) < number


def test_pystac_walks_the_catalogue(node: str) -> None:
    """From the root down each document is read, and is right by the specification."""
    catalogue = pystac.Catalog.from_file(f"{node}/stac/")
    assert catalogue.validate()
    assert sum(len(one.validate()) for one in catalogue.get_children()) == len(list(catalogue.get_children()))
