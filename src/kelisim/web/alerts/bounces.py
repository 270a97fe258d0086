"""Reports that a mail did not arrive (delivery status notifications, RFC 3464), and what follows for the follower.

1. A report counts only where it carries a mark of ours that holds: in the address that it was sent to, or in the
   Message-ID of the mail that it returns. Anybody can write a report; nobody else can make a mark.
2. `failed` with a status that says that there is no such mailbox or domain, or that it is switched off (`dead`),
   suspends the follower at once. `failed` for another reason counts; `SOFT_LIMIT` of them within
   `SOFT_WITHIN` suspend.
3. `delayed`, `delivered`, `relayed` and `expanded` change nothing, nor does an answer that is no report.
4. A report is counted once, however often it is read.
"""

import datetime
import email
import mailbox
import re
from collections.abc import Iterable, Iterator
from email.message import EmailMessage, Message
from email.policy import default
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec
from django.db import transaction
from django.db.models import F

from kelisim.web.alerts.models import Bounce, Delivery, Follower
from kelisim.web.alerts.tokens import read_mark

SOFT_LIMIT = 5
SOFT_WITHIN = datetime.timedelta(days=30)
MAX_SIZE = 10 * 2**20
_DEAD = re.compile(r"5\.(?:1\.(?:0|1|2|3|4|6|10)|2\.1)", re.ASCII)
_OWN = ("to", "delivered-to", "x-original-to", "envelope-to")
Counted = Literal["hard", "soft", "nothing", "again", "not ours"]


class Report(msgspec.Struct, frozen=True):
    """What a report says: whom it is about, by our marks, and the action and the status that it gives (RFC 3464)."""

    follower: int | None
    delivery: int | None
    action: str
    status: str


def dead(status: str) -> bool:
    """Whether a status (RFC 3463) says that the mailbox is not there."""
    return _DEAD.fullmatch(status) is not None


def read_report(raw: bytes) -> Report | None:
    """Read a message; None where it is no report of non-delivery."""
    message = email.message_from_bytes(raw, policy=default)
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            fields = _fields(part)
            return Report(
                follower=_mark(_addressed(message), "f"),
                delivery=_mark(_returned(message), "d"),
                action=fields.get("action", "").lower(),
                status=fields.get("status", "").split(" ")[0],
            )
    return None


def _mark(words: Iterable[str], kind: str) -> int | None:
    return next((found for text in words if (found := read_mark(text, kind)) is not None), None)


def _addressed(message: EmailMessage) -> Iterator[str]:
    for name in _OWN:
        yield from (str(value) for value in message.get_all(name, []))


def _returned(message: EmailMessage) -> Iterator[str]:
    """The Message-IDs of what is returned, whole or its header alone."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            yield from (str(inner.get("message-id", "")) for inner in _inner(part))
        elif kind == "text/rfc822-headers":
            words = part.get_payload(decode=True)
            if isinstance(words, bytes):
                yield str(email.message_from_bytes(words, policy=default).get("message-id", ""))


def _inner(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _fields(part: Message) -> dict[str, str]:
    """The fields of the first receiver that failed, or else of the first: the first block is of the message itself."""
    blocks = [{name.lower(): str(value).strip() for name, value in block.items()} for block in _inner(part)]
    receivers = [block for block in blocks if "action" in block]
    failed = [block for block in receivers if block["action"].lower() == "failed"]
    return next(iter([*failed, *receivers]), {})


@transaction.atomic
def count(raw: bytes, now: datetime.datetime) -> Counted:
    """Read a message and do what follows from it."""
    report = read_report(raw) if len(raw) <= MAX_SIZE else None
    follower = _follower(report) if report else None
    if report is None or follower is None:
        return "not ours"
    if not Bounce.objects.get_or_create(sha256=sha256(raw).hexdigest(), defaults={"read": now})[1]:
        return "again"
    if report.action != "failed":
        return "nothing"
    if dead(report.status):
        suspend(follower, now)
        return "hard"
    one = Follower.objects.filter(pk=follower)
    if one.filter(soft_since__gt=now - SOFT_WITHIN).update(soft_bounces=F("soft_bounces") + 1) == 0:
        one.update(soft_bounces=1, soft_since=now)
    if Follower.objects.filter(pk=follower, soft_bounces__gte=SOFT_LIMIT).exists():
        suspend(follower, now)
    return "soft"


def _follower(report: Report) -> int | None:
    found = report.follower
    if found is None and report.delivery is not None:
        found = Delivery.objects.filter(pk=report.delivery).values_list("follower_id", flat=True).first()
    return found if found is not None and Follower.objects.filter(pk=found).exists() else None


def suspend(follower: int, now: datetime.datetime) -> None:
    """Send nothing more to a follower until it subscribes anew."""
    Follower.objects.filter(pk=follower, suspended=None).update(suspended=now)


def messages_in(raw: bytes) -> Iterator[bytes]:
    """The messages of a file: an mbox (RFC 4155) or one message alone."""
    if not raw.startswith(b"From "):
        yield raw
        return
    start = [found.start() for found in re.finditer(rb"(?:^|(?<=\n\n)|(?<=\r\n\r\n))From [^\n]*\n", raw)]
    for begin, end in zip(start, [*start[1:], len(raw)], strict=True):
        body = raw[begin:end].split(b"\n", 1)[1]
        yield re.sub(rb"(?m)^>(>*From )", rb"\1", body).rstrip(b"\r\n") + b"\n"


def messages_of(path: Path) -> Iterator[bytes]:
    """The messages of a file, or of a Maildir folder."""
    if path.is_dir():
        folder = mailbox.Maildir(str(path), create=False)
        for name in sorted(folder.keys()):
            yield folder.get_bytes(name)
    else:
        yield from messages_in(path.read_bytes())
