"""The formula of signature.

"Done at Moscow on 12 November 2025 in two originals, each in the Kazakh, Russian and English languages"; "Совершено в
городе ..."; "... қаласында ... жасалды".

1. A formula with a day tells that the text was signed, initialled where its verb says so. One whose day is left open,
   `"___" ________ 20__ года`, tells nothing.
2. Where it gives several days, each is the day of a signature with the place that stands before it, and none is the
   day of all.
3. The last formula of a text counts: earlier ones may be those of papers that it speaks of.
"""

import re

import msgspec

from kelisim.reading.treaties.days import BLANK, DaySaid, days_in
from kelisim.reading.treaties.languages import LanguageSaid, languages_in
from kelisim.reading.treaties.marks import FORMULA, is_formula
from kelisim.reading.treaties.passages import sentences

_NAME = r"(?:St\.\s)?[A-Z][\w’'.-]*[\w](?:[ -](?:[A-Z][\w’'-]+)){0,2}"
_PLACE = {
    "en": re.compile(rf"\b(?:[Aa]t|[Ii]n|AT|IN)\s+(?:[Tt]he\s+(?:[Cc]ity|[Tt]own)\s+of\s+)?(?P<place>{_NAME})"),
    "ru": re.compile(
        r"\b(?:[Вв]о?|ВО?)\s+(?:г\.\s?|гор\.\s?|городе\s+|г\s+)?(?P<place>[А-ЯЁ][\w-]+(?:[ -][А-ЯЁ][\w-]+){0,2})"
    ),
    "kk": re.compile(
        r"(?<!\w)(?P<place>[А-ЯӘҒҚҢӨҰҮҺІ][\w-]+(?:\s[А-ЯӘҒҚҢӨҰҮҺІ][\w-]+){0,2})\s+(?:қ[аa]ласында|қ\.)"
        r"|(?<!\w)(?P<stem>[А-ЯӘҒҚҢӨҰҮҺІ][\w-]{2,}?)(?:да|де|та|те)(?!\w)"
    ),
}
_NO_PLACE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|english|russian"
    r"|kazakh|witness|duplicate"
    r"|тарап|үкімет|келісім)"
)
_MAX = 900


class Place(msgspec.Struct, frozen=True):
    """A place named at [start, end)."""

    name: str
    start: int
    end: int


class Formula(msgspec.Struct, frozen=True):
    """A formula of signature at [start, end) and what it says."""

    start: int
    end: int
    initialled: bool
    days: tuple[DaySaid, ...]
    places: tuple[Place, ...]
    languages: tuple[LanguageSaid, ...]
    blank: bool


def formula_in(text: str, low: str, start: int, end: int, language: str) -> Formula | None:
    """The formula of signature of a text at [start, end) (rule 3)."""
    last = None
    for match in FORMULA.finditer(low, start, end):
        if match[language] and is_formula(text, low, match):
            last = match
    if last is None:
        return None
    first, stop = _bounds(text, last, start, end)
    days = tuple(days_in(low, first, stop))
    languages = tuple(languages_in(low, first, stop, language))
    places = tuple(_places(text, low, first, languages[0].start if languages else stop, language))
    return Formula(
        start=first,
        end=stop,
        initialled=last[0].startswith(("initial", "параф")),
        days=days,
        places=places,
        languages=languages,
        blank=not days and BLANK.search(low, first, stop) is not None,
    )


def _bounds(text: str, match: re.Match[str], start: int, end: int) -> tuple[int, int]:
    """The sentence of a formula."""
    if match["kk"]:
        floor = max(start, match.start() - _MAX)
        around = sentences(text, floor, min(end, match.end() + _MAX))
        return next(((first, stop) for first, stop in around if first <= match.start() < stop), match.span())
    stop = next((stop for _, stop in sentences(text, match.start(), min(end, match.start() + _MAX))), match.end())
    return match.start(), stop


def _places(text: str, low: str, start: int, end: int, language: str) -> list[Place]:
    found = []
    for match in _PLACE[language].finditer(text, start, end):
        group = "place" if match.groupdict().get("place") else "stem"
        name = match[group].rstrip(".")
        first = match.start(group)
        if not _NO_PLACE.match(low, first):
            found.append(Place(name, first, first + len(name)))
    return found
