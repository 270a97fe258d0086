"""Seals are drawn from keys alone."""

import re
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from kelisim.exports.seal import seal_path

KEYS = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(st.lists(KEYS, max_size=16))
def test_every_key_has_a_seal(keys: list[str]) -> None:
    """Any keys give path data of known commands, and never an error."""
    assert re.fullmatch(r"[MLHVAZC0-9. ]+", seal_path(keys))


@given(st.permutations(["a" * 64, "b" * 64, "c" * 64]))
def test_the_order_of_keys_is_of_no_account(keys: list[str]) -> None:
    """A Party's seal does not depend on the order in which its keys are listed."""
    assert seal_path(keys) == seal_path(sorted(keys))


def test_two_keys_rarely_share_a_seal() -> None:
    """Of two thousand keys nearly all have a seal of their own."""
    seals = {seal_path([sha256(str(number).encode()).hexdigest()]) for number in range(2_000)}
    assert len(seals) > 1_900


def test_golden_seal() -> None:
    """The seal of a known key is the same for ever."""
    assert seal_path(["00" * 32]) == GOLDEN


GOLDEN = "M8 8H32V32H8ZM20 11V16M20 24V29M14 23L20 17L26 23M20 36V39.5M20 4V.5"
