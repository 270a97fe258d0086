"""The picture that other sites show beside a link: what it is, its title, and what each side says.

It is 1200 by 630 points, the size that Open Graph readers take, in the light colours of the pages.
"""

import io
from typing import Final

import msgspec
from PIL import Image, ImageDraw

from kelisim.web.sharing.lettering import Type, faces

WIDTH: Final = 1200
HEIGHT: Final = 630
LAYOUT: Final = 1
"""Which drawing this is; part of the name under which a picture is kept."""
MARGIN: Final = 72
MOST_LINES: Final = 4
PAPER, INK, SOFT, RULE, ACCENT, QUIET = "#fbfaf6", "#1a1d21", "#565c62", "#dcd8cd", "#0c5a5e", "#b9b4a7"
TONES: Final = {"done": "#2a6236", "late": "#9a3626", "moved": "#7d5407", "go": ACCENT, "": QUIET}
OVER: Final = Type("Kelisim Sans", 700, 26)
TITLES: Final = (Type("Kelisim Serif", 700, 56), Type("Kelisim Serif", 700, 46), Type("Kelisim Serif", 700, 38))
SAID: Final = Type("Kelisim Sans", 400, 31)
NAMED: Final = Type("Kelisim Sans", 700, 31)
FOOT: Final = Type("Kelisim Sans", 400, 24)


class Line(msgspec.Struct, frozen=True):
    """What one side says; `tone` is the colour of its state."""

    name: str
    said: str
    tone: str = ""


class Card(msgspec.Struct, frozen=True):
    """What stands on a picture, in one language."""

    over: str
    title: str
    foot: str
    lines: tuple[Line, ...] = ()
    warning: str = ""


def can_draw() -> bool:
    """Whether the package has the fonts."""
    return bool(faces("Kelisim Serif", 700) and faces("Kelisim Sans", 400))


def draw(card: Card) -> bytes:
    """The picture as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    on = ImageDraw.Draw(image)
    on.rectangle((0, 0, 14, HEIGHT), fill=ACCENT)
    room = WIDTH - 2 * MARGIN
    OVER.draw(on, (MARGIN, 92), OVER.cut(card.over, room), ACCENT)
    lines = card.lines[:MOST_LINES]
    below = 118 + 50 * len(lines) + (44 if card.warning else 0)
    kind, title = _title(card.title, room, HEIGHT - below - 120)
    y = 110.0
    for part in title:
        y += kind.size * 1.2
        kind.draw(on, (MARGIN, y), part, INK)
    y = HEIGHT - 96.0 - 50 * len(lines) - (44 if card.warning else 0)
    for line in lines:
        y += 50
        _side(on, y, line, room)
    if card.warning:
        y += 44
        FOOT.draw(on, (MARGIN, y), FOOT.cut(card.warning, room), TONES["late"])
    on.line((MARGIN, HEIGHT - 72, WIDTH - MARGIN, HEIGHT - 72), fill=RULE, width=2)
    FOOT.draw(on, (MARGIN, HEIGHT - 34), FOOT.cut(card.foot, room - 160), SOFT)
    FOOT.draw(on, (WIDTH - MARGIN - FOOT.width("Kelisim"), HEIGHT - 34), "Kelisim", SOFT)
    out = io.BytesIO()
    # Flat colours: a palette is a quarter of the bytes and of the time.
    image.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _title(text: str, width: float, height: float) -> tuple[Type, list[str]]:
    """The largest type in which a title fits."""
    for kind in TITLES:
        lines = kind.wrapped(text, width, 6)
        if len(lines) * kind.size * 1.2 <= height:
            return kind, lines
    smallest = TITLES[-1]
    return smallest, smallest.wrapped(text, width, max(1, int(height // (smallest.size * 1.2))))


def _side(on: ImageDraw.ImageDraw, y: float, line: Line, room: float) -> None:
    on.ellipse((MARGIN, y - 22, MARGIN + 20, y - 2), fill=TONES.get(line.tone, QUIET))
    name = NAMED.cut(line.name, room * 0.6)
    NAMED.draw(on, (MARGIN + 36, y), name, INK)
    start = MARGIN + 36 + NAMED.width(f"{name} ") + 8
    SAID.draw(on, (start, y), SAID.cut(line.said, WIDTH - MARGIN - start), SOFT)
