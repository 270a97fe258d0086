"""The span rule: what every draft says of its places in the text.

1. Every span lies in the text and is not empty.
2. A field that quotes the source equals the text at its span.
3. A code of a State is justified by a name of that State, a date by the words of that date, in one of the three
   languages.
"""

import re
from collections.abc import Iterator
from typing import Any

from kelisim.model.decode import plain
from kelisim.model.draft import Reading, draft_kind
from kelisim.reading.dates import find_dates
from kelisim.reading.lexicon.states import find_parties, state_of_capital
from tests.reading.invented import value_at

LITERAL = re.compile(
    r"""
    (?:title|text|summary)\.[a-z]{2}(?:-Latn)? | author | section | publisher | dateline
    | photographs\.\d+\.(?:caption|credit) | body\.\d+
    | (?:.+\.)?name | (?:.+\.)?office | agenda\.\d+\.[a-z]{2}(?:-Latn)? | quote | number | claims\.\d+\.value
    """,
    re.VERBOSE,
)
STATE = re.compile(r"parties\.\d+|sides\.\d+|territory\.\d+|side|participants\.\d+\.side|signatures\.\d+\.party")
LANGUAGES = ("en", "ru", "kk")
DATE = re.compile(r"published|reported|signed|said|(?:.+\.)?(?:start|end)")


def breaches(reading: Reading) -> Iterator[tuple[str, str, Any, str]]:
    """Each place where a draft breaks the rule: its kind, the field, its value, the words at the span."""
    published = reading.source.published
    for draft in reading.drafts:
        content = plain(draft.content)
        for span in draft.evidence:
            words = reading.text[span.start : span.end]
            value = value_at(content, span.field)
            if not (0 <= span.start < span.end <= len(reading.text)) or not justified(
                span.field, value, words, published
            ):
                yield draft_kind(draft), span.field, value, words


def justified(field: str, value: Any, words: str, published: str | None) -> bool:
    """Whether words say what a field holds."""
    if value is None:
        return False
    if LITERAL.fullmatch(field):
        return bool(value.replace(",", "") == words.replace(",", "") if field.endswith("value") else value == words)
    if value == "third-countries":
        return True
    if STATE.fullmatch(field):
        return any(_names(words, value, language) for language in LANGUAGES)
    if DATE.fullmatch(field):
        found = (find_dates(words, 0, len(words), published, language=language) for language in LANGUAGES)
        return any(dates and value in {dates[0].first, dates[0].last} for dates in found)
    return True


def _names(words: str, code: str, language: str) -> bool:
    """Whether words are the name of one State or organisation in a language, or of the State's capital."""
    if language == "en" and state_of_capital(words) == code:
        return True
    return [state.code for state in find_parties(words, 0, len(words), language=language)] == [code]


def unfounded(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each literal field of a draft that has a value and no span: its kind and its path."""
    for draft in reading.drafts:
        said = {span.field for span in draft.evidence}
        for path, _ in leaves(plain(draft.content)):
            if LITERAL.fullmatch(path) and path not in said:
                yield draft_kind(draft), path


def leaves(content: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The values in a draft's content with their paths."""
    if isinstance(content, dict):
        for name, value in content.items():
            yield from leaves(value, f"{path}.{name}" if path else name)
    elif isinstance(content, list | tuple):
        for number, value in enumerate(content):
            yield from leaves(value, f"{path}.{number}")
    elif content is not None:
        yield path, content
