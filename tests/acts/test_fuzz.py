"""Altered acts, envelopes and bundles: nothing escapes but our own errors, and nothing is let in."""

import sys

import pytest

from tests.acts.fuzz import ANY, MALFORMED, run, run_on_all, told


def test_twenty_thousand_altered_inputs_are_refused() -> None:
    """Each is refused with an error of ours, or decodes to its own bytes and is refused by the door."""
    count = run(20_210_430, 20_000)
    assert {f"payload: {alter.__name__}" for alter in (*MALFORMED, *ANY)} <= set(count)
    inputs = sum(number for name, number in count.items() if ": " in name or name == "bundle")
    assert inputs == count["refused"] + count["decoded, refused by the door"] == 20_000


@pytest.mark.nightly
def test_a_million_altered_inputs_are_refused() -> None:
    """As above, a million on every processor; the numbers are printed."""
    count = run_on_all(1_000_000, seed=1)
    sys.stdout.write(told(count) + "\n")
    assert count["refused"] + count["decoded, refused by the door"] == 1_000_000
