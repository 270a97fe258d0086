"""Drafts of instruments: Parties, bodies, territory, period, fields and signatures around each that was found."""

import re

import msgspec

from kelisim.model.dates import Term
from kelisim.model.draft import InstrumentDraft
from kelisim.model.instrument import Instrument, Relation, Signature
from kelisim.model.reference import Named
from kelisim.reading.dates import MONTHS, find_dates
from kelisim.reading.english.bodies import AGENCY, COMPANY, Signing, find_bodies
from kelisim.reading.english.context import Context
from kelisim.reading.english.instruments import Mention, find_instruments
from kelisim.reading.english.people import find_people
from kelisim.reading.english.phrases import kind_of
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import StateName, find_parties, find_states
from kelisim.reading.lexicon.subjects import find_subjects
from kelisim.reading.sentences import Sentence

_GOVERNMENT = re.compile(r"\b(?:inter-?governmental|governments?)\b", re.IGNORECASE)
_STATE_LEVEL = re.compile(r"\binter-?state\b", re.IGNORECASE)
_TERRITORY = re.compile(
    r"\b(?:on|in|within)\s(?:the\s)?(?:territor(?:y|ies)\sof\s(?P<list>[^.;]{2,120})|"
    r"(?P<owner>[A-Z]\w+)[’']s\sterritory)"
)
_THIRD = re.compile(r"\b(?:foreign|third|other)\s(?:states|countries)\b", re.IGNORECASE)
_SIGNED_BY = re.compile(r"\b(?:signed|initialled|inked)\sby\b")
_BETWEEN = re.compile(r"\bbetween\b[^.;]{0,160}")
_ON = re.compile(r"\b[Oo]n (?:\w+, )?\Z")
_REPORTED = re.compile(r"\b(?:reported|said|announced|told|wrote)\b[^,.]{0,40}\Z")
_LOOK_BACK = 100
_PROJECT = re.compile(r"\b(?:of|for)\s(?:the|this|that)\sproject\b")
_PLACE = re.compile(
    r"\sin\s(?P<place>[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+)?)(?=\son\s|,?\s(?:following|after|during)\b|\.?\Z)"
)
_AMONG = re.compile(
    r"(?:[Aa]mong (?:them|these|the (?:documents|agreements))|[Ii]n particular"
    r"|(?:[Tt]hese|[Tt]hey|[Tt]he (?:documents|agreements|package)) include)\b"
)
_SEVERAL = re.compile(r"\b(?:documents|agreements|memorand(?:a|ums)|papers|deals|instruments|package)\b")
_SAME = re.compile(
    r"(?:(?:The|This|That)\s(?:\w+\s){0,2}?(?P<head>documents?|papers?|exchange\sof\snotes|\w+)|It)\s(?:was|were|is)\b"
)
MAX_DRAFTS = 500


def draft_instruments(context: Context) -> list[InstrumentDraft]:
    """A draft for each instrument whose life the body tells, each once."""
    drafts: list[InstrumentDraft] = []
    mentions: list[Mention] = []
    places: dict[tuple[str, str], int] = {}
    lead: Sentence | None = None
    before: Sentence | None = None
    for sentence in context.sentences:
        item = context.layout.body[sentence.paragraph].item
        if not item:
            lead = sentence if sentence.text.endswith(":") else None
        among = before if before and _AMONG.match(sentence.text) and _SEVERAL.search(before.text) else None
        found = find_instruments(context.text, sentence, lead if item else among)
        about: int | None = None
        for mention in found:
            title = context.text[mention.start : mention.end]
            key = (mention.kind, re.sub(r"\W+", " ", title).casefold())
            if key not in places and len(drafts) < MAX_DRAFTS:
                beside = mentions[-1] if mentions else None
                draft = _draft(context, mention, title, beside)
                if not (draft.content.parties or draft.content.bodies or draft.content.level):
                    continue
                places[key] = len(drafts)
                drafts.append(draft)
                mentions.append(mention)
            about = places.get(key, about)
        by = _SIGNED_BY.search(sentence.text)
        if by and drafts:
            place = about if found else _same_as(sentence, mentions)
            if place is not None:
                drafts[place] = _with_signatories(context, drafts[place], sentence, sentence.start + by.end())
        before = sentence
    return drafts


def _same_as(sentence: Sentence, mentions: list[Mention]) -> int | None:
    """Which of the instruments named before "the document" or "the protocol" is."""
    same = _SAME.match(sentence.text)
    if same is None:
        return None
    kind = kind_of(same["head"] or "documents")
    if kind is None:
        named = same["head"] is None or same["head"].startswith(("document", "paper"))
        return len(mentions) - 1 if named else None
    for place in range(len(mentions) - 1, max(-1, len(mentions) - 20), -1):
        if mentions[place].kind == kind or mentions[place].kind.endswith(f"-{kind}"):
            return place
    return None


def _draft(context: Context, mention: Mention, title: str, before: Mention | None) -> InstrumentDraft:
    evidence = Evidence()
    evidence.at("title.en", mention.start, mention.end)
    evidence.at("kind", *mention.kind_at)
    if mention.status:
        evidence.at("status", *mention.status_at)
    people = context.people_in(mention.sentence)
    signing = find_bodies(context.text, mention.sentence, (mention.start, mention.end), mention.status_at, people)
    level, level_at = _level(context, mention, signing)
    parties = _parties(context, mention, evidence, signing=signing, level=level)
    bodies = _bodies(signing, evidence)
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
        place=_place(context, mention, evidence),
        territory=_territory(context, mention, evidence),
        fields=_fields(context, mention, evidence),
        period=_period(context, mention, evidence),
        relations=_relations(context, mention, before, evidence),
    )
    return InstrumentDraft(content=content, evidence=evidence.spans())


def _bodies(signing: Signing | None, evidence: Evidence) -> tuple[Named, ...]:
    for place, (words, start) in enumerate(signing.names if signing else ()):
        evidence.at(f"bodies.{place}.name", start, start + len(words))
    return tuple(Named(name=words) for words, _ in (signing.names if signing else ()))


def _parties(
    context: Context, mention: Mention, evidence: Evidence, *, signing: Signing | None, level: str | None
) -> tuple[str, ...]:
    """The States and organisations it is between, or the States that act in the sentence, or those of the story."""
    text, told_in = context.text, mention.told_in
    between = _BETWEEN.search(text, mention.start, mention.end)
    states: list[StateName] = find_parties(text, between.start(), between.end()) if between else []
    if not _several(states):
        states = find_states(
            text, told_in.start, min(max(mention.start, told_in.start), mention.status_at[0], told_in.end)
        )
    if not _several(states):
        states = _with_partner(context, mention)
    if not _several(states):
        corporate = signing is not None and level in {None, "corporate"}
        states = [] if corporate else list(context.parties)
    first: dict[str, StateName] = {}
    for state in states:
        first.setdefault(state.code, state)
    for place, state in enumerate(first.values()):
        evidence.at(f"parties.{place}", state.start, state.end)
    return tuple(first)


def _several(states: list[StateName]) -> bool:
    return len({state.code for state in states}) >= 2


def _with_partner(context: Context, mention: Mention) -> list[StateName]:
    """The State that acts in the sentence and the one that the instrument is "with"."""
    partner = re.compile(r"\swith\s(?:the\s)?").search(context.text, mention.start, mention.end)
    states = find_states(context.text, partner.end(), mention.end)[:1] if partner else []
    if not partner or not states or states[0].start != partner.end() or states[0].adjective:
        return []
    sentence = mention.told_in
    return [*find_states(context.text, sentence.start, min(mention.start, sentence.end))[:1], *states]


def _level(context: Context, mention: Mention, signing: Signing | None) -> tuple[str | None, tuple[int, int] | None]:
    stretches = [(mention.start, mention.end), *([signing.around] if signing else [])]
    for level, pattern in (("interstate", _STATE_LEVEL), ("intergovernmental", _GOVERNMENT)):
        match = pattern.search(context.text, mention.start, mention.end)
        if match:
            return level, match.span()
    for start, end in stretches:
        for level, pattern in (("interagency", AGENCY), ("corporate", COMPANY)):
            match = pattern.search(context.text, start, end)
            if match and (signing is not None or level == "interagency"):
                return level, match.span()
    return None, None


def _signed_on(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    """The day "on" which it was signed, outside the phrase itself; the day of a report is none."""
    if mention.status != "signed":
        return None
    sentence = mention.told_in
    for dated in find_dates(context.text, sentence.start, sentence.end, context.layout.published):
        outside = dated.end <= mention.start or dated.start >= mention.end
        if not outside or not dated.day or len(dated.day) != 10:
            continue
        before = context.text[max(sentence.start, dated.start - _LOOK_BACK) : dated.start]
        if _ON.search(before) and not _REPORTED.search(before):
            evidence.at("signed", dated.start, dated.end)
            return dated.day
    return None


def _place(context: Context, mention: Mention, evidence: Evidence) -> Named | None:
    if mention.status != "signed":
        return None
    match = _PLACE.match(context.text, mention.end, mention.sentence.end)
    if match is None or find_states(match["place"]) or match["place"].split()[0] in MONTHS:
        return None
    evidence.at("place.name", *match.span("place"))
    return Named(name=match["place"])


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


def _with_signatories(context: Context, draft: InstrumentDraft, sentence: Sentence, after: int) -> InstrumentDraft:
    """Add who signed: the people that a sentence names after "signed by"."""
    evidence = Evidence()
    signatures: list[Signature] = []
    for person in find_people(context.text, sentence):
        if person.name_at[0] < after or draft.content.signatures:
            continue
        number = len(signatures)
        evidence.at(f"signatures.{number}.name", *person.name_at)
        evidence.at(f"signatures.{number}.office", *person.office_at)
        if person.side_at:
            evidence.at(f"signatures.{number}.party", *person.side_at)
        signatures.append(Signature(party=person.code, name=person.name, office=person.office))
    if not signatures:
        return draft
    content = msgspec.structs.replace(draft.content, signatures=tuple(signatures))
    return msgspec.structs.replace(draft, content=content, evidence=(*draft.evidence, *evidence.spans()))
