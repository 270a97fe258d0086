"""The servers that messages are sent to, as the environment of the node names them.

    KELISIM_SMTP           smtp://user:password@host:587 or smtps://user:password@host:465
    KELISIM_MAIL_FROM      Kelisim <alerts@example.org>
    KELISIM_MAIL_RETURN    bounces@example.org: where reports of non-delivery go, as bounces+MARK@example.org
    KELISIM_TELEGRAM_TOKEN, KELISIM_TELEGRAM_SERVER, KELISIM_TELEGRAM_BOT (its name, without @)
    KELISIM_X_KEY, KELISIM_X_SECRET, KELISIM_X_TOKEN, KELISIM_X_TOKEN_SECRET, KELISIM_X_SERVER

A server that is not named is not there: its pages say so, and nothing is sent to it.
"""

from email.headerregistry import Address
from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

import msgspec
from django.conf import settings

from kelisim.errors import KelisimError
from kelisim.web.alerts.mail_address import mail_address

TELEGRAM_SERVER = "https://api.telegram.org"
X_SERVER = "https://api.x.com"
_LOCAL = ("localhost", "127.0.0.1", "::1")


class ReceiverError(KelisimError):
    """A setting of a server that cannot be meant."""

    code = "receiver"


class MailServer(msgspec.Struct, frozen=True):
    """A mail server, and how to speak to it. With `plain` a connection without TLS is allowed."""

    host: str
    port: int
    implicit_tls: bool
    user: str
    password: str

    @property
    def plain(self) -> bool:
        """Whether it may be spoken to without TLS: on this machine, or where no password travels."""
        return self.host in _LOCAL or not self.user


def mail_server() -> MailServer | None:
    """The mail server of this node.

    Raises:
        ReceiverError: `KELISIM_SMTP` is no address of one.
    """
    said = settings.ALERTS["SMTP"]
    if not said:
        return None
    try:
        parts = urlsplit(said)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ReceiverError(
            "no address of a mail server", where="KELISIM_SMTP", expected="smtp://user:password@host:587"
        )
    secure = parts.scheme == "smtps"
    return MailServer(
        host=parts.hostname,
        port=port or (465 if secure else 587),
        implicit_tls=secure,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def sender() -> Address:
    """Who mail is from.

    Raises:
        ReceiverError: `KELISIM_MAIL_FROM` holds no mail address.
    """
    host = urlsplit(settings.PUBLIC_ADDRESS).hostname or ""
    # A node that is tried on one machine has no name of its own.
    own = host if mail_address(f"alerts@{host}") else "localhost"
    name, typed = parseaddr(settings.ALERTS["MAIL_FROM"] or f"Kelisim <alerts@{own}>")
    address = typed if typed == "alerts@localhost" else mail_address(typed)
    if not address or not name.isprintable():
        raise ReceiverError("no mail address", where="KELISIM_MAIL_FROM", expected="Kelisim <alerts@example.org>")
    return Address(name or "Kelisim", addr_spec=address)


def return_address(mark: str) -> str:
    """Where a report that a mail did not arrive is sent: an address that tells which follower it was for."""
    typed = settings.ALERTS["MAIL_RETURN"]
    if not typed:
        return sender().addr_spec
    address = mail_address(typed)
    if address is None:
        raise ReceiverError("no mail address", where="KELISIM_MAIL_RETURN", expected="bounces@example.org")
    local, _, domain = address.rpartition("@")
    return f"{local}+{mark}@{domain}"


def telegram_token() -> str:
    """The bot's token; empty where there is no bot."""
    return str(settings.ALERTS["TELEGRAM_TOKEN"])


def telegram_server() -> str:
    """Where the Bot API is."""
    return str(settings.ALERTS["TELEGRAM_SERVER"] or TELEGRAM_SERVER).rstrip("/")


class XAccount(msgspec.Struct, frozen=True):
    """The four words that a post on X is signed with (OAuth 1.0a), and the server."""

    key: str
    secret: str
    token: str
    token_secret: str
    server: str


def x_account() -> XAccount | None:
    """The node's account on X; None where not all of its words are there."""
    said = [settings.ALERTS[name] for name in ("X_KEY", "X_SECRET", "X_TOKEN", "X_TOKEN_SECRET")]
    if not all(said):
        return None
    key, secret, token, token_secret = said
    return XAccount(key, secret, token, token_secret, (settings.ALERTS["X_SERVER"] or X_SERVER).rstrip("/"))
