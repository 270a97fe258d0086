"""Text in several languages.

1. A text is a mapping from a BCP 47 language tag (RFC 5646: `en`, `ru`, `kk`, `kk-Latn`) to the words in it.
2. It has at least one language. No language is preferred by the record; a reader's choice is made when it is shown.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final

import msgspec

from kelisim.model.base import FormError, Prose, form_of

_LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\Z"
LanguageTag = Annotated[str, msgspec.Meta(pattern=_LANGUAGE_TAG, max_length=20)]
"""A BCP 47 tag in its recommended case: language, script and region only."""

HeldTag = Annotated[str, msgspec.Meta(max_length=20, extra_json_schema={"pattern": _LANGUAGE_TAG})]
"""A `LanguageTag` that who holds it checks (model.base, rule 4)."""

Text = Annotated[dict[LanguageTag, Prose], msgspec.Meta(min_length=1, max_length=24)]
"""Words by language tag."""

HeldText = Annotated[dict[HeldTag, Prose], msgspec.Meta(min_length=1, max_length=24)]
"""A `Text` that who holds it checks, by `check_tags`."""

_COMMON: Final = frozenset({"en", "ru", "kk"})
_is_language_tag = form_of(LanguageTag)


def check_tags(field: str, text: Iterable[str]) -> None:
    """Refuse languages of a text that are none.

    Raises:
        FormError: a key of the field has not the form of a language tag.
    """
    if not _COMMON.issuperset(text) and not all(map(_is_language_tag, text)):
        raise FormError(field, LanguageTag, key=True)


def in_language(text: Mapping[str, str], wanted: str, fallbacks: Iterable[str] = ("en", "ru", "kk")) -> str:
    """The words of `text` for a reader of `wanted`: that tag, its bare language, a fallback, or the first there is."""
    for tag in (wanted, wanted.split("-", 1)[0], *fallbacks):
        if tag in text:
            return text[tag]
    return next(iter(text.values()))
