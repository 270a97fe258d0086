"""The state of a long register in a file: taken where it is right, thrown away in doubt."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from kelisim.model.word import Speaker, Statement
from kelisim.node import filing, kept_state, models
from kelisim.node.errors import WouldBeVoidError
from kelisim.node.ledger import Ledger, start
from kelisim.node.rebuilding import rebuild
from kelisim.node.statements import newest_key
from kelisim.register.snapshot import snapshot
from tests.node.histories import received, signed, small_ledger
from tests.node.test_ledger import offer
from tests.world import KEYS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few acts are many here."""
    monkeypatch.setattr(kept_state, "MANY", 3)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    """A register with a proposal that one of two has accepted, of which the state is kept."""
    here = small_ledger()
    placed = filing.propose(here, KEYS["KAZ"], [offer("one")])
    filing.answer(here, KEYS["KAZ"], placed.hash, accept=True)
    yield start(here.charter)
    kept_state.path_of(here.id).unlink(missing_ok=True)


def folded(ledger: Ledger) -> int:
    """How many acts a ledger folds when it is opened anew."""
    return start(ledger.charter).read_anew


def same(one: Ledger, other: Ledger) -> bool:
    """Whether two ledgers hold the same."""
    return snapshot(one.register) == snapshot(other.register) and one.feeds.heads() == other.feeds.heads()


def test_a_kept_state_spares_folding(ledger: Ledger) -> None:
    """Whoever opens the register next folds nothing, holds the same, and goes on with it."""
    again = start(ledger.charter)
    assert (ledger.read_anew, again.read_anew) == (4, 0)
    assert same(again, ledger)
    (proposal,) = again.register.proposals
    with pytest.raises(WouldBeVoidError, match="the first answer stands"):
        filing.answer(again, KEYS["KAZ"], proposal, accept=False)
    filing.answer(again, KEYS["RUS"], proposal, accept=True)
    assert models.Entry.objects.get().entry == "KAZ.2.1"
    ledger.refresh()
    assert same(again, ledger)


def test_acts_that_came_later_are_folded_on_top(ledger: Ledger) -> None:
    """And where they are many, the state is kept anew with them."""
    filing.propose(ledger, KEYS["RUS"], [offer("two")])
    assert folded(ledger) == 1
    assert folded(ledger) == 1
    for number in range(3):
        filing.propose(ledger, KEYS["RUS"], [offer(f"more {number}")])
    assert folded(ledger) == 4
    assert folded(ledger) == 0
    assert same(start(ledger.charter), ledger)


@pytest.mark.parametrize("place", [0, 20, 60, -1])
def test_a_file_that_was_altered_is_thrown_away(ledger: Ledger, place: int) -> None:
    """Whichever byte it is; the acts are folded then."""
    path = kept_state.path_of(ledger.id)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert kept_state.taken(ledger.charter, ledger.id) is None
    assert not path.exists()
    assert folded(ledger) == 4


@pytest.mark.parametrize("content", [b"", b"kelisim state\n", b"kelisim state\n" + bytes(40)])
def test_a_file_that_is_none_is_thrown_away(ledger: Ledger, content: bytes) -> None:
    """Cut short, or with a seal that anybody can write."""
    kept_state.path_of(ledger.id).write_bytes(content)
    assert folded(ledger) == 4


def test_a_state_of_another_secret_is_not_taken(ledger: Ledger) -> None:
    """A file that another node made is not this node's."""
    with override_settings(SECRET_KEY="another node's"):
        assert folded(ledger) == 4


def test_a_state_that_other_code_made_is_not_taken(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of what folds asks for another state."""
    monkeypatch.setattr(kept_state, "_sources", lambda: b"another version")
    assert folded(ledger) == 4


def test_a_state_of_acts_that_are_not_here_is_not_taken(ledger: Ledger) -> None:
    """After the database went back to an earlier day, or lost an act within."""
    content = kept_state.path_of(ledger.id).read_bytes()
    newest = models.StoredAct.objects.order_by("-pk")[0]
    key = newest.pk
    newest.delete()
    assert folded(ledger) == 3
    newest.pk = key
    newest.save(force_insert=True)
    kept_state.path_of(ledger.id).write_bytes(content)
    assert folded(ledger) == 0
    models.StoredAct.objects.exclude(pk=newest.pk).order_by("-pk")[0].delete()
    assert kept_state.taken(ledger.charter, ledger.id) is None


def test_a_state_of_another_register_is_not_taken(ledger: Ledger) -> None:
    """A file that stands under another's name."""
    path, other = kept_state.path_of(ledger.id), kept_state.path_of("0" * 64)
    other.write_bytes(path.read_bytes())
    assert kept_state.taken(ledger.charter, "0" * 64) is None
    assert not other.exists()


def test_nothing_is_kept_where_a_party_told_two_stories() -> None:
    """Such a register is folded whenever it is opened."""
    history = next(one for one in map(signed, range(20)) if one.whole().here.branches.any)
    here = Ledger(history.charter)
    here.take(received(history))
    again = start(history.charter)
    assert again.read_anew == len(history.acts)
    assert not kept_state.path_of(here.id).exists()
    assert same(again, here)


def test_where_nothing_can_be_written_nothing_is_kept(ledger: Ledger) -> None:
    """The register is opened all the same, and nothing is left behind."""
    kept_state.path_of(ledger.id).unlink()
    blocked = Path(settings.HOME) / "blocked"
    blocked.write_bytes(b"a file, and no folder")
    with override_settings(HOME=blocked):
        assert [folded(ledger), folded(ledger)] == [4, 4]
    blocked.unlink()


def test_after_a_failed_transaction_the_state_is_that_of_what_is_stored(ledger: Ledger) -> None:
    """What was folded and not stored is forgotten, with or without a kept state."""
    placed = filing.propose(ledger, KEYS["RUS"], [offer("two")])
    filing.answer(ledger, KEYS["RUS"], placed.hash, accept=True)
    with pytest.raises(WouldBeVoidError):
        filing.answer(ledger, KEYS["RUS"], placed.hash, accept=True)
    assert same(ledger, start(ledger.charter))
    assert len(ledger.register.proposals[placed.hash].given) == 1


def test_who_makes_the_tables_anew_folds_anew(ledger: Ledger) -> None:
    """No state that was kept before is taken afterwards."""
    assert rebuild(ledger.id) == 4
    assert folded(ledger) == 4


def test_words_of_a_kept_state_are_read_from_the_store(ledger: Ledger) -> None:
    """A statement that was made before the state was kept is whole when it is asked for."""
    placed = filing.state(ledger, KEYS["RUS"], Statement(speaker=Speaker(office="Minister"), said="2022-01-01"))
    kept_state.write(ledger.feeds, ledger.register, newest_key())
    again = start(ledger.charter)
    assert again.read_anew == 0
    assert again.register.statements[placed.hash] == placed.act
