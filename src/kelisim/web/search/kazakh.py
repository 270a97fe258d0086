"""The stem of a Kazakh word, for finding it in whatever form it stands.

1. Endings are taken off from the end, the longest that fits first, until none fits. So a word and all its forms come to
   one stem, even where the word itself ends like a form: `Алматы` and `Алматыда` are both `алма`. What matters is that
   they are alike, not that the stem is a word.
2. An ending fits where its vowels go with the last vowel before it and its first sound with the last sound before it,
   as Kazakh endings do: `жол-дар`, `шарт-тар`, `үй-лер`. Borrowed words take endings by their last vowel as well.
3. What is left has a vowel and at least three letters; a few nouns of two are known.
4. `қ`, `к` and `п` become `ғ`, `г` and `б` before a vowel. A stem never ends in the latter, in whatever form it stood.
5. Endings of nouns are plural, possessive and case; of verbs those that plans and reports are written in. What makes
   another word, such as `-лық`, stays. "My" and "your" are left alone: `келісім` is a word.
6. On a keyboard that has no Kazakh letters people write `келисимдер`. `folded` brings letters to those of Russian, and
   `folded_stem` takes off endings that were brought there too; it knows less of harmony, so it is for a second look.
"""

import re
from functools import lru_cache
from typing import Final

from kelisim.reading.wording import each

_HARD: Final = frozenset("аоұыяюё")
_SOFT: Final = frozenset("әеөүіэ")
_VOWELS: Final = _HARD | _SOFT | frozenset("иу")
_VOICELESS: Final = frozenset("пткқсшщчцфхһбгғвд")
"""Sounds after which an ending begins with a voiceless one; б, г, в and д at the end of a word are said so."""
_NASAL: Final = frozenset("мнң")
_FOLDS: Final = str.maketrans("әғқңөұүһіё", "агкноуухие")
_LAST: Final = str.maketrans("ғгб", "қкп")
_IRREGULAR: Final = {
    "халқ": "халық", "орн": "орын", "парқ": "парық", "ерк": "ерік", "көрк": "көрік", "құлқ": "құлық", "ырқ": "ырық",
    "ауз": "ауыз", "мұрн": "мұрын", "мойн": "мойын", "ерн": "ерін", "қарн": "қарын", "бөрк": "бөрік",
}  # fmt: skip
"""Stems that lose a vowel before an ending that begins with one."""
_SHORT: Final = frozenset(each("ел ер ет ит ат ай ақ от оқ ой су іс іш үй үн ән ем ең"))
_LEAST: Final = 3

_Ending = tuple[str, frozenset[str]]
"""Letters of an ending, and the last letters after which it can stand."""


def _endings() -> tuple[_Ending, ...]:
    vowel, voiceless = _VOWELS, _VOICELESS
    voiced = frozenset("абвгғдеёжзийклмнңоөруұүһәіыэюя") - voiceless
    consonant = frozenset("бвгғджзйкқлмнңпрстуфхһцчшщ")
    third = frozenset("ыі")
    rows: list[tuple[str, frozenset[str]]] = [
        # Plural.
        ("лар лер", vowel | frozenset("рйу")), ("дар дер", frozenset("лмнңжз")), ("тар тер", voiceless),
        # Possessive: third person, and "our".
        ("ы і", consonant), ("сы сі", vowel), ("ымыз іміз", consonant), ("мыз міз", vowel),
        # Genitive and accusative.
        ("ның нің", vowel | _NASAL), ("дың дің", frozenset("жзлрйу")), ("тың тің", voiceless),
        ("ны ні", vowel), ("ды ді", voiced - vowel | frozenset("у")), ("ты ті", voiceless),
        # An accusative after a possessive; and words whose possessive looks like another ending: `өзен-і`, `кеңес-і`.
        ("н", vowel), ("с", vowel),
        # Dative, locative, ablative.
        ("ға ге", voiced), ("қа ке", voiceless), ("на не", third),
        ("да де", voiced), ("та те", voiceless), ("нда нде", third),
        ("дан ден", vowel | frozenset("жзлрйу")), ("тан тен", voiceless), ("нан нен", _NASAL | third),
        # What is somewhere, or of some time.
        ("дағы дегі", voiced), ("тағы тегі", voiceless), ("ндағы ндегі", third),
        ("ғы гі", frozenset("лнрзйу")), ("қы кі", voiceless - frozenset("кқ")),
        # With, and without.
        ("мен", vowel | frozenset("лрйумнң")), ("бен", frozenset("жз")), ("пен", voiceless),
        ("сыз сіз", voiced | voiceless),
        # Verbs: has done, does, will do, doing, to do.
        ("ған ген", voiced), ("қан кен", voiceless), ("ады еді", consonant), ("йды йді", vowel),
        ("атын етін", consonant), ("йтын йтін", vowel), ("ып іп", consonant), ("у", consonant - frozenset("у")),
    ]  # fmt: skip
    found: list[_Ending] = [(ending, after) for endings, after in rows for ending in endings.split()]
    return tuple(sorted(found, key=lambda one: -len(one[0])))


_ENDINGS: Final = _endings()
_BY_LAST: Final = {
    last: tuple(one for one in _ENDINGS if one[0][-1] == last) for last in {ending[-1] for ending, _ in _ENDINGS}
}
_FOLDED_ENDINGS: Final = tuple(
    sorted(
        {(ending.translate(_FOLDS), frozenset(x.translate(_FOLDS) for x in after)) for ending, after in _ENDINGS},
        key=lambda one: (-len(one[0]), one[0]),
    )
)
_OWN: Final = re.compile("[әғқңөұүһі]")
_COUNTRY: Final = "стан"
"""Names of States end in it, and it is no ending."""


def is_kazakh(word: str) -> bool:
    """Whether a word in lower case has a letter that Russian has not."""
    return _OWN.search(word) is not None


def folded(word: str) -> str:
    """A word in the letters of a Russian keyboard, `ё` written as `е`."""
    return word.translate(_FOLDS)


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    """The stem of a word in lower-case Cyrillic letters (rules 1 to 5)."""
    rest = word
    while shorter := _shorter(rest):
        rest = shorter
    rest = rest[:-1] + rest[-1:].translate(_LAST)
    return stem(_IRREGULAR[rest]) if rest in _IRREGULAR else rest


@lru_cache(maxsize=60_000)
def folded_stem(word: str) -> str:
    """The stem of a folded word, by folded endings (rule 6)."""
    rest = word
    while not rest.endswith(_COUNTRY):
        for ending, after in _FOLDED_ENDINGS:
            base = rest.removesuffix(ending)
            if base != rest and _last(base) in after and _stands(base, _FOLDED_SHORT):
                rest = base
                break
        else:
            break
    rest = rest[:-1] + rest[-1:].translate(_LAST_FOLDED)
    return folded_stem(_FOLDED_IRREGULAR[rest]) if rest in _FOLDED_IRREGULAR else rest


_LAST_FOLDED: Final = str.maketrans("гб", "кп")
_FOLDED_SHORT: Final = frozenset(map(folded, _SHORT))
_FOLDED_IRREGULAR: Final = {folded(one): folded(other) for one, other in _IRREGULAR.items()}


def _shorter(word: str) -> str:
    """The word without its last ending; empty where it has none."""
    if word.endswith(_COUNTRY):
        return ""
    for ending, after in _BY_LAST.get(word[-1:], ()):
        if not word.endswith(ending):
            continue
        base = word[: -len(ending)]
        if _last(base) in after and _stands(base, _SHORT) and _agree(base, ending):
            return base
    return ""


def _last(base: str) -> str:
    """The last letter that sounds."""
    return base.rstrip("ьъ")[-1:]


def _stands(base: str, short: frozenset[str]) -> bool:
    """Rule 3."""
    if len(base) < _LEAST:
        return base in short
    return not _VOWELS.isdisjoint(base)


def _agree(base: str, ending: str) -> bool:
    """Rule 2, for vowels."""
    if ending in {"мен", "бен", "пен"}:
        return True
    asked, told = _softness(ending), _softness(base)
    return asked is None or told is None or asked is told


def _softness(letters: str) -> bool | None:
    for letter in reversed(letters):
        if letter in _SOFT:
            return True
        if letter in _HARD:
            return False
    return None
