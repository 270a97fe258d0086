"""The names, offices, bodies and dates of a Kazakh sentence as spans with classes: what `bench.kaznerd` compares.

The spans follow the guidelines of that data where they are wider or narrower than what drafts need:

1. An office takes in the State and the body before it, and is none where a person's calling is all that is said.
2. A body in quotation marks is what stands between them; a legal form or a word such as `компаниясы` is no part of it.
3. Case endings belong to a span.
"""

from kelisim.reading.kazakh.bodies import Body, find_bodies, is_acronym
from kelisim.reading.kazakh.lexical import states_in
from kelisim.reading.kazakh.names import find_names
from kelisim.reading.kazakh.offices import TRADES, OfficeName, find_offices
from kelisim.reading.kazakh.times import find_times
from kelisim.reading.kazakh.words import Word, words_in
from kelisim.reading.lexicon.states import StateName

Labelled = tuple[int, int, str]


def recognise(sentence: str) -> list[Labelled]:
    """Each span with its class."""
    words = words_in(sentence, 0, len(sentence))
    states = states_in(sentence, 0, len(sentence))
    bodies = find_bodies(words)
    barred = frozenset(word.start for state in states for word in words if state.start <= word.start < state.end)
    offices = [
        _office(words, one, bodies, states)
        for one in find_offices(words)
        if not one.form.plural and one.form.stem not in TRADES
    ]
    taken = [(start, end) for start, end, _ in offices]
    return [
        *((name.start, name.whole, "PERSON") for name in find_names(words, barred)),
        *((words[first].start, words[last].end, "DATE") for first, last in find_times(words)),
        *offices,
        *(
            span
            for span in _bodies(words, bodies)
            if not any(start < span[1] and span[0] < end for start, end in taken)
        ),
    ]


def _office(words: list[Word], office: OfficeName, bodies: list[Body], states: list[StateName]) -> Labelled:
    """Rule 1."""
    start = office.start
    for body in bodies:
        if body.last == office.first - 1 and body.case in {"", "genitive"} and words[body.first].text != "«":
            start = body.start
    before = [word for word in words if word.end <= start]
    for state in states:
        if before and state.start <= before[-1].start < state.end:
            start = state.start
    return start, office.whole, "POSITION"


def _bodies(words: list[Word], bodies: list[Body]) -> list[Labelled]:
    """Rule 2, and names in capitals."""
    found: list[Labelled] = []
    for body in bodies:
        marks = [at for at in range(body.first, body.last + 1) if words[at].text in "«»"]
        if len(marks) == 2:
            found.append((words[marks[0] + 1].start, words[marks[1] - 1].end, "ORGANISATION"))
        elif body.kind == "company" and body.last > body.first:
            found.append((body.start, words[body.last - 1].end, "ORGANISATION"))
        else:
            found.append((body.start, body.whole, "ORGANISATION"))
    covered = {at for body in bodies for at in range(body.first, body.last + 1)}
    found += [
        (word.start, word.end, "ORGANISATION")
        for at, word in enumerate(words)
        if at not in covered and is_acronym(word)
    ]
    return found
