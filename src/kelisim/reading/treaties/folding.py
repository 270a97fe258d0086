"""The text that patterns read: lower case, one kind of space, quotation mark and dash, and as long as the original.

1. Every place in the folded text is the same place in the original.
2. Old Kazakh texts are typed with Latin `i` and `y` among Cyrillic letters; these are folded into the letters meant.
"""

import re

_SAME = str.maketrans(
    dict.fromkeys("\n\t\r\v\f\u00a0\u2002\u2003\u2007\u2009\u202f", " ")
    | dict.fromkeys("«»“”„‟″", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("’‘ʼ`", "'")
    | {"ё": "е", "Ё": "е"}
)
_CYRILLIC = "а-яәғқңөұүһі"
_MIXED = re.compile(rf"(?<=[{_CYRILLIC}])[iy]|[iy](?=[{_CYRILLIC}])")
_LETTERS = {"i": "і", "y": "ү"}


def folded(text: str) -> str:
    """The folded text (rules 1 and 2)."""
    lower = text.translate(_SAME)
    whole = lower.lower()
    if len(whole) != len(text):
        whole = "".join(low if len(low := letter.lower()) == 1 else letter for letter in lower)
    return _MIXED.sub(lambda match: _LETTERS[match[0]], whole)
