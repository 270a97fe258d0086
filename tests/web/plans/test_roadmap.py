"""The page of a roadmap."""

import base64
import hashlib
import io
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.model.dates import Term
from kelisim.node import models
from kelisim.planning.table_files import read_table
from kelisim.web.plans import telling
from kelisim.web.plans.bars import bins
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import CANARY, ref


def test_a_roadmap_shows_its_milestones(world: World, client: Client) -> None:
    """The milestone of a commitment stands on the roadmap of the commitment and on that of the document below it."""
    for kind in ("measure", "instrument"):
        page = client.get(world.address("roadmaps", kind)).content.decode()
        assert "Launch" in page
        assert 'class="gantt-forecast"' in page


@pytest.fixture
def road(world: World) -> World:
    """The commitment of the register with three more milestones: after one another, moved, forecast and done."""
    measure = world.entries["measure"]
    first = point(measure, "Survey", "2099-03-01")
    second = point(measure, "Works", "2099-09-01", after=first, duration=90)
    rows.version(second, 2, dict(second.content) | {"date": {"end": "2099-12-01"}})
    rows.report(second, "RUS", "in-progress", forecast={"end": "2100-02-01"})
    done = point(measure, "Decision", "2021-12-31")
    rows.report(done, "RUS", "done", "2022-02-01")
    world.entries |= {"first": first, "second": second, "done": done}
    return world


def point(of: models.Entry, title: str, end: str, after: models.Entry | None = None, **more: Any) -> models.Entry:
    """A milestone with a date."""
    content: dict[str, Any] = {"title": {"en": title}, "of": ref(of), "date": {"end": end}, **more}
    if after is not None:
        content["predecessors"] = [ref(after)]
    return rows.entry(of.register, "milestone", content, date=end)


def test_the_table_holds_every_date(road: World, client: Client) -> None:
    """First agreed, agreed now, what a side expects, what is done, the slip: each is in the row of its milestone."""
    page = client.get(road.address("roadmaps", "measure")).content.decode()
    cells = {
        title: row for row in page.split("<tr>") for title in ("Survey", "Works", "Decision") if f">{title}<" in row
    }
    for said in ("1 Sept 2099", "1 Dec 2099", "1 Feb 2100", "+153 days", "Survey"):
        assert said in cells["Works"]
    assert "1 Feb 2022" in cells["Decision"]
    assert 'class="tag done"' in cells["Decision"]
    assert "+32 days" in cells["Decision"]


def test_the_critical_path_is_told_in_words(road: World, client: Client) -> None:
    """The milestones that decide the end stand in their order."""
    models.Report.objects.filter(entry=road.entries["second"]).delete()
    content = dict(road.entries["second"].content) | {"duration": 400}
    rows.version(road.entries["second"], 3, content)
    page = client.get(road.address("roadmaps", "measure")).content.decode()
    told = page[page.index('class="gantt-path"') :].split("</ol>", 1)[0]
    assert told.index("Survey") < told.index("Works")
    assert "gantt-critical" in page


def test_a_circle_is_told_and_nothing_is_lost(road: World, client: Client) -> None:
    """A plan that cannot be computed is shown with what was agreed, and with the reason."""
    first = road.entries["first"]
    rows.version(first, 2, dict(first.content) | {"predecessors": [ref(road.entries["second"])]})
    answer = client.get(road.address("roadmaps", "measure"))
    page = answer.content.decode()
    assert "wait for one another in a circle" in page
    assert "1 Sept 2099" in page
    assert client.get(road.address("roadmaps", "measure") + "roadmap.svg").status_code == 200


def test_what_if_moves_what_waits(road: World, client: Client) -> None:
    """What is asked for in the address moves the milestone and what waits for it, and records nothing."""
    models.Report.objects.filter(entry=road.entries["second"]).delete()
    before = models.StoredAct.objects.count(), models.Version.objects.count()
    asked = {"late": road.entries["first"].entry, "days": "90"}
    page = client.get(road.address("roadmaps", "measure"), asked).content.decode()
    told = page[page.index('id="what-if"') :]
    assert "+90 days" in told
    assert "30 May 2099" in told
    assert (models.StoredAct.objects.count(), models.Version.objects.count()) == before
    for wrong in ({"late": "KAZ.9.9", "days": "9"}, {"late": asked["late"], "days": "-1"}, {"late": "x", "days": "x"}):
        assert client.get(road.address("roadmaps", "measure"), wrong).status_code == 200


def test_a_roadmap_goes_out_and_comes_in(road: World, client: Client) -> None:
    """What CSV and XLSX hold is read as the milestones of the page."""
    here = f"/{road.register.slug}/roadmaps/{road.entries['measure'].entry}"
    for kind in ("csv", "xlsx"):
        answer = client.get(f"{here}.{kind}")
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')
        found = read_table(answer.content)
        assert not found.problems
        by_entry = {row.entry: row for row in found.rows}
        second = by_entry[road.entries["second"].entry]
        assert second.duration == 90
        assert second.date == Term(end="2099-12-01")
        assert second.predecessors[0].row == by_entry[road.entries["first"].entry].number


def test_as_of_a_day_it_is_told_as_it_was(road: World, client: Client) -> None:
    """As of a day before the second version the first date stands, in the page and in the files."""
    models.Version.objects.filter(ordinal=2).update(agreed_at="2023-01-01T10:00:00Z")
    asked = {"on": "2022-06-01"}
    page = client.get(road.address("roadmaps", "measure"), asked).content.decode()
    assert "1 Sept 2099" in page
    assert "1 Dec 2099" not in page
    table = client.get(f"/{road.register.slug}/roadmaps/{road.entries['measure'].entry}.csv", asked)
    assert b"2099-09-01" in table.content
    assert b"2099-12-01" not in table.content


def test_a_drawing_stands_alone(road: World, client: Client) -> None:
    """The SVG is well formed, has its style in it, and its policy allows that style and nothing else."""
    answer = client.get(road.address("roadmaps", "measure") + "roadmap.svg")
    tree = ElementTree.fromstring(answer.content)
    style = next(tree.iter("{http://www.w3.org/2000/svg}style")).text or ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
    assert len(list(tree.iter("{http://www.w3.org/2000/svg}circle"))) == 1


def test_no_private_milestone_is_on_a_roadmap(secrets: World, client: Client) -> None:
    """Neither a milestone that is not public, nor one of a commitment that is not, nor their links."""
    hidden = models.Entry.objects.get(kind="measure", public=False)
    point(hidden, "Of a hidden one", "2030-01-01")
    rows.link(hidden, "programme", secrets.entries["instrument"].entry)
    for kind in ("measure", "instrument"):
        address = secrets.address("roadmaps", kind)
        for page in (client.get(address), client.get(address + "roadmap.svg")):
            assert CANARY not in page.content.decode()
            assert "Of a hidden one" not in page.content.decode()
        file = client.get(f"/{secrets.register.slug}/roadmaps/{secrets.entries[kind].entry}.xlsx")
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            assert all(CANARY.encode() not in archive.read(name) for name in archive.namelist())
    assert client.get(f"/en/{secrets.register.slug}/roadmaps/{hidden.entry}/").status_code == 404


def test_the_page_keeps_its_budget(road: World, client: Client) -> None:
    """The page takes at most twelve statements, as many for few milestones as for many; the slips' at most eight."""
    taken = []
    for _ in range(2):
        for number in range(9):
            point(road.entries["measure"], f"More {number}", "2098")
        counts = []
        for address in (
            road.address("roadmaps", "measure"),
            road.address("roadmaps", "instrument"),
            road.address("slips"),
        ):
            client.get(address)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(address).status_code == 200
            counts.append(len(caught))
        taken.append(counts)
    assert taken[0] == taken[1]
    assert max(taken[0][:2]) <= 12
    assert taken[0][2] <= 8


def test_slips_are_told_by_field_and_body(world: World, client: Client) -> None:
    """What is done slipped by the days from the day first agreed to that of the last report; the open are apart."""
    field, body = world.entries["field"], world.entries["body"]
    for number in range(4):
        content: dict[str, Any] = {
            "title": {"en": f"Work {number}"},
            "term": {"end": "2021-01-01"},
            "field": ref(field),
        }
        content |= {"responsible": [{"body": ref(body), "side": "RUS", "role": "lead"}]}
        made = rows.entry(world.register, "measure", content)
        if number:
            rows.report(made, "RUS", "done", f"2021-01-{number * 10:02}")
    telling.tell_all()
    page = client.get(world.address("slips")).content.decode()
    assert "3 are done" in page
    assert "+19 days" in page
    assert '<svg class="chart slips-chart' in page
    one = client.get(world.address("slips"), {"of": field.entry}).content.decode()
    assert "3 are done" in one


def test_bars_hold_every_slip_once() -> None:
    """Every slip is in exactly one bar, bars are alike wide and there are not too many of them."""
    for days in ([0], [-3, 0, 5], [-400, 0, 4000], list(range(-50, 50))):
        found = bins(days, 14)
        assert sum(one.count for one in found) == len(days)
        assert len({one.high - one.low for one in found}) == 1
        assert 1 <= len(found) <= 14
        assert all(one.low <= min(days) for one in found[:1])
        assert any(0 in range(one.low, one.high) for one in found) == (min(days) <= 0 <= max(days))


def test_what_is_cancelled_has_no_forecast(road: World, client: Client) -> None:
    """A milestone that each side that leads reports cancelled says so, and is not drawn as expected."""
    rows.report(road.entries["first"], "RUS", "cancelled", "2023-01-01")
    page = client.get(road.address("roadmaps", "measure")).content.decode()
    row = next(row for row in page.split("<tr>") if ">Survey</a>" in row and "cancelled" in row)
    assert "critical" not in row
    drawn = page[page.index("chart-wide") :].split("</svg>", 1)[0]
    assert not any("Expected" in part for part in drawn.split("<title>") if part.startswith("Survey."))
