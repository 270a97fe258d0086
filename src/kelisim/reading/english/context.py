"""What the reader knows of a page while it drafts: its sentences, people, sides and date of publication."""

import bisect
import re
from collections import Counter

import msgspec

from kelisim.reading.dates import find_dates
from kelisim.reading.english.people import MAX_PEOPLE, Person, find_people, surnames_in
from kelisim.reading.lexicon.states import StateName, find_states
from kelisim.reading.page import Page
from kelisim.reading.sentences import Sentence, sentences
from kelisim.reading.story.layout import Layout

MAX_SENTENCE = 5_000
"""What is longer is no sentence of prose, and no rule looks at it."""
_NEAR = 6
_INSTITUTION = re.compile(
    r"\b(?:[Gg]overnment|Senate|Parliament|Ma[zj]hilis|Cabinet(?:\sof\sMinisters)?|Ministry(?:\sof(?:\s[A-Z]\w+|\sand){1,5})?"
    r"|State\sDuma|National\sAssembly|President|Prime\sMinister)\sof\s(?:the\s)?\Z"
)
_OWN_INSTITUTION = re.compile(
    r"(?:’s?|'s?)?\s(?:[Gg]overnment|[Ss]enate|[Pp]arliament|[Cc]abinet|Ma[zj]hilis|(?:\w+\s){0,2}[Mm]inistry)\b"
)
_BEHALF = re.compile(
    r"\b(?:[Oo]n\sbehalf\sof|[Ff]or|[Ff]rom|[Oo]n)\s(?:the\s)?(?:side\sof\s|part\sof\s|[Gg]overnment\sof\s(?:the\s)?)?\Z"
)
_WITH = re.compile(r"\b(?:[Ww]ith|[Tt]o|[Ff]rom|[Aa]nd)\s(?:the\s)?\Z")
_ITS = re.compile(r"\b[Ii]ts\s")
_NATIONAL = re.compile(r"\b(?:[Mm]inister|President|Prosecutor|Speaker|Ambassador|State Secretary|Foreign Secretary)\b")


class Context(msgspec.Struct, frozen=True):
    """A page taken apart, its sentences in order, and the people it names with an office, by surname.

    `parties` are the States that the story is about; `home` the State whose institution speaks or acts first; `named`
    the people that a sentence itself names with their offices, by the sentence's start.
    """

    page: Page
    layout: Layout
    sentences: tuple[Sentence, ...]
    people: dict[str, Person]
    parties: tuple[StateName, ...]
    home: StateName | None
    named: dict[int, list[Person]]

    @property
    def text(self) -> str:
        """The page's text."""
        return self.page.text

    @property
    def published(self) -> str | None:
        """When the story was published, where that is known."""
        return self.layout.published

    def before(self, sentence: Sentence, most: int) -> tuple[Sentence, ...]:
        """So many sentences before one, in order."""
        number = bisect.bisect_left(self.sentences, sentence.start, key=lambda one: one.start)
        return self.sentences[max(0, number - most) : number]

    def people_in(self, sentence: Sentence) -> list[Person]:
        """The people in a sentence, newly named or by surname, in order of place."""
        named = [self._sided(person) for person in self.named.get(sentence.start, ())]
        there = {person.surname for person in named}
        later = [person for person in surnames_in(sentence, self.people) if person.surname not in there]
        taken = [person.name_at for person in named]
        later = [one for one in later if not any(a <= one.name_at[0] < b for a, b in taken)]
        return sorted([*named, *later], key=lambda person: person.name_at)

    def _sided(self, person: Person) -> Person:
        known = self.people.get(person.surname)
        if person.code is None and known is not None and known.name == person.name and known.code is not None:
            return msgspec.structs.replace(person, code=known.code, side_at=known.side_at)
        return person


def context_of(page: Page, layout: Layout) -> Context:
    """Read a page's sentences, people and main sides."""
    found: list[Sentence] = []
    for number, line in enumerate(layout.body):
        told = sentences(page.text, line.start, line.end, number)
        found.extend(one for one in told if one.end - one.start <= MAX_SENTENCE)
    home = _home(page, layout, found)
    people: dict[str, Person] = {}
    everyone: dict[int, list[Person]] = {}
    for sentence in found:
        named = find_people(page.text, sentence)
        if named:
            everyone[sentence.start] = named
        for one in named:
            person = _sided(page.text, layout, sentence, one)
            if home is not None and person.code is None and person.body_at is None and _NATIONAL.search(person.office):
                person = msgspec.structs.replace(person, code=home.code, side_at=(home.start, home.end))
            known = people.get(person.surname)
            if len(people) < MAX_PEOPLE and (known is None or (known.code is None and person.code is not None)):
                people[person.surname] = person
    return Context(page, layout, tuple(found), people, _parties(page, layout, found), home, everyone)


def _sided(text: str, layout: Layout, sentence: Sentence, person: Person) -> Person:
    """A person with the side of "for STATE" before them, or that of the State which "its" means."""
    if person.code is not None:
        return person
    start = min(person.office_at[0], person.name_at[0])
    states = find_states(text, max(sentence.start, start - 80), start)
    for state in reversed(states):
        if _BEHALF.search(text[max(sentence.start, state.start - 40) : state.start]):
            return msgspec.structs.replace(person, code=state.code, side_at=(state.start, state.end))
    if _ITS.search(text[max(sentence.start, start - 14) : start + 4]):
        before = find_states(text, layout.body[sentence.paragraph].start, start)
        if before:
            return msgspec.structs.replace(person, code=before[-1].code, side_at=(before[-1].start, before[-1].end))
    return person


def _home(page: Page, layout: Layout, found: list[Sentence]) -> StateName | None:
    """The State whose government, parliament or ministry the first sentences name; else the State that begins the
    title, or the other one where the title says "with" a State.
    """
    named: dict[str, StateName] = {}
    for sentence in found[:3]:
        for state in find_states(page.text, sentence.start, sentence.end):
            before = page.text[max(sentence.start, state.start - 60) : state.start]
            if _INSTITUTION.search(before) or _OWN_INSTITUTION.match(page.text, state.end, sentence.end):
                named.setdefault(state.code, state)
        if named:
            break
    if named:
        return next(iter(named.values()))
    titled = find_states(page.text, layout.title.start, layout.title.end) if layout.title else []
    for state in titled if layout.title else ():
        if _INSTITUTION.search(
            page.text[max(layout.title.start if layout.title else 0, state.start - 60) : state.start]
        ):
            return state
    if len({state.code for state in titled}) != 1 or layout.title is None:
        return None
    state = titled[0]
    if not _WITH.search(page.text[layout.title.start : state.start]):
        return state if not state.adjective and state.start == layout.title.start else None
    others = {one.code: one for sentence in reversed(found[:3]) for one in _nouns(page.text, sentence)}
    others.pop(state.code, None)
    return next(iter(others.values())) if len(others) == 1 else None


def _nouns(text: str, sentence: Sentence) -> list[StateName]:
    return [state for state in find_states(text, sentence.start, sentence.end) if not state.adjective]


def _parties(page: Page, layout: Layout, found: list[Sentence]) -> tuple[StateName, ...]:
    """The States that the story is about: those of its title, or else the two that its first sentences name most.

    Where a third is named as often as the second, nobody can tell, and there are none.
    """
    titled = find_states(page.text, layout.title.start, layout.title.end) if layout.title else []
    unique = _first_of_each(titled)
    if len(unique) >= 2:
        return unique
    named = [state for sentence in found[:_NEAR] for state in find_states(page.text, sentence.start, sentence.end)]
    counts = Counter(state.code for state in named)
    for state in unique:
        counts[state.code] += 2
    ranked = counts.most_common(3)
    if len(ranked) == 3 and ranked[1][1] == ranked[2][1]:
        first = _first_of_each([state for one in found[:1] for state in find_states(page.text, one.start, one.end)])
        return first if len(first) == 2 else ()
    common = {code for code, _ in ranked[:2]}
    return _first_of_each([state for state in [*titled, *named] if state.code in common])


def _first_of_each(states: list[StateName]) -> tuple[StateName, ...]:
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    return tuple(first.values())


def day_said(context: Context, start: int, end: int) -> list[tuple[str, int, int]]:
    """The whole days that a stretch of text names, each with its place."""
    return [
        (dated.day, dated.start, dated.end)
        for dated in find_dates(context.text, start, end, context.published)
        if dated.day and len(dated.day) == 10
    ]
