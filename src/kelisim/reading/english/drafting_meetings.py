"""Drafts of meetings: talks between office-holders, and meetings of organs.

1. Talks are told by a verb of meeting and two people of different sides. Several sentences about the same people
   are one.
2. A meeting of an organ is told by its name with "meeting", "session", "sitting" or "summit"; "the Council" is the
   organ that was named before. Each date or ordinal is a meeting of its own.
3. "Reported on April 28" is when it was reported; only "on April 28" with the meeting itself is when it was held.
4. A narrow or an extended sitting is said so; a second, larger meeting of an organ is the extended one.
"""

import re

from kelisim.model.dates import Term
from kelisim.model.draft import MeetingDraft
from kelisim.model.meeting import Meeting, Participant
from kelisim.model.reference import Named
from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.english.context import Context
from kelisim.reading.english.people import Person
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import find_states
from kelisim.reading.lexicon.subjects import find_subjects
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each, either

_HOLD = either("held | hold | holding | participated in | took part in | had | conducted")
_TALKS = re.compile(
    r"\b"
    + either(
        rf"""
        (?:{_HOLD}|[Ff]ollowing|[Dd]uring|[Aa]fter) (?:\w+ ){{0,3}}?(?:talks|negotiations|meetings?|consultations)
        (?P<met>met)(?: (?:with|in|on))?
        (?:talks|meeting|negotiations) (?:with|between) | received
        """
    )
    + r"\b"
)
_PLACE = re.compile(r"\b(?:visited|arrived in|in|visit to)\s(?P<place>[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+)?)")
_REPORTED = re.compile(
    r"\b(?:reported|reports|said|informed|announced|according to|press (?:service|office))\b[^.]{0,60}?\bon\s\Z"
)
_NAME = r"[A-Z][\w’'-]+"
_ORGAN = re.compile(
    rf"\b(?P<organ>(?:{_NAME}\s){{1,6}}(?:Council|Commission|Committee|Organi[sz]ation|Summit|Forum|Assembly)"
    rf"(?:\s(?:on|for|of|in)\s(?:the\s)?(?:{_NAME})(?:,?\s(?:and\s|of\s|the\s)*{_NAME}){{0,6}})?)"
    r"|\b[Tt]he\s(?P<short>Council|Commission|Committee|Summit|Forum)\b"
)
_SESSION = re.compile(
    r"\b(?:meetings?|sessions?|sittings?|summits?|meets?|met|convene[sd]?|gather(?:s|ed)?)\b", re.IGNORECASE
)
_ATTENDED = re.compile(
    r"\b(?:took\spart\sin|participated\sin|attended|co-chaired|chaired|opened|addressed|led)\s"
    r"(?:[Tt]he|[Tt]his)\s(?:\w+\s){0,2}?(?:meeting|session|sitting|summit)\b"
)
_DEFINITE = re.compile(r"\b(?:the|this)\s(?:\w+\s){0,2}?(?:meeting|session|sitting|summit)\b")
_NEAR = 3
"""So many sentences after that of a meeting may speak of "the meeting"."""
_AGENDA = 6
"""An agenda is told in so many sentences, that of the meeting included."""
_NOUN = re.compile(r"\b(?:talks|negotiations|meetings?|consultations|met|received)\b")
_WHICH = either(
    r"first | second | third | regular | next | extraordinary | joint | narrow | extended | larger | plenary"
    r" | \d{1,3}(?:st|nd|rd|th)"
)
_MEETING_OF = re.compile(
    rf"(?:\b{_WHICH}\s){{0,3}}\b(?:meeting|session|sitting|summit)s?\sof\s(?:the\s)?\Z", re.IGNORECASE
)
_ORDINAL = re.compile(r"\b(?P<number>\d{1,3})(?:st|nd|rd|th)\s(?:\w+\s){0,2}?(?:meeting|session|sitting|summit)")
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


def draft_meetings(context: Context) -> list[MeetingDraft]:
    """A draft for each meeting that the body tells."""
    return [*_talks(context), *_sessions(context)]


def _talks(context: Context) -> list[MeetingDraft]:
    drafts: list[tuple[frozenset[str], MeetingDraft]] = []
    for number, sentence in enumerate(context.sentences):
        verb = _TALKS.search(context.text, sentence.start, sentence.end)
        if verb is None:
            continue
        people = [person for person in context.people_in(sentence) if person.code or person.office]
        if _of_session(context, number):
            continue
        sides = {person.code for person in people if person.code}
        group = frozenset(person.surname for person in people)
        if (
            len(people) < 2
            or (len(sides) < 2 and not (verb["met"] and sides))
            or any(group & seen for seen, _ in drafts)
        ):
            continue
        drafts.append((group, _talk(context, number, verb, people, len(sides))))
    return [draft for _, draft in drafts]


def _talk(context: Context, number: int, verb: re.Match[str], people: list[Person], sides: int) -> MeetingDraft:
    sentence = context.sentences[number]
    evidence = Evidence()
    title = _talks_title(context, verb, people)
    evidence.at("title.en", *title)
    if sides == 2:
        evidence.at("sitting", verb.start(), verb.end())
    place = _place(context, sentence, people, evidence)
    dates, reported = _when(context, sentence, evidence)
    content = Meeting(
        title={"en": context.text[slice(*title)]},
        sitting="bilateral" if sides == 2 else None,
        dates=dates,
        reported=reported,
        place=place,
        participants=_participants(context, sentence, people, evidence),
        agenda=_agenda(context, number, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


def _talks_title(context: Context, verb: re.Match[str], people: list[Person]) -> tuple[int, int]:
    """From the noun (or verb) of meeting to the last person named after it."""
    noun = _NOUN.search(context.text, verb.start(), verb.end())
    start = noun.start() if noun else verb.start()
    after = [person for person in people if person.name_at[0] >= verb.end()]
    return start, after[-1].name_at[1] if after else verb.end()


def _session_title(context: Context, sentence: Sentence, at: tuple[int, int]) -> tuple[int, int]:
    """The organ, with the words that say which meeting of it where they stand before."""
    match = _MEETING_OF.search(context.text, max(sentence.start, at[0] - 80), at[0])
    return (match.start(), at[1]) if match else at


def _place(context: Context, sentence: Sentence, people: list[Person], evidence: Evidence) -> Named | None:
    for match in _PLACE.finditer(context.text, sentence.start, sentence.end):
        start, end = match.span("place")
        words = match["place"]
        taken = any(start < person.name_at[1] and person.office_at[0] < end for person in people)
        if not taken and words.split()[0] not in _NOT_A_PLACE and not find_states(words):
            evidence.at("place.name", start, end)
            return Named(name=words)
    return None


def _when(context: Context, sentence: Sentence, evidence: Evidence) -> tuple[Term | None, str | None]:
    held: Dated | None = None
    reported: Dated | None = None
    for dated in find_dates(context.text, sentence.start, sentence.end, context.layout.published):
        if len(dated.first) != 10:
            continue
        if _REPORTED.search(context.text[max(sentence.start, dated.start - 90) : dated.start]):
            reported = reported or dated
        else:
            held = held or dated
    if held:
        evidence.at("dates.start", held.start, held.end)
        evidence.at("dates.end", held.start, held.end)
    if reported and reported.day:
        evidence.at("reported", reported.start, reported.end)
    return (Term(start=held.first, end=held.last) if held else None), (reported.day if reported else None)


def _participants(
    context: Context, sentence: Sentence, people: list[Person], evidence: Evidence
) -> tuple[Participant, ...]:
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


def _of_session(context: Context, number: int) -> bool:
    """Whether a sentence speaks of "the meeting" of an organ that one of the sentences before it names."""
    sentence = context.sentences[number]
    if not _DEFINITE.search(sentence.text):
        return False
    return any(_names_other_meeting(one) for one in context.sentences[max(0, number - _NEAR) : number])


def _attending(context: Context, number: int) -> list[Person]:
    """The people of whom the sentences after that of a session say that they took part in it."""
    found: list[Person] = []
    for one in context.sentences[number + 1 : number + 1 + _NEAR]:
        if _names_other_meeting(one):
            break
        if _ATTENDED.search(one.text):
            found.extend(context.people_in(one))
    return found


def _agenda(context: Context, number: int, evidence: Evidence) -> tuple[dict[str, str], ...]:
    """What a sentence and those after it, up to the next meeting of others, say was discussed."""
    items: list[dict[str, str]] = []
    seen: set[str] = set()
    for place, one in enumerate(context.sentences[number : number + _AGENDA]):
        if place and _names_other_meeting(one):
            break
        if not _DISCUSSED.search(one.text):
            continue
        for subject in find_subjects(context.text, one.start, one.end):
            if subject.code not in seen:
                seen.add(subject.code)
                evidence.at(f"agenda.{len(items)}.en", subject.start, subject.end)
                items.append({"en": context.text[subject.start : subject.end]})
    return tuple(items)


def _names_other_meeting(sentence: Sentence) -> bool:
    return _ORGAN.search(sentence.text) is not None and _SESSION.search(sentence.text) is not None


def _sessions(context: Context) -> list[MeetingDraft]:
    drafts: list[MeetingDraft] = []
    organs: dict[str, tuple[str, int, int]] = {}
    seen: set[tuple[str, str]] = set()
    for number, sentence in enumerate(context.sentences):
        for match in _ORGAN.finditer(context.text, sentence.start, sentence.end):
            organ = _organ(match, organs)
            if organ is None or not _SESSION.search(context.text, sentence.start, sentence.end):
                continue
            evidence = Evidence()
            dates, _ = _when(context, sentence, evidence)
            ordinal = _ORDINAL.search(context.text, sentence.start, sentence.end)
            if dates is None and ordinal is None:
                continue
            key = (organ[0], (dates.start if dates else None) or (ordinal["number"] if ordinal else ""))
            if key in seen:
                continue
            seen.add(key)
            at = match.span("organ") if match["organ"] else match.span("short")
            drafts.append(_session(context, number, organ, at, dates=dates, ordinal=ordinal, evidence=evidence))
            break
    return drafts


def _organ(match: re.Match[str], organs: dict[str, tuple[str, int, int]]) -> tuple[str, int, int] | None:
    if match["short"]:
        return organs.get(match["short"])
    name, start, end = match["organ"], *match.span("organ")
    if name.startswith("The "):
        name, start = name[4:], start + 4
    for head in ("Council", "Commission", "Committee", "Summit", "Forum"):
        if head in name:
            organs[head] = (name, start, end)
    return name, start, end


def _session(
    context: Context,
    number: int,
    organ: tuple[str, int, int],
    at: tuple[int, int],
    *,
    dates: Term | None,
    ordinal: re.Match[str] | None,
    evidence: Evidence,
) -> MeetingDraft:
    sentence = context.sentences[number]
    name, start, end = organ
    title = _session_title(context, sentence, at)
    evidence.at("title.en", *title)
    evidence.at("organ.name", start, end)
    if ordinal:
        evidence.at("number", *ordinal.span("number"))
    sitting = _SITTING.search(context.text, sentence.start, sentence.end)
    if sitting:
        evidence.at("sitting", *sitting.span())
    people = [*context.people_in(sentence), *_attending(context, number)]
    content = Meeting(
        title={"en": context.text[slice(*title)]},
        organ=Named(name=name),
        number=ordinal["number"] if ordinal else None,
        sitting=None if sitting is None else ("narrow" if sitting["narrow"] else "extended"),
        dates=dates,
        place=_place(context, sentence, people, evidence),
        participants=_participants(context, sentence, people, evidence),
        agenda=_agenda(context, number, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())
