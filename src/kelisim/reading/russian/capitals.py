"""Capitals that stand for their States where they act: "Астана и Минск подписали", "Ташкент ратифицировал".

1. Two capitals joined by "и", "с" or a dash act, unless a preposition of place or a route leads to them: "в Астане и
   Минске", "рейс Астана — Минск".
2. One acts where a verb of States follows it; the capital behind "с" in the same sentence is then its partner.
3. Where somebody came on a visit to a capital, its State is a side of the story (`visited`).
"""

import re

from kelisim.reading.lexicon.declension import forms_of
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.lexicon.states_russian import CAPITALS

_CODES = {
    form: code
    for code, *names in (line.split() for line in CAPITALS.strip().splitlines())
    for name in names
    for form in forms_of(name)
}
_NAME = "(?:" + "|".join(sorted({form.capitalize() for form in _CODES}, key=len, reverse=True)) + ")"
_NAME = re.sub(r"-[а-яё]", lambda match: f"(?i:{match[0]})", _NAME)
_CAPITAL = re.compile(rf"(?<![\w-]){_NAME}(?![\w-])")
_PAIR = re.compile(rf"(?<![\w-])(?P<one>{_NAME})(?:\sи\s|\sс\s|\s?[—–]\s?)(?P<other>{_NAME})(?![\w-])")
_LED = re.compile(
    r"(?:(?<!\w)(?:в|во|из|до|под|от|через|около|на|для)|(?:рейс|маршрут|поезд|дорог|трасс|магистрал|лини|сообщени|город"
    r"|аэропорт|вокзал|университет|театр|клуб)\w*)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_ACTS = (
    r"(?:подпи|ратифиц|парафир|заключ|денонсир|одобр|поддерж|предлож|предлага|намерен|готов|рассчитыва|заяв|договор|согла"
    r"|выраз|обрат|направ|продл|ввод|ввел|ввёл|отмен)\w*"
)
_SINGLE = re.compile(rf"(?<![\w-])(?P<one>{_NAME})\s(?:(?:также|уже|вновь|официально)\s)?{_ACTS}")
_WITH = re.compile(rf"\sсо?\s(?P<one>{_NAME})(?![\w-])")
_VISIT = re.compile(
    rf"(?<!\w)(?:прибыл|прилетел|посетил|посеща|визит|поездк)\w*[^.;]{{0,60}}?\s(?:в\s)?(?P<one>{_NAME})(?![\w-])",
    re.IGNORECASE,
)


def acting(text: str, start: int, end: int) -> list[StateName]:
    """The capitals in a stretch that stand for their States, in order."""
    if _CAPITAL.search(text, start, end) is None:
        return []
    found: dict[int, StateName] = {}
    for pair in _PAIR.finditer(text, start, end):
        if not _LED.search(text, max(0, pair.start() - 40), pair.start()):
            for group in ("one", "other"):
                found[pair.start(group)] = _state(pair, group)
    for single in _SINGLE.finditer(text, start, end):
        if not _LED.search(text, max(0, single.start() - 40), single.start()):
            found[single.start("one")] = _state(single, "one")
            for partner in _WITH.finditer(text, single.end(), end):
                found[partner.start("one")] = _state(partner, "one")
    return [found[place] for place in sorted(found)]


def visited(text: str, start: int, end: int) -> list[StateName]:
    """The States to whose capitals somebody is said to have come (rule 3)."""
    return [_state(match, "one") for match in _VISIT.finditer(text, start, end)]


def _state(match: re.Match[str], group: str) -> StateName:
    return StateName(*match.span(group), _CODES[match[group].lower()], adjective=False)
