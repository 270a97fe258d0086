"""Drafts of instruments: Parties, bodies, place, date, period, fields and signatures around each that was found.

1. The Parties are the States before `арасындағы`, or the States that act in the sentence, or those of its people, or
   those that the sentences before told of, or those of the story.
2. The day of signing is the day in the sentence of the step, outside the phrase. Where the sentence has none and tells
   what talks or a visit brought, it is the day of those talks.
3. A step told later of "the agreement" or "the document" adds its day and who signed, and takes no later step back.
"""

import re

import msgspec

from kelisim.model.dates import Term
from kelisim.model.draft import InstrumentDraft, StatedCount
from kelisim.model.instrument import Instrument, Relation
from kelisim.model.reference import Named
from kelisim.reading.dates import Dated
from kelisim.reading.kazakh.bodies import Body
from kelisim.reading.kazakh.context import Context, Evidence, Said, first_of_each
from kelisim.reading.kazakh.counting import count_in
from kelisim.reading.kazakh.instruments import (
    Back,
    Mention,
    announces,
    find_instruments,
    is_among,
    is_listed,
    speaks_of_papers,
)
from kelisim.reading.kazakh.lexical import dates_in, subjects_in
from kelisim.reading.kazakh.parties import level_of, parties_of, signing_bodies
from kelisim.reading.kazakh.places import place_in
from kelisim.reading.kazakh.signatures import signatures_in
from kelisim.reading.kazakh.steps import steps_in
from kelisim.reading.kazakh.territory import territory_of

MAX_DRAFTS = 500
_EVENT = re.compile(
    r"келіссөз|кездес|сапар|отырыс|форум|саммит|жиын|қол қо|рәсім|бас қосу|консультация|кеңес|конференция|жүздес"
)
_SAME_DAY = re.compile(r"(?<!\w)(?:сол|осы|дәл\sсол)\sкүн(?:і|гі|нің)?(?!\w)")
_NO_DAY = re.compile(r"\s?(?:дейін|дейінгі|қаулы|жарлы|өкім|заңы|бұйры)")
_NEAR = 5
_BOTH = 2
_LATELY = 20
_REACH = 400
_SIDES = re.compile(r"(?<!\w)(?:тараптар|компаниялар|екі\sкомпания|серіктестер)(?!\w)")
_FINAL = {"ratified", "in-force", "amended", "ended"}
_SIGNED_THEN = re.compile(r"\s(?:қол\sқойылған|жасалған|жасасқан)\s(?:\w+\s){0,2}\Z")
_AMENDING = re.compile(r"(?:өзгеріс|толықтыру)\w*[^.;]{0,40}\sенгізу")
_CARRYING_OUT = re.compile(r"(?:іске\sасыру|орындау|жүзеге\sасыру|орындалу)")


_TITLE_DAY = 60
_OF_THE_DAY = ("дағы", "дегі", "тағы", "тегі")


class _Kept(msgspec.Struct):
    """A draft while later sentences may add to it."""

    mention: Mention
    content: Instrument
    evidence: Evidence
    signing: list[Body]


def draft_instruments(context: Context) -> tuple[list[InstrumentDraft], list[StatedCount]]:
    """A draft for each instrument whose life the paragraphs tell, each once, and the counts that they state."""
    kept: list[_Kept] = []
    places: dict[tuple[str, str], int] = {}
    counts: list[tuple[int, int, int]] = []
    lead: Said | None = None
    pending: Mention | None = None
    before: Said | None = None
    for number, said in enumerate(context.told):
        after = context.told[number + 1] if number + 1 < len(context.told) else None
        listed = said.item or (lead is not None and is_listed(said))
        if not listed:
            lead = _lead(said, before, after)
        counts.extend(count_in(said))
        among = before if is_among(said, before) else None
        found, back = find_instruments(said, lead if listed else among)
        for mention in _with_those_signed(found, before):
            kind = mention.phrase.head.kind
            if mention.status in {"negated", "named"}:
                pending = mention
            elif mention.bare and any(one.mention.phrase.head.kind == kind for one in kept[-_LATELY:]):
                _add(context, Back(kind, mention.step, mention.said), kept)
            elif _keep(context, number, mention, kept, places):
                pending = None
        for one in back:
            if pending is not None and _goes_on(pending, one):
                told = msgspec.structs.replace(pending, status=one.step.status, step=one.step, told_in=one.said)
                pending = None if _keep(context, number, told, kept, places) else pending
            else:
                _add(context, one, kept)
        before = said
    drafts = [InstrumentDraft(content=one.content, evidence=one.evidence.spans()) for one in kept]
    named = sum(draft.content.status == "signed" for draft in drafts)
    return drafts, [_count(context, *count, named) for count in counts[:20]]


def _with_those_signed(found: list[Mention], before: Said | None) -> list[Mention]:
    """What is adopted right behind a sentence that counts papers that were signed is one of those."""
    if before is None or not any(mention.status is None for mention in found) or not count_in(before):
        return found
    step = next((step for step in steps_in(before.low, before.start) if step.status == "signed"), None)
    if step is None:
        return found
    return [
        msgspec.structs.replace(mention, status="signed", step=step, told_in=before)
        if mention.status is None and mention.told_in is mention.said
        else mention
        for mention in found
    ]


def _goes_on(pending: Mention, back: Back) -> bool:
    """Whether a step told of "the agreement" is one of the instrument that a sentence shortly before only named."""
    near = back.said.start - pending.said.end < _REACH
    same = back.kind is None or back.kind == pending.phrase.head.kind
    if pending.status == "negated":
        return near and same and back.step.status == "draft-approved"
    return near and same and back.step.status in {"signed", "planned", "draft-approved", "initialled", *_FINAL}


def _lead(said: Said, before: Said | None, after: Said | None) -> Said | None:
    """The sentence whose verb a list is announced with: the one with the colon, or the one before where it has none.

    Before items, one that speaks of papers announces them without a colon.
    """
    told = steps_in(said.low, said.start)
    if after is not None and after.item and told and speaks_of_papers(said):
        return said
    if not announces(said):
        return None
    return before if not told and before is not None and steps_in(before.low, before.start) else said


def _count(context: Context, stated: int, start: int, end: int, named: int) -> StatedCount:
    start, end = context.script.at(start), context.script.at(end)
    return StatedCount(stated=stated, named=named, of=context.page.text[start:end], start=start, end=end)


def _key(mention: Mention, title: str) -> tuple[str, str]:
    return mention.phrase.head.kind, re.sub(r"\W+", " ", title).casefold()


def _keep(
    context: Context, number: int, mention: Mention, kept: list[_Kept], places: dict[tuple[str, str], int]
) -> bool:
    """Draft a mention, or restate the draft that there is of it; whether there is one now."""
    title = context.quote(mention.phrase.start, mention.phrase.end)
    key = _key(mention, title)
    if key in places:
        known = kept[places[key]]
        if mention.status in _FINAL and known.content.status not in _FINAL:
            _restate(known, mention)
        return True
    if len(kept) >= MAX_DRAFTS:
        return False
    evidence = Evidence(context)
    signing = signing_bodies(mention) or _same_sides(mention, kept)
    content = _draft(context, number, mention, evidence, signing)
    if not (content.parties or content.bodies or content.level):
        return False
    listed = mention.told_in is not mention.said
    if mention.status is None and not listed and (len(content.parties) < _BOTH or _domestic(mention)):
        return False
    if mention.status == "planned" and len(content.parties) < _BOTH and not content.bodies and _domestic(mention):
        return False
    places[key] = len(kept)
    kept.append(_Kept(mention, content, evidence, signing))
    return True


def _same_sides(mention: Mention, kept: list[_Kept]) -> list[Body]:
    """The bodies of the instrument before, where a sentence names nobody else and says that the sides acted again."""
    said = mention.told_in
    if not kept or said.states or _SIDES.search(said.low) is None:
        return []
    near = mention.said.start - kept[-1].mention.said.start < _REACH * 2
    return kept[-1].signing if near else []


def _domestic(mention: Mention) -> bool:
    """Whether what was only adopted may be one Government's own, as its programmes and plans are."""
    own = mention.phrase.head.kind in {"programme", "roadmap", "action-plan"}
    return own and len(first_of_each(mention.said.states)) < _BOTH


def _restate(known: _Kept, mention: Mention) -> None:
    """A later step of an instrument that was told of before."""
    known.evidence.at("status", mention.step.start, mention.step.end)
    known.content = msgspec.structs.replace(known.content, status=mention.status)


def _draft(context: Context, number: int, mention: Mention, evidence: Evidence, signing: list[Body]) -> Instrument:
    phrase = mention.phrase
    tag = context.tag_of(phrase.start, phrase.end)
    title = evidence.quote(f"title.{tag}", phrase.start, phrase.end)
    head = mention.said.words[phrase.head.first]
    evidence.at("kind", head.start, phrase.end)
    if mention.status:
        evidence.at("status", mention.step.start, mention.step.end)
    level, level_at = level_of(mention, signing)
    if level_at:
        evidence.at("level", *level_at)
    parties = parties_of(context, number, mention, level)
    for place, state in enumerate(parties):
        evidence.at(f"parties.{place}", state.start, state.end)
    bodies = tuple(
        Named(name=evidence.quote(f"bodies.{place}.name", body.start, body.end)) for place, body in enumerate(signing)
    )
    signed = _signed_on(context, number, mention, evidence)
    return Instrument(
        kind=_kind(phrase.head.kind, level),  # type: ignore[arg-type]
        title={tag: title},
        level=level,  # type: ignore[arg-type]
        status=mention.status,  # type: ignore[arg-type]
        parties=tuple(state.code for state in parties),
        bodies=bodies,
        signed=signed,
        place=_place(mention, evidence) if mention.status == "signed" else None,
        territory=territory_of(context, mention, evidence),
        fields=_fields(context, mention, evidence),
        period=_period(context, mention, evidence),
        relations=_relations(context, mention, evidence),
        signatures=signatures_in(context, mention.told_in, mention.step, evidence)
        if mention.status in {"signed", "initialled"}
        else (),
    )


def _kind(kind: str, level: str | None) -> str:
    """A `шарт` of companies is a contract, one of States a treaty."""
    return "contract" if kind == "treaty" and level == "corporate" else kind


def _signed_on(context: Context, number: int, mention: Mention, evidence: Evidence) -> str | None:
    """Rule 2."""
    if mention.status != "signed":
        return _signed_before(context, mention, evidence)
    found = _day_in(mention.told_in, mention)
    if found is None:
        found = _day_before(context, number, mention.told_in)
    if found is None:
        return None
    evidence.at("signed", found.start, found.end)
    return found.day


def _signed_before(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    """The day, month or year with which a phrase says when the instrument was signed: `2018 жылы қол қойылған`."""
    if mention.status not in _FINAL:
        return None
    said = mention.said
    end = said.words[mention.phrase.first].start
    match = _SIGNED_THEN.search(said.low[: end - said.start])
    if match is None:
        return _of_its_title(context, mention, evidence)
    for dated in dates_in(context.text, said.start, said.start + match.start() + 1, None):
        if dated.day and said.start + match.start() - dated.end <= 30:
            evidence.at("signed", dated.start, dated.end)
            return dated.day
    return None


def _of_its_title(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    """The day by which a title calls an instrument: `2001 жылғы 5 шілдедегі келісім`."""
    phrase = mention.phrase
    start = context.text.rfind(" ", 0, mention.said.words[phrase.head.first].start - 1) - _TITLE_DAY
    for dated in dates_in(context.text, max(phrase.start, start), phrase.end, None):
        if dated.day and len(dated.day) == 10 and context.text[: dated.end].endswith(_OF_THE_DAY):
            evidence.at("signed", dated.start, dated.end)
            return dated.day
    return None


def _day_in(said: Said, mention: Mention | None) -> Dated | None:
    return _dated_in(said, mention, 10) or (_dated_in(said, mention, 7) if mention is not None else None)


def _dated_in(said: Said, mention: Mention | None, length: int) -> Dated | None:
    """The date of so many letters beside a step: a day, or a month where there is none."""
    days = []
    for dated in said.dates:
        if not dated.day or len(dated.day) != length or dated.only_end or dated.only_start:
            continue
        if mention is not None and said is mention.said and mention.phrase.start <= dated.start < mention.phrase.end:
            continue
        if _NO_DAY.match(said.text, dated.end, said.end):
            continue
        days.append(dated)
    if mention is not None and days:
        ahead = [dated for dated in days if dated.start < mention.step.start]
        return (ahead or days)[-1 if ahead else 0]
    return days[0] if days else None


def _day_before(context: Context, number: int, said: Said) -> Dated | None:
    """The day of the talks or the visit that the sentences before tell of."""
    place = next((at for at in range(number, -1, -1) if context.told[at] is said), number)
    same_day = _SAME_DAY.search(said.low) is not None
    for one in reversed(context.told[max(0, place - _NEAR) : place]):
        day = _day_in(one, None)
        if day is not None:
            return day if same_day or (_EVENT.search(one.low) and not _future(one)) else None
    return None


def _future(said: Said) -> bool:
    return re.search(r"жоспарлан|өтеді|болады|күтіл|көзделіп", said.low) is not None


def _place(mention: Mention, evidence: Evidence) -> Named | None:
    found = place_in(mention.told_in, mention.phrase if mention.told_in is mention.said else None)
    return Named(name=evidence.quote("place.name", *found)) if found else None


def _fields(context: Context, mention: Mention, evidence: Evidence) -> tuple[Named, ...]:
    first: dict[str, tuple[int, int]] = {}
    for subject in subjects_in(context.text, mention.phrase.start, mention.phrase.end):
        first.setdefault(subject.code, (subject.start, subject.end))
    return tuple(Named(name=evidence.quote(f"fields.{place}.name", *span)) for place, span in enumerate(first.values()))


def _period(context: Context, mention: Mention, evidence: Evidence) -> Term | None:
    for dated in dates_in(context.text, mention.phrase.start, mention.phrase.end, None):
        if len(dated.first) == 10 and len(dated.last) == 10 and dated.first == dated.last:
            continue
        lasting = dated.first != dated.last or dated.only_end
        if lasting or re.match(r"\s?(?:жыл(?:ға|дарға))?\s?арналған", context.text[dated.end : dated.end + 24]):
            term = dated.term()
            if term.start:
                evidence.at("period.start", dated.start, dated.end)
            if term.end:
                evidence.at("period.end", dated.start, dated.end)
            return term
    return None


def _relations(context: Context, mention: Mention, evidence: Evidence) -> tuple[Relation, ...]:
    """What the phrase says of an instrument inside it: that it is amended, or carried out."""
    phrase = mention.phrase
    words = mention.said.words
    for inner in phrase.inner[-1:]:
        end = words[inner.last].start + inner.form.ends
        start = words[phrase.first].start
        behind = context.text[end : phrase.end].lower()
        kind = "amends" if _AMENDING.search(behind) else "implements" if _CARRYING_OUT.search(behind) else None
        if kind is None or end <= start:
            return ()
        name = evidence.quote("relations.0.instrument.name", start, end)
        return (Relation(kind=kind, instrument=Named(name=name[:500])),)  # type: ignore[arg-type]
    return ()


def _add(context: Context, back: Back, kept: list[_Kept]) -> None:
    """Rule 3."""
    known = next(
        (one for one in reversed(kept[-_LATELY:]) if back.kind is None or one.mention.phrase.head.kind == back.kind),
        None,
    )
    if known is None and kept and back.kind == "agreement":
        known = kept[-1]
    if known is None:
        return
    content, status = known.content, back.step.status
    if status in _FINAL and (content.status not in _FINAL or (status == "ended" != content.status)):
        known.evidence.at("status", back.step.start, back.step.end)
        known.content = msgspec.structs.replace(content, status=status)
        return
    if status != "signed" or content.status in {None, "planned", "draft-approved", "initialled"}:
        return
    changes: dict[str, object] = {}
    day = _day_in(back.said, None)
    if content.signed is None and day is not None:
        known.evidence.at("signed", day.start, day.end)
        changes["signed"] = day.day
    if content.place is None:
        place = place_in(back.said, None)
        if place:
            changes["place"] = Named(name=known.evidence.quote("place.name", *place))
    if not content.signatures:
        changes["signatures"] = signatures_in(context, back.said, back.step, known.evidence)
    known.content = msgspec.structs.replace(content, **changes)
