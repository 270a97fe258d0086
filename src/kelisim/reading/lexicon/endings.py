"""What a Kazakh name may take after its stem.

A name takes a possessive and a case, or an ending that makes an adjective of it, in any variant of vowel harmony: names
from other languages follow their own sounds, so that the variants are not told apart here.
"""

import re
from collections.abc import Iterator

_CASE = (
    "[дтн][ыі]ң|[ғгқк][ае]|н[ае]|[дтн][ае]н|нда|нде|[дт][ае]|[дтн][ыі]|[мпб]ен|[дт]а[ғ]ы|[дт]ег[і]|ндағы|ндегі|нан|нен"
    "|нікі|[дт]ікі|н|[ае]"
)
ENDING = re.compile(
    rf"(?:(?:[лдт][ае]р)?(?:[ыі]|с[ыі])?(?:{_CASE})?|(?:[лдт][ыі][қк])(?:т[ае]р)?(?:[ыі])?(?:{_CASE})?)\Z"
)
ADJECTIVE = re.compile(r"[лдт][ыі][қк]")


def stems_of(low: str) -> Iterator[int]:
    """The lengths of the stems that a word may have, longest first."""
    yield len(low)
    for length in range(len(low) - 1, max(1, len(low) - 14), -1):
        if ENDING.match(low, length):
            yield length
