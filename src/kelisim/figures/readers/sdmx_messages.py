"""SDMX messages as tables: SDMX-ML 2.1 (generic and structure-specific) and 3.0 through sdmx1, SDMX-JSON 1.0 and 2.0.

1. A message is a table with a column for each dimension, then the time, the value, and the attributes. Rows are counted
   by the observations, from 1.
2. A structure-specific message does not say by itself what is a dimension and what an attribute; without its structure
   the attributes are those of the cross-domain concepts (SDMX Content-oriented Guidelines, annex 1) in `ATTRIBUTES`.
3. XML with a document type is refused before sdmx1 sees it, for it parses with entities; and so is a message with more
   observations than a table may have, for it makes an object of each.
4. SDMX-JSON is taken apart by `figures.readers.sdmx_json`. The attributes of a data set in structure-specific XML,
   which sdmx1 2.28 drops, are read beside it: a multiplier may stand there.
"""

import contextlib
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from kelisim.figures.readers.errors import DamagedFileError, FileEncodingError, TooLargeFileError
from kelisim.figures.readers.markup import refuse_declarations_in
from kelisim.figures.readers.sdmx_json import Read, observations_of_json
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


def table_of_message(data: bytes) -> Table:
    """The table that a message holds.

    Raises:
        FigureFileError: the leaf says why it is not read.
    """
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    read = list(observations_of_json(data) if start == b"{" else _of_xml(data))
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


def _of_xml(data: bytes) -> Iterator[Read]:
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
            sets = list(getattr(message, "data", ()))
            shared = _of_data_sets(data)
            shared += [{}] * (len(sets) - len(shared))
            read = [_observation(one, told) for one_set, told in zip(sets, shared, strict=False) for one in one_set.obs]
    except Exception as error:  # noqa: BLE001 a damaged message ends in any error that its parts can cause
        cause = error.__cause__ or error
        raise DamagedFileError(
            f"the message cannot be taken apart ({type(cause).__name__})", expected="SDMX-ML 2.1 or 3.0"
        ) from None
    yield from read


def _of_data_sets(data: bytes) -> list[dict[str, str]]:
    """The attributes that each data set of a structure-specific message has itself (rule 4)."""
    found = []
    for event, element in etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    ):
        if event == "end":
            element.clear()
        elif etree.QName(element).localname == "DataSet":
            found.append({str(name): str(said) for name, said in element.attrib.items() if name in ATTRIBUTES})
    return found


def _observation(one: Any, shared: Mapping[str, str]) -> Read:
    key = {name: str(value.value) for name, value in one.key.values.items()}
    said = {**shared, **{name: _code(value.value) for name, value in one.attrib.items()}}
    said |= {name: key.pop(name) for name in tuple(key) if name in ATTRIBUTES}
    value = "" if one.value is None or str(one.value) == "NaN" else str(one.value)
    return key, value, said


def _code(value: Any) -> str:
    return str(getattr(value, "id", value))
