"""What somebody may have meant who found nothing.

1. Only a word that nothing in the index has is taken for a slip. It is replaced by the word of the index that is
   nearest in letters left out, put in, changed or swapped (optimal string alignment): one in a short word, two in a
   long one.
2. A word typed with the keyboard in another alphabet (`ltyb` for `день`) is brought back, where the index has it.
3. A suggestion is made only where it finds something, so it tells of nothing that is not public.
"""

from typing import Final

from kelisim.web.search.asking import Asked
from kelisim.web.search.backend import backend
from kelisim.web.search.kazakh import folded
from kelisim.web.search.keys import sought

MOST_WORDS: Final = 2
"""Words of a question that are replaced at most."""
_NEAR: Final = 40
_SHORT: Final = 5
_LATIN_KEYS: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC_KEYS: Final = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC: Final = str.maketrans(_LATIN_KEYS, _CYRILLIC_KEYS)
_TO_LATIN: Final = str.maketrans(_CYRILLIC_KEYS, _LATIN_KEYS)


def meant(asked: Asked, reader: str) -> str:
    """What was typed with its slips mended, or nothing."""
    single = [term for term in asked.wanted if len(term.keys) == 1 and len(term.typed) > 2]
    keys = [key for term in single for key in (*term.keys[0].keys, *term.keys[0].others)]
    unused = set(backend().unused(keys))
    wrong = [term for term in single if unused.issuperset((*term.keys[0].keys, *term.keys[0].others))]
    typed = asked.typed.lower()
    for term in wrong[:MOST_WORDS]:
        mended = _other_alphabet(term.typed, reader) or _nearest(term.typed)
        if not mended:
            return ""
        typed = typed.replace(term.typed, mended)
    return typed if wrong else ""


def _other_alphabet(word: str, reader: str) -> str:
    brought = word.translate(_TO_CYRILLIC) if word.isascii() else word.translate(_TO_LATIN)
    found = sought(brought, reader).keys if brought.isalpha() and brought != word else ()
    return brought if found and len(backend().unused(found)) < len(found) else ""


def _nearest(word: str) -> str:
    allowed = 1 if len(word) <= _SHORT else 2
    plain = folded(word)
    best: tuple[int, str] = (allowed + 1, "")
    for key, shown in backend().alike(word, _NEAR):
        far = min(distance(plain, folded(one), allowed) for one in {key, shown})
        best = min(best, (far, shown))
    return best[1]


def distance(one: str, other: str, most: int) -> int:
    """How many letters apart two words are; `most` + 1 for all that is farther."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        two_before, before, row = before, row, [place]
        for index, against in enumerate(other, start=1):
            cost = min(row[-1] + 1, before[index] + 1, before[index - 1] + (letter != against))
            if place > 1 and index > 1 and letter == other[index - 2] and one[place - 2] == against:
                cost = min(cost, two_before[index - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
