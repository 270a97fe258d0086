"""Drafts of statements: what a named person said, with the dates and values claimed.

1. A statement needs a person and a verb of saying (`деді`, `айтты`, `мәлімдеді`, `айтуынша`), and an office or a
   claim: that something happens at a time, or a figure. "Бұл туралы … айтты" speaks of the sentence before.
2. It was said on the day that stands beside the verb, or else on the day the story was published.
3. A claim of a date needs a verb of coming about behind it (`іске қосылады`, `басталды`).
"""

import re

from kelisim.model.draft import StatementDraft
from kelisim.model.word import Claim, DateClaim, Roughly, Speaker, Statement, ValueClaim
from kelisim.reading.dates import Dated
from kelisim.reading.kazakh.context import Context, Evidence, Said
from kelisim.reading.kazakh.people import Person
from kelisim.reading.wording import either

_SAID = re.compile(
    r"(?<!\w)"
    + either(
        """
        деді | дейді | айтты | айтқан | атап өтті | мәлімдеді
        хабарлады | жеткізді | қосты | атап көрсетті | баса айтты | атады | түсіндірді
        айтуынша | сөзінше | мәліметінше | пікірінше | деп атап өтті
        еске салды | тоқталды | мәлім етті | уәде етті | растады | нақтылады
        ұсынды | ескертті | бағалады | есебінше | болжамынша | жауап берді | деп санайды
        """
    )
    + r"(?!\w)"
)
_EVENTS: tuple[tuple[str, str], ...] = (
    ("construction-begins", r"құрылыс\w*[^.;]{0,60}?баста\w+"),
    ("production-begins", r"(?:өндіріс\w*|өндіру)[^.;]{0,60}?баста\w+"),
    ("commissioning", r"(?:пайдалануға|қолданысқа)\s(?:беріл|енгізіл|бер)\w*"),
    ("launch", r"іске\sқос\w+"),
    ("completion", r"аяқтал\w+|аяқта(?:йды|ймыз|ды)"),
    ("opening", r"ашыл\w+|аш(?:ады|тық|ты)(?!\w)"),
    ("signing", r"қол\sқой\w+"),
    ("target", r"(?:жетк[іе]з|жетеді|жетуі|арттыр|артады|өседі|ұлғай)\w*"),
    ("launch", r"баста(?:лады|лды|ймыз|йды)"),
)
_EVENT = re.compile(
    "(?<![а-яәғқңөұүһі])(?:" + "|".join(f"(?P<e{n}>{words})" for n, (_, words) in enumerate(_EVENTS)) + ")"
)
_FUTURE = re.compile(
    r"(?:атын\w*|етін\w*|йтын\w*|йтін\w*|ады|еді|йды|йді|мақ|мек|пақ|пек|ймыз|йміз|жоспар\w*|көзде\w*"
    r"|күтіл\w*|тиіс|керек)(?!\w)"
)
_UNIT = either(
    r"""
    пайыз | процент | % | тонна | мвт | гвт | квт | киловатт
    мегаватт | гигаватт | шақырым | километр | км | гектар | текше метр | баррель
    контейнер | вагон | турист | саяхатшы | оқушы | компания | кәсіпорын | рейс
    жұмыс орны | жұмыс орн | адам | студент | жоба
    теңге | доллар | ақш доллар | рубль | ресей рубл | еуро | юань
    """
)
_VALUE = re.compile(
    r"(?<![\w,.-])(?:(?P<rough>шамамен|жуық|кемінде)\s)?(?P<sign>[$€£₽₸])?\s?"
    r"(?P<number>\d{1,3}(?:[  ]\d{3})+(?:,\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?)"
    r"(?:-?(?:дан|ден|тан|тен|нан|нен|ға|ге|қа|ке))?(?:\s(?P<after>астам|аса|жуық|дейін))?"
    rf"(?:\s(?P<scale>мың|миллион|млн|миллиард|млрд|триллион|трлн))?\.?(?:-?(?:дан|ден|ға|ге|қа|ке|тан"
    rf"|тен)(?:\s(?P<more>астам|аса|жуық))?)?\s?(?P<unit>{_UNIT}|(?<=млн\s|лрд\s|ион\s"
    rf"|ард\s)[^\W\d_]{{3,20}})?"
)
_SCALE = {"мың": "thousand", "миллион": "million", "млн": "million", "миллиард": "billion", "млрд": "billion",
          "триллион": "trillion", "трлн": "trillion"}  # fmt: skip
_CURRENCY = {
    "$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₸": "KZT",
    "доллар": "USD", "ақш доллар": "USD", "еуро": "EUR", "рубль": "RUB", "ресей рубл": "RUB",
    "теңге": "KZT", "юань": "CNY",
}  # fmt: skip
_NAMED = {"пайыз": "per cent", "процент": "per cent", "%": "per cent"}
_ROUGHLY: dict[str, Roughly] = {
    "шамамен": "about", "жуық": "almost", "кемінде": "at-least", "астам": "over", "аса": "over", "дейін": "up-to",
}  # fmt: skip
_QUANTITY: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("turnover", re.compile(r"тауар\sайналым|сауда\sкөлем|өзара\sсауда|сауда-саттық")),
    ("cost", re.compile(r"құны|инвестиция|қаржы|бюджет|баға")),
    ("capacity", re.compile(r"қуат|өндір|шығар|өнім")),
    ("jobs", re.compile(r"жұмыс\sор")),
    ("growth", re.compile(r"өсті|өсім|артты|ұлғайды|көбейді")),
)
_GAP = 90
_BESIDE = 25
_MOST = 30


def draft_statements(context: Context) -> list[StatementDraft]:
    """A draft for each sentence in which a named person says something."""
    drafts = []
    last: Person | None = None
    day: Dated | None = None
    for number, said in enumerate(context.told):
        verb = _SAID.search(said.low)
        people = context.people_in(said)
        speaker = _speaker(said, verb, people) if verb else None
        if verb is not None and speaker is None and _PRONOUN.search(said.low):
            speaker = last
        if verb is not None and speaker is not None:
            before = context.told[number - 1] if number and _OF_THAT.match(said.low) else None
            draft = _draft(context, said, verb, speaker, before=before, day=day)
            if draft is not None:
                drafts.append(draft)
        last = speaker or (people[-1] if people else last)
        day = next((one for one in said.dates if one.day and len(one.day) == 10 and not one.only_end), day)
    return drafts


_OF_THAT = re.compile(r"(?:бұл|ол)\s(?:туралы|жөнінде|жайында|жайлы|мәліметті|деректі)|осылай|мұны|бұны")
"""With such words a sentence says who said the one before."""
_PRONOUN = re.compile(
    r"(?:деді|дейді)\s(?:ол|министр|спикер)(?!\w)|^[«“]?(?:ол|оның|министр\w*|төраға\w*|басшы\w*|елші\w*"
    r"|бас\sдиректор\w*|спикер\w*)\s"
)


def _speaker(said: Said, verb: re.Match[str], people: list[Person]) -> Person | None:
    """The person nearest to the verb of saying."""
    place = said.start + verb.start()
    near = [person for person in people if said.start <= said.words[person.from_word].start < said.end]
    return min(near, key=lambda person: abs(said.words[person.to_word].end - place), default=None)


def _draft(
    context: Context, said: Said, verb: re.Match[str], speaker: Person, *, before: Said | None, day: Dated | None
) -> StatementDraft | None:
    evidence = Evidence(context)
    at = said.start + verb.start()
    days = [one for one in said.dates if one.day and len(one.day) == 10 and 0 <= at - one.end < _BESIDE]
    told = days[-1] if days else None
    claims = _claims(said, [one for one in said.dates if one is not told], evidence, 0)
    start = said.start
    if before is not None:
        claims += _claims(before, before.dates, evidence, len(claims))
        start = before.start
    if told is None and context.layout.published is None:
        told = day
    when = told.day if told else context.layout.published
    if when is None or (not claims and speaker.office_at is None):
        return None
    if told:
        evidence.at("said", told.start, told.end)
    elif context.layout.published_at:
        evidence.source("said", *context.layout.published_at)
    if speaker.side_at:
        evidence.at("side", *speaker.side_at)
    tag = context.tag_of(start, said.end)
    content = Statement(
        speaker=Speaker(
            name=evidence.quote("speaker.name", *speaker.name_at),
            office=evidence.quote("speaker.office", *speaker.office_at) if speaker.office_at else None,
        ),
        said=when,
        side=speaker.code,
        summary={tag: evidence.quote(f"summary.{tag}", start, said.end)},
        claims=tuple(claims),
    )
    return StatementDraft(content=content, evidence=evidence.spans())


def _claims(said: Said, dates: list[Dated], evidence: Evidence, since: int) -> list[Claim]:
    claims: list[Claim] = []
    for dated in dates:
        event = _EVENT.search(said.low, dated.end - said.start)
        if event is None or event.start() > dated.end - said.start + _GAP or len(claims) == _MOST:
            continue
        number = since + len(claims)
        evidence.at(f"claims.{number}.what", said.start + event.start(), said.start + event.end())
        term = dated.term()
        for part, value in (("start", term.start), ("end", term.end)):
            if value:
                evidence.at(f"claims.{number}.when.{part}", dated.start, dated.end)
        what = _EVENTS[int((event.lastgroup or "e0")[1:])][0]
        future = _FUTURE.search(event[0]) or _FUTURE.match(said.low, event.end())
        claims.append(DateClaim(what=what, when=term, happened=future is None))
    for match in _VALUE.finditer(said.low):
        start, end = said.start + match.start("number"), said.start + match.end("number")
        claim = None if any(one.start < end and start < one.end for one in dates) else _value(said, match)
        if claim is not None and len(claims) < _MOST:
            evidence.at(f"claims.{since + len(claims)}.value", start, end)
            evidence.at(f"claims.{since + len(claims)}.unit", start, said.start + len(said.low[: match.end()].rstrip()))
            claims.append(claim)
    return claims


def _value(said: Said, match: re.Match[str]) -> ValueClaim | None:
    unit = match["unit"] or ""
    currency = _CURRENCY.get(match["sign"] or "") or _CURRENCY.get(unit)
    if not (unit or currency):
        return None
    before = said.low[max(0, match.start() - 80) : match.end() + 60]
    what = next((name for name, words in _QUANTITY if words.search(before)), "value")
    scale = _SCALE.get(match["scale"] or "", "")
    named = currency or _NAMED.get(unit, unit)
    number = re.sub(r"[\s ]", "", match["number"]).replace(",", ".")
    if number.startswith("0") and not number.startswith("0.") and number != "0":
        return None
    rough = match["rough"] or match["after"] or match["more"] or ""
    return ValueClaim(
        what="share" if named == "per cent" and what != "growth" else what,
        value=number,
        unit=f"{named} {scale}".strip() if currency else f"{scale} {named}".strip(),
        currency=currency,
        roughly=_ROUGHLY.get(rough),
    )
