"""What can be wrong with a certificate. Every error of this room is a leaf of `ExportError`."""

from kelisim.errors import KelisimError


class ExportError(KelisimError):
    """Something that cannot leave the register, or that came back and is not what it says."""

    code = "export"


class CertificateError(ExportError):
    """A certificate that is altered, incomplete or inconsistent, or whose acts do not agree the entry."""

    code = "certificate"


class NotAgreedError(ExportError):
    """An entry that has no agreed version to certify."""

    code = "not-agreed"


class PrivateError(ExportError):
    """A certificate that would show what is not public, without being asked to."""

    code = "private"


class PageError(ExportError):
    """A page that is not the one that its certificate gives."""

    code = "certificate-page"
