"""Why a document is not read. Each is one sentence for people and one code for scripts."""

from kelisim.errors import KelisimError


class ReadingError(KelisimError):
    """A document that cannot be read."""

    code = "reading"


class EmptyDocumentError(ReadingError):
    """A document without a word in it."""

    code = "empty"


class TooLargeDocumentError(ReadingError):
    """A document beyond the cap on its size."""

    code = "document-too-large"


class BinaryDocumentError(ReadingError):
    """A document that is not text: a picture, an archive, a format that this version does not read."""

    code = "binary"


class EncodingError(ReadingError):
    """A text in an encoding that cannot be told."""

    code = "encoding"


class LanguageError(ReadingError):
    """A text in a language that this version does not read."""

    code = "language"


class UnreadableFileError(ReadingError):
    """A file that is missing or cannot be opened."""

    code = "unreadable"
