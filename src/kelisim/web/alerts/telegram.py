"""Messages on Telegram, over the Bot API.

1. The Bot API has no word by which it would know a message again. A message to a person is repeated where it is in
   doubt whether it was taken, since a second copy does little harm and a lost one more; a post in a channel is not: an
   editor looks whether it is there.
2. 403 says that the person has blocked the bot or left: nothing more is sent. 429 names the time to wait.
3. Texts are plain, so nothing in a title can be markup, and have no preview, which would load the page for everybody.
"""

import asyncio
import datetime
import json
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import LinkPreviewOptions
from aiohttp import ClientConnectorError
from django.utils import timezone

from kelisim.web.alerts.messages import short_text
from kelisim.web.alerts.models import TELEGRAM, Delivery
from kelisim.web.alerts.way import Outcome

TIMEOUT = 30.0
MOST = 4096
"""The longest text, in UTF-16 code units."""
_GATEWAY = ("Bad Gateway", "Gateway Timeout", "Gateway Time-out")
T = TypeVar("T")


def shortened(text: str) -> str:
    """A text that is not longer than one may be."""
    if len(text.encode("utf-16-le")) <= 2 * MOST:
        return text
    return text.encode("utf-16-le")[: 2 * (MOST - 1)].decode("utf-16-le", "ignore") + "…"


class Telegram:
    """The way to Telegram; and what the bot asks it."""

    name = TELEGRAM

    def __init__(self, token: str, server: str) -> None:
        self.runner = asyncio.Runner()
        session = AiohttpSession(api=TelegramAPIServer.from_base(server), timeout=TIMEOUT)
        self.bot = Bot(token, session=session)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for a call of the API."""
        return self.runner.run(work)

    def repeats(self, delivery: Delivery) -> bool:
        """For persons yes, for channels no (rule 1)."""
        return delivery.channel_id is None

    def write(self, delivery: Delivery) -> bytes:
        """Who gets what, as JSON."""
        to, language = self._receiver(delivery)
        return json.dumps({"chat_id": to, "text": shortened(short_text(delivery, language))}).encode()

    @staticmethod
    def _receiver(delivery: Delivery) -> tuple[str, str]:
        if delivery.channel is not None:
            return delivery.channel.address, delivery.channel.language
        assert delivery.follower is not None  # noqa: S101 a delivery has a receiver
        return delivery.follower.address, delivery.follower.language

    def send(self, delivery: Delivery, before: Callable[[], bool]) -> Outcome:
        """Send it."""
        said = json.loads(bytes(delivery.message))
        if not before():
            return Outcome("lost")
        try:
            self.say(said["chat_id"], said["text"])
        except TelegramAPIError as error:
            return ending(error)
        except ClientDecodeError as error:
            return Outcome("unanswered", str(error))
        return Outcome("accepted")

    def say(self, chat: str, text: str) -> None:
        """Send a text to a chat."""
        preview = LinkPreviewOptions(is_disabled=True)
        self.run(self.bot.send_message(chat, text, link_preview_options=preview))

    def close(self) -> None:
        """Leave the server."""
        self.run(self.bot.session.close())
        self.runner.close()


def ending(error: TelegramAPIError) -> Outcome:
    """What an error of the API says of an attempt."""
    problem = f"{type(error).__name__}: {error.message}"
    if isinstance(error, TelegramRetryAfter):
        until = timezone.now() + datetime.timedelta(seconds=error.retry_after)
        return Outcome("paused", problem, until=until)
    if isinstance(error, TelegramForbiddenError):
        return Outcome("refused-for-good", problem, suspends=True)
    if isinstance(error, TelegramBadRequest | TelegramNotFound):
        return Outcome("refused-for-good", problem)
    if isinstance(error, TelegramNetworkError):
        nobody = isinstance(error.__cause__, ClientConnectorError)
        return Outcome("unreachable" if nobody else "unanswered", problem)
    if isinstance(error, TelegramServerError) and any(word in error.message for word in _GATEWAY):
        return Outcome("unanswered", problem)
    return Outcome("unreachable", problem)
