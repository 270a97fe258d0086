"""Names that are the same in another alphabet or by another transliteration.

1. Cyrillic letters, the Kazakh ones among them, are written in Latin ones; marks over letters are dropped.
2. What transliterations disagree on is made alike: `kh`, `x` and `h`; `zh`, `dzh` and `j`; `ts` and `c`; `q` and `k`;
   `w` and `v`; double letters. Then vowels, `y` and soft signs fall out and the consonants are left: "Zhumangarin",
   "Jumangarin" and "Жұманғарин" are all `jmngrn`.
3. A name is its words in any order, because names are written surname first or last.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіїєґ",
        (
            *("a", "b", "v", "g", "d", "e", "e", "j", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u"),
            *("f", "h", "c", "ch", "sh", "sh", "", "i", "", "e", "iu", "ia"),
            *("a", "g", "k", "n", "o", "u", "u", "h", "i", "i", "e", "g"),
        ),
        strict=True,
    )
)
_LATIN = {"ı": "i", "ǵ": "g", "ø": "o", "ł": "l", "ß": "ss", "æ": "e", "ə": "a"}
_TABLE = str.maketrans({**_LETTERS, **_LATIN})
_ALIKE = (
    ("shch", "sh"),
    ("tsch", "ch"),
    ("dzh", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck", "k"),
    ("ts", "c"),
    ("tz", "c"),
    ("x", "h"),
    ("q", "k"),
    ("w", "v"),
)
_VOWELS = re.compile(r"[aeiouy'’ʼ`\"-]+")
_TWICE = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def latin(words: str) -> str:
    """Words in lower-case Latin letters without marks."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_TABLE))
    return "".join(one for one in plain if not unicodedata.combining(one))


@lru_cache(20_000)
def skeleton(word: str) -> str:
    """The consonants by which a name is known in every spelling (rule 2)."""
    told = latin(word)
    for one, other in _ALIKE:
        told = told.replace(one, other)
    bare = _VOWELS.sub("", told)
    return _TWICE.sub(r"\1", bare) or told[:1]


def name_key(name: str) -> tuple[str, ...]:
    """The key of a person's name: the skeletons of its words of more than one letter, in order."""
    return tuple(sorted(skeleton(word) for word in _WORD.findall(name) if len(word) > 1))


def same_name(one: str, other: str) -> bool:
    """Whether two spellings may be of one person: what one of them tells, the other does not contradict.

    A surname alone fits the full name. Initials and patronymics are left aside.
    """
    first, second = set(name_key(one)), set(name_key(other))
    return bool(first and second) and (first <= second or second <= first)
