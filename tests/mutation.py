"""How the tests run where mutants are tested (`[tool.mutmut]`): the same way every time, and the quick ones first.

1. Hypothesis tries the same examples every time, and at most `EXAMPLES` of them.
2. No example fails because it took long, and none that fails is made smaller: that it fails is all that is asked.
3. Properties come last: what a plain test notices need not be searched for.
4. The tests in `LEFT_OUT` are left out, each for the reason beside it.
"""

from typing import Any, Final

import pytest
from hypothesis import Phase, is_hypothesis_test, settings

EXAMPLES: Final = 10
"""Examples of a property, also where the test itself asks for more."""
LEFT_OUT: Final = frozenset(
    {
        # It reads the code as text, where all mutants stand beside it.
        "test_every_code_that_is_written_has_a_sentence",
        # They are about other tests: that these reach everything, and find a register that is broken on purpose.
        "test_histories_reach_everything",
        "test_a_broken_register_is_caught",
        "test_a_quorum_that_is_half_of_the_base_is_caught",
        # The door is not the register's; behind it the properties are those of the histories that are not signed.
        "test_it_holds_where_acts_are_signed_and_pass_the_door",
        "test_signed_and_unsigned_histories_are_alike",
    }
)

settings.register_profile(
    "mutation",
    derandomize=True,
    max_examples=EXAMPLES,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
)
settings.load_profile("mutation")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rules 1, 3 and 4, for the tests that were collected."""
    items[:] = sorted((item for item in items if item.name.partition("[")[0] not in LEFT_OUT), key=_is_property)
    for item in filter(_is_property, items):
        test: Any = getattr(item, "obj", None)
        # There is no public way to it.
        asked = test._hypothesis_internal_use_settings
        if asked is not None:
            few = min(asked.max_examples, EXAMPLES)
            test._hypothesis_internal_use_settings = settings(asked, max_examples=few)


def _is_property(item: pytest.Item) -> bool:
    return is_hypothesis_test(getattr(item, "obj", None))
