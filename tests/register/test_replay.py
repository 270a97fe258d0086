"""The state of a register from the acts that a node has stored."""

import pytest

from kelisim.acts.envelope import Signed
from kelisim.acts.feed import Feeds
from kelisim.errors import KelisimError
from kelisim.model.decode import MalformedError
from kelisim.register.fold import Register
from kelisim.register.replay import fold, reopened
from kelisim.register.snapshot import snapshot
from tests.world import founded


def test_stored_acts_give_the_state_that_they_gave_when_they_came() -> None:
    """Bytes and hashes are enough for the feeds and the register."""
    writer = founded(["KAZ"])["KAZ"]
    proposal = writer.propose_new("one", ["KAZ"])
    writer.accept(proposal)
    writer.report("KAZ.2.1")
    whole = Register(writer.charter)
    feeds, register = Feeds(writer.charter), Register(writer.charter)
    for placed in writer.acts:
        whole.apply(placed)
        fold(feeds, register, reopened(placed.hash, placed.signed))
    assert snapshot(register) == snapshot(whole)
    assert feeds.heads() == writer.feeds.heads()


def test_bytes_that_are_no_act_are_named_by_the_hash_they_are_stored_by() -> None:
    """A damaged store ends in an error that says where."""
    with pytest.raises(MalformedError) as caught:
        reopened("ab" * 32, Signed(payload=b"{}", signature=bytes(64)))
    assert caught.value.where.startswith("act abababababababab…:")


def test_an_act_that_is_stored_out_of_place_is_refused() -> None:
    """The place of a stored act is found again."""
    writer = founded(["KAZ"])["KAZ"]
    placed = writer.propose_new("one", ["KAZ"])
    with pytest.raises(KelisimError):
        fold(Feeds(writer.charter), Register(writer.charter), reopened(placed.hash, placed.signed))
