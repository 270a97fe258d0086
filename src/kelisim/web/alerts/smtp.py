"""Handing mail to a server over SMTP (RFC 5321).

1. One connection serves many messages; it is made when it is needed and left when it fails.
2. TLS is used where the server offers it, with the server's certificate checked, and demanded where a password travels
   to another machine.
3. The ledger is told between the last line of the message and the line with the single dot: the server takes a message
   over with that line and not before (RFC 5321, 4.1.1.4), and a connection that breaks before it leaves nothing behind.
4. An answer of 5xx to the receiver's address with a status of `dead` (RFC 3463) suspends the follower.
5. What the server says before an address was named (421, no login, no connection) is the server's own trouble, and no
   message is blamed for it.
"""

import re
import smtplib
import ssl
from collections.abc import Callable

from kelisim.web.alerts.bounces import dead
from kelisim.web.alerts.messages import mail
from kelisim.web.alerts.models import EMAIL, Delivery
from kelisim.web.alerts.receivers import MailServer, return_address
from kelisim.web.alerts.tokens import short_mark
from kelisim.web.alerts.way import Outcome

TIMEOUT = 60.0
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b", re.ASCII)
_DOT = re.compile(rb"^\.", re.MULTILINE)


class Refused(Exception):  # noqa: N818 it is told as an outcome, not raised to anybody outside
    """The server said no to one of the steps of a message."""

    def __init__(self, code: int, words: bytes, *, of_the_receiver: bool) -> None:
        super().__init__(code)
        self.code = code
        self.words = f"{code} {' '.join(words.decode('utf-8', 'replace').split())}"
        self.of_the_receiver = of_the_receiver


class Mail:
    """The way by mail."""

    name = EMAIL

    def __init__(self, server: MailServer) -> None:
        self.server = server
        self.session: smtplib.SMTP | None = None

    def repeats(self, delivery: Delivery) -> bool:  # noqa: ARG002 every mail has its Message-ID
        """Yes: servers and mailboxes compare the Message-ID, and the bytes are the same."""
        return True

    def write(self, delivery: Delivery) -> bytes:
        """The mail."""
        return mail(delivery)

    def send(self, delivery: Delivery, before: Callable[[], bool]) -> Outcome:
        """Hand a mail over."""
        assert delivery.follower is not None  # noqa: S101 the fan-out makes mails for followers alone
        try:
            session = self.session = self.session or self._connected()
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return Outcome("unreachable", _said(error))
        handed = False

        def last_line() -> bool:
            nonlocal handed
            handed = before()
            return handed

        try:
            back = return_address(short_mark("f", delivery.follower.pk))
            return _transaction(session, back, delivery.follower.address, bytes(delivery.message), last_line)
        except Refused as refusal:
            return self._refusal(refusal)
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            return Outcome("unanswered" if handed else "unreachable", _said(error))

    def _refusal(self, refusal: Refused) -> Outcome:
        if refusal.code == 421:  # It closes the connection: of all messages or of none.
            self.close()
            return Outcome("unreachable", refusal.words)
        if self.session is not None:
            try:
                self.session.rset()
            except (OSError, smtplib.SMTPException):
                self.close()
        if refusal.code < 500:
            return Outcome("refused", refusal.words)
        status = _STATUS.search(refusal.words)
        gone = refusal.of_the_receiver and dead(status[1] if status else "")
        return Outcome("refused-for-good", refusal.words, suspends=gone)

    def _connected(self) -> smtplib.SMTP:
        server, context = self.server, ssl.create_default_context()
        session = (
            smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=context)
            if server.implicit_tls
            else smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
        )
        try:
            session.ehlo_or_helo_if_needed()
            if not server.implicit_tls:
                if session.has_extn("starttls"):
                    session.starttls(context=context)
                    session.ehlo()
                elif not server.plain:
                    raise smtplib.SMTPNotSupportedError(
                        "the server offers no TLS, and a password would travel in clear"
                    )
            if server.user:
                session.login(server.user, server.password)
        except BaseException:
            session.close()
            raise
        return session

    def close(self) -> None:
        """Leave the server."""
        if self.session is not None:
            try:
                self.session.quit()
            except (OSError, smtplib.SMTPException):
                self.session.close()
            self.session = None


def _transaction(session: smtplib.SMTP, back: str, to: str, message: bytes, last_line: Callable[[], bool]) -> Outcome:
    """One message over an open session."""
    _expect(session.mail(back), (250,), of_the_receiver=False)
    _expect(session.rcpt(to), (250, 251), of_the_receiver=True)
    session.putcmd("data")
    _expect(session.getreply(), (354,), of_the_receiver=False)
    session.send(_DOT.sub(b"..", message))
    if not last_line():
        session.close()
        return Outcome("lost")
    session.send(b".\r\n")
    code, words = session.getreply()
    if code == 250:
        return Outcome("accepted")
    raise Refused(code, words, of_the_receiver=False)


def _expect(answer: tuple[int, bytes], wanted: tuple[int, ...], *, of_the_receiver: bool) -> None:
    code, words = answer
    if code not in wanted:
        raise Refused(code, words, of_the_receiver=of_the_receiver)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"
