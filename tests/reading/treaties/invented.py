"""The invented treaties and what a careful official finds in them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from kelisim.model.draft import InstrumentDraft
from kelisim.reading.page import Page, plain_page
from kelisim.reading.story.layout import Layout, take_apart
from kelisim.reading.treaties import drafting

FOLDER = Path(__file__).parent / "texts"
TEXTS = sorted(path.name for path in FOLDER.glob("*.txt"))


@cache
def page_of(name: str) -> tuple[Page, Layout]:
    """A text as a page."""
    page = plain_page((FOLDER / name).read_text("utf-8"))
    return page, take_apart(page)


@cache
def drafts_of(name: str) -> tuple[InstrumentDraft, ...]:
    """The treaties that are read from a text."""
    found = drafting.drafts_of(*page_of(name)).drafts
    return tuple(draft for draft in found if isinstance(draft, InstrumentDraft))


def expected_of(name: str) -> list[dict[str, Any]]:
    """What an official finds in a text."""
    found: list[dict[str, Any]] = json.loads((FOLDER / name).with_suffix(".json").read_text("utf-8"))
    return found


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return msgspec.json.decode(msgspec.json.encode(value))
