"""Drafts of meetings: talks between people of two sides, and sessions of organs.

1. Talks are told by `келіссөз жүргізді`, `кездесті`, `қабылдады` and people of different sides; what will take place is
   no meeting yet. Several sentences about the same people are one.
2. A session is told by an organ's name in the genitive and `отырысы`, with an ordinal or a date: `комиссияның
   25-отырысы`.
3. `Шағын құрамда` is a narrow sitting, `кеңейтілген құрамда` an extended one. Two sides make a bilateral one of talks.
4. The day is that of the sentence, or else of the one before where that tells the beginning of the same visit.
"""

import re

from kelisim.model.dates import Term
from kelisim.model.draft import MeetingDraft
from kelisim.model.meeting import Meeting, Participant
from kelisim.model.reference import Named
from kelisim.reading.dates import Dated
from kelisim.reading.kazakh.context import Context, Evidence, Said
from kelisim.reading.kazakh.lexical import subjects_in
from kelisim.reading.kazakh.people import Person
from kelisim.reading.kazakh.places import place_in

_TALKS = re.compile(
    r"(?<!\w)(?:келіссөз\w*\s(?:жүргізді|өткізді|өтті|жүргізген|жүргізіп|болды)|кездес(?:ті|кен|іп|ті\w*)(?!\w)"
    r"|кездесу\w*\s(?:өтті|өткізді|болды|өткен)|кездесуінде|кездесу\sбарысында|(?:кездесу|келіссөз)\w*\s(?:қорытындысы|нәтижесінде|соңында)|(?:кездесу|келіссөз)(?:ден|ін?ен|лер(?:ден|інен))\s(?:кейін|соң)|келіссөз\w*\sбарысында"
    r"|жүздес(?:ті|кен|іп)"
    r"|қабылдады(?!\w)|консультация\w*\s(?:өтті|өткізді))"
)
_RECEIVED = re.compile(r"қабылдады\Z")
_ADOPTED = re.compile(
    r"(?:мәлімдеме|декларация|коммюнике|шешім|заң|қаулы|құжат|бағдарлама|жоспар|қарар|үндеу"
    r"|хаттама)(?:лар|лер)?\w{0,4}\s\Z"
)
"""What is adopted, with the verb that also says that somebody was received."""
_FUTURE = re.compile(
    r"(?:өтеді|қатысады|болады|кездеседі|өткізу\w*\s(?:\w+\s)?(?:жоспарлан|көздел|күтіл)\w*|жоспарланып"
    r"|көзделіп\sотыр|күтілуде)"
)
_SESSION = re.compile(
    r"(?P<organ>(?:[\w–-]+\s){1,9}?(?:комиссия|кеңес|комитет|тоб|одағ|ассамблея|ұйым|достастығ)(?:сы|ы"
    r"|і)?(?:[ндт][ыі]ң)\s)"
    r"(?P<which>(?:[\w-]+\s){0,4}?(?:\d{1,3}-)?)(?P<what>отырыс|мәжіліс|саммит|сессия|жиналыс|кездесу"
    r"|бас\sқосу)(?:ы|і|сы)\w*"
)
_ORDINAL = re.compile(
    r"(?P<number>\d{1,3})(?:-?(?:[ыі]?нш[ыі]|ш[ыі]))?-?\s?\Z|(?P<words>(?:(?:он|жиырма|отыз|қырық|елу|алпыс)\s)?"
    r"(?:бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы|оныншы|жиырмасыншы"
    r"|отызыншы|қырқыншы|[ivxlіх]{1,6}))\s?\Z"
)
_DIGIT_SESSION = re.compile(
    r"(?<!\w)(?P<number>\d{1,3})(?:-?(?:[ыі]?нш[ыі]|ш[ыі]))?[-\s](?:\w+\s)?(?:отырыс|мәжіліс|саммит|сессия|жиналыс)"
)
_SITTING = re.compile(r"(?P<narrow>шағын|тар)\s(?:құрам|форматта)|(?P<extended>кеңейтілген|кең)\s(?:құрам|форматта)")
_TOOK_PART = re.compile(r"қатысты|қатысып|төрағалық|басқарды|басқарып|жүргізді|сөз\sсөйледі|ашты|тең\sтөраға")
_STOP = re.compile(
    r"(?<!\S)(?:бойынша|кейін|өткен|өтетін|туралы|қаласында|облысында|күні|[а-яәғқңөұүһі]+(?:да|де|та|те|нда|нде))\s"
)
_DISCUSSED = re.compile(r"талқыла|қара(?:ды|лды|п)|пікір\sалмас|күн\sтәртіб|назар\sаудар|сөз\sболды|тоқтал|сөз\sетті")
_ENDING = re.compile(r"(?:ы|і|сы)?")
_OF_IT = re.compile(r"(?:жиын|кездесу|келіссөз|отырыс|іс-шара|шара|жүздесу|бас\sқосу)\w*\s")
_PRONOUN = re.compile(
    r"(?:(?:сондай-ақ|сонымен\sқатар|бұдан\sбөлек|одан\sкейін|кейін|кездесуде),?\s)?"
    r"(?:ол|олар|министр|президент|премьер-министр|мемлекет\sбасшысы|төраға|елші|спикер|вице-премьер)\s"
)
_NEAR = 3
_AGENDA = 5


def draft_meetings(context: Context) -> list[MeetingDraft]:
    """A draft for each meeting that the paragraphs tell."""
    sessions = _sessions(context)
    return [*_talks(context), *sessions]


def _talks(context: Context) -> list[MeetingDraft]:
    drafts: list[MeetingDraft] = []
    seen: list[set[str]] = []
    before: Person | None = None
    for number, said in enumerate(context.told):
        subject = before
        before = next(iter(context.people_in(said)), before)
        if not any(stem in said.low for stem in ("кездес", "келіссөз", "жүздес", "қабылдады", "консультац")):
            continue
        verb = _TALKS.search(said.low)
        if verb is not None and _RECEIVED.search(verb[0]) and _ADOPTED.search(said.low[: verb.start()]):
            continue
        if verb is None or (_FUTURE.search(said.low, verb.start())) or _SESSION.search(said.low):
            continue
        people = [person for person in context.people_in(said) if person.office_at or person.code]
        if len(people) == 1 and subject is not None and _without_subject(said, people[0]):
            people = [subject, *people]
        sides = {person.code for person in people if person.code}
        group = {person.surname for person in people}
        if len(people) < 2 or any(group & one for one in seen):
            continue
        bodies = {context.quote(*person.body_at) for person in people if person.body_at}
        if len(sides) < 2 and len(bodies) < 2 and not (sides and any(person.code is None for person in people)):
            continue
        seen.append(group)
        drafts.append(_talk(context, number, verb, people, len(sides)))
    return drafts


def _without_subject(said: Said, person: Person) -> bool:
    """Whether a sentence tells with whom somebody met who is named in the one before."""
    return _PRONOUN.match(said.low) is not None or said.words[person.to_word].low.endswith(("мен", "бен", "пен"))


def _talk(context: Context, number: int, verb: re.Match[str], people: list[Person], sides: int) -> MeetingDraft:
    said = context.told[number]
    evidence = Evidence(context)
    start = min(said.words[people[0].from_word].start, said.start + verb.start())
    start = min(
        start,
        *(person.name_at[0] for person in people if said.start <= person.name_at[0] < said.end),
        said.start + verb.start(),
    )
    end = said.start + verb.end()
    tag = context.tag_of(start, end)
    sitting = _SITTING.search(said.low)
    if sides == 2 and not sitting:
        evidence.at("sitting", said.start + verb.start(), end)
    kind = ("narrow" if sitting["narrow"] else "extended") if sitting else "bilateral" if sides == 2 else None
    if sitting:
        evidence.at("sitting", said.start + sitting.start(), said.start + sitting.end())
    content = Meeting(
        title={tag: evidence.quote(f"title.{tag}", start, end)},
        sitting=kind,  # type: ignore[arg-type]
        dates=_when(context, number, evidence),
        place=_where(said, evidence),
        participants=_participants(people, evidence),
        agenda=_agenda(context, number, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


def _when(context: Context, number: int, evidence: Evidence, stretch: tuple[int, int] | None = None) -> Term | None:
    """Rule 4; only the dates in a stretch of the sentence count."""
    said = context.told[number]
    found = _day(said, stretch)
    if found is None and number and context.told[number - 1].sentence.paragraph == said.sentence.paragraph:
        found = _day(context.told[number - 1])
    if found is None and number + 1 < len(context.told) and _OF_IT.match(context.told[number + 1].low):
        found = _day(context.told[number + 1])
    if found is None:
        return None
    evidence.at("dates.start", found.start, found.end)
    evidence.at("dates.end", found.start, found.end)
    return Term(start=found.first, end=found.last)


def _day(said: Said, stretch: tuple[int, int] | None = None) -> Dated | None:
    first, last = stretch or (0, said.end - said.start)
    return next(
        (
            one
            for one in said.dates
            if len(one.first) == len(one.last) == 10
            and not (one.only_end or one.only_start)
            and first <= one.start - said.start < last
        ),
        None,
    )


def _where(said: Said, evidence: Evidence) -> Named | None:
    place = place_in(said, None)
    return Named(name=evidence.quote("place.name", *place)) if place else None


def _participants(people: list[Person], evidence: Evidence) -> tuple[Participant, ...]:
    found: list[Participant] = []
    for person in people[:50]:
        number = len(found)
        office = evidence.quote(f"participants.{number}.office", *person.office_at) if person.office_at else None
        if person.side_at:
            evidence.at(f"participants.{number}.side", *person.side_at)
        name = evidence.quote(f"participants.{number}.name", *person.name_at)
        found.append(Participant(name=name, office=office, side=person.code))
    return tuple(found)


def _agenda(context: Context, number: int, evidence: Evidence) -> tuple[dict[str, str], ...]:
    """What a sentence and those after it, up to the next meeting, say was talked over."""
    items: list[dict[str, str]] = []
    seen: set[str] = set()
    for place, one in enumerate(context.told[number : number + _AGENDA]):
        if place and _SESSION.search(one.low):
            break
        if not _DISCUSSED.search(one.low):
            continue
        for subject in subjects_in(context.text, one.start, one.end):
            if subject.code not in seen:
                seen.add(subject.code)
                tag = context.tag_of(subject.start, subject.end)
                items.append({tag: evidence.quote(f"agenda.{len(items)}.{tag}", subject.start, subject.end)})
    return tuple(items)


def _sessions(context: Context) -> list[MeetingDraft]:
    drafts: list[MeetingDraft] = []
    seen: set[tuple[str, str]] = set()
    for number, said in enumerate(context.told):
        if not any(stem in said.low for stem in ("отырыс", "мәжіліс", "саммит", "сессия", "жиналыс")):
            continue
        match = _SESSION.search(said.low)
        organ = _organ(said, match) if match else None
        if match is None or organ is None or _FUTURE.search(said.low, match.start()):
            continue
        sittings = list(_SITTING.finditer(said.low))
        for place, sitting in enumerate(sittings or [None]):
            until = sittings[place + 1].start() if place + 1 < len(sittings) else len(said.low)
            stretch = (sitting.start() if sitting and place else 0, until if len(sittings) > 1 else len(said.low))
            evidence = Evidence(context)
            dates = _when(context, number, evidence, stretch)
            if dates is None and not (_ORDINAL.search(match["which"]) or _DIGIT_SESSION.search(said.low)):
                continue
            key = (
                context.text[slice(*organ)][-12:].lower(),
                f"{dates.start if dates else ''} {sitting[0] if sitting else ''}",
            )
            if key not in seen:
                seen.add(key)
                drafts.append(_session(context, number, match, organ, dates=dates, sitting=sitting, evidence=evidence))
    return drafts


def _organ(said: Said, match: re.Match[str]) -> tuple[int, int] | None:
    """The place of the organ's name, its genitive ending left out, and nothing of the clause before it."""
    words = match["organ"]
    start = 0
    for stop in _STOP.finditer(words):
        start = stop.end() if "жөнінде" not in stop[0] else start
    end = re.search(r"[ндт][ыі]ң\s\Z", words)
    if end is None or end.start() - start < 4:
        return None
    return said.start + match.start("organ") + start, said.start + match.start("organ") + end.start()


def _session(
    context: Context,
    number: int,
    match: re.Match[str],
    organ: tuple[int, int],
    *,
    dates: Term | None,
    sitting: re.Match[str] | None,
    evidence: Evidence,
) -> MeetingDraft:
    said = context.told[number]
    ending = _ENDING.match(said.low, match.end("what"))
    end = said.start + (ending.end() if ending else match.end("what"))
    tag = context.tag_of(organ[0], end)
    which, at = _ORDINAL.search(match["which"]), said.start + match.start("which")
    group = "number" if which and which["number"] else "words"
    if which is None:
        which, at, group = _DIGIT_SESSION.search(said.low), said.start, "number"
    told = evidence.quote("number", at + which.start(group), at + which.end(group)) if which else None
    if sitting:
        evidence.at("sitting", said.start + sitting.start(), said.start + sitting.end())
    people = [*context.people_in(said), *_attending(context, number)]
    content = Meeting(
        title={tag: evidence.quote(f"title.{tag}", organ[0], end)},
        organ=Named(name=evidence.quote("organ.name", *organ)[:500]),
        number=told,
        sitting=None if sitting is None else "narrow" if sitting["narrow"] else "extended",
        dates=dates,
        place=_where(said, evidence),
        participants=_participants(people, evidence),
        agenda=_agenda(context, number, evidence),
    )
    return MeetingDraft(content=content, evidence=evidence.spans())


def _attending(context: Context, number: int) -> list[Person]:
    """The people of whom the sentences after that of a session say that they took part in it."""
    found: list[Person] = []
    for one in context.told[number + 1 : number + 1 + _NEAR]:
        if _SESSION.search(one.low):
            break
        if _TOOK_PART.search(one.low):
            found.extend(context.people_in(one))
    return found
