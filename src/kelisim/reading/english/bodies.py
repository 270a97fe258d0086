"""The ministries and companies that sign an instrument with one another.

1. Two of them stand as "between A and B", "A and B signed", "signed by A and B" or "A signed … with B".
2. What only describes them ("Kazakhstan's national company", "the Turkish shipyard") is no part of their names.
3. A State or a person is none.
"""

import re

import msgspec

from kelisim.reading.english.people import Person
from kelisim.reading.lexicon.states import find_states
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

AGENCY = re.compile(
    r"\b(?:ministr(?:y|ies)|agenc(?:y|ies)|departments?|committees?|national\sbanks?|central\sbanks?|prosecutor\w*"
    r"|authorit(?:y|ies)|inspectorates?|supreme\scourts?|chambers?\sof\saccounts)\b",
    re.IGNORECASE,
)
_KINDS = r"""
    compan(?:y|ies) | corporations? | holdings? | firms? | enterprises? | banks? | groups? | operators? | shipyards?
    builders? | producers? | miners? | carriers? | developers? | universit(?:y|ies) | funds? | associations?
    regulators?
    railways? | airlines? | utilit(?:y|ies) | giants? | subsidiar(?:y|ies) | suppliers? | manufacturers? | plants?
    ports? | exchanges? | institutes? | investors? | contractors?
    mills? | factor(?:y|ies) | brewer(?:y|ies) | winer(?:y|ies) | farms? | retailers? | start-?ups? | clinics?
    hospitals? | schools? | colleges? | academ(?:y|ies) | museums? | foundations? | broadcasters? | insurers?
    lenders? | consorti(?:um|a) | ventures? | laborator(?:y|ies) | airports? | distributors? | chambers?
    \w*makers? | refiner(?:y|ies)
    """
COMPANY = re.compile(
    r"\b" + either(_KINDS + "| CJSC | OJSC | PJSC | JSC | LLP | LLC | PLC | Ltd | Inc | JV | GmbH | AG | Corp") + r"\b",
    re.IGNORECASE,
)
_DESCRIBED = rf"(?:(?:the\s|The\s)?(?:[\w’'-]+\s){{0,4}}?{either(_KINDS)}\s|the\s|The\s)?"
_WORD = r"[A-ZÀ-ÖØ-ÞŞĞİŁŚŻČŠŽ][\w’'&.-]*"
_NAME = rf"{_WORD}(?:\s(?:(?:of|and|for|(?<=Committee\s)on|(?<=Commission\s)on)\s(?:the\s)?)?{_WORD}){{0,9}}"
_A, _B = rf"{_DESCRIBED}(?P<a>{_NAME}?)", rf"{_DESCRIBED}(?P<b>{_NAME})"
_VERB = r"(?:signed|inked|concluded|initialled|initialed)"
_AUX = r"(?:(?:also|have|has|both|jointly|today|recently|had|then)\s){0,3}(?:on\s\w+\s)?"
_BETWEEN = re.compile(rf"\bbetween\s{_A}\s(?:and|with)\s{_B}")
_SUBJECTS = re.compile(
    rf"{_A}(?:,\s[^,]{{2,60}},)?\s(?:and|with)\s{_B}(?:,\s[^,]{{2,60}},)?\s{_AUX}(?:{_VERB}|plan\b|will\b|intend|agreed|hope\b|want\b"
    r"|are\s(?:set|due|about|expected|ready|preparing|to)\b)"
)
_BY = re.compile(
    rf"\b{_VERB}(?:\s(?:the\ssame\sday|today|yesterday|on\s[\w ]{{3,14}}|in\s\w+))?"
    rf"\s(?:by|between)\s{_A}\s(?:and|with)\s{_B}"
)
_SUBJECT = re.compile(rf"{_A}(?:,\s[^,]{{2,60}},)?\s{_AUX}{_VERB}\b")
_WITH = re.compile(rf"\swith\s{_B}")
_TAIL = re.compile(
    r"\s(?:on|in|for|and)\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\b.*\Z"
)
_OWNED = re.compile(r"[A-Z]\w+[’']s\s(?:[a-z-]+\s){0,3}(?=[A-Z])")
_NO_NAME = frozenset(
    {
        *("Prime", "President", "Minister", "Ministers", "It", "He", "She", "They", "We", "On", "In", "At", "Among"),
        *("The", "After", "Following", "During", "Earlier", "Also", "Under", "This", "That", "Presidents", "Heads"),
    }
)
_MARKED = re.compile(
    r"[A-Z]{2,}|[a-z][A-Z]|\b(?:Ltd|Inc|GmbH|Group|Bank|University|Holding|Corp|Oy|Company|Fund|Institute|Invest|Trade"
    r"|Energy|Steel|Logistics|Motors|Airlines|Capital|Partners|Industries|Technologies|a\.s|d\.o\.o|S\.A|S\.p\.A)\b"
)


_OF_BODY = (
    r"(?:[A-Z][\w’'-]+\s){0,3}?(?:Ministry|Agency|Department|Committee|Service|Bank|University|Institute|Academy|Cent(?:er|re)"
    r"|Office|Authority|Chamber|Council|Commission|Fund|Survey|Union|Association)\b"
)
_HEAD = re.compile(rf"(?:the\s)?{_OF_BODY}")
_JOINT = re.compile(rf"\sand\s(?:the\s)?(?={_OF_BODY})")


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
        pairs.append(_BETWEEN.match(text, step[1] + 1, min(sentence.end, phrase[0])))
    else:
        pairs.append(_BY.search(text, phrase[1], sentence.end))
    for pair in filter(None, pairs):
        signing = _checked((pair,), people)
        plain = pair.re is _BY and " between " in pair[0][:40]
        plain = plain or text[phrase[0] : phrase[0] + 8].lower() == "contract"
        owned = len(_OWNED.findall(pair[0])) == 2
        marked = signing is not None and all(_MARKED.search(name) for name, _ in signing.names)
        if signing and (plain or owned or marked or _institution(text[pair.start() : pair.end() + 12])):
            return signing
    if step[0] < phrase[0]:
        subject = _SUBJECT.search(text, sentence.start, min(sentence.end, phrase[0]))
        other = _WITH.search(text, max(step[1], sentence.start), sentence.end)
        both = subject and other and all(_MARKED.search(one) for one in (subject["a"], other["b"]))
        if subject and other and (both or _institution(subject[0]) or _institution(other[0])):
            return _checked((subject, other), people)
    return None


def _spans(match: re.Match[str]) -> list[tuple[str, int]]:
    """The names of a match with their places, split at the "and" behind which a body begins, not at one in a name."""
    spans = [match.span(group) for group in ("a", "b") if match.groupdict().get(group)]
    if len(spans) == 2:
        joint = _JOINT.search(match.string, spans[1][0], spans[1][1])
        if joint and not _HEAD.match(match.string, spans[1][0], spans[1][1]):
            spans = [(spans[0][0], joint.start()), (joint.end(), spans[1][1])]
    return [(match.string[start:end], start) for start, end in spans]


def _institution(words: str) -> bool:
    return COMPANY.search(words) is not None or AGENCY.search(words) is not None


def _checked(matches: tuple[re.Match[str], ...], people: list[Person]) -> Signing | None:
    """Rule 3."""
    names = []
    for match in matches:
        for said, at in _spans(match):
            words, start = _TAIL.sub("", said.rstrip(".,")), at
            own = re.match(r"[A-Z]\w+[’']s\s(?=[A-Z])", words)
            if own and find_states(own[0]):
                words, start = words[own.end() :], start + own.end()
            states = find_states(words)
            described = bool(states and states[0].start == 0 and states[0].adjective and " " in words)
            if described and " " in words[states[0].end :].strip():
                own_name = words[states[0].end :].lstrip()
                words, start = own_name, start + len(words) - len(own_name)
            stated = not described and find_states(words) and not _institution(words) and not _MARKED.search(words)
            if stated or words.split()[0] in _NO_NAME:
                return None
            if any(person.office_at[0] < start + len(words) and start < person.name_at[1] for person in people):
                return None
            names.append((words, start))
    if len(names) != 2:
        return None
    return Signing(tuple(names), (matches[0].start(), matches[-1].end()))
