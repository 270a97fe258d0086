"""A Russian text taken apart once, for every rule: its sentences, names, and who holds which office."""

from collections.abc import Sequence

import msgspec

from kelisim.reading.russian.holders import Holder, holders_in
from kelisim.reading.russian.names import Name, names_in
from kelisim.reading.russian.offices import Line, line_of
from kelisim.reading.russian.words import words_in
from kelisim.reading.sentences import Sentence, sentences

MAX_SENTENCE = 5_000
"""What is longer is no sentence of prose, and no rule looks at it."""


class Telling(msgspec.Struct, frozen=True):
    """A text's sentences in order, each with its words and names, and the people with their offices."""

    text: str
    sentences: tuple[Sentence, ...]
    lines: tuple[Line, ...]
    names: tuple[Name, ...]
    holders: tuple[Holder, ...]


def telling_of(text: str, stretches: Sequence[tuple[int, int]]) -> Telling:
    """Take some stretches of a text apart.

    Args:
        text: the page's text.
        stretches: where its paragraphs stand, in order.
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(stretches):
        found.extend(one for one in sentences(text, start, end, number) if one.end - one.start <= MAX_SENTENCE)
    names = names_in(text, stretches)
    lines: list[Line] = []
    place = 0
    for sentence in found:
        while place < len(names) and names[place].end <= sentence.start:
            place += 1
        last = place
        while last < len(names) and names[last].start < sentence.end:
            last += 1
        lines.append(line_of(text, words_in(text, sentence.start, sentence.end), names[place:last]))
    return Telling(text, tuple(found), tuple(lines), tuple(names), tuple(holders_in(text, lines)))
