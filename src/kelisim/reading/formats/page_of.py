"""The page that a document's bytes hold, whatever its format."""

import re

from kelisim.reading.errors import TooLargeDocumentError
from kelisim.reading.formats.decoding import decode_text
from kelisim.reading.page import Page, plain_page

_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|table)\b", re.IGNORECASE)
MAX_TEXT = 4_000_000
"""Characters: a book of more than a thousand pages."""


def page_of(data: bytes, name: str) -> Page:  # noqa: ARG001 - issue 4
    """The page that bytes hold; the format is told from the bytes, and from the name only where they do not tell.

    Raises:
        ReadingError: the leaf says why they are not read.
    """
    text = decode_text(data)
    if _MARKUP.search(text[:4_000]) is None:
        _check_length(text)
        return plain_page(text)
    # lxml loads slowly, and plain text does not need it.
    from kelisim.reading.formats.markup import read_markup  # noqa: PLC0415

    page = read_markup(text)
    _check_length(page.text)
    return page


def _check_length(text: str) -> None:
    if len(text) > MAX_TEXT:
        raise TooLargeDocumentError(f"the text has {len(text):,} characters", expected=f"at most {MAX_TEXT:,}")
