"""The facts of the demonstration: each decodes, refers to what exists, and rests on a source that can be opened."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kelisim.demo import facts as subject
from kelisim.demo.facts import Fact, Facts, FactsError, Match
from kelisim.model.decode import convert, plain
from kelisim.model.measure import Indicator, Measure, Milestone
from kelisim.model.meeting import Meeting
from kelisim.model.place import Field, Place
from kelisim.model.word import DateClaim, Statement, ValueClaim

FILES = Path(subject.__file__).parent / "facts"
SOURCES = Path(__file__).parents[2] / "docs" / "sources.md"
DOMAIN = Path(__file__).parents[3] / "shared" / "domain.md"

ROWS = {
    "comprehensive programme 2021-2025": ["programme-2021", "programme-2026", "commission", "commission-26"],
    "trade and economy": ["field-trade", "trade-turnover", "investment", "joint-projects", "students", "trade-30"],
    "transport and logistics": [
        "field-transport",
        "syrym",
        "taskala",
        "aksai",
        "shagan",
        "syrym-reconstruction",
        "corridor-north-south",
        "corridor-trans-caspian",
        "rail-transit-2025",
    ],
    "energy; geology; hydrocarbon exploration agreement": [
        "field-energy",
        "plants",
        "plants-memorandum",
        "plants-agreement",
        "karachaganak-gas",
        "pipeline-ishim-astana",
        "field-geology",
        "geology-memorandum",
        "hydrocarbon-agreement",
        "imashevskoye",
        "imashevskoye-agreement",
        "khvalynskoye",
        "tsentralnoye",
        "kurmangazy",
        "kalamkas-khazar",
    ],
    "Kazgeology and Rosgeologia agreement": ["geology-agreement", "kazgeology", "rosgeologia"],
    "industry: butadiene roadmap and framework agreement": [
        "field-industry",
        "roadmap",
        "framework",
        "butadiene",
        "karabatan",
        "kazmunaygas",
        "tatneft",
        "samruk-kazyna-ondeu",
        "llp-butadiene",
    ],
    "agro-industrial complex": ["field-agriculture", "farm-viruses", "organic-roadmap", "organic-produce"],
    "transboundary rivers": [
        "field-rivers",
        "commission-waters",
        "commission-ural",
        "river-ural",
        "river-irtysh",
        "waters-1992",
        "waters-2010",
        "ural-programme",
        "irtysh-programme",
        "rivers-research-roadmap",
        "ural-programme-next",
        "irtysh-division",
    ],
    "EAEU, Eurasian Intergovernmental Council": [
        "field-integration",
        "council",
        "council-kazan",
        "council-29",
        "council-30",
        "council-2021-02",
        "council-2021-08",
        "industry-2030",
    ],
    "joint COVID-19 measures, mitigation": ["field-health", "covid-measures", "covid-app", "sputnik-karaganda"],
    "geo-information products and services": [
        "field-geoinformation",
        "space-programme",
        "space-decision",
        "image-bank",
    ],
    "joint space projects": ["field-space", "baiterek", "baikonur", "baiterek-commission-2025"],
    "the story itself": ["story-seed"],
}
"""The rows of the table 'Seed rows' in the design, and the entries by which the demonstration covers each."""

WITHOUT_STATEMENT = {"the story itself"}
"""Rows whose pages show a document rather than what was said: the story is its own source."""


@pytest.fixture(scope="module")
def facts() -> Facts:
    """All facts, loaded once."""
    return subject.load()


@pytest.fixture(scope="module")
def ids(facts: Facts) -> dict[str, str]:
    """An id for every key, as the filing of the demonstration would give it."""
    keys = [*(fact.key for fact in facts.entries), *facts.drafts]
    return {key: f"OBS.2.{place}" for place, key in enumerate(keys, start=1)}


@pytest.fixture(scope="module")
def statements(facts: Facts, ids: dict[str, str]) -> list[Statement]:
    """Every statement, decoded."""
    return [subject.statement(raw, ids) for raw in facts.statements]


def texts(value: object) -> Iterator[str]:
    """Every text inside a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from texts(member)


def test_every_entry_decodes(facts: Facts, ids: dict[str, str]) -> None:
    """Every entry's content is of the type that its kind asks for."""
    for fact in facts.entries:
        subject.entry_content(fact, ids)


def test_every_statement_decodes(facts: Facts, statements: list[Statement]) -> None:
    """Every statement is of the model's type, speaks of an entry, and says what was said."""
    assert len(statements) == len(facts.statements) > 80
    for statement in statements:
        assert statement.about, statement
        assert statement.said, statement
        assert statement.summary, statement


def test_no_key_is_left_as_text(facts: Facts, ids: dict[str, str], statements: list[Statement]) -> None:
    """No `@KEY` remains after references are resolved."""
    values = [*(plain(subject.entry_content(fact, ids)) for fact in facts.entries), *map(plain, statements)]
    assert not [text for value in values for text in texts(value) if text.startswith("@")]


def test_references_fit_the_fields_they_stand_in(facts: Facts) -> None:
    """A field, place, instrument, indicator or organ refers to an entry of that kind."""
    kinds = {fact.key: fact.kind for fact in facts.entries} | {key: match.kind for key, match in facts.drafts.items()}
    wanted = {
        "field": "field",
        "fields": "field",
        "places": "place",
        "instruments": "instrument",
        "indicators": "indicator",
        "organ": "body",
    }
    for fact in facts.entries:
        for name, kind in wanted.items():
            for key in subject.references(fact.content.get(name)):
                assert kinds[key] == kind, f"{fact.key}.{name} refers to @{key}, a {kinds[key]}"


def test_everything_has_a_source_with_an_address(facts: Facts, statements: list[Statement]) -> None:
    """Every entry and every statement has at least one source with a web address and its publisher."""
    for raw in [*(fact.content for fact in facts.entries), *facts.statements]:
        linked = [source for source in raw["sources"] if "url" in source]
        assert linked, raw
        assert all("publisher" in source for source in linked), raw


def test_only_coordinates_rest_on_general_knowledge(facts: Facts, ids: dict[str, str]) -> None:
    """A place with a point says how far it may be off and that the point is approximate; nothing else cites that."""
    for fact in facts.entries:
        content = subject.entry_content(fact, ids)
        assert all(source.url for source in content.sources), fact.key
        if isinstance(content, Place) and content.geometry is not None:
            assert content.within_km, fact.key
            assert content.position_source, fact.key
            assert "not from a gazetteer" in (content.position_source.title or ""), fact.key


def test_a_crossing_has_the_name_that_each_side_gives_it(facts: Facts, ids: dict[str, str]) -> None:
    """The four crossings whose two names the source gives have one by each side, in three languages."""
    for key, names in {
        "syrym": ("Syrym", "Mashtakovo"),
        "taskala": ("Taskala", "Ozinki"),
        "aksai": ("Aksai", "Ilek"),
        "shagan": ("Shagan", "Teploye"),
    }.items():
        (place,) = (subject.entry_content(fact, ids) for fact in facts.entries if fact.key == key)
        assert isinstance(place, Place)
        assert tuple(place.names_by_side[side]["en"] for side in ("KAZ", "RUS")) == names
        assert all(name.keys() == {"en", "ru", "kk"} for name in place.names_by_side.values())


def test_nothing_is_invented_of_real_roadmaps_and_rivers(facts: Facts, ids: dict[str, str]) -> None:
    """No milestone of real States has a date, a duration or a predecessor that no source gives, no gauge a limit."""
    contents = [subject.entry_content(fact, ids) for fact in facts.entries]
    milestones = [one for one in contents if isinstance(one, Milestone)]
    assert len(milestones) == 9
    assert not any(one.date or one.duration or one.predecessors or one.calendar for one in milestones)
    assert not any(one.limits or one.baseline for one in contents if isinstance(one, Indicator))


def test_restrictions_at_syrym_hold_while_it_is_rebuilt(facts: Facts, ids: dict[str, str]) -> None:
    """Syrym is restricted from 4 August 2025 to the end of 2026, as the source says, and nothing else is."""
    found = [subject.entry_content(fact, ids) for fact in facts.entries if "restriction" in fact.content]
    assert len(found) == 2
    for one in found:
        assert isinstance(one, Measure)
        assert one.term
        assert (one.term.start, one.term.end) == ("2025-08-04", "2026-12-31")
        assert one.restriction


def test_addresses_stand_in_the_domain_notes(facts: Facts) -> None:
    """Every address that is cited was read and noted in domain.md or in docs/sources.md."""
    if not DOMAIN.exists():
        pytest.skip("domain.md is not beside this checkout")
    notes = DOMAIN.read_text("utf-8") + SOURCES.read_text("utf-8")
    cited = {source.get("url") for fact in facts.entries for source in fact.content["sources"]}
    cited |= {source.get("url") for raw in facts.statements for source in raw["sources"]}
    assert not sorted(url for url in cited if url and url not in notes)


def test_years_stand_in_the_domain_notes(facts: Facts, ids: dict[str, str], statements: list[Statement]) -> None:
    """Every year that the facts name is a year that domain.md names."""
    if not DOMAIN.exists():
        pytest.skip("domain.md is not beside this checkout")
    noted = set(re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", DOMAIN.read_text("utf-8")))
    values = [*(plain(subject.entry_content(fact, ids)) for fact in facts.entries), *map(plain, statements)]
    named = {
        year
        for value in values
        for text in texts(value)
        if not text.startswith("http")
        for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text)
    }
    assert named <= noted, sorted(named - noted)


def test_nothing_was_said_before_it_happened(statements: list[Statement]) -> None:
    """What a statement says has happened lies no later than the year in which it was said."""
    for statement in statements:
        for claim in statement.claims:
            if isinstance(claim, DateClaim) and claim.happened:
                day = claim.when.start or claim.when.end
                assert (day or "9999")[:4] <= statement.said[:4], statement


@pytest.mark.parametrize("row", ROWS)
def test_every_seed_row_is_covered(row: str, facts: Facts) -> None:
    """Every row of the design's seed table has its entries and, but for the story, sourced statements about them."""
    known = {fact.key for fact in facts.entries} | set(facts.drafts)
    assert set(ROWS[row]) <= known
    about = {key for raw in facts.statements for key in subject.references(raw["about"])}
    assert row in WITHOUT_STATEMENT or about & set(ROWS[row])


def test_every_source_is_used() -> None:
    """The files define no source that nothing cites."""
    raw = [tomllib.loads(path.read_text("utf-8")) for path in FILES.glob("*.toml")]
    defined = {key for file in raw for key in file.get("source", {})}
    cited = {key for file in raw for fact in file.get("entry", []) for key in fact["content"]["sources"]}
    cited |= {key for file in raw for statement in file.get("statement", []) for key in statement["sources"]}
    contents = [fact["content"] for file in raw for fact in file.get("entry", [])]
    cited |= {content["position_source"] for content in contents if "position_source" in content}
    assert cited == defined


def test_butadiene_keeps_every_version_of_its_story(facts: Facts, ids: dict[str, str]) -> None:
    """The start, capacity and jobs of the butadiene plant appear with every value that was stated."""
    said = [subject.statement(raw, ids) for raw in facts.statements if "@butadiene" in raw["about"]]
    starts = [
        claim.when.end
        for each in sorted(said, key=lambda each: each.said)
        for claim in each.claims
        if isinstance(claim, DateClaim) and claim.what == "production-begins"
    ]
    figures = {(claim.what, claim.value) for each in said for claim in each.claims if isinstance(claim, ValueClaim)}
    assert starts == ["2025", "2026", "2025"]
    assert {value for what, value in figures if what == "capacity"} == {"180", "186", "300"}
    assert {value for what, value in figures if what == "jobs-permanent"} == {"400", "700", "754"}


def test_baiterek_has_both_sides_words_for_its_launch(facts: Facts, ids: dict[str, str]) -> None:
    """The first launch of Baiterek is dated by both sides, and one of them leaves it open."""
    said = [subject.statement(raw, ids) for raw in facts.statements if "@baiterek" in raw["about"]]
    launches = [
        (each.side, claim.when.end)
        for each in said
        for claim in each.claims
        if isinstance(claim, DateClaim) and claim.what == "first-launch"
    ]
    assert {side for side, _ in launches} == {"KAZ", "RUS"}
    assert ("RUS", None) in launches


def test_trade_is_stated_by_both_sides_in_their_own_currencies(facts: Facts, ids: dict[str, str]) -> None:
    """Turnover is claimed by both sides, in dollars, roubles and tenge, and every figure of it names its period."""
    said = [subject.statement(raw, ids) for raw in facts.statements if "@trade-turnover" in raw["about"]]
    turnovers = [
        (each.side, claim)
        for each in said
        for claim in each.claims
        if isinstance(claim, ValueClaim) and claim.what == "trade-turnover"
    ]
    assert {"KAZ", "RUS"} <= {side for side, _ in turnovers}
    assert {claim.currency for _, claim in turnovers} == {"USD", "RUB", "KZT"}
    assert all(claim.period for _, claim in turnovers)


def test_a_match_looks_at_every_condition() -> None:
    """A draft is the one meant only if its kind, words, code and date all fit."""
    field: Field = convert({"title": {"en": "Transport"}, "code": "transport"}, Field)
    sitting: Meeting = convert({"title": {"en": "Council"}, "dates": {"start": "2021-04-29"}}, Meeting)
    assert Match(kind="field", code="transport").fits("field", field)
    assert not Match(kind="field", code="trade").fits("field", field)
    assert not Match(kind="measure").fits("field", field)
    assert Match(kind="meeting", contains="ouncil", date="2021-04-29").fits("meeting", sitting)
    assert not Match(kind="meeting", contains="ouncil", date="2021-04-30").fits("meeting", sitting)
    assert not Match(kind="meeting", contains="Talks").fits("meeting", sitting)


def test_an_unknown_reference_is_refused() -> None:
    """A reference without an id ends with an error that names the fact and the key."""
    fact = Fact(key="lone", kind="measure", content={"title": {"en": "Lone"}, "field": "@nowhere"})
    with pytest.raises(FactsError, match="@nowhere at lone"):
        subject.entry_content(fact, {})


def test_a_reference_keeps_its_side() -> None:
    """`@KEY` becomes an id where it is the entry of a reference and a whole reference elsewhere."""
    content: dict[str, Any] = {
        "title": {"en": "Two ways"},
        "field": "@field",
        "responsible": [{"body": {"entry": "@body", "side": "KAZ"}}],
    }
    measure = subject.entry_content(
        Fact(key="two-ways", kind="measure", content=content), {"field": "OBS.2.1", "body": "OBS.2.2"}
    )
    assert isinstance(measure, Measure)
    assert measure.field
    assert measure.field.entry == "OBS.2.1"
    assert (measure.responsible[0].body.entry, measure.responsible[0].body.side) == ("OBS.2.2", "KAZ")


def test_the_joint_script_shows_every_outcome() -> None:
    """The joint demonstration has agreed proposals, one declined, one that waits, and a measure whose end moves."""
    steps = subject.joint()
    answers: dict[str, dict[str, str]] = {step.proposal: {} for step in steps if step.act == "propose"}
    for step in steps:
        if step.act != "propose":
            answers[step.proposal][step.party] = step.act
    agreed = {proposal for proposal, given in answers.items() if given == {"KAZ": "accept", "RUS": "accept"}}
    assert agreed == {"field", "measure", "later-date"}
    assert answers["earlier-date"] == {"RUS": "accept", "KAZ": "decline"}
    assert answers["waiting"] == {"RUS": "accept"}
    ids = {"demo-field": "KAZ.2.1", "demo-measure": "KAZ.4.1", "demo-waiting": "RUS.6.1"}
    ends = []
    for step in steps:
        for item in step.item:
            content = subject.entry_content(item, ids)
            if step.proposal in agreed and isinstance(content, Measure) and content.term:
                ends.append(content.term.end)
    assert ends == ["2026-12-31", "2027-06-30"]


def test_the_joint_register_is_plainly_a_demonstration() -> None:
    """Every title of the joint register says in English, Russian and Kazakh that it is a demonstration."""
    for step in subject.joint():
        for item in step.item:
            title = item.content["title"]
            assert title["en"].startswith("Demonstration")
            assert title["ru"].startswith("Демонстрационн")
            assert title["kk"].startswith("Көрсетілім")
