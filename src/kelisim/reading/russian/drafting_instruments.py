"""Drafts of instruments: Parties, bodies, territory, period, fields and signatures around each that was found."""

import re

import msgspec

from kelisim.model.dates import Term
from kelisim.model.draft import InstrumentDraft, StatedCount
from kelisim.model.instrument import Instrument, Relation
from kelisim.model.reference import Named
from kelisim.reading.dates import find_dates
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import StateName, find_parties
from kelisim.reading.lexicon.subjects import find_subjects
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.instruments import Mention, find_instruments
from kelisim.reading.russian.phrases import kind_of
from kelisim.reading.russian.sides import codes, states_in
from kelisim.reading.russian.signing import Signers, level_of, signatures_of, signers_of
from kelisim.reading.russian.stating import stated_counts
from kelisim.reading.sentences import Sentence

_TERRITORY = re.compile(r"\b(?:на|в\sпределах)\sтерритори(?:и|ях)\s(?P<list>[^.;]{2,120})")
_THIRD = re.compile(r"\b(?:третьих|иных|других)\s(?:стран|государств)", re.IGNORECASE)
_BETWEEN = re.compile(r"\bмежду\b[^.;]{0,220}")
_WITH = re.compile(r"\sсо?\s")
_REPORTED = re.compile(r"\b(?:сообщ|заяви|рассказа|отмети|объяви|передаёт|передает|пишет)\w*[^,.]{0,40}\Z")
_OF_TALKS = re.compile(
    r"\b(?:по\s(?:итогам|результатам|завершении|окончании)|в\s(?:ходе|рамках|заключение)|на\sполях|итогом|в\sтот\sже\sдень"
    r"|тогда\sже|в\sприсутствии|во\sвремя|также|кроме\sтого|затем|после)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"(?:Среди\sних|В\sих\sчисле|В\sчастности|В\sтом\sчисле|Это|Речь\sидёт\sо|Речь\sидет\sо|В\sпакет\w*\sвош)\b"
)
_SEVERAL = re.compile(
    r"\b(?:документ\w*|соглашений|соглашения|меморандум\w*|договор\w*|бумаг\w*|пакет\w*)\b", re.IGNORECASE
)
_SAME = re.compile(
    r"\A(?:(?:Этот|Данный|Указанный|Сам|Этого|Под)\s)?(?P<head>Документ\w*|документ\w*|Бумаг\w+|Подпис\w+|[А-ЯЁа-яё]+)\s"
    r"(?:[а-яё]+\s){0,4}?(?:подписал\w*|подписан\w*|поставил\w*|скреп\w+|парафировал\w*|заключил\w*)"
)
_LATER = re.compile(r"(?:Он|Она|Оно|Его|Её|Ее|Документ|Соглашение|Меморандум|Договор|Протокол|Программа|План)\b")
_RELATED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "amends",
        re.compile(
            r"(?:изменени\w+|дополнени\w+|поправ\w+)(?:\sи\sдополнени\w+)?\sв\s(?:[а-яё]+\s){0,3}\Z", re.IGNORECASE
        ),
    ),
    (
        "implements",
        re.compile(r"(?:реализаци\w+|выполнени\w+|исполнени\w+|осуществлени\w+)\s(?:[а-яё]+\s){0,3}\Z", re.IGNORECASE),
    ),
    ("supersedes", re.compile(r"(?:взамен|вместо|на\sсмену)\s(?:[а-яё]+\s){0,3}\Z", re.IGNORECASE)),
    ("under", re.compile(r"(?:\sк|в\sрамках|в\sсоответствии\sс)\s(?:[а-яё]+\s){0,3}\Z", re.IGNORECASE)),
)
_INNER = re.compile(
    r"(?<!\w)(?:соглашени\w+|договор(?:а|у|ом|е)?|протокол(?:а|у|ом|е)?|программ\w+|меморандум\w*|конвенци\w+|контракт\w*"
    r"|деклараци\w+|дорожн\w+\sкарт\w+)(?!\w)",
    re.IGNORECASE,
)
MAX_DRAFTS = 500
_BACK = 5
"""So many sentences back the day of the talks may stand that a signing closed."""


def draft_instruments(context: Context) -> tuple[list[InstrumentDraft], list[StatedCount]]:
    """A draft for each instrument whose life the body tells, each once, and the stated counts."""
    drafts: list[InstrumentDraft] = []
    mentions: list[Mention] = []
    places: dict[tuple[str, str], int] = {}
    lead: Sentence | None = None
    before: Sentence | None = None
    for number, sentence in enumerate(context.sentences):
        item = context.layout.body[sentence.paragraph].item
        if not item and (before is None or before.paragraph != sentence.paragraph or lead is None):
            lead = None
        among = before if before and _AMONG.match(sentence.text) and _SEVERAL.search(before.text) else None
        towns = tuple((town.start, town.end) for town in context.towns(number))
        found = find_instruments(
            context.text, sentence, lead or among, places=towns, published=context.layout.published
        )
        about: int | None = None
        for mention in found:
            title = context.text[mention.start : mention.end]
            key = (mention.kind, re.sub(r"\W+", " ", title).casefold())
            place = places.get(key, _longer(mention, title, mentions, drafts))
            if place is None and len(drafts) < MAX_DRAFTS:
                draft = _draft(context, number, mention, title)
                if not (draft.content.parties or draft.content.bodies or draft.content.level):
                    continue
                places[key] = place = len(drafts)
                drafts.append(draft)
                mentions.append(mention)
            elif place is not None:
                drafts[place], mentions[place] = _updated(drafts[place], mentions[place], mention)
            about = place
        if drafts:
            place = about if len(found) == 1 else None if found else _same_as(sentence, mentions)
            if place is not None:
                drafts[place] = signatures_of(context, drafts[place], number)
        if not item and sentence.text.rstrip().endswith(":"):
            lead = sentence
        before = sentence
    return drafts, stated_counts(context, drafts)


def _longer(mention: Mention, title: str, mentions: list[Mention], drafts: list[InstrumentDraft]) -> int | None:
    """The instrument named before of which a shorter name of the same kind stands for: "Меморандум подписали …"."""
    words = set(_stems(title))
    for place in range(len(drafts) - 1, max(-1, len(drafts) - 20), -1):
        other = drafts[place].content
        if mentions[place].kind != mention.kind:
            continue
        there = set(_stems(other.title["ru"]))
        if words and (words <= there or there <= words) and min(len(words), len(there)) >= 2:
            return place
    return None


def _stems(title: str) -> list[str]:
    return [word[:6].lower() for word in re.findall(r"\w{4,}", title)]


_ORDER = ("planned", "draft-approved", "initialled", "signed", "amended", "ratified", "in-force", "ended")


def _updated(draft: InstrumentDraft, known: Mention, mention: Mention) -> tuple[InstrumentDraft, Mention]:
    """The latest step that a text states of an instrument that it names again."""
    status = draft.content.status
    if mention.status is None or (status is not None and _ORDER.index(mention.status) <= _ORDER.index(status)):
        return draft, known
    evidence = Evidence()
    evidence.at("status", *mention.status_at)
    kept = tuple(span for span in draft.evidence if span.field != "status")
    content = msgspec.structs.replace(draft.content, status=mention.status)
    return msgspec.structs.replace(draft, content=content, evidence=(*kept, *evidence.spans())), known


def _same_as(sentence: Sentence, mentions: list[Mention]) -> int | None:
    """Which of the instruments named before "документ" or "протокол" is, where who signed it is told."""
    same = _SAME.match(sentence.text)
    if same is None or not mentions:
        return None
    head = same["head"]
    kind = kind_of(head)
    if kind is None:
        return len(mentions) - 1 if head.lower().startswith(("документ", "бумаг", "подпис")) else None
    for place in range(len(mentions) - 1, max(-1, len(mentions) - 20), -1):
        if mentions[place].kind == kind or mentions[place].kind.endswith(f"-{kind}"):
            return place
    return None


def _draft(context: Context, number: int, mention: Mention, title: str) -> InstrumentDraft:
    evidence = Evidence()
    evidence.at("title.ru", mention.start, mention.end)
    evidence.at("kind", *mention.kind_at)
    if mention.status:
        evidence.at("status", *mention.status_at)
    signers = signers_of(context, number, mention)
    level, level_at = level_of(context, mention, signers)
    parties = _parties(context, number, mention, signers, level, evidence)
    if level_at:
        evidence.at("level", *level_at)
    for place, (start, end) in enumerate(signers.bodies):
        evidence.at(f"bodies.{place}.name", start, end)
    content = Instrument(
        kind=_kind(mention, level),  # type: ignore[arg-type]
        title={"ru": title},
        level=level,  # type: ignore[arg-type]
        status=mention.status,  # type: ignore[arg-type]
        parties=parties,
        bodies=tuple(Named(name=context.text[start:end]) for start, end in signers.bodies),
        signed=_signed_on(context, mention, evidence),
        place=_place(context, number, mention, evidence),
        territory=_territory(context, mention, evidence),
        fields=_fields(context, mention, evidence),
        period=_period(context, mention, evidence),
        relations=_relations(context, mention, evidence),
    )
    return InstrumentDraft(content=content, evidence=evidence.spans())


def _kind(mention: Mention, level: str | None) -> str:
    """A "договор" of companies is a contract."""
    return "contract" if mention.kind == "treaty" and level == "corporate" else mention.kind


def _parties(
    context: Context, number: int, mention: Mention, signers: Signers, level: str | None, evidence: Evidence
) -> tuple[str, ...]:
    """The States and organisations it is between, or the States that act in the sentence, or those of the story."""
    text, told_in = context.text, mention.told_in
    between = _BETWEEN.search(text, mention.start, max(mention.end, min(mention.sentence.end, mention.end + 1)))
    states: list[StateName] = find_parties(text, between.start(), between.end(), language="ru") if between else []
    if not _several(states):
        states = [*states_in(text, told_in.start, min(mention.start, told_in.end)), *_partner(context, mention)]
    if not _several(states):
        states = states_in(text, mention.start, mention.sentence.end) if mention.sentence is told_in else states
        states = [*states_in(text, told_in.start, min(mention.start, told_in.end)), *states]
    if not _several(states):
        states = _sides_of_people(context, number)
    if not _several(states):
        corporate = level == "corporate" and bool(signers.bodies)
        states = [] if corporate else list(context.parties)
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    for place, state in enumerate(first.values()):
        evidence.at(f"parties.{place}", state.start, state.end)
    return tuple(first)


def _several(states: list[StateName]) -> bool:
    return len(codes(states)) >= 2


def _sides_of_people(context: Context, number: int) -> list[StateName]:
    return [person.side for person in context.people_in(number) if person.side is not None]


def _partner(context: Context, mention: Mention) -> list[StateName]:
    """The State that the instrument is "с"."""
    for partner in _WITH.finditer(context.text, mention.kind_at[1], mention.end):
        states = states_in(context.text, partner.end(), mention.end)[:1]
        if states and states[0].start - partner.end() < 30:
            return states
    return []


def _signed_on(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    """The day it was signed: one in the sentence outside the phrase itself, or that of the talks that it closed."""
    if mention.status not in {"signed", "ratified", "in-force"}:
        return None
    if mention.status != "signed":
        return None
    day = _day_in(context, mention.told_in, mention, evidence)
    if day is not None:
        return day
    told = context.sentences.index(mention.told_in)
    if not _OF_TALKS.search(mention.told_in.text[:60]) and mention.told_in is mention.sentence:
        return None
    for one in reversed(context.sentences[max(0, told - _BACK) : told]):
        day = _day_in(context, one, mention, evidence)
        if day is not None:
            return day
    return None


def _day_in(context: Context, sentence: Sentence, mention: Mention, evidence: Evidence) -> str | None:
    for dated in find_dates(context.text, sentence.start, sentence.end, context.layout.published, language="ru"):
        outside = dated.end <= mention.start or dated.start >= mention.end
        if not outside or dated.only_end or dated.only_start or not dated.day or len(dated.day) != 10:
            continue
        if context.layout.published and len(context.layout.published) == 10 and dated.day > context.layout.published:
            continue
        if not _REPORTED.search(context.text[max(sentence.start, dated.start - 80) : dated.start]):
            evidence.at("signed", dated.start, dated.end)
            return dated.day
    return None


def _place(context: Context, number: int, mention: Mention, evidence: Evidence) -> Named | None:
    """The town "в" which it was signed, outside the phrase."""
    if mention.status != "signed" or mention.told_in is not mention.sentence:
        return None
    for town in context.towns(number):
        inside = mention.start <= town.start < mention.end
        before = context.text[max(0, town.start - 4) : town.start]
        if not inside and re.search(r"(?:\A|\s)[Вв]о?\s\Z", before):
            evidence.at("place.name", town.start, town.end)
            return Named(name=context.text[town.start : town.end])
    return None


def _territory(context: Context, mention: Mention, evidence: Evidence) -> tuple[str, ...]:
    match = _TERRITORY.search(context.text, mention.start, mention.end)
    if match is None:
        return ()
    start, end = match.span("list")
    found: dict[str, tuple[int, int]] = {}
    for state in states_in(context.text, start, end):
        found.setdefault(state.code, (state.start, state.end))
    third = _THIRD.search(context.text, start, end)
    if third:
        found["third-countries"] = third.span()
    for place, span in enumerate(found.values()):
        evidence.at(f"territory.{place}", *span)
    return tuple(found)


def _fields(context: Context, mention: Mention, evidence: Evidence) -> tuple[Named, ...]:
    first: dict[str, tuple[int, int]] = {}
    for subject in find_subjects(context.text, mention.start, mention.end, language="ru"):
        first.setdefault(subject.code, (subject.start, subject.end))
    for place, span in enumerate(first.values()):
        evidence.at(f"fields.{place}.name", *span)
    return tuple(Named(name=context.text[start:end]) for start, end in first.values())


def _period(context: Context, mention: Mention, evidence: Evidence) -> Term | None:
    for dated in find_dates(context.text, mention.start, mention.end, None, language="ru"):
        before = context.text[max(0, dated.start - 24) : dated.start]
        led = re.search(r"(?:\bна|\bдо)\s(?:период\s)?\Z", before)
        if dated.first != dated.last or dated.only_end or led:
            term = Term(end=dated.last) if dated.only_end else dated.term()
            if term.start:
                evidence.at("period.start", dated.start, dated.end)
            if term.end:
                evidence.at("period.end", dated.start, dated.end)
            return term
    return None


def _relations(context: Context, mention: Mention, evidence: Evidence) -> tuple[Relation, ...]:
    """How it stands to another that its title names: "протокол о внесении изменений в Соглашение …"."""
    for inner in _INNER.finditer(context.text, mention.kind_at[1], mention.end):
        before = context.text[max(mention.kind_at[0], inner.start() - 60) : inner.start()]
        for kind, pattern in _RELATED:
            if pattern.search(before):
                evidence.at("relations.0.instrument.name", inner.start(), mention.end)
                name = context.text[inner.start() : mention.end]
                return (Relation(kind=kind, instrument=Named(name=name)),)  # type: ignore[arg-type]
    return ()
