"""A plan in Kazakh written in Latin letters: read as if it were in Cyrillic, given back as it is written.

1. The words of cells and paragraphs are brought to Cyrillic, and the rules of plans read these.
2. Each place goes back to the place of the same letter; what quotes the source takes the words that stand there.
"""

import re
from typing import Any, TypeVar

import msgspec

from kelisim.model.draft import Draft
from kelisim.reading.drafter import Found
from kelisim.reading.kazakh.script import Cyrillic, cyrillic_of, is_latin
from kelisim.reading.language import language_of
from kelisim.reading.page import Cell, Page, Paragraph, Table
from kelisim.reading.story.layout import Layout

_Block = TypeVar("_Block", Cell, Paragraph)
SAMPLE = 4_000
"""Characters by which the language of a page is told."""
_OWN = re.compile("[ǵńýáúóıǴŃÝÁÚÓñşğüöäūÑŞĞÜÖÄŪ]|[gnyasouc]['’ʼ](?=[a-z])")


def in_cyrillic(page: Page) -> Cyrillic | None:
    """The page's text in Cyrillic, if it is in Kazakh and in Latin letters."""
    if not page.tables or _OWN.search(page.text) is None:
        return None
    sample = "\n".join(cell.text for cell in page.tables[0].cells)[:SAMPLE]
    if not is_latin(sample) or "kk" not in {language_of(sample), language_of(page.text[:SAMPLE])}:
        return None
    stretches = [(line.start, line.end) for line in page.paragraphs]
    stretches += [(cell.start, cell.end) for table in page.tables for cell in table.cells if cell.end > cell.start]
    script = cyrillic_of(page.text, sorted(stretches))
    return script if script.places is not None else None


def brought(page: Page, layout: Layout, script: Cyrillic) -> tuple[Page, Layout]:
    """The page and its layout in Cyrillic (rule 1)."""
    told = {field: (script.of(start), script.of(end)) for field, (start, end) in page.told.items()}
    tables = tuple(_table(table, script) for table in page.tables)
    paragraphs = tuple(_moved(line, script) for line in page.paragraphs)
    title = layout.title
    if title is not None:
        start, end = script.of(title.start), script.of(title.end)
        title = msgspec.structs.replace(title, start=start, end=end, text=script.text[start:end])
    body = tuple(_moved(line, script) for line in layout.body)
    return Page(script.text, paragraphs, told, tables), msgspec.structs.replace(layout, title=title, body=body)


def given_back(found: Found, page: Page, script: Cyrillic) -> Found:
    """What was found in the Cyrillic page, as the page itself has it (rule 2)."""
    return msgspec.structs.replace(found, drafts=tuple(_given_back(draft, page, script) for draft in found.drafts))


def _given_back(draft: Draft, page: Page, script: Cyrillic) -> Draft:
    content = msgspec.json.decode(msgspec.json.encode(draft.content))
    evidence = []
    for span in draft.evidence:
        start, end = script.at(span.start), script.at(span.end)
        _quote(content, span.field.split("."), script.text[span.start : span.end], page.text[start:end])
        evidence.append(msgspec.structs.replace(span, start=start, end=end))
    made = msgspec.convert(content, type(draft.content))
    return msgspec.structs.replace(draft, content=made, evidence=tuple(evidence))


def _quote(content: Any, path: list[str], read: str, written: str) -> None:
    """Put the words as they are written where the words that were read stand."""
    for part in path[:-1]:
        content = content[int(part) if isinstance(content, list) else part]
    last = int(path[-1]) if isinstance(content, list) else path[-1]
    if content[last] == read:
        content[last] = written


def _table(table: Table, script: Cyrillic) -> Table:
    return msgspec.structs.replace(table, cells=tuple(_moved(cell, script) for cell in table.cells))


def _moved(block: _Block, script: Cyrillic) -> _Block:
    start, end = script.of(block.start), script.of(block.end)
    return msgspec.structs.replace(block, start=start, end=end, text=script.text[start:end])
