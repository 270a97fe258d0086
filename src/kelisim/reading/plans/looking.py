"""What a person should look at in a plan: what was guessed, and what does not fit together."""

from collections import Counter

from kelisim.reading.page import Table
from kelisim.reading.plans.columns import Columns

MAX_SHOWN = 8


class Looking:
    """The notes on one document's plan, gathered while it is read."""

    def __init__(self) -> None:
        self._notes: list[str] = []
        self._numbers: Counter[str] = Counter()
        self._missing = 0
        self._struck = 0
        self._cut: list[str] = []

    def table(self, table: Table, columns: Columns) -> None:
        """Note a table whose columns were guessed."""
        if not table.ruled:
            self._notes.append(
                f"Table {table.number} has no ruled lines: its cells were told from where words stand. "
                "Compare each row with the original."
            )
        if columns.guessed:
            self._notes.append(
                f"Table {table.number} has no header that names all its columns: what some hold was told from their "
                "content. Compare them with the original."
            )

    def measure(self, number: str | None, *, shared: bool) -> None:
        """Count the number of a measure; `shared` where it is another part of the measure above."""
        if number is None:
            self._missing += 1
        elif not shared:
            self._numbers[number] += 1

    def full(self, most: int) -> None:
        """Note that there are more rows than are read."""
        self._notes.append(f"Only the first {most} measures were read.")

    def struck(self) -> None:
        """Count a row that is struck through."""
        self._struck += 1

    def cut(self, words: str) -> None:
        """Note a measure whose words go on in another row."""
        self._cut.append(words)

    def notes(self) -> tuple[str, ...]:
        """What to look at, in words."""
        notes = list(self._notes)
        again = [number for number, times in self._numbers.items() if times > 1]
        if again:
            notes.append(f"Numbers used for more than one measure: {_shown(again)}.")
        if self._missing and self._numbers:
            notes.append(f"Measures without a number, where others have one: {self._missing}.")
        if self._struck:
            notes.append(f"Rows left out because they are struck through: {self._struck}.")
        if self._cut:
            notes.append(f"Measures whose words may go on in the next row: {_shown(self._cut)}.")
        return tuple(notes)


def _shown(words: list[str]) -> str:
    shown = ", ".join(one[:40] for one in words[:MAX_SHOWN])
    return shown + (f" and {len(words) - MAX_SHOWN} more" if len(words) > MAX_SHOWN else "")
