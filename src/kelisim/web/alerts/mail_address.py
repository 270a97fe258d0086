"""Mail addresses as people type them.

1. One address, without a name, in the plain form of RFC 5321: ASCII before the at sign, no quotes, no comment.
2. A domain in other letters is written in its ASCII form (IDNA), which every server understands.
3. Nothing else comes near a header: no space, no control character, 254 characters at most.
"""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

MAX: Final = 254
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.ASCII)


def mail_address(typed: str) -> str | None:
    """The address that was typed, its domain in lower case and ASCII; None where it is none."""
    local, at, domain = typed.strip().rpartition("@")
    if not at or len(local) > 64 or not _LOCAL.fullmatch(local):
        return None
    try:
        host = domain.encode("idna").decode("ascii").lower()
        EmailValidator(allowlist=[])(f"{local}@{host}")
    except (UnicodeError, ValidationError):
        return None
    address = f"{local}@{host}"
    return address if len(address) <= MAX else None


def masked(address: str) -> str:
    """An address as a page shows it to whoever has its link: `a…@example.org`."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}" if at else f"{address[:1]}…"
