"""The reference case: a page as it comes off the web, menu words and footer included."""

from pathlib import Path
from typing import Any

import pytest

import seed_story
from kelisim.model.draft import Reading
from kelisim.reading.document import read_document
from tests.reading.invented import contents, value_at
from tests.reading.spans import breaches, unfounded

ROOT = Path(__file__).parents[2]
CASE = ROOT.parent / "shared" / "cases" / "astana-times-2021-04-30.txt"
pytestmark = pytest.mark.skipif(
    not CASE.is_file(), reason="the reference page belongs to its publisher and lies outside"
)
STATES = ["ARM", "BLR", "KAZ", "KGZ", "RUS"]


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The page as it is read."""
    return read_document(CASE.read_bytes(), CASE.name)


def only(reading: Reading, kind: str, words: str) -> dict[str, Any]:
    """The one draft of a kind whose title has these words."""
    (found,) = [one for one in contents(reading, kind) if words in one["title"]["en"]]
    return found


def test_the_story_has_its_title_byline_and_photographs(reading: Reading) -> None:
    """Title, author, section, date, dateline and the captions with their credit."""
    (story,) = contents(reading, "story")
    assert story["title"]["en"] == "Kazakhstan and Russia Sign Economic Cooperation Program For 2021-2025"
    assert (story["author"], story["section"], story["published"]) == (
        "Aizada Arystanbek",
        "International",
        "2021-04-30",
    )
    assert story["dateline"] == "NUR-SULTAN"
    assert [(photo["caption"][:30], photo["credit"]) for photo in story["photographs"]] == [
        ("Kazakh Prime Minister Askar Ma", "Gov.kz"),
        ("Meeting of the Eurasian Interg", "Gov.kz"),
    ]
    assert len(story["body"]) == 8


def test_the_programme_has_its_sides_and_period(reading: Reading) -> None:
    """The comprehensive programme was signed for 2021 to 2025."""
    programme = only(reading, "instrument", "comprehensive program")
    assert (programme["kind"], programme["status"]) == ("programme", "signed")
    assert list(programme["parties"]) == ["KAZ", "RUS"]
    assert (programme["period"]["start"], programme["period"]["end"]) == ("2021", "2025")


def test_the_agreement_of_two_companies_has_three_territories(reading: Reading) -> None:
    """Kazgeology and Rosgeologia: corporate, on the territories of both States and of third ones."""
    agreement = only(reading, "instrument", "Kazgeology")
    assert (agreement["kind"], agreement["status"], agreement["level"]) == ("agreement", "signed", "corporate")
    assert [body["name"] for body in agreement["bodies"]] == ["Kazgeology", "Rosgeologia"]
    assert list(agreement["territory"]) == ["KAZ", "RUS", "third-countries"]


def test_the_hydrocarbon_agreement_is_on_one_territory(reading: Reading) -> None:
    """Exploration and development of hydrocarbon deposits on Kazakhstan's territory."""
    agreement = only(reading, "instrument", "hydrocarbon")
    assert (agreement["kind"], agreement["status"]) == ("agreement", "signed")
    assert list(agreement["territory"]) == ["KAZ"]


def test_the_roadmap_and_its_framework_agreement_belong_together(reading: Reading) -> None:
    """The butadiene roadmap was signed along with the agreement on managing the project."""
    roadmap, framework = (
        only(reading, "instrument", "butadiene"),
        only(reading, "instrument", "management of the project"),
    )
    assert (roadmap["kind"], roadmap["status"]) == ("roadmap", "signed")
    assert (framework["kind"], framework["status"]) == ("framework-agreement", "signed")
    assert framework["relations"][0]["instrument"]["name"] == roadmap["title"]["en"]
    assert len(contents(reading, "instrument")) == 5


def test_the_talks_have_place_people_and_agenda(reading: Reading) -> None:
    """Both heads of government in Kazan, reported on 28 April, with what they discussed."""
    talks = only(reading, "meeting", "talks")
    assert (talks["place"]["name"], talks["reported"], talks["sitting"]) == ("Kazan", "2021-04-28", "bilateral")
    assert value_at(talks, "dates") is None
    assert [(one["name"], one["office"], one["side"]) for one in talks["participants"]] == [
        ("Askar Mamin", "Prime Minister", "KAZ"),
        ("Mikhail Mishustin", "Prime Minister", "RUS"),
    ]
    assert [item["en"] for item in talks["agenda"]][:3] == ["trade and economics", "transport and logistics", "energy"]
    assert "transboundary rivers" in [item["en"] for item in talks["agenda"]]


def test_the_council_met_twice(reading: Reading) -> None:
    """Two days, five States at the first meeting, the second one larger."""
    first, second = [one for one in contents(reading, "meeting") if "organ" in one]
    assert {first["organ"]["name"], second["organ"]["name"]} == {"Eurasian Intergovernmental Council"}
    assert (first["dates"]["start"], second["dates"]["start"]) == ("2021-04-29", "2021-04-30")
    assert sorted(one["side"] for one in first["participants"]) == STATES
    assert second["sitting"] == "extended"
    assert [item["en"] for item in first["agenda"]] == ["geo-informational products and services", "space projects"]


def test_the_fields_of_cooperation_are_there(reading: Reading) -> None:
    """Every field that the story speaks of, in order."""
    assert [one["code"] for one in contents(reading, "field")] == [
        "trade", "transport", "energy", "geology", "industry", "agriculture", "rivers", "integration", "health",
        "geoinformation", "space",
    ]  # fmt: skip


def test_the_measures_against_the_pandemic_are_two(reading: Reading) -> None:
    """Combating the spread, and mitigating the consequences."""
    first, second = contents(reading, "measure")
    assert first["title"]["en"] == "joint measures to combat the spread of COVID-19"
    assert second["title"]["en"].startswith("mitigating the consequences of the pandemic")
    assert list(first["sides"]) == list(second["sides"]) == ["KAZ", "RUS"]


def test_menu_and_footer_give_nothing(reading: Reading) -> None:
    """No draft quotes the menu's letters or a word from the line that asks to subscribe on."""
    footer = reading.text.index("Get The Astana Times")
    menu = len("l  r")
    spans = [span for draft in reading.drafts for span in draft.evidence]
    assert spans
    assert all(menu <= span.start and span.end <= footer for span in spans)


def test_every_value_stands_where_its_evidence_says(reading: Reading) -> None:
    """The span rule for the page."""
    assert list(breaches(reading)) == []
    assert list(unfounded(reading)) == []


def test_the_demonstration_holds_these_drafts() -> None:
    """`seed-story.json` is what `scripts/seed_story.py` makes of the page."""
    assert seed_story.TARGET.read_bytes() == seed_story.seed(CASE)
