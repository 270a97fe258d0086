"""A register with its cursor, a mail server, and the moments of the tests."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import Max

from kelisim.node import models
from kelisim.web.alerts import receivers, subscribing
from kelisim.web.alerts.lanes import Lane
from kelisim.web.alerts.models import AT_ONCE, Delivery, Subscription
from kelisim.web.alerts.smtp import Mail
from kelisim.web.alerts.tokens import confirm_token
from kelisim.web.alerts.topics import Topic
from tests.web import rows
from tests.web.alerts.servers import Mailbox, mail_server
from tests.web.conftest import World
from tests.web.conftest import secrets as secrets  # noqa: PLC0414 pytest finds fixtures by their names here
from tests.web.conftest import world as world  # noqa: PLC0414 as above

NOW = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)
SERVERS = dict.fromkeys(
    (
        *("SMTP", "MAIL_FROM", "MAIL_RETURN", "TELEGRAM_TOKEN", "TELEGRAM_SERVER", "TELEGRAM_BOT"),
        *("X_KEY", "X_SECRET", "X_TOKEN", "X_TOKEN_SECRET", "X_SERVER"),
    ),
    "",
)


def arrived() -> None:
    """Give what was written into the projection its place in the order of arrival, behind all that has one."""
    kinds: tuple[Any, ...] = (models.Proposal, models.Version, models.Statement, models.Report, models.Word)
    last = max(kind.objects.aggregate(last=Max("arrival"))["last"] or 0 for kind in kinds)
    for kind in kinds:
        for row in kind.objects.filter(arrival=0).order_by("pk"):
            last += 1
            kind.objects.filter(pk=row.pk).update(arrival=last)


def happens(world: World, kind: str = "measure", status: str = "done", **more: Any) -> None:
    """Something comes to be known: a Party reports."""
    rows.report(world.entries[kind], "KAZ", status, "2026-11-24", **more)
    arrived()


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    """A mail server that the node knows."""
    with mail_server() as box:
        settings.ALERTS = SERVERS | {
            "SMTP": f"smtp://127.0.0.1:{box.port}",
            "MAIL_FROM": "Kelisim <alerts@kelisim.example>",
        }
        settings.PUBLIC_ADDRESS = "https://kelisim.example"
        yield box


@pytest.fixture
def lane(mailbox: Mailbox) -> Iterator[Lane]:
    """The way by mail, at a moment that a test can move."""
    server = receivers.mail_server()
    assert server is not None
    made = Lane(Mail(server), lambda: NOW)
    yield made
    made.way.close()


def follow(
    world: World,
    kind: str = "register",
    of: str = "",
    rhythm: str = AT_ONCE,
    address: str = "a@example.org",
    language: str = "en",
) -> Subscription:
    """Somebody who follows a topic and has confirmed it."""
    arrived()
    topic = Topic(world.register.slug, kind, of)
    subscribing.ask(address, topic, rhythm, language, NOW)
    row = Subscription.objects.get(follower__address=address, register=topic.register, kind=kind, of=of)
    subscribing.confirm(confirm_token(row.pk, row.follower.secret), NOW)
    Delivery.objects.filter(key__startswith="confirm:").delete()
    return Subscription.objects.get(pk=row.pk)


def everything(lane: Lane) -> int:
    """Send all that is due; how many steps it took."""
    count = 0
    while lane.step():
        count += 1
    return count
