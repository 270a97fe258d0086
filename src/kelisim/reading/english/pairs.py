"""Two people named together with one office: "the prime ministers of Latvia and Malta, Ilze Kalns and Joe Borg".

Their sides are the two States that the office is of, or that describe it ("the Latvian and Maltese ministers"), in
order; or each stands behind its name ("Ministers Ilze Kalns of Latvia and Joe Borg of Malta").
"""

import re

from kelisim.reading.english.offices import HEAD, NAME, TITLES, WITHOUT_NAME
from kelisim.reading.lexicon.states import StateName, find_states, state_at
from kelisim.reading.sentences import Sentence

_HEADS = (
    "inisters",
    "residents",
    "eaders",
    "hairmen",
    "hairs",
    "mbassadors",
    "peakers",
    "ectors",
    "remiers",
    "overnors",
)
_OF = r"(?:\sof\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?)?"
_PAIR = re.compile(
    r"\b(?P<office>(?:(?!the\s|The\s|by\s|and\s|of\s|two\s|their\s|both\s)[A-Za-z-]+\s){0,2}?"
    r"(?:[Pp]rime\s[Mm]inisters|[Mm]inisters|[Pp]residents|[Ll]eaders|[Cc]hairmen|(?:[Cc]o-)?[Cc]hairs"
    r"|[Aa]mbassadors|[Ss]peakers|[Rr]ectors|[Dd]irectors|[Pp]remiers|[Gg]overnors))"
    r"(?:\sof\s(?P<states>[^,.;:]{3,90}?))?(?:,\s|\s)"
    rf"(?:{TITLES}\s)?(?P<one>{NAME})(?P<of>{_OF})\sand\s(?:{TITLES}\s)?(?P<other>{NAME})(?P<with>{_OF})"
)
_DESCRIBED = 50


def find_pairs(text: str, sentence: Sentence) -> list[tuple[tuple[int, int], tuple[int, int], StateName | None]]:
    """The two people of each pair in a sentence: name, office, State."""
    if not any(head in sentence.text for head in _HEADS):
        return []
    found: list[tuple[tuple[int, int], tuple[int, int], StateName | None]] = []
    for match in _PAIR.finditer(text, sentence.start, sentence.end):
        if any(_is_no_name(match[name]) or find_states(text, *match.span(name)) for name in ("one", "other")):
            continue
        start, end = match.span("office")
        states = _states(text, sentence, match)
        if find_states(text, start, end):
            start = max(state.end for state in find_states(text, start, end)) + 1
        for name, state in zip(("one", "other"), states, strict=True):
            found.append((match.span(name), (start, end), state))
    return found


def _is_no_name(words: str) -> bool:
    return HEAD.search(words) is not None or WITHOUT_NAME.search(words) is not None


def _states(text: str, sentence: Sentence, match: re.Match[str]) -> tuple[StateName | None, StateName | None]:
    behind = [_behind(text, *match.span(name)) for name in ("of", "with")]
    if all(behind):
        return behind[0], behind[1]
    named = find_states(text, *match.span("states")) if match["states"] else []
    if len(named) != 2:
        since = max(sentence.start, match.start() - _DESCRIBED)
        named = [state for state in find_states(text, since, match.end("office")) if state.adjective]
    return (named[0], named[1]) if len(named) == 2 else (None, None)


def _behind(text: str, start: int, end: int) -> StateName | None:
    word = re.compile(r"[A-Z]").search(text, start, end)
    return state_at(text, word.start(), end) if word else None
