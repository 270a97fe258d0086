"""What a daily run of the tests leaves for the night: no rule, but a part of the examples that a rule is tried on.

1. A property is tried on a quarter of the examples that it asks for, and on `LEAST` at least, or all where it asks for
   fewer. Other ones are drawn in every run, so days together try as many as a night does.
2. With `EVERY_EXAMPLE` set, or where tests marked `nightly` are run, a property is tried on all of them.
"""

import os
from collections.abc import Iterable
from typing import Any, Final

import pytest
from hypothesis import is_hypothesis_test, settings

LEAST: Final = 25


def few_of(asked: int) -> int:
    """How many examples of those that a property asks for are tried in a daily run (rule 1)."""
    return min(asked, max(LEAST, asked // 4))


def every_example() -> bool:
    """Whether all examples were asked for in the environment (rule 2)."""
    return "EVERY_EXAMPLE" in os.environ


def leave_for_the_night(items: Iterable[pytest.Item]) -> None:
    """Rule 1, for the tests that were collected. The cases of one test share their property: it is looked at once."""
    if every_example():
        return
    seen: set[int] = set()
    for item in items:
        test: Any = getattr(item, "obj", None)
        if id(test) in seen or not is_hypothesis_test(test) or item.get_closest_marker("nightly"):
            continue
        seen.add(id(test))
        # There is no public way to it.
        asked = test._hypothesis_internal_use_settings or settings()
        test._hypothesis_internal_use_settings = settings(asked, max_examples=few_of(asked.max_examples))
