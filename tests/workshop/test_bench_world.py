"""The register that the benchmarks measure."""

import itertools
from pathlib import Path

from bench import eventsourced
from bench.scale import consents
from bench.world import Invention, read_bytes, read_register, write_register
from kelisim.acts.envelope import open_act
from kelisim.acts.profile import register_id
from kelisim.acts.streaming import Verification
from kelisim.model.act import act_kind

COUNT = 400


def test_its_acts_verify_and_are_of_the_kinds_that_it_says(tmp_path: Path) -> None:
    """Every act stands in its feed, and none is of no effect in the mix."""
    charter = write_register(tmp_path / "register", COUNT)
    verification = Verification(1)
    assert verification.take(read_bytes(tmp_path / "register")) == COUNT
    assert verification.feeds is not None
    assert verification.feeds.register == register_id(charter)
    kinds = {act_kind(open_act(signed).act) for signed in read_register(tmp_path / "register")}
    assert kinds == {"found", "propose", "accept", "decline", "report", "state"}


def test_it_is_the_same_in_every_run() -> None:
    """The figures of two runs are about the same bytes."""
    one, other = (list(itertools.islice(Invention().payloads(), COUNT)) for _ in range(2))
    assert one == other


def test_eventsourcing_gives_the_same_answers(tmp_path: Path) -> None:
    """The work that is compared ends in the same consents, whichever way it is done."""
    write_register(tmp_path / "register", COUNT)
    acts = ((one.hash, one.act) for one in map(open_act, read_register(tmp_path / "register")))
    ids = eventsourced.keep(tmp_path / "events", acts)
    ours = consents(tmp_path / "register", COUNT)
    assert eventsourced.replay(tmp_path / "events", ids) == ours
    assert eventsourced.sweep(tmp_path / "events") == ours
    assert any(agreed for agreed, _ in ours.values())
