"""A draft and what the register holds of the same thing.

1. Candidates are entries of the draft's kind that tell the same (`reading.duplicates`), or whose title or name is
   written alike, the likeliest first.
2. Merging keeps what was agreed: a draft fills in what the entry leaves out and adds its sources; it never replaces.
   A text is filled in by language.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from kelisim.reading.duplicates import Told, same
from kelisim.reading.spelling import latin

MOST = 5
"""Candidates that are offered."""
_ALIKE = 0.4


def candidates(content: Any, held: Iterable[tuple[str, Any]]) -> list[str]:
    """The entries that a draft may be, likeliest first.

    Args:
        content: the draft's content.
        held: the register's entries of the same kind, with their contents.
    """
    ranked = []
    mine = _words(content)
    for entry, other in held:
        theirs = _words(other)
        shared = len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
        told = same(Told(content), Told(other))
        if told or shared >= _ALIKE:
            ranked.append((not told, -shared, entry))
    return [entry for _, _, entry in sorted(ranked)[:MOST]]


def merged(held: Any, draft: Any) -> Any:
    """The entry's content with what the draft adds (rule 2)."""
    changed: dict[str, Any] = {}
    for field in held.__struct_fields__:
        mine, theirs = getattr(held, field), getattr(draft, field)
        if field == "sources":
            changed[field] = tuple(dict.fromkeys((*mine, *theirs)))
        elif isinstance(mine, dict) and isinstance(theirs, dict):
            changed[field] = {**theirs, **mine}
        elif mine in (None, (), False):
            changed[field] = theirs
    return msgspec.structs.replace(held, **changed)


def _words(content: Any) -> set[str]:
    """The words by which a thing is called, as far as endings leave them alone."""
    texts = next((getattr(content, name) for name in ("title", "names", "text") if hasattr(content, name)), None) or {}
    return {word[:5] for told in texts.values() for word in latin(told).split() if len(word) > 2}
