"""The page of a figure and its files."""

import csv
import io
import re
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from kelisim.figures.readers.reading import read_figures
from kelisim.node import models
from kelisim.node.settling import settle
from kelisim.web.figures import drawn
from kelisim.web.figures.found import find_figure
from kelisim.web.figures.told import told
from tests.web import rows
from tests.web.conftest import World
from tests.web.figures.figured import MONTHS, release, river, trade
from tests.web.rows import CANARY

WORDS = re.compile(r"<[^>]+>|\s+")


def said(client: Client, address: str) -> str:
    """The words of a page on one line."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(WORDS.sub(" ", answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ").split())


def at(entry: models.Entry, tail: str = "") -> str:
    """The address of a figure, or of a file below it."""
    return f"/en/test/figures/{entry.entry}/{tail}"


def test_what_is_published_is_added_up_and_says_so(world: World, client: Client) -> None:
    """Goods, directions and months that are all there make the turnover of each side; the sum is called a sum."""
    page = said(client, at(trade(world.register)))
    assert "2023 1,248 1,236" in page
    assert "Nobody publishes this sum" in page


def test_a_sum_lacks_nothing(world: World, client: Client) -> None:
    """A year without one of its months has no sum."""
    figure = trade(world.register)
    word = models.Word.objects.filter(entry=figure, party="KAZ")[0]
    content = dict(word.content) | {"observations": word.content["observations"][:-1]}
    models.Word.objects.filter(pk=word.pk).update(content=content)
    assert "Period Russia 2023 1,236" in said(client, at(figure))


def test_the_reader_chooses_a_series(world: World, client: Client) -> None:
    """One of its series as it was published, with its valuation and the day of publication."""
    figure = trade(world.register)
    asked = "?series=flow:exports,partner:RUS,product:grain,USD,M"
    page = said(client, at(figure, asked))
    assert "December 2023 10 1 Feb 2024" in page
    assert "FOB: without freight" in page
    assert (
        'value="flow:exports,partner:RUS,product:grain,USD,M" selected'
        in client.get(at(figure, asked)).content.decode()
    )


def test_the_growth_that_would_reach_a_target(world: World, client: Client) -> None:
    """From 1248 in 2023 to 2000 in 2030: seven years of 7.0 per cent."""
    page = said(client, at(trade(world.register)))
    assert "+7 % a year, for 7 years" in page
    assert "+752 USD million" in page


def test_a_target_without_baseline_says_why(world: World, client: Client) -> None:
    """What cannot be said is refused in words."""
    figure = rows.entry(
        world.register,
        "indicator",
        {"title": {"en": "Share"}, "unit": "per cent", "targets": [{"value": "50", "by": {"end": "2030"}}]},
    )
    release(figure, "KAZ", {"2021": "40", "2022": "41", "2023": "42"}, "2024-01-01")
    assert "no baseline is agreed" in said(client, at(figure))


def test_limits_and_shares_are_judged(world: World, client: Client) -> None:
    """A bound that holds always, and a share of what another side measures, in the months in which it holds."""
    _above, below = river(world.register)
    page = said(client, at(below))
    assert "at least 35 m3/s" in page
    assert "November 2024 November 2024 30 m3/s 35 m3/s 5 m3/s" in page
    assert "at least 60 % of “Flow above”" in page
    assert "July 2024 July 2024 55 m3/s (55 %) 60 m3/s 5 m3/s" in page


def test_revisions_are_told(world: World, client: Client) -> None:
    """What was known on each day, and by how much it changed."""
    figure = rows.entry(world.register, "indicator", {"title": {"en": "Revised"}, "unit": "kt"})
    release(figure, "KAZ", {"2021": "100", "2022": "110"}, "2023-01-01")
    release(figure, "KAZ", {"2022": "121", "2023": "130"}, "2024-01-01")
    page = said(client, at(figure))
    assert "2022 110 121 +10 %" in page
    assert "2022 121 (110)" in page


def test_a_past_day_has_the_values_of_that_day(world: World, client: Client) -> None:
    """A release that was signed or published later is not there yet."""
    figure = rows.entry(world.register, "indicator", {"title": {"en": "Then"}, "unit": "kt"})
    release(figure, "KAZ", {"2021": "100", "2022": "110", "2019": "90"}, "2023-01-01")
    later = release(figure, "KAZ", {"2022": "121"}, "2024-01-01")
    models.Word.objects.filter(pk=later.pk).update(at="2024-01-02T00:00:00Z")
    assert "2022 121 (110) 1 Jan 2024" in said(client, at(figure))
    assert "2022 110 1 Jan 2023" in said(client, at(figure, "?on=2023-06-01"))
    assert b"121" not in client.get(at(figure, "chart.csv?on=2023-06-01")).content


def test_one_of_two_stories_counts_nowhere(world: World, client: Client) -> None:
    """A release that is disputed makes no series."""
    figure = rows.entry(world.register, "indicator", {"title": {"en": "Doubted"}, "unit": "kt"})
    word = release(figure, "KAZ", {"2021": "1", "2022": "2", "2023": "3"}, "2024-01-01")
    models.Word.objects.filter(pk=word.pk).update(disputed=True)
    assert "As published" not in said(client, at(figure))
    assert client.get(at(figure, "light-wide.svg")).status_code == 404


def test_statements_stand_beside_what_is_published(world: World, client: Client) -> None:
    """A claim in another size of the unit is brought to it exactly; its mark is named apart."""
    figure = trade(world.register)
    claim = rows.figure("1.3", "invented-trade", "USD billion", period={"start": "2023", "end": "2023"})
    rows.statement(figure, "2024-03-01", claim, side="KAZ")
    table = client.get(at(figure, "chart/")).content.decode()
    assert "Kazakhstan, as stated" in table
    rows_of = list(csv.DictReader(io.StringIO(client.get(at(figure, "chart.csv")).content.decode())))
    assert [row["value"] for row in rows_of if row["name"] == "Kazakhstan, as stated"] == ["1300"]


@pytest.mark.parametrize("which", ["trade", "river"])
def test_the_table_and_the_file_have_all_that_is_drawn(world: World, client: Client, rf: Any, which: str) -> None:
    """Every point of the chart is a row of the page of its table and of its file."""
    figure = trade(world.register) if which == "trade" else river(world.register)[1]
    chart = find_figure(rf.get("/"), "test", figure.entry, spoken=True).chart
    assert chart is not None
    written = list(csv.DictReader(io.StringIO(client.get(at(figure, "chart.csv")).content.decode())))
    assert len(written) == chart.size + len(chart.levels)
    shown = client.get(at(figure, "chart/")).content.decode()
    assert shown.count('<th scope="row"') == len(written)
    for line in chart.lines:
        for point in line.points:
            assert point.words in shown.replace("&nbsp;", "\N{NO-BREAK SPACE}")


def test_what_is_downloaded_is_read_back(world: World, client: Client, rf: Any) -> None:
    """The file of the releases, read as a file of figures, has the same series with the same values."""
    figure = trade(world.register)
    answer = client.get(at(figure, "releases.csv"))
    assert "attachment" in answer.headers["Content-Disposition"]
    read = read_figures(answer.content)
    assert not read.problems
    found = find_figure(rf.get("/"), "test", figure.entry)
    series = told(found.record, found.account, "", "en").series
    assert len(read.found) == sum(len(one.said) for one in series) == 8 * len(MONTHS)
    values = {(one.key.dimensions, period): stated.value for one in series for period, stated in one.known().items()}
    for one in read.found:
        assert values[tuple(sorted(one.series.dimensions)), one.period] == type(values[next(iter(values))])(one.value)


def test_a_drawing_is_made_once(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """All drawings of a chart are made together and kept; what is on it changes its name and nothing else does."""
    figure = trade(world.register)
    first = client.get(at(figure, "light-wide.svg"))
    assert first.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors *"
    assert etree.fromstring(first.content).get("role") == "img"
    monkeypatch.setattr("sys.executable", "/nowhere")
    for form in drawn.FORMS:
        assert client.get(at(figure, f"{form}.svg")).status_code == 200, form
    assert client.get(at(figure, "light-titled.png")).content.startswith(b"\x89PNG")
    assert list((settings.HOME / drawn.FOLDER).iterdir())
    refused = client.get(at(figure, "light-wide.svg?series=flow:exports,partner:RUS,product:grain,USD,M"))
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "10")


def test_what_cannot_be_drawn_is_not_there(world: World, client: Client) -> None:
    """Forms, schemes and scripts that there are not, and a figure of which too little is known."""
    figure = trade(world.register)
    for tail in ("pink-wide.svg", "light-huge.svg", "dark-wide.png", "pink.vl.json"):
        assert client.get(at(figure, tail)).status_code == 404, tail
    bare = rows.entry(world.register, "indicator", {"title": {"en": "Bare"}, "unit": "kt"})
    for tail in ("light-wide.svg", "chart/", "chart.csv", "releases.csv", "mirror/"):
        assert client.get(at(bare, tail)).status_code == 404, tail
    assert client.get("/vega/0123456789abcdef.js").status_code == 404


def test_nothing_private_is_drawn(secrets: World, client: Client) -> None:
    """A release that is not public is in no chart, table or file, and a private figure has none."""
    figure = trade(secrets.register)
    release(figure, "KAZ", {"2021": "777123"}, "2024-01-01", currency="USD", text={"en": CANARY})
    models.Word.objects.filter(content__text__en=CANARY).update(public=False)
    hidden = trade(secrets.register, public=False)
    for tail in ("", "chart/", "chart.csv", "releases.csv", "light.vl.json", "mirror/", "mirror/rows.csv"):
        page = client.get(at(figure, tail)).content.decode()
        assert CANARY not in page
        assert "777" not in page, tail
        assert client.get(at(hidden, tail)).status_code == 404, tail


def test_a_figure_keeps_its_budget(world: World, client: Client) -> None:
    """At most twelve statements, with series, statements, limits and shares."""
    figures = [trade(world.register), river(world.register)[1]]
    for figure in figures:
        for place in range(5):
            rows.statement(figure, f"202{place}", rows.figure("3", "invented-trade", "USD million"), side="KAZ")
        for tail in ("", "chart/"):
            client.get(at(figure, tail))
            settle(world.register.pk)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(at(figure, tail)).status_code == 200
            assert len(caught) <= 12, tail


def test_statements_are_set_against_what_is_published(world: World, client: Client) -> None:
    """A claim of a year against that year, as published by each side, with the difference and whether it holds."""
    figure = rows.entry(world.register, "indicator", {"title": {"en": "Stated"}, "unit": "kt", "code": "stated"})
    release(figure, "KAZ", {"2021": "100", "2022": "110"}, "2023-01-01")
    release(figure, "KAZ", {"2022": "121"}, "2024-01-01")
    claim = rows.figure("110", "stated", "kt", period={"start": "2022", "end": "2022"})
    rows.statement(figure, "2023-06-01", claim, side="RUS")
    assert "1 Jun 2023 Russia 2022: 110 kt Kazakhstan 110 kt 121 kt −9.1 % differs" in said(client, at(figure))


@pytest.mark.nightly
def test_a_forecast_is_made_once_and_shown(world: World, client: Client) -> None:
    """The page leads to what makes it; then it has the periods ahead with both intervals, and the chart has bands."""
    figure = rows.entry(world.register, "indicator", {"title": {"en": "Coming"}, "unit": "kt"})
    release(figure, "KAZ", {str(2005 + n): str(100 + 3 * n + n % 3) for n in range(16)}, "2021-02-01")
    assert "Work out the forecast" in said(client, at(figure))
    answer = client.get(at(figure, "forecast/"))
    assert (answer.status_code, answer.headers["Location"]) == (302, at(figure, "?forecast=1#forecast"))
    page = said(client, at(figure, "?forecast=1"))
    assert "Work out the forecast" not in page
    assert "calibrated by" in page
    written = list(csv.DictReader(io.StringIO(client.get(at(figure, "chart.csv")).content.decode())))
    names = {row["name"] for row in written}
    assert {"Kazakhstan, forecast", "Kazakhstan, interval of 80 %", "Kazakhstan, interval of 95 %"} < names
    assert client.get(at(figure, "light-wide.svg")).status_code == 200


def test_a_refused_forecast_says_why(world: World, client: Client) -> None:
    """A short series has none, with the count of periods that it lacks."""
    figure = rows.entry(world.register, "indicator", {"title": {"en": "Short"}, "unit": "kt"})
    release(figure, "KAZ", {"2021": "1", "2022": "2", "2023": "4"}, "2024-02-01")
    assert "the series is too short: it has 3 periods, and 10 are needed" in said(client, at(figure))
