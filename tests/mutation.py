"""How the tests run where mutants are tested (`[tool.mutmut]`): the same way every time, and the quick ones first.

1. Hypothesis tries the same examples every time, and at most `EXAMPLES` of them.
2. No example fails because it took long, and none that fails is made smaller: that it fails is all that is asked.
3. Properties come last: what a plain test notices need not be searched for.
"""

from typing import Any, Final

import pytest
from hypothesis import Phase, is_hypothesis_test, settings

EXAMPLES: Final = 20
"""Examples of a property, also where the test itself asks for more."""

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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rules 1 and 3, for the tests that were collected."""
    items.sort(key=_is_property)
    for item in filter(_is_property, items):
        test: Any = getattr(item, "obj", None)
        # There is no public way to it.
        asked = test._hypothesis_internal_use_settings
        if asked is not None:
            few = min(asked.max_examples, EXAMPLES)
            test._hypothesis_internal_use_settings = settings(asked, max_examples=few)


def _is_property(item: pytest.Item) -> bool:
    return is_hypothesis_test(getattr(item, "obj", None))
