"""Signed histories as bundles bring them, and what a node's tables say."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kelisim.acts.envelope import Opened
from kelisim.node import models
from kelisim.node.home import make_home
from kelisim.node.ledger import Ledger, start
from kelisim.node.rebuilding import PROJECTION, fingerprint
from tests.register.turmoil import Turmoil, sampled
from tests.world import KEYS, charter_of, opened

BOTH = ("KAZ", "RUS")


def received(history: Turmoil) -> list[Opened]:
    """A history's acts as another node receives them."""
    return [opened(placed) for placed in history.acts]


def signed(seed: int, steps: int = 80) -> Turmoil:
    """The signed history of a seed."""
    return sampled(seed, steps, signed=True)


def tables(*, arrival: bool = False) -> dict[str, list[str]]:
    """What every projected row says, by table, without keys that only count rows; with the order of arrival, which is
    the node's own, where it is asked for.
    """
    return {table.__name__: sorted(fingerprint(row, arrival=arrival) for row in _all(table)) for table in PROJECTION}


def _all(table: Any) -> Iterable[Any]:
    return table.objects.all()


def small_ledger() -> Ledger:
    """A register of KAZ and RUS on this node, which holds both keys: founded by both, without entries."""
    ledger = start(charter_of(BOTH))
    for code in BOTH:
        ledger.found(KEYS[code])
    return ledger


def stored() -> list[tuple[Any, ...]]:
    """The record: every stored act, byte for byte."""
    columns = ("hash", "register", "party", "number", "payload", "signature")
    rows = models.StoredAct.objects.values_list(*columns)
    return [tuple(bytes(one) if isinstance(one, memoryview) else one for one in row) for row in rows]


def home_in(folder: Path) -> Path:
    """The folder of a node without a database."""
    make_home(folder)
    return folder
