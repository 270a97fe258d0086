"""The span rule, for what plans give."""

from collections.abc import Iterator
from typing import Any

from kelisim.model.decode import plain
from kelisim.reading.drafter import Found
from kelisim.reading.page import Page
from tests.reading.invented import value_at
from tests.reading.spans import leaves

DERIVED = {"kind", "level", "status", "side", "role", "start", "end", "continuous", "signed"}
"""Fields whose value is told from the words and is not the words."""


def breaches(page: Page, found: Found) -> Iterator[tuple[str, Any, str]]:
    """Each value that has no place, or whose place does not say it: its field, the value, the words."""
    for draft in found.drafts:
        content = plain(draft.content)
        said = set()
        for span in draft.evidence:
            value, words = value_at(content, span.field), page.text[span.start : span.end]
            said.add(span.field)
            kind = span.field.split(".")[0] if span.field[-1].isdigit() else span.field.split(".")[-1]
            quoted = kind not in DERIVED | {"sides", "parties"}
            if value is None or not words.strip() or (quoted and value != words):
                yield span.field, value, words
        for path, value in leaves(content):
            if path not in said and value is not False:
                yield path, value, ""
