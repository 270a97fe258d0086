"""SDMX-JSON 1.0 and 2.0 (https://github.com/sdmx-twg/sdmx-json, data message).

1. It is taken apart here and not by sdmx1: sdmx1 2.28 reads the attributes of a series from the wrong place, so that
   UNIT_MULT is lost, reads no SDMX-JSON 2.0, and turns `6.10` into a binary float.
2. Attributes stand with the data set, with a group of dimensions (`dimensionGroupAttributes`, whose key leaves out the
   places of the others: `0::1:`), with a series, and with an observation; the narrower one counts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kelisim.figures.readers.errors import DamagedFileError, FileEncodingError, TooLargeFileError
from kelisim.figures.readers.table import MAX_FIGURES

Read = tuple[dict[str, str], str, dict[str, str]]
"""Dimensions with the time, the value, and the attributes of one observation."""


def observations_of_json(data: bytes) -> Iterator[Read]:
    """What the observations of a message say, in their order.

    Raises:
        FigureFileError: the leaf says why it is not read.
    """
    try:
        whole = json.loads(data.decode("utf-8-sig"), parse_float=str)
        yield from _observations(whole)
    except UnicodeDecodeError:
        raise FileEncodingError("the message is not in UTF-8", expected="a message in UTF-8") from None
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise DamagedFileError("the message cannot be taken apart", expected="SDMX-JSON 1.0 or 2.0") from None


def _observations(whole: Any) -> Iterator[Read]:
    body = whole.get("data", whole)
    structures = body["structures"] if "structures" in body else [body["structure"]]
    count = 0
    for data_set in body["dataSets"]:
        structure = structures[data_set.get("structure", 0)]
        dimensions, attributes = structure["dimensions"], structure.get("attributes", {})
        shared = _at("0:" * len(dimensions.get("dataSet", ())), dimensions.get("dataSet", ()))
        told = _told(data_set.get("attributes"), attributes.get("dataSet"))
        groups = _Groups(data_set.get("dimensionGroupAttributes", {}), dimensions, attributes.get("dimensionGroup"))
        for place, series in data_set.get("series", {"": data_set}).items():
            key = shared | _at(place, dimensions.get("series", ()))
            said = told | (_told(series.get("attributes"), attributes.get("series")) if "series" in data_set else {})
            for at, cells in series.get("observations", {}).items():
                count += 1
                if count > MAX_FIGURES:
                    raise TooLargeFileError(
                        "the message has too many observations", expected=f"at most {MAX_FIGURES:,}"
                    )
                value = "" if not cells or cells[0] is None else str(cells[0])
                own = _told(cells[1:], attributes.get("observation"))
                whole_key = key | _at(at, dimensions["observation"])
                yield whole_key, value, said | groups.told(whole_key) | own


class _Groups:
    """Attributes of groups of series (rule 2)."""

    def __init__(self, groups: Mapping[str, Any], dimensions: Mapping[str, Any], components: Any) -> None:
        ordered = [one for level in ("dataSet", "series", "observation") for one in dimensions.get(level, ())]
        ordered.sort(key=lambda one: one.get("keyPosition", len(ordered)))
        self._told: dict[tuple[str, ...], dict[tuple[str, ...], dict[str, str]]] = {}
        for places, said in groups.items():
            at = [(one, int(place)) for one, place in zip(ordered, places.split(":"), strict=True) if place]
            names = tuple(one["id"] for one, _ in at)
            values = tuple(_value(one["values"][place]) for one, place in at)
            self._told.setdefault(names, {}).setdefault(values, {}).update(_told(said, components))

    def told(self, key: Mapping[str, str]) -> dict[str, str]:
        """What the groups that an observation is in say."""
        found: dict[str, str] = {}
        for names, groups in self._told.items():
            found |= groups.get(tuple(key.get(name, "") for name in names), {})
        return found


def _at(places: str, components: Sequence[Any]) -> dict[str, str]:
    """The codes of dimensions at places such as `0:2:1`."""
    said = [int(one) for one in places.split(":") if one]
    if len(said) != len(components) or any(one < 0 for one in said):
        raise ValueError(places)
    return {one["id"]: _value(one["values"][place]) for one, place in zip(components, said, strict=True)}


def _told(places: Sequence[Any] | None, components: Sequence[Any] | None) -> dict[str, str]:
    """The values of attributes: a place in the list of values, or the value itself where there is no list."""
    told = {}
    for place, one in zip(places or (), components or (), strict=False):
        if place is not None:
            values = one.get("values")
            told[one["id"]] = _value(values[place]) if values and isinstance(place, int) else str(place)
    return told


def _value(said: Any) -> str:
    return str(said["id"] if "id" in said else said.get("value", said.get("name", "")))
