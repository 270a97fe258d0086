"""Drafts on the terminal: a line for each with its title, its fields below, and the words in which each stands.

1. Drafts stand in groups by kind, in the order of the reader.
2. A field's value stands once; the words of the source stand beside it, dim, where they say it otherwise.
3. Fields that belong together are one line: a person with office and side, a period, the codes of all Parties.
4. The paragraphs of the story are counted and not printed.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.text import Text

from kelisim.model.decode import plain
from kelisim.model.draft import Draft, Reading, draft_kind

_WIDTH = 100
_NAMES = {"title", "summary", "text", "name", "body", "kind"}
"""Fields that the title line tells."""


def print_reading(reading: Reading) -> None:
    """Print each draft with its fields and the words of the source behind each."""
    console = Console(highlight=False, soft_wrap=True)
    source = reading.source
    published = f"published {source.published}" if source.published else "day of publication unknown"
    console.print(Text(f"{source.name} · {_counted(len(reading.drafts), 'draft')} · {published}", style="dim"))
    for kind, drafts in groupby(reading.drafts, draft_kind):
        there = list(drafts)
        console.print(Text(f"\n{kind.capitalize() if len(there) == 1 else _counted(len(there), kind)}", style="bold"))
        for draft in there:
            _print_draft(console, reading.text, draft)
    if not reading.drafts:
        console.print("Nothing was found that could be filed.")


def _print_draft(console: Console, text: str, draft: Draft) -> None:
    content = plain(draft.content)
    said = {span.field: " ".join(text[span.start : span.end].split()) for span in draft.evidence}
    console.print(Text(f"  {_shortened(_title(content))}"))
    rows = list(_rows(content, said))
    width = max((len(label) for label, _, _ in rows), default=0)
    for label, value, words in rows:
        line = Text(f"    {label:<{width}}  ", style="cyan")
        line.append(_shortened(value), style="default")
        if words and words != value:
            line.append(f"  “{_shortened(words)}”", style="dim")
        console.print(line)


def _title(content: dict[str, Any]) -> str:
    """The words that tell a draft from the others."""
    told = content.get("title") or content.get("summary") or content.get("text") or {"": content.get("name", "")}
    words = next(iter(told.values()))
    kind = content.get("kind")
    return f"{kind.replace('-', ' ')}: {words}" if kind else words


def _rows(content: dict[str, Any], said: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The label, the value and the words of the source, for each line below the title."""
    for field, value in content.items():
        if field in _NAMES:
            if field == "body":
                yield "body", _counted(len(value), "paragraph"), ""
        elif isinstance(value, list | tuple) and not all(isinstance(one, str) for one in value):
            for place, one in enumerate(value):
                yield "" if place else field, _phrase(one), said.get(f"{field}.{place}", "")
        elif isinstance(value, list | tuple):
            yield field, ", ".join(map(str, value)), ", ".join(said.get(f"{field}.{n}", "") for n in range(len(value)))
        else:
            yield field.replace("_", " "), _phrase(value), said.get(field) or said.get(f"{field}.start", "")


def _phrase(value: Any) -> str:
    """A value on one line: the parts of a person, a claim, a period or a reference with commas between them."""
    if not isinstance(value, dict):
        return str(value)
    if set(value) <= {"start", "end"}:
        start, end = value.get("start"), value.get("end")
        return str(end) if start == end else f"until {end}" if start is None else f"{start} to {end or '…'}"
    if "value" in value:
        about = f"{value['roughly']} " if value.get("roughly") else ""
        return f"{value['what']}: {about}{value['value']} {value['unit']}"
    if "when" in value:
        return f"{value['what']}: {_phrase(value['when'])}{' (done)' if value.get('happened') else ''}"
    return ", ".join(_phrase(part) for name, part in value.items() if name != "type" and part not in (None, ""))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _shortened(words: str) -> str:
    """Words on one line of a bounded length; what would steer a terminal is shown as a sign."""
    words = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(words.split()))
    return words if len(words) <= _WIDTH else words[: _WIDTH - 1].rstrip() + "…"
