"""A draft as fields of a form, and what was typed into them as a draft again.

1. A field is a scalar of the content, called by its path; a list of codes or lines is one field with commas. Fields
   that the reader left empty stand below the others, as far as they are scalars of the content itself.
2. An emptied field takes its value away; a member of a list without any value left goes with it.
3. What the source says keeps its place. A changed value that stands in the text, as names and titles do, gets the
   place nearest to the old one; any other changed value is a person's word and has none.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import inspect

from kelisim.model.decode import convert
from kelisim.model.draft import Draft
from kelisim.model.reference import Span
from kelisim.web.desk.labels import label_of

HIDDEN = frozenset({"sources", "body", "clauses", "articles", "actions", "texts", "draft"})
"""Parts of a content that no field stands for; what is read into them is shown and kept."""
LONG = 80


class Field(msgspec.Struct, frozen=True):
    """A field: its path, value, the words that the source says it in, and what it may hold, where that is a list."""

    path: str
    value: str
    span: Span | None = None
    choices: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether it wants more than one line."""
        return len(self.value) > LONG

    @property
    def label(self) -> str:
        """The path in the reader's words: `participants 1 office`."""
        return label_of(self.path)


def fields_of(draft: Draft) -> tuple[list[Field], list[Field]]:
    """The fields with a value, in the order of the model, and those that are empty."""
    content = _plain(draft)
    said = {span.field: span for span in draft.evidence}
    filled = [_field(draft, path, value, said) for path, value in _leaves(content)]
    there = {path.split(".", 1)[0] for path, _ in _leaves(content)}
    empty = [
        Field(name, "", choices=_choices(draft, name))
        for name in type(draft.content).__struct_fields__
        if name not in there and name not in HIDDEN and _is_scalar(draft, name)
    ]
    return filled, empty


def corrected(draft: Draft, typed: Mapping[str, str], text: str) -> Draft:
    """The draft with what was typed.

    Args:
        draft: the draft as it is.
        typed: values by path; fields that are not named stay as they are.
        text: the text that was read.

    Raises:
        MalformedError: a value is not what the model allows; `where` is its path.
    """
    content = _plain(draft)
    before = {path: _shown(value) for path, value in _leaves(content)}
    spans = {span.field: span for span in draft.evidence}
    for path, words in typed.items():
        value = " ".join(words.split()) if "\n" not in words else words.strip()
        if value == before.get(path, ""):
            continue
        _put(content, path.split("."), _value(content, path, value, draft))
        for gone in [one for one in spans if one == path or one.startswith(path + ".")]:
            old = spans.pop(gone)
            found = _nearest(text, value, old.start) if gone == path else None
            if found is not None:
                spans[path] = Span(field=path, start=found, end=found + len(value))
    moved: dict[str, str] = {}
    _prune(content, "", moved)
    made: Any = convert(content, type(draft.content))
    kept = tuple(one for span in spans.values() if (one := _moved(span, moved)) and _holds(content, one.field))
    return msgspec.structs.replace(draft, content=made, evidence=kept)


def _leaves(content: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The scalars and the lists of lines in a content, with their paths."""
    if isinstance(content, dict):
        for name, value in content.items():
            if path or name not in HIDDEN:
                yield from _leaves(value, f"{path}.{name}" if path else name)
    elif isinstance(content, list | tuple):
        if content and all(isinstance(one, str) for one in content):
            yield path, content
        else:
            for number, value in enumerate(content):
                yield from _leaves(value, f"{path}.{number}")
    elif content is not None and not path.endswith(".type"):
        yield path, content


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(value)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _field(draft: Draft, path: str, value: Any, said: Mapping[str, Span]) -> Field:
    span = said.get(path) or said.get(f"{path}.0")
    return Field(path, _shown(value), span, _choices(draft, path))


def _value(content: Any, path: str, words: str, draft: Draft) -> Any:
    """What was typed as the value that stands at the path: text, a list of lines, a number, or yes or no."""
    before = content
    for part in path.split("."):
        before = before[int(part)] if isinstance(before, list) else (before or {}).get(part)
    told = _type_at(draft, path)
    if isinstance(before, list) or isinstance(told, inspect.VarTupleType):
        return [one.strip() for one in words.split(",") if one.strip()]
    if isinstance(before, bool) or isinstance(told, inspect.BoolType):
        return words == "yes"
    if isinstance(before, int) and words.lstrip("-").isdigit():
        return int(words)
    return words or None


def _put(content: Any, path: list[str], value: Any) -> None:
    for part in path[:-1]:
        content = content[int(part)] if isinstance(content, list) else content.setdefault(part, {})
    if isinstance(content, list):
        content[int(path[-1])] = value
    elif value is None:
        content.pop(path[-1], None)
    else:
        content[path[-1]] = value


def _prune(content: dict[str, Any], path: str, moved: dict[str, str]) -> None:
    """Take away members of lists, and parts, of which nothing is left; `moved` says where the others stand now."""
    for name, value in list(content.items()):
        place = f"{path}{name}."
        if isinstance(value, list):
            kept: list[Any] = []
            for number, one in enumerate(value):
                if isinstance(one, dict):
                    _prune(one, f"{place}{number}.", moved)
                bare = one is None or (isinstance(one, dict) and not set(one) - {"type", "happened"})
                moved[f"{place}{number}"] = "" if bare else f"{place}{len(kept)}"
                if not bare:
                    kept.append(one)
            content[name] = kept
        elif isinstance(value, dict):
            _prune(value, place, moved)
            if not value:
                del content[name]


def _moved(span: Span, moved: Mapping[str, str]) -> Span | None:
    """A place of a member of a list under the member's new number; None where the member is gone."""
    parts = span.field.split(".")
    for length in range(len(parts), 0, -1):
        before = ".".join(parts[:length])
        if before in moved:
            after = moved[before]
            return msgspec.structs.replace(span, field=".".join([after, *parts[length:]])) if after else None
    return span


def _plain(draft: Draft) -> dict[str, Any]:
    content: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(draft.content))
    return content


def _holds(content: Any, path: str) -> bool:
    for part in path.split("."):
        if isinstance(content, list | tuple):
            if not part.isdigit() or int(part) >= len(content):
                return False
            content = content[int(part)]
        elif isinstance(content, dict):
            content = content.get(part)
        else:
            return False
    return content is not None


def _nearest(text: str, words: str, place: int) -> int | None:
    """Where words stand in the text, nearest to a place."""
    if not words:
        return None
    after, before = text.find(words, place), text.rfind(words, 0, place + len(words))
    found = [at for at in (after, before) if at >= 0]
    return min(found, key=lambda at: abs(at - place), default=None)


def _choices(draft: Draft, path: str) -> tuple[str, ...]:
    told = _type_at(draft, path)
    if isinstance(told, inspect.BoolType):
        return ("yes", "no")
    return tuple(map(str, told.values)) if isinstance(told, inspect.LiteralType) else ()


def _is_scalar(draft: Draft, name: str) -> bool:
    told = _type_at(draft, name)
    lines = isinstance(told, inspect.VarTupleType) and isinstance(told.item_type, inspect.StrType)
    return lines or isinstance(told, inspect.StrType | inspect.LiteralType | inspect.IntType)


def _type_at(draft: Draft, path: str) -> Any:
    """The type of the model at a path, an optional one without its None; None where it branches."""
    told: Any = inspect.type_info(type(draft.content))
    for part in path.split("."):
        if isinstance(told, inspect.StructType):
            told = next((field.type for field in told.fields if field.encode_name == part), None)
        elif isinstance(told, inspect.VarTupleType):
            told = told.item_type
        elif isinstance(told, inspect.DictType):
            told = told.value_type
        else:
            return None
        if isinstance(told, inspect.UnionType):
            others = [one for one in told.types if not isinstance(one, inspect.NoneType)]
            told = others[0] if len(others) == 1 else None
    return told
