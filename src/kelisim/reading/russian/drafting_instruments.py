"""Drafts of instruments: Parties, bodies, territory, period, fields and signatures around each that was found."""

import re

import msgspec

from kelisim.model.draft import InstrumentDraft, StatedCount
from kelisim.model.instrument import Instrument
from kelisim.model.reference import Named
from kelisim.reading.dates import find_dates
from kelisim.reading.evidence import Evidence
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.details import fields_of, period_of, relations_of, territory_of
from kelisim.reading.russian.instruments import Mention, find_instruments, find_referred
from kelisim.reading.russian.parties import LATER_STEPS, parties_of
from kelisim.reading.russian.phrases import Phrase, kind_of, phrases_in
from kelisim.reading.russian.sides import states_in
from kelisim.reading.russian.signing import level_of, signatures_of, signers_of
from kelisim.reading.russian.stating import stated_counts
from kelisim.reading.russian.steps import steps_in
from kelisim.reading.sentences import Sentence

_REPORTED = re.compile(r"\b(?:сообщи|сообща|заяви|рассказа|отмети|объяви|передаёт|передает|пишет)\w*[^,.]{0,40}\Z")
_OF_TALKS = re.compile(
    r"\b(?:по\s(?:итогам|результатам|завершении|окончании)|в\s(?:ходе|рамках|заключение)|на\sполях|итогом|в\sтот\sже\sдень"
    r"|тогда\sже|на\s(?:церемонии|встрече|заседании|форуме|саммите)|в\sприсутствии|во\sвремя|также|в\sчастности|среди\sних|в\sтом\sчисле|кроме\sтого|затем|после)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?<!\w)(?:переговор\w*|встреч\w+|встретил\w+|заседани\w+|визит\w*|саммит\w*|церемони\w+|форум\w*|подписан\w*)(?!\w)",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"(?:Среди\sних|В\sих\sчисле|В\sчастности|В\sтом\sчисле|Это|Речь\sид[её]т\sо|В\sпакет\w*\sвош|[А-ЯЁ][а-яё]+\sиз\sних|Остальн)"
)
_SEVERAL = re.compile(
    r"\b(?:документ\w*|соглашений|соглашения|меморандум\w*|договор\w*|бумаг\w*|пакет\w*)\b", re.IGNORECASE
)
_SAME = re.compile(
    r"\A(?:(?:Этот|Данный|Указанный|Сам|Этого|Под)\s)?(?P<head>Документ\w*|документ\w*|Бумаг\w+|Подпис\w+|Нот\w+|[А-ЯЁа-яё]+)\s"
    r"(?:[а-яё]+\s){0,4}?(?:подписал\w*|подписан\w*|поставил\w*|скреп\w+|парафировал\w*|заключил\w*)"
)
_LATER = re.compile(r"(?:Он|Она|Оно|Его|Её|Ее|Документ|Соглашение|Меморандум|Договор|Протокол|Программа|План)\b")
MAX_DRAFTS = 500
_BACK = 5
"""So many sentences back the day of the talks may stand that a signing closed."""


def draft_instruments(context: Context) -> tuple[list[InstrumentDraft], list[StatedCount]]:
    """A draft for each instrument whose life the body tells, each once, and the stated counts."""
    drafts: list[InstrumentDraft] = []
    mentions: list[Mention] = []
    places: dict[tuple[str, str], int] = {}
    international = _international(context)
    pending: list[tuple[Phrase, Sentence]] = []
    lead = _titled(context)
    before: Sentence | None = None
    for number, sentence in enumerate(context.sentences):
        item = context.layout.body[sentence.paragraph].item
        if not item and (before is None or before.paragraph != sentence.paragraph):
            lead = None
        among = before if before and _AMONG.match(sentence.text) and _SEVERAL.search(before.text) else None
        towns = tuple((town.start, town.end) for town in context.towns(number))
        found = find_instruments(context.text, sentence, lead or among, places=towns, published=context.published)
        if not found:
            found = find_referred(context.text, sentence, pending)
        told_of = {mention.start for mention in found}
        pending = [one for one in pending if one[0].start not in told_of][-3:]
        pending += [(one, sentence) for one in phrases_in(context.text, sentence, towns) if one.start not in told_of]
        about: int | None = None
        for mention in found:
            title = context.text[mention.start : mention.end]
            key = (mention.kind, re.sub(r"\W+", " ", title).casefold())
            place = places.get(key, _longer(mention, title, mentions, drafts))
            if place is None and len(drafts) < MAX_DRAFTS:
                draft = _draft(context, number, mention, title)
                told = draft.content.parties or draft.content.bodies or draft.content.level
                if not (told or international):
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
                drafts[place] = _with_day(context, drafts[place], sentence, mentions[place])
        if not item and sentence.text.rstrip().endswith(":"):
            lead = sentence if before is None or steps_in(context.text, sentence) else before
        before = sentence
    return drafts, stated_counts(context, drafts)


def _titled(context: Context) -> Sentence | None:
    """The title, where it announces the list that the body begins with: "Перечень подписанных документов"."""
    title, body = context.layout.title, context.layout.body
    if title is None or not body or not body[0].item:
        return None
    return Sentence(title.start, title.end, title.text, -1)


def _international(context: Context) -> bool:
    """Whether the body names two States."""
    named = {state.code for one in context.sentences for state in states_in(context.text, one.start, one.end)}
    return len(named) > 1


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


def _with_day(context: Context, draft: InstrumentDraft, sentence: Sentence, mention: Mention) -> InstrumentDraft:
    """Add the day that a later sentence tells of the signing: "Ноты подписали … 31 января"."""
    if draft.content.signed or draft.content.status != "signed" or not re.search(r"[Пп]одпис", sentence.text):
        return draft
    evidence = Evidence()
    day = _day_in(context, sentence, mention, evidence)
    if day is None:
        return draft
    content = msgspec.structs.replace(draft.content, signed=day)
    return msgspec.structs.replace(draft, content=content, evidence=(*draft.evidence, *evidence.spans()))


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
        return len(mentions) - 1 if head.lower().startswith(("документ", "бумаг", "подпис", "нот")) else None
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
    parties = parties_of(context, number, mention, signers, level, evidence)
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
        territory=territory_of(context, mention, evidence),
        fields=fields_of(context, mention, evidence),
        period=period_of(context, mention, evidence),
        relations=relations_of(context, mention, evidence),
    )
    return InstrumentDraft(content=content, evidence=evidence.spans())


def _kind(mention: Mention, level: str | None) -> str:
    """A "договор" of companies is a contract."""
    return "contract" if mention.kind == "treaty" and level == "corporate" else mention.kind


def _signed_on(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    """The day it was signed: one in the sentence outside the phrase itself, or that of the talks that it closed."""
    if mention.status not in {"signed", "initialled"}:
        return _dated_behind(context, mention, evidence) if mention.status in LATER_STEPS else None
    if mention.status == "initialled":
        return None
    day = _day_in(context, mention.told_in, mention, evidence)
    if day is not None:
        return day
    told = next((place for place, one in enumerate(context.sentences) if one is mention.told_in), 0)
    closing = _OF_TALKS.search(mention.told_in.text[:60]) or mention.told_in is not mention.sentence
    for one in reversed(context.sentences[max(0, told - _BACK) : told]):
        if not closing and not _EVENT.search(one.text):
            continue
        day = _day_in(context, one, mention, evidence)
        if day is not None:
            return day
    return None


_SIGNED_ON = re.compile(r"\s?,?\s?(?:подписанн\w+|заключ[её]нн\w+|от)\s(?:[^\s.;]+\s){0,3}?\Z", re.IGNORECASE)


def _dated_behind(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    """The date that an older instrument was signed on, behind its name: "подписанное в 2018 году"."""
    for dated in find_dates(context.text, mention.end, mention.sentence.end, None, language="ru"):
        if dated.day and _SIGNED_ON.fullmatch(context.text, mention.end, dated.start):
            evidence.at("signed", dated.start, dated.end)
            return dated.day
    return None


def _day_in(context: Context, sentence: Sentence, mention: Mention, evidence: Evidence) -> str | None:
    for dated in find_dates(context.text, sentence.start, sentence.end, context.published, language="ru"):
        outside = dated.end <= mention.start or dated.start >= mention.end
        if (
            not outside
            or context.is_dateline(dated.start)
            or dated.only_end
            or dated.only_start
            or not dated.day
            or len(dated.day) != 10
        ):
            continue
        if context.published and len(context.published) == 10 and dated.day > context.published:
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
