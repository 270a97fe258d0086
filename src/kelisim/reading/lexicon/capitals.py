"""Capitals that stand for their States: "Astana and Minsk signed", "an agreement with Vilnius", "Moscow ratified".

1. A capital stands for its State where it acts, alone or in a row with other capitals and States, or where something is
   "between" or "with" it. After "in", "to", "near" it is a city.
2. Flights, roads and matches between two capitals, and what their mayors sign, are between cities.
"""

import re
from collections.abc import Callable

from kelisim.reading.wording import either

_JOINT_AFTER = re.compile(r"(?:,?\sand\s|,\s|\s?[–-]\s?)(?=[A-ZÀ-Þ])")
_JOINT_BEFORE = re.compile(r"(?<=\w)(?:,?\sand|,|\s?[–-])\s?\Z")
_PLACED = re.compile(
    r"(?:\b"
    + either(
        r"""
        in | at | to | from | near | of | around | outside | via | through | into | leaves? | left | visit\w*
        capitals? | city | cities | for | on | across | towards? | until | reached | over | in central | in downtown
        """
    )
    + r"\s(?:the\s)?|[/-]|[A-Z]\.\s)\Z"
)
_SEATED = re.compile(
    r"\b(?:[Dd]eputies|[Ll]awmakers|[Oo]fficials|[Aa]uthorities|[Pp]arliament|[Ss]enators|[Gg]overnment)\sin\s\Z"
)
_LED = re.compile(r"\b(?:[Bb]etween|[Bb]y|[Ww]ith)\s(?:both\s)?\Z")
_OF_CITIES = re.compile(
    r"\b"
    + either(
        r"""
        flights? | routes? | trains? | railways? | roads? | lines? | bus(?:es)? | highways? | corridors? | distance
        travel\w* | ferry | ferries | traffic | links? | sister | twin\w* | municipal\w* | cities | city | mayors?
        akims? | match | final | flew | fly | fl(?:ies|ying) | zoos? | museums? | theatres? | clubs? | football
        """
    )
    + r"\b"
)
_ACTS = re.compile(
    r"(?:’s|'s)?\s(?:(?:also|now|both|jointly|today|finally|recently|formally|yesterday|earlier|this|last|week|month|on|[A-Z]\w+day"
    r"|has|have|had|will|would|may|could|are|is|were|was|to|be|been|not|yet|expected|due|ready|set|about|planning|plan"
    r"|intend|want|hope|preparing|prepare)\s){0,7}"
    r"(?:sign|ratif|conclud|ink|initial|approv|agree|withdr|pull|denounc|terminat|propos|notif|put\s|seal|negotiat"
    r"|exchang|adopt|prolong|exten|amend|strike|struck|reach|discuss|h[eo]ld|launch|enter|join|complet|formali|work"
    r"|finali|scrap|suspend|renew)"
)
_OWN = re.compile(r"(?:’s|'s)\s(?:government|parliament|foreign|delegation|side|ambassador|cabinet)\b")
_FREE = re.compile(
    r"[,.;)]|\Z|\s(?:on|to|concerning|last|this|for|was|were|is|are|has|have|had|will|and|in|entered|came|regarding|about"
    r"|that|which|at|during)\b"
)
_CLAUSE = re.compile(r"[.;:\n]")
_LOOK_BACK = 64
_MOST = 5


def stands_for_state(
    text: str, start: int, end: int, name_at: Callable[[str, int], int], is_name: Callable[[str], bool]
) -> bool:
    """Whether the capital at [start, end) stands for its State.

    Args:
        text: the page's text.
        start: where the capital begins.
        end: where it ends.
        name_at: where the name of a State or a capital that begins at a place ends; 0 where none does.
        is_name: whether words are the name of a State or a capital.
    """
    first, last = start, end
    for _ in range(_MOST):
        before = _partner_before(text, first, is_name)
        if before is None:
            break
        first = before
    for _ in range(_MOST):
        joint = _JOINT_AFTER.match(text, last)
        after = name_at(text, joint.end()) if joint else 0
        if not after:
            break
        last = after
    left = text[max(0, first - _LOOK_BACK) : first]
    if _SEATED.search(left):
        return True
    if _PLACED.search(left) or _OF_CITIES.search(_CLAUSE.split(left)[-1]) or _OF_CITIES.match(text, last + 1):
        return False
    if _ACTS.match(text, last) or _OWN.match(text, last):
        return True
    return _LED.search(left) is not None and _FREE.match(text, last) is not None


def _partner_before(text: str, start: int, is_name: Callable[[str], bool]) -> int | None:
    """Where the name of the State or the capital begins that is joined to one at a place."""
    joint = _JOINT_BEFORE.search(text, max(0, start - 6), start)
    if joint is None:
        return None
    words = text[max(0, joint.start() - _LOOK_BACK) : joint.start()]
    place = len(words)
    for _ in range(4):
        place = max(words.rfind(" ", 0, place), words.rfind("\n", 0, place), words.rfind("-", 0, place))
        if is_name(words[place + 1 :]):
            return joint.start() - len(words) + place + 1
        if place <= 0:
            break
    return None
