"""What is not public leaves only where it is asked for, and never with another entry."""

from typing import Any

import msgspec
import pytest

from kelisim.exports.certificate import read
from kelisim.exports.checking import check
from kelisim.exports.errors import PrivateError
from kelisim.exports.page import page
from kelisim.exports.told import told
from kelisim.exports.words import lines
from kelisim.model.item import MeasureItem
from tests.exports.certified import certificate
from tests.world import Writer, exchange, founded, measure

CANARY = "kanareika"
BOTH = ["KAZ", "RUS"]


def public(item: MeasureItem) -> MeasureItem:
    """The same version, public."""
    return msgspec.structs.replace(item, public=True)


def agreed(world: dict[str, Writer], *items: Any) -> Any:
    """A proposal of KAZ that both accept."""
    proposal = world["KAZ"].propose(*items)
    world["KAZ"].accept(proposal)
    exchange(world)
    world["RUS"].accept(proposal)
    exchange(world)
    return proposal


def test_other_private_entries_are_not_in_it() -> None:
    """A secret measure agreed between the public one's versions leaves its place and its hash, and no word."""
    world = founded(BOTH)
    first = agreed(world, public(measure("KAZ.2.1", "Bridge", BOTH)))
    secret = agreed(world, measure("KAZ.4.1", CANARY, BOTH))
    agreed(world, public(measure("KAZ.6.1", "Long bridge", BOTH)), public(measure("KAZ.2.1", "Pier", BOTH, first)))
    data = certificate(world["RUS"], "KAZ.2.1", private=False)
    assert secret.hash not in {one.hash for one in read(data).opened()}
    assert CANARY.encode() not in b"".join([one.signed.payload for one in read(data).opened()])
    assert CANARY not in "\n".join(lines(told(check(data))))
    assert CANARY.encode() not in page(data)


def test_a_private_entry_is_refused() -> None:
    """Without being asked to, nothing writes the certificate of an entry that is not public."""
    world = founded(BOTH)
    agreed(world, measure("KAZ.2.1", CANARY, BOTH))
    with pytest.raises(PrivateError, match="--private") as caught:
        certificate(world["KAZ"], "KAZ.2.1", private=False)
    assert CANARY not in str(caught.value)
    assert "NOT PUBLIC" in "\n".join(lines(told(check(certificate(world["KAZ"], "KAZ.2.1")))))


def test_a_public_entry_that_was_offered_with_a_private_one_is_refused() -> None:
    """All or nothing: the proposal cannot be shown without what else it offers."""
    world = founded(BOTH)
    agreed(world, public(measure("KAZ.2.1", "Bridge", BOTH)), measure("KAZ.2.2", CANARY, BOTH))
    with pytest.raises(PrivateError) as caught:
        certificate(world["KAZ"], "KAZ.2.1", private=False)
    assert caught.value.where == "KAZ 2"


def test_an_entry_that_was_private_before_is_refused() -> None:
    """The baseline is part of what a public version rests on."""
    world = founded(BOTH)
    first = agreed(world, measure("KAZ.2.1", CANARY, BOTH))
    agreed(world, public(measure("KAZ.2.1", "Bridge", BOTH, first)))
    with pytest.raises(PrivateError):
        certificate(world["KAZ"], "KAZ.2.1", private=False)


def test_what_another_item_replaced_has_to_be_public_too() -> None:
    """A proposal that makes a secret measure public, beside another one, rests on the secret version."""
    world = founded(BOTH)
    secret = agreed(world, measure("KAZ.2.1", CANARY, BOTH))
    agreed(world, public(measure("KAZ.2.1", "Told", BOTH, secret)), public(measure("KAZ.4.2", "Bridge", BOTH)))
    with pytest.raises(PrivateError):
        certificate(world["KAZ"], "KAZ.4.2", private=False)
