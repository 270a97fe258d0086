"""Drafts of statements: what a named person said, with the dates and values claimed.

1. A statement needs somebody and a verb of saying beside them (`speakers`); "he said" is the last who spoke. Its claims
   are that something happens at a time, and figures.
2. It was said on the day that stands beside the verb, or else on the day the story was published, or else, where nobody
   knows that, on the first day that the story tells.
3. A claim of a date needs a verb of coming about ("will be launched", "construction began").
"""

import re

import msgspec

from kelisim.model.draft import StatementDraft
from kelisim.model.reference import Named
from kelisim.model.word import Claim, DateClaim, Roughly, Speaker, Statement, ValueClaim
from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.english.context import Context
from kelisim.reading.english.people import Person
from kelisim.reading.english.phrases import phrases_in
from kelisim.reading.english.speakers import SAID, office_in, speaker_in
from kelisim.reading.evidence import Evidence
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he)\s(?:also\s|then\s)?"
    r"(?:said|says|added|adds|noted|told|explained|stressed|announced|expects?|believes|recalled|joked|laughed|warned|stated"
    r"|emphasi[sz]ed|promised|pointed|called|hopes|hoped|insisted|underlined|continued|thinks|admitted|replied)\b"
)
_MOST_KNOWN = 20
"""So many people named before may be meant by "the minister"."""
_EARLIER = 12
_QUOTE = re.compile(r"[“\"«](?P<words>[^“”\"«»]{12,2000})[”\"»]")
_ON = re.compile(r"\b[Oo]n\s\Z")
_EVENTS: tuple[tuple[str, str], ...] = (
    (
        "construction-begins",
        r"""
        construction(?: work)?[^.;]{0,60}?\b(?:begin|began|begun|start|started|starts|launch(?:ed)?)
        (?:begin|began|start(?:ed)?) (?:the )?construction
        """,
    ),
    (
        "production-begins",
        r"""
        (?:production|output)[^.;]{0,60}?\b(?:begin|began|start|started|launch(?:ed)?)
        (?:start|begin|launch)(?:ed|s)? (?:of )?production
        """,
    ),
    (
        "commissioning",
        """
        (?:put|brought|come|came) (?:in)?to (?:operation|service) | commissioned | come on ?stream | become operational
        """,
    ),
    ("launch", "launch(?:ed|es)?"),
    ("completion", "(?:complet|finish)(?:ed|e|ion)"),
    ("opening", "open(?:ed|s|ing)?"),
    ("signing", "be signed | sign(?:ing)?"),
    ("target", "(?:reach|increase|bring|grow|raise|double|exceed)(?:ed|ing)?"),
)
_EVENT = re.compile(
    r"\b(?:" + "|".join(f"(?P<e{n}>{either(words)})" for n, (_, words) in enumerate(_EVENTS)) + r")\b", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|would|to be|plan\w*|expect\w*|schedul\w*|should|is to|are to|set to|intend\w*|by)\b", re.IGNORECASE
)
_UNIT = either(
    r"""
    percent | per cent | % | (?:thousand )?tons? | tonnes | kt | MW | GW | kWh | km | kilometers | kilometres | hectares
    cubic meters | cubic metres | barrels | containers | jobs | people | students | projects
    rubles | roubles | tenge | dollars | euros | yuan
    """
)
_VALUE = re.compile(
    r"(?:(?P<rough>about|around|approximately|almost|nearly|over|more than|up to|at least|some)\s)?"
    r"(?:(?P<sign>[$€£₽₸])\s?|(?P<iso>USD|EUR|RUB|KZT|CNY)\s)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?)"
    rf"(?:\s(?P<scale>thousand|million|billion|trillion))?\s?(?P<unit>{_UNIT})?\b",
    re.IGNORECASE,
)
_CURRENCY = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₽": "RUB",
    "₸": "KZT",
    "dollars": "USD",
    "euros": "EUR",
    "rubles": "RUB",
    "roubles": "RUB",
    "tenge": "KZT",
    "yuan": "CNY",
}
_ROUGHLY: dict[Roughly, tuple[str, ...]] = {
    "about": ("about", "around", "approximately", "some"),
    "almost": ("almost", "nearly"),
    "over": ("over", "more than"),
    "up-to": ("up to",),
    "at-least": ("at least",),
}
_ROUGH = {word: roughly for roughly, words in _ROUGHLY.items() for word in words}
_QUANTITY: tuple[tuple[str, str], ...] = (
    ("turnover", r"(?:trade )?turnover|mutual trade|bilateral trade|trade (?:volume|between)"),
    ("cost", r"cost|worth|invest\w*|budget|price"),
    ("capacity", r"capacity|output|production|produce"),
    ("jobs", r"jobs|workplaces"),
    ("growth", r"grew|growth|increas\w*|rose|up by"),
)


def draft_statements(context: Context) -> list[StatementDraft]:
    """A draft for each sentence in which somebody says something."""
    drafts: list[StatementDraft] = []
    known: list[Person] = []
    last: Person | None = None
    day = _first_day(context)
    for sentence in context.sentences:
        people = context.people_in(sentence)
        if SAID.search(context.text, sentence.start, sentence.end) or (people and ":" in sentence.text):
            found = speaker_in(context, sentence, people) or office_in(context, sentence, known)
            if found is None and last is not None and not people:
                pronoun = _PRONOUN.search(context.text, sentence.start, sentence.end)
                found = (last, pronoun.end()) if pronoun else None
            if found is not None:
                person = context.people.get(found[0].surname, found[0]) if found[0].name else found[0]
                person = msgspec.structs.replace(found[0], name=person.name, name_at=person.name_at)
                last = person
                draft = _statement(context, sentence, person, found[1], day)
                if draft is not None:
                    drafts.append(draft)
                people = [*people, *([person] if person.name else [])]
        if people:
            known = [*(one for one in known if one.surname not in {new.surname for new in people}), *people][
                -_MOST_KNOWN:
            ]
    return drafts


def _statement(
    context: Context, sentence: Sentence, speaker: Person, verb: int, day: Dated | None
) -> StatementDraft | None:
    evidence = Evidence()
    dates = find_dates(context.text, sentence.start, sentence.end, context.published)
    said = next((one for one in dates if 0 <= one.start - verb < 80 and one.day and len(one.day) == 10), None)
    if said is not None and not _ON.search(context.text[max(sentence.start, said.start - 8) : said.start]):
        said = said if said.relative else None
    claims = _claims(context, sentence, [one for one in dates if one is not said], evidence)
    when = said.day if said else context.published
    place = (said.start, said.end) if said else context.layout.published_at
    if when is None:
        if day is None:
            return None
        when, place = day.first, (day.start, day.end)
    if speaker.name:
        evidence.at("speaker.name", *speaker.name_at)
    if speaker.office:
        evidence.at("speaker.office", *speaker.office_at)
    if speaker.body_at:
        evidence.at("speaker.body.name", *speaker.body_at)
    if speaker.side_at:
        evidence.at("side", *speaker.side_at)
    if place:
        evidence.at("said", *place)
    evidence.at("summary.en", sentence.start, sentence.end)
    quoted = _QUOTE.search(context.text, sentence.start, sentence.end)
    if quoted:
        evidence.at("quote", *quoted.span("words"))
    about: list[Named] = []
    for phrase in phrases_in(context.text, sentence)[:4]:
        evidence.at(f"about.{len(about)}.name", phrase.start, phrase.end)
        about.append(Named(name=context.text[phrase.start : phrase.end]))
    content = Statement(
        speaker=Speaker(
            name=speaker.name or None,
            office=speaker.office or None,
            body=Named(name=context.text[slice(*speaker.body_at)]) if speaker.body_at else None,
        ),
        said=when,
        about=tuple(about),
        side=speaker.code,
        summary={"en": sentence.text},
        quote=quoted["words"] if quoted else None,
        claims=tuple(claims),
    )
    return StatementDraft(content=content, evidence=evidence.spans())


def _first_day(context: Context) -> Dated | None:
    """The day of what the story tells, where nobody knows when it was published (rule 2)."""
    for one in context.sentences[:_EARLIER] if context.published is None else ():
        for dated in find_dates(context.text, one.start, one.end, None):
            if dated.day and len(dated.day) == 10:
                return dated
    return None


def _claims(context: Context, sentence: Sentence, dates: list[Dated], evidence: Evidence) -> list[Claim]:
    claims: list[Claim] = []
    for dated in dates:
        events = list(_EVENT.finditer(context.text, sentence.start, dated.start))
        if events and dated.start - events[-1].end() < 120:
            event = events[-1]
            number = len(claims)
            evidence.at(f"claims.{number}.what", event.start(), event.end())
            for part in ("start", "end"):
                if not (dated.only_end and part == "start"):
                    evidence.at(f"claims.{number}.when.{part}", dated.start, dated.end)
            future = _FUTURE.search(context.text, max(sentence.start, event.start() - 40), dated.start)
            what = _EVENTS[int((event.lastgroup or "e0")[1:])][0]
            claims.append(DateClaim(what=what, when=dated.term(), happened=future is None))
    for match in _VALUE.finditer(context.text, sentence.start, sentence.end):
        claim = _value(sentence, match)
        if claim is not None and not any(
            one.start < match.end("number") and match.start("number") < one.end for one in dates
        ):
            evidence.at(f"claims.{len(claims)}.value", *match.span("number"))
            evidence.at(f"claims.{len(claims)}.unit", match.start("number"), match.end())
            claims.append(claim)
    return claims


def _value(sentence: Sentence, match: re.Match[str]) -> ValueClaim | None:
    unit = (match["unit"] or "").lower()
    currency = _CURRENCY.get(match["sign"] or "") or match["iso"] or _CURRENCY.get(unit)
    if not (unit or currency):
        return None
    what = next(
        (name for name, words in _QUANTITY if re.search(rf"\b(?:{words})\b", sentence.text, re.IGNORECASE)), "value"
    )
    scale = match["scale"] or ""
    named = (
        currency if currency and unit in {"", *_CURRENCY} else {"%": "per cent", "percent": "per cent"}.get(unit, unit)
    )
    number = match["number"].replace(",", "")
    if number.startswith("0") and not number.startswith("0.") and number != "0":
        return None
    return ValueClaim(
        what="share" if named == "per cent" and what != "growth" else what,
        value=number,
        unit=f"{named} {scale}".strip() if currency else f"{scale} {named}".strip(),
        currency=currency if currency and len(currency) == 3 else None,
        roughly=_ROUGH.get((match["rough"] or "").lower()),
    )
