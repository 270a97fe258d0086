"""Word documents made here: by the library that writes them, with the parts of XML that it has no name for."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Whole
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Row


def saved(document: Whole) -> bytes:
    """The bytes of a document."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def with_table(rows: Sequence[Sequence[str]]) -> bytes:
    """A document that is one table."""
    document = Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, one in zip(row.cells, words, strict=True):
            cell.text = one
    return saved(document)


def repeated(row: CT_Row) -> None:
    """Mark a row to be repeated on every page."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def with_body(xml: str, **parts: str) -> bytes:
    """A document whose body is some XML, with other parts replaced or added by name: `word_numbering` and so on."""
    body = f"<?xml version='1.0'?><w:document {nsdecls('w')}><w:body>{xml}</w:body></w:document>"
    named = {f"{name.replace('_', '/')}.xml": text for name, text in parts.items()}
    return changed(saved(Document()), {"word/document.xml": body, **named})


def changed(data: bytes, parts: dict[str, str]) -> bytes:
    """An archive with some of its parts replaced."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return file.getvalue()


def said(words: str, run: str = "", paragraph: str = "") -> str:
    """A paragraph of one run, with the properties of both."""
    return (
        f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"
    )
