"""The invented register: two States that do not exist, to show the pages for which public sources have nothing.

1. Everything in it is invented, and its name, its purpose and the banner of its pages say so. The script is
   `invented.toml`, the figures are computed in `invented_series`.
2. Both Parties sign on this node, each with its own key, in the order of the days that the script gives: the record
   looks as one does that was kept for years.
3. `[[step]]` proposes entries (`[[step.entry]]`) and second versions (`revision`), and both Parties accept.
   `[[notice]]` and `[[statement]]` are one Party's word. `[[done]]` is what both report of a milestone, `[[expected]]`
   the date that one of them expects. `[[section]]` is a section of a road with its date, the date it was moved to, and
   its end.
"""

import datetime
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from kelisim.acts.keys import KeyFile, new_key
from kelisim.demo import facts, invented_series
from kelisim.model.base import PartyCode, Slug, Value
from kelisim.model.charter import Charter, EntryKind, Party
from kelisim.model.dates import Moment, PartialDate
from kelisim.model.decode import convert
from kelisim.model.item import CONTENT_TYPES
from kelisim.model.notice import Notice
from kelisim.model.text import Text
from kelisim.model.word import Report, Statement
from kelisim.node.filing import Offer, answer, notifying, propose, releasing, report, state
from kelisim.node.keyring import save
from kelisim.node.ledger import Ledger, start

NAMES = {
    "ALDER": {"en": "the Alder (invented)", "ru": "Ольха (вымышлена)", "kk": "Алдер (ойдан шығарылған)"},
    "BIRCH": {"en": "the Birch (invented)", "ru": "Берёза (вымышлена)", "kk": "Қайың (ойдан шығарылған)"},
}
SOURCES = ({"title": "Invented for this demonstration"},)


class Section(Value, frozen=True, kw_only=True):
    """A section of the road: when it was to be ready, to which day that moved, and when it was."""

    number: int
    agreed: PartialDate
    moved: PartialDate | None = None
    done: PartialDate | None = None


class Entry(Value, frozen=True, kw_only=True):
    """An entry that a step proposes."""

    key: Slug
    kind: EntryKind
    content: dict[str, Any]


class Step(Value, frozen=True, kw_only=True):
    """A proposal that both Parties accept."""

    at: Moment
    party: PartyCode
    note: Text
    entry: tuple[Entry, ...] = ()
    revision: tuple[facts.Revision, ...] = ()


class Said(Value, frozen=True, kw_only=True):
    """A notice or a statement of one Party."""

    at: Moment
    party: PartyCode
    content: dict[str, Any]


class Done(Value, frozen=True, kw_only=True):
    """That both Parties reported an entry done on a day."""

    key: Slug
    on: PartialDate


class Expected(Value, frozen=True, kw_only=True):
    """When a Party, on a day, expected an entry to be done."""

    key: Slug
    party: PartyCode
    on: PartialDate
    forecast: PartialDate


class Script(Value, frozen=True, kw_only=True):
    """The file, as written."""

    step: tuple[Step, ...]
    notice: tuple[Said, ...] = ()
    statement: tuple[Said, ...] = ()
    done: tuple[Done, ...] = ()
    expected: tuple[Expected, ...] = ()
    section: tuple[Section, ...] = ()


def script() -> Script:
    """What happens in the register.

    Raises:
        MalformedError: the file has a field that it may not have, or lacks one.
    """
    text = (resources.files(__package__) / "invented.toml").read_text("utf-8")
    found: Script = convert(tomllib.loads(text), Script)
    return found


def charter(keys: dict[str, KeyFile]) -> Charter:
    """The charter of the invented register. A Party that is no State of the world is an organisation there."""
    return Charter(
        name={
            "en": "Invented: the Alder and the Birch",
            "ru": "Вымышленный реестр: Ольха и Берёза",
            "kk": "Ойдан шығарылған тізілім: Алдер және Қайың",
        },
        slug="invented",
        purpose={
            "en": "Everything here is invented: two States that do not exist, their bridge, their river, their trade "
            "and every figure. The register shows what pages look like where both sides publish everything. It says "
            "nothing of any real State.",
            "ru": "Здесь всё вымышлено: два несуществующих государства, их мост, их река, их торговля и каждая цифра. "
            "Реестр показывает, как выглядят страницы, когда обе стороны публикуют всё. О действительных государствах "
            "он ничего не сообщает.",
            "kk": "Мұнда бәрі ойдан шығарылған: жоқ екі мемлекет, олардың көпірі, өзені, саудасы және әрбір сан. "
            "Тізілім екі тарап бәрін жариялаған кезде беттердің қандай болатынын көрсетеді. Нақты мемлекеттер туралы "
            "ештеңе айтылмайды.",
        },
        demonstration=True,
        parties=tuple(
            Party(code=code, name=NAMES[code], kind="organisation", keys=(key.record(),), threshold=1)
            for code, key in keys.items()
        ),
    )


class Scribe:
    """Who signs for both Parties and remembers what the script's keys are called in the register."""

    def __init__(self, ledger: Ledger, keys: dict[str, KeyFile]) -> None:
        self.ledger = ledger
        self.keys = keys
        self.ids: dict[str, str] = {}

    def step(self, step: Step) -> None:
        """Propose, and accept for both."""
        number = self.ledger.feeds.next_number(step.party)
        for place, entry in enumerate(step.entry, start=1):
            self.ids[entry.key] = f"{step.party}.{number}.{place}"
        offers = [
            Offer(
                entry.kind,
                convert(
                    {**facts.resolved(entry.content, self.ids, entry.key), "sources": SOURCES},
                    CONTENT_TYPES[entry.kind],
                ),
            )
            for entry in step.entry
        ]
        for revision in step.revision:
            held = self.ledger.register.entries[self.ids[revision.key]]
            content = facts.revised_content(revision, held.current().content, self.ids)
            offers.append(Offer(held.kind, content, revises=self.ids[revision.key]))
        placed = propose(self.ledger, self.keys[step.party], offers, step.note, step.at)
        for key in self.keys.values():
            answer(self.ledger, key, placed.hash, accept=True, at=step.at)

    def notice(self, said: Said) -> None:
        """A Party's treaty action."""
        notice: Notice = convert(facts.resolved(said.content, self.ids, "notice"), Notice)
        self.ledger.sign(self.keys[said.party], notifying(notice), said.at)

    def statement(self, said: Said) -> None:
        """What an office of a Party is invented to have said."""
        content = {**facts.resolved(said.content, self.ids, "statement"), "sources": SOURCES}
        state(self.ledger, self.keys[said.party], convert(content, Statement), at=said.at)

    def done(self, done: Done) -> None:
        """Both Parties report an entry done."""
        for key in self.keys.values():
            said = Report(about=self.ids[done.key], status="done", as_of=done.on)
            report(self.ledger, key, said, at=f"{done.on}T12:00:00Z")

    def expected(self, one: Expected) -> None:
        """A Party reports when it expects an entry to be done."""
        content = {
            "about": self.ids[one.key],
            "status": "in-progress",
            "as_of": one.on,
            "forecast": {"start": one.forecast, "end": one.forecast},
        }
        report(self.ledger, self.keys[one.party], convert(content, Report), at=f"{one.on}T12:00:00Z")

    def figures(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The releases, each with the moment at which its Party makes it."""
        for party, release in invented_series.releases(self.ids):
            at = f"{release.vintage}T10:00:00Z"
            key = self.keys[party]
            yield at, partial(self.ledger.sign, key, releasing(release), at)


def _sections(sections: tuple[Section, ...]) -> Iterator[Step | Done]:
    """The measures of the road, the versions in which their dates move, and the reports that they are done."""
    entries = []
    for one in sections:
        key = f"section-{one.number}"
        content = {
            "number": f"2.{one.number}",
            "title": {
                "en": f"Renew section {one.number} of the road from Alderholm to Birchhaven",
                "ru": f"Обновить участок {one.number} дороги Ольховск – Берёзовая Гавань",
                "kk": f"Алдерхолм – Қайың айлағы жолының {one.number}-учаскесін жаңарту",
            },
            "field": "@transport",
            "programme": "@programme",
            "term": {"end": one.agreed},
            "responsible": [
                {"body": {"entry": f"@roads-{side.lower()}", "side": side}, "side": side, "role": "lead"}
                for side in NAMES
            ],
            "places": ["@corridor"],
            "sides": [*NAMES],
        }
        entries.append(Entry(key=key, kind="measure", content=content))
        if one.moved:
            day = datetime.date.fromisoformat(one.agreed) - datetime.timedelta(days=14)
            yield Step(
                at=f"{day}T09:00:00Z",
                party="ALDER" if one.number % 2 else "BIRCH",
                note={
                    "en": f"Section {one.number}: more time",
                    "ru": f"Участок {one.number}: продление срока",
                    "kk": f"{one.number}-учаске: мерзімін ұзарту",
                },
                revision=(facts.Revision(key=key, content={"term": {"end": one.moved}}),),
            )
        if one.done:
            yield Done(key=key, on=one.done)
    note = {
        "en": "The road from Alderholm to Birchhaven",
        "ru": "Дорога Ольховск – Берёзовая Гавань",
        "kk": "Алдерхолм – Қайың айлағы жолы",
    }
    yield Step(at="2022-02-10T09:00:00Z", party="ALDER", note=note, entry=tuple(entries))


def fill(ledger: Ledger, keys: dict[str, KeyFile]) -> None:
    """Found the register and do everything in the order of its days."""
    scribe = Scribe(ledger, keys)
    for key in keys.values():
        ledger.found(key, at="2021-11-15T09:00:00Z")
    plan = script()
    events: list[tuple[str, Callable[[], object]]] = []
    for one in (*plan.step, *_sections(plan.section), *plan.done):
        if isinstance(one, Step):
            events.append((one.at, partial(scribe.step, one)))
        else:
            events.append((f"{one.on}T12:00:00Z", partial(scribe.done, one)))
    events += [(said.at, partial(scribe.notice, said)) for said in plan.notice]
    events += [(said.at, partial(scribe.statement, said)) for said in plan.statement]
    events += [(f"{one.on}T12:00:00Z", partial(scribe.expected, one)) for one in plan.expected]
    _in_order(events, until=f"{invented_series.VINTAGES[0]}T10")
    events += scribe.figures()
    _in_order(events, until="9999")


def _in_order(events: list[tuple[str, Callable[[], object]]], until: str) -> None:
    """Do what is due before a day, and take it off the list."""
    events.sort(key=lambda event: event[0])
    while events and events[0][0] < until:
        events.pop(0)[1]()


def fill_node(home: Path) -> None:
    """Make the invented register and the keys of its two Parties on a node."""
    keys = {code: new_key(code, f"Invented signatory of {name['en']}") for code, name in NAMES.items()}
    for key in keys.values():
        save(home, key)
    ledger = start(charter(keys))
    fill(ledger, keys)
    acts = sum(ledger.feeds.next_number(code) - 1 for code in keys)
    sys.stdout.write(f"  an invented register of two Parties: {acts} acts\n")
