"""Things that can be found, as values, and the words in what the register holds.

1. Words are taken from the fields that hold prose or names (`_PROSE`). Codes, ids, addresses and hashes are no words.
2. A text by language tag is several passages; a bare one is in the language that its letters tell.
3. Attachments are named wherever they stand in the content.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

Words = tuple[str, str]
"""A language tag, empty where it is not known, and words."""

_TITLE: Final = ("title", "names", "name", "aliases", "number", "code")
"""Fields of an entry's top that are its names."""
_PROSE: Final = frozenset(
    [
        "agenda",
        "aliases",
        "author",
        "body",
        "caption",
        "completion",
        "credit",
        "dateline",
        "definition",
        "funding",
        "heading",
        "label",
        "name",
        "names",
        "number",
        "observers",
        "office",
        "organ",
        "publisher",
        "purpose",
        "quote",
        "reads",
        "section",
        "summary",
        "text",
        "title",
        "unit",
        "what",
        "words",
    ]
)
_NOT_ENTERED: Final = frozenset({"evidence", "texts", "draft", "file", "geometry", "keys"})
"""Files are things of their own; keys and coordinates are no words."""


@dataclass(frozen=True)
class Thing:
    """Something that can be found. `stamp` changes whenever it does; `address` is there where it is no entry's page."""

    id: str
    register: str
    kind: str
    date: str
    stamp: str
    entry: str = ""
    entry_kind: str = ""
    anchor: str = ""
    address: str = ""
    sides: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    title: Mapping[str, str] = field(default_factory=dict)
    names: tuple[Words, ...] = ()
    texts: tuple[Words, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


def names_of(content: Mapping[str, Any]) -> tuple[Words, ...]:
    """The words of an entry's title, other names and number."""
    return tuple(pair for name in _TITLE if name in content for pair in _prose(content[name]))


def texts_of(content: Mapping[str, Any], *, named: bool = False) -> tuple[Words, ...]:
    """The words of some content; where it is `named`, without those of `names_of`."""
    left = frozenset(_TITLE) if named else frozenset[str]()
    found = (pair for name, value in content.items() if name not in left for pair in _words(name, value))
    return tuple(dict.fromkeys(found))


def _words(name: str, value: Any) -> Iterator[Words]:
    if name in _NOT_ENTERED:
        return
    if isinstance(value, list):
        for member in value:
            yield from _words(name, member)
    elif isinstance(value, dict) and not _is_text(value):
        for inner, member in value.items():
            yield from _words(inner, member)
    elif name in _PROSE:
        yield from _prose(value)


def _prose(value: Any) -> Iterator[Words]:
    if isinstance(value, str):
        if value.strip():
            yield "", value
    elif isinstance(value, list):
        for member in value:
            yield from _prose(member)
    elif isinstance(value, dict) and _is_text(value):
        yield from ((tag, words) for tag, words in value.items() if words.strip())


def _is_text(value: Mapping[str, Any]) -> bool:
    """Whether it is a text by language tag; the few fields of the model that are called like one are known."""
    return bool(value) and all(
        isinstance(words, str) and 2 <= len(tag.split("-", 1)[0]) <= 3 and tag not in {"of", "by", "to", "end"}
        for tag, words in value.items()
    )


def files_of(value: Any) -> Iterator[tuple[str, str]]:
    """The attachments that content refers to: hash and name."""
    if isinstance(value, dict):
        if "sha256" in value and "media_type" in value:
            yield value["sha256"], value["name"]
        for member in value.values():
            yield from files_of(member)
    elif isinstance(value, list):
        for member in value:
            yield from files_of(member)


def fields_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields of cooperation that content is of: ids of entries."""
    named = [content.get("field"), *(content.get("fields") or ())]
    return tuple(dict.fromkeys(one["entry"] for one in named if one and one.get("entry")))
