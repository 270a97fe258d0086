"""What the rules know of a page while they draft: its sentences, people, sides and date of publication."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from kelisim.reading.dates import find_dates
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.page import Page
from kelisim.reading.russian.capitals import visited
from kelisim.reading.russian.holders import Holder, surname_key
from kelisim.reading.russian.names import Name
from kelisim.reading.russian.office_words import OF_GOVERNMENT
from kelisim.reading.russian.offices import Line
from kelisim.reading.russian.sides import codes, states_in
from kelisim.reading.russian.telling import Telling, telling_of
from kelisim.reading.russian.words import lemma
from kelisim.reading.sentences import Sentence
from kelisim.reading.story.layout import Layout

_LIST = re.compile(r"\s*(?:,|и|,\sи)\s+(?:[Рр]еспублики\s)?")
_DATELINE = 80
_ABOVE = 200
_DATELINE_END = re.compile(r"(?:\s?г\.|\sгода)?[\s.]*(?:[—–(.,«-]|[А-ЯЁ])")
_COUNTRY = re.compile(r"(?:страны|республики|государства|нашей\sстраны)", re.IGNORECASE)
MIN_SURNAME = 4
"""A surname that the tagger missed is known again by more letters than so many."""
FIRST = 6
"""The sentences in which a story says between whom it plays."""


class Person(msgspec.Struct, frozen=True):
    """A person in an office. Spans are of where both are first named; `at` is where a sentence names the person."""

    key: str
    name: tuple[int, int]
    office: tuple[int, int]
    of: tuple[int, int] | None
    side: StateName | None
    at: tuple[int, int]


class Context(msgspec.Struct, frozen=True):
    """A page taken apart, the people it names with an office, by surname, and the sides it is about."""

    page: Page
    layout: Layout
    telling: Telling
    people: dict[str, Person]
    parties: tuple[StateName, ...]
    home: StateName | None
    first: StateName | None
    published: str | None
    published_at: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The page's text."""
        return self.page.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
        return self.telling.sentences

    def line(self, number: int) -> Line:
        """A sentence's words and names."""
        return self.telling.lines[number]

    def is_dateline(self, place: int) -> bool:
        """Whether a date at a place says when the story was published, not when something happened."""
        return self.published_at is not None and self.published_at[0] <= place < self.published_at[1]

    def people_in(self, number: int) -> list[Person]:
        """The people in a sentence whose office the page tells anywhere, in order of place."""
        found: dict[str, Person] = {}
        here = {holder.key: holder for holder in self.telling.holders if holder.line == number}
        for name in self.line(number).people():
            key = surname_key(self.text[name.start : name.end])
            if key in found:
                continue
            if key in here:
                found[key] = person_of(self.text, here[key], (name.start, name.end), self.home)
            elif key in self.people:
                found[key] = msgspec.structs.replace(self.people[key], at=(name.start, name.end))
        line = self.line(number)
        for word, tagged in zip(line.words, line.names, strict=True):
            missed = tagged is None or tagged.kind != "PER"
            known = missed and word.capital and len(word.text) > MIN_SURNAME
            key = surname_key(word.text) if known else ""
            if key in self.people and key not in found and self._is_surname(word.text, key):
                found[key] = msgspec.structs.replace(self.people[key], at=(word.start, word.end))
        return sorted(found.values(), key=lambda person: person.at[0])

    def _is_surname(self, word: str, key: str) -> bool:
        """Whether a word that is no name to the tagger is the surname of somebody known, and no common word."""
        surname = self.text[slice(*self.people[key].name)].rsplit(maxsplit=1)[-1]
        return word == surname or (word.lower() != lemma(word) and word[:4] == surname[:4])

    def towns(self, number: int) -> list[Name]:
        """The places in a sentence that are no States."""
        named = {name for name in self.line(number).names if name is not None and name.kind == "LOC"}
        return sorted(
            (name for name in named if not states_in(self.text, name.start, name.end)), key=lambda name: name.start
        )


def person_of(text: str, holder: Holder, at: tuple[int, int], home: StateName | None) -> Person:
    """A holder of an office as a person with a side."""
    return Person(holder.key, holder.name, holder.office.office, holder.of, side_of(text, holder, home), at)


def side_of(text: str, holder: Holder, home: StateName | None) -> StateName | None:
    """The State that an office or its body is of; a minister without one is of that which the story is told from."""
    states = states_in(text, *holder.of) if holder.of else []
    if states:
        return states[-1]
    alone = holder.of is None or _COUNTRY.fullmatch(text, *holder.of)
    return home if alone and holder.office.head in OF_GOVERNMENT else None


def _home(page: Page, sentences: Sequence[Sentence]) -> tuple[StateName | None, StateName | None]:
    """The State that a story is told from, the first that its body names, where no other is named more often; and it
    without that condition.
    """
    every = [state for one in sentences for state in states_in(page.text, one.start, one.end)]
    named = [state for state in every if not state.adjective]
    counts = Counter(state.code for state in named)
    first = named[0] if named else None
    return first if first and counts[first.code] == max(counts.values()) else None, first


def context_of(page: Page, layout: Layout) -> Context:
    """Read a page's sentences, names, people and main sides."""
    telling = telling_of(page.text, [(line.start, line.end) for line in layout.body])
    home, first = _home(page, telling.sentences)
    people: dict[str, Person] = {}
    for holder in telling.holders:
        person = person_of(page.text, holder, holder.name, home)
        known = people.get(holder.key)
        if known is None or (known.side is None and known.of is None and (person.side or person.of)):
            people[holder.key] = person
    parties = _parties(page, layout, telling.sentences)
    published, published_at = _published(page, layout)
    return Context(page, layout, telling, people, parties, home, first, published, published_at)


def _published(page: Page, layout: Layout) -> tuple[str | None, tuple[int, int] | None]:
    """When the story was published: as the page says, or the one full date in its dateline or above its body."""
    if layout.published and (len(layout.published) == 10 or not layout.body):
        return layout.published, layout.published_at
    start, end = layout.body[0].start, min(layout.body[0].end, layout.body[0].start + _DATELINE)
    for dated in find_dates(page.text, start, end, None, language="ru"):
        led = page.text[start : dated.start].count(" ") <= 3 and dated.day and len(dated.day) == 10
        if led and _DATELINE_END.match(page.text, dated.end):
            return dated.day, (dated.start, dated.end)
    above = find_dates(page.text, max(0, start - _ABOVE), start, None, language="ru")
    whole = [dated for dated in above if dated.day and len(dated.day) == 10]
    if len(whole) == 1:
        return whole[0].day, (whole[0].start, whole[0].end)
    return layout.published, layout.published_at


def _parties(page: Page, layout: Layout, sentences: Sequence[Sentence]) -> tuple[StateName, ...]:
    """The States that the story is about: those of its title, or else the two that its first sentences name most.

    Where a third is named as often as the second, nobody can tell, and there are none.
    """
    titled = states_in(page.text, layout.title.start, layout.title.end) if layout.title else []
    if len(codes(titled)) >= 2:
        return _first_of_each(titled)
    for one in sentences[:FIRST]:
        listed = _listed(page.text, states_in(page.text, one.start, one.end))
        if len(codes(listed)) >= 3:
            return _first_of_each(listed)
    named = [state for one in sentences[:FIRST] for state in states_in(page.text, one.start, one.end)]
    if len(codes([*titled, *named])) == 1:
        named += [state for one in sentences[:FIRST] for state in visited(page.text, one.start, one.end)]
    ranked = Counter(state.code for state in named).most_common(3)
    if len(ranked) == 3 and ranked[1][1] == ranked[2][1]:
        return ()
    common = {code for code, _ in ranked[:2]}
    return _first_of_each([state for state in [*titled, *named] if state.code in common])


def _listed(text: str, states: Sequence[StateName]) -> list[StateName]:
    """The States that stand in one list: "Казахстана, Азербайджана и Турции"."""
    listed: list[StateName] = []
    for state in states:
        if listed and not _LIST.fullmatch(text, listed[-1].end, state.start):
            if len(listed) >= 3:
                break
            listed = []
        listed.append(state)
    return listed


def _first_of_each(states: Sequence[StateName]) -> tuple[StateName, ...]:
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    return tuple(first.values())
