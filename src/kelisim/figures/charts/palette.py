"""The colours of charts, light and dark, and the marks that tell lines apart without any colour.

1. Each line has a tone. A tone is a colour, a shape of its marks and a dash of its line, so that a chart can be read in
   black and white (WCAG 2.2, 1.4.1).
2. Every colour stands out from its ground by 3 to 1 at least (WCAG 2.2, 1.4.11), words by 4.5 to 1 (1.4.3).
3. Any two tones differ by at least `APART` in CIELAB, also as seen with each of the three kinds of colour blindness
   (Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG
   15(6), 2009). The tests compute it.

The grounds and inks are those of `tokens.css`, and so is the first tone.
"""

from typing import Final

import msgspec

APART: Final = 20.0
"""The least distance of two tones in CIELAB (CIE 1976); 2.3 is just noticeable."""


class Scheme(msgspec.Struct, frozen=True, kw_only=True):
    """The colours of one scheme: `paper` is under all, `ink` and `soft` are for words, `rule` and `edge` for axes."""

    name: str
    paper: str
    ink: str
    soft: str
    rule: str
    edge: str
    breach: str
    tones: tuple[str, ...]


LIGHT: Final = Scheme(
    name="light",
    paper="#fbfaf6",
    ink="#1a1d21",
    soft="#565c62",
    rule="#dcd8cd",
    edge="#85817a",
    breach="#9a3626",
    tones=("#0c5a5e", "#c4540a", "#6c30b0", "#2b93d6"),
)
DARK: Final = Scheme(
    name="dark",
    paper="#15181b",
    ink="#e9e6df",
    soft="#a8acb0",
    rule="#363b41",
    edge="#7f858b",
    breach="#eb9a89",
    tones=("#74c3c4", "#f0a04b", "#bf86f9", "#ecefc2"),
)
SCHEMES: Final = {scheme.name: scheme for scheme in (LIGHT, DARK)}

SHAPES: Final = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down", "triangle-right", "stroke")
DASHES: Final = ((1, 0), (7, 4), (2, 4), (10, 3, 2, 3))
