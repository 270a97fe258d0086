"""SDMX messages as tables: SDMX-ML 2.1 (generic and structure-specific) and 3.0 through sdmx1, SDMX-JSON 1.0 and 2.0.

1. A message is a table with a column for each dimension, then the time, the value, and the attributes. Rows are counted
   by the observations, from 1.
2. A structure-specific message does not say by itself what is a dimension and what an attribute; without its structure
   the attributes are those of the cross-domain concepts (SDMX Content-oriented Guidelines, annex 1) in `ATTRIBUTES`.
3. XML with a document type is refused before sdmx1 sees it, for it parses with entities; and so is a message with more
   observations than a table may have, for it makes an object of each.
4. SDMX-JSON is taken apart here: sdmx1 2.28 reads the attributes of a series from the wrong place, so that UNIT_MULT is
   lost, reads no SDMX-JSON 2.0, and turns `6.10` into a binary float.
"""

import contextlib
import io
import json
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kelisim.figures.readers.errors import DamagedFileError, FigureFileError, FileEncodingError, TooLargeFileError
from kelisim.figures.readers.markup import refuse_declarations_in
from kelisim.figures.readers.table import MAX_FIGURES, Table

ATTRIBUTES = frozenset(
    {
        "AVAILABILITY",
        "BREAKS",
        "COLLECTION",
        "COMMENT",
        "COMMENT_DSET",
        "COMMENT_OBS",
        "COMMENT_TS",
        "COMPILATION",
        "COMPILING_ORG",
        "CONF_STATUS",
        "COVERAGE",
        "DECIMALS",
        "DISS_ORG",
        "DOM_SER_IDS",
        "EMBARGO_DATE",
        "EMBARGO_TIME",
        "METHODOLOGY",
        "NAT_TITLE",
        "OBS_COM",
        "OBS_CONF",
        "OBS_FLAG",
        "OBS_PRE_BREAK",
        "OBS_STATUS",
        "PRE_BREAK_VALUE",
        "PUBL_ECB",
        "PUBL_MU",
        "PUBL_PUBLIC",
        "SOURCE",
        "SOURCE_AGENCY",
        "SOURCE_DETAIL",
        "SOURCE_PUB",
        "TIME_FORMAT",
        "TITLE",
        "TITLE_COMPL",
        "UNIT_INDEX_BASE",
        "UNIT_MULT",
    }
)
"""Concepts that are attributes (rule 2)."""

_OBSERVATION = re.compile(rb"<(?:[A-Za-z0-9_.-]+:)?Obs[\s/>]")
_TIME, _VALUE = "TIME_PERIOD", "OBS_VALUE"
_Read = tuple[dict[str, str], str, dict[str, str]]
"""Dimensions with the time, the value, and the attributes of one observation."""


def table_of_message(data: bytes) -> Table:
    """The table that a message holds.

    Raises:
        FigureFileError: the leaf says why it is not read.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    read = list(_of_json(data) if start == b"{" else _of_xml(data))
    if not read:
        raise DamagedFileError("the message holds no observation", expected="a data message of SDMX")
    if not any(_TIME in key for key, _, _ in read):
        raise DamagedFileError("the message has no time", expected=f"a dimension {_TIME}")
    dimensions = [name for name in _in_order(one[0] for one in read) if name != _TIME]
    attributes = [name for name in _in_order(one[2] for one in read) if name not in {_TIME, _VALUE}]
    rows = (
        (
            number,
            [
                *(key.get(name, "") for name in dimensions),
                key.get(_TIME, ""),
                value,
                *(said.get(name, "") for name in attributes),
            ],
        )
        for number, (key, value, said) in enumerate(read, start=1)
    )
    return Table((*dimensions, _TIME, _VALUE, *attributes), rows)


def _in_order(maps: Iterator[Mapping[str, str]]) -> list[str]:
    return list({name: None for one in maps for name in one})


def _of_xml(data: bytes) -> Iterator[_Read]:
    """Rules 2 and 3."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in data[:64]:
        raise FileEncodingError("the message is in UTF-16", expected="a message in UTF-8")
    refuse_declarations_in(data)
    count = sum(1 for _ in _OBSERVATION.finditer(data))
    if count > MAX_FIGURES:
        raise TooLargeFileError(f"the message has {count:,} observations", expected=f"at most {MAX_FIGURES:,}")
    import sdmx  # noqa: PLC0415 heavy: pandas and requests

    # Loaded before a message of 2.1 is read: sdmx1 2.28 cannot load it afterwards.
    import sdmx.reader.xml.v30  # noqa: PLC0415 as above

    sdmx.log.setLevel("ERROR")
    try:
        # Where it fails it prints what it was at, which is for its developers.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            message: Any = sdmx.read_sdmx(io.BytesIO(data))
            read = [_observation(one) for data_set in getattr(message, "data", ()) for one in data_set.obs]
    except FigureFileError:
        raise
    except Exception as error:  # noqa: BLE001 a damaged message ends in any error that its parts can cause
        cause = error.__cause__ or error
        raise DamagedFileError(
            f"the message cannot be taken apart ({type(cause).__name__})", expected="SDMX-ML 2.1 or 3.0"
        ) from None
    yield from read


def _observation(one: Any) -> _Read:
    key = {name: str(value.value) for name, value in one.key.values.items()}
    said = {name: _code(value.value) for name, value in one.attrib.items()}
    said |= {name: key.pop(name) for name in tuple(key) if name in ATTRIBUTES}
    value = "" if one.value is None or str(one.value) == "NaN" else str(one.value)
    return key, value, said


def _code(value: Any) -> str:
    return str(getattr(value, "id", value))


def _of_json(data: bytes) -> Iterator[_Read]:
    """Rule 4."""
    try:
        whole = json.loads(data.decode("utf-8-sig"), parse_float=str)
        yield from _observations(whole)
    except UnicodeDecodeError:
        raise FileEncodingError("the message is not in UTF-8", expected="a message in UTF-8") from None
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        raise DamagedFileError("the message cannot be taken apart", expected="SDMX-JSON 1.0 or 2.0") from None


def _observations(whole: Any) -> Iterator[_Read]:
    body = whole.get("data", whole)
    structures = body["structures"] if "structures" in body else [body["structure"]]
    count = 0
    for data_set in body["dataSets"]:
        structure = structures[data_set.get("structure", 0)]
        dimensions, attributes = structure["dimensions"], structure.get("attributes", {})
        shared = _at("0:" * len(dimensions.get("dataSet", ())), dimensions.get("dataSet", ()))
        told = _told(data_set.get("attributes"), attributes.get("dataSet"))
        groups = data_set.get("series", {"": data_set})
        for place, series in groups.items():
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
                yield key | _at(at, dimensions["observation"]), value, said | own


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
