"""What can be wrong with bytes that claim to be acts. Every error of this room is a leaf of `ActError`."""

from kelisim.errors import KelisimError


class ActError(KelisimError):
    """Bytes that are not an act that may stand in a feed."""

    code = "act"


class TooLargeError(ActError):
    """A payload, an envelope or a bundle beyond its cap."""

    code = "too-large"


class NotCanonicalError(ActError):
    """A payload that is not the one encoding of its value (RFC 8785, the narrow profile)."""

    code = "not-canonical"


class EnvelopeError(ActError):
    """An envelope that is not DSSE with one signature in strict base64."""

    code = "envelope"


class SignatureError(ActError):
    """A signature that does not hold for the payload and the key."""

    code = "signature"


class UnknownKeyError(ActError):
    """A signer whose key is not, or no longer, on the Party's roster."""

    code = "unknown-key"


class WrongRegisterError(ActError):
    """An act of another register, or of a Party that the charter does not name."""

    code = "wrong-register"


class ChainError(ActError):
    """A number or a link that does not continue the feed, or a past that is not whole."""

    code = "chain"


class MissingPastError(ActError):
    """An act that names acts which are not here yet. It may be taken once they are."""

    code = "missing-past"


class ThresholdError(ActError):
    """Fewer root keys than it takes, or more signatures than an appointed signer has."""

    code = "threshold"


class RekeyError(ActError):
    """New root keys whose version does not follow that of the old ones."""

    code = "rekey"


class KeyFileError(ActError):
    """A key file that is missing, malformed, or readable by others."""

    code = "key-file"


class BundleError(ActError):
    """A bundle that is cut short, altered, or not a bundle."""

    code = "bundle"
