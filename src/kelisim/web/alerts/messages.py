"""What is sent, written out: mails with their text and HTML, and short texts for Telegram.

1. Each is in the follower's or the channel's language, and leads to the page where it can be looked at and checked.
2. A mail is plain text and HTML with the same words (multipart/alternative). It loads nothing, so nobody learns whether
   it was read; its links are those of the pages, alike for everybody, but for the two that change and end.
3. Its header says that a program wrote it (RFC 3834), which list it is of (RFC 2919) and how to leave it by one click
   (RFC 8058). What is put into a header has no line break, whatever a title holds.
4. Date and Message-ID follow from the row of the ledger: written again, a mail has the same.
"""

import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kelisim.web.alerts import tokens
from kelisim.web.alerts.models import DAILY, WEEKLY, Delivery, Follower, Notice, Subscription
from kelisim.web.alerts.receivers import sender
from kelisim.web.alerts.topic_words import register_name, topic_words
from kelisim.web.alerts.topics import Topic
from kelisim.web.dates import spoken
from kelisim.web.event_words import shortened
from kelisim.web.language import chosen

_WHOLE = {"list-unsubscribe", "message-id"}
"""Headers whose addresses would not be found again if they were encoded or broken, however long they are."""
LONGEST, SUBJECT = 600, 150


class _Policy(EmailPolicy):
    """How mails are written: lines as SMTP has them, seven bits, and some headers in one line each."""

    def fold(self, name: str, value: str) -> str:
        """A header as text."""
        return f"{name}: {value}\r\n" if name.lower() in _WHOLE else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """A header as bytes."""
        return self.fold(name, value).encode("ascii") if name.lower() in _WHOLE else super().fold_binary(name, value)


POLICY = _Policy(linesep="\r\n", cte_type="7bit")


class Line(msgspec.Struct, frozen=True):
    """An event in a message: its text, its day in words, its register's name, and where to look and to check."""

    text: str
    day: str
    register: str
    url: str
    check_url: str


def absolute(path: str) -> str:
    """An address of this node, for readers elsewhere."""
    return f"{settings.PUBLIC_ADDRESS}{path}"


def host() -> str:
    """The node's name, for Message-ID and List-Id."""
    return urlsplit(settings.PUBLIC_ADDRESS).hostname or "localhost"


def in_one_line(words: str) -> str:
    """Words without line breaks and other control characters, not without end."""
    clean = " ".join("".join(one if one.isprintable() else " " for one in words).split())
    return clean if len(clean) <= LONGEST else f"{clean[: LONGEST - 1].rstrip()}…"


def line(notice: Notice, language: str) -> Line:
    """An event for a reader of a language, which is the current one."""
    return Line(
        text=in_one_line(chosen(notice.text, language)[1]),
        day=spoken(notice.at[:10], language),
        register=register_name(notice.register),
        url=absolute(f"/{language}{notice.path}"),
        check_url=absolute(notice.check_path) if notice.check_path else "",
    )


def notices_of(delivery: Delivery) -> list[Notice]:
    """The events that a delivery tells of."""
    if delivery.channel_id is not None:
        return list(Notice.objects.filter(event=delivery.key.removeprefix("event:")))
    return list(Notice.objects.filter(tellings__delivery=delivery))


def leave_url(follower: Follower, what: str) -> str:
    """The address that ends a subscription (`s12`), all of a rhythm, or everything (`all`)."""
    return absolute(f"/{follower.language}/alerts/leave/{tokens.leave_token(what, follower.secret)}/")


def mine_url(follower: Follower) -> str:
    """The address of a follower's own page."""
    return absolute(f"/{follower.language}/alerts/mine/{tokens.mine_token(follower.pk, follower.secret)}/")


def topic_of(row: Subscription) -> Topic:
    """The topic of a subscription."""
    return Topic(row.register, row.kind, row.of)


def mail(delivery: Delivery) -> bytes:
    """The mail of a delivery to a follower, byte for byte."""
    follower = delivery.follower
    assert follower is not None  # noqa: S101 channels get no mail
    with translation.override(follower.language):
        if delivery.key.startswith("confirm:"):
            return _confirmation(delivery, follower)
        return _news(delivery, follower)


def _confirmation(delivery: Delivery, follower: Follower) -> bytes:
    """The mail that asks to confirm, or says that there is nothing to confirm. From outside nobody can tell which."""
    row = delivery.subscription
    assert row is not None  # noqa: S101 a confirmation is of a subscription, and goes with it
    known = row.confirmed is not None and follower.suspended is None
    what = in_one_line(topic_words(topic_of(row)))
    subject = _("You follow this already: {what}") if known else _("Please confirm: you want to follow {what}")
    token = tokens.confirm_token(row.pk, follower.secret)
    context = {
        "known": known,
        "what": what,
        "register": register_name(row.register),
        "confirm_url": absolute(f"/{follower.language}/alerts/confirm/{token}/"),
        "mine_url": mine_url(follower),
        "days": tokens.CONFIRM_WITHIN.days,
    }
    return _written(delivery, follower, subject.format(what=what), "confirm", context).as_bytes()


def _news(delivery: Delivery, follower: Follower) -> bytes:
    """The mail of one event, or of all of a day or a week."""
    lines = [line(notice, follower.language) for notice in notices_of(delivery)]
    rhythm = delivery.key.split(":", 1)[0]
    row = delivery.subscription
    if rhythm in {DAILY, WEEKLY}:
        what, subject = rhythm, _digest_subject(delivery, len(lines), follower.language)
    else:
        what, subject = f"s{row.pk}" if row else "all", lines[0].text if lines else ""
    context = {
        "lines": lines,
        "several": rhythm in {DAILY, WEEKLY},
        "subject": subject,
        "why": in_one_line(topic_words(topic_of(row))) if row else "",
        "rhythm": rhythm,
        "leave_url": leave_url(follower, what),
        "mine_url": mine_url(follower),
    }
    message = _written(delivery, follower, subject, "news", context)
    slugs = sorted({notice.register for notice in notices_of(delivery)})
    name = slugs[0] if len(slugs) == 1 else "all"
    message["List-Id"] = f"Kelisim <{name}.alerts.{host()}>"
    message["List-Unsubscribe"] = f"<{context['leave_url']}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Precedence"] = "bulk"
    return message.as_bytes()


def _digest_subject(delivery: Delivery, count: int, language: str) -> str:
    day = spoken(delivery.key.split(":", 1)[1], language)
    if delivery.key.startswith(DAILY):
        return ngettext("{count} event of {day}", "{count} events of {day}", count).format(count=count, day=day)
    return ngettext("{count} event in the week of {day}", "{count} events in the week of {day}", count).format(
        count=count, day=day
    )


def _written(
    delivery: Delivery, follower: Follower, subject: str, template: str, context: dict[str, Any]
) -> EmailMessage:
    message = EmailMessage(POLICY)
    message["From"] = sender()
    message["To"] = Address(addr_spec=follower.address)
    message["Subject"] = shortened(in_one_line(subject), SUBJECT)
    message["Date"] = format_datetime(delivery.created.astimezone(datetime.UTC))
    message["Message-ID"] = f"<{tokens.short_mark('d', delivery.pk)}@{host()}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    shared = context | {"language": follower.language, "address": settings.PUBLIC_ADDRESS}
    message.set_content(render_to_string(f"kelisim/alerts/mail/{template}_text.html", shared).strip() + "\n")
    message.add_alternative(render_to_string(f"kelisim/alerts/mail/{template}.html", shared), subtype="html")
    # Making it of several parts moves what was said of the content into the first of them.
    message["Content-Language"] = follower.language
    return message


def short_text(delivery: Delivery, language: str) -> str:
    """The words of a message on Telegram: each event with its link."""
    with translation.override(language):
        lines = [line(notice, language) for notice in notices_of(delivery)]
        told = [f"{one.text}\n{one.url}" for one in lines]
        if delivery.key.split(":", 1)[0] in {DAILY, WEEKLY}:
            told.insert(0, _digest_subject(delivery, len(lines), language))
        return "\n\n".join(told)
