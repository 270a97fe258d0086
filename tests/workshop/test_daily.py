"""A daily run tries every property, on a part of its examples; the night tries it on all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import daily

TRIED: list[int] = []


@pytest.mark.parametrize(("asked", "few"), [(10, 10), (25, 25), (60, 25), (100, 25), (200, 50), (1_000, 250)])
def test_a_quarter_is_tried_and_never_fewer_than_the_least(asked: int, few: int) -> None:
    """Who asks for few has them all."""
    assert daily.few_of(asked) == few


@settings(max_examples=120, database=None)
@given(number=st.integers())
def test_properties_run_on_a_part_of_their_examples(number: int) -> None:
    """This one asks for 120 examples; the next test counts them."""
    TRIED.append(number)


def test_as_many_examples_were_tried_as_are_said() -> None:
    """A quarter of 120 in a daily run, all of them where that is asked for."""
    if TRIED:  # the test before may have been left out on the command line
        assert len(TRIED) == (120 if daily.every_example() else 30)
