"""Servers that take mail on this machine, as real ones do: by SMTP, over a socket."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Mailbox:
    """What a server took over. Hooks are called at the steps of a message and may answer in the server's place."""

    mails: list[tuple[str, str, bytes]] = field(default_factory=list)
    """Who each was from and to, on the envelope, and its bytes."""
    commands: list[str] = field(default_factory=list)
    on_mail: Callable[[], Any] = lambda: None
    on_receiver: Callable[[str], str | None] = lambda to: None
    on_data: Callable[[], None] = lambda: None
    on_body: Callable[[], None] = lambda: None
    on_whole: Callable[[], Any] = lambda: None
    on_answered: Callable[[], None] = lambda: None
    compares: bool = False
    """Whether it drops a mail whose Message-ID it has seen, as many mailboxes do."""
    port: int = 0

    @property
    def seen(self) -> list[EmailMessage]:
        """The mails, parsed."""
        return [message_from_bytes(raw, policy=default) for _, _, raw in self.mails]

    @property
    def ids(self) -> list[str]:
        """Their Message-IDs."""
        return [str(mail["message-id"]) for mail in self.seen]

    async def handle_MAIL(  # noqa: N802 the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """The sender of the envelope."""
        refused = self.on_mail()
        if not refused:
            envelope.mail_from = address
        return refused or "250 OK"

    async def handle_RCPT(  # noqa: N802 as above
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """The receiver of the envelope."""
        refused = self.on_receiver(address)
        if not refused:
            envelope.rcpt_tos.append(address)
        return refused or "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 as above
        """The whole message, after the line with the dot."""
        refused = self.on_whole()
        if refused and not refused.startswith("250"):
            return refused
        raw = envelope.content
        assert isinstance(raw, bytes)
        known = str(message_from_bytes(raw, policy=default)["message-id"]) in self.ids
        if not (self.compares and known):
            self.mails.append((str(envelope.mail_from), envelope.rcpt_tos[0], raw))
        return refused or "250 OK"


class _Lines:
    """What a server reads, with a word when the last line of a message has come and not yet the dot."""

    def __init__(self, reader: asyncio.StreamReader, box: Mailbox) -> None:
        self.reader = reader
        self.box = box

    async def readuntil(self, end: bytes) -> bytes:
        """The next line."""
        line = await self.reader.readuntil(end)
        if line.startswith(b"--===") and line.endswith(b"==--\r\n"):
            self.box.on_body()
        return line

    def __getattr__(self, name: str) -> Any:
        return getattr(self.reader, name)


class _Server(SMTP):
    """A server that tells the steps of a message as they come."""

    def __init__(self, box: Mailbox, **more: Any) -> None:
        super().__init__(box, **more)
        self.box = box

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 the library's name
        """The command before the message, the message, and the answer."""
        self.box.on_data()
        reader = self._reader
        self._reader = _Lines(reader, self.box)  # type: ignore[assignment]
        try:
            await super().smtp_DATA(arg)
        finally:
            self._reader = reader
        self.box.on_answered()


@contextmanager
def mail_server(**more: Any) -> Iterator[Mailbox]:
    """A mail server on a free port, until the end of the block."""
    box = Mailbox(**more)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def begin() -> asyncio.Server:
        return await loop.create_server(
            lambda: _Server(box, decode_data=False, hostname="mail.example"), "127.0.0.1", 0
        )

    async def end() -> None:
        server.close()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(begin(), loop).result()
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
