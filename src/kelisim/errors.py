"""The one root of every error that Kelisim raises on purpose.

Each leaf names one broken rule. An error carries what was wrong, where, and what would be right, so that a command
line or a page can say it in one sentence without a traceback.
"""

from typing import ClassVar


class KelisimError(Exception):
    """Something asked of Kelisim breaks one of its rules.

    `code` is stable and meant for scripts; `problem`, `where` and `expected` are for people.
    """

    code: ClassVar[str] = "error"

    def __init__(self, problem: str, *, where: str = "", expected: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where
        self.expected = expected

    def __str__(self) -> str:
        place = f" at {self.where}" if self.where else ""
        right = f"; expected {self.expected}" if self.expected else ""
        return "".join(map(_shown, f"{self.problem}{place}{right}"))


def _shown(character: str) -> str:
    """A character as it may be shown on a terminal: what the words quote may be hostile."""
    return character if character.isprintable() or character == "\n" else f"\\x{ord(character):02x}"
