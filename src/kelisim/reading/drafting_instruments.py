"""Drafts of instruments: Parties, bodies, territory, period, fields and signatures around each that was found."""

import re

import msgspec

from kelisim.model.dates import Term
from kelisim.model.draft import InstrumentDraft
from kelisim.model.instrument import Instrument, Relation, Signature
from kelisim.model.reference import Named
from kelisim.reading.context import Context
from kelisim.reading.dates import find_dates
from kelisim.reading.evidence import Evidence
from kelisim.reading.instruments import Mention, find_instruments
from kelisim.reading.people import find_people
from kelisim.reading.states import StateName, find_states
from kelisim.reading.subjects import find_subjects

_BODY = r"[A-ZŞÇÖÜĞİ][\w’'&.-]*(?:\s(?:of\s|and\s)?[A-ZŞÇÖÜĞİ][\w’'&.-]*){0,5}"
_BETWEEN = re.compile(rf"\bbetween\s(?:the\s)?(?P<a>{_BODY}?)\s(?:and|with)\s(?:the\s)?(?P<b>{_BODY})")
_SIGNERS = re.compile(
    rf"(?P<a>{_BODY}?)\sand\s(?P<b>{_BODY})\s(?:also\s|have\s|both\s)?(?:signed|inked|concluded|initialled|plan)"
)
_COMPANY = re.compile(
    r"\b(?:compan(?:y|ies)|corporations?|holdings?|firms?|enterprises?|JSC|LLP|LLC|PLC|Ltd|Inc|banks?|group|"
    r"operators?)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\b(?:ministr(?:y|ies)|agenc(?:y|ies)|departments?|committees?)\b", re.IGNORECASE)
_GOVERNMENT = re.compile(r"\b(?:inter-?governmental|governments?)\b", re.IGNORECASE)
_STATE_LEVEL = re.compile(r"\binter-?state\b", re.IGNORECASE)
_TERRITORY = re.compile(
    r"\b(?:on|in|within)\s(?:the\s)?(?:territor(?:y|ies)\sof\s(?P<list>[^.;]{2,120})|"
    r"(?P<owner>[A-Z]\w+)[’']s\sterritory)"
)
_THIRD = re.compile(r"\b(?:foreign|third|other)\s(?:states|countries)\b", re.IGNORECASE)
_SIGNED_BY = re.compile(r"\bsigned\sby\b")
_PROJECT = re.compile(r"\b(?:of|for)\s(?:the|this|that)\sproject\b")


def draft_instruments(context: Context) -> list[InstrumentDraft]:
    """A draft for each instrument whose life the body tells, each once."""
    drafts: list[InstrumentDraft] = []
    seen: set[tuple[str, str]] = set()
    before: Mention | None = None
    for sentence in context.sentences:
        for mention in find_instruments(context.text, sentence):
            title = context.text[mention.start : mention.end]
            key = (mention.kind, re.sub(r"\W+", " ", title).casefold())
            if key in seen:
                continue
            seen.add(key)
            drafts.append(_draft(context, mention, title, before))
            before = mention
    return [_with_signatories(context, draft) for draft in drafts]


def _draft(context: Context, mention: Mention, title: str, before: Mention | None) -> InstrumentDraft:
    evidence = Evidence()
    evidence.at("title.en", mention.start, mention.end)
    evidence.at("kind", *mention.kind_at)
    if mention.status_at:
        evidence.at("status", *mention.status_at)
    bodies = _bodies(context, mention, evidence)
    parties = _parties(context, mention, evidence, corporate=bool(bodies))
    level, level_at = _level(context, mention, corporate=bool(bodies))
    if level_at:
        evidence.at("level", *level_at)
    signed = _signed_on(context, mention, evidence)
    content = Instrument(
        kind=mention.kind,  # type: ignore[arg-type]
        title={"en": title},
        level=level,  # type: ignore[arg-type]
        status=mention.status,  # type: ignore[arg-type]
        parties=parties,
        bodies=bodies,
        signed=signed,
        territory=_territory(context, mention, evidence),
        fields=_fields(context, mention, evidence),
        period=_period(context, mention, evidence),
        relations=_relations(context, mention, before, evidence),
    )
    return InstrumentDraft(content=content, evidence=evidence.spans())


def _bodies(context: Context, mention: Mention, evidence: Evidence) -> tuple[Named, ...]:
    text, sentence = context.text, mention.sentence
    pair = _BETWEEN.search(text, mention.start, mention.end)
    if pair is None and (mention.status_at is None or mention.status_at[0] < mention.start):
        pair = _SIGNERS.search(text, sentence.start, min(sentence.end, mention.start))
    if pair is None:
        return ()
    named = []
    for group in ("a", "b"):
        words = pair[group].removeprefix("The ")
        start = pair.end(group) - len(words)
        if find_states(words) or not words or words.split()[0] in {"Prime", "President", "Minister", "Ministers"}:
            return ()
        if any(person.name_at[0] <= start < person.name_at[1] for person in context.people_in(sentence)):
            return ()
        named.append((words, start))
    for place, (words, start) in enumerate(named):
        evidence.at(f"bodies.{place}.name", start, start + len(words))
    return tuple(Named(name=words) for words, _ in named)


def _parties(context: Context, mention: Mention, evidence: Evidence, *, corporate: bool) -> tuple[str, ...]:
    text = context.text
    between = re.compile(r"\bbetween\b[^.;]{0,160}").search(text, mention.start, mention.end)
    states: list[StateName] = find_states(text, between.start(), between.end()) if between else []
    if len({state.code for state in states}) < 2:
        actors = find_states(
            text, mention.sentence.start, min(mention.start, (mention.status_at or (mention.start,))[0])
        )
        states = actors if len({state.code for state in actors}) >= 2 else []
    if not states and not (corporate and _COMPANY.search(text, mention.start, mention.end) is None):
        states = list(context.parties)
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    for place, state in enumerate(first.values()):
        evidence.at(f"parties.{place}", state.start, state.end)
    return tuple(first)


def _level(context: Context, mention: Mention, *, corporate: bool) -> tuple[str | None, tuple[int, int] | None]:
    for level, pattern in (("interstate", _STATE_LEVEL), ("intergovernmental", _GOVERNMENT), ("interagency", _AGENCY)):
        match = pattern.search(context.text, mention.start, mention.end)
        if match:
            return level, match.span()
    if corporate:
        match = _COMPANY.search(context.text, mention.start, mention.end)
        if match:
            return "corporate", match.span()
    return None, None


def _signed_on(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    if mention.status != "signed":
        return None
    for dated in find_dates(context.text, mention.sentence.start, mention.sentence.end, context.layout.published):
        outside = dated.end <= mention.start or dated.start >= mention.end
        introduced = re.search(
            r"\b[Oo]n (?:\w+, )?\Z", context.text[max(mention.sentence.start, dated.start - 16) : dated.start]
        )
        if outside and introduced and dated.day and len(dated.day) == 10:
            reported = re.search(
                r"\b(?:reported|said|announced|told|wrote)\b[^,.]{0,40}\Z",
                context.text[mention.sentence.start : dated.start],
            )
            if not reported:
                evidence.at("signed", dated.start, dated.end)
                return dated.day
    return None


def _territory(context: Context, mention: Mention, evidence: Evidence) -> tuple[str, ...]:
    match = _TERRITORY.search(context.text, mention.start, mention.end)
    if match is None:
        return ()
    start, end = match.span("list") if match["list"] else match.span("owner")
    found: dict[str, tuple[int, int]] = {}
    for state in find_states(context.text, start, end):
        found.setdefault(state.code, (state.start, state.end))
    third = _THIRD.search(context.text, start, end)
    if third:
        found["third-countries"] = third.span()
    for place, span in enumerate(found.values()):
        evidence.at(f"territory.{place}", *span)
    return tuple(found)


def _fields(context: Context, mention: Mention, evidence: Evidence) -> tuple[Named, ...]:
    first: dict[str, tuple[int, int]] = {}
    for subject in find_subjects(context.text, mention.start, mention.end):
        first.setdefault(subject.code, (subject.start, subject.end))
    for place, span in enumerate(first.values()):
        evidence.at(f"fields.{place}.name", *span)
    return tuple(Named(name=context.text[start:end]) for start, end in first.values())


def _period(context: Context, mention: Mention, evidence: Evidence) -> Term | None:
    for dated in find_dates(context.text, mention.start, mention.end, None):
        lasting = dated.first != dated.last or dated.only_end
        led = re.search(
            r"\b(?:for|until|to)(?: the (?:period|years?))?(?: of)? \Z",
            context.text[max(0, dated.start - 24) : dated.start],
        )
        if lasting or led:
            term = Term(end=dated.last) if dated.only_end or (led and led[0].startswith("until")) else dated.term()
            if term.start:
                evidence.at("period.start", dated.start, dated.end)
            evidence.at("period.end", dated.start, dated.end)
            return term
    return None


def _relations(context: Context, mention: Mention, before: Mention | None, evidence: Evidence) -> tuple[Relation, ...]:
    """An instrument "on the management of the project", named beside another, stands with it."""
    match = _PROJECT.search(context.text, mention.start, mention.end)
    if before is None or match is None or before.sentence.start != mention.sentence.start:
        return ()
    evidence.at("relations.0.instrument.name", before.start, before.end)
    return (Relation(kind="with", instrument=Named(name=context.text[before.start : before.end][:500])),)


def _with_signatories(context: Context, draft: InstrumentDraft) -> InstrumentDraft:
    """Add who signed, where the sentence says "signed by"."""
    title = next(span for span in draft.evidence if span.field == "title.en")
    sentence = next(one for one in context.sentences if one.start <= title.start < one.end)
    follow = [sentence, *[one for one in context.sentences if one.start > sentence.start][:1]]
    for place, one in enumerate(follow):
        by = _SIGNED_BY.search(context.text, one.start, one.end)
        anaphoric = place == 0 or re.match(
            r"(?:The|This)\s(?:document|agreement|memorandum|protocol|contract|treaty)\b", one.text
        )
        if by is None or not anaphoric or (place == 0 and by.start() < title.end):
            continue
        people = [person for person in find_people(context.text, one) if person.name_at[0] > by.end()]
        evidence = Evidence()
        signatures = []
        for number, person in enumerate(people):
            evidence.at(f"signatures.{number}.name", *person.name_at)
            evidence.at(f"signatures.{number}.office", *person.office_at)
            if person.side_at:
                evidence.at(f"signatures.{number}.party", *person.side_at)
            signatures.append(Signature(party=person.code, name=person.name, office=person.office))
        content = msgspec.structs.replace(draft.content, signatures=tuple(signatures))
        return msgspec.structs.replace(draft, content=content, evidence=(*draft.evidence, *evidence.spans()))
    return draft
