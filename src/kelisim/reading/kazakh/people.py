"""People of a sentence with their offices, bodies and sides.

1. An office belongs to the person named right behind it, or before it between commas or after a dash: `министрі Марат
   Бекенов`, `Марат Бекенов, Энергетика министрі,`.
2. Its side is the State that stands before it, or before its body: `Қазақстанның`, `Ресей`, `ҚР`; its body the one
   that stands there.
3. A later surname alone stands for the person of that surname whom the page named before.
"""

from collections.abc import Mapping, Sequence

import msgspec

from kelisim.reading.kazakh.bodies import Body, without_state
from kelisim.reading.kazakh.names import Name, name_form
from kelisim.reading.kazakh.offices import OfficeName
from kelisim.reading.kazakh.words import Word
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.wording import each

_OF_STATES = frozenset(
    each(
        "министр вице-министр премьер-министр премер-министр премьер президент елші спикер вице-президент вице-премьер"
    )
)
"""Offices of States: where no State is said, the text speaks of its own."""
_AND = frozenset(("мен", "пен", "бен", "және"))
_JOINED_BY = 2
_TO_THE_OFFICE = 3
_APPOINTED = frozenset(("болып", "лауазымына", "қызметіне"))
"""Words behind an office that somebody is appointed to."""
_NOT_OF = ("да", "де", "та", "те", "ға", "ге", "қа", "ке", "ды", "ді", "ты", "ті", "мен", "бен", "пен", "ған", "ген")
"""Endings with which what is said before an office ends."""
_SEAT = ("дағы", "дегі", "тағы", "тегі")
"""Where an ambassador sits is not whose ambassador it is: `Қытайдың Қазақстандағы елшісі`."""
_ON_BEHALF = frozenset(("атынан", "тарапынан", "тараптан", "жағынан"))
_ASIDE = 10
_OWNING = ("ның", "нің", "дың", "дің", "тың", "тің")
MAX_PEOPLE = 200
"""A page has so many people; what names more is a list."""


class Person(msgspec.Struct, frozen=True):
    """A person, with the places of the name, the office, the body and the side, where they are said.

    `from_word` and `to_word` number the words of all that in the sentence.
    """

    name_at: tuple[int, int]
    surname: str
    full: bool
    from_word: int
    to_word: int
    office_at: tuple[int, int] | None = None
    body_at: tuple[int, int] | None = None
    code: str | None = None
    side_at: tuple[int, int] | None = None


def find_people(
    words: Sequence[Word],
    names: Sequence[Name],
    offices: Sequence[OfficeName],
    bodies: Sequence[Body],
    states: Sequence[StateName],
    home: StateName | None = None,
) -> list[Person]:
    """The people of a sentence, in order, each with what is said of them there."""
    found: list[Person] = []
    taken: set[int] = set()
    shared: tuple[OfficeName, int] | None = None
    for name in names:
        office = _office_of(words, name, offices, taken)
        if (
            office is None
            and shared is not None
            and name.first - shared[1] == _JOINED_BY
            and words[name.first - 1].low in _AND
        ):
            office = shared[0]
        respectively = shared is not None and office is shared[0]
        shared = (office, name.last) if office is not None and office.form.plural else None
        body: Body | None = None
        state: StateName | None = None
        region: tuple[int, int] | None = None
        first, last = name.first, name.last
        if office is not None:
            taken.add(office.first)
            first, last = min(first, office.first), max(last, office.last)
            body, state, before = _before(words, office.first, bodies, states)
            first = min(first, before)
            region = _region(words, office)
            if state is None:
                state = _on_behalf(words, office.first, states) or _genitive(words, office.first, states)
            if state is None and body is None:
                state = _near(words, office, states, found[-1].to_word if found else -1)
            if office.form.plural:
                state = _respective(words, office, states, second=respectively) or state
            if (
                state is None
                and body is None
                and not respectively
                and office.form.stem in _OF_STATES
                and not _foreign(words, office.first)
            ):
                state = home
        found.append(
            Person(
                name_at=(name.start, name.end),
                surname=name.surname,
                full=name.last > name.first,
                from_word=first,
                to_word=last,
                office_at=(office.start, office.end) if office else None,
                body_at=(without_state(body, words, states), body.end) if body else region,
                code=state.code if state else None,
                side_at=(state.start, state.end) if state else None,
            )
        )
    return found


def _office_of(words: Sequence[Word], name: Name, offices: Sequence[OfficeName], taken: set[int]) -> OfficeName | None:
    """Rule 1."""
    for office in offices:
        if office.first in taken or office.form.case not in {"", "genitive"}:
            continue
        gap = name.first - office.last
        if office.form.case == "" and (gap == 1 or (gap == 2 and words[office.last + 1].text in {",", "–", "—", "-"})):
            return office
    for office in offices:
        after = words[office.last + 1].low if office.last + 1 < len(words) else ""
        if office.first in taken or after not in _APPOINTED:
            continue
        if 1 <= office.first - name.last <= _TO_THE_OFFICE or name.first - office.last == _JOINED_BY:
            return office
    for office in offices:
        if office.first in taken or not 2 <= office.first - name.last <= 7:
            continue
        if words[name.last + 1].text not in {",", "–", "—", "("}:
            continue
        between = words[name.last + 2 : office.first]
        closed = office.last + 1 >= len(words) or words[office.last + 1].text in {",", ".", "–", "—", ")", ";"}
        if closed and all(word.text not in {",", ";", ":"} for word in between):
            return office
    return None


def _before(
    words: Sequence[Word], first: int, bodies: Sequence[Body], states: Sequence[StateName]
) -> tuple[Body | None, StateName | None, int]:
    """Rule 2: the body and the State right before a word, and the first word of them."""
    body = next((one for one in bodies if one.last == first - 1 and one.case in {"", "genitive"}), None)
    start = body.first if body else first
    for state in states:
        if body is not None and body.start <= state.start < body.end:
            return body, state, min(start, _number_of(words, state.start, start))
        place = _number_of(words, state.start, start)
        if 0 <= place < start and words[place].low.endswith(_SEAT):
            continue
        if 0 <= place < start and all(_belongs(word) for word in words[_after(words, state.end, place) : start]):
            return body, state, place
    return body, None, start


def _near(words: Sequence[Word], office: OfficeName, states: Sequence[StateName], since: int) -> StateName | None:
    """The State a few words before an office of State: `Франция Еуропа және сыртқы істер министрі`."""
    if office.form.stem not in _OF_STATES:
        return None
    first = max(since + 1, office.first - _JOINED_BY * 2)
    for number in range(office.first - 1, first - 1, -1):
        word = words[number]
        if not word.text[0].isalpha() or word.low.endswith(_NOT_OF):
            return None
        for state in states:
            if state.start <= word.start < state.end:
                return state
    return None


def _respective(
    words: Sequence[Word], office: OfficeName, states: Sequence[StateName], *, second: bool
) -> StateName | None:
    """The first or the second of two States before an office in the plural: `Беларусь пен Қазақстан министрлері`."""
    near = [state for state in states if 0 <= _number_of(words, state.start, office.first) < office.first]
    if len(near) < _JOINED_BY:
        return None
    one, other = near[-2:]
    joint = [
        word for word in words[max(0, office.first - _ASIDE) : office.first] if one.end <= word.start < other.start
    ]
    if len(joint) != 1 or joint[0].low not in _AND:
        return None
    return other if second else one


def _on_behalf(words: Sequence[Word], first: int, states: Sequence[StateName]) -> StateName | None:
    """The State on whose behalf somebody acts: `Моңғолия тарапынан келіссөзге … министрі`."""
    found = None
    for number in range(max(0, first - _ASIDE), first):
        if words[number].low in _ON_BEHALF and number:
            before = words[number - 1]
            found = next((state for state in states if state.start <= before.start < state.end), None)
    return found


def _genitive(words: Sequence[Word], first: int, states: Sequence[StateName]) -> StateName | None:
    """The State in the genitive a few words before an office: `Венгрияның Сыртқы істер және … министрі`."""
    for number in range(first - 1, max(-1, first - _ASIDE), -1):
        word = words[number]
        if word.text in ",;:." or word.low in {"мен", "пен", "бен"}:
            return None
        if word.low.endswith(("ның", "нің", "дың", "дің", "тың", "тің")):
            return next((state for state in states if state.start <= word.start < state.end), None)
    return None


def _foreign(words: Sequence[Word], first: int) -> bool:
    """Whether a name in the genitive or `тарапынан` before an office gives it to a State that is not known."""
    if first == 0:
        return False
    before = words[first - 1]
    return before.low in _ON_BEHALF or (before.capital and before.low.endswith(_OWNING))


def _region(words: Sequence[Word], office: OfficeName) -> tuple[int, int] | None:
    """The region or the city that an akim or a governor stands over, its genitive ending left out."""
    place = office.first - 1
    if office.form.stem not in {"әкім", "губернатор", "мэр", "басшы"} or place < 1 or not words[place - 1].capital:
        return None
    low = words[place].low
    if not low.endswith(("сының", "нының", "ірінің", "сінің")) or not low.startswith(
        ("обл", "қала", "аудан", "өңір", "өлке")
    ):
        return None
    return words[place - 1].start, words[place].end - 3


def _number_of(words: Sequence[Word], at: int, until: int) -> int:
    for number in range(min(until, len(words)) - 1, max(-1, until - 6), -1):
        if words[number].start <= at < words[number].end:
            return number
    return -1 if at < (words[0].start if words else 0) or until == 0 else until


def _after(words: Sequence[Word], end: int, place: int) -> int:
    while place < len(words) and words[place].start < end:
        place += 1
    return place


def _belongs(word: Word) -> bool:
    """Whether a word between a State and an office may stand there."""
    return (
        word.low.endswith(_SEAT)
        or word.low in {"республикасының", "федерациясының", "республикасы", "федерациясы", "тарапының"} | _ON_BEHALF
    )


def with_known(words: Sequence[Word], people: Sequence[Person], known: Mapping[str, Person]) -> list[Person]:
    """People of a sentence, each with the office that the page gave the same surname elsewhere (rule 3)."""
    found = [
        msgspec.structs.replace(known[person.surname], from_word=person.from_word, to_word=person.to_word)
        if person.office_at is None and person.surname in known
        else person
        for person in people
    ]
    there = {person.surname for person in found}
    for number, word in enumerate(words):
        if not word.capital or not known:
            continue
        surname = name_form(word.text)
        if surname in known and surname not in there:
            there.add(surname)
            found.append(msgspec.structs.replace(known[surname], from_word=number, to_word=number))
    return sorted(found, key=lambda person: person.from_word)
