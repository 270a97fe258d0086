"""Which property of a feature holds what of a place.

1. A file of the user's says so: `MAP.json` (docs/places.md). Without one, properties are known by their usual names.
2. A name without a language is told from its letters: Kazakh, Russian, or else English, with notice.
3. A kind that is none of the record's is `other`, with notice; a code of a side that is none is left out, with notice.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, get_args

import msgspec

from kelisim.model.base import MAX_ITEMS, Line, PartyCode, Value
from kelisim.model.geometry import Geometry
from kelisim.model.place import Place, PlaceKind
from kelisim.model.reference import Named, Source
from kelisim.model.text import LanguageTag

KINDS: Final = frozenset(get_args(PlaceKind))


class Column(Value, frozen=True, kw_only=True):
    """Where a value comes from: a property, whose values may be translated, or `always` the same.

    `values` gives the record's word for a word of the file; `otherwise` is for a word that is not in it, or none.
    """

    property: Line | None = None
    values: Annotated[dict[str, Line], msgspec.Meta(max_length=MAX_ITEMS)] = msgspec.field(default_factory=dict)
    otherwise: Line | None = None
    always: Line | None = None

    def __post_init__(self) -> None:
        if (self.property is None) == (self.always is None):
            raise ValueError("a column names a property, or what is always so")


Where = Line | Column
"""A column; a text alone names a property."""
Names = Annotated[dict[LanguageTag, Where], msgspec.Meta(max_length=24)]


class PlaceColumns(Value, frozen=True, kw_only=True):
    """Which property holds what. `layer` is that of a GeoPackage; `swapped` says that latitude stands first."""

    names: Names = msgspec.field(default_factory=dict)
    names_by_side: Annotated[dict[PartyCode, Names], msgspec.Meta(max_length=64)] = msgspec.field(default_factory=dict)
    kind: Where | None = None
    sides: Where | None = None
    aliases: Where | None = None
    within_km: Where | None = None
    position_source: Where | None = None
    part_of: Where | None = None
    field: Where | None = None
    summary: Names = msgspec.field(default_factory=dict)
    layer: Line | None = None
    swapped: bool = False


_NAME: Final = re.compile(r"^name[:_]([a-z]{2,3})\Z", re.IGNORECASE)
_PARTS: Final = re.compile(r"[;,/|]")
_KAZAKH: Final = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{1,7}")
_USUAL: Final = {
    "kind": ("kind", "type", "class"),
    "sides": ("sides", "side", "country", "iso_a3", "iso3"),
    "within_km": ("within_km", "accuracy_km"),
    "position_source": ("position_source", "source"),
    "part_of": ("part_of",),
}


def place_of(
    properties: Mapping[str, Any], columns: PlaceColumns, geometry: Geometry | None, source: Source
) -> tuple[Place, list[str]]:
    """The place that a feature is, and what was noticed.

    Raises:
        ValueError: it has no name, or a value is not as the record holds it.
    """
    notices: list[str] = []
    names = _texts(properties, columns.names) or _usual_names(properties, notices)
    if not names:
        raise ValueError("no property of it holds a name")
    km = _number(_value(properties, columns.within_km, "within_km"), notices)
    told = _value(properties, columns.position_source, "position_source")
    place: dict[str, Any] = {
        "names": names,
        "kind": _kind(_value(properties, columns.kind, "kind"), notices),
        "names_by_side": {
            side: found for side, wanted in columns.names_by_side.items() if (found := _texts(properties, wanted))
        },
        "aliases": tuple(_several(_value(properties, columns.aliases))),
        "sides": tuple(_sides(_value(properties, columns.sides, "sides"), notices)),
        "geometry": geometry,
        "within_km": km if geometry else None,
        "position_source": (Source(title=told) if told else source) if geometry else None,
        "part_of": _named(_value(properties, columns.part_of, "part_of")),
        "field": _named(_value(properties, columns.field)),
        "summary": _texts(properties, columns.summary) or None,
    }
    return Place(**place), notices


def _value(properties: Mapping[str, Any], where: Where | None, usual: str = "") -> str:
    """The text in a column; empty for none."""
    if where is None:
        found = (_text(properties.get(name)) for name in _USUAL.get(usual, ()))
        return next(filter(None, found), "")
    if isinstance(where, str):
        return _text(properties.get(where))
    if where.always is not None:
        return where.always
    text = _text(properties.get(where.property or ""))
    return where.values.get(text, where.otherwise or ("" if where.values else text))


def _text(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, list):
        return ";".join(filter(None, map(_text, value)))
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def _texts(properties: Mapping[str, Any], wanted: Mapping[str, Where]) -> dict[str, str]:
    return {tag: text for tag, where in wanted.items() if (text := _value(properties, where))}


def _usual_names(properties: Mapping[str, Any], notices: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in properties.items():
        match = _NAME.match(name)
        if match and (text := _text(value)):
            found[match[1].lower()] = text
    if not found:
        plain = next(filter(None, (_text(properties.get(name)) for name in ("name", "Name", "NAME", "title"))), "")
        if plain:
            tag = "kk" if _KAZAKH.search(plain) else "ru" if _CYRILLIC.search(plain) else "en"
            notices.append(f"the language of its name, {tag}, is told from its letters")
            found[tag] = plain
    return found


def _kind(text: str, notices: list[str]) -> str:
    word = text.casefold().replace(" ", "-").replace("_", "-")
    if word in KINDS:
        return word
    if text:
        notices.append(f"its kind {text[:60]!r} is none of the record's; it is filed as a place of another kind")
    return "other"


def _sides(text: str, notices: list[str]) -> Iterator[str]:
    for one in dict.fromkeys(_several(text)):
        if _CODE.fullmatch(one):
            yield one
        else:
            notices.append(f"{one[:40]!r} is no code of a side and was left out")


def _several(text: str) -> list[str]:
    return [one.strip() for one in _PARTS.split(text) if one.strip()]


def _named(text: str) -> Named | None:
    return Named(name=text) if text else None


def _number(text: str, notices: list[str]) -> int | None:
    """Kilometres, rounded up so that a position is never told to be nearer than it is."""
    if not text:
        return None
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 20_000:
        notices.append(f"its accuracy {text[:40]!r} is no number of kilometres and was left out")
        return None
    return int(number) + (number != int(number))
