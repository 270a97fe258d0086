"""Drafts of instruments: Parties, bodies, territory, period, fields and signatures around each that was found."""

import re

from kelisim.model.draft import InstrumentDraft, StatedCount
from kelisim.model.instrument import Instrument
from kelisim.model.reference import Named
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import find_organisations
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.details import fields_of, period_of, relations_of, territory_of
from kelisim.reading.russian.instruments import Mention, find_instruments, find_later, find_referred
from kelisim.reading.russian.parties import parties_of
from kelisim.reading.russian.phrases import Phrase, phrases_in
from kelisim.reading.russian.retelling import named_before, same_as, step_told, updated, with_day
from kelisim.reading.russian.sides import states_in
from kelisim.reading.russian.signing import level_of, signatures_of, signers_of
from kelisim.reading.russian.signing_days import signed_on
from kelisim.reading.russian.stating import stated_counts
from kelisim.reading.russian.steps import steps_in
from kelisim.reading.sentences import Sentence

_AMONG = re.compile(
    r"(?:Среди\sних|В\sих\sчисле|В\sчастности|В\sтом\sчисле|Это|Речь\sид[её]т\sо|В\sпакет\w*\sвош|[А-ЯЁ][а-яё]+\sиз\sних|Остальн)"
)
_SEVERAL = re.compile(
    r"\b(?:документ\w*|соглашений|соглашения|меморандум\w*|договор\w*|бумаг\w*|пакет\w*)\b", re.IGNORECASE
)
MAX_DRAFTS = 500


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
            place = places.get(key, named_before(context, mention, title, mentions, drafts))
            draft = _draft(context, number, mention, title)
            if place is not None:
                drafts[place] = updated(drafts[place], draft)
            elif len(drafts) < MAX_DRAFTS and _is_one(context, mention, draft, international=international):
                places[key] = place = len(drafts)
                drafts.append(draft)
                mentions.append(mention)
            about = place
        if not found and drafts:
            later = find_later(context.text, sentence, mentions[-1])
            drafts[-1] = step_told(drafts[-1], later) if later else drafts[-1]
        if drafts:
            place = about if len(found) == 1 else None if found else same_as(sentence, mentions)
            if place is not None:
                drafts[place] = signatures_of(context, drafts[place], number)
                drafts[place] = with_day(context, drafts[place], sentence, mentions[place])
        if not item and sentence.text.rstrip().endswith(":"):
            lead = sentence if before is None or steps_in(context.text, sentence) else before
        before = sentence
    return drafts, stated_counts(context, drafts)


def _is_one(context: Context, mention: Mention, draft: InstrumentDraft, *, international: bool) -> bool:
    """Whether what was found is an instrument of the programme's kind, not a purchase or a vague plural of the news.

    It has Parties or bodies or tells its level, or the page names two States. Several at once ("крупные договоры
    по строительству") need their Parties in the sentence itself.
    """
    content = draft.content
    if mention.plural and not content.bodies:
        beside = states_in(context.text, mention.sentence.start, mention.sentence.end)
        return len({state.code for state in beside}) > 1
    if content.parties or content.bodies or content.level:
        return True
    return international and mention.status is not None


def _titled(context: Context) -> Sentence | None:
    """The line above the body, or the title, that announces the list with which it begins: "Стороны подписали:"."""
    title, body = context.layout.title, context.layout.body
    if not body or not body[0].item:
        return None
    above = _LINE_ABOVE.search(context.text, max(0, body[0].start - _REACH_ABOVE), body[0].start)
    if above is not None:
        return Sentence(*above.span("line"), above["line"], -1)
    return Sentence(title.start, title.end, title.text, -1) if title else None


def _international(context: Context) -> bool:
    """Whether the body names two States, or an organisation of States."""
    text = context.text
    named = {state.code for one in context.sentences for state in states_in(text, one.start, one.end)}
    return len(named) > 1 or any(
        find_organisations(text, one.start, one.end, language="ru") for one in context.sentences
    )


_LINE_ABOVE = re.compile(r"(?:\A|\n)(?P<line>[^\n]{5,300}:)\s*(?:[-*•–—]|\(?\w{1,2}[.)])?\s*\Z")
_REACH_ABOVE = 320


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
        signed=signed_on(context, mention, evidence),
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
