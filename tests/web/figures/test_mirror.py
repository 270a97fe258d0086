"""Mirror statistics on pages and in files."""

import csv
import io

import pytest
from django.test import Client

from tests.web import rows
from tests.web.conftest import World
from tests.web.figures.figured import release, river, trade
from tests.web.figures.test_figure import at, said


def test_the_largest_gaps_come_first(world: World, client: Client) -> None:
    """Each flow from both ends, with its valuation; the gap is what the importer says less what the exporter does."""
    page = said(client, at(trade(world.register), "mirror/"))
    first = page.index("2023 Russia → Kazakhstan all goods 840 (FOB, sum of 12) 888 (CIF, sum of 12) +48 +5.7 %")
    second = page.index("2023 Kazakhstan → Russia all goods 360 (FOB, sum of 12) 396 (CIF, sum of 12) +36 +10 %")
    assert first < second
    assert "Nothing is adjusted." in page


def test_fob_is_brought_to_cif_where_asked(world: World, client: Client) -> None:
    """With the factor and who says so; without it the raw gap alone stands there."""
    page = said(client, at(trade(world.register), "mirror/?adjusted=1&base=imports"))
    assert "The factor 1.06 is that of IMF, Direction of Trade Statistics Yearbook, 2017." in page
    assert "+48 +5.4 % −2.4 (−0.3 %)" in page


def test_turnover_is_what_each_side_sums(world: World, client: Client) -> None:
    """Its own exports and its own imports, and what speakers said of it beside."""
    figure = trade(world.register)
    claim = rows.figure("1.3", "invented-trade", "USD billion", period={"start": "2023", "end": "2023"})
    rows.statement(figure, "2024-03-01", claim, side="RUS")
    page = said(client, at(figure, "mirror/"))
    assert "2023 1,248 USD million 1,236 USD million −12 −1 %" in page
    drawn = client.get(at(figure, "mirror/turnover/chart.csv")).content.decode()
    assert "turnover as Kazakhstan sums it" in drawn
    assert "Russia, as stated" in drawn


@pytest.mark.parametrize("which", ["there", "back"])
def test_both_offices_are_on_one_chart(world: World, client: Client, which: str) -> None:
    """In each direction, by month where asked, for one group of goods."""
    address = at(trade(world.register), f"mirror/{which}/chart.csv?by=M&product=grain")
    written = list(csv.DictReader(io.StringIO(client.get(address).content.decode())))
    names = {row["name"] for row in written}
    one, other = ("Kazakhstan", "Russia") if which == "there" else ("Russia", "Kazakhstan")
    assert names == {f"{one}: exports", f"{other}: imports"}
    assert len(written) == 24


def test_what_one_side_alone_has_is_not_compared(world: World, client: Client) -> None:
    """It says why, and it has no gap."""
    figure = trade(world.register)
    dimensions = {"flow": "exports", "partner": "RUS", "product": "timber"}
    release(figure, "KAZ", {"2022": "7"}, "2024-02-01", dimensions=dimensions, currency="USD")
    page = said(client, at(figure, "mirror/"))
    assert "2022 Kazakhstan → Russia timber the importer publishes nothing" in page


def test_every_row_is_in_the_file(world: World, client: Client) -> None:
    """Two directions, two groups and their sum, twelve months."""
    written = list(
        csv.DictReader(io.StringIO(client.get(at(trade(world.register), "mirror/rows.csv?by=M")).content.decode()))
    )
    assert len(written) == 2 * 3 * 12
    assert {row["exports_valuation"] for row in written} == {"fob"}
    assert written[0]["gap"] == "4"


def test_a_mirror_needs_flows(world: World, client: Client) -> None:
    """A figure without directions has none; one alone is gone to from the list, several are listed."""
    assert client.get(at(river(world.register)[1], "mirror/")).status_code == 404
    assert "No figure here tells flows" in said(client, "/en/test/figures/mirror/")
    figure = trade(world.register)
    assert client.get("/en/test/figures/mirror/").headers["Location"] == at(figure, "mirror/")
    trade(world.register)
    assert said(client, "/en/test/figures/mirror/").count("Invented trade") == 2


def test_nonsense_in_an_address_is_no_fault(world: World, client: Client) -> None:
    """What is asked for and is not there is as if it were not asked for."""
    figure = trade(world.register)
    assert client.get(at(figure, "mirror/?by=X&pair=A-B&product=gold&base=both")).status_code == 200
    assert client.get(at(figure, "mirror/sideways/chart.csv")).status_code == 404
