"""The names, offices, bodies and dates of a Kazakh sentence as spans with classes: what `bench.kaznerd` compares."""

from kelisim.reading.kazakh.bodies import find_bodies
from kelisim.reading.kazakh.names import find_names
from kelisim.reading.kazakh.offices import find_offices
from kelisim.reading.kazakh.times import find_times
from kelisim.reading.kazakh.words import words_in


def recognise(sentence: str) -> list[tuple[int, int, str]]:
    """Each span with its class, case endings included; an office with the State and the body before it."""
    words = words_in(sentence, 0, len(sentence))
    return [
        *((name.start, name.whole, "PERSON") for name in find_names(words)),
        *((words[first].start, words[last].end, "DATE") for first, last in find_times(words)),
        *((office.start, office.whole, "POSITION") for office in find_offices(words)),
        *((body.start, body.whole, "ORGANISATION") for body in find_bodies(words)),
    ]
