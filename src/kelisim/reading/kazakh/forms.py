"""Forms of Kazakh words: what a word is without its endings, and what the endings say.

1. A noun takes endings in one order: plural, possessive, case. They are told apart by their letters alone, and each has
   variants by vowel harmony and by the sound before it.
2. A last `қ`, `к` or `п` becomes `ғ`, `г` or `б` before a possessive vowel: `министрлік`, `министрлігі`.
3. Endings alone do not tell a word: `шарты` is `шарт` with a possessive, `алты` is a number. Who asks gives the stems
   that are known.
"""

import re
from collections.abc import Callable, Container
from functools import lru_cache

import msgspec

_CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("genitive", ("ның", "нің", "дың", "дің", "тың", "тің")),
    ("dative", ("ға", "ге", "қа", "ке", "на", "не", "а", "е")),
    ("accusative", ("ны", "ні", "ды", "ді", "ты", "ті", "н")),
    ("locative", ("нда", "нде", "да", "де", "та", "те")),
    ("attributive", ("ндағы", "ндегі", "дағы", "дегі", "тағы", "тегі")),
    ("ablative", ("нан", "нен", "дан", "ден", "тан", "тен")),
    ("instrumental", ("мен", "бен", "пен")),
)
_CASE_OF = {ending: case for case, endings in _CASES for ending in endings}
_POSSESSIVES = ("ымыз", "іміз", "мыз", "міз", "ыңыз", "іңіз", "ым", "ім", "ың", "ің", "сы", "сі", "ы", "і", "м", "ң")
_THIRD = frozenset(("сы", "сі", "ы", "і"))
_PLURALS = ("лар", "лер", "дар", "дер", "тар", "тер")
_HARD, _SOFT = frozenset("аоұыёюя"), frozenset("әөүіеэ")
_RESTORED = {"ғ": "қ", "г": "к", "б": "п"}
_LONGEST_FIRST = tuple(sorted(_CASE_OF, key=len, reverse=True))
_AFTER_THIRD = frozenset(
    ("ның", "нің", "на", "не", "н", "нда", "нде", "ндағы", "ндегі", "нан", "нен", "мен", "бен", "пен")
)
_AFTER_PERSON = frozenset(("а", "е"))


class Form(msgspec.Struct, frozen=True, gc=False):
    """A reading of a word: its stem, and what its endings say. `ends` is where in the word the case ending begins."""

    stem: str
    plural: bool
    possessive: str
    case: str
    ends: int

    @property
    def third(self) -> bool:
        """Whether it is "his, her, its, their": the mark of a head that other words stand before."""
        return self.possessive in _THIRD


@lru_cache(maxsize=60_000)
def forms_of(word: str) -> tuple[Form, ...]:
    """Every reading of a word in lower case that its endings allow, the one with no ending first."""
    found: list[Form] = []
    for case_ending in ("", *_LONGEST_FIRST):
        if not word.endswith(case_ending) or len(word) - len(case_ending) < 2:
            continue
        base = word[: len(word) - len(case_ending)] if case_ending else word
        case = _CASE_OF[case_ending] if case_ending else ""
        if case_ending and not _harmony(base, case_ending):
            continue
        for possessive in ("", *_POSSESSIVES):
            if possessive and (not base.endswith(possessive) or len(base) - len(possessive) < 2):
                continue
            if not _joins(possessive, case_ending):
                continue
            rest = base[: len(base) - len(possessive)] if possessive else base
            found.extend(Form(stem, plural, possessive, case, len(base)) for stem, plural in _numbers(rest, possessive))
    return tuple(found)


def _joins(possessive: str, case_ending: str) -> bool:
    """Whether a case ending is one that follows this possessive, or none."""
    if possessive in _THIRD:
        return not case_ending or case_ending in _AFTER_THIRD
    if possessive:
        return case_ending not in ("на", "не", "н", "нда", "нде", "ндағы", "ндегі")
    return case_ending not in _AFTER_PERSON and case_ending not in ("н", "на", "не", "нда", "нде", "ндағы", "ндегі")


def _numbers(rest: str, possessive: str) -> list[tuple[str, bool]]:
    """The stem with and without a plural ending, rule 2 undone."""
    found = [(rest, False)]
    if possessive and rest[-1] in _RESTORED:
        found.append((rest[:-1] + _RESTORED[rest[-1]], False))
    if len(rest) > 5 and rest.endswith(_PLURALS) and _harmony(rest[:-3], rest[-3:]):
        found.append((rest[:-3], True))
    return found


def _harmony(stem: str, ending: str) -> bool:
    """Whether the vowels of an ending go with the last vowel of a stem that says which they must be."""
    if ending in ("мен", "бен", "пен"):
        return True
    soft = _softness(ending)
    if soft is None:
        return True
    told = _softness(stem)
    return told is None or told is soft


def _softness(letters: str) -> bool | None:
    for letter in reversed(letters):
        if letter in _SOFT:
            return True
        if letter in _HARD:
            return False
    return None


def form_in(word: str, known: Container[str]) -> Form | None:
    """The first reading of a word in lower case whose stem is known."""
    for form in forms_of(word):
        if form.stem in known:
            return form
    return None


_NAME_ENDING = re.compile(
    r"(?:[-’'])?(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|дағы|дегі|тағы|тегі|да|де|та|те"
    r"|нан|нен|дан|ден|тан|тен|мен|бен|пен)\Z"
)


_CHILD_ENDING = re.compile(r"(?:ұлы|улы|қызы|кызы)(?P<ending>н(?:ың|ан|да|дағы)?|на|мен)\Z")
"""The case of a patronymic, which ends in a possessive."""


@lru_cache(maxsize=20_000)
def name_without_case(word: str, known: Callable[[str], bool]) -> int:
    """How much of a proper name stands before its case ending: `Тоқаевтың` has six letters.

    Args:
        word: the name as it stands.
        known: whether letters in lower case are a name as they are.
    """
    low = word.lower()
    if known(low):
        return len(word)
    match = _CHILD_ENDING.search(low)
    if match is not None:
        return match.start("ending")
    match = _NAME_ENDING.search(low)
    if match is None or match.start() < 3:
        return len(word)
    sure = match[0][-1] == "ң"
    if (
        not sure
        and low[match.start() - 1] != "и"
        and not _harmony(low[: match.start()], match[0])
        and not known(low[: match.start()])
    ):
        return len(word)
    return match.start()


ENDING = (
    r"(?:[лдт][ае]р)?(?:ымыз|іміз|мыз|міз|сы|сі|ы|і)?"
    r"(?:[ндт][ыі]ң|[ғгқк][ае]|н[ае]|[ндт][ыі]|н|нд[ае]|[дт][ае]|н?[дт][ае]ғы|н?[дт]егі|[ндт][ае]н|[мбп]ен)?"
)
"""A pattern for the endings of a noun."""
