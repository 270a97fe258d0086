"""Words of a page with their place."""

import msgspec


class Told(msgspec.Struct, frozen=True):
    """Words at [start, end)."""

    start: int
    end: int
    text: str
