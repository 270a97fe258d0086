"""Text in several languages.

1. A text is a mapping from a BCP 47 language tag (RFC 5646: `en`, `ru`, `kk`, `kk-Latn`) to the words in it.
2. It has at least one language. No language is preferred by the record; a reader's choice is made when it is shown.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated

import msgspec

from kelisim.model.base import Prose

LanguageTag = Annotated[
    str, msgspec.Meta(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\Z", max_length=20)
]
"""A BCP 47 tag in its recommended case: language, script and region only."""

Text = Annotated[dict[LanguageTag, Prose], msgspec.Meta(min_length=1, max_length=24)]
"""Words by language tag."""


def in_language(text: Mapping[str, str], wanted: str, fallbacks: Iterable[str] = ("en", "ru", "kk")) -> str:
    """The words of `text` for a reader of `wanted`: that tag, its bare language, a fallback, or the first there is."""
    for tag in (wanted, wanted.split("-", 1)[0], *fallbacks):
        if tag in text:
            return text[tag]
    return next(iter(text.values()))
