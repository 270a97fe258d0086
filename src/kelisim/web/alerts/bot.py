"""The bot on Telegram: following without a mail address.

    /start, /help          what the bot does
    /subscribe ADDRESS     follow the page at an address of this node, or a register by its short name; with `daily` or
                           `weekly` behind it in a digest
    /list                  what the chat follows
    /stop [NUMBER]         follow one of these no more, or nothing at all; then the chat is forgotten
    /language en|ru|kk     be written to in another language

1. The bot speaks to persons: in a group it is silent.
2. What a message asks for is done in the transaction that moves the cursor of updates beyond it, so that it is done
   once, whatever ends the worker. The answer is sent after that; where it is lost the person asks again.
3. A chat is kept while it follows something.
"""

import asyncio
import logging
import threading
from datetime import datetime

from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.types import Update
from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from kelisim.node.models import Register
from kelisim.web.alerts import receivers, subscribing
from kelisim.web.alerts.messages import topic_of
from kelisim.web.alerts.models import AT_ONCE, DAILY, TELEGRAM, WEEKLY, Cursor, Follower
from kelisim.web.alerts.pages_followed import topic_at
from kelisim.web.alerts.rhythms import rhythm_words
from kelisim.web.alerts.telegram import Telegram, shortened
from kelisim.web.alerts.topic_words import register_name, topic_words
from kelisim.web.alerts.topics import Topic, topic_asked

POLL = 20
"""Seconds for which the API waits for a message."""
PAUSE = 30.0
_RHYTHMS = {"daily": DAILY, "weekly": WEEKLY, "at-once": AT_ONCE}
log = logging.getLogger("kelisim.alerts")


def poll(stop: threading.Event) -> None:
    """Answer messages until told to end."""
    telegram = Telegram(receivers.telegram_token(), receivers.telegram_server())
    try:
        while not stop.is_set():
            try:
                answer_new(telegram, stop)
            except TelegramRetryAfter as error:
                stop.wait(error.retry_after)
            except Exception:
                log.exception("the bot could not read its messages")
                stop.wait(PAUSE)
    finally:
        telegram.close()
        connections.close_all()


def answer_new(telegram: Telegram, stop: threading.Event | None = None) -> int:
    """Read the next messages and answer them; how many there were."""
    row, _made = Cursor.objects.get_or_create(name=TELEGRAM, defaults={"order": 0})
    updates = telegram.run(_next_updates(telegram, row.order + 1, stop))
    for update in updates:
        said = taken(update, timezone.now())
        if said:
            chat, words = said
            try:
                telegram.say(chat, shortened(words))
            except TelegramAPIError as error:
                log.warning("an answer of the bot was not taken: %s", error.message)
    return len(updates)


async def _next_updates(telegram: Telegram, offset: int, stop: threading.Event | None) -> list[Update]:
    """The next updates; none where the worker is told to end while waiting for them."""
    asked = telegram.bot.get_updates(
        offset=offset, timeout=POLL if stop else 0, allowed_updates=["message"], request_timeout=POLL + 10
    )
    waiting = asyncio.ensure_future(asked)
    while stop is not None and not waiting.done():
        await asyncio.wait([waiting], timeout=0.5)
        if stop.is_set() and not waiting.done():
            waiting.cancel()
            return []
    return await waiting


@transaction.atomic
def taken(update: Update, now: datetime) -> tuple[str, str] | None:
    """Do what an update asks for, unless it was done before; the chat and what to answer."""
    if not Cursor.objects.filter(name=TELEGRAM, order__lt=update.update_id).update(order=update.update_id):
        return None
    message = update.message
    if message is None or message.chat.type != "private" or not message.text:
        return None
    chat = str(message.chat.id)
    follower = Follower.objects.filter(way=TELEGRAM, address=chat).first()
    theirs = (message.from_user.language_code if message.from_user else "") or ""
    known = [code for code, _name in settings.LANGUAGES]
    language = follower.language if follower else theirs if theirs in known else "en"
    command, _space, rest = message.text.strip().partition(" ")
    with translation.override(language):
        return chat, _answer(command.partition("@")[0].lower(), rest.strip(), chat, follower, now)


def _answer(command: str, rest: str, chat: str, follower: Follower | None, now: datetime) -> str:
    match command:
        case "/subscribe":
            return _subscribe(rest, chat, now)
        case "/list":
            return _list(follower)
        case "/stop":
            return _stop(rest, follower)
        case "/language":
            return _language(rest, follower)
        case "/start" | "/help":
            return _help()
        case _:
            return _("I do not know that word. /help says what I understand.")


def _help() -> str:
    slugs = ", ".join(Register.objects.values_list("slug", flat=True))
    return "\n".join(
        (
            _("I tell you when something happens in a register of cooperation, with the page where you can check it."),
            "",
            _("/subscribe and the address of a page, or a register: {slugs}").format(slugs=slugs),
            _("/subscribe with “daily” or “weekly” at its end: once a day or once a week"),
            _("/list: what you follow"),
            _("/stop: end everything, and I forget this chat"),
            _("/language en, ru or kk: the language I write in"),
        )
    )


def _subscribe(rest: str, chat: str, now: datetime) -> str:
    words = rest.split()
    rhythm = _RHYTHMS.get(words[-1].lower(), "") if len(words) > 1 else ""
    topic = _topic(" ".join(words[:-1] if rhythm else words))
    if topic is None:
        return _("I do not find that page or register here. /help says how to write it.")
    language = translation.get_language() or "en"
    if not subscribing.follow_on_telegram(chat, topic, rhythm or AT_ONCE, language, now):
        return _("This chat follows as much as one chat can.")
    return _("You follow {what} ({register}), {rhythm}.").format(
        what=topic_words(topic), register=register_name(topic.register), rhythm=rhythm_words(rhythm or AT_ONCE)
    )


def _topic(typed: str) -> Topic | None:
    shown = topic_at(typed) if "/" in typed else Topic(typed, "register")
    return topic_asked(shown.register, shown.kind, shown.of) if shown else None


def _list(follower: Follower | None) -> str:
    rows = list(follower.subscriptions.all()) if follower else []
    if not rows:
        return _("You follow nothing yet. /help says how to begin.")
    lines = (
        f"{number}. {topic_words(topic_of(row))} ({register_name(row.register)}), {rhythm_words(row.rhythm)}"
        for number, row in enumerate(rows, 1)
    )
    return "\n".join((_("You follow:"), *lines, _("/stop and a number ends one, /stop alone ends all.")))


def _stop(rest: str, follower: Follower | None) -> str:
    rows = list(follower.subscriptions.all()) if follower else []
    if follower is None or not rows:
        return _("You follow nothing, and I know nothing of this chat.")
    if not rest:
        subscribing.end(follower, "all")
        return _("You follow nothing any more, and I have forgotten this chat.")
    if not rest.isdecimal() or not 1 <= int(rest) <= len(rows):
        return _("There is no such number in your /list.")
    row = rows[int(rest) - 1]
    said = _("You do not follow {what} any more.").format(what=topic_words(topic_of(row)))
    subscribing.end(follower, f"s{row.pk}")
    return said


def _language(rest: str, follower: Follower | None) -> str:
    wanted = rest.lower()
    if wanted not in {code for code, _name in settings.LANGUAGES}:
        return _("I write in en, ru and kk.")
    if follower is None:
        return _("You follow nothing yet. /help says how to begin.")
    subscribing.change_language(follower, wanted)
    with translation.override(wanted):
        return _("From now on I write to you in English.")
