"""The groups in which measures are counted: what is done by the register's rule, all else by what the sides say.

1. Whether a measure is done is not decided here (`register.control`). One side's word stays one side's word.
2. Only the latest word of each side counts, and only its own.
3. Where nobody said anything, nothing is said here either.
"""

from collections.abc import Mapping
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
    "done": "one",
}
ORDER: Final = ("done", "one", "going", "differ", "held", "waiting", "silent")
"""The order in which a bar shows the groups."""


def group(said: Mapping[str, str], *, done: bool) -> str:
    """The group of a measure.

    Args:
        said: the latest status by side.
        done: whether every side that leads says that it is done.
    """
    groups = {GROUPS.get(status, "going") for status in said.values()}
    if not groups:
        return "silent"
    if done:
        return "done"
    return "differ" if len(groups) > 1 else groups.pop()
