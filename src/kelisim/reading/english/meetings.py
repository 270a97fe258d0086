"""What the sentences of a meeting say of it: place, day, people and sides, agenda, sitting."""

import re

from kelisim.model.dates import Term
from kelisim.model.meeting import Participant, Sitting, Standing
from kelisim.model.reference import Named
from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.english.context import Context
from kelisim.reading.english.people import Person
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import StateName, find_parties, find_states, organisation_names
from kelisim.reading.lexicon.subjects import find_subjects
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each, either

_PLACE = re.compile(r"\b(?:visited|arrived in|in|visit to)\s(?P<place>[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+)?)")
_REPORTED = re.compile(
    r"\b(?:reported|reports|said|informed|announced|according to|press (?:service|office))\b[^.]{0,60}?\bon\s\Z"
)
_NAME = r"[A-Z][\w’'-]+"
_OF_STATES = "|".join(sorted(map(re.escape, organisation_names()), key=len, reverse=True))
ORGAN = re.compile(
    rf"\b(?P<organ>(?:{_NAME}\s){{1,6}}(?:Council|Commission|Sub-?[Cc]ommission|Committee|Organi[sz]ation|Summit|Forum|Assembly|[Ww]orking\s[Gg]roup)"
    rf"(?:\s(?:on|for|of|in)\s(?:the\s)?(?:{_NAME})(?:,?\s(?:and\s|of\s|the\s)*{_NAME}){{0,6}})?)"
    r"|\b(?P<plain>(?:(?:joint|bilateral|business|investment|economic|trade|interregional|expert|intergovernmental"
    r"|interparliamentary|interagency|trilateral|working|media|scientific|[A-Z][\w’'-]+)\s){1,3}"
    r"(?:commission|committee|council|working\sgroup|forum|group|subcommission))\b"
    rf"|\b(?:[Ss]ummit|[Mm]eeting|[Ss]ession|[Ss]itting)\s(?:of|within)\sthe\s(?P<body>{_OF_STATES})(?!\w)"
    rf"|\b(?P<brief>{_OF_STATES})\s(?=summit|meeting|session)"
    r"|\b[Tt]he\s(?P<short>Council|Commission|Committee|Summit|Forum)\b"
)
SESSION = re.compile(
    r"\b(?:meetings?|sessions?|sittings?|summits?|forums?|meets?|met|convene[sd]?|gather(?:s|ed)?)\b", re.IGNORECASE
)
_CLOSE = 30
_PAST = re.compile(
    r"(?:met|received|held|hosted|took part|participated|had|conducted|spoke|sat down|conferred|talked)\b"
)
_AGENDA = 6
"""An agenda is told in so many sentences, that of the meeting included."""
_SITTING = re.compile(
    r"\b(?:(?P<narrow>narrow|restricted|limited)|(?P<extended>extended|expanded|enlarged|larger|plenary|wider))\b"
)
_DISCUSSED = re.compile(
    r"\b"
    + either(
        """
        discussed | considered | reviewed | exchanged views on | agenda | focused on | addressed | paid to
        touched (?:up)?on | topics included
        """
    )
    + r"\b"
)
_HEADS = re.compile(
    r"\b(?P<office>leaders|heads of (?:government|state)|prime ministers|presidents|ministers|representatives"
    r"|delegations)"
    r"\sof\s(?P<list>[^.;]{3,160})"
)
_NOT_A_PLACE = frozenset(
    each(
        """
        The January February March April May June July August September October November December
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday
        """
    )
)


_OTHER_SIDE = re.compile(r"\b(?:joined|attended)\sby\s(?P<list>[^.;]{3,200})|\b(?:observers?|guests?)\b")
_STANDING = re.compile(r"\s(?:\w+\s){0,2}?as\s(?:an?\s)?(?:\w+\s)?(?P<standing>observers?|guests?|members?)\b")
_STANDING_BEFORE = re.compile(
    r"\b(?P<standing>observer|guest)s?(?:\s(?:States?|countries))?(?:\s(?:from|of|such as))?\s\Z"
)
_STANDINGS: dict[str, Standing] = {"observer": "observer", "guest": "guest", "member": "member"}
_ELSEWHERE = re.compile(r"\b(?:visited|visit\sto|arrived\sin|by\s(?:video|phone|telephone)|online)\b")
_THAT_DAY = re.compile(r"\b(?:same\sday|that\s(?:day|morning|afternoon|evening))\b", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"\b(?:will|would|planned|expected|scheduled|to\sbe\sheld|upcoming|may|might|due\sto|postponed|cancell?ed|to\smeet)\b"
)


def place_of(context: Context, sentence: Sentence, people: list[Person], evidence: Evidence) -> Named | None:
    """The city that a sentence names, or else the one that the story is dated from."""
    for match in _PLACE.finditer(context.text, sentence.start, sentence.end):
        start, end = match.span("place")
        words = match["place"]
        taken = any(start < person.name_at[1] and person.office_at[0] < end for person in people)
        if not taken and words.split()[0] not in _NOT_A_PLACE and not find_states(words):
            evidence.at("place.name", start, end)
            return Named(name=words)
    dateline = context.layout.dateline
    near = (*context.before(sentence, _AGENDA), sentence)
    if dateline is not None and not any(_ELSEWHERE.search(one.text) for one in near):
        evidence.at("place.name", dateline.start, dateline.end)
        return Named(name=dateline.text)
    return None


def when_held(
    context: Context, sentence: Sentence, evidence: Evidence, near: int | None = None
) -> tuple[Term | None, str | None]:
    """The days on which it was held, and the day on which it was reported; `near` is where the verb stands."""
    held: Dated | None = None
    reported: Dated | None = None
    for dated in find_dates(context.text, sentence.start, sentence.end, context.layout.published):
        if len(dated.first) != 10:
            continue
        if _REPORTED.search(context.text[max(sentence.start, dated.start - 90) : dated.start]):
            reported = reported or dated
        else:
            held = _nearer(held, dated, near)
    if held is None and reported is None and _THAT_DAY.search(sentence.text):
        held = _day_before(context, sentence)
    if held:
        evidence.at("dates.start", held.start, held.end)
        evidence.at("dates.end", held.start, held.end)
    if reported and reported.day:
        evidence.at("reported", reported.start, reported.end)
    return (Term(start=held.first, end=held.last) if held else None), (reported.day if reported else None)


def _nearer(held: Dated | None, dated: Dated, near: int | None) -> Dated:
    """The day that stands nearer to the verb, where one is given; else the first."""
    if held is None or (near is not None and abs(dated.start - near) < abs(held.start - near)):
        return dated
    return held


def _day_before(context: Context, sentence: Sentence) -> Dated | None:
    """The day that the sentences before speak of, where one says "that day"."""
    for one in reversed(context.before(sentence, 5)):
        for dated in find_dates(context.text, one.start, one.end, context.published):
            if dated.day and len(dated.day) == 10:
                return dated
    return None


def participants_of(
    context: Context, sentence: Sentence, people: list[Person], evidence: Evidence
) -> tuple[Participant, ...]:
    """The people, and the States whose leaders a sentence lists."""
    found: list[Participant] = []
    for person in people:
        known = context.people.get(person.surname, person)
        number = len(found)
        evidence.at(f"participants.{number}.name", *known.name_at)
        evidence.at(f"participants.{number}.office", *known.office_at)
        if known.side_at:
            evidence.at(f"participants.{number}.side", *known.side_at)
        found.append(Participant(name=known.name, office=known.office, side=known.code))
    there = {one.side for one in found}
    heads = _HEADS.search(context.text, sentence.start, sentence.end)
    if heads:
        for state in find_states(context.text, *heads.span("list")):
            if state.code not in there:
                there.add(state.code)
                evidence.at(f"participants.{len(found)}.office", *heads.span("office"))
                evidence.at(f"participants.{len(found)}.side", state.start, state.end)
                found.append(Participant(office=heads["office"], side=state.code))
    return tuple(found)


def agenda_of(context: Context, number: int, evidence: Evidence) -> tuple[dict[str, str], ...]:
    """What a sentence and those after it, up to the next meeting of others, say was discussed."""
    items: list[dict[str, str]] = []
    seen: set[str] = set()
    for place, one in enumerate(context.sentences[number : number + _AGENDA]):
        if place and names_session(one):
            break
        if not _DISCUSSED.search(one.text):
            continue
        for subject in find_subjects(context.text, one.start, one.end):
            if subject.code not in seen:
                seen.add(subject.code)
                evidence.at(f"agenda.{len(items)}.en", subject.start, subject.end)
                items.append({"en": context.text[subject.start : subject.end]})
    return tuple(items)


def names_session(sentence: Sentence) -> bool:
    """Whether a sentence tells of a meeting of an organ."""
    return ORGAN.search(sentence.text) is not None and SESSION.search(sentence.text) is not None


def sitting_in(sentence: Sentence) -> tuple[Sitting, tuple[int, int]] | None:
    """The sitting that a sentence says: narrow or extended."""
    match = _SITTING.search(sentence.text)
    if match is None:
        return None
    return ("narrow" if match["narrow"] else "extended"), (sentence.start + match.start(), sentence.start + match.end())


def was_held(sentence: Sentence, verb: tuple[int, int] | None = None) -> bool:
    """Whether a sentence tells of a meeting that took place; of a verb in the past what stands before it counts."""
    if verb is None or _PAST.match(sentence.text, verb[0] - sentence.start) is None:
        return _NOT_HELD.search(sentence.text) is None
    start = verb[0] - sentence.start
    return _NOT_HELD.search(sentence.text, max(0, start - _CLOSE), start) is None


def add_sides(
    context: Context, sentence: Sentence, there: set[str | None], number: int, evidence: Evidence
) -> list[Participant]:
    """The States that joined a sitting, with their standing where it is said: "Moldova as an observer"."""
    joined = _OTHER_SIDE.search(context.text, sentence.start, sentence.end)
    if joined is None:
        return []
    start = joined.start("list") if joined["list"] else sentence.start
    states = find_parties(context.text, start, sentence.end)
    found: list[Participant] = []
    for place, state in enumerate(states):
        if state.code in there or state.adjective:
            continue
        there.add(state.code)
        following = states[place + 1].start if place + 1 < len(states) else sentence.end
        standing = _standing(context, sentence, state, following)
        evidence.at(f"participants.{number + len(found)}.side", state.start, state.end)
        if standing:
            evidence.at(f"participants.{number + len(found)}.standing", *standing[1])
        found.append(Participant(side=state.code, standing=standing[0] if standing else None))
    return found


def _standing(
    context: Context, sentence: Sentence, state: StateName, following: int
) -> tuple[Standing, tuple[int, int]] | None:
    match = _STANDING.match(context.text, state.end, following) or _STANDING_BEFORE.search(
        context.text, max(sentence.start, state.start - 40), state.start
    )
    return (_STANDINGS[match["standing"].removesuffix("s")], match.span("standing")) if match else None
