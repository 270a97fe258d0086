"""How pages look, kept as text: the lightness of a small picture of each, and how much it may change.

1. A page's picture is made small, as one sees it from afar: a cell for each square of `CELL` pixels, in at most `DOWN`
   rows. Each cell is one of sixteen shades of grey, written as one hexadecimal digit.
2. Two pictures are alike where no more than `CELLS` of a hundred cells differ by more than `SHADES`, and their lengths
   by no more than `ROWS` rows. Edges of letters fall otherwise on other machines, and change no cell that much; a part
   that is missing, moved or of another colour changes many.
3. A look is accepted by a person: `ACCEPT_LOOKS=1 uv run pytest tests/web/journeys/test_looks.py -n0` writes those that
   are there now. Where a page does not look as it did, the test says where the picture of it is.
"""

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

CELL = 32
DOWN = 80
SHADES = 2
CELLS = 6
ROWS = 2
REFERENCES = Path(__file__).with_name("looks.json")


@dataclass(frozen=True)
class Look:
    """A small picture: its rows of shades."""

    rows: tuple[str, ...]

    def unlike(self, other: "Look") -> str:
        """How it differs from another, in words; empty where they are alike (rule 2)."""
        if abs(len(self.rows) - len(other.rows)) > ROWS:
            return f"{len(self.rows)} rows long and not {len(other.rows)}"
        pairs = [
            abs(int(one, 16) - int(two, 16))
            for mine, theirs in zip(self.rows, other.rows, strict=False)
            for one, two in zip(mine, theirs, strict=True)
        ]
        differ = 100 * sum(step > SHADES for step in pairs) / len(pairs)
        return f"{differ:.1f} of 100 cells differ" if differ > CELLS else ""


def look_of(picture: bytes) -> Look:
    """A picture, made small (rule 1)."""
    with Image.open(BytesIO(picture)) as whole:
        across, down = whole.width // CELL, min(DOWN, whole.height // CELL)
        cut = whole.crop((0, 0, across * CELL, down * CELL))
        shades = cut.convert("L").resize((across, down), Image.Resampling.BOX).tobytes()
    digits = "".join(f"{shade >> 4:x}" for shade in shades)
    return Look(tuple(digits[start : start + across] for start in range(0, len(digits), across)))


def references() -> dict[str, Look]:
    """The looks that were accepted, by the name of the page and the way it is seen."""
    held = json.loads(REFERENCES.read_text("utf-8")) if REFERENCES.exists() else {}
    return {name: Look(tuple(rows)) for name, rows in held.items()}


def accept(looks: dict[str, Look]) -> None:
    """Keep looks as references, in the place of those of the same name."""
    held = references() | looks
    REFERENCES.write_text(
        json.dumps({name: held[name].rows for name in sorted(held)}, indent=1, ensure_ascii=False) + "\n", "utf-8"
    )
