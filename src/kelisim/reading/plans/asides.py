"""What stands beside the name of a body: its role, a date, or the State whose it is.

1. A role stands in brackets, behind a dash or comma, or at an end: "(свод)", "(lead)", "– по согласованию".
2. A date in brackets or at the end is when the body's part is due.
3. A State in brackets, and nothing else, is the side.
"""

import re
from typing import Literal, NamedTuple

from kelisim.reading.plans.sides import Side, bare_of_states, one_side
from kelisim.reading.plans.terms import term_of
from kelisim.reading.wording import either

MAX_DATE = 90
"""Characters at the end of a body in which a date stands."""
Role = Literal["lead", "co", "by-agreement"]

_BY_AGREEMENT = re.compile(
    either(
        r"""
        по\s?согласованию(?:\sсторон)? | (?:by|upon|subject\sto|in)\s(?:mutual\s)?agreement | as\sagreed
        to\sbe\sagreed | on\sagreement
        келіс(?:ім|у)\sбойынша | келісілген\sжағдайда | kelisim\sboıynsha
        """
    ),
    re.IGNORECASE,
)
LEAD = re.compile(
    either(
        r"""
        (?<!\w)свод(?:\w{1,4})?(?!\w) | (?<!\w)созыв(?:ающ\w{2,3})?(?!\w)
        (?<!\w)головн\w{2,3}(?:\s(?:исполнитель|орган|организация))? | ответственн\w{2,3}\sза\sсвод
        (?<!\w)координатор(?!\w) | (?<!\w)(?:co-?)?ordinator\b
        \blead(?:ing)?(?:\s(?:body|agency|ministry|executor|institution))?\b | \bconven(?:or|er)\b
        (?<!\w)жинақ(?:тау|таушы)?(?!\w) | (?<!\w)шақыру(?:шы)?(?!\w) | (?<!\w)жетекші(?:\sорган)?(?!\w)
        бас\sорындаушы | (?<!\w)consolidat\w+ | жиынтық
        """
    ),
    re.IGNORECASE,
)
_CO = re.compile(
    either(
        r"""
        соисполнител\w{1,2} | co-?\s?executors?\b | co-?responsible\b | \bsupporting\b | бірлес(?:іп|кен)\s\w+
        қоса\sорындаушы
        """
    ),
    re.IGNORECASE,
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (("co", _CO), ("lead", LEAD), ("by-agreement", _BY_AGREEMENT))
EDGE = " \t\n.,;:–—-•*"
_YEAR = re.compile(r"(?:19|20)\d\d")
_TRAILING_DATE = re.compile(
    r"(?:\s[–—-]\s*|,\s*|:\s*|\s)"
    r"((?:до|к|в|не позднее|by|until|till|before|in|IV|I{1,3}|[1-4])?\s?"
    r"[^,;:()]{0,40}?\b(?:19|20)\d\d\b[^,;:()]{0,20})\Z"
)


class Aside(NamedTuple):
    """Where what stands last beside a name begins, and the words of a date or the side in it."""

    start: int
    date: tuple[int, int] | None = None
    side: Side | None = None


def role_in(words: str, start: int, end: int) -> tuple[Role | None, tuple[int, int] | None]:
    """The role that a mark beside a body gives it."""
    for role, pattern in _ROLES:
        mark = pattern.search(words, start, end)
        if mark is not None and _is_mark(words, start, end, mark):
            return role, mark.span()
    return None, None


def _is_mark(words: str, start: int, end: int, mark: re.Match[str]) -> bool:
    """Whether words stand beside the name, in brackets, behind a dash or at an end, and are not part of it."""
    before = words[start : mark.start()].rstrip()
    after = words[mark.end() : end].lstrip()
    if before.count("(") > before.count(")"):
        return True
    if not after.strip(EDGE):
        return not before or before[-1] in "–—-,;:\n" or _BY_AGREEMENT.fullmatch(mark[0]) is not None
    return not before.strip(EDGE) and after[0] in "–—-:"


def last_aside(words: str, start: int, stop: int) -> Aside | None:
    """What stands last beside a name in words[start:stop], if it is no part of it."""
    if stop <= start:
        return None
    if words[stop - 1] == ")":
        return _in_brackets(words, start, stop)
    for _, pattern in _ROLES:
        for mark in pattern.finditer(words, start, stop):
            if mark.end() == stop and _is_mark(words, start, stop, mark):
                return Aside(mark.start())
    date_at = (
        _TRAILING_DATE.search(words, max(start, stop - MAX_DATE), stop)
        if _YEAR.search(words, max(start, stop - 30), stop)
        else None
    )
    if date_at is not None and date_at.start() > start and term_of(date_at[1].strip(), "ru", None):
        return Aside(date_at.start(), _trimmed(words, *date_at.span(1)))
    return None


def _in_brackets(words: str, start: int, stop: int) -> Aside | None:
    opening = words.rfind("(", start, stop)
    if opening < 0:
        return None
    inside = words[opening + 1 : stop - 1]
    if any(pattern.search(inside) for _, pattern in _ROLES):
        dated = re.search(r"(?:19|20)\d\d", inside)
        return Aside(opening, _date_in(words, opening + 1, stop - 1) if dated else None)
    date = _date_in(words, opening + 1, stop - 1)
    if date is not None:
        return Aside(opening, date)
    side = one_side(inside, opening + 1) if any(map(str.isalpha, words[start:opening])) else None
    return Aside(opening, side=side) if side is not None and bare_of_states(inside) else None


def _date_in(words: str, start: int, end: int) -> tuple[int, int] | None:
    """The words in brackets that are a date: all of them, or what follows or precedes a comma."""
    for part in re.finditer(r"[^,;]+", words[start:end]):
        at = _trimmed(words, start + part.start(), start + part.end())
        if at[1] > at[0] and re.search(r"\d", words[slice(*at)]) and _dated(words[slice(*at)]):
            return at
    return None


def _dated(words: str) -> bool:
    return any((term := term_of(words, language, None)) and (term.start or term.end) for language in ("ru", "en", "kk"))


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return start, end


def stripped(words: str, start: int, end: int) -> int:
    """Where words end without the marks at their end."""
    while end > start and words[end - 1] in EDGE + "(":
        end -= 1
    return end


def past(words: str, start: int, end: int) -> int:
    """Where words begin without the marks at their beginning."""
    while start < end and words[start] in EDGE + ")":
        start += 1
    return start
