"""The cheaper `translate` says what Django's says."""

import pytest
from django.template import Context, Engine
from django.utils import translation

from kelisim.web.addresses import SECTIONS, entry_address, register_address
from kelisim.web.templatetags.constant import Constant

PLAIN = Engine(builtins=["django.templatetags.i18n"])
CHEAP = Engine(builtins=["django.templatetags.i18n", "kelisim.web.templatetags.constant"])
TAGS = (
    '{% translate "Commitments" %}',
    "{% trans 'Language of the pages' %}",
    '{% translate "declaration" context "document" %}',
    '{% translate "Commitments" as title %}<b>{{ title }}</b>',
    '{% translate "Fish & chips at 5 % off" %}',
    '{% translate "Fish & chips at 5 % off" as title %}{{ title }}',
    '{% translate "Commitments"|lower %}',
    '{% translate "Commitments" noop %}',
    "{% translate said %}",
    "{% translate said context meaning %}",
    '{% translate "declaration" context meaning %}',
)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("tag", TAGS)
def test_the_tag_says_what_djangos_says(tag: str, language: str) -> None:
    """Whatever stands in it, constant or not, in every language, also when it is asked again."""
    known = {"said": "Documents <1>", "meaning": "document"}
    with translation.override(language):
        expected = PLAIN.from_string(tag).render(Context(known))
        for _ in range(2):
            assert CHEAP.from_string(tag).render(Context(known)) == expected


def test_constant_texts_are_the_cheap_ones() -> None:
    """Where the words stand in the template the translation is kept; elsewhere the tag is Django's own."""
    kinds = [isinstance(CHEAP.from_string(tag).nodelist[0], Constant) for tag in TAGS]
    assert kinds == [True] * 6 + [False] * 5


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_addresses_are_those_of_the_patterns(language: str) -> None:
    """An address that is put together is the one that Django would give, and is in the reader's language."""
    with translation.override(language):
        for kind, section in SECTIONS.items():
            assert entry_address("a-b", kind, "KAZ.12.3") == f"/{language}/a-b/{section}/KAZ.12.3/"
        assert register_address("a-b", "documents") == f"/{language}/a-b/documents/"
