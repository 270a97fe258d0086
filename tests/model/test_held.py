"""Scalars whose form is checked by the value that holds them, not by the decoder (model.base, rule 4)."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.model import draft, item, release  # noqa: F401 with these every value of the model is defined
from kelisim.model.act import Accept, Act, ActBase, Answer, Signer
from kelisim.model.base import (
    Address,
    EntryId,
    HeldAddress,
    HeldEntryId,
    HeldPartyCode,
    HeldSlug,
    PartyCode,
    Slug,
    Value,
    form_of,
    is_address,
    is_entry_id,
    is_party_code,
    is_slug,
    pattern_of,
    remembered,
)
from kelisim.model.dates import HeldDate, HeldMoment, Moment, PartialDate, Term, check_date, is_date, is_moment
from kelisim.model.decode import MalformedError, convert, decode, plain
from kelisim.model.item import MeasureItem, StoryItem
from kelisim.model.measure import Measure, Predecessor
from kelisim.model.reference import Named, Source
from kelisim.model.story import Story
from kelisim.model.text import HeldTag, LanguageTag
from kelisim.model.word import DateClaim, Report, Speaker, Statement, ValueClaim

HELD: dict[Any, tuple[Any, str, tuple[str, ...]]] = {
    HeldDate: (PartialDate, "2021-04", ("2021-13", "2021-4", "21", "2021-04-28\n", "", "2021-02-30", "0000")),
    HeldEntryId: (EntryId, "KAZ.4.1", ("KAZ.0.1", "KAZ.4", "kaz.4.1", "KAZ.4.1\n", "KAZ.4.1.1", "")),
    HeldPartyCode: (PartyCode, "KAZ", ("K", "kaz", "KAZAKHSTAN", "KAZ\n", "")),
    HeldTag: (LanguageTag, "kk-Latn", ("!", "EN", "en\n", "en-", "", "english")),
    HeldSlug: (Slug, "a-1", ("A", "a-", "a--1", "1a", "a_1", "a-1\n", "", "a" * 61)),
    HeldAddress: (
        Address,
        "https://example.org/a",
        ("example.org", "ftp://example.org", "https:///", "https://a b", "https://example.org\n", "", "http://a" * 300),
    ),
    HeldMoment: (
        Moment,
        "2021-04-28T10:00:00Z",
        ("2021-04-28T10:00:00", "2021-04-28 10:00:00Z", "2021-04-28T10:00:00Z\n", "2021-04-28T10:00:00.5Z", "", "0"),
    ),
}
"""The type that a held one stands for, a text that it accepts, and some that it refuses."""

GOOD: tuple[Value, ...] = (
    Term(start="2021-04", end="2021-04"),
    Named(entry="KAZ.4.1", side="KAZ"),
    Predecessor(entry="KAZ.4.1", side="KAZ"),
    Source(title="A page", url="https://example.org/a", published="2021-04"),
    DateClaim(what="a-1", when=Term(start="2021-04")),
    ValueClaim(what="a-1", value="1", unit="t"),
    Accept(
        register="0" * 64,
        party="KAZ",
        number=1,
        after={},
        at="2021-04-28T10:00:00Z",
        by=Signer(office="Minister", key="0" * 64),
        body=Answer(proposal="0" * 64),
    ),
    Report(about="KAZ.4.1", status="done", as_of="2021-04", text={"kk-Latn": "words"}),
    Statement(speaker=Speaker(name="Anna Berg"), said="2021-04", side="KAZ", summary={"kk-Latn": "words"}),
    Measure(title={"kk-Latn": "words"}, summary={"kk-Latn": "words"}),
    MeasureItem(entry="KAZ.4.1", bound=("KAZ",), content=Measure(title={"en": "words"})),
    StoryItem(entry="KAZ.4.1", bound=("KAZ",), content=Story(title={"en": "words"})),
)
"""Values in which every held scalar is given. Items and acts of other kinds share what they hold with one of each."""


def values(base: type[Value] = Value) -> Iterator[type[Value]]:
    """Every type of value in the model."""
    for one in base.__subclasses__():
        yield one
        yield from values(one)


def held_in(shape: Any) -> list[Any]:
    """The held scalars in the type of a field."""
    if shape in HELD:
        return [shape]
    return [one for part in get_args(shape) for one in held_in(part)]


def places(kind: type[Value]) -> list[tuple[str, Any]]:
    """The fields of a type that hold such scalars."""
    return [(field.name, one) for field in msgspec.structs.fields(kind) for one in held_in(field.type)]


CASES = [(good, field, shape, bad) for good in GOOD for field, shape in places(type(good)) for bad in HELD[shape][2]]


def test_every_value_that_holds_such_a_scalar_is_tested_here() -> None:
    """None is forgotten: whoever uses a held type checks it, and the cases below prove it."""
    owners = {kind for kind in values() if places(kind)}
    acts = set(get_args(Act))
    tested = {type(good) for good in GOOD} | {item.ItemBase, *item.ITEM_TYPES.values(), ActBase, *acts}
    assert owners == tested
    assert all(places(kind) == places(Accept) and kind.__post_init__ is ActBase.__post_init__ for kind in acts)
    assert all(places(kind) == places(MeasureItem) for kind in item.ITEM_TYPES.values())
    plain_items = set(item.ITEM_TYPES.values()) - {StoryItem}  # which looks at its release too, and is a case below
    assert all(kind.__post_init__ is item.ItemBase.__post_init__ for kind in plain_items)


@pytest.mark.parametrize(("good", "field", "shape", "bad"), CASES)
def test_what_the_type_would_refuse_is_refused(good: Value, field: str, shape: Any, bad: str) -> None:
    """Every field refuses every text of the wrong form, names itself, and accepts the right one."""
    strict, right, _ = HELD[shape]
    kind: Any = type(good)
    whole = plain(good)
    assert decode(msgspec.json.encode(whole), kind) == good
    whole[field] = _exchanged(whole[field], right, bad)
    with pytest.raises(MalformedError) as caught:
        decode(msgspec.json.encode(whole), kind)
    if re.search(pattern_of(strict), bad) is None:
        with pytest.raises(MalformedError) as expected:
            convert(bad, strict)
        assert caught.value.where.removeprefix("a key of ").startswith(f"$.{field}")
        caught.value.where = expected.value.where
        assert str(caught.value) == str(expected.value)


def _exchanged(value: Any, right: str, bad: str) -> Any:
    if isinstance(value, dict):
        return {bad if key == right else key: member for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_exchanged(member, right, bad) for member in value]
    assert value == right
    return bad


def test_an_error_names_the_path_from_the_top() -> None:
    """However deep the value stands."""
    with pytest.raises(MalformedError) as caught:
        convert({"term": {"end": "soon"}, "title": {"en": "words"}}, Measure)
    assert (caught.value.where, caught.value.expected) == (
        "$.term.end",
        "a date such as 2021-04-28, 2021-04 or 2021",
    )


@given(st.from_regex(pattern_of(PartialDate)) | st.text(max_size=12))
def test_a_date_is_one_by_its_form_and_by_the_calendar(text: str) -> None:
    """`is_date` says yes where the pattern and the calendar do, asked once or again."""
    try:
        check_date(text)
        right = re.search(pattern_of(PartialDate), text) is not None
    except ValueError:
        right = False
    assert [is_date(text), is_date(text)] == [right, right]


@given(st.from_regex(pattern_of(EntryId)) | st.from_regex(pattern_of(PartyCode)) | st.text(max_size=12))
def test_forms_are_those_of_the_patterns(text: str) -> None:
    """A function made from a type says what the type's pattern says."""
    assert is_entry_id(text) == (re.search(pattern_of(EntryId), text) is not None)
    assert is_party_code(text) == (re.search(pattern_of(PartyCode), text) is not None)
    assert form_of(LanguageTag)(text) == (re.search(pattern_of(LanguageTag), text) is not None)


@given(st.from_regex(pattern_of(Slug)) | st.from_regex(pattern_of(Address)) | st.from_regex(pattern_of(Moment)))
def test_forms_that_are_not_remembered_are_those_of_the_patterns(text: str) -> None:
    """The same of what hardly ever comes twice, and of slugs."""
    assert is_slug(text) == (re.search(pattern_of(Slug), text) is not None)
    assert bool(is_address(text)) == (re.search(pattern_of(Address), text) is not None)
    assert bool(is_moment(text)) == (re.search(pattern_of(Moment), text) is not None)


def test_what_was_wrong_is_asked_again_and_what_was_right_is_not() -> None:
    """So a text without a bound is never kept."""
    asked: list[str] = []

    def is_right(text: str) -> bool:
        asked.append(text)
        return text == "right"

    again = remembered(is_right)
    assert [again(text) for text in ("right", "wrong", "right", "wrong")] == [True, False, True, False]
    assert asked == ["right", "wrong", "wrong"]


def test_what_is_remembered_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond it everything is asked anew, and the answers stay the same."""
    monkeypatch.setattr("kelisim.model.base.MOST_REMEMBERED", 2)
    asked: list[int] = []

    def is_right(number: int) -> bool:
        asked.append(number)
        return True

    again = remembered(is_right)
    assert all(again(number) for number in (1, 2, 3, 1, 1))
    assert asked == [1, 2, 3, 1]


def test_an_act_is_made_of_such_values() -> None:
    """The walk above sees the acts too."""
    assert set(get_args(Act)) <= set(values())
