"""What an entry's page tells of agreed dates, targets, reports side by side, completion, control and drift."""

import pytest
from django.test import Client

from kelisim.node import models
from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import ref
from tests.web.test_pages import body

COMMISSION = {"name": "26th session of the Commission"}


def measure_page(world: World, client: Client, on: str = "2026-01-31") -> str:
    """The text of the commitment's page as of a day."""
    return body(client, world.address("commitments", "measure") + f"?on={on}")


def both_lead(world: World, **more: object) -> models.Entry:
    """The measure with a lead body of either side, and no report on it yet."""
    models.Report.objects.all().delete()
    models.Statement.objects.all().delete()
    measure = world.entries["measure"]
    leads = [{"body": {"name": f"Ministry of {side}"}, "side": side, "role": "lead"} for side in ("KAZ", "RUS")]
    content = measure.content | {"responsible": leads, "term": {"end": "2025-12-31"}, **more}
    measure.content = content
    rows.version(measure, 2, content)
    return measure


def test_moved_dates_are_told_from_the_baseline(world: World, client: Client) -> None:
    """The baseline stands beside every moved date, with the slip of each and the running total."""
    measure = world.entries["measure"]
    rows.version(measure, 2, measure.content | {"term": {"end": "2026-06-30"}})
    rows.version(measure, 3, measure.content | {"term": {"end": "2026-12-31"}, "number": "8"})
    said = measure_page(world, client)
    assert "Baseline 28 April 2021 by 2025" in said
    assert "by 30 Jun 2026 moved +181 days +181 days" in said
    assert "by 31 Dec 2026 moved +184 days +365 days" in said
    assert "term: +365 days since it was first agreed" in said
    assert "Version 3" in said
    assert "number: 7 8" in said
    listed = body(client, world.address("commitments"))
    assert "by 2025 +365 days" not in listed
    assert "by 31 Dec 2026 +365 days" in listed


def test_reports_of_the_parties_stand_side_by_side(world: World, client: Client) -> None:
    """What they differ on, since when, and until when; nothing of it is averaged."""
    measure = both_lead(world)
    indicator = world.entries["indicator"]
    values = [{"indicator": indicator.entry, "value": "20", "unit": "kt", "period": {"start": "2025", "end": "2025"}}]
    rows.report(measure, "KAZ", "done", "2025-12-01", values=values, forecast={"words": "open"})
    lower = [values[0] | {"value": "15"}]
    rows.report(measure, "RUS", "delayed", "2025-12-15", values=lower, forecast={"end": "2026-03"})
    said = measure_page(world, client)
    assert "state 15 December 2025 still Kazakhstan: done · Russia: delayed" in said
    assert "expected completion 15 December 2025 still Kazakhstan: open · Russia: by March 2026" in said
    assert "figure: Capacity 15 December 2025 still Kazakhstan: 20 kt · Russia: 15 kt" in said.replace("\xa0", " ")
    rows.report(measure, "RUS", "done", "2026-01-10", values=values)
    said = measure_page(world, client)
    assert " still " not in said
    assert "15 December 2025 until 10 January 2026" in said
    assert "10 January 2026" not in measure_page(world, client, "2025-12-20").split("Reports of the Parties")[0]


def test_a_commitment_is_done_when_all_who_lead_say_so(world: World, client: Client) -> None:
    """Whom it waits for, by how many days it is overdue, and by how many it was reported done too late."""
    measure = both_lead(world)
    rows.report(measure, "KAZ", "done", "2025-12-01")
    said = measure_page(world, client)
    assert "reported done, not by all who lead" in said
    assert "Kazakhstan reports it done since 1 December 2025" in said
    assert "Russia has not publicly reported it done" in said
    assert "overdue by 31 days" in said
    assert "overdue" not in measure_page(world, client, "2025-12-31")
    rows.report(measure, "RUS", "done", "2026-01-10")
    said = measure_page(world, client)
    assert "done, report all who lead since 10 January 2026" in said
    assert "reported done 10 days after its term" in said
    assert "overdue" not in said


def test_the_list_says_what_is_overdue(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Overdue is counted to the day on which the list is read."""
    import datetime

    both_lead(world)
    monkeypatch.setattr("kelisim.web.queries.records.today", lambda: datetime.date(2026, 1, 1))
    assert "overdue by 1 day" in body(client, world.address("commitments"))


def test_what_left_control_says_why_and_is_watched(world: World, client: Client) -> None:
    """The reason, who decided, who did not report it done, and what is watched."""
    left = {"reason": "done", "decided_by": COMMISSION, "since": "2025-11-05"}
    watch = {"of": {"en": "Whether it reaches its capacity"}, "indicators": [ref(world.entries["indicator"])]}
    measure = both_lead(world, left=left, watch=watch)
    rows.report(measure, "KAZ", "done", "2025-10-01")
    said = measure_page(world, client)
    assert "left control, watched: done , since 5 November 2025" in said.replace("done,", "done ,")
    assert "26th session of the Commission" in said
    assert "not reported done by Russia" in said
    assert "Whether it reaches its capacity" in said
    assert "it leaves on 5 November 2025" in measure_page(world, client, "2025-11-04")


def test_a_milestone_is_answered_for_by_the_sides_of_its_measure(world: World, client: Client) -> None:
    """The sides that lead the measure are asked; a milestone is on no control."""
    both_lead(world)
    rows.report(world.entries["milestone"], "KAZ", "done")
    said = body(client, world.address("milestones", "milestone"))
    assert "Russia has not publicly reported it done" in said
    assert "on control" not in said


def test_an_observatory_is_not_asked_whether_it_is_done(client: Client, db: None) -> None:
    """Where no Party can lead, nothing is said of what was not reported."""
    row = rows.register("seen", kind="observatory")
    measure = rows.entry(row, "measure", {"title": {"en": "Seen"}, "term": {"end": "2020"}})
    said = body(client, f"/en/seen/commitments/{measure.entry}/")
    assert "overdue" not in said
    assert "How it stands" not in said
    assert "overdue by" not in body(client, "/en/seen/commitments/")


def test_corrected_targets_are_shown_as_corrections(world: World, client: Client) -> None:
    """What the target was stays beside what it is, and a change after the day it was due says so."""
    indicator = world.entries["indicator"]
    lower = [{"value": "150", "by": {"end": "2025"}}]
    rows.version(indicator, 2, indicator.content | {"targets": lower}, "2026-01-15T10:00:00Z")
    said = body(client, world.address("figures", "indicator"))
    assert "Targets that were changed after they had been agreed" in said
    assert "target corrected after it was due 200 by 2025 150 by 2025" in said


def test_what_each_voice_said_drifts_by_itself(world: World, client: Client) -> None:
    """The first and the last claim of a side, in days and in the unit, never averaged with those of another."""
    said = measure_page(world, client).replace("\xa0", " ")
    assert "Kazakhstan launch 2025 28 Apr 2021 2026 Nov 2022 +365 days" in said
    assert "Kazakhstan capacity up to 180 kt a year 28 Apr 2021 186 kt a year Nov 2022 +6 kt a year" in said
    assert "Russia capacity" not in said


def test_a_day_that_is_not_in_the_calendar_is_answered_in_plain_words(world: World, client: Client) -> None:
    """Nonsense in the address is told as such, with the way to the page as it stands; no day at all is today."""
    address = world.address("commitments", "measure")
    for day in ("2025-02-30", "tomorrow", "0000-01-01"):
        answer = client.get(address, {"on": day})
        assert answer.status_code == 400
        assert "There is no such day" in answer.content.decode()
        assert f'href="{address}"' in answer.content.decode()
    assert "How it stands" in measure_page(world, client, "")


def test_public_words_of_the_parties_are_shown_with_who_signed(world: World, client: Client) -> None:
    """Notices, releases and comments stand on the page of their entry."""
    said = body(client, world.address("commitments", "measure"))
    assert "Signatory of RUS Said." in said
    rows.word(world.entries["indicator"], "release", side="KAZ", original="KZT", rate="0.002", rate_on="2021-06")
    said = body(client, world.address("figures", "indicator"))
    assert "Series as published on 1 June 2021" in said
    assert "2020-Q4 24.5" in said
    assert "converted from KZT at 0.002, June 2021" in said
    assert "Signed by RUS, act" in said
    said = body(client, world.address("documents", "instrument"))
    assert "Russia, Signatory of RUS notification that its internal procedures are complete Said." in said


def test_a_renamed_party_is_shown_by_its_new_code(world: World, client: Client) -> None:
    """Tags and labels have the code that it is known by; addresses keep the one of its acts."""
    models.Party.objects.filter(code="RUS").update(shown="RUX")
    page = client.get(world.address("commitments", "measure")).content.decode()
    assert '<span class="side-code" title="Russia">RUX</span>' in page
    assert "Signed by RUX, act" in page
    assert "signed/#RUS" in page
    assert ">RUS<" not in page
    assert "RUX 1" in body(client, world.address())
    said = body(client, world.address("signed"))
    assert "Code RUX its acts and addresses keep RUS" in said


def test_bars_count_as_done_what_all_who_lead_report(world: World, client: Client) -> None:
    """A report of one side is one side's word; with the other's the commitment is done, whatever others say."""
    measure = both_lead(world)
    rows.report(measure, "KAZ", "done")
    assert 'aria-label="done, not said by all who lead: 1"' in client.get(world.address()).content.decode()
    rows.report(measure, "RUS", "done", "2022-02")
    rows.statement(measure, "2022-03", rows.status("delayed"), side="UZB")
    assert 'aria-label="done, say all who lead: 1"' in client.get(world.address()).content.decode()
    rows.report(measure, "RUS", "returned", "2022-03-01")
    assert 'aria-label="sides differ: 1"' in client.get(world.address()).content.decode()


def test_in_an_observatory_the_bars_count_what_was_stated(client: Client, db: None) -> None:
    """Where no side that leads is a Party, what is stated for all of them counts."""
    row = rows.register("seen", kind="observatory")
    field = rows.entry(row, "field", {"title": {"en": "Energy"}})
    seen = rows.entry(row, "measure", {"title": {"en": "Seen"}, "sides": ["KAZ", "RUS"], "field": ref(field)})
    rows.statement(seen, "2022", rows.status("done"), side="KAZ")
    assert 'aria-label="done, not said by all who lead: 1"' in client.get("/en/seen/").content.decode()
    rows.statement(seen, "2022", rows.status("done"), side="RUS")
    assert 'aria-label="done, say all who lead: 1"' in client.get("/en/seen/").content.decode()


def test_a_milestone_of_what_is_not_public_asks_nobody(world: World, client: Client) -> None:
    """Who leads a measure that is not public is not told by its milestones either."""
    models.Entry.objects.filter(kind="measure").update(public=False)
    assert "How it stands" not in body(client, world.address("milestones", "milestone"))


def test_a_figure_shows_the_reports_that_give_it(world: World, client: Client) -> None:
    """Of the reports on a commitment its figures show those with a value for them, and say what they are on."""
    measure, indicator = world.entries["measure"], world.entries["indicator"]
    rows.link(measure, "indicators", indicator.entry)
    said = body(client, world.address("figures", "indicator"))
    assert "Reports of the Parties" not in said
    rows.report(measure, "RUS", "in-progress", values=[{"indicator": indicator.entry, "value": "190", "unit": "kt"}])
    said = body(client, world.address("figures", "indicator")).replace("\xa0", " ")
    assert "Reports of the Parties" in said
    assert "On Butadiene" in said
    assert "Capacity 190 kt" in said
