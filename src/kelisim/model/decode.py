"""Strict decoding: untrusted JSON in, a typed value or an error that names the path out."""

import ast
import re
from typing import Any, TypeVar

import msgspec

from kelisim.errors import KelisimError
from kelisim.model import articles, base, dates, lapse, text

T = TypeVar("T")

_AT = re.compile(r"^(?P<problem>.*) - at (?P<key>`key` in )?`(?P<path>[^`]*)`\Z", re.DOTALL)
_PATTERN = re.compile(r"^Expected `str` matching regex (?P<pattern>'.*'|\".*\")\Z", re.DOTALL)

_SHAPES: tuple[tuple[object, str], ...] = (
    (base.Hash, "a SHA-256 in lower-case hexadecimal"),
    (base.Slug, "a short name of a-z, 0-9 and hyphens"),
    (base.PartyCode, "a code such as KAZ or EAEU"),
    (base.EntryId, "an entry such as KAZ.4.1"),
    (base.Decimal, "a decimal number as text, such as 24.5"),
    (base.Currency, "an ISO 4217 code such as KZT"),
    (base.Address, "an address that begins with http:// or https://"),
    (text.LanguageTag, "a language tag such as en, ru or kk-Latn"),
    (dates.PartialDate, "a date such as 2021-04-28, 2021-04 or 2021"),
    (lapse.Lapse, "a lapse such as P30D, P6M or P5Y"),
    (articles.ArticleAddress, "an address such as art_5 or art_5__para_2"),
    (dates.Moment, "a time in UTC such as 2021-04-28T10:00:00Z"),
)


_WORDS = {base.pattern_of(shape): words for shape, words in _SHAPES}


class MalformedError(KelisimError):
    """JSON that is not what the model allows. `where` is a path such as `$.body.items[0].content.title`."""

    code = "malformed"


def named(error: Exception) -> MalformedError:
    """A decoder's error as one of the model's: the problem in words, the path, and what would be right."""
    match = _AT.match(str(error))
    problem = match["problem"] if match else str(error) or type(error).__name__
    where = (f"a key of {match['path']}" if match["key"] else match["path"]) if match else "$"
    held = error.__cause__
    if isinstance(held, base.FormError):
        where = f"{'a key of ' if held.key else ''}{where}.{held.field}"
        return MalformedError("the text has the wrong form", where=where, expected=_WORDS[base.pattern_of(held.shape)])
    pattern = _PATTERN.match(problem)
    words = _WORDS.get(ast.literal_eval(pattern["pattern"])) if pattern else None
    if words:
        return MalformedError("the text has the wrong form", where=where, expected=words)
    return MalformedError(problem, where=where)


def decode(data: bytes, wanted: type[T] | Any) -> T:
    """Read JSON bytes as a value of type `wanted`.

    Raises:
        MalformedError: it is not UTF-8, not JSON, too deep, or not of that type.
    """
    try:
        value: T = msgspec.json.decode(data, type=wanted)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise named(error) from None
    return value


def convert(value: object, wanted: type[T] | Any) -> T:
    """Read plain dicts and lists, as a JSON or TOML reader gives them, as a value of type `wanted`.

    Raises:
        MalformedError: they are not of that type.
    """
    try:
        result: T = msgspec.convert(value, type=wanted)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise named(error) from None
    return result


def plain(value: object) -> Any:
    """The plain dicts, lists and scalars that a value encodes to."""
    return msgspec.to_builtins(value)
