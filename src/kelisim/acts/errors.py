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
    """A signer whose key the Party does not have."""

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


class ForkError(ActError):
    """A second act with a number that its feed has already used: proof that the Party told two stories."""

    code = "fork"


class KeyFileError(ActError):
    """A key file that is missing, malformed, or readable by others."""

    code = "key-file"


class BundleError(ActError):
    """A bundle that is cut short, altered, or not a bundle."""

    code = "bundle"
