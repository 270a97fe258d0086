"""Keys: what the forms of a word are found by, in Russian, Kazakh and English.

1. A word is letters and digits, with the marks and apostrophes that belong to them. Hyphens and all other signs part
   words.
2. A text is read in the language that it is tagged with; an untagged one, and single words in another alphabet, in the
   language that their letters tell.
3. The key of a Russian word is its dictionary form, of an English one its stem by Porter's second algorithm, of a
   Kazakh one its stem (`kazakh`); Kazakh in Latin letters is brought to Cyrillic first, so both are found by one key.
   `ё` is `е`. A number is its digits.
4. A word in an index has one key, and further ones by which it is found at lower rank: other dictionary forms that it
   may belong to (`стали`), and the stem of what is typed where there are no Kazakh letters (`келисим`).
5. Who asks may mean any language that the letters allow, so a word that is sought has the keys of all of them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from kelisim.reading.kazakh.script import cyrillic_of, is_latin
from kelisim.web.search.kazakh import folded, folded_stem, is_kazakh, stem

LANGUAGES: Final = ("en", "ru", "kk")
LONGEST: Final = 48
"""Letters of a word that count; what is longer is no word."""
_KEPT: Final = 120_000
_WORD: Final = re.compile("[^\\W_][^\\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\\W_]*|['’ʼ‘](?=[^\\W_])[^\\W_]+)*")
_APOSTROPHE: Final = re.compile("['’ʼ‘]")
_CYRILLIC: Final = re.compile("[Ѐ-ӿ]")
_LATIN_KAZAKH: Final = re.compile("[ǵńýáúóıñğöüşäū]|[gnyasouc]['’ʼ‘][a-z]|q(?!u)")
"""Letters in lower case that are Kazakh and not English."""
_MOST: Final = 3
"""Dictionary forms of a word at most."""


class Word(NamedTuple):
    """A word at [start, end) of a text, with its key and the further keys of rule 4."""

    start: int
    end: int
    key: str
    others: tuple[str, ...]


class Sought(NamedTuple):
    """The keys by which a word is sought: those of rule 3, and the stem as typed, for the further keys of an index."""

    keys: tuple[str, ...]
    others: tuple[str, ...]


def words_in(text: str, language: str) -> Iterator[Word]:
    """The words of a text with their keys; one for each place of `places_in`."""
    tongue = language_of(text, language)
    for start, end, plain in places_in(text, tongue):
        key, others = _keyed(plain, tongue)
        yield Word(start, end, key, others)


def places_in(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Where the words of a text stand, and each in lower case and in the letters that its key is made of.

    Args:
        text: the text.
        language: the language that it is read in, as `language_of` says.
    """
    if language == "kk" and is_latin(text):
        brought = cyrillic_of(text, [(0, len(text))])
        for match in _WORD.finditer(brought.text):
            if plain := _bare(_plain(match[0])):
                yield brought.at(match.start()), brought.at(match.end()), plain
        return
    for match in _WORD.finditer(text):
        if plain := _plain(match[0]):
            yield match.start(), match.end(), plain


def language_of(text: str, tagged: str) -> str:
    """The language to read a text in (rule 2)."""
    bare = tagged.split("-", 1)[0]
    if bare in LANGUAGES:
        return bare
    if not _CYRILLIC.search(text):
        return "kk" if _LATIN_KAZAKH.search(_bare(text.lower())) else "en"
    return "kk" if is_kazakh(text.lower()) else "ru"


@lru_cache(maxsize=4_096)
def sought(word: str, reader: str) -> Sought:
    """The keys by which to look for a word that somebody typed; none where it is no word.

    Args:
        word: the word as typed.
        reader: the language of the page it was typed on.
    """
    plain = "".join(one for one in _plain(word) if one.isalnum() or one in "'’ʼ‘")
    if not _bare(plain):
        return Sought((), ())
    if plain.isdigit():
        return Sought((plain,), ())
    if _CYRILLIC.search(plain):
        return _sought_in_cyrillic(plain)
    keys = [_english(_APOSTROPHE.sub("'", plain))]
    if reader == "kk" or _LATIN_KAZAKH.search(plain):
        brought = _bare(cyrillic_of(plain, [(0, len(plain))]).text)
        if not _LATIN_KAZAKH.search(plain):
            keys.append(_bare(plain))
        return Sought(tuple(dict.fromkeys((*keys, stem(brought)))), (folded_stem(folded(brought)),))
    return Sought(tuple(dict.fromkeys(key for key in keys if key)), ())


def _sought_in_cyrillic(plain: str) -> Sought:
    own, typed = stem(plain), folded_stem(folded(plain))
    return Sought((own,) if is_kazakh(plain) else tuple(dict.fromkeys((*_russian(plain), own))), (typed,))


@lru_cache(maxsize=_KEPT)
def _keyed(plain: str, language: str) -> tuple[str, tuple[str, ...]]:
    """The key of a word in a text of a language, and its further keys."""
    if not plain or plain.isdigit():
        return plain, ()
    if not _CYRILLIC.search(plain):
        return _english(_APOSTROPHE.sub("'", plain)), ()
    if language == "kk" or is_kazakh(plain):
        return stem(plain), (folded_stem(folded(plain)),)
    likely, *further = _russian(plain)
    return likely, tuple(further)


def _plain(word: str) -> str:
    """A word in lower case and in composed letters, without marks of stress; empty where no letter is left."""
    if len(word) > LONGEST:
        word = word[:LONGEST]
    if word.isascii():
        return word.lower()
    low = unicodedata.normalize("NFKC", word).lower()
    return "".join(one for one in low if one.isalnum() or one in "'’ʼ‘")


def _bare(word: str) -> str:
    """A word without apostrophes."""
    return _APOSTROPHE.sub("", word)


@cache
def _porter() -> Any:
    """The stemmer of English."""
    import snowballstemmer  # type: ignore[import-untyped] # noqa: PLC0415 only who indexes or searches needs it

    return snowballstemmer.stemmer("english")


def _english(word: str) -> str:
    return (_bare(_porter().stemWord(word)) if word.isascii() else _bare(word)) or word


@cache
def _dictionary() -> Any:
    """The dictionary of Russian; loading it takes a tenth of a second."""
    import pymorphy3  # noqa: PLC0415 only who indexes or searches needs it

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=_KEPT)
def _russian(word: str) -> tuple[str, ...]:
    """The dictionary forms of a word, the likeliest first."""
    found = _dictionary().parse(word)
    # Of a word that is not in the dictionary, only the likeliest form is worth having.
    forms = [one.normal_form.replace("ё", "е") for one in found if one.is_known] or [found[0].normal_form]
    # A form with a hyphen would be two words of the index.
    whole = [form for form in forms if form.isalnum()]
    return tuple(dict.fromkeys(whole or [word.replace("ё", "е")]))[:_MOST]
