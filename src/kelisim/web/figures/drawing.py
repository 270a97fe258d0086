"""Draws charts in a process of its own, so that those that serve pages stay small: asked and answered in JSON.

1. It takes at most `SECONDS` of the processor's time, and then the system ends it.
2. Asked for several drawings of one chart it makes them in one go: the engine starts but once.

Run as `python -m kelisim.web.figures.drawing`; `kelisim.web.figures.drawn` does.
"""

import resource
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from kelisim.figures.charts.rendering import png, svg

SECONDS: Final = 20
"""Seconds of the processor's time that the drawings of one chart may take."""


class Asked(msgspec.Struct, frozen=True):
    """A chart's specifications by the names of their drawings; `pixels` names those that are wanted as PNG as well."""

    title: str
    summary: str
    specifications: dict[str, dict[str, Any]]
    pixels: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


class Made(msgspec.Struct, frozen=True):
    """The drawings by their names."""

    drawings: dict[str, str]
    pixels: dict[str, bytes]


def made(asked: Asked) -> Made:
    """All that is asked for."""
    fonts = tuple(Path(folder) for folder in asked.fonts)
    drawings = {name: svg(spec, asked.title, asked.summary, fonts) for name, spec in asked.specifications.items()}
    return Made(drawings, {name: png(drawings[name], fonts=fonts) for name in asked.pixels})


def main() -> None:
    """Read what is asked for, and write it."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    sys.stdout.buffer.write(msgspec.json.encode(made(asked)))


if __name__ == "__main__":
    main()
