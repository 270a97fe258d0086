"""The page that a document's bytes hold, whatever its format."""

import re

from kelisim.reading.errors import BinaryDocumentError
from kelisim.reading.formats.building import check_length
from kelisim.reading.formats.decoding import decode_text
from kelisim.reading.formats.flattened import page_of_text
from kelisim.reading.formats.recognising import READ, format_of, refuse_label
from kelisim.reading.page import Page

_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|table)\b", re.IGNORECASE)
_SAMPLE = 4_000


def page_of(data: bytes, name: str) -> Page:
    """The page that bytes hold; the format is told from the bytes, and from the name only where they do not tell.

    Raises:
        ReadingError: the leaf says why they are not read.
    """
    # Each format loads its own libraries, slow ones among them, when it is first needed.
    match format_of(data):
        case "pdf":
            from kelisim.reading.formats.pdf.reading import page_of_pdf  # noqa: PLC0415

            return page_of_pdf(data)
        case "docx":
            from kelisim.reading.formats.word.docx import page_of_docx  # noqa: PLC0415

            return page_of_docx(data)
        case "xlsx":
            from kelisim.reading.formats.sheets.xlsx import page_of_xlsx  # noqa: PLC0415

            return page_of_xlsx(data)
        case "xls":
            from kelisim.reading.formats.sheets.xls import page_of_xls  # noqa: PLC0415

            return page_of_xls(data)
    return _page_of_text(decode_text(data), name)


def _page_of_text(text: str, name: str) -> Page:
    if _MARKUP.search(text[:_SAMPLE]) is not None:
        from kelisim.reading.formats.markup import read_markup  # noqa: PLC0415

        page = read_markup(text)
        check_length(len(page.text))
        return page
    if text.startswith("<?xml"):
        raise BinaryDocumentError("this is XML of a kind that is not read", expected=READ)
    refuse_label(name)
    check_length(len(text))
    if separated := _separated(text, name):
        return separated
    return page_of_text(text)


def _separated(text: str, name: str) -> Page | None:
    from kelisim.reading.formats.sheets.separated import is_separated, page_of_separated  # noqa: PLC0415

    if name.lower().endswith((".csv", ".tsv", ".tab")):
        return page_of_separated(text)
    separator = is_separated(text)
    return page_of_separated(text, separator) if separator else None
