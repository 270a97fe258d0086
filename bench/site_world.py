"""An invented register of the size that the public account is promised for.

1. The same size is the same acts in every run.
2. Entries stand in proposals of twenty that both Parties accept; of a hundred entries four are not public.
3. Entries refer to one another as in a real register: measures to fields, bodies, places, documents and figures;
   documents to older documents; milestones to measures; decisions to meetings; stories to whatever they mention.
4. Of ten measures three have had their term moved, one of them twice. What is said is unevenly spread: a tenth of the
   measures has a third of the statements and reports.
"""

import datetime
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.site_words import BODIES, FIELDS, PAPERS, PLACES, WORKS, prose, three
from bench.world import Invention
from kelisim.acts import profile
from kelisim.model.act import (
    Accept,
    Answer,
    Found,
    Founding,
    NoticeBody,
    Notifying,
    Proposal,
    Propose,
    ReleaseBody,
    Releasing,
    ReportBody,
    Reporting,
    StatementBody,
    Stating,
)
from kelisim.model.articles import Article
from kelisim.model.charter import Charter, Party
from kelisim.model.clauses import Clauses, OnNotifications
from kelisim.model.dates import Term, on
from kelisim.model.geometry import Point
from kelisim.model.instrument import Instrument, InstrumentKind, Relation, Signature
from kelisim.model.item import ITEM_TYPES, Content, Item
from kelisim.model.measure import Indicator, Measure, Milestone, Responsible, Target
from kelisim.model.meeting import Decision, Meeting, Participant
from kelisim.model.notice import Notice
from kelisim.model.place import Body, Field, Place
from kelisim.model.reference import Named, Source
from kelisim.model.release import Observation, Release
from kelisim.model.story import Photograph, Story
from kelisim.model.word import DateClaim, Report, Speaker, Statement, Status, StatusClaim, ValueClaim
from tests.world import KEYS, record_of

CODES: Final = ("KAZ", "RUS")
NAMES: Final = {
    "KAZ": {"en": "Kazakhstan", "ru": "Казахстан", "kk": "Қазақстан"},
    "RUS": {"en": "Russia", "ru": "Россия", "kk": "Ресей"},
}
SLUG: Final = "site"
BATCH: Final = 20
"""Entries in one proposal."""
STATUSES: Final[tuple[Status, ...]] = ("in-progress", "done", "in-progress", "delayed", "not-started", "suspended")
KINDS: Final[tuple[InstrumentKind, ...]] = (
    "agreement",
    "protocol",
    "roadmap",
    "memorandum-of-understanding",
    "programme",
    "contract",
)
BEGUN: Final = datetime.datetime(2021, 1, 4, 8, tzinfo=datetime.UTC)
PACE: Final = datetime.timedelta(days=5 * 365)
"""The time over which all acts are spread."""


@dataclass(frozen=True)
class Size:
    """How much there is of what the promise names; everything else follows."""

    measures: int
    documents: int
    stories: int

    @property
    def words(self) -> int:
        """How many statements there are, and how many reports."""
        return 2 * self.measures


FULL: Final = Size(measures=10_000, documents=20_000, stories=5_000)
QUICK: Final = Size(measures=500, documents=1_000, stories=250)


class Site(Invention):
    """The acts of the register. Nothing of them is signed yet."""

    def __init__(self, size: Size, seed: int = 1) -> None:
        super().__init__(CODES, seed)
        self.charter = Charter(
            name={
                "en": "Register of invented works",
                "ru": "Реестр вымышленных работ",
                "kk": "Ойдан шығарылған тізілім",
            },
            slug=SLUG,
            parties=tuple(
                Party(code=code, name=NAMES[code], kind="state", keys=(record_of(KEYS[code]),), threshold=1)
                for code in CODES
            ),
            purpose=three(("To measure pages.", "Для измерения страниц.", "Беттерді өлшеу үшін.")),
            demonstration=True,
        )
        self._register = profile.register_id(self.charter)
        self._size = size
        self._turns = itertools.cycle(self._sides)
        self._count = 0
        self._ids: dict[str, list[str]] = {}
        self._bases: dict[str, str] = {}

    @property
    def register(self) -> str:
        """The register's id."""
        return self._register

    def payloads(self) -> Iterator[tuple[str, int, bytes]]:
        """Party, number and payload of each act."""
        size = self._size
        for side in self._sides:
            yield self._written(side, Found(**self._head(side), body=Founding(charter=self.charter)))[:3]
        few = max(size.measures // 25, 20)
        yield from self._entries("field", len(FIELDS), self._field)
        yield from self._entries("body", few, self._body)
        yield from self._entries("place", few, self._place)
        yield from self._entries("indicator", few, self._indicator)
        yield from self._entries("instrument", size.documents, self._document)
        yield from self._entries("measure", size.measures, self._measure)
        yield from self._entries("milestone", size.measures // 2, self._milestone)
        yield from self._entries("meeting", size.measures // 10, self._meeting)
        yield from self._entries("decision", size.measures // 3, self._decision)
        moved = [number for number in range(size.measures) if number % 10 < 3]
        yield from self._moves(moved, 1)
        yield from self._moves(moved[::3], 2)
        for number in range(size.words):
            yield self._statement(number)
            yield self._reported(number)
        for number in range(size.documents // 10):
            yield from self._notices(number)
        for number in range(few):
            yield from self._releases(number)
        yield from self._entries("story", size.stories, self._story)
        yield from self._open(60)

    def _head(self, side: Any) -> dict[str, Any]:
        self._count += 1
        acts = 3 * (2 * self._size.documents // BATCH) + 3 * self._size.words
        at = BEGUN + PACE * min(self._count / acts, 1.0)
        return {**super()._head(side), "at": at.strftime("%Y-%m-%dT%H:%M:%SZ")}

    def _entries(self, kind: str, count: int, content: Callable[[int], Content]) -> Iterator[tuple[str, int, bytes]]:
        """New entries of a kind, proposed and accepted by both."""
        for start in range(0, count, BATCH):
            side = next(self._turns)
            names = [f"{side.code}.{side.number + 1}.{place + 1}" for place in range(min(BATCH, count - start))]
            items = [
                self._item(kind, name, content(start + place), public=(start + place) % 25 != 24)
                for place, name in enumerate(names)
            ]
            self._ids.setdefault(kind, []).extend(names)
            yield from self._agreed_on(side, items)

    def _item(self, kind: str, entry: str, content: Content, *, public: bool = True) -> Item:
        made: Any = content
        return ITEM_TYPES[kind](entry=entry, bound=CODES, base=self._bases.get(entry), content=made, public=public)

    def _agreed_on(self, side: Any, items: Sequence[Item]) -> Iterator[tuple[str, int, bytes]]:
        party, number, payload, act_hash = self._written(
            side, Propose(**self._head(side), body=Proposal(items=tuple(items)))
        )
        yield party, number, payload
        self._bases.update((item.entry, act_hash) for item in items)
        for one in sorted(self._sides, key=lambda one: one is not side):
            yield self._accepted(one, act_hash)

    def _accepted(self, side: Any, proposal: str) -> tuple[str, int, bytes]:
        return self._written(side, Accept(**self._head(side), body=Answer(proposal=proposal)))[:3]

    def _moves(self, numbers: list[int], version: int) -> Iterator[tuple[str, int, bytes]]:
        """Later versions of measures, whose term ends later."""
        for start in range(0, len(numbers), BATCH):
            chosen = numbers[start : start + BATCH]
            items = [
                self._item("measure", self._ids["measure"][number], self._measure(number, version))
                for number in chosen
                if number % 25 != 24
            ]
            yield from self._agreed_on(next(self._turns), items)

    def _open(self, count: int) -> Iterator[tuple[str, int, bytes]]:
        """Proposals that wait for an answer, or were declined."""
        for number in range(count):
            side = next(self._turns)
            item = self._item("measure", f"{side.code}.{side.number + 1}.1", self._measure(number))
            party, place, payload, act_hash = self._written(
                side, Propose(**self._head(side), body=Proposal(items=(item,)))
            )
            yield party, place, payload
            if number % 3 == 0:
                yield self._accepted(side, act_hash)

    def _any(self, kind: str, number: int) -> Named:
        ids = self._ids[kind]
        return Named(entry=ids[number * 7 % len(ids)])

    def _day(self, number: int = 0) -> str:
        return f"{2021 + number % 5}-{number // 5 % 12 + 1:02}-{number // 60 % 28 + 1:02}"

    def _source(self, number: int) -> tuple[Source, ...]:
        return (
            Source(
                url=f"https://example.org/pages/{number}",
                title=f"An invented page, number {number}",
                publisher="Example",
                published=self._day(number),
            ),
        )

    def _field(self, number: int) -> Field:
        return Field(title=three(FIELDS[number]), code=f"field-{number}", summary=prose(number, 2))

    def _body(self, number: int) -> Body:
        return Body(names=three(BODIES[number % len(BODIES)], f" {number}"), kind="ministry", side=CODES[number % 2])

    def _place(self, number: int) -> Place:
        at = (f"{50 + number % 30}.{number % 97:02}1", f"{45 + number % 9}.{number % 89:02}1")
        names = three(PLACES[number % len(PLACES)], f" {number}")
        point = Point(coordinates=at)
        return Place(names=names, kind="crossing", geometry=point, sides=CODES, field=self._any("field", number))

    def _indicator(self, number: int) -> Indicator:
        return Indicator(
            title=three(("Turnover", "Оборот", "Айналым"), f" {number}"),
            unit="kt a year",
            code=f"turnover-{number}",
            field=self._any("field", number),
            targets=(Target(value=str(100 + number), by=on("2026")),),
            sources=self._source(number),
        )

    def _document(self, number: int) -> Instrument:
        lively = number % 10 == 0
        signed = self._day(number)
        return Instrument(
            kind=KINDS[number % len(KINDS)],
            title=three(PAPERS[number % len(PAPERS)], f" № {number}"),
            level="intergovernmental",
            status="signed",
            parties=CODES,
            bodies=(self._any("body", number),),
            signatures=tuple(
                Signature(party=code, date=signed, name="Anna Berg", office="Minister of Roads") for code in CODES
            ),
            languages=("ru", "kk"),
            fields=(self._any("field", number),),
            relations=()
            if number < 50
            else (Relation(kind="under", instrument=Named(entry=self._ids["instrument"][number // 50])),),
            summary=prose(number, 2),
            sources=self._source(number),
            clauses=Clauses(entry_into_force=OnNotifications(after="P30D")) if lively else None,
            articles=tuple(
                Article(address=f"art_{place}", heading=three(WORKS[place]), text=prose(number + place, 3))
                for place in range(1, 7)
            )
            if lively
            else (),
        )

    def _measure(self, number: int, version: int = 0) -> Measure:
        return Measure(
            title=three(WORKS[number % len(WORKS)], f" № {number}"),
            number=str(number + 1),
            summary=prose(number, 2),
            field=self._any("field", number),
            programme=self._any("instrument", number % 40),
            completion=three(("act of commissioning", "акт ввода", "пайдалануға беру актісі")),
            term=self._term(number, version),
            responsible=(
                Responsible(body=self._any("body", 2 * number), side="KAZ", role="lead"),
                Responsible(body=self._any("body", 2 * number + 1), side="RUS", role="lead"),
            ),
            places=(self._any("place", number),),
            instruments=(self._any("instrument", number), self._any("instrument", number + 3)),
            indicators=(self._any("indicator", number),) if number % 4 == 0 else (),
            sides=CODES,
            sources=self._source(number),
        )

    def _term(self, number: int, version: int = 0) -> Term:
        year = 2022 + number % 5 + version
        return Term(start="2021", end=f"{year}-{number % 12 + 1:02}") if number % 3 else on(str(year))

    def _milestone(self, number: int) -> Milestone:
        measure = Named(entry=self._ids["measure"][2 * number])
        return Milestone(title=three(WORKS[number % len(WORKS)], f": {number}"), of=measure, date=self._term(number))

    def _meeting(self, number: int) -> Meeting:
        return Meeting(
            title=three(("Session of the commission", "Заседание комиссии", "Комиссия отырысы"), f" № {number}"),
            organ=self._any("body", number),
            number=str(number),
            sitting=("bilateral", "narrow", "extended")[number % 3],
            dates=on(self._day(number)),
            place=self._any("place", number),
            participants=tuple(
                Participant(name=f"Anna Berg {place}", office="Minister", side=CODES[place % 2], standing="member")
                for place in range(8)
            ),
            agenda=tuple(three(WORKS[(number + place) % len(WORKS)]) for place in range(5)),
            instruments=tuple(self._any("instrument", 3 * number + place) for place in range(3)),
            summary=prose(number, 2),
            sources=self._source(number),
        )

    def _decision(self, number: int) -> Decision:
        return Decision(
            text=prose(number, 1),
            number=str(number),
            meeting=self._any("meeting", number),
            responsible=(self._any("body", number),),
            due=self._term(number),
        )

    def _story(self, number: int) -> Story:
        mentioned = [("measure", 3), ("instrument", 2), ("meeting", 1), ("place", 1)]
        return Story(
            title=three(WORKS[number % len(WORKS)], f", {number}"),
            author="A. Author",
            section=("International", "Business", "Society")[number % 3],
            published=self._day(number),
            dateline="BIRCH FORD",
            publisher="Example",
            language="en",
            photographs=(Photograph(caption="Two ministers shake hands", credit="Example"),),
            body=tuple(prose(number + place, 4)["en"] for place in range(6)),
            summary=prose(number, 1),
            mentions=tuple(
                self._any(kind, number * count + place) for kind, count in mentioned for place in range(count)
            ),
            sources=self._source(number),
        )

    def _spoken_of(self, number: int) -> int:
        """The measure that a word is about: a tenth of them has a third of all words."""
        measures = self._size.measures
        return number * 7 % (measures // 10) if number % 3 == 0 else number * 11 % measures

    def _statement(self, number: int) -> tuple[str, int, bytes]:
        side, about = next(self._turns), self._spoken_of(number)
        claims = (
            DateClaim(what="completion", when=self._term(about, number % 3)),
            StatusClaim(status=STATUSES[number % len(STATUSES)]),
            ValueClaim(what="jobs", value=str(100 + number % 400), unit="jobs", roughly="over"),
        )
        statement = Statement(
            speaker=Speaker(name="Anna Berg", office="Minister of Roads", body=self._any("body", number)),
            said=self._day(number),
            about=(Named(entry=self._ids["measure"][about]),),
            side=side.code,
            summary=prose(number, 2),
            quote=prose(number, 1)["en"] if number % 2 else None,
            claims=claims[: 1 + number % 3],
            sources=self._source(number),
        )
        return self._written(side, Stating(**self._head(side), body=StatementBody(statement=statement, public=True)))[
            :3
        ]

    def _reported(self, number: int) -> tuple[str, int, bytes]:
        side, about = next(self._turns), self._spoken_of(number)
        report = Report(
            about=self._ids["measure"][about],
            status=STATUSES[(number // 2 + about) % len(STATUSES)],
            as_of=self._day(number),
            forecast=self._term(about, number % 2),
            text=prose(number, 2),
        )
        return self._written(side, Reporting(**self._head(side), body=ReportBody(report=report, public=True)))[:3]

    def _notices(self, number: int) -> Iterator[tuple[str, int, bytes]]:
        for side in self._sides:
            about = self._ids["instrument"][10 * number]
            notice = Notice(about=about, action="notification", date=self._day(number + len(side.code)))
            yield self._written(side, Notifying(**self._head(side), body=NoticeBody(notice=notice, public=True)))[:3]

    def _releases(self, number: int) -> Iterator[tuple[str, int, bytes]]:
        for place, side in enumerate(self._sides):
            release = Release(
                indicator=self._ids["indicator"][number],
                vintage="2025-03-01",
                observations=tuple(
                    Observation(period=str(year), value=str(100 + number + 5 * (year - 2018) + place))
                    for year in range(2018, 2025)
                ),
                side=side.code,
            )
            yield self._written(side, Releasing(**self._head(side), body=ReleaseBody(release=release, public=True)))[:3]
