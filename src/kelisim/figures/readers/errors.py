"""Why a file of figures is not read at all. What is wrong with one row of it is a `Problem`, and no error."""

from kelisim.errors import KelisimError


class FigureFileError(KelisimError):
    """A file of figures that cannot be read."""

    code = "figure-file"


class TooLargeFileError(FigureFileError):
    """A file beyond the cap on its bytes, rows, columns or cells."""

    code = "figure-file-too-large"


class DamagedFileError(FigureFileError):
    """A file that breaks the rules of its own format."""

    code = "figure-file-damaged"


class UnpackedFileError(FigureFileError):
    """A compressed file that unpacks to more than a table can hold."""

    code = "figure-file-unpacked-size"


class EntitiesError(FigureFileError):
    """An XML file with a document type of its own: such a declaration can only be meant to do harm."""

    code = "figure-file-entities"


class FileEncodingError(FigureFileError):
    """A text in another encoding than the one it is said to be in, or in none that can be told."""

    code = "figure-file-encoding"


class NoColumnError(FigureFileError):
    """A table without a column that the map or the layout needs."""

    code = "no-column"


class UnknownLayoutError(FigureFileError):
    """A file that has not the layout that it was said to have, or none that is known."""

    code = "unknown-layout"
