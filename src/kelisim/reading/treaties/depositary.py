"""Who keeps the original of a treaty: the depositary, as the text names it."""

import re

_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_NAME = rf"(?P<name>[{_UPPER}][^,.;\n]{{2,140}}?)"
_PATTERNS = {
    "en": (
        re.compile(
            rf"(?:[Tt]he )?\b[Dd]epositary (?:of|for) (?:this|the present) \w+ (?:shall be"
            rf"|is) (?:the )?{_NAME}(?=[,.;]|\swhich)"
        ),
        re.compile(
            rf"(?:^|[.;,]\s{1, 8}|\n\s{0, 20})(?:\d+\. )?(?:[Tt]he )?{_NAME} (?:shall be|shall act as|is"
            rf"|acts as) the [Dd]epositary"
        ),
        re.compile(rf"deposited (?:with|in) (?:the )?{_NAME}(?=,? (?:which|who) )"),
    ),
    "ru": (
        re.compile(rf"[Дд]епозитарием\s+(?:\w+\s+\w+\s+)?является\s+{_NAME}(?=[,.;]|\sкотор)"),
        re.compile(rf"депозитари\w{{1,2}}, (?:функции которого выполняет|которым является)\s+{_NAME}(?=[,.;]|\sкотор)"),
        re.compile(rf"(?:хранится|хранятся|сда(?:ются|ется) на хранение) в\s+{_NAME}(?=,? которы|[.;])"),
    ),
    "kk": (
        re.compile(rf"(?:^|[.;]\s{1, 8}|\n\s{0, 20})(?:\d+\. )?{_NAME}\s+осы \w+\s+депозитарийі", re.MULTILINE),
        re.compile(rf"[Оо]сы \w+ депозитарийі\s+{_NAME}\s+болып табылады"),
    ),
}


def depositary_in(text: str, low: str, start: int, end: int, language: str) -> tuple[int, int] | None:
    """Where the depositary is named in a text at [start, end), or None."""
    if not re.compile(r"depositary|deposited|депозитари|хранится|хранятся").search(low, start, end):
        return None
    for pattern in _PATTERNS[language]:
        match = pattern.search(text, start, end)
        if match:
            return match.span("name")
    return None
