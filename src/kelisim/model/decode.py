"""Strict decoding: untrusted JSON in, a typed value or an error that names the path out."""

import re
from typing import Any, TypeVar

import msgspec

from kelisim.errors import KelisimError

T = TypeVar("T")

_AT = re.compile(r"^(?P<problem>.*) - at `(?P<path>.*)`$", re.DOTALL)


class MalformedError(KelisimError):
    """JSON that is not what the model allows. `where` is a path such as `$.body.items[0].content.title`."""

    code = "malformed"


def _named(error: Exception) -> MalformedError:
    match = _AT.match(str(error))
    if match:
        return MalformedError(match["problem"], where=match["path"])
    return MalformedError(str(error) or type(error).__name__, where="$")


def decode(data: bytes, wanted: type[T] | Any) -> T:
    """Read JSON bytes as a value of type `wanted`.

    Raises:
        MalformedError: it is not UTF-8, not JSON, too deep, or not of that type.
    """
    try:
        value: T = msgspec.json.decode(data, type=wanted)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _named(error) from None
    return value


def convert(value: object, wanted: type[T] | Any) -> T:
    """Read plain dicts and lists, as a JSON or TOML reader gives them, as a value of type `wanted`.

    Raises:
        MalformedError: they are not of that type.
    """
    try:
        result: T = msgspec.convert(value, type=wanted)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise _named(error) from None
    return result


def plain(value: object) -> Any:
    """The plain dicts, lists and scalars that a value encodes to."""
    return msgspec.to_builtins(value)
