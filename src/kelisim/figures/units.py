"""Units that differ by a power of ten, such as `USD billion` and `USD million`.

1. A unit may have one word of size: thousand, million, billion (10^9), trillion (10^12), or an abbreviation of it. What
   is left of its words is the unit itself. Two units are the same where that is, whatever the order of the words.
2. A value is brought from one size to another exactly. Nothing else is converted: not currencies, not tonnes to
   barrels.
"""

from decimal import Decimal
from functools import lru_cache

from kelisim.figures.exact import EXACT

_SIZES = {
    "thousand": 3,
    "thousands": 3,
    "k": 3,
    "million": 6,
    "millions": 6,
    "mln": 6,
    "mn": 6,
    "billion": 9,
    "billions": 9,
    "bln": 9,
    "bn": 9,
    "trillion": 12,
    "trillions": 12,
    "trn": 12,
}


@lru_cache(maxsize=1_024)
def size_of(unit: str) -> tuple[frozenset[str], int]:
    """The words of a unit without that of its size, and the power of ten that this one says."""
    words = unit.lower().split()
    sizes = [_SIZES[word] for word in words if word in _SIZES]
    if len(sizes) != 1:
        return frozenset(words), 0
    return frozenset(word for word in words if word not in _SIZES), sizes[0]


def brought(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """A value in the unit that is wanted, exactly; nothing where the two are not the same but for their size."""
    words, size = size_of(unit)
    other, other_size = size_of(wanted)
    return value.scaleb(size - other_size, context=EXACT) if words == other else None
