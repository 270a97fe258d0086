"""Whatever happened, each agreed entry has a certificate that holds, and nothing that is needed can be left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kelisim.errors import KelisimError
from kelisim.exports.certificate import read
from kelisim.exports.checking import certify, check
from kelisim.model.act import Accept, Decline
from kelisim.register.fold import Register
from tests.exports.certified import forged, heads_of, marks_of, without
from tests.register.histories import History, sampled
from tests.world import opened

STEPS = st.binary(min_size=401, max_size=601)


def certificates(history: History) -> tuple[Register, dict[str, bytes]]:
    """The register of a history, and the certificate of each agreed entry."""
    register = history.whole()
    acts = [opened(placed) for placed in history.acts if placed.hash not in register.void]
    marks = marks_of(history.acts)
    made = {entry: certify(entry, acts, marks, heads_of(marks), private=True) for entry in register.entries}
    return register, made


def same(register: Register, entry: str, data: bytes) -> None:
    """The certificate says what the whole register says of the entry."""
    checked = check(data)
    alone, whole = checked.replayed.register.entries[entry], register.entries[entry]
    assert [version.proposal.hash for version in alone.versions] == [one.proposal.hash for one in whole.versions]
    assert alone.current() == whole.current()


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_every_agreed_entry_has_a_certificate_that_holds(steps: bytes) -> None:
    """It gives the versions that the whole register gives, from the acts that it carries alone."""
    register, made = certificates(History(steps, signed=True))
    for entry, data in made.items():
        same(register, entry, data)


def falls(register: Register, data: bytes, name: str) -> bool:
    """Whether what a certificate says has to fall with one act: not where more consented than had to."""
    act = next(one.act for one in read(data).opened() if one.name() == name)
    if not isinstance(act, Accept | Decline):
        return True
    needs = register.proposals[act.body.proposal].requirements
    return isinstance(act, Accept) and all(need.k == len(need.base) for need in needs)


def test_no_act_that_is_needed_can_be_left_out() -> None:
    """Without any one act that the entry needs, the rest is refused, though its place is given."""
    tried = 0
    for seed in range(8):
        history = sampled(seed, 150, signed=True)
        register, made = certificates(history)
        marks = marks_of(history.acts)
        for data in made.values():
            for carried in read(data).acts:
                less = forged(data, without(carried.act), marks)
                if falls(register, data, carried.act):
                    tried += 1
                    with pytest.raises(KelisimError):
                        check(less)
    assert tried > 100


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(200))
def test_long_histories(seed: int) -> None:
    """The same for longer histories of up to five Parties."""
    register, made = certificates(sampled(seed, 200, signed=True))
    for entry, data in made.items():
        same(register, entry, data)
