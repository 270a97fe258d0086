"""The words in links and mail headers that only this node can have made.

1. They are keyed by the node's own secret, each use with a salt of its own, and by the follower's, so that they end
   with the follower.
2. A link to confirm runs out after `CONFIRM_WITHIN`; those to leave and to change hold while the follower is there,
   since they stand in every message.
3. An address to return mail to and a Message-ID carry a short authentication code: a forged report of non-delivery
   names none that holds.
"""

import base64
import datetime
import re
import secrets
from typing import Any

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

CONFIRM_WITHIN = datetime.timedelta(days=2)
_CONFIRM, _LEAVE, _MINE = "kelisim.alerts.confirm", "kelisim.alerts.leave", "kelisim.alerts.mine"
_CODE = 16
_SHORT = re.compile(rf"(?<![a-z0-9])([fd])([1-9][0-9]{{0,17}})-([a-z2-7]{{{_CODE}}})", re.ASCII)
_TOKEN = re.compile(r"[A-Za-z0-9_:.-]{1,300}", re.ASCII)


def new_secret() -> str:
    """A follower's own secret."""
    return secrets.token_urlsafe(18)


def confirm_token(subscription: int, secret: str) -> str:
    """What the link to confirm a subscription carries."""
    return signing.TimestampSigner(salt=_CONFIRM).sign_object([subscription, secret])


def read_confirm(token: str) -> tuple[int, str] | None:
    """The subscription that a link confirms, and the follower's secret; None where it does not hold, or no more."""
    found: tuple[int, str] | None = _read(signing.TimestampSigner(salt=_CONFIRM), token, max_age=CONFIRM_WITHIN)
    return found


def leave_token(what: str, secret: str) -> str:
    """What the link to end a subscription (by number), or all of a rhythm, carries."""
    return signing.Signer(salt=_LEAVE).sign_object([what, secret])


def read_leave(token: str) -> tuple[str, str] | None:
    """What a link ends, and the follower's secret."""
    found: tuple[str, str] | None = _read(signing.Signer(salt=_LEAVE), token)
    return found


def mine_token(follower: int, secret: str) -> str:
    """What the link to a follower's own page carries."""
    return signing.Signer(salt=_MINE).sign_object([follower, secret])


def read_mine(token: str) -> tuple[int, str] | None:
    """The follower whose page it is, and the secret."""
    found: tuple[int, str] | None = _read(signing.Signer(salt=_MINE), token)
    return found


def _read(signer: signing.Signer, token: str, **limits: Any) -> Any:
    # A mail program may have broken the link: whatever comes, the answer is the same.
    if not _TOKEN.fullmatch(token):
        return None
    try:
        what, secret = signer.unsign_object(token, **limits)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return what, secret


def short_mark(kind: str, number: int) -> str:
    """A row's kind (one letter) and number with a code, in lower-case letters and digits: `f12-abc...`."""
    digest = salted_hmac("kelisim.alerts.mark", f"{kind}{number}", algorithm="sha256").digest()
    return f"{kind}{number}-{base64.b32encode(digest)[:_CODE].decode().lower()}"


def read_mark(words: str, kind: str) -> int | None:
    """The number in the first mark of a kind in a text whose code holds; None where there is none."""
    for found in _SHORT.finditer(words.lower()):
        if found[1] == kind and constant_time_compare(found[0], short_mark(kind, int(found[2]))):
            return int(found[2])
    return None


def keyed(name: str, words: str) -> str:
    """A name for something that must not be kept in clear."""
    return salted_hmac(f"kelisim.alerts.{name}", words, algorithm="sha256").hexdigest()
