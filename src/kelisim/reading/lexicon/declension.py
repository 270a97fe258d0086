"""The cases of Russian nouns and adjectives, as far as the names in these lists need them.

1. How a word is declined is told from its ending: -ия, -а, -я, -ь (feminine), -й or a consonant (masculine), -ие, -о
   after a mark; -ий, -ый, -ая, -ое, -ые are adjectives. Names in -о, -е, -и, -у, -э and capitals are not declined.
2. A mark after a word says otherwise: `=` is not declined, `*` is masculine in -ь, `+` is plural, `^` is neuter.
3. A word with ё is found with е too.
"""

from functools import cache

_ADJECTIVE = {
    "ий": ("ий", "его", "ему", "им", "ем", "яя", "ей", "юю", "ее", "ие", "их", "ими", "ого", "ому", "ом", "ая", "ой",
           "ую", "ое"),
    "ый": ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ое", "ые", "ых", "ыми"),
}  # fmt: skip
_ADJECTIVE_AS = {"ая": "ый", "ое": "ый", "ые": "ый", "ой": "ый", "ий": "ий", "ие": "ий", "ый": "ый"}
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_NOUN = (
    ("ия", ("ия", "ии", "ию", "ией", "ий", "иям", "иями", "иях")),
    ("ие", ("ие", "ия", "ию", "ием", "ии", "ий", "иям", "иями", "иях")),
    ("а", ("а", "ы", "и", "е", "у", "ой", "ою", "ей", "", "ам", "ами", "ах")),
    ("я", ("я", "и", "е", "ю", "ей", "ёй", "ь", "ям", "ями", "ях")),
    ("ь", ("ь", "и", "ью", "ей", "ям", "ями", "ях")),
    ("й", ("й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях")),
)
_MASCULINE = ("", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах")
_MASCULINE_SOFT = ("ь", "я", "ю", "ем", "ём", "е", "и", "ей", "ям", "ями", "ях")
_PLURAL = ("ы", "и", "а", "", "ов", "ам", "ами", "ах")
_NEUTER = ("о", "а", "у", "ом", "е", "", "ам", "ами", "ах")


@cache
def forms_of(marked: str) -> frozenset[str]:
    """The forms of a word with its mark, in small letters."""
    word, mark = (marked[:-1], marked[-1]) if marked[-1] in "=*+^" else (marked, "")
    low = word.lower()
    forms = {low} if mark == "=" or (word.isupper() and len(word) > 1) else set(_declined(low, mark))
    return frozenset(forms | {form.replace("ё", "е") for form in forms})


def _declined(low: str, mark: str) -> list[str]:
    if mark == "*":
        return [low[:-1] + ending for ending in _MASCULINE_SOFT]
    if mark == "+":
        return [low[:-1] + ending for ending in _PLURAL]
    if mark == "^":
        return [low[:-1] + ending for ending in _NEUTER]
    if len(low) > 4 and low[-2:] in _ADJECTIVE_AS and (low.endswith("кие") or not low.endswith("ие")):
        stem, kind = low[:-2], _ADJECTIVE_AS[low[-2:]]
        if stem[-1] in "кгхжшчщ":
            kind = "ий"
        return [stem + ending for ending in _ADJECTIVE[kind]]
    for ending, endings in _NOUN:
        if low.endswith(ending):
            return [low[: -len(ending)] + one for one in endings]
    return [low + ending for ending in _MASCULINE] if low[-1] in _CONSONANTS else [low]


def adjective_forms(nominative: str) -> frozenset[str]:
    """The forms of an adjective given in -ий or -ый, with the one that begins a compound: казахстанско-."""
    return forms_of(nominative) | {nominative[:-2].lower() + "о"}
