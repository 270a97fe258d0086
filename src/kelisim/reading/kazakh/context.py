"""What the reader knows of Kazakh paragraphs while it drafts: sentences, words, people, bodies, States, dates.

1. Latin letters are brought to Cyrillic first; every rule works on that text, and every place is told in the page's
   own.
2. A value that quotes is cut from the page's own text.
"""

import re
from collections import Counter
from functools import cached_property

import msgspec

from kelisim.model.reference import Span
from kelisim.reading.dates import Dated
from kelisim.reading.kazakh.bodies import Body, find_bodies
from kelisim.reading.kazakh.lexical import dates_in, states_in
from kelisim.reading.kazakh.names import find_names
from kelisim.reading.kazakh.offices import OfficeName, find_offices
from kelisim.reading.kazakh.people import MAX_PEOPLE, Person, find_people, with_known
from kelisim.reading.kazakh.script import Cyrillic, cyrillic_of, is_latin
from kelisim.reading.kazakh.words import Word, words_in
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.page import Page
from kelisim.reading.sentences import Sentence, sentences
from kelisim.reading.story.layout import Layout

_ASIDE = re.compile(r"(?:[мбп]ен|[дт][ае]|[ғгқк][ае])\Z")
"""The ending of a State that something is done with, in or to."""
MAX_SENTENCE = 5_000
"""What is longer is no sentence of prose, and no rule looks at it."""


class Said:
    """A sentence with what it names; each is found when first asked for."""

    def __init__(self, text: str, sentence: Sentence, *, item: bool, published: str | None) -> None:
        self.text, self.sentence, self.item = text, sentence, item
        self.start, self.end = sentence.start, sentence.end
        self._published = published
        self._home: StateName | None = None

    def at_home(self, state: StateName | None) -> None:
        """Say whose ministers are named here without a State."""
        self._home = state

    @cached_property
    def low(self) -> str:
        """The sentence in lower case, of the same length, with spaces for other white space."""
        low = self.sentence.text.lower().replace("\n", " ").replace("\xa0", " ")
        return low if len(low) == self.end - self.start else self.sentence.text

    @cached_property
    def words(self) -> list[Word]:
        """Its words."""
        return words_in(self.text, self.start, self.end)

    @cached_property
    def states(self) -> list[StateName]:
        """The States it names."""
        return states_in(self.text, self.start, self.end)

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies it names."""
        return find_bodies(self.words)

    @cached_property
    def offices(self) -> list[OfficeName]:
        """The offices it names."""
        return find_offices(self.words)

    @cached_property
    def people(self) -> list[Person]:
        """The people it names."""
        barred = frozenset(
            word.start for state in self.states for word in self.words if state.start <= word.start < state.end
        )
        return find_people(
            self.words, find_names(self.words, barred), self.offices, self.bodies, self.states, self._home
        )

    @cached_property
    def dates(self) -> list[Dated]:
        """The dates it names."""
        return dates_in(self.text, self.start, self.end, self._published)

    @property
    def published_year(self) -> int | None:
        """The year in which the page was published."""
        return int(self._published[:4]) if self._published else None

    def number_at(self, place: int) -> int:
        """The number of the first word that ends behind a place."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].end > place:
                high = middle
            else:
                low = middle + 1
        return low


class Context(msgspec.Struct, frozen=True):
    """Kazakh paragraphs taken apart; `people` are those named with an office, by surname; `titled` is the
    title as a sentence.
    """

    page: Page
    layout: Layout
    script: Cyrillic
    told: tuple[Said, ...]
    people: dict[str, Person]
    titled: tuple[Said, ...]
    parties: tuple[StateName, ...]

    @property
    def text(self) -> str:
        """The text in Cyrillic."""
        return self.script.text

    def quote(self, start: int, end: int) -> str:
        """The page's own words at places of the Cyrillic text."""
        return self.page.text[self.script.at(start) : self.script.at(end)]

    def tag_of(self, start: int, end: int) -> str:
        """The language tag of words: `kk`, or `kk-Latn` for Kazakh in Latin letters."""
        return "kk-Latn" if self.script.places is not None and is_latin(self.quote(start, end)) else "kk"

    def people_in(self, said: Said) -> list[Person]:
        """The people of a sentence, with what the page said of them elsewhere."""
        return with_known(said.words, said.people, self.people)


class Evidence:
    """The places of a draft's fields, given in the Cyrillic text and kept in the page's."""

    def __init__(self, context: Context) -> None:
        self._script = context.script
        self._page = context.page
        self._spans: list[Span] = []

    def at(self, field: str, start: int, end: int) -> None:
        """Say that the value of a field stands at [start, end) of the Cyrillic text."""
        self._spans.append(Span(field=field, start=self._script.at(start), end=self._script.at(end)))

    def source(self, field: str, start: int, end: int) -> None:
        """Say that the value of a field stands at [start, end) of the page."""
        self._spans.append(Span(field=field, start=start, end=end))

    def quote(self, field: str, start: int, end: int) -> str:
        """Say that a field quotes [start, end) of the Cyrillic text, and give the page's words there."""
        self.at(field, start, end)
        return self._page.text[self._script.at(start) : self._script.at(end)]

    def spans(self) -> tuple[Span, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(self._spans))


def context_of(page: Page, layout: Layout) -> Context:
    """Read the sentences, people and main sides of the paragraphs of a layout."""
    stretches = [(line.start, line.end) for line in layout.body]
    title = layout.title
    if title is not None:
        stretches.append((title.start, title.end))
    script = cyrillic_of(page.text, stretches)
    told: list[Said] = []
    for number, line in enumerate(layout.body):
        for sentence in sentences(script.text, script.of(line.start), script.of(line.end), number):
            if sentence.end - sentence.start > MAX_SENTENCE:
                continue
            said = Said(script.text, sentence, item=line.item, published=layout.published)
            told.append(said)
    people: dict[str, Person] = {}
    titled = _title(script, layout)
    named: dict[str, StateName] = {state.code: state for state in _titled(script, layout)}
    for said in [*titled, *told]:
        here = {state.code: state for state in reversed(said.states)}
        said.at_home(_home(named or {code: state for code, state in here.items() if code == "KAZ"}))
        for code, state in here.items():
            if not _ASIDE.search(script.text[state.start : state.end]):
                named.setdefault(code, state)
        for person in said.people:
            known = people.get(person.surname)
            if (
                person.office_at
                and len(people) < MAX_PEOPLE
                and (known is None or (known.code is None and person.code))
            ):
                people[person.surname] = person
    return Context(page, layout, script, tuple(told), people, tuple(titled), _parties(script, layout, told))


def _title(script: Cyrillic, layout: Layout) -> list[Said]:
    """The title as a sentence: it may name people with offices that the body does not repeat."""
    title = layout.title
    if title is None or title.end - title.start > MAX_SENTENCE:
        return []
    start, end = script.of(title.start), script.of(title.end)
    return [Said(script.text, Sentence(start, end, script.text[start:end], -1), item=False, published=layout.published)]


def _titled(script: Cyrillic, layout: Layout) -> list[StateName]:
    """The States in the title."""
    title = layout.title
    return states_in(script.text, script.of(title.start), script.of(title.end)) if title else []


def _home(named: dict[str, StateName]) -> StateName | None:
    """The State whose ministers a text names without it: the only one so far, or Kazakhstan where it is one of them."""
    return next(iter(named.values())) if len(named) == 1 else named.get("KAZ")


def _parties(script: Cyrillic, layout: Layout, told: list[Said]) -> tuple[StateName, ...]:
    """The States that the story is about: those of its title, or else the two that its first sentences name most.

    Where a third is named as often as the second, nobody can tell, and there are none.
    """
    titled = _titled(script, layout)
    unique = first_of_each(titled)
    if len(unique) >= 2:
        return unique
    named = [state for said in told[:6] for state in said.states]
    ranked = Counter(state.code for state in named).most_common(3)
    if len(ranked) == 3 and ranked[1][1] == ranked[2][1]:
        return ()
    common = {code for code, _ in ranked[:2]}
    return first_of_each([state for state in [*titled, *named] if state.code in common])


def first_of_each(states: list[StateName]) -> tuple[StateName, ...]:
    """Each State once, where it is first named."""
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    return tuple(first.values())
