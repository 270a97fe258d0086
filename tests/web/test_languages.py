"""The pages in English, Russian and Kazakh: whole catalogues, and pages with nothing left in English."""

import importlib
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.translation import ngettext

import catalogues
from hatch_build import compile_catalogues
from kelisim.web.reasons import SENTENCES, TAILS, lapse_words
from kelisim.web.templatetags.kelisim import position, shift_in_days
from kelisim.web.words import word
from tests.web.conftest import World
from tests.web.crawl import crawl

OTHERS = catalogues.LANGUAGES
PERCENT = re.compile(r"%\((\w+)\)s|%%")
DRAWN = re.compile(r'\b(?:d|x|y|cx|cy|width|height|viewBox|transform)="[^"]*"')
MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]+>", re.DOTALL)
QUOTED = re.compile(r'<(span|p) lang="en">.*?</\1>|<title.*?</title>', re.DOTALL)
SAID = re.compile(r'(?:aria-label|data-label|title)="([^"]*)"')


def entries(language: str) -> Iterator[tuple[str | tuple[str, ...], tuple[str, ...]]]:
    """What a catalogue has: the words and their translations."""
    for message in catalogues.catalogue(language):
        if message.id:
            found: Any = message.string
            said = (found,) if isinstance(found, str) else tuple(found)
            yield (message.id if isinstance(message.id, str) else tuple(message.id)), said


def placeholders(words: str) -> set[str]:
    """The names that a sentence fills in, of both kinds."""
    braces = {f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(words) if name is not None}
    return braces | {found[0] for found in PERCENT.finditer(words)}


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    """A test that turns to another language leaves none behind."""
    yield
    translation.deactivate()


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_the_words_of_the_pages_and_no_others(language: str) -> None:
    """`scripts/catalogues.py` finds nothing to bring in and nothing to take out."""
    wanted = {(words, context) for _, words, context in catalogues.words_of_pages()}
    held = {
        (tuple(message.id) if isinstance(message.id, list | tuple) else message.id, message.context)
        for message in catalogues.catalogue(language)
        if message.id
    }
    assert held == wanted


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_translated(language: str) -> None:
    """No translation is empty, none is marked as a guess."""
    assert [words for words, said in entries(language) if not all(said)] == []
    assert [message.id for message in catalogues.catalogue(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_sentence_fills_in_is_filled_in_by_its_translation(language: str) -> None:
    """The placeholders are those of the English; of a singular that names no count, those of its plural."""
    for words, said in entries(language):
        wanted = placeholders(words if isinstance(words, str) else words[-1])
        assert [one for one in said if placeholders(one) != wanted] == [], words


@pytest.mark.parametrize("language", OTHERS)
def test_every_plural_has_the_forms_of_the_language(language: str) -> None:
    """Three in Russian, two in Kazakh, which are alike: a noun after a number stays as it is."""
    forms = catalogues.catalogue(language).num_plurals
    assert forms == {"ru": 3, "kk": 2}[language]
    plurals = [(words, said) for words, said in entries(language) if isinstance(words, tuple)]
    assert plurals
    assert [words for words, said in plurals if len(said) != forms] == []


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "обязательство"),
        (3, "обязательства"),
        (5, "обязательств"),
        (11, "обязательств"),
        (21, "обязательство"),
    ],
)
def test_counts_in_russian(count: int, said: str) -> None:
    """One, few and many."""
    with translation.override("ru"):
        one, many = "%(count)s commitment", "%(count)s commitments"
        assert ngettext(one, many, count) % {"count": count} == f"{count} {said}"


def test_a_word_for_two_ideas_is_told_apart() -> None:
    """A declaration that is a document is not the declaration that interprets one."""
    with translation.override("ru"):
        assert word("instrument", "declaration") == "декларация"
        assert word("action", "declaration") == "заявление"


def test_the_compiled_catalogues_are_those_of_the_sources(tmp_path: Path) -> None:
    """What the build step makes is what is there; `uv sync` makes it anew where it is not."""
    for language in OTHERS:
        source = catalogues.file_of(language)
        copy = tmp_path / source.relative_to(catalogues.ROOT)
        copy.parent.mkdir(parents=True)
        copy.write_bytes(source.read_bytes())
    compile_catalogues(tmp_path)
    for language in OTHERS:
        there = catalogues.file_of(language).with_suffix(".mo")
        made = tmp_path / there.relative_to(catalogues.ROOT)
        assert there.read_bytes() == made.read_bytes()
        assert {path.suffix for path in made.parent.iterdir()} == {".po", ".mo"}


def forget_words() -> None:
    """Empty what the pages keep of words that they have translated once."""
    for name, module in list(sys.modules.items()):
        if name.startswith("kelisim.web."):
            for kept in vars(module).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()


def test_without_its_catalogue_a_page_is_in_english(world: World, client: Client, tmp_path: Path) -> None:
    """A tree that was not built shows its pages all the same."""
    trans_real: Any = importlib.import_module("django.utils.translation.trans_real")
    before = dict(trans_real._translations)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "LOCALE_PATHS", [tmp_path])
        trans_real._translations.clear()
        forget_words()
        page = client.get("/ru/test/").content.decode()
    trans_real._translations.clear()
    forget_words()
    trans_real._translations.update(before)
    assert '<html lang="ru">' in page
    assert "Fields of cooperation" in page


def words_shown(page: str) -> set[str]:
    """What a page itself says in its text and in the names of its parts, piece by piece: not what is quoted in it."""
    page = QUOTED.sub("", page)
    pieces = [*MARKUP.split(page), *SAID.findall(page)]
    return {" ".join(piece.replace("&#x27;", "'").split()).strip(" ·,;:.()–") for piece in pieces} - {""}


@pytest.mark.parametrize("language", OTHERS)
def test_no_page_has_words_left_in_english(world: World, client: Client, language: str) -> None:
    """No piece of any page is an English word of the catalogue that its language says otherwise."""
    # A drawing that is a file has no mark for the language of a title: the document is called so.
    own = {world.register.slug, "Kelisim", "Roadmap"}
    english: dict[str, tuple[str, ...]] = {}
    for words, said in entries(language):
        for one in [words] if isinstance(words, str) else words:
            if "%" not in one and "{" not in one:
                english.setdefault(one.strip(" ·,;:.()–"), said)
    known = {words for words, said in english.items() if words not in said} - own
    pages = dict(crawl(client, f"/{language}/"))
    assert len(pages) > 20
    for address, page in pages.items():
        assert words_shown(page) & known == set(), address


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_a_page_says_its_language(world: World, client: Client, language: str) -> None:
    """In its markup and in the head of the answer; its address decides, so it does not vary with the browser."""
    answer = client.get(f"/{language}/test/documents/", headers={"accept-language": "kk"})
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer.headers["Content-Language"] == language
    assert "accept-language" not in answer.headers.get("Vary", "").lower()


@pytest.mark.parametrize(("asked", "language"), [("ru", "ru"), ("kk-KZ,ru;q=0.8", "kk"), ("fr", "en"), ("", "en")])
def test_the_root_leads_to_the_language_of_the_browser(world: World, client: Client, asked: str, language: str) -> None:
    """The first language of the browser that the pages have; English where there is none."""
    answer = client.get("/", headers={"accept-language": asked})
    assert answer.headers["location"] == f"/{language}/"
    assert "accept-language" in answer.headers["Vary"].lower()


def test_each_page_leads_to_itself_in_the_other_languages(world: World, client: Client) -> None:
    """The same address and the same query, named in the language that it leads to; the page's own is no link."""
    page = client.get("/ru/test/commitments/?sort=due&field=").content.decode()
    assert '<a href="/en/test/commitments/?sort=due&amp;field=" hreflang="en" lang="en">English</a>' in page
    assert '<a href="/kk/test/commitments/?sort=due&amp;field=" hreflang="kk" lang="kk">Қазақша</a>' in page
    assert '<span lang="ru" aria-current="true">Русский</span>' in page
    assert 'aria-label="Язык страниц"' in page


def test_the_desk_speaks_the_language_of_the_browser(db: None, client: Client) -> None:
    """It has no language in its address, so it leads to no other."""
    answer = client.get("/desk/sign-in/", headers={"accept-language": "ru"})
    page = answer.content.decode()
    assert "Вход на рабочее место" in page
    assert "hreflang" not in page
    assert "accept-language" in answer.headers["Vary"].lower()


def test_drawings_are_the_same_in_every_language(world: World, client: Client) -> None:
    """A number of a drawing has a point in every language: a comma would break it."""
    for kind, section in (("measure", "commitments"), ("indicator", "figures"), ("place", "places")):
        tail = "" if kind == "place" else f"{world.entries[kind].entry}/"
        drawn = {
            language: DRAWN.findall(client.get(f"/{language}/test/{section}/{tail}").content.decode())
            for language in ("en", *OTHERS)
        }
        assert drawn["en"] == drawn["ru"] == drawn["kk"]


def test_numbers_and_places_in_words() -> None:
    """Shifts in days, positions and lapses follow the language."""
    with translation.override("ru"):
        assert shift_in_days(-21) == "\N{MINUS SIGN}21 день"
        assert position(["52.3", "-47.2"]) == "47,2° ю. ш., 52,3° в. д."
        assert lapse_words("P2M") == "2 месяцев"
    with translation.override("en"):
        assert shift_in_days(1) == "+1 day"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("code", sorted({**SENTENCES, **TAILS}))
def test_reasons_are_sentences_of_the_language(language: str, code: str) -> None:
    """Each reason can be filled in; nothing of the English stays."""
    with translation.override(language):
        words = str({**SENTENCES, **TAILS}[code])
        assert words
        terms = {name: "X" for _, name, _, _ in string.Formatter().parse(words) if name}
        assert not re.search(r"\b(?!ad\b|referendum\b|X\b)[A-Za-z]{2,}", words.format(**terms)), words
