"""What the reader knows of a page while it drafts: its sentences, people, sides and date of publication."""

from collections import Counter

import msgspec

from kelisim.reading.english.people import MAX_PEOPLE, Person, find_people, surnames_in
from kelisim.reading.lexicon.states import StateName, find_states
from kelisim.reading.page import Page
from kelisim.reading.sentences import Sentence, sentences
from kelisim.reading.story.layout import Layout

MAX_SENTENCE = 5_000
"""What is longer is no sentence of prose, and no rule looks at it."""


class Context(msgspec.Struct, frozen=True):
    """A page taken apart, its sentences in order, and the people it names with an office, by surname."""

    page: Page
    layout: Layout
    sentences: tuple[Sentence, ...]
    people: dict[str, Person]
    parties: tuple[StateName, ...]

    @property
    def text(self) -> str:
        """The page's text."""
        return self.page.text

    def people_in(self, sentence: Sentence) -> list[Person]:
        """The people in a sentence, newly named or by surname, in order of place."""
        named = find_people(self.text, sentence)
        there = {person.surname for person in named}
        later = [person for person in surnames_in(sentence, self.people) if person.surname not in there]
        return sorted([*named, *later], key=lambda person: person.name_at)


def context_of(page: Page, layout: Layout) -> Context:
    """Read a page's sentences, people and main sides."""
    found: list[Sentence] = []
    for number, line in enumerate(layout.body):
        told = sentences(page.text, line.start, line.end, number)
        found.extend(one for one in told if one.end - one.start <= MAX_SENTENCE)
    people: dict[str, Person] = {}
    for sentence in found:
        for person in find_people(page.text, sentence):
            known = people.get(person.surname)
            if len(people) < MAX_PEOPLE and (known is None or (known.code is None and person.code is not None)):
                people[person.surname] = person
    return Context(page, layout, tuple(found), people, _parties(page, layout, found))


def _parties(page: Page, layout: Layout, found: list[Sentence]) -> tuple[StateName, ...]:
    """The States that the story is about: those of its title, or else the two that its first sentences name most.

    Where a third is named as often as the second, nobody can tell, and there are none.
    """
    titled = find_states(page.text, layout.title.start, layout.title.end) if layout.title else []
    unique = _first_of_each(titled)
    if len(unique) >= 2:
        return unique
    named = [state for sentence in found[:6] for state in find_states(page.text, sentence.start, sentence.end)]
    counts = Counter(state.code for state in named)
    ranked = counts.most_common(3)
    if len(ranked) == 3 and ranked[1][1] == ranked[2][1]:
        return ()
    common = {code for code, _ in ranked[:2]}
    return _first_of_each([state for state in [*titled, *named] if state.code in common])


def _first_of_each(states: list[StateName]) -> tuple[StateName, ...]:
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    return tuple(first.values())
