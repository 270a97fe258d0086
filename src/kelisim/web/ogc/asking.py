"""What a request for features asks for (OGC 17-069r4, 7.15), from its query.

1. A parameter that the definition does not name, or that stands twice, is refused (/req/core/query-param-unknown), and
   so is a value that breaks its form (/req/core/query-param-invalid). A `limit` above the greatest is no error: the
   answer holds as many as that (/req/core/fc-limit-response).
2. `bbox` is four numbers, or six with heights. The record has no heights, so these are read and choose nothing.
3. A box whose west is greater than its east lies across the antimeridian.
4. `datetime` is an instant, or an interval that is closed or open on one side. A day without a time is read as well,
   and means all of it.
"""

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from django.http import QueryDict

from kelisim.errors import KelisimError
from kelisim.exports.geojson import Box

LIMIT: Final = 10
"""Features of an answer where nobody asks for another number."""
MOST: Final = 1_000
FARTHEST: Final = 10_000_000
"""The farthest that an answer may begin."""
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\Z", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})\Z", re.ASCII)
_OPEN: Final = frozenset({"", ".."})


class AskedWrongError(KelisimError):
    """A parameter of a request is not what the definition of the interface says. `where` names it."""

    code = "asked-wrong"


class Asked(NamedTuple):
    """What features are asked for: `filters` by name; `since` and `until` are moments as acts write them, or empty."""

    limit: int = LIMIT
    offset: int = 0
    box: Box | None = None
    since: str = ""
    until: str = ""
    filters: Mapping[str, str] = {}


def known(query: QueryDict, names: Sequence[str]) -> dict[str, str]:
    """The parameters by their names; what the definition does not name, or stands twice, is refused (rule 1).

    Raises:
        AskedWrongError: naming the parameter.
    """
    for name, values in query.lists():
        if name not in names:
            raise AskedWrongError("there is no such parameter", where=name, expected=", ".join(names))
        if len(values) > 1:
            raise AskedWrongError("the parameter stands more than once", where=name)
    return single(query)


def single(query: QueryDict) -> dict[str, str]:
    """The parameters of a query, each once."""
    return {name: str(value) for name, value in query.items()}


def asked(query: Mapping[str, str], filters: Mapping[str, re.Pattern[str]]) -> Asked:
    """What is asked for; `filters` are the properties by which the collection can be chosen, and their forms.

    Raises:
        AskedWrongError: naming the parameter whose value is wrong.
    """
    chosen = {}
    for name, form in filters.items():
        if name in query:
            if form.fullmatch(query[name]) is None:
                raise AskedWrongError("no feature can have this value", where=name, expected=form.pattern)
            chosen[name] = query[name]
    since, until = _interval(query["datetime"]) if "datetime" in query else ("", "")
    return Asked(
        limit=min(_whole(query, "limit", 1), MOST) if "limit" in query else LIMIT,
        offset=_whole(query, "offset", 0) if "offset" in query else 0,
        box=_box(query["bbox"]) if "bbox" in query else None,
        since=since,
        until=until,
        filters=chosen,
    )


def _whole(query: Mapping[str, str], name: str, least: int) -> int:
    given = query[name]
    if not (given.isascii() and given.isdecimal() and len(given) <= len(str(FARTHEST)) and int(given) >= least):
        raise AskedWrongError("the number is wrong", where=name, expected=f"a whole number from {least}")
    return int(given)


def _box(given: str) -> Box:
    parts = given.split(",")
    numbers = [float(part) for part in parts] if all(map(_NUMBER.match, parts)) else []
    if len(numbers) not in {4, 6} or not all(map(math.isfinite, numbers)):
        raise AskedWrongError("the box is wrong", where="bbox", expected="four numbers, or six, separated by commas")
    half = len(numbers) // 2
    box = Box(*numbers[:2], *numbers[half : half + 2])
    if max(abs(box.west), abs(box.east)) > 180 or max(abs(box.south), abs(box.north)) > 90:
        raise AskedWrongError(
            "the box is not on the Earth", where="bbox", expected="longitudes within 180, latitudes within 90 degrees"
        )
    if box.south > box.north or (len(numbers) == 6 and numbers[2] > numbers[5]):
        raise AskedWrongError("the box is upside down", where="bbox", expected="the lower corner first")
    return box


def _interval(given: str) -> tuple[str, str]:
    first, slash, last = given.partition("/")
    if not slash:
        return _moments(first)
    if first in _OPEN and last in _OPEN:
        raise AskedWrongError("the interval has no end", where="datetime", expected="a moment on one side at least")
    since = "" if first in _OPEN else _moments(first)[0]
    until = "" if last in _OPEN else _moments(last)[1]
    if since and until and since > until:
        raise AskedWrongError(
            "the interval ends before it begins", where="datetime", expected="the earlier moment first"
        )
    return since, until


def _moments(given: str) -> tuple[str, str]:
    """The first and the last moment of a day or an instant, in UTC and whole seconds, as acts write them."""
    try:
        if _DAY.match(given):
            day = datetime.date.fromisoformat(given)
            return f"{day}T00:00:00Z", f"{day}T23:59:59Z"
        if not _MOMENT.match(given):
            raise ValueError(given)
        moment = datetime.datetime.fromisoformat(given.upper()).astimezone(datetime.UTC)
        whole = moment.replace(microsecond=0)
        # Acts are signed on whole seconds: a fraction lies after the second it is in, and before the next one.
        after = whole + datetime.timedelta(seconds=1) if moment > whole else whole
    except (ValueError, OverflowError):
        raise AskedWrongError(
            "the moment is wrong", where="datetime", expected="an RFC 3339 moment, 2021-04-28T10:00:00Z, or an interval"
        ) from None
    return _written(after), _written(whole)


def _written(moment: datetime.datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
