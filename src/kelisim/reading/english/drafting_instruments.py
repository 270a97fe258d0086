"""Drafts of instruments: Parties, bodies, territory, period, fields and signatures around each that was found.

1. Each instrument is drafted once; a later sentence about the same one adds what the first did not say, and a later
   step of its life replaces an earlier one.
2. "The document", "the protocol" in a later sentence is the last one named of that kind.
3. What has neither Parties nor bodies is no instrument between sides; what is only talked of needs Parties that the
   text names, and words that say what it is about.
"""

import re

import msgspec

from kelisim.model.draft import InstrumentDraft
from kelisim.model.instrument import Instrument
from kelisim.model.reference import Named
from kelisim.reading.english.again import LOOK_BACK, named_before, same_as
from kelisim.reading.english.bodies import AGENCY, COMPANY, Signing, find_bodies
from kelisim.reading.english.context import Context
from kelisim.reading.english.details import fields_of, period_of, relations_of, territory_of
from kelisim.reading.english.instruments import RANKS, Mention, find_instruments
from kelisim.reading.english.occasions import Occasion, day_in, occasion_of, place_in
from kelisim.reading.english.parties import parties_of
from kelisim.reading.english.phrases import STRONG
from kelisim.reading.english.signatories import SIGNED_BY, signatures_of, signers_after, signers_before
from kelisim.reading.english.steps import steps_in
from kelisim.reading.evidence import Evidence
from kelisim.reading.sentences import Sentence

_GOVERNMENT = re.compile(r"\b(?:inter-?governmental|governments?)\b", re.IGNORECASE)
_STATE_LEVEL = re.compile(r"\binter-?state\b", re.IGNORECASE)
_AMONG = re.compile(
    r"(?:[Aa]mong (?:them|these|those|the (?:signed )?(?:documents|agreements|papers))|[Ii]n particular|[Aa]mongst them"
    r"|There (?:were|was) also|[Aa]lso signed (?:were|was)"
    r"|[Tt]he list includes|(?:\w+ of (?:them|these)) (?:are|were)|[Oo]ne of them|(?:[Tt]hese|[Tt]hey"
    r"|[Tt]he (?:signed )?(?:documents|agreements|package|papers)"
    r"(?:\ssigned)?) (?:also )?(?:include[ds]?|cover|are|were))\b"
)
_SEVERAL = re.compile(
    r"\b(?:documents?|agreements?|memorand(?:a|ums)|papers|deals|instruments|package|contracts|treaties)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\b(?:sides|parties|both|two|ministers|presidents|leaders|[Hh]eads|Council|Commission|countries)\b"
)
_QUESTION = re.compile(r"(?:Question|Q|Journalist|Reporter|Correspondent)\b[^:]{0,40}:")
"""What the asker believes is no word of the story."""
_CEREMONY = re.compile(
    r"\b(?:signing\sceremony|ceremony\sof\ssigning|(?:documents|agreements|papers)\swere\s(?:all\s)?signed)\b(?=.{0,60}\bon\b)"
)
_WORD = re.compile(r"\w+")
_MATTER = frozenset(("draft", "the", "of", "on", "and", "for", "in", "between", "a", "an", "to", "with", "republic"))
_THE = re.compile(r"\b[Tt]h(?:e|is|at)\s\Z")
_BARE = frozenset(("memorandum", "mou", "understanding", "letter", "intent", "roadmap", "road", "map", "agreement"))
"""The words of a title that says no more than its kind: it is the one of that kind named before."""
_PLAIN_BODY = ("minist", "compan", "corporat")
"""What says of a title alone, such as "between the ministries of energy", whose instrument it is."""
MAX_DRAFTS = 500


class _Drafted(msgspec.Struct):
    """The drafts made so far and what each was made from."""

    drafts: list[InstrumentDraft]
    mentions: list[Mention]
    matters: list[frozenset[str]]


def draft_instruments(context: Context) -> list[InstrumentDraft]:
    """A draft for each instrument whose life the body tells, each once."""
    made = _Drafted([], [], [])
    lead: Sentence | None = None
    before: Sentence | None = None
    for sentence in context.sentences:
        if _QUESTION.match(context.layout.body[sentence.paragraph].text):
            before = sentence
            continue
        item = context.layout.body[sentence.paragraph].item or _continues(context, sentence, lead)
        if not item:
            lead = sentence if sentence.text.endswith(":") else None
        among = before if before and _AMONG.search(sentence.text[:60]) and _SEVERAL.search(before.text) else None
        listed = item and lead is not None
        found = find_instruments(
            context.text, sentence, lead if item else among, published=context.published, item=listed
        )
        about: int | None = None
        for mention in found:
            about = _take(context, mention, made, about)
        earlier = None if found else named_before(context, sentence, made.mentions)
        if earlier is not None:
            about = _take(context, earlier, made, None)
        elif not found and made.drafts:
            about = same_as(sentence, made.mentions)
            if about is not None:
                made.drafts[about] = _dated_later(context, made.drafts[about], sentence)
        if made.drafts and not found and _CEREMONY.search(sentence.text):
            _date_all(context, made, sentence)
        by = SIGNED_BY.search(sentence.text)
        if by and about is not None:
            made.drafts[about] = _with_signatories(context, made.drafts[about], sentence, sentence.start + by.end())
        before = sentence
    return made.drafts


def _continues(context: Context, sentence: Sentence, lead: Sentence | None) -> bool:
    """Whether a paragraph goes on with the list that a sentence announced, item by item on lines of their own."""
    if lead is None or sentence.paragraph == lead.paragraph:
        return False
    body = context.layout.body
    between = body[lead.paragraph + 1 : sentence.paragraph]
    return all(line.item or line.text.rstrip().endswith((";", ",", "and")) for line in between) and (
        sentence.text.endswith((";", ",")) or (bool(between) and body[sentence.paragraph - 1].text.endswith((";", ",")))
    )


def _take(context: Context, mention: Mention, made: _Drafted, about: int | None) -> int | None:
    """Rules 1 and 3 for a mention; the number of the draft that it is."""
    matter = _matter(f"{context.text[slice(*mention.kind_at)]} {context.text[mention.start : mention.end]}")
    the = _THE.search(context.text, max(0, mention.start - 6), mention.start) is not None
    for place in range(len(made.mentions) - 1, max(-1, len(made.mentions) - 1 - LOOK_BACK), -1):
        if mention.kind == made.mentions[place].kind and (
            _alike(matter, made.matters[place]) or matter <= _BARE or (the and matter <= made.matters[place])
        ):
            made.drafts[place] = _merged(context, made.drafts[place], mention)
            return place
    if len(made.drafts) >= MAX_DRAFTS:
        return about
    draft = _draft(context, mention, made.mentions[-1] if made.mentions else None)
    content = draft.content
    corporate = content.level in {"corporate", "interagency"}
    if not (content.parties or content.bodies or content.level) or (mention.kind == "contract" and not content.bodies):
        governed = content.level == "intergovernmental" or (len(content.parties) >= 2 and _named_states(mention, draft))
        if not governed:
            return about
    if mention.weak:
        said = mention.kind in STRONG or _names_a_state(mention, draft) or _SIDES.search(mention.told_in.text)
        if not ((len(content.parties) >= 2 and said) or (content.bodies and corporate)):
            return about
    made.drafts.append(draft)
    made.matters.append(matter)
    made.mentions.append(mention)
    return len(made.drafts) - 1


def _named_states(mention: Mention, draft: InstrumentDraft) -> bool:
    """Whether the sentence itself names the Parties."""
    return all(
        mention.told_in.start <= span.start < mention.told_in.end
        for span in draft.evidence
        if span.field.startswith("parties.")
    )


def _names_a_state(mention: Mention, draft: InstrumentDraft) -> bool:
    """Whether the sentence of the step, or the title, names one of the Parties."""
    start, end = min(mention.start, mention.told_in.start), max(mention.end, mention.told_in.end)
    return any(start <= span.start < end for span in draft.evidence if span.field.startswith("parties."))


def _alike(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two titles of one kind are of one instrument: the words of the shorter are all in the longer."""
    short, long = sorted((words, others), key=len)
    return short == long or (len(short) >= 3 and short <= long)


def _matter(title: str) -> frozenset[str]:
    return frozenset(word.lower().removesuffix("s") for word in _WORD.findall(title)) - _MATTER


def _merged(context: Context, draft: InstrumentDraft, mention: Mention) -> InstrumentDraft:
    """A draft with what a later mention adds."""
    content, evidence = draft.content, Evidence()
    status, signed = content.status, content.signed
    spans = draft.evidence
    if mention.status and (status is None or RANKS.index(mention.status) > RANKS.index(status)):
        status = mention.status  # type: ignore[assignment]
        spans = tuple(span for span in spans if span.field != "status")
        evidence.at("status", *mention.status_at)
    if signed is None and status not in {"planned", "draft-approved"}:
        occasion = _occasion(context, mention)
        if occasion.day and occasion.day_at:
            signed = occasion.day
            evidence.at("signed", *occasion.day_at)
    content = msgspec.structs.replace(content, status=status, signed=signed)
    return msgspec.structs.replace(draft, content=content, evidence=(*spans, *evidence.spans()))


def _dated_later(context: Context, draft: InstrumentDraft, sentence: Sentence) -> InstrumentDraft:
    """A draft with the day, the place and the step that "it was signed in Osh on 3 May" adds."""
    steps = [step for step in steps_in(context.text, sentence) if step.status in RANKS and step.form == "passive"]
    content, spans, evidence = draft.content, draft.evidence, Evidence()
    if not steps or content.status in {"planned", "draft-approved"}:
        return draft
    signing = next((step for step in steps if step.status == "signed"), None)
    if signing is not None and content.signed is None:
        day = day_in(context, sentence, (0, 0)) or _whole_date(context, sentence)
        place = place_in(context, sentence, (0, 0))
        if day:
            evidence.at("signed", *day[1])
            content = msgspec.structs.replace(content, signed=day[0])
        if place and content.place is None:
            evidence.at("place.name", *place[1])
            content = msgspec.structs.replace(content, place=Named(name=place[0]))
    last = max(steps, key=lambda step: RANKS.index(step.status))
    recent = content.status is not None or last.status != "signed"
    if recent and last.status != "planned" and RANKS.index(last.status) > RANKS.index(content.status or "planned"):
        evidence.at("status", last.start, last.end)
        spans = tuple(span for span in spans if span.field != "status")
        content = msgspec.structs.replace(content, status=last.status)
    return msgspec.structs.replace(draft, content=content, evidence=(*spans, *evidence.spans()))


def _date_all(context: Context, made: _Drafted, sentence: Sentence) -> None:
    """Give what was signed and has no day that of the ceremony, told after the list of what was signed."""
    day = day_in(context, sentence, (0, 0))
    for number, draft in enumerate(made.drafts) if day else ():
        if draft.content.status == "signed" and draft.content.signed is None and day:
            evidence = Evidence()
            evidence.at("signed", *day[1])
            content = msgspec.structs.replace(draft.content, signed=day[0])
            made.drafts[number] = msgspec.structs.replace(
                draft, content=content, evidence=(*draft.evidence, *evidence.spans())
            )


def _whole_date(context: Context, sentence: Sentence) -> tuple[str, tuple[int, int]] | None:
    """The month or the year in which it was signed, where no day is told."""
    from kelisim.reading.dates import find_dates  # noqa: PLC0415

    for dated in find_dates(context.text, sentence.start, sentence.end, context.published):
        before = context.text[max(sentence.start, dated.start - 12) : dated.start]
        if dated.day and not dated.relative and re.search(r"\b(?:in|on)\s\Z", before):
            return dated.day, (dated.start, dated.end)
    return None


def _occasion(context: Context, mention: Mention) -> Occasion:
    if mention.past is not None:
        sentence = msgspec.structs.replace(
            mention.sentence, start=mention.past[0], text=context.text[mention.past[0] : mention.sentence.end]
        )
        told = _past_date(context, mention.past)
        if told is not None:
            return Occasion(told[0], told[1], *(place_in(context, sentence, (0, 0)) or (None, None)))
    if mention.status != "signed":
        return Occasion()
    return occasion_of(context, mention.told_in, (mention.start, mention.end))


def _past_date(context: Context, at: tuple[int, int]) -> tuple[str, tuple[int, int]] | None:
    from kelisim.reading.dates import find_dates  # noqa: PLC0415

    for dated in find_dates(context.text, *at, context.published):
        if dated.day:
            return dated.day, (dated.start, dated.end)
    return None


def _draft(context: Context, mention: Mention, before: Mention | None) -> InstrumentDraft:
    evidence = Evidence()
    evidence.at("title.en", mention.start, mention.end)
    evidence.at("kind", *mention.kind_at)
    if mention.status:
        evidence.at("status", *mention.status_at)
    people = context.people_in(mention.sentence)
    signing = find_bodies(context.text, mention.sentence, (mention.start, mention.end), mention.status_at, people)
    if (
        signing is None
        and mention.told_in is not mention.sentence
        and context.text.find("between", mention.start, mention.end) < 0
    ):
        lead = mention.told_in
        signing = find_bodies(context.text, lead, (lead.end, lead.end), mention.status_at, context.people_in(lead))
    level, level_at = _level(context, mention, signing)
    signers = signers_before(context, mention.told_in, mention.status_at) if mention.status == "signed" else []
    by = SIGNED_BY.search(context.text, mention.status_at[0], mention.told_in.end)
    if by and mention.form == "passive":
        signers = signers_after(context, mention.told_in, by.end())
    corporate = signing is not None and level in {None, "corporate"}
    parties = parties_of(context, mention, corporate=corporate, signers=signers)
    for place, state in enumerate(parties):
        evidence.at(f"parties.{place}", state.start, state.end)
    bodies = _bodies(signing, evidence)
    if level_at:
        evidence.at("level", *level_at)
    occasion = _occasion(context, mention)
    if occasion.day and occasion.day_at:
        evidence.at("signed", *occasion.day_at)
    if occasion.place and occasion.place_at:
        evidence.at("place.name", *occasion.place_at)
    content = Instrument(
        kind=mention.kind,  # type: ignore[arg-type]
        title={"en": context.text[mention.start : mention.end]},
        level=level,  # type: ignore[arg-type]
        status=mention.status,  # type: ignore[arg-type]
        parties=tuple(state.code for state in parties),
        bodies=bodies,
        signed=occasion.day,
        place=Named(name=occasion.place) if occasion.place else None,
        signatures=signatures_of(context, signers, evidence) if len(signers) >= 2 and not by else (),
        territory=territory_of(context, mention, evidence),
        fields=fields_of(context, mention, evidence),
        period=period_of(context, mention, evidence),
        relations=relations_of(context, mention, before, evidence),
    )
    return InstrumentDraft(content=content, evidence=evidence.spans())


def _bodies(signing: Signing | None, evidence: Evidence) -> tuple[Named, ...]:
    for place, (words, start) in enumerate(signing.names if signing else ()):
        evidence.at(f"bodies.{place}.name", start, start + len(words))
    return tuple(Named(name=words) for words, _ in (signing.names if signing else ()))


def _level(context: Context, mention: Mention, signing: Signing | None) -> tuple[str | None, tuple[int, int] | None]:
    stretches = [(mention.start, mention.end), *([(signing.around[0], signing.around[1] + 12)] if signing else [])]
    for level, pattern in (("interstate", _STATE_LEVEL), ("intergovernmental", _GOVERNMENT)):
        match = pattern.search(context.text, mention.start, mention.end)
        if match:
            return level, match.span()
    for start, end in stretches:
        for level, pattern in (("interagency", AGENCY), ("corporate", COMPANY)):
            match = pattern.search(context.text, start, min(end, mention.sentence.end))
            own = start == mention.start and not (match and match[0].lower().startswith(_PLAIN_BODY))
            if match and not own and (signing is not None or level == "interagency"):
                return level, match.span()
    return None, None


def _with_signatories(context: Context, draft: InstrumentDraft, sentence: Sentence, after: int) -> InstrumentDraft:
    """Add who signed: the people that a sentence names after "signed by"."""
    if draft.content.signatures:
        return draft
    evidence = Evidence()
    signatures = signatures_of(context, signers_after(context, sentence, after), evidence)
    if not signatures:
        return draft
    content = msgspec.structs.replace(draft.content, signatures=signatures)
    return msgspec.structs.replace(draft, content=content, evidence=(*draft.evidence, *evidence.spans()))
