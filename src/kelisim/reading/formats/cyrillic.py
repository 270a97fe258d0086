"""Which encoding of one byte a Cyrillic text is in.

1. Every encoding that may be meant gives the same bytes other letters; in the right one they are mostly small, the
   frequent ones frequent, and capitals stand at the beginning of words.
2. An encoding is told only where it is clearly better than the others; a few letters tell nothing.
"""

import re

ENCODINGS = ("windows-1251", "kz1048", "koi8-r", "cp866", "iso8859-5")
_SAMPLE = 20_000
MIN_LETTERS = 8
"""Letters below which nothing is told."""
_FREQUENT = frozenset("оеаинтсрвлкмд")
_USUAL = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі")
_INSIDE = re.compile(r"[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]")
_STRANGE = re.compile(r"[^\x00-\x7fА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі№«»“”„‘’–—…§°•\xa0©€]")
_LEAST, _LEAD = 0.55, 0.08


def cyrillic_text(data: bytes) -> str | None:
    """The text in the encoding that is clearly the right one; None where none is."""
    sample = data[:_SAMPLE]
    # Encodings that give the sample the same letters are not against one another; the first is the usual one.
    scores: dict[str, tuple[float, str]] = {}
    for encoding in ENCODINGS:
        try:
            text = sample.decode(encoding)
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        scores.setdefault(text, (_score(text), encoding))
    ranked = sorted(scores.values(), reverse=True)
    if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
        return None
    return data.decode(ranked[0][1])


def _score(text: str) -> float:
    letters = [letter for letter in text if letter > "\x7f" and letter.isalpha()]
    if len(letters) < MIN_LETTERS:
        return 0.0
    strange = len(_STRANGE.findall(text)) + 2 * len(_INSIDE.findall(text))
    small = [letter.lower() for letter in letters]
    frequent = sum(letter in _FREQUENT for letter in small)
    usual = sum(letter in _USUAL for letter in letters)
    return (frequent + usual) / (2 * len(letters)) - strange / len(letters)
