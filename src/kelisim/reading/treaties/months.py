"""Which month's first day a clause counts to: "the first day of the second month following ..."."""

import re

_ORDINALS: tuple[tuple[str, int], ...] = (
    (r"second|втор\w+|екінші", 1),
    (r"third|треть\w+|үшінші", 2),
    (r"fourth|четв[её]рт\w+|төртінші", 3),
    (r"fifth|пят\w+|бесінші", 4),
    (r"sixth|шест\w+|алтыншы", 5),
    (r"next|following|calendar|следующ\w+|очередн\w+|календарн\w+|келесі|кейінгі", 0),
)
_KNOWN = [(re.compile(words), months) for words, months in _ORDINALS]
_EMPTY = frozenset({"of", "the", "a", "first", "day", "month"})
_BEHIND = re.compile(r"(?:([^\W\d_]+)\s)?\Z")


def months_before(low: str, found: re.Match[str]) -> int | None:
    """How many whole months lie before the one that a clause counts to: 0 for the next month, 1 for the second.

    Args:
        low: the text in lower case.
        found: the words "first day of the ... month"; in Kazakh what numbers the month stands before them.

    Returns:
        None where a word stands there that is not known.
    """
    if found[0].startswith("айдың"):
        match = _BEHIND.search(low, max(0, found.start() - 40), found.start())
        words = [match[1]] if match and match[1] else []
    else:
        words = re.findall(r"[^\W\d_]+", found[0])[2:-1]
        words = [word for word in words if word not in _EMPTY]
    told = 0
    for word in words:
        months = next((months for pattern, months in _KNOWN if pattern.fullmatch(word)), None)
        if months is None:
            return None
        told += months
    return told
