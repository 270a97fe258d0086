"""Seals: a small mark drawn from a Party's public keys, so that people recognise who signed.

1. The mark follows from the keys alone: the same keys give the same mark on every node.
2. It is symmetric about its upright axis and drawn with lines only, so that it prints and scales.
3. It helps recognition and proves nothing: about 65,000 marks stand for 2^256 keys. `kelisim verify` proves.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

FRAMES: Final = (
    "M8 8H32V32H8Z",
    "M20 4L35 20L20 36L5 20Z",
    "M20 5A15 15 0 1 1 20 35A15 15 0 1 1 20 5Z",
    "M20 4L34 12V28L20 36L6 28V12Z",
    "M12 6H28L35 20L28 34H12L5 20Z",
    "M7 7H33V22C33 29 27 33 20 36C13 33 7 29 7 22Z",
    "M20 4L35 15L29 34H11L5 15Z",
    "M9 34V18A11 11 0 0 1 31 18V34Z",
)
LEVELS: Final = (
    "",
    "M14 20H26",
    "M13 16H27M13 24H27",
    "M15 15H25M13 20H27M15 25H25",
    "M12 20H16M24 20H28",
    "M14 25H26",
    "M14 15H26",
    "M16 13H24M16 27H24",
)
UPRIGHTS: Final = (
    "",
    "M20 12V28",
    "M16 14V26M24 14V26",
    "M20 11V16M20 24V29",
    "M14 17V23M26 17V23",
    "M20 20V29",
    "M20 11V20",
    "M16 20V28M24 20V28",
)
BENDS: Final = (
    "M20 14L26 20L20 26L14 20Z",
    "M14 23L20 17L26 23",
    "M14 17L20 23L26 17",
    "M15 15L25 25M25 15L15 25",
    "M20 15.5A4.5 4.5 0 1 1 20 24.5A4.5 4.5 0 1 1 20 15.5Z",
    "M14 27A6 6 0 0 1 26 27",
    "M14 13A6 6 0 0 0 26 13",
    "M14 26L20 15L26 26",
)
FEET: Final = ("", "M20 36V39.5", "M14 39H26", "M15 36.5V39.5M25 36.5V39.5")
CROWNS: Final = ("", "M20 4V.5", "M14 1H26", "M15 3.5V.5M25 3.5V.5")
PARTS: Final = (FRAMES, LEVELS, UPRIGHTS, BENDS, FEET, CROWNS)


def seal_path(keys: Sequence[str]) -> str:
    """The path data of the mark, in a box of 40 by 40.

    Args:
        keys: the public keys in hexadecimal, in any order.
    """
    digest = sha256("\n".join(sorted(keys)).encode()).digest()
    return "".join(part[byte % len(part)] for part, byte in zip(PARTS, digest, strict=False))
