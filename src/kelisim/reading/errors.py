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


class EncryptedDocumentError(ReadingError):
    """A document that opens with a password only."""

    code = "encrypted"


class DamagedDocumentError(ReadingError):
    """A document that breaks the rules of its own format: cut off, or changed on its way."""

    code = "damaged"


class MislabelledDocumentError(ReadingError):
    """A document whose name says one format and whose bytes another that no program takes for it."""

    code = "mislabelled"


class UnpackedSizeError(ReadingError):
    """A compressed document that unpacks to more than a document can hold."""

    code = "unpacked-size"


class DeclaredEntitiesError(ReadingError):
    """An office document with a document type of its own: such a declaration can only be meant to do harm."""

    code = "entities"


class ScannedDocumentError(ReadingError):
    """A PDF that is pictures of pages, without a text layer."""

    code = "scanned"


class LanguageError(ReadingError):
    """A text in a language that this version does not read."""

    code = "language"


class UnreadableFileError(ReadingError):
    """A file that is missing or cannot be opened."""

    code = "unreadable"
