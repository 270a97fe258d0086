"""Who met whom, as Russian prose says it.

1. A verb of meeting ("встретился с", "провёл переговоры с", "принял") has its subject before it and the others behind
   "с", or behind the verb that takes an object; a noun ("встреча X с Y", "переговоры между X и Y", "свидание") has them
   behind it, and the sentence's subject where "в ходе встречи с Y" names one only.
2. Whoever is told by office alone ("с премьер-министром Чили") is the person whom the text gave that office.
3. Where fewer than two people are known, nobody met. An office of a State that nobody is named in counts as one where
   that is asked for: "президент Чили провёл переговоры с президентом Перу".
"""

from collections.abc import Sequence

import msgspec

from kelisim.reading.russian.holders import Holder, surname_key
from kelisim.reading.russian.office_words import OF_TALKS
from kelisim.reading.russian.offices import Line, Office, head_of, offices_in
from kelisim.reading.russian.sides import states_in
from kelisim.reading.russian.words import forms, is_function, lemma, lemmas
from kelisim.reading.wording import each

_MEET = frozenset(each("встретиться встречаться увидеться повстречаться побеседовать беседовать переговорить"))
_HOLD = frozenset(each("провести проводить вести состояться пройти проходить начаться завершиться иметь"))
_TALKS = frozenset(each("встреча переговоры переговор беседа свидание консультация саммит диалог"))
_RECEIVE = frozenset(each("принять принимать"))
_AFTER = frozenset(each("итог ход завершение окончание результат рамка после на"))
"""Words before talks that those who act in the sentence have had: "по итогам встречи Перес и Ли подписали"."""
_NOT = frozenset({"не"})
_STOPS = frozenset({".", ";", ":", "?", "!", "»"})
_REACH = 30
_APART = 70
_FIRST = 3
"""The words of a sentence in which "Состоялись переговоры с" goes on with whom the sentence before is about."""


class Encounter(msgspec.Struct, frozen=True):
    """A meeting told at [start, end) in a sentence, with the names of those who met as the text gives them there.

    `line` is the number of the sentence. A person told by office alone is at the words of that office; `offices` holds
    the office of each whom nobody names, and nothing for the others.
    """

    start: int
    end: int
    line: int
    people: tuple[tuple[int, int], ...]
    keys: tuple[str, ...]
    offices: tuple[Office | None, ...] = ()


class _Person(msgspec.Struct, frozen=True):
    start: int
    end: int
    key: str
    cases: frozenset[str]
    office: Office | None = None


def encounters_in(
    text: str, lines: Sequence[Line], holders: Sequence[Holder], *, unnamed: bool = False
) -> list[Encounter]:
    """The meetings that a text tells, in order; the same people once.

    Args:
        text: the page's text.
        lines: its sentences.
        holders: who holds which office.
        unnamed: whether an office of a State that nobody is named in may have met somebody.
    """
    found: list[Encounter] = []
    seen: list[frozenset[str]] = []
    known = {(one.office.head, _of_key(text, one.of)): one for one in reversed(holders) if one.of}
    subject: _Person | None = None
    for number, line in enumerate(lines):
        before, subject = subject, _subject(line) or _only(line) or subject
        if not any(lemmas(word.text) & (_MEET | _TALKS | _RECEIVE) for word in line.words if word.letters):
            continue
        people = _people(text, line, known)
        if unnamed:
            people = sorted([*people, *_unnamed(text, line, people)], key=lambda one: one.start)
        for place, word in enumerate(line.words):
            if not word.letters:
                continue
            met = _met(line, place, people)
            alone = len(met) == 1 and before is not None and not _subjects(line, place, people)
            if before is not None and alone and (place < _FIRST or _held_before(line, place) or _by_him(line, place)):
                met = [before, *met]
            keys = frozenset(one.key for one in met)
            if len(keys) < 2 or any(len(keys & others) >= 2 for others in seen):
                continue
            seen.append(keys)
            spans = {one.key: (one.start, one.end) for one in reversed(met)}
            offices = {one.key: one.office for one in met}
            ordered = sorted(spans.items(), key=lambda item: item[1])
            found.append(
                Encounter(
                    word.start,
                    word.end,
                    number,
                    tuple(span for _, span in ordered),
                    tuple(key for key, _ in ordered),
                    tuple(offices[key] for key, _ in ordered),
                )
            )
    return found


def _by_him(line: Line, place: int) -> bool:
    """Whether a pronoun right before a verb stands for whom the sentence before is about."""
    return any(word.text.lower() in {"он", "она"} for word in line.words[max(0, place - 3) : place])


def _only(line: Line) -> _Person | None:
    """The one person that a sentence names, whatever the case: "визит Переса завершился"."""
    people = line.people()
    if len(people) != 1:
        return None
    start, end = people[0].start, people[0].end
    return _Person(start, end, surname_key(line.text[start:end]), _cases(line, start, end))


def _held_before(line: Line, place: int) -> bool:
    """Whether a noun of talks is what the sentence says was held: "состоялись переговоры с Перес"."""
    return any(lemmas(word.text) & _HOLD for word in line.words[:place] if word.letters)


def _subject(line: Line) -> _Person | None:
    """The first person of a sentence who may be its subject."""
    for name in line.people():
        one = _Person(
            name.start, name.end, surname_key(line.text[name.start : name.end]), _cases(line, name.start, name.end)
        )
        if "nomn" in one.cases:
            return one
    return None


def _of_key(text: str, of: tuple[int, int] | None) -> str:
    return " ".join(lemma(word) for word in text[slice(*of)].split()) if of else ""


def _people(text: str, line: Line, known: dict[tuple[str, str], Holder]) -> list[_Person]:
    """The people of a sentence by name, and by office alone (rule 2)."""
    found = [
        _Person(name.start, name.end, surname_key(text[name.start : name.end]), _cases(line, name.start, name.end))
        for name in line.people()
    ]
    for office in offices_in(line):
        holder = known.get((office.head, _of_key(text, office.of))) if office.of else None
        near = any(0 <= one.start - office.end < 3 for one in found)
        if holder is not None and not near and holder.key not in {one.key for one in found}:
            found.append(_Person(office.start, office.end, holder.key, _office_cases(line, office)))
    return sorted(found, key=lambda one: one.start)


def _unnamed(text: str, line: Line, people: list[_Person]) -> list[_Person]:
    """The offices of States in which the sentence names nobody (rule 3)."""
    found: list[_Person] = []
    for office in offices_in(line):
        if office.head not in OF_TALKS or office.of is None or office.past:
            continue
        states = states_in(text, *office.of)
        named = any(
            office.start <= one.start < office.end + 40 and not _stops(line, office.end, one.start) for one in people
        ) or any(0 <= office.start - one.end < 3 for one in people)
        if states and not named:
            key = f"#{office.head} {states[-1].code}"
            found.append(_Person(office.start, office.end, key, _office_cases(line, office), office))
    return found


def _cases(line: Line, start: int, end: int) -> frozenset[str]:
    """The cases in which all words of a name may stand, or any where they do not agree."""
    words = [word for word in line.words if start <= word.start < end and word.letters]
    told = [frozenset(str(form.case) for form in forms(word.text)) for word in words]
    both = frozenset.intersection(*told) if told else frozenset()
    return both or frozenset().union(*told)


def _office_cases(line: Line, office: Office) -> frozenset[str]:
    first = next(word for word in line.words if word.start >= office.office[0])
    return frozenset(str(form.case) for form in forms(first.text))


def _met(line: Line, place: int, people: list[_Person]) -> list[_Person]:
    """Who met, where a word tells of a meeting; nobody where it does not."""
    word = line.words[place]
    said = lemmas(word.text)
    if place and line.words[place - 1].text.lower() in _NOT:
        return []
    if said & _MEET and forms(word.text)[0].part in {"VERB", "INFN", "GRND"}:
        before = _subjects(line, place, people)
        behind = _with(line, place, people)
        if behind:
            return [*before[-1:], *behind]
        return before if len(before) > 1 else [*before, *_after(line, place, people)]
    if said & _TALKS and forms(word.text)[0].part == "NOUN":
        return _in_talks(line, place, people)
    if said & _RECEIVE and forms(word.text)[0].part == "VERB":
        return _received(line, place, people)
    return []


def _in_talks(line: Line, place: int, people: list[_Person]) -> list[_Person]:
    """Who met, where a noun at a word names the talks."""
    between = _with(line, place, people)
    if len(between) > 1:
        return between
    subjects = _subjects(line, place, people)
    if not between and len(subjects) > 1 and lemma(line.words[max(0, place - 1)].text) in _AFTER:
        return subjects[-2:]
    together = _together(line, place, people)
    if not between and len(together) > 1:
        return together
    theirs = {one.key for one in between}
    owners = [one for one in _owners(line, place, people) if one.key not in theirs]
    return [*subjects[-1:], *owners, *between] if between else []


def _subjects(line: Line, place: int, people: list[_Person]) -> list[_Person]:
    """The people before a word who may be its subject: the last ones that stand in the nominative."""
    at = line.words[place].start
    return [one for one in people if one.end <= at and "nomn" in one.cases and at - one.end < 200][-3:]


def _after(line: Line, place: int, people: list[_Person]) -> list[_Person]:
    end = line.words[place].end
    near = [one for one in people if 0 <= one.start - end < 120]
    return near if len(near) > 1 and all("nomn" in one.cases for one in near) else []


def _owners(line: Line, place: int, people: list[_Person]) -> list[_Person]:
    """Whose meeting it is: "встреча Переса с Ли"."""
    end = line.words[place].end
    return [one for one in people if 0 <= one.start - end < 80 and "gent" in one.cases][:1]


def _together(line: Line, place: int, people: list[_Person]) -> list[_Person]:
    """The people behind a noun of talks that are theirs: "переговоры президента Чили Переса и президента Перу Ли"."""
    end = line.words[place].end
    joined: list[_Person] = []
    for one in people:
        if one.start < end or "gent" not in one.cases:
            continue
        if one.start - (joined[-1].end if joined else end) > _APART or _stops(line, end, one.start):
            break
        joined.append(one)
    return joined


def _with(line: Line, place: int, people: list[_Person]) -> list[_Person]:
    """The people behind "с" or "между" that stands behind a word."""
    words = line.words
    for at in range(place + 1, min(len(words), place + 1 + _REACH)):
        if words[at].text in _STOPS:
            return []
        if words[at].text in {"с", "со", "между"}:
            reach = [one for one in people if words[at].end <= one.start < words[at].end + 220 and "ablt" in one.cases]
            joined: list[_Person] = []
            for one in reach:
                if joined and _stops(line, joined[-1].end, one.start):
                    break
                if not joined and _stops(line, words[at].end, one.start):
                    break
                joined.append(one)
            if joined:
                return joined
    return []


def _stops(line: Line, start: int, end: int) -> bool:
    """Whether a clause ends between two places."""
    inner = [word for word in line.words if start <= word.start < end]
    return any(
        word.text in _STOPS or (word.letters and forms(word.text) and forms(word.text)[0].part == "VERB")
        for word in inner
    )


def _received(line: Line, place: int, people: list[_Person]) -> list[_Person]:
    """Who received whom: the object is a person right behind the verb, or behind where it happened."""
    end = line.words[place].end
    before = _subjects(line, place, people)[-1:]
    behind = [one for one in people if 0 <= one.start - end < 90 and one.cases & {"accs", "gent"}][:1]
    if not before or not behind or _stops(line, end, behind[0].start):
        return []
    inner = [word for word in line.words if end <= word.start < behind[0].start and word.letters]
    for number, word in enumerate(inner):
        read = forms(word.text)
        led = any(is_function(one.text) for one in inner[max(0, number - 2) : number])
        if head_of(word.text) or not read or read[0].lemma == "коллега":
            continue
        if read[0].part == "NOUN" and read[0].case == "accs" and not led:
            return []
    return [*before, *behind]
