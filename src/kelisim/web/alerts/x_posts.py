"""Posts on X: how long one may be, and how it is sent.

1. A post has 280 weighted characters. Letters of the Latin, Cyrillic and most other alphabets weigh one; those of East
   Asia, emoji and the rest two. A link weighs 23, however long it is. (The platform's configuration, version 3.)
2. A text is shortened at a word so that it fits with its link. What looks like a link in it weighs 23 or its length,
   whichever is more, because the platform may make it one.
3. The platform refuses a post that the account has just made. After a doubtful attempt that refusal says that it is
   there.
"""

import datetime
import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests
import tweepy

from kelisim.web.alerts.messages import absolute, in_one_line, notices_of
from kelisim.web.alerts.models import Delivery, X
from kelisim.web.alerts.receivers import X_SERVER, XAccount
from kelisim.web.alerts.way import Outcome
from kelisim.web.language import chosen

LIMIT, LINK = 280, 23
TIMEOUT = 30.0
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_LINK_LIKE = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?:/\S*)?")
_GATEWAY = (502, 504)


def weight(text: str) -> int:
    """The weighted length of a text."""
    text = unicodedata.normalize("NFC", text)
    rest = _LINK_LIKE.sub("", text)
    links = sum(max(LINK, _letters(found[0])) for found in _LINK_LIKE.finditer(text))
    return links + _letters(rest)


def _letters(text: str) -> int:
    return sum(1 if any(low <= ord(one) <= high for low, high in _LIGHT) else 2 for one in text)


def fitted(text: str, link: str) -> str:
    """A text and its link, the text shortened at a word so that the two fit."""
    room = LIMIT - LINK - 1
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if weight(text) > room:
        words = text.split(" ")
        while words and weight(" ".join(words) + "…") > room:
            words.pop()
        text = " ".join(words) + "…" if words else _cut(text, room)
    return f"{text}\n{link}" if text else link


def _cut(word: str, room: int) -> str:
    while word and weight(word + "…") > room:
        word = word[:-1]
    return word + "…" if word else ""


class XPosts:
    """The way to X."""

    name = X

    def __init__(self, account: XAccount) -> None:
        self.account = account
        self.client = tweepy.Client(
            consumer_key=account.key,
            consumer_secret=account.secret,
            access_token=account.token,
            access_token_secret=account.token_secret,
        )
        self.client.session = _Session(account.server)

    def repeats(self, delivery: Delivery) -> bool:  # noqa: ARG002 every post is compared
        """Yes: the platform refuses the same text twice."""
        return True

    def write(self, delivery: Delivery) -> bytes:
        """The text of the post, as JSON."""
        assert delivery.channel is not None  # noqa: S101 followers are not written to here
        language = delivery.channel.language
        (notice,) = notices_of(delivery)
        text = in_one_line(chosen(notice.text, language)[1])
        return json.dumps({"text": fitted(text, absolute(f"/{language}{notice.path}"))}).encode()

    def send(self, delivery: Delivery, before: Callable[[], bool]) -> Outcome:
        """Post it."""
        if not before():
            return Outcome("lost")
        try:
            self.client.create_tweet(text=json.loads(bytes(delivery.message))["text"], user_auth=True)
        except (tweepy.HTTPException, requests.RequestException) as error:
            return ending(error, doubted=delivery.doubted)
        return Outcome("accepted")

    def close(self) -> None:
        """Leave the server."""
        self.client.session.close()


def ending(error: Exception, *, doubted: bool) -> Outcome:
    """What an error says of an attempt. `doubted` says that an earlier one may have been taken."""
    problem = str(error)
    if isinstance(error, tweepy.TooManyRequests):
        return Outcome("paused", problem, until=_reset(error))
    if isinstance(error, tweepy.Forbidden):
        there = doubted and "duplicate" in problem.lower()
        return Outcome("accepted") if there else Outcome("refused-for-good", problem)
    if isinstance(error, tweepy.HTTPException):
        code = error.response.status_code
        if code in _GATEWAY:
            return Outcome("unanswered", problem)
        # Where the platform does not know the account or is broken, the text is not to blame.
        ours = isinstance(error, tweepy.Unauthorized) or code >= 500
        return Outcome("unreachable" if ours else "refused-for-good", problem)
    nobody = isinstance(error, requests.ConnectTimeout | _NoConnectionError)
    return Outcome("unreachable" if nobody else "unanswered", problem)


def _reset(error: tweepy.TooManyRequests) -> datetime.datetime | None:
    said = error.response.headers.get("x-rate-limit-reset", "")
    return datetime.datetime.fromtimestamp(int(said), datetime.UTC) if said.isdecimal() else None


class _NoConnectionError(requests.ConnectionError):
    """Nobody answered at the address: nothing was sent."""


class _Session(requests.Session):
    """A session that goes to the node's server of the platform's API, with a time limit."""

    def __init__(self, server: str) -> None:
        super().__init__()
        self.server = server

    def request(self, method: str | bytes, url: str | bytes, *given: Any, **named: Any) -> requests.Response:
        """Send one request; the library knows one server, by its former name."""
        path = urlsplit(str(url)).path
        named.setdefault("timeout", TIMEOUT)
        named.setdefault("allow_redirects", False)
        try:
            return super().request(str(method), f"{self.server or X_SERVER}{path}", *given, **named)
        except requests.ConnectionError as error:
            if "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error):
                raise _NoConnectionError(str(error)) from None
            raise
