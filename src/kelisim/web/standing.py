"""How a commitment stands by what the sides themselves say.

1. Only the latest word of each side counts, and only its own.
2. It is done when every side that is expected to answer for it says so. One side's word is shown as one side's word.
3. Where nobody said anything, nothing is said here either.
"""

from collections.abc import Iterable, Mapping
from typing import Final

GROUPS: Final[Mapping[str, str]] = {
    "not-started": "waiting",
    "in-progress": "going",
    "continuous": "going",
    "delayed": "held",
    "suspended": "held",
    "cancelled": "held",
    "left": "held",
    "returned": "going",
    "done": "done",
}
ORDER: Final = ("done", "one", "going", "differ", "held", "waiting", "silent")
"""The order in which a bar shows the groups."""


def standing(said: Mapping[str, str], expected: Iterable[str] = ()) -> str:
    """The group of a commitment.

    Args:
        said: the latest status by side.
        expected: the sides that answer for it; where none is named, those that spoke.
    """
    groups = {GROUPS.get(status, "going") for status in said.values()}
    if not groups:
        return "silent"
    if len(groups) > 1:
        return "differ"
    group = groups.pop()
    wanted = set(expected)
    all_answered = wanted <= set(said) if wanted else len(said) > 1
    return "one" if group == "done" and not all_answered else group
