"""Why a file of places is not read, or a feature of it."""

from kelisim.reading.errors import ReadingError


class PlacesFileError(ReadingError):
    """A file that is neither GeoJSON nor a GeoPackage, or breaks the rules of what it is."""

    code = "places-file"


class TooManyPlacesError(ReadingError):
    """A file with more features or positions than are read at once."""

    code = "too-many-places"


class ReferenceSystemError(ReadingError):
    """Coordinates in a system that is not named, or that cannot be turned into WGS 84."""

    code = "reference-system"


class LayerError(ReadingError):
    """A file with several layers of places and none named, or without the one that was."""

    code = "layer"


class RefusedFeatureError(ReadingError):
    """One feature that cannot become a place; the others are read."""

    code = "refused-feature"
