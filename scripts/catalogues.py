"""Bring the catalogues of the pages' words up to date with the code and the templates.

    uv run --no-sync python scripts/catalogues.py

1. Words stand in the code in English, in the calls of gettext, and in the templates, in their tags. Each catalogue in
   `src/kelisim/locale/` has all of them, in the order of the files that hold them.
2. New words come in untranslated, words that are gone go out; nothing is guessed from words that look alike.
3. What the head of a catalogue says, its glossary above all, stays.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "src" / "kelisim"
LOCALE: Final = PACKAGE / "locale"
LANGUAGES: Final = ("ru", "kk")

_KEYWORDS: Final = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2)}

Id = str | tuple[str, ...]


def words_of_pages() -> Iterator[tuple[str, Id, str | None]]:
    """Every place that has words to translate: its file, the words (with their plural, if any), their context."""
    for path in sorted([*(PACKAGE / "web").rglob("*.py"), *(PACKAGE / "web").rglob("*.html")]):
        code = path.read_text("utf-8")
        if path.suffix == ".html":
            code = templatize(code, origin=str(path))
        for _, words, _, context in extract("python", io.BytesIO(code.encode()), keywords=_KEYWORDS):
            yield path.relative_to(PACKAGE).as_posix(), words, context


def catalogue(language: str) -> Catalog:
    """The catalogue of a language."""
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language)


def file_of(language: str) -> Path:
    """Where the catalogue of a language is kept."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def updated(old: Catalog) -> Catalog:
    """A catalogue with the words that the pages have now and the translations that it had."""
    new = Catalog(
        locale=old.locale,
        header_comment=old.header_comment,
        project=old.project,
        version=old.version,
        last_translator=old.last_translator,
        language_team=old.language_team,
        msgid_bugs_address=old.msgid_bugs_address,
        creation_date=old.creation_date,
        revision_date=old.revision_date,
        charset="utf-8",
        fuzzy=False,
    )
    for file, words, context in words_of_pages():
        known = old.get(words if isinstance(words, str) else words[0], context)
        said = known.string if isinstance(known, Message) and known.id == words else None
        new.add(words, said, locations=[(file, 0)], context=context)
    return new


def main() -> int:
    """Write the catalogues; the exit status tells whether words are left to translate."""
    left = 0
    for language in LANGUAGES:
        new = updated(catalogue(language))
        with file_of(language).open("wb") as file:
            write_po(file, new, width=120, include_lineno=False, ignore_obsolete=True)
        missing = sum(not all([m.string] if isinstance(m.string, str) else m.string or [""]) for m in new if m.id)
        print(f"{language}: {len(new)} words, {missing} to translate")
        left += missing
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
