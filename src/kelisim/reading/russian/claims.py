"""Claims in a Russian sentence: figures with unit and currency, and dates of what comes about."""

import re

from kelisim.model.word import Claim, DateClaim, Roughly, ValueClaim
from kelisim.reading.dates import Dated
from kelisim.reading.evidence import Evidence
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each, either

_EVENTS: tuple[tuple[str, str], ...] = (
    (
        "construction-begins",
        r"""
        строительств\w+[^.;]{0,60}?(?:нач|старт|присту)\w+ | (?:нач|приступ|старт)\w*[^.;]{0,30}?строительств\w+
        """,
    ),
    (
        "production-begins",
        r"""
        (?:производств\w+|выпуск\w*)[^.;]{0,60}?(?:нач|старт|запуст)\w+ | (?:нач|запуст)\w+ (?:производств|выпуск)\w+
        """,
    ),
    (
        "commissioning",
        r"введ[её]н\w* | ввести | введут | ввод\w* (?:в эксплуатацию)? | сдать | сдадут | сдан\w* в эксплуатацию",
    ),
    ("launch", r"запуст\w+ | запущ\w+ | запуск\w* | заработа\w+"),
    ("completion", r"заверш\w+ | законч\w+ | достро\w+ | окончани\w+"),
    ("opening", r"откро\w+ | открыт\w* | открыл\w*"),
    ("signing", r"подпис\w+ | подпиш\w+"),
    ("target", r"достиг\w+ | увелич\w+ | довести | доведен\w* | вырас\w+ | удво\w+ | нараст\w+"),
)
_EVENT = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<e{n}>{either(words)})" for n, (_, words) in enumerate(_EVENTS)) + r")(?!\w)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?<!\w)(?:будет|будут|планир\w+|намерен\w*|ожида\w+|должн\w+|предполага\w+|намечен\w*|рассчитыва\w+|\w+(?:ится|ятся|ется"
    r"|утся)|введут|запустят|откроют|достигнет|начн[её]тся|завершат|до)(?!\w)",
    re.IGNORECASE,
)
_UNIT = either(
    r"""
    процент\w* | % | тонн\w* | т | МВт | ГВт | кВт\W?ч | км | километр\w* | гектар\w* | га | кубометр\w* | куб\. ?м
    кубических метров | барре\w+ | контейнер\w* | рабочих мест\w* | человек\w* | студент\w* | проект\w* | вагон\w*
    метр\w*
    литр\w* | штук | единиц\w* | раз\w* | компани\w* | предприяти\w* | рейс\w* | пассажир\w* | домохозяйств\w*
    рубл\w* | тенге | долл(?:\.|ар\w*)(?: США)? | евро | юан\w+ | сом\w* | сум\w* | манат\w* | драм\w*
    """
)
_VALUE = re.compile(
    r"(?:(?P<rough>около|примерно|порядка|почти|более(?:\sчем)?|свыше|больше|до|не\sменее|минимум|приблизительно)\s)?"
    r"(?:(?P<sign>[$€£₽₸])\s?)?(?<![\w.,/-])"
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d{1,6})?|\d{1,15}(?:[,.]\d{1,6})?)(?![\d/])"
    r"(?:[ \u00a0](?P<scale>тыс(?:\.|яч\w*)|млн|млрд|трлн|миллион\w*|миллиард\w*|триллион\w*)\.?)?"
    rf"(?:[ \u00a0]?(?P<unit>{_UNIT})(?!\w))?",
    re.IGNORECASE,
)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₸": "KZT"}
_CURRENCY = (
    ("рубл", "RUB"),
    ("тенге", "KZT"),
    ("долл", "USD"),
    ("евро", "EUR"),
    ("юан", "CNY"),
    ("сум", "UZS"),
    ("сом", "KGS"),
    ("манат", "AZN"),
    ("драм", "AMD"),
)
_SCALES = (("тыс", "thousand"), ("млн", "million"), ("милли", "million"), ("млрд", "billion"), ("трл", "trillion"))
_ROUGHLY: dict[Roughly, tuple[str, ...]] = {
    "about": each("около примерно порядка приблизительно"),
    "almost": ("почти",),
    "over": ("более", "свыше", "больше"),
    "up-to": ("до",),
    "at-least": ("не менее", "минимум"),
}
_ROUGH = {word: roughly for roughly, words in _ROUGHLY.items() for word in words}
_UNITS = (
    ("процент", "per cent"),
    ("%", "per cent"),
    ("тонн", "tonnes"),
    ("километр", "km"),
    ("км", "km"),
    ("мвт", "MW"),
    ("гвт", "GW"),
    ("рабоч", "jobs"),
    ("человек", "people"),
    ("гектар", "hectares"),
)
_QUANTITY: tuple[tuple[str, str], ...] = (
    ("turnover", r"товарооборот\w*|взаимн\w+ торговл\w+|торгов\w+ оборот|торговл\w+"),
    ("cost", r"стоимост\w+|обойд[её]тся|инвестиц\w+|вложен\w*|бюджет\w*|цен\w+"),
    ("capacity", r"мощност\w+|производительност\w+|выпуск\w*|производств\w+"),
    ("jobs", r"рабочи\w+ мест\w*"),
    ("growth", r"вырос\w*|рост\w*|увелич\w+|прирост\w*"),
)
_EVENT_NEAR = 120


def claims_in(text: str, sentence: Sentence, dates: list[Dated], evidence: Evidence) -> list[Claim]:
    """The claims of a sentence, with their places added to the evidence.

    Args:
        text: the page's text.
        sentence: what was said.
        dates: the dates in it that are claimed, not that of saying it.
        evidence: where the places are added.
    """
    claims: list[Claim] = []
    for dated in dates:
        events = list(_EVENT.finditer(text, sentence.start, sentence.end))
        near = [one for one in events if abs(dated.start - one.start()) < _EVENT_NEAR]
        if not near:
            continue
        event = min(near, key=lambda one: abs(dated.start - one.end()))
        number = len(claims)
        evidence.at(f"claims.{number}.what", event.start(), event.end())
        term = dated.term()
        for part in ("start", "end"):
            if getattr(term, part) is not None:
                evidence.at(f"claims.{number}.when.{part}", dated.start, dated.end)
        left, right = sorted((event.start(), dated.start))
        future = _FUTURE.search(text, max(sentence.start, left - 40), right + 20)
        what = _EVENTS[int((event.lastgroup or "e0")[1:])][0]
        claims.append(DateClaim(what=what, when=term, happened=future is None and not dated.only_end))
    for match in _VALUE.finditer(text, sentence.start, sentence.end):
        claim = _value(sentence, match)
        inside = any(one.start < match.end("number") and match.start("number") < one.end for one in dates)
        if claim is not None and not inside:
            evidence.at(f"claims.{len(claims)}.value", *match.span("number"))
            evidence.at(f"claims.{len(claims)}.unit", match.start("number"), match.end())
            claims.append(claim)
    return claims


def _value(sentence: Sentence, match: re.Match[str]) -> ValueClaim | None:
    unit = (match["unit"] or "").lower()
    scale = next((name for stem, name in _SCALES if (match["scale"] or "").lower().startswith(stem)), "")
    if scale == "million" and (match["scale"] or "").lower().startswith("миллиард"):
        scale = "billion"
    currency = _SIGNS.get(match["sign"] or "") or next(
        (code for stem, code in _CURRENCY if unit.startswith(stem)), None
    )
    if not (unit or currency) or (unit.startswith("раз") and not scale and "," not in match["number"]):
        return None
    number = re.sub(r"[ \u00a0\u202f]", "", match["number"]).replace(",", ".")
    if number.startswith("0") and not number.startswith("0.") and number != "0":
        return None
    named = currency or next((name for stem, name in _UNITS if unit.startswith(stem)), unit)
    what = next((name for name, words in _QUANTITY if re.search(words, sentence.text, re.IGNORECASE)), "value")
    return ValueClaim(
        what="share" if named == "per cent" and what != "growth" else what,
        value=number,
        unit=f"{named} {scale}".strip() if currency else f"{scale} {named}".strip(),
        currency=currency,
        roughly=_ROUGH.get(re.sub(r"\s+чем\Z", "", (match["rough"] or "").lower())),
    )
