"""Kazakh in Latin letters, brought to Cyrillic letter by letter, with the place of each letter kept.

1. Three ways of writing are told apart by their marks: apostrophes (October 2017: `qol qoi'yldy`), acutes (February
   2018: `qol qoıyldy`, `ǵ ń ó ú ý á`), and dots, breves and cedillas (2021: `ğ ñ ö ü ş ä ū`).
2. Two letters may be one (`sh`, `ch`), and an apostrophe belongs to the letter before it, so the Cyrillic text may be
   shorter: `Cyrillic.places` holds where in the source each of its letters begins.
   A soft sign that Latin letters leave out comes back in the names of States and offices that have one.
3. `ı` of 2018 is `и`, and `й` behind a vowel; `ıa` and `ıý` are `ия` and `ию`.
   In 2021 `i` is `и` or `й`, and `ı` is `і`.
"""

import re
from bisect import bisect_left

import msgspec

_SHARED = dict(zip("abdefghijklmnopqrstvxyz", "абдефгһіжклмнопқрствхыз", strict=True)) | {"h": "х", "w": "в", "c": "ц"}
_ACUTE = _SHARED | {"á": "ә", "ǵ": "ғ", "ń": "ң", "ó": "ө", "ú": "ү", "ý": "у", "u": "ұ", "ı": "и", "i": "і", "y": "ы"}
_APOSTROPHE = _SHARED | {"u": "ұ"}
_APOSTROPHES = {"a": "ә", "g": "ғ", "n": "ң", "o": "ө", "u": "ү", "y": "у", "i": "и", "s": "ш", "c": "ч"}
_UMLAUT = _SHARED | {
    "ä": "ә", "ğ": "ғ", "ñ": "ң", "ö": "ө", "ü": "ү", "ū": "ұ", "ş": "ш", "u": "у", "i": "и", "ı": "і", "y": "ы",
}  # fmt: skip
_OF_ACUTE = re.compile("[áǵńóúýÁǴŃÓÚÝ]")
_OF_UMLAUT = re.compile("[äğñöüūşÄĞÑÖÜŪŞ]")
_OF_APOSTROPHE = re.compile(r"[agnouyisc]['’ʼ](?=[a-z])", re.IGNORECASE)
_PAIRS = {"sh": "ш", "ch": "ч", "ts": "ц"}
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_SOFT = re.compile(r"(?P<before>\b(?:prem|pol(?=sh)|belar[ýu]s))(?=er|sh|\b|[^i]|\Z)", re.IGNORECASE)
_WIDE = re.compile(r"(?<!\w)[Ее](?=нерг|коном|колог|кспор|лект|кспер|кзам|стон|мират|фиоп|квад|ксплу|тил|ритре)")
"""The one Latin letter stands for two of Cyrillic; `э` begins borrowed words."""
_LATIN = re.compile("[A-Za-zÀ-žǴǵ]")
_CYRILLIC = re.compile("[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]")


class Cyrillic(msgspec.Struct, frozen=True):
    """A text in Cyrillic: `places` are where its letters begin in the source, and its end; None for no change."""

    text: str
    places: tuple[int, ...] | None = None

    def at(self, place: int) -> int:
        """Where in the source a place of this text is."""
        return place if self.places is None else self.places[place]

    def of(self, place: int) -> int:
        """Where in this text a place of the source is."""
        return place if self.places is None else bisect_left(self.places, place)


def is_latin(words: str) -> bool:
    """Whether a text is written in Latin letters rather than Cyrillic ones."""
    return len(_LATIN.findall(words)) > 2 * len(_CYRILLIC.findall(words))


def cyrillic_of(text: str, stretches: list[tuple[int, int]]) -> Cyrillic:
    """A text with those of its stretches that are Latin brought to Cyrillic; a text without such is left as it is."""
    latin = [(start, end) for start, end in stretches if is_latin(text[start:end])]
    if not latin:
        return Cyrillic(text)
    letters: list[str] = []
    places: list[int] = []
    until = 0
    table = _table("".join(text[start:end] for start, end in latin))
    for start, end in sorted(latin):
        if start < until:
            continue
        letters.append(text[until:start])
        places.extend(range(until, start))
        _bring(text, start, end, table, letters, places)
        until = end
    letters.append(text[until:])
    places.extend(range(until, len(text)))
    return Cyrillic(_WIDE.sub(lambda match: "Э" if match[0] == "Е" else "э", "".join(letters)), (*places, len(text)))


def _table(words: str) -> tuple[dict[str, str], bool]:
    """Rule 1: the letters of a way of writing, and whether its marks are apostrophes."""
    acute, umlaut = len(_OF_ACUTE.findall(words)), len(_OF_UMLAUT.findall(words))
    apostrophe = len(_OF_APOSTROPHE.findall(words))
    if apostrophe > max(acute, umlaut):
        return _APOSTROPHE, True
    return (_UMLAUT, False) if umlaut > acute else (_ACUTE, False)


def _bring(
    text: str, start: int, end: int, table: tuple[dict[str, str], bool], letters: list[str], places: list[int]
) -> None:
    """Add the letters of a stretch, each with its place."""
    known, apostrophes = table
    soft = {match.end("before") for match in _SOFT.finditer(text, start, end)}
    place = start
    last = ""
    while place < end:
        letter = text[place]
        low = "ı" if letter == "I" and known is _ACUTE and text[place + 1 : place + 2] in {"a", "ý"} else letter.lower()
        width = 1
        pair = text[place : place + 2].lower() if place + 1 < end else ""
        if apostrophes and len(pair) == 2 and pair[1] in "'’ʼ" and low in _APOSTROPHES:
            made, width = _APOSTROPHES[low], 2
        elif pair in _PAIRS and known is not _UMLAUT:
            made, width = _PAIRS[pair], 2
        elif len(low) == 1:
            made = known.get(low, low)
        else:
            made = "и"
        if made == "и" and last in _VOWELS and last != "и":
            made = "й"
        if pair in {"ıa", "ıý"} and last == "и":
            made, width = ("я" if pair == "ıa" else "ю"), 2
        if made == "а" and last == "и":
            made = "я"
        if made == "у" and last == "и":
            made = "ю"
        letters.append(made.upper() if letter.isupper() else made)
        places.append(place)
        if place + width in soft:
            letters.append("ь")
            places.append(place + width)
        last = made
        place += width
