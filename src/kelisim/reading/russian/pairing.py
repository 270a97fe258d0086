"""Which person of a sentence holds which office that it names.

1. The office stands before the name with nothing between but where it is held ("министр энергетики Чили Хуан Перес"),
   or behind it after a comma, a dash or in brackets. Several offices of one person may stand beside one another.
2. A verb joins them: "Перес назначен министром", "является", "избран", "занял пост министра", "на должность
   министра назначили Переса"; "он" is whom the sentences before speak of.
"""

import re

import msgspec

from kelisim.reading.russian.names import Name
from kelisim.reading.russian.office_words import RANKS
from kelisim.reading.russian.offices import Line, Office
from kelisim.reading.russian.words import forms, is_function, is_verb, lemma, lemmas, words_in
from kelisim.reading.wording import each

_PHRASE = r"(?:,?\s*(?:в|на|при|от|по|из|и)\s+[\w-]+(?:\s+[\w-]+){0,2})"
_GAP_BEFORE = re.compile(
    r"(?:\s*\([^()]{1,60}\))?" + _PHRASE + r"{0,4}[\s\xa0«\"]*(?:(?:господин\w*|г-на|г-н|г-жа|г-жи|госпожа)\s)?\s*"
)
_GAP_BEHIND = re.compile(
    r"\s*(?:,|\(|[—–-])\s*(?:(?:также|ныне|тогда|как|а\sтакже|кстати|он\sже|она\sже|который|которая|это|и)\s)?\s*"
)
_RANK_GAP = re.compile(_PHRASE + r"{0,2}\s+")
_GAP_LIST = re.compile(r"\s*(?:,|,?\s+и|,?\s+а\s+также|[—–-]|,?\s+и\s+по\s+совместительству)\s+")
_COPULA = frozenset(
    each(
        """
        являться быть стать становиться назначить назначать избрать избирать переизбрать утвердить выбрать
        оставаться остаться работать служить считаться назначенный избранный утвержденный провозгласить
        объявить признать выдвинуть называться
        """
    )
)
_POST = frozenset(each("пост должность кресло обязанность полномочие кандидатура кандидат"))
_APPOINT = frozenset(each("назначить избрать стать занять утвердить"))
_STOPS = frozenset(".;:?!")
_REACH = 140
_NEAR = 25
_BETWEEN = 6
"""So many words may stand between a name, the verb and the office that it joins to the name."""


def pairs_in(line: Line, offices: list[Office], subject: Name | None) -> list[tuple[Name, Office]]:
    """The people of a sentence with their offices, in the order of the offices.

    Args:
        line: the sentence.
        offices: the offices that it names.
        subject: the person whom the sentences before speak of, for "он является …".
    """
    text, people = line.text, line.people()
    ahead = {place: name for place, office in enumerate(offices) for name in _led_to(text, office, people, offices)}
    owner = dict(ahead)
    for place, office in enumerate(offices):
        behind = [name for name in people if name.end <= office.start and _stands_behind(text, name, office)]
        if behind:
            owner.setdefault(place, behind[-1])
    for _ in offices:
        _spread(line, offices, owner)
    for told in (_apart, _joined):
        for place, office in enumerate(offices):
            name = None if place in owner else told(line, people, office, subject)
            if name is not None:
                owner[place] = name
    return [(owner[place], _of_rank(offices, owner, place)) for place in range(len(offices)) if place in owner]


def _stands_behind(text: str, name: Name, office: Office) -> bool:
    return _GAP_BEHIND.fullmatch(text, name.end, office.start) is not None


def _led_to(text: str, office: Office, people: list[Name], offices: list[Office]) -> list[Name]:
    """The name that stands right behind an office, if one does."""
    return [name for name in people if _leads_to(text, office, name, offices)][:1]


def _of_rank(offices: list[Office], owner: dict[int, Name], place: int) -> Office:
    """An office; a rank behind an office is of the same body."""
    office = offices[place]
    if office.of is None and office.head in RANKS and place and owner.get(place - 1) is owner[place]:
        return msgspec.structs.replace(office, of=offices[place - 1].of)
    return office


def _leads_to(text: str, office: Office, name: Name, offices: list[Office]) -> bool:
    """Whether a name stands right behind an office, with no more between than where the office is held."""
    if name.start < office.end or name.start - office.end > 120:
        return False
    if not _GAP_BEFORE.fullmatch(text, office.end, name.start):
        return False
    between = words_in(text, office.end, name.start)
    if any(office.end <= one.start < name.start for one in offices):
        return False
    return not any(is_verb(word.text) for word in between if word.letters and not is_function(word.text))


def _apart(line: Line, people: list[Name], office: Office, _: Name | None) -> Name | None:
    """The person whom another apposition parts from an office: "Перес, известный юрист, член комиссии"."""
    text = line.text
    before = [name for name in people if name.end <= office.start]
    if not before or office.start - before[-1].end > 90:
        return None
    between = text[before[-1].end : office.start]
    if not re.fullmatch(r",\s[^,.;:()«»]{3,70},\s|\s[—–-]\s[а-яё]{3,20}\sи\s", between):
        return None
    inner = [word for word in line.words if before[-1].end <= word.start < office.start and word.letters]
    if any(is_verb(word.text) for word in inner):
        return None
    return before[-1] if cases_of(text[before[-1].start : before[-1].end]) & _head_cases(line, office) else None


def cases_of(name: str) -> frozenset[str]:
    """The cases that a person's name may stand in."""
    found: frozenset[str] = frozenset()
    for word in words_in(name, 0, len(name)):
        found |= {str(form.case) for form in forms(word.text)}
    return found


def _head_cases(line: Line, office: Office) -> frozenset[str]:
    for word in line.words:
        if office.office[0] <= word.start < office.office[1] and office.head in lemma_set(word.text):
            return frozenset(str(form.case) for form in forms(word.text))
    return frozenset()


def _spread(line: Line, offices: list[Office], owner: dict[int, Name]) -> None:
    """Offices that stand in one list with an office whose person is known."""
    text = line.text
    for place in range(len(offices) - 1):
        one, other = offices[place], offices[place + 1]
        if one.end > other.start or not _head_cases(line, one) & _head_cases(line, other):
            continue
        if _RANK_GAP.fullmatch(text, one.end, other.start):
            if place + 1 in owner and place not in owner and owner[place + 1].start >= other.end:
                owner[place] = owner[place + 1]
            continue
        if not _GAP_LIST.fullmatch(text, one.end, other.start):
            continue
        if place + 1 in owner and place not in owner and owner[place + 1].start >= other.end:
            owner[place] = owner[place + 1]
        elif place in owner and place + 1 not in owner and owner[place].end <= one.start:
            owner[place + 1] = owner[place]


def _joined(line: Line, people: list[Name], office: Office, subject: Name | None) -> Name | None:
    """Rule 2."""
    words = line.words
    first = next(place for place, word in enumerate(words) if word.start >= office.start)
    verb = _verb_before(line, first)
    if verb is None or not (_head_cases(line, office) & {"ablt", "gent"} or lemma(words[verb].text) == "являться"):
        return None
    at = words[verb].start
    near = [name for name in people if name.end <= at and at - name.end < _REACH]
    if near and "nomn" in cases_of(line.text[near[-1].start : near[-1].end]):
        return near[-1]
    if subject is not None and any(word.text.lower() in {"он", "она"} for word in words[max(0, verb - 8) : verb]):
        return subject
    inner = [name for name in people if at < name.start and name.end <= office.start]
    if inner:
        return inner[-1]
    behind = [name for name in people if 0 <= name.start - office.end < _NEAR]
    return behind[0] if behind and any(lemmas(word.text) & _APPOINT for word in words) else None


def _verb_before(line: Line, first: int) -> int | None:
    """The verb, or the post that somebody takes, that joins an office to a person."""
    verb = None
    for place in range(first - 1, max(-1, first - 1 - _BETWEEN), -1):
        word = line.words[place]
        if word.text in _STOPS:
            break
        said = lemmas(word.text)
        if said & _COPULA:
            return place
        if said & _POST:
            verb = place
        elif line.names[place] is not None and verb is None:
            break
    if verb is None:
        return None
    joins = any(lemmas(line.words[place].text) & _COPULA for place in range(max(0, verb - 3), first))
    return verb if joins or _takes_post(line, verb) else None


def _takes_post(line: Line, verb: int) -> bool:
    """Whether somebody takes, holds or leaves the post that stands at a word."""
    taking = {"занимать", "занять", "покинуть", "вступить", "оставить", "сохранить", "получить"}
    return any(lemmas(line.words[place].text) & taking for place in range(max(0, verb - 3), verb))


def lemma_set(word: str) -> frozenset[str]:
    """The dictionary forms of a word without the dots of "ё"."""
    return frozenset(one.replace("ё", "е") for one in lemmas(word))
