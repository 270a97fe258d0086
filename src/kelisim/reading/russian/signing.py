"""Who signs an instrument: ministries and companies, and the people that sign for them.

1. Bodies stand in "между A и B", as the subject ("A и B подписали"), behind "подписан" in the instrumental, or as
   "A подписало … с B". A State is none.
2. People sign where a sentence says "подписали", "подписи поставили", "подписан министром …"; those "в присутствии" of
   whom it was signed did not.
"""

import re

import msgspec

from kelisim.model.draft import InstrumentDraft
from kelisim.model.instrument import Signature
from kelisim.reading.evidence import Evidence
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.drafting_offices import bare
from kelisim.reading.russian.instruments import Mention
from kelisim.reading.russian.sides import AGENCY, COMPANY, bodies_in

_GOVERNMENT = re.compile(r"\b(?:межправительственн\w+|правительств\w*)\b", re.IGNORECASE)
_STATE_LEVEL = re.compile(r"\b(?:межгосударственн\w+)\b", re.IGNORECASE)
_AGENCY_LEVEL = re.compile(r"\bмежведомственн\w+\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bмежду\s")
_WITH = re.compile(r"\sсо?\s")
_SIGNED_BY = re.compile(
    r"(?<!\w)(?:подписал[аио]?|подписан[аоы]?|подписи|подпись|парафировал[аио]?|парафирован\w*|скрепил\w*|заключил[аио]?)(?!\w)",
    re.IGNORECASE,
)
_PRESENCE = re.compile(r"\bв\sприсутствии\b|\bпри\sучастии\b|\bпод\sпредседательством\b", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:сообщил|заявил|рассказал|отметил|напомнил|уточнил|подчеркнул|добавил|пояснил)\w*", re.IGNORECASE
)


_PAIR = 2
_GENERIC = re.compile(
    r"(?:совместн\w+\s)?(?:компани|корпораци|фирм|предприяти|банк|групп|оператор|завод|фонд|ведомств|министерств|холдинг)[а-яё]{0,3}"
)
"""A body without a name of its own."""


class Signers(msgspec.Struct, frozen=True):
    """The bodies that sign, as spans of the text, and the stretch that names them."""

    bodies: tuple[tuple[int, int], ...] = ()
    around: tuple[int, int] | None = None


def signers_of(context: Context, number: int, mention: Mention) -> Signers:
    """The two or more bodies that sign what a phrase names (rule 1)."""
    text, sentence = context.text, mention.sentence
    line = context.line(number)
    between = _BETWEEN.search(text, mention.start, min(sentence.end, mention.end + 10))
    if between:
        found = _institutions(context, bodies_in(line, between.end(), sentence.end))
        if len(found) >= 2:
            return Signers(tuple(found[:8]), (between.start(), found[-1][1]))
    if mention.told_in is not sentence:
        return Signers()
    subject = _institutions(context, bodies_in(line, sentence.start, min(mention.start, mention.status_at[0])))
    if len(subject) >= 2:
        return Signers(tuple(subject[-2:]), (subject[-2][0], subject[-1][1]))
    behind = [
        span
        for match in _WITH.finditer(text, mention.kind_at[1], sentence.end)
        for span in _institutions(context, bodies_in(line, match.end(), sentence.end))
        if span[0] - match.end() < 40
    ]
    if subject and behind:
        return Signers((subject[-1], behind[0]), (subject[-1][0], behind[0][1]))
    after = _institutions(context, bodies_in(line, max(mention.status_at[1], mention.end), sentence.end))
    if len(after) >= 2 and mention.status_at[0] >= mention.end:
        return Signers(tuple(after[:2]), (after[0][0], after[1][1]))
    return Signers() if subject or after else _companies_before(context, number)


def _companies_before(context: Context, number: int) -> Signers:
    """The two companies that the sentence before is about: "Компании А и Б строят порт. Договор подписан"."""
    if not number or context.sentences[number - 1].paragraph != context.sentences[number].paragraph:
        return Signers()
    before = context.sentences[number - 1]
    found = _institutions(context, bodies_in(context.line(number - 1), before.start, before.end))
    if len(found) == _PAIR and all(COMPANY.search(context.text[slice(*span)]) for span in found):
        return Signers(tuple(found), (found[0][0], found[1][1]))
    return Signers()


def _institutions(context: Context, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that are ministries, companies or quoted names, without quotation marks around all of them."""
    text = context.text
    found = []
    for start, stop in spans:
        words = text[start:stop]
        if _person_of(context, start) or _GENERIC.fullmatch(words):
            continue
        if AGENCY.search(words) or COMPANY.search(words) or "«" in words or _name_of_body(context, start, stop):
            found.append(bare(text, start, stop))
    return found


def _name_of_body(context: Context, start: int, end: int) -> bool:
    return any(name.kind == "ORG" and start <= name.start < end for name in context.telling.names)


def _person_of(context: Context, start: int) -> bool:
    """Whether a body is only what somebody's office is of."""
    return any(holder.of is not None and holder.of[0] <= start < holder.of[1] for holder in context.telling.holders)


def level_of(context: Context, mention: Mention, signers: Signers) -> tuple[str | None, tuple[int, int] | None]:
    """The level that the title or those who sign tell, and where."""
    for level, pattern in (
        ("interstate", _STATE_LEVEL),
        ("intergovernmental", _GOVERNMENT),
        ("interagency", _AGENCY_LEVEL),
    ):
        match = pattern.search(context.text, mention.start, mention.end)
        if match:
            return level, match.span()
    for start, end in ((mention.start, mention.end), *([signers.around] if signers.around else [])):
        for level, pattern in (("interagency", AGENCY), ("corporate", COMPANY)):
            match = pattern.search(context.text, start, end)
            if match and (signers.bodies or level == "interagency"):
                return level, match.span()
    if signers.bodies and signers.around:
        return "corporate", signers.around
    return None, None


def signatures_of(context: Context, draft: InstrumentDraft, number: int) -> InstrumentDraft:
    """Add who signed: the people of a sentence that tells it (rule 2)."""
    sentence = context.sentences[number]
    signed = _SIGNED_BY.search(sentence.text)
    if signed is None or draft.content.signatures or draft.content.status not in {"signed", "initialled", None}:
        return draft
    presence = _PRESENCE.search(sentence.text)
    evidence = Evidence()
    signatures: list[Signature] = []
    for person in context.people_in(number):
        place = person.at[0] - sentence.start
        if presence and presence.start() < place < presence.start() + 250:
            continue
        said = sentence.text[max(0, place - 140) : place]
        if _REPORTED.search(said) and not _SIGNED_BY.search(said):
            continue
        count = len(signatures)
        evidence.at(f"signatures.{count}.name", *person.at)
        evidence.at(f"signatures.{count}.office", *person.office)
        if person.side:
            evidence.at(f"signatures.{count}.party", person.side.start, person.side.end)
        signatures.append(
            Signature(
                party=person.side.code if person.side else None,
                name=context.text[slice(*person.at)],
                office=context.text[slice(*person.office)],
            )
        )
    if not signatures:
        return draft
    content = msgspec.structs.replace(draft.content, signatures=tuple(signatures))
    return msgspec.structs.replace(draft, content=content, evidence=(*draft.evidence, *evidence.spans()))
