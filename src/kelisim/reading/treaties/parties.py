"""Who the Parties of a treaty are, at what level they sign, and which bodies sign for them.

1. The Parties are the States that the preamble names before it calls them Parties; where it names fewer than two, those
   of the title; then those of the block of signatures.
2. An organisation of States is a Party only beside a State; "the member States of the Union" are no Party.
3. A text "between the Government of ... and the Government of ..." is intergovernmental; between ministries and other
   agencies interagency; between companies corporate; between States without more interstate.
4. The bodies of a treaty are the ministries, agencies and companies between which it is, not the Governments.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.model.base import PartyCode
from kelisim.reading.treaties.marks import AGREED
from kelisim.reading.treaties.names import StateSaid, states_in

_GOVERNMENT = re.compile(r"\b(?:governments?|правительств(?:о|а|ом|ами)|үкімет\w*)\b")
_AGENCY = re.compile(
    r"\b(?:ministr(?:y|ies)|agency|committee|federal service|prosecutor|national bank|central bank"
    r"|министерств\w{1,3}|агентств\w{1,3}|"
    r"комитет\w{0,3}|федеральн\w{2,3} служб\w{1,3}|генеральн\w{2,3} прокуратур\w{1,3}|национальн\w{2,3} банк\w{0,2}"
    r"|министрлі[кг]\w*|"
    r"агентті[кг]\w*|комитеті\w*|прокуратурасы\w*|ұлттық банк\w*)\b"
)
_COMPANY = re.compile(
    r"\b(?:joint[ -]stock company|jsc|llp|llc|ltd|plc|corporation|company|акционерн\w{2,3} обществ\w{1,2}"
    r"|товариществ\w{1,2}|"
    r"обществ\w{1,2} с ограниченной|ао|пао|оао|зао|ооо|тоо|акционерлік қоғам\w*|серіктесті\w*|ақ|жшс)\b"
)
_MEMBERS = re.compile(r"(?:members?(?: states?)?|states|state|участник\w{0,3}|член\w{0,3})(?: of)?(?: the)? ?\Z")
_STRETCH = 1_500
_LEVELS = (("intergovernmental", _GOVERNMENT), ("interagency", _AGENCY), ("corporate", _COMPANY))
_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_QUOTED = r"[«\"“][^»\"”\n]{2,80}[»\"”]"
_FORMS = (
    r"Joint[ -]Stock Company|Limited Liability (?:Partnership|Company)|JSC|LLP|LLC|PJSC|Акционерное общество"
    r"|Публичное акционерное общество|"
    r"Товарищество с ограниченной ответственностью|Общество с ограниченной ответственностью|АО|ПАО|ОАО|ЗАО|ООО|ТОО"
)
_COMPANY_NAME = re.compile(
    rf"(?<!\w)(?:(?:{_FORMS})\s+{_QUOTED}|{_QUOTED}\s+(?:акционерлік қоғамы|жауапкершілігі шектеулі серіктестігі|АҚ"
    rf"|ЖШС)"
    rf"|[{_UPPER}][\w&-]+(?:\s[{_UPPER}][\w&-]+){{0,3}}\s(?:JSC|LLP|LLC|PJSC|Ltd|plc|Corporation)\b)"
)
_AGENCY_HEAD = re.compile(
    r"(?<!\w)(?:the\s+)?(?P<name>(?:Ministry|Agency|(?:State |National |Customs )?Committee|Federal (?:Agency"
    r"|Service|Customs Service)|"
    r"(?:National|Central) Bank|(?:State |National )?Space Agency|Prosecutor General[’']s Office|Supreme Court|"
    r"Министерство|Агентство|(?:Государственный |Национальный )?[Кк]омитет|Федеральн(?:ое агентство|ая служба"
    r"|ая таможенная служба)|"
    r"(?:Национальный|Центральный) [Бб]анк|Генеральная прокуратура|Верховный Суд|Государственная корпорация)\b)"
)
_AGENCY_TAIL = re.compile(
    r"(?:министрлігі|агенттігі|комитеті|қызметі|корпорациясы|прокуратурасы|[Ұұ]лттық [Бб]анкі|Жоғарғы Соты)(?!\w)"
)


class PartySaid(msgspec.Struct, frozen=True):
    """A Party named at [start, end)."""

    code: PartyCode
    start: int
    end: int


class BodySaid(msgspec.Struct, frozen=True):
    """A body named at [start, end), with the Party it belongs to where its name says it."""

    name: str
    start: int
    end: int
    side: PartySaid | None


class Sides(msgspec.Struct, frozen=True):
    """The Parties, the level and where it is said, and the bodies."""

    parties: tuple[PartySaid, ...]
    level: str | None
    level_at: tuple[int, int] | None
    bodies: tuple[BodySaid, ...]


def preamble_of(text: str, low: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """The stretch after a title in which the Parties are named: up to the words that call them so."""
    match = AGREED[language].search(low, start, min(end, start + _STRETCH))
    if match is None:
        return None
    if language == "kk" and len(text[start : match.start()].strip()) < 12:
        stop = re.compile(r",\s*\n|\n\s*\n|\b(?:басшылыққа|ниет|тілек|мойындай|назарға|ұмтыла)\w*").search(
            text, match.end(), min(end, match.end() + _STRETCH)
        )
        return match.end(), stop.start() if stop else min(end, match.end() + 400)
    return start, match.start()


def sides_of(
    text: str,
    low: str,
    title: tuple[int, int],
    preamble: tuple[int, int] | None,
    block: Sequence[PartySaid],
    language: str,
) -> Sides:
    """The Parties, the level and the bodies of a treaty (rules 1 to 4)."""
    stretches = [stretch for stretch in (preamble, title) if stretch]
    named: list[list[PartySaid]] = [_parties(text, low, *stretch, language) for stretch in stretches]
    named.append(list(block))
    parties = next((found for found in named if len({party.code for party in found}) >= 2), [])
    first: dict[str, PartySaid] = {}
    for party in parties or max(named, key=len, default=[]):
        first.setdefault(party.code, party)
    chosen = tuple(first.values())
    level, level_at = _level(low, stretches)
    if level is None and len(chosen) >= 2:
        level, level_at = "interstate", (chosen[0].start, chosen[0].end)
    bodies: list[BodySaid] = []
    if level in {"interagency", "corporate"}:
        for stretch in stretches:
            found = _bodies(text, *stretch, language)
            if len(found) > len(bodies):
                bodies = found
            if len(bodies) >= 2:
                break
    if level == "corporate":
        chosen = ()
    return Sides(chosen, level, level_at, tuple(bodies))


def _level(low: str, stretches: Sequence[tuple[int, int]]) -> tuple[str | None, tuple[int, int] | None]:
    """Rule 3: the first word that tells it, in the preamble or else in the title."""
    for stretch in stretches:
        found = [(match.span(), level) for level, pattern in _LEVELS if (match := pattern.search(low, *stretch))]
        if found:
            span, level = min(found)
            return level, span
    return None, None


def _parties(text: str, low: str, start: int, end: int, language: str) -> list[PartySaid]:
    """Rule 2."""
    states = states_in(text, start, end, language)
    nations = {state.code for state in states if not state.organisation}
    kept = []
    for state in states:
        if state.adjective or (
            state.organisation
            and (len(nations) != 1 or _MEMBERS.search(low[max(start, state.start - 40) : state.start]))
        ):
            continue
        kept.append(PartySaid(state.code, state.start, state.end))
    return kept


def parties_in(text: str, start: int, end: int, language: str) -> list[PartySaid]:
    """The States and organisations named in a stretch as nouns."""
    return [
        PartySaid(state.code, state.start, state.end)
        for state in states_in(text, start, end, language)
        if not state.adjective
    ]


def _bodies(text: str, start: int, end: int, language: str) -> list[BodySaid]:
    """Rule 4."""
    found = [BodySaid(match[0], match.start(), match.end(), None) for match in _COMPANY_NAME.finditer(text, start, end)]
    states = states_in(text, start, end, language)
    if language == "kk":
        found += _kazakh_bodies(text, start, end, states)
    else:
        heads = [match.start("name") for match in _AGENCY_HEAD.finditer(text, start, end)]
        for place, head in enumerate(heads):
            limit = heads[place + 1] if place + 1 < len(heads) else end
            owner = next((state for state in states if head < state.start < limit and not state.adjective), None)
            stop = owner.end if owner else _clause_end(text, head, limit)
            side = PartySaid(owner.code, owner.start, owner.end) if owner else None
            found.append(BodySaid(text[head:stop], head, stop, side))
    return sorted(found, key=lambda body: body.start)


def _kazakh_bodies(text: str, start: int, end: int, states: Sequence[StateSaid]) -> list[BodySaid]:
    found = []
    floor = start
    for match in _AGENCY_TAIL.finditer(text, start, end):
        owner = next((state for state in states if floor <= state.start and state.end <= match.start()), None)
        if owner:
            side = PartySaid(owner.code, owner.start, owner.end)
            found.append(BodySaid(text[owner.start : match.end()], owner.start, match.end(), side))
        floor = match.end()
    return found


def _clause_end(text: str, start: int, end: int) -> int:
    match = re.compile(r"\s(?:and|и|with)\s|[,;\n(]").search(text, start, end)
    return match.start() if match else start + len(text[start:end].rstrip())
