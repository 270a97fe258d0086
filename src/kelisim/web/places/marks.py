"""The marks of places on a map: one form for each kind, so that kinds are told apart without colour."""

from typing import Final

_DIAMOND: Final = "M0-6.5 6.5 0 0 6.5-6.5 0z"
_SQUARE: Final = "M-5-5h10v10h-10z"
_DROP: Final = "M0-7c3 4 5 5.6 5 8.5a5 5 0 0 1-10 0c0-2.9 2-4.5 5-8.5z"
_UP: Final = "M0-6.5 6 5h-12z"
_GATE: Final = "M-6-5 0 0l-6 5zM6-5 0 0l6 5z"
_ROUND: Final = "M-4.5 0a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1-9 0z"
_CROSS: Final = "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z"

FORMS: Final = {
    "city": _ROUND,
    "deposit": _DIAMOND,
    "plant": _SQUARE,
    "crossing": _GATE,
    "corridor": _CROSS,
    "river": _DROP,
    "basin": _DROP,
    "gauge": _DROP,
    "launch-site": _UP,
    "zone": _SQUARE,
    "other": _ROUND,
}
"""The path of each kind's mark around its middle."""


def form(kind: str) -> str:
    """The path of a kind's mark; a kind that is not known here has that of any place."""
    return FORMS.get(kind, _ROUND)
