"""The content of an entry as lines for people: every member that says something, in the order of the model.

1. Nothing is left out but what holds its default, and nothing is added.
2. A text in several languages is given in each, with its language.
3. Codes are given as they were signed; the name of a member is its name in the model, in words.
"""

from collections.abc import Iterator
from typing import Any

import msgspec


class ContentLine(msgspec.Struct, frozen=True):
    """A member: how deep it stands, what it is called, what it says, and in which language that is (empty: in none)."""

    depth: int
    label: str
    text: str = ""
    language: str = ""


def content_lines(content: msgspec.Struct) -> tuple[ContentLine, ...]:
    """The content of an entry in lines."""
    return tuple(_members(content, 0))


def in_words(member: str, value: Any) -> str:
    """A member's value on one line; what a member holds that says nothing is called nothing."""
    if value is None or value == ():
        return "nothing"
    said = []
    for line in _lines(member, value, 0):
        label = f"{line.label} " if line.depth else ""
        language = f"[{line.language}] " if line.language else ""
        said.append(f"{label}{language}{line.text}")
    return "; ".join(one for one in said if one)


def _members(value: msgspec.Struct, depth: int) -> Iterator[ContentLine]:
    for field in msgspec.structs.fields(type(value)):
        held = getattr(value, field.name)
        if held is not None and held != field.default:
            yield from _lines(field.name.replace("_", " "), held, depth)


def _lines(label: str, value: Any, depth: int) -> Iterator[ContentLine]:
    if isinstance(value, dict):
        for language, words in value.items():
            yield ContentLine(depth, label, words, language)
    elif isinstance(value, tuple):
        if all(isinstance(one, str | int) for one in value):
            yield ContentLine(depth, label, ", ".join(map(str, value)))
            return
        for place, one in enumerate(value, start=1):
            yield from _lines(f"{label} {place}" if len(value) > 1 else label, one, depth)
    elif isinstance(value, msgspec.Struct):
        tag = type(value).__struct_config__.tag
        yield ContentLine(depth, label, str(tag) if tag else "")
        yield from _members(value, depth + 1)
    else:
        yield ContentLine(depth, label, ("yes" if value else "no") if isinstance(value, bool) else str(value))
