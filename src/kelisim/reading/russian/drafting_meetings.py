"""Drafts of meetings: talks between people, and sittings of organs.

1. Talks are told by a verb or noun of meeting and the people who met (`encounters`); the same people met once.
2. A sitting of an organ is "заседание", "сессия", "саммит" with the organ in the genitive behind it; each date, ordinal
   or sitting ("в узком составе") is a meeting of its own. One that is only to come is none.
3. The day is that of the sentence; a day beside "сообщил" is none.
"""

import re
from collections.abc import Sequence

from kelisim.model.dates import Term
from kelisim.model.draft import MeetingDraft
from kelisim.model.meeting import Meeting, Participant
from kelisim.model.reference import Named
from kelisim.reading.dates import Dated
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.lexicon.subjects import find_subjects
from kelisim.reading.russian.context import Context, Person
from kelisim.reading.russian.days import days_in
from kelisim.reading.russian.encounters import Encounter, encounters_in
from kelisim.reading.russian.gatherings import Gathering, gatherings_in
from kelisim.reading.russian.offices import Office
from kelisim.reading.russian.sides import codes, states_in
from kelisim.reading.russian.sittings import SIZE, Sitting, sittings_in
from kelisim.reading.sentences import Sentence

_REPORTED = re.compile(
    r"(?<!\w)(?:сообщи|сообща|информир|заяви|передал|рассказа|пишет|пресс-служб)\w*[^.]{0,60}\Z", re.IGNORECASE
)
_IN = re.compile(r"(?:\A|\s)(?:[Вв]о?|[Ии]з)\s\Z")
_DISCUSSED = re.compile(
    r"(?<!\w)(?:обсу[дж]\w+|рассмотр\w+|рассматрив\w+|обменял\w+\sмнениями|повестк\w+|затрону\w+|вниман\w+|темой|темами"
    r"|речь\s(?:шла|идёт|идет)|посвящ\w+)(?!\w)",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?<!\w)(?P<office>главы\s(?:государств|правительств)|главами\s(?:государств|правительств)|лидеры|премьер-министры"
    r"|президенты|министры|представители|делегации|вице-премьеры|руководители)\s(?:[а-яё]+\s){0,4}?(?P<list>(?=[А-ЯЁ])[^.;]{3,200})",
    re.IGNORECASE,
)
_GUESTS = re.compile(r"(?<!\w)(?:(?P<guest>гост\w+|приглаш[её]нн\w+)|(?P<observer>наблюдател\w+))(?!\w)", re.IGNORECASE)
_FUTURE = re.compile(
    r"(?<!\w)(?:состоится|пройд[её]т|будет|будут|планир\w+|намечен\w*|запланирован\w*|ожидается|предстоит|предстоящ\w+|проведут"
    r"|встретятся|встретится|следующ\w+\s(?:заседани|встреч|раунд)\w*)(?!\w)",
    re.IGNORECASE,
)
_AGENDA = 4
_NEAR = 3
_LEAD = 2


_Who = Person | Office | tuple[int, int]
"""Somebody who met: known with an office, by an office alone, or by a bare name."""


def draft_meetings(context: Context) -> list[MeetingDraft]:
    """A draft for each meeting that the body tells."""
    sittings = sittings_in(context)
    numbers = {one.line for one in sittings}
    met = [
        one
        for one in encounters_in(context.text, context.telling.lines, context.telling.holders, unnamed=True)
        if one.line not in numbers and not _FUTURE.search(context.sentences[one.line].text)
    ]
    talks = [_talk(context, one, size) for one in met for size in _sizes(context, one.line)]
    gathered = gatherings_in(context, numbers | {one.line for one in met})
    return [
        *talks,
        *(_sitting(context, one) for one in sittings),
        *(_gathering(context, one, size) for one in gathered for size in _sizes(context, one.line)),
    ]


_THEN = re.compile(
    r"(?:Затем|Потом|Далее|Позже|После\sэтого|Встреча|Переговоры|Беседа|Они|Стороны|Его|Её|Ее)\s[^.;:]{0,60}"
    r"(?:продолжил|прошл|прошёл|состоял|провел|завершил|расширенн)",
)


def _sizes(context: Context, line: int) -> list[re.Match[str] | None]:
    """The sittings of talks: in their sentence and in the next that goes on with them; nothing where none is told."""
    sentence = context.sentences[line]
    found = list(SIZE.finditer(context.text, sentence.start, sentence.end))
    for one in context.sentences[line + 1 : line + 2]:
        if _THEN.match(one.text):
            found.extend(SIZE.finditer(context.text, one.start, one.end))
    first: dict[str, re.Match[str]] = {}
    for size in found:
        first.setdefault(str(size.lastgroup), size)
    return list(first.values()) or [None]


def _gathering(context: Context, one: Gathering, size: re.Match[str] | None) -> MeetingDraft:
    """A draft of what States held together, of which nobody is named."""
    evidence = Evidence()
    evidence.at("title.ru", *one.title)
    if size is not None:
        evidence.at("sitting", *size.span())
    dated = _day(context, context.sentences[one.line], one.title[0]) or _day_before(context, one.line)
    if dated:
        evidence.at("dates.start", dated.start, dated.end)
        evidence.at("dates.end", dated.start, dated.end)
    people = context.people_in(one.line)
    participants = _participants(people if one.attended else [], context, evidence)
    sides = {participant.side for participant in participants}
    for state in one.sides:
        if state.code not in sides:
            sides.add(state.code)
            evidence.at(f"participants.{len(participants)}.side", state.start, state.end)
            participants.append(Participant(side=state.code))
    content = Meeting(
        title={"ru": context.text[slice(*one.title)]},
        sitting=size.lastgroup if size is not None else None,  # type: ignore[arg-type]
        dates=Term(start=dated.first, end=dated.last) if dated else None,
        place=_place(context, one.line, evidence),
        participants=tuple(participants),
        agenda=_agenda(context, one.line, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


def _talk(context: Context, met: Encounter, size: re.Match[str] | None) -> MeetingDraft:
    sentence = context.sentences[met.line]
    evidence = Evidence()
    after = [span for span in met.people if span[0] >= met.end]
    title = (met.start, after[-1][1] if after else met.end)
    evidence.at("title.ru", *title)
    people = _known(context, met)
    sides = {side.code for side in (_side(context, person) for person in people) if side}
    if size is not None:
        evidence.at("sitting", *size.span())
    elif len(sides) == 2:
        evidence.at("sitting", met.start, met.end)
    sitting = size.lastgroup if size is not None else "bilateral" if len(sides) == 2 else None
    dated = _day(context, sentence) or _day_before(context, met.line)
    if dated:
        evidence.at("dates.start", dated.start, dated.end)
        evidence.at("dates.end", dated.start, dated.end)
    content = Meeting(
        title={"ru": context.text[slice(*title)]},
        sitting=sitting,  # type: ignore[arg-type]
        dates=Term(start=dated.first, end=dated.last) if dated else None,
        place=_place(context, met.line, evidence),
        participants=tuple(_participants(people, context, evidence)),
        agenda=_agenda(context, met.line, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


def _known(context: Context, met: Encounter) -> list[_Who]:
    """Those who met: with office and side where the page tells them, or else the bare name or the office alone."""
    here = {person.key: person for person in context.people_in(met.line)}
    return [
        here.get(key) or context.people.get(key) or office or span
        for key, span, office in zip(met.keys, met.people, met.offices, strict=True)
    ]


def _side(context: Context, who: _Who) -> StateName | None:
    if isinstance(who, Office):
        states = states_in(context.text, *who.of) if who.of else []
        return states[-1] if states else None
    return who.side if isinstance(who, Person) else None


def _participants(people: Sequence[_Who], context: Context, evidence: Evidence, *, first: int = 0) -> list[Participant]:
    found: list[Participant] = []
    for number, person in enumerate(people, start=first):
        if isinstance(person, Office):
            side = _side(context, person)
            evidence.at(f"participants.{number}.office", *person.office)
            if side:
                evidence.at(f"participants.{number}.side", side.start, side.end)
            found.append(Participant(office=context.text[slice(*person.office)], side=side.code if side else None))
            continue
        if not isinstance(person, Person):
            evidence.at(f"participants.{number}.name", *person)
            found.append(Participant(name=context.text[slice(*person)]))
            continue
        evidence.at(f"participants.{number}.name", *person.name)
        evidence.at(f"participants.{number}.office", *person.office)
        if person.side:
            evidence.at(f"participants.{number}.side", person.side.start, person.side.end)
        found.append(
            Participant(
                name=context.text[slice(*person.name)],
                office=context.text[slice(*person.office)],
                side=person.side.code if person.side else None,
            )
        )
    return found


def _day(context: Context, sentence: Sentence, near: int | None = None) -> Dated | None:
    """Rule 3; where there are several days, the one nearest to a place."""
    found = []
    for dated in days_in(context.text, sentence.start, sentence.end, context.published):
        if len(dated.first) != 10 or context.is_dateline(dated.start) or dated.only_end or dated.only_start:
            continue
        if not _REPORTED.search(context.text[max(sentence.start, dated.start - 80) : dated.start]):
            found.append(dated)
    if near is None or not found:
        return found[0] if found else None
    return min(found, key=lambda dated: abs(dated.start - near))


def _day_before(context: Context, number: int) -> Dated | None:
    """The day that the sentences right before tell, or else that of the first ones."""
    near = context.sentences[max(0, number - _NEAR) : number]
    for one in (*reversed(near), *context.sentences[: min(number, _LEAD)]):
        day = _day(context, one)
        if day is not None:
            return day
    return None


def _place(context: Context, number: int, evidence: Evidence) -> Named | None:
    """The town "в" which it was."""
    for town in context.towns(number):
        if _IN.search(context.text[max(0, town.start - 4) : town.start]):
            evidence.at("place.name", town.start, town.end)
            return Named(name=context.text[town.start : town.end])
    return None


def _agenda(context: Context, number: int, evidence: Evidence) -> tuple[dict[str, str], ...]:
    """What a sentence and those after it say was discussed."""
    items: list[dict[str, str]] = []
    seen: set[str] = set()
    for one in context.sentences[number : number + _AGENDA]:
        if not _DISCUSSED.search(one.text):
            continue
        for subject in find_subjects(context.text, one.start, one.end, language="ru"):
            if subject.code not in seen:
                seen.add(subject.code)
                evidence.at(f"agenda.{len(items)}.ru", subject.start, subject.end)
                items.append({"ru": context.text[subject.start : subject.end]})
    return tuple(items)


def _sitting(context: Context, one: Sitting) -> MeetingDraft:
    sentence = context.sentences[one.line]
    evidence = Evidence()
    evidence.at("title.ru", *one.title)
    if one.organ:
        evidence.at("organ.name", *one.organ)
    if one.number:
        evidence.at("number", *one.number)
    if one.sitting_at:
        evidence.at("sitting", *one.sitting_at)
    told = context.sentences[one.told] if one.told is not None else sentence
    dated = _day(context, told, one.near) or _day(context, sentence, one.near) or _day_before(context, one.line)
    if dated:
        evidence.at("dates.start", dated.start, dated.end)
        evidence.at("dates.end", dated.start, dated.end)
    people: list[_Who] = list(context.people_in(one.line)) if one.attended else []
    if one.attended:
        people += _attending(context, one.line, {person.key for person in context.people_in(one.line)})
    participants = _participants(people, context, evidence)
    participants += _heads(context, one, participants, evidence) if one.attended else []
    content = Meeting(
        title={"ru": context.text[slice(*one.title)]},
        organ=Named(name=context.text[slice(*one.organ)]) if one.organ else None,
        number=context.text[slice(*one.number)] if one.number else None,
        sitting=one.sitting,  # type: ignore[arg-type]
        dates=Term(start=dated.first, end=dated.last) if dated else None,
        place=_place(context, one.line, evidence),
        participants=tuple(participants),
        agenda=_agenda(context, one.line, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


_ATTENDED = re.compile(
    r"(?<!\w)(?:участи\w+|участвова\w+|председательств\w+|сопредседател\w+|открыл\w*|возглавил\w*|провели|вели|присутствова\w+"
    r"|приехал\w*|приглаш\w+|выступил\w*)(?!\w)",
    re.IGNORECASE,
)


def _attending(context: Context, number: int, known: set[str]) -> list[Person]:
    """The people of whom the sentences after that of a sitting say that they took part in it."""
    found: list[Person] = []
    for at in range(number + 1, min(len(context.sentences), number + 1 + _NEAR)):
        if _ATTENDED.search(context.sentences[at].text):
            found.extend(person for person in context.people_in(at) if person.key not in known)
            known |= {person.key for person in found}
    return found


def _heads(context: Context, one: Sitting, there: list[Participant], evidence: Evidence) -> list[Participant]:
    """The sides of which no person is named: "главы правительств Армении, Белоруссии и Казахстана"."""
    found: list[Participant] = []
    sides = {participant.side for participant in there}
    for at in range(one.line, min(len(context.sentences), one.line + 2)):
        sentence = context.sentences[at]
        heads = _HEADS.search(context.text, sentence.start, sentence.end)
        if heads is None or len(codes(states_in(context.text, *heads.span("list")))) < 2:
            continue
        for state in states_in(context.text, *heads.span("list")):
            if state.code in sides:
                continue
            sides.add(state.code)
            number = len(there) + len(found)
            standing = _standing(context.text, heads.start("list"), state.start)
            evidence.at(f"participants.{number}.side", state.start, state.end)
            if standing is None:
                evidence.at(f"participants.{number}.office", *heads.span("office"))
            else:
                evidence.at(f"participants.{number}.standing", *standing[1])
            found.append(
                Participant(
                    office=heads["office"] if standing is None else None,
                    side=state.code,
                    standing=standing[0] if standing else None,  # type: ignore[arg-type]
                )
            )
        break
    return found


def _standing(text: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """Whether a side took part as a guest or an observer, by the last word of that kind before it."""
    told = list(_GUESTS.finditer(text, start, end))
    return ("guest" if told[-1]["guest"] else "observer", told[-1].span()) if told else None
