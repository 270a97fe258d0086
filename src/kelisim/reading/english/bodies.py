"""The ministries and companies that sign an instrument with one another.

1. Two of them stand as "between A and B", "A and B signed", "signed by A and B" or "A signed … with B".
2. What only describes them ("Kazakhstan's national company", "the Turkish company") is no part of their names.
3. A State or a person is none.
"""

import re

import msgspec

from kelisim.reading.english.people import Person
from kelisim.reading.lexicon.states import find_states
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

AGENCY = re.compile(r"\b(?:ministr(?:y|ies)|agenc(?:y|ies)|departments?|committees?)\b", re.IGNORECASE)
COMPANY = re.compile(
    r"\b"
    + either(
        """
        compan(?:y|ies) | corporations? | holdings? | firms? | enterprises? | JSC | LLP | LLC | PLC | Ltd | Inc | banks?
        group | operators?
        """
    )
    + r"\b",
    re.IGNORECASE,
)
_DESCRIBED = (
    r"(?:(?:the\s|The\s)?(?:[\w’'-]+\s){0,4}?"
    r"(?:compan(?:y|ies)|corporations?|holdings?|firms?|enterprises?|banks?|groups?|operators?)\s|the\s|The\s)?"
)
_NAME = r"[A-ZŞÇÖÜĞİ][\w’'&.-]*(?:\s(?:(?:of|and|for|on)\s(?:the\s)?)?[A-ZŞÇÖÜĞİ][\w’'&.-]*){0,6}"
_A, _B = rf"{_DESCRIBED}(?P<a>{_NAME}?)", rf"{_DESCRIBED}(?P<b>{_NAME})"
_VERB = r"(?:signed|inked|concluded|initialled)"
_BETWEEN = re.compile(rf"\bbetween\s{_A}\s(?:and|with)\s{_B}")
_SUBJECTS = re.compile(rf"{_A}\s(?:and|with)\s{_B}\s(?:(?:also|have|both|jointly)\s){{0,2}}(?:{_VERB}|plan\b)")
_BY = re.compile(rf"\b{_VERB}\sby\s{_A}\sand\s{_B}")
_SUBJECT = re.compile(rf"{_A}\s(?:(?:also|has|jointly)\s){{0,2}}{_VERB}\b")
_WITH = re.compile(rf"\swith\s{_B}")
_NO_NAME = frozenset({"Prime", "President", "Minister", "Ministers", "It", "He", "She", "They", "We", "On", "In", "At"})


class Signing(msgspec.Struct, frozen=True):
    """The names of those that sign, each with its place, and the stretch that names and describes them."""

    names: tuple[tuple[str, int], ...]
    around: tuple[int, int]


def find_bodies(
    text: str, sentence: Sentence, phrase: tuple[int, int], step: tuple[int, int], people: list[Person]
) -> Signing | None:
    """The two bodies that sign what a phrase names in a sentence."""
    pairs = [_BETWEEN.search(text, *phrase)]
    if step[0] < phrase[0]:
        pairs.append(_SUBJECTS.search(text, sentence.start, min(sentence.end, phrase[0])))
    else:
        pairs.append(_BY.search(text, phrase[1], sentence.end))
    for pair in filter(None, pairs):
        signing = _checked((pair,), people)
        if signing:
            return signing
    if step[0] < phrase[0]:
        subject = _SUBJECT.search(text, sentence.start, min(sentence.end, phrase[0]))
        other = _WITH.search(text, phrase[0], sentence.end)
        if subject and other and (_institution(subject[0]) or _institution(other[0])):
            return _checked((subject, other), people)
    return None


def _institution(words: str) -> bool:
    return COMPANY.search(words) is not None or AGENCY.search(words) is not None


def _checked(matches: tuple[re.Match[str], ...], people: list[Person]) -> Signing | None:
    """Rule 3."""
    names = []
    for match in matches:
        for group in ("a", "b"):
            words = match.groupdict().get(group)
            if not words:
                continue
            words = words.rstrip(".,")
            start = match.start(group)
            stated = find_states(words) and not _institution(words)
            if stated or words.split()[0] in _NO_NAME:
                return None
            if any(person.office_at[0] < start + len(words) and start < person.name_at[1] for person in people):
                return None
            names.append((words, start))
    if len(names) != 2:
        return None
    return Signing(tuple(names), (matches[0].start(), matches[-1].end()))
