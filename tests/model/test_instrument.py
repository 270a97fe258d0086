"""Instruments, their clauses and notices: what is refused, and that old bytes stay as they are."""

from typing import Any

import msgspec
import pytest

from kelisim.model.decode import MalformedError, convert, decode
from kelisim.model.instrument import Instrument
from kelisim.model.notice import Notice

PLAIN = {"kind": "treaty", "title": {"en": "A treaty"}}


def test_an_instrument_without_the_new_fields_keeps_its_bytes() -> None:
    """A field that holds its default is not written."""
    data = b'{"kind":"treaty","parties":["KAZ"],"signatures":[{"date":"2021-04-28","party":"KAZ"}],"title":{"en":"A"}}'
    assert msgspec.json.encode(decode(data, Instrument), order="sorted") == data
    notice = b'{"about":"KAZ.2.1","action":"withdrawal","date":"2021-04"}'
    assert msgspec.json.encode(decode(notice, Notice), order="sorted") == notice


@pytest.mark.parametrize(
    "change",
    [
        {"clauses": {"expiry": {"through": "2020-01-01", "lasts": "P1Y"}}},
        {"clauses": {"expiry": {"lasts": "1 year"}}},
        {"clauses": {"reaches_back": "2020-02-30"}},
        {"clauses": {"provisional": {"date": "2020-02-30"}}},
        {"clauses": {"entry_into_force": {"rule": "date", "date": "2020-02-30"}}},
        {"clauses": {"entry_into_force": {"rule": "date"}}},
        {"clauses": {"entry_into_force": {"rule": "notifications", "number": 0}}},
        {"articles": [{"address": "art_5", "text": {"en": "a"}}, {"address": "art_5", "text": {"en": "b"}}]},
        {"articles": [{"address": "5", "text": {"en": "a"}}]},
        {"actions": [{"action": "objection", "date": "2020-01-01", "party": "AAA"}]},
        {"actions": [{"action": "extension", "date": "2020-01-01"}]},
        {"actions": [{"action": "ratification", "date": "2020-01-01", "effect": "definitive"}]},
        {"actions": [{"action": "ratification", "date": "2020-01-01", "received": "2020-02-30"}]},
        {"corrections": [{"article": "art_5", "reads": {"en": "x"}, "proposed": "2020-02-30"}]},
        {"amendments": [{"article": "art_5", "by": {"name": "x"}, "in_force": "2020-02-30"}]},
    ],
)
def test_what_no_treaty_can_say_is_refused(change: dict[str, Any]) -> None:
    """Every rule of the values has a case."""
    convert(PLAIN, Instrument)
    with pytest.raises(MalformedError):
        convert({**PLAIN, **change}, Instrument)


@pytest.mark.parametrize("address", ["art_5", "art_5-1", "art_12__para_2", "art_5__para_2__point_a", "annex_1__para_3"])
def test_addresses_of_articles(address: str) -> None:
    """The forms of Akoma Ntoso that the texts need."""
    assert convert({**PLAIN, "articles": [{"address": address, "text": {"en": "a"}}]}, Instrument).articles
