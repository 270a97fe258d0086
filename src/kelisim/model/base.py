"""The base of every value in the model, and the scalar types that the values share.

1. A value is frozen, has only the fields it names, and leaves out a field that holds its default: one value has one
   encoding.
2. Scalars are strings or whole numbers. A decimal number is a string, because a float has no single spelling.
3. Every text and every list has a bound.
4. The form of a scalar whose type is called `Held` is checked by the value that holds it, and not by the decoder: by a
   function that remembers what it has seen (`form_of`), because a pattern costs the decoder several times as much, and
   an act has many. The value accepts what it would with the type of the plain name.
"""

import re
from collections.abc import Callable
from typing import Annotated, Any, get_args

import msgspec

MAX_TEXT = 20_000
"""Code points in one text."""
MAX_ITEMS = 1_000
"""Members of one list."""
MAX_INTEGER = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 7493, I-JSON)."""

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
"""A short text on one line: a name, an office, a unit."""

Prose = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_TEXT)]
"""A text of any number of sentences."""

Hash = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
"""SHA-256 in lower-case hexadecimal."""

Pointer = Annotated[str, msgspec.Meta(min_length=64, max_length=64)]
"""The hash of something that has to be found: a register, a key, an act. Its characters are not looked at, because one
that is no hash finds nothing and is refused, or void, for that; acts hold many, and a pattern costs a microsecond."""

_SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\Z"
Slug = Annotated[str, msgspec.Meta(pattern=_SLUG, max_length=60)]
"""A short ASCII name that stands in addresses and joins claims about one thing."""

HeldSlug = Annotated[str, msgspec.Meta(max_length=60, extra_json_schema={"pattern": _SLUG})]
"""A `Slug` that who holds it checks (rule 4)."""

_PARTY_CODE = r"^[A-Z][A-Z0-9]{1,7}\Z"
PartyCode = Annotated[str, msgspec.Meta(pattern=_PARTY_CODE)]
"""A Party or side: the ISO 3166-1 alpha-3 code of a State, or an organisation's own code such as EAEU."""

HeldPartyCode = Annotated[str, msgspec.Meta(extra_json_schema={"pattern": _PARTY_CODE})]
"""A `PartyCode` that who holds it checks (rule 4)."""

PartyPointer = Annotated[str, msgspec.Meta(min_length=2, max_length=8)]
"""A Party that the charter has to name; its form is not looked at, for the reason that a `Pointer`'s is not."""

_ENTRY_ID = r"^[A-Z][A-Z0-9]{1,7}\.[1-9][0-9]{0,14}\.[1-9][0-9]{0,3}\Z"
EntryId = Annotated[str, msgspec.Meta(pattern=_ENTRY_ID)]
"""An entry: the Party and the number of the act that first proposed it, and its place in that act, from 1."""

HeldEntryId = Annotated[str, msgspec.Meta(extra_json_schema={"pattern": _ENTRY_ID})]
"""An `EntryId` that who holds it checks (rule 4)."""

Decimal = Annotated[str, msgspec.Meta(pattern=r"^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?\Z")]
"""A decimal number as text."""

Currency = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}\Z")]
"""An ISO 4217 code."""

_ADDRESS = r"^https?://[^\s/$.?#][^\s]*\Z"
Address = Annotated[str, msgspec.Meta(pattern=_ADDRESS, max_length=2_000)]
"""A web address."""

HeldAddress = Annotated[str, msgspec.Meta(max_length=2_000, extra_json_schema={"pattern": _ADDRESS})]
"""An `Address` that who holds it checks (rule 4)."""


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A plain immutable value; the base of everything that the model defines.

    A value never refers to itself, so the collector of cycles need not walk through it: a register holds millions.
    """


class FormError(ValueError):
    """A text that a value holds has not the form of its type.

    `field` is the path of the text from the value on, `shape` the type that has the pattern; `key` says that it is a
    key of the field.
    """

    def __init__(self, field: str, shape: object, *, key: bool = False) -> None:
        super().__init__(f"`{field}` has the wrong form")
        self.field = field
        self.shape = shape
        self.key = key


def pattern_of(shape: object) -> str:
    """The pattern of a scalar type."""
    (meta,) = get_args(shape)[1:]
    return str(meta.pattern)


class _Remembered(dict[Any, bool]):
    """What was found to be right, not to be asked again. What is wrong is not kept: it has no bound."""

    __slots__ = ("_is_right",)

    def __init__(self, is_right: Callable[[Any], bool]) -> None:
        self._is_right = is_right

    def __missing__(self, asked: Any) -> bool:
        if not self._is_right(asked):
            return False
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[asked] = True
        return True


MOST_REMEMBERED = 16_384
"""Answers that are remembered of one question."""


def remembered(is_right: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """The same question, which remembers what was right."""
    return _Remembered(is_right).__getitem__


def form_of(shape: object) -> Callable[[str], bool]:
    """A function that says whether a text has the form of a scalar type."""
    search = fits(shape)
    return remembered(lambda text: search(text) is not None)


def fits(shape: object) -> Callable[[str], re.Match[str] | None]:
    """The same of a type whose texts hardly ever come twice: nothing is remembered. What fits is true."""
    return re.compile(pattern_of(shape)).search


is_party_code = form_of(PartyCode)
"""Whether a text is a `PartyCode`."""
is_entry_id = form_of(EntryId)
"""Whether a text is an `EntryId`."""
is_slug = form_of(Slug)
"""Whether a text of at most 60 characters is a `Slug`."""
is_address = fits(Address)
"""Whether a text of at most 2,000 characters is an `Address`."""
