"""Read the seed story into `src/kelisim/demo/seed-story.json`: its drafts, without its text.

The text of the story is its publisher's and stays there; what is kept are the facts, and where in the text each stands.

    uv run python scripts/seed_story.py STORY.txt
"""

import sys
from pathlib import Path

import msgspec

from kelisim.model.draft import Draft, Reading, StoryDraft
from kelisim.reading.document import read_document

TARGET = Path(__file__).parents[1] / "src" / "kelisim" / "demo" / "seed-story.json"


def without_text(reading: Reading) -> Reading:
    """The reading with neither the text nor the paragraphs of the story."""
    return msgspec.structs.replace(reading, text="", blocks=(), drafts=tuple(_bare(draft) for draft in reading.drafts))


def _bare(draft: Draft) -> Draft:
    if not isinstance(draft, StoryDraft):
        return draft
    kept = tuple(span for span in draft.evidence if not span.field.startswith("body."))
    return msgspec.structs.replace(draft, content=msgspec.structs.replace(draft.content, body=()), evidence=kept)


def seed(story: Path) -> bytes:
    """The file's content for a story."""
    reading = without_text(read_document(story.read_bytes(), story.name))
    return msgspec.json.format(msgspec.json.encode(reading), indent=1) + b"\n"


if __name__ == "__main__":
    TARGET.write_bytes(seed(Path(sys.argv[1])))
