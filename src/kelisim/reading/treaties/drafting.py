"""Drafts of treaties.

1. A document is a treaty's where a title is followed by two of a preamble, articles, the formula of signature and words
   about "this Agreement", or where it is a passage with the last and one of the others; minutes, decisions and plans
   are not.
2. Each text gives one draft. Texts of one kind between the same Parties, signed on the same day in different languages,
   are one treaty with a title in each.
3. Who signed with an office gives an office too.
4. Every value has its place; a clause has its sentence, an article its own words.
"""

import re

import msgspec

from kelisim.model.draft import InstrumentDraft
from kelisim.model.instrument import Instrument, Signature
from kelisim.model.reference import Named
from kelisim.reading.drafter import Found
from kelisim.reading.evidence import Evidence
from kelisim.reading.minutes.heads import is_minutes
from kelisim.reading.page import Page
from kelisim.reading.story.layout import Layout
from kelisim.reading.treaties.articles import articles_of
from kelisim.reading.treaties.block import Signatory, signatories_in
from kelisim.reading.treaties.clauses import clauses_of
from kelisim.reading.treaties.depositary import depositary_in
from kelisim.reading.treaties.folding import folded
from kelisim.reading.treaties.formula import Formula, formula_in
from kelisim.reading.treaties.heads import Head, heads_of, lines_of, passage_of
from kelisim.reading.treaties.marks import AGREED, ARTICLE, FORMULA, is_formula
from kelisim.reading.treaties.offices import offices_of
from kelisim.reading.treaties.parties import parties_in, preamble_of, sides_of
from kelisim.reading.treaties.relations import amended_by, superseded_in
from kelisim.reading.treaties.script import script_of
from kelisim.reading.treaties.standing import standing_of

_PLANS = frozenset({"programme", "action-plan", "roadmap"})
_BIG_TABLE = 6
MAX_TREATIES = 200
_CONTRACTS = {("treaty", "corporate"): "contract"}
"""What the word for a treaty means between companies: договор, шарт."""
_THIS = re.compile(
    r"\b(?:this|the present) (?:framework )?(?:agreement|treaty|protocol|memorandum|convention)"
    r"|\bнастоящ\w{2,3} (?:соглашени|договор|протокол|меморандум|конвенци)"
    r"|\bосы (?:келісім|шарт|хаттама|меморандум|конвенция)"
)


def is_one(page: Page, layout: Layout) -> bool:  # noqa: ARG001 - every genre is given it
    """Whether the document is of this genre (rule 1)."""
    return bool(_texts(page))


def drafts_of(page: Page, layout: Layout) -> Found:  # noqa: ARG001 - as above
    """The treaties that the document holds."""
    text, low = page.text, folded(page.text)
    drafts: list[InstrumentDraft] = []
    look: list[str] = []
    before = 0
    for head in _texts(page)[:MAX_TREATIES]:
        draft, said = _draft(text, low, head, before)
        look += said
        before = head.text_end
        same = next((place for place, one in enumerate(drafts) if _same(one.content, draft.content)), None)
        if same is None:
            drafts.append(draft)
        else:
            drafts[same] = _joined(drafts[same], draft)
    offices = [office for draft in drafts for office in offices_of(draft)]
    return Found(drafts=(*drafts, *offices), look=tuple(dict.fromkeys(look)))


def _texts(page: Page) -> list[Head]:
    """Rule 1: the titles of the treaties in a document; one without a title for a passage."""
    text = page.text
    low = folded(text)
    if not any(pattern.search(low) for pattern in (*AGREED.values(), FORMULA)) and not ARTICLE.search(text):
        return []
    if is_minutes(text, low):
        return []
    heads = heads_of(text, low, lines_of(text))
    planned = any(len({cell.row for cell in table.cells}) > _BIG_TABLE for table in page.tables)
    heads = [head for head in heads if not (planned and head.kind in _PLANS)]
    if heads:
        return [head for head in heads if _is_text(text, low, head)]
    if planned:
        return []
    signed = any(is_formula(text, low, match) for match in FORMULA.finditer(low))
    articles = len(list(ARTICLE.finditer(text)))
    spoken = len(_THIS.findall(low))
    if spoken and (signed or (articles >= 1 and spoken >= 2)):
        passage = passage_of(text, script_of(low, 0, len(low)))
        return [passage] if passage else []
    return []


def _is_text(text: str, low: str, head: Head) -> bool:
    """Whether what follows a title is a treaty's text and not a story about it: of three marks it has two.

    They are the preamble, an article, and the formula of signature.
    """
    start, end = head.end, head.text_end
    agreed = AGREED[head.language].search(low, start, min(end, start + 6_000)) is not None
    articles = ARTICLE.search(text, start, end) is not None
    signed = any(match[head.language] and is_formula(text, low, match) for match in FORMULA.finditer(low, start, end))
    spoken = _THIS.search(low, start, end) is not None
    return agreed + articles + signed + spoken >= 2


def _draft(text: str, low: str, head: Head, before: int) -> tuple[InstrumentDraft, tuple[str, ...]]:
    """The draft of one text, and what a person should look at."""
    language = head.language
    start, end = (head.end, head.text_end) if head.whole else (0, head.text_end)
    evidence = Evidence()
    evidence.at(f"title.{language}", head.start, head.end)
    evidence.at("kind", *head.kind_at)
    formula = formula_in(text, low, start, end, language)
    block = signatories_in(text, low, formula.end, end, language) if formula else []
    preamble = preamble_of(text, low, start, end, language) if head.whole else None
    signers = [one.party for one in block if one.party]
    sides = sides_of(text, low, (head.start, head.end), preamble, signers, language)
    for number, party in enumerate(sides.parties):
        evidence.at(f"parties.{number}", party.start, party.end)
    if sides.level_at:
        evidence.at("level", *sides.level_at)
    for number, body in enumerate(sides.bodies):
        evidence.at(f"bodies.{number}.name", body.start, body.end)
        if body.side:
            evidence.at(f"bodies.{number}.side", body.side.start, body.side.end)
    body_start = preamble[0] if preamble else start
    standing = standing_of(text, low, head, before, formula, _first_body(text, low, head, body_start))
    if standing.at:
        evidence.at("status", *standing.at)
    parties = [party.code for party in sides.parties]
    ours = [one for one in block if one.party and one.party.code in parties]
    signed, place, signatures = _signing(text, formula if standing.signed else None, ours, evidence)
    found = clauses_of(
        text,
        low,
        start,
        end,
        language,
        lambda first, last: [(one.code, one.start, one.end) for one in parties_in(text, first, last, language)],
    )
    for field, first, last in found.places:
        evidence.at(f"clauses.{field}", first, last)
    articles = articles_of(text, start, formula.start if formula else end, language)
    for number, article in enumerate(articles):
        evidence.at(f"articles.{number}.text.{language}", *article.text_at)
        if article.heading_at:
            evidence.at(f"articles.{number}.heading.{language}", *article.heading_at)
    depositary = depositary_in(text, low, start, end, language)
    if depositary:
        evidence.at("depositary.name", *depositary)
    relations = [amended_by(text, low, (head.start, head.end), language) if head.whole else None]
    relations.append(superseded_in(text, low, start, end, language))
    related = [relation for relation in relations if relation]
    for number, relation in enumerate(related):
        evidence.at(f"relations.{number}.kind", *relation.verb_at)
        evidence.at(f"relations.{number}.instrument.name", *relation.name_at)
    languages = formula.languages if formula else ()
    for number, spoken in enumerate(languages):
        evidence.at(f"languages.{number}", spoken.start, spoken.end)
    content = Instrument(
        kind=_CONTRACTS.get((head.kind, sides.level), head.kind),  # type: ignore[arg-type]
        title={language: text[head.start : head.end]},
        level=sides.level,  # type: ignore[arg-type]
        status=standing.status,  # type: ignore[arg-type]
        parties=tuple(parties),
        bodies=tuple(Named(name=body.name, side=body.side.code if body.side else None) for body in sides.bodies),
        signed=signed,
        place=place,
        signatures=signatures,
        languages=tuple(spoken.tag for spoken in languages),
        depositary=Named(name=text[slice(*depositary)]) if depositary else None,
        relations=tuple(relation.relation for relation in related),
        clauses=found.clauses,
        articles=tuple(article.article for article in articles),
    )
    return InstrumentDraft(content=content, evidence=evidence.spans()), found.look


def _first_body(text: str, low: str, head: Head, start: int) -> int:
    """Where the notes under a title end: at the preamble or the first article, not far from the title."""
    article = ARTICLE.search(text, head.end, head.text_end)
    agreed = AGREED[head.language].search(low, start, head.text_end)
    ends = [match.start() for match in (article, agreed) if match]
    return min([head.end + 1_200, head.text_end, *ends])


def _signing(
    text: str, formula: Formula | None, block: list[Signatory], evidence: Evidence
) -> tuple[str | None, Named | None, tuple[Signature, ...]]:
    """The day and place of signature, and who signed."""
    if formula is None:
        return None, None, ()
    days = list(dict.fromkeys(day.day for day in formula.days))
    place = None
    signatures: list[Signature] = []
    if len(days) == 1:
        evidence.at("signed", formula.days[0].start, formula.days[0].end)
        if formula.places:
            place = Named(name=formula.places[0].name)
            evidence.at("place.name", formula.places[0].start, formula.places[0].end)
    else:
        signatures += _each_day(formula, evidence)
    for one in block:
        if one.party is None or not (one.name or one.office):
            continue
        number = len(signatures)
        evidence.at(f"signatures.{number}.party", one.party.start, one.party.end)
        for field, at in (("name", one.name), ("office", one.office)):
            if at:
                evidence.at(f"signatures.{number}.{field}", *at)
        name, office = (text[slice(*at)] if at else None for at in (one.name, one.office))
        signatures.append(Signature(party=one.party.code, name=name, office=office))
    return (days[0] if len(days) == 1 else None), place, tuple(signatures)


def _each_day(formula: Formula, evidence: Evidence) -> list[Signature]:
    """The signatures of a text that was signed on several days (formula, rule 2)."""
    signatures = []
    floor = formula.start
    for number, day in enumerate(formula.days):
        near = [one for one in formula.places if floor <= one.start and one.end <= day.start]
        evidence.at(f"signatures.{number}.date", day.start, day.end)
        if near:
            evidence.at(f"signatures.{number}.place.name", near[-1].start, near[-1].end)
        signatures.append(Signature(date=day.day, place=Named(name=near[-1].name) if near else None))
        floor = day.end
    return signatures


def _same(one: Instrument, other: Instrument) -> bool:
    """Rule 2."""
    return (
        one.kind == other.kind
        and set(one.parties) == set(other.parties)
        and one.signed is not None
        and one.signed == other.signed
        and not set(one.title) & set(other.title)
    )


def _joined(one: InstrumentDraft, other: InstrumentDraft) -> InstrumentDraft:
    """One treaty of the texts in two languages: the second adds its title."""
    content = msgspec.structs.replace(one.content, title={**one.content.title, **other.content.title})
    added = tuple(span for span in other.evidence if span.field.startswith("title."))
    return msgspec.structs.replace(one, content=content, evidence=(*one.evidence, *added))
