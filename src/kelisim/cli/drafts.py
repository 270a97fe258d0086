"""Drafts on the terminal: what was found, and the words in which it stands."""

from typing import Any

from rich.console import Console
from rich.text import Text

from kelisim.model.decode import plain
from kelisim.model.draft import Reading, draft_kind

_WIDTH = 60


def print_reading(reading: Reading) -> None:
    """Print each draft with its fields and the words of the source behind each."""
    console = Console(highlight=False)
    source = reading.source
    console.print(
        Text(f"{source.name}: {len(reading.drafts)} drafts, published {source.published or 'on no known day'}")
    )
    for draft in reading.drafts:
        console.print()
        console.print(Text(draft_kind(draft), style="bold"))
        content = plain(draft.content)
        for span in draft.evidence:
            if span.field.startswith("body."):
                continue
            line = Text(f"  {span.field:<22} ")
            line.append(_value(content, span.field))
            line.append(f"   “{_shortened(reading.text[span.start : span.end])}” {span.start}", style="dim")
            console.print(line, soft_wrap=True)
    if not reading.drafts:
        console.print("Nothing was found that could be filed.")


def _value(content: Any, field: str) -> str:
    """The value at a path such as `participants.0.name`."""
    for part in field.split("."):
        if isinstance(content, dict):
            content = content.get(part, "")
        elif isinstance(content, list | tuple) and part.isdigit() and int(part) < len(content):
            content = content[int(part)]
    return _shortened(str(content))


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
