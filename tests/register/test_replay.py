"""A register from the acts that a node has stored (the numbers are the module's)."""

import pytest

from kelisim.acts.envelope import Signed
from kelisim.acts.feed import Feeds
from kelisim.errors import KelisimError
from kelisim.register.fold import Register
from kelisim.register.replay import fold, reopened
from kelisim.register.snapshot import snapshot
from tests import world
from tests.register.histories import folded


def test_stored_acts_give_the_register_that_they_gave() -> None:
    """Rule 1: from the bytes and the hashes alone, places and consent are found again."""
    writers = world.founded(("KAZ", "RUS"))
    proposal = writers["KAZ"].propose_new("Plant", ("KAZ", "RUS"))
    world.exchange(writers)
    for writer in writers.values():
        writer.accept(proposal)
    world.exchange(writers)
    kaz = writers["KAZ"]
    feeds, register = Feeds(kaz.charter), Register(kaz.charter)
    for placed in kaz.acts:
        opened = reopened(placed.hash, placed.signed)
        assert (opened.hash, opened.signed, opened.act) == (placed.hash, placed.signed, placed.act)
        fold(feeds, register, opened)
    assert snapshot(register) == snapshot(folded(kaz.charter, kaz.acts))
    assert register.entries


def test_bytes_that_are_no_act_are_named_by_their_hash() -> None:
    """Rule 2: the error begins with the act, and says where in it the fault is."""
    with pytest.raises(KelisimError) as caught:
        reopened("ab" * 32, Signed(payload=b"{}", signature=b""))
    assert caught.value.where == f"act {'ab' * 8}…: $"
