"""A register with one entry of every kind, public, and one of every kind that is not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.test import Client

from kelisim.model.item import CONTENT_TYPES
from kelisim.node import models
from tests.web import rows
from tests.web.rows import CANARY, SOURCE, ref
from tests.web.serving import copy_of_the_demonstration, served


@dataclass
class World:
    """The register and its entries by kind."""

    register: models.Register
    entries: dict[str, models.Entry] = field(default_factory=dict)

    def address(self, section: str = "", kind: str = "") -> str:
        """The address of a page of the register."""
        tail = f"{self.entries[kind].entry}/" if kind else ""
        return f"/en/{self.register.slug}/{section + '/' if section else ''}{tail}"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node with the demonstration, for all files that change nothing in what the others look at."""
    return copy_of_the_demonstration(tmp_path_factory)


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[str]:
    """The address of a server with it, in English: starting one takes seconds, so a process starts it once."""
    with served(home) as address:
        yield address


@pytest.fixture
def client() -> Client:
    """A reader's browser."""
    return Client(headers={"host": "localhost", "accept-language": "en"})


@pytest.fixture
def world(db: None) -> World:
    """The register."""
    made = World(rows.register())
    add = made.entries
    row = made.register
    add["field"] = rows.entry(row, "field", {"title": {"en": "Industry"}, "code": "industry"})
    place = {"names": {"en": "Karabatan", "ru": "Карабатан"}, "kind": "zone", "sides": ["KAZ"], "within_km": 25}
    place["geometry"] = {"type": "Point", "coordinates": ["52.3", "47.2"]}
    add["place"] = rows.entry(row, "place", place | {"field": ref(add["field"])})
    add["body"] = rows.entry(row, "body", {"names": {"ru": "Татнефть"}, "kind": "company", "side": "RUS"})
    paper = {"kind": "roadmap", "title": {"en": "Roadmap"}, "parties": ["KAZ", "RUS"], "signed": "2021-04-28"}
    paper |= {"status": "signed", "fields": [ref(add["field"])], "sources": [SOURCE], "territory": ["third-countries"]}
    add["instrument"] = rows.entry(row, "instrument", paper, date="2021-04-28")
    indicator = {"title": {"en": "Capacity"}, "unit": "kt a year", "targets": [{"value": "200", "by": {"end": "2025"}}]}
    add["indicator"] = rows.entry(row, "indicator", indicator)
    measure = {"title": {"en": "Butadiene"}, "term": {"end": "2025"}, "sides": ["KAZ", "RUS"], "number": "7"}
    measure |= {"field": ref(add["field"]), "instruments": [ref(add["instrument"])], "places": [ref(add["place"])]}
    measure |= {"responsible": [{"body": ref(add["body"]), "side": "RUS", "role": "lead"}]}
    add["measure"] = rows.entry(row, "measure", measure, date="2025")
    milestone = {"title": {"en": "Launch"}, "of": ref(add["measure"]), "date": {"end": "2025"}}
    add["milestone"] = rows.entry(row, "milestone", milestone, date="2025")
    meeting = {"title": {"en": "Talks"}, "sitting": "narrow", "dates": {"start": "2021-04-29", "end": "2021-04-30"}}
    meeting |= {"participants": [{"name": "A. Mamin", "side": "KAZ", "standing": "member", "presence": "in-person"}]}
    add["meeting"] = rows.entry(row, "meeting", meeting | {"agenda": [{"en": "Space"}]}, date="2021-04-29")
    add["decision"] = rows.entry(row, "decision", {"text": {"en": "Approve it"}, "meeting": ref(add["meeting"])})
    story = {"title": {"en": "A story"}, "author": "A. Author", "section": "International", "published": "2021-04-30"}
    story |= {"photographs": [{"caption": "Two men", "credit": "Gov.kz"}], "sources": [SOURCE]}
    add["story"] = rows.entry(row, "story", story, date="2021-04-30")
    charter = {"name": {"en": "Register test"}, "slug": "test", "purpose": {"en": "To try the pages."}, "parties": []}
    charter["parties"] = [rows.charter_party("KAZ", "Kazakhstan"), rows.charter_party("RUS", "Russia")]
    charter |= {"observers": [{"code": "UZB", "name": {"en": "Uzbekistan"}}], "quorums": [{"kind": "decision", "k": 2}]}
    add["charter"] = rows.entry(row, "charter", charter)
    rows.statement(add["measure"], "2021-04-28", rows.when("2025"), rows.figure("180", roughly="up-to"), side="KAZ")
    rows.statement(add["measure"], "2022-11", rows.when("2026"), rows.figure("186"), side="KAZ")
    rows.statement(add["measure"], "2023-02-01", rows.status("left"), rows.figure("300"), side="RUS")
    for year in ("2019", "2020", "2021"):
        period = {"start": year, "end": year}
        rows.statement(add["indicator"], f"{year}-12-31", rows.figure("186", period=period), side="KAZ")
    rows.report(add["measure"], "KAZ", "in-progress")
    rows.word(add["instrument"], "notice")
    rows.word(add["indicator"], "release")
    rows.word(add["measure"], "comment")
    rows.person(add["meeting"], "A. Mamin", side="KAZ")
    rows.proposal(row, status="open", waiting=["RUS"])
    return made


@pytest.fixture
def secrets(world: World) -> World:
    """The same register with a row of every kind that is not public; each holds the canary."""
    row = world.register
    for kind, public in world.entries.items():
        text = {"en": CANARY}
        content = dict(public.content) | {
            "sources": [SOURCE],
            "title": text,
            "names": text,
            "text": text,
            "summary": text,
        }
        hidden = rows.entry(row, kind, content, public=False, date="2030")
        for role, target in (("field", "field"), ("meeting", "meeting"), ("of", "measure"), ("mentions", "story")):
            rows.link(hidden, role, world.entries[target].entry)
        rows.link(public, "mentions", hidden.entry)
        models.Version.objects.create(
            register=row,
            entry=public,
            ordinal=2,
            proposal=rows.proposal(row, public=False),
            content=content | {"term": {"words": CANARY}},
            bound=["KAZ"],
            public=False,
            agreed_at=rows.AT,
        )
        rows.statement(hidden, "2023", rows.status("done"), side="KAZ")
        rows.statement(public, "2023", rows.when("2027", label=text), side="KAZ", public=False)
        rows.report(public, "RUS", "done", "2024-01-01", public=False)
        for word in rows.WORDS:
            rows.word(public, word, public=False)
        rows.person(hidden, CANARY, public=False)
        pointers = {"field": ref(hidden), "fields": [ref(hidden)], "instruments": [ref(hidden)]}
        held = CONTENT_TYPES[kind].__struct_fields__
        content = dict(public.content) | {name: value for name, value in pointers.items() if name in held}
        models.Entry.objects.filter(pk=public.pk).update(content=content)
    rows.proposal(row, public=False, status="open", waiting=["RUS"])
    # A version that is public in a proposal that is not, because of what else it carried.
    measure = world.entries["measure"]
    models.Version.objects.create(
        register=row,
        entry=measure,
        ordinal=3,
        proposal=rows.proposal(row, public=False),
        content=measure.content,
        bound=["KAZ", "RUS"],
        public=True,
        agreed_at=rows.AT,
    )
    return world
