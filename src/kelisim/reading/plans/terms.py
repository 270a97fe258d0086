"""The term of a measure: the words of its cell and the days they speak of."""

import re
from functools import lru_cache

from kelisim.model.dates import Term, on
from kelisim.reading.dates import find_dates, term_in

Years = tuple[int, int] | None
MAX_WORDS = 500
NOTHING = re.compile(r"[\W_]*")


_CAPITALS = re.compile(r"(?<!\w)(?:(?![ІХ]+(?!\w))[А-ЯЁӘІҢҒҮҰҚӨҺ]{3,}|(?![IVXLC]+(?!\w))[A-Z]{3,})(?!\w)")


def in_small_letters(words: str) -> str:
    """Words of capitals as the grammar of dates has them: "НА 2027–2031 ГОДЫ", "JUNE"; as long as they were."""
    return _CAPITALS.sub(lambda word: word[0].lower() if word[0][0] > "z" else word[0].capitalize(), words)


@lru_cache(maxsize=4_096)
def _term(words: str, language: str, years: Years) -> Term | None:
    """The term that words say; a plan says "IV квартал 2026 года" many times."""
    return term_in(in_small_letters(words), language, years)


def term_of(words: str, language: str, years: Years) -> Term | None:
    """The term that words say; with the words alone where they say no days; None where there are none.

    Args:
        words: the words, as they stand.
        language: the plan's language.
        years: the first and last year of the plan, for words that leave the year out.
    """
    if NOTHING.fullmatch(words) or len(words) > MAX_WORDS:
        return None
    term = _term(words, language, years)
    if term is None:
        return Term(words=words)
    return Term(words=words, start=term.start, end=term.end, continuous=term.continuous)


def is_term(words: str) -> bool:
    """Whether words are a term in one of the languages."""
    if len(words) > 90 or NOTHING.fullmatch(words):
        return False
    languages = ("ru", "kk") if re.search("[Ѐ-ӿ]", words) else ("en",)
    return any(_term(words, language, None) is not None for language in languages)


def period_in(words: str, language: str) -> tuple[int, int, tuple[int, int], Term] | None:
    """The period that a title names: its place, its first and last year, and the term."""
    for date in find_dates(in_small_letters(words), 0, len(words), None, language=language):
        if len(date.first) == 4 and len(date.last) == 4:
            said = words[date.start : date.end]
            term = date.term()
            return (
                date.start,
                date.end,
                (int(date.first), int(date.last)),
                Term(words=said, start=term.start, end=term.end),
            )
    return None


def day_in(words: str, after: int, language: str) -> tuple[int, int, str, Term] | None:
    """The first whole day after a place: where it stands, the day, and the term that it is."""
    for date in find_dates(in_small_letters(words), after, len(words), None, language=language):
        if date.day is not None and len(date.day) == 10:
            return date.start, date.end, date.day, on(date.day)
    return None
