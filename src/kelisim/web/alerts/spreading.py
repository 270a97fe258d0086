"""From one text to the ledger: a row for each follower and channel that is to be told.

1. A follower is told of an event once, by the subscription that tells soonest. What is told at once is a delivery of
   its own; for a digest the event joins the delivery of the current day or week, or of the next where a worker has
   taken that one already.
2. A channel is told of an event when an editor approved the text, or at once where the channel says so.
"""

import datetime
from collections.abc import Iterable

from django.db import transaction

from kelisim.web.alerts.models import (
    APPROVED,
    AT_ONCE,
    DAILY,
    QUEUED,
    SKIPPED,
    WAITING,
    Channel,
    Delivery,
    Notice,
    Subscription,
    Telling,
)
from kelisim.web.alerts.windows import window

_SOONEST = (AT_ONCE, DAILY)


def spread(notice: Notice, rows: Iterable[Subscription], channels: Iterable[Channel], now: datetime.datetime) -> None:
    """Have followers told by their subscriptions, and channels that wait for nobody."""
    for channel in channels:
        if channel.automatic:
            announce(notice, channel, now)
    soonest = sorted(
        rows, key=lambda row: (_SOONEST.index(row.rhythm) if row.rhythm in _SOONEST else len(_SOONEST), row.pk)
    )
    told = set(Telling.objects.filter(notice=notice).values_list("follower_id", flat=True))
    for row in soonest:
        if row.follower_id not in told:
            told.add(row.follower_id)
            delivery = _at_once(notice, row, now) if row.rhythm == AT_ONCE else _digest(row, now)
            Telling.objects.create(follower_id=row.follower_id, notice=notice, delivery=delivery, subscription=row)


def _at_once(notice: Notice, row: Subscription, now: datetime.datetime) -> Delivery:
    return Delivery.objects.create(
        follower_id=row.follower_id,
        subscription=row,
        way=row.follower.way,
        key=f"event:{notice.event}",
        created=now,
        due=now,
    )


def _digest(row: Subscription, now: datetime.datetime) -> Delivery:
    at = now
    while True:
        span = window(row.rhythm, at)
        delivery, _ = Delivery.objects.get_or_create(
            follower_id=row.follower_id,
            key=span.key,
            defaults={"way": row.follower.way, "created": now, "due": span.end},
        )
        # Written although nothing changes: until the end of the transaction nobody can take it with this event missing.
        if Delivery.objects.filter(pk=delivery.pk, state=QUEUED, message=b"").update(due=span.end):
            return delivery
        at = span.end


def announce(notice: Notice, channel: Channel, now: datetime.datetime) -> None:
    """Have a channel told of an event."""
    Delivery.objects.get_or_create(
        channel=channel,
        key=f"event:{notice.event}",
        defaults={"way": channel.way, "created": now, "due": now},
    )


@transaction.atomic
def approve(notice: Notice, text: dict[str, str], now: datetime.datetime) -> bool:
    """Say that a text may go to the register's channels, as corrected; False where an answer was given already."""
    if not Notice.objects.filter(pk=notice.pk, state=WAITING).update(state=APPROVED, text=text):
        return False
    for channel in Channel.objects.filter(register=notice.register, automatic=False):
        announce(notice, channel, now)
    return True


def skip(notice: Notice) -> bool:
    """Say that a text does not go to channels; False where an answer was given already."""
    return bool(Notice.objects.filter(pk=notice.pk, state=WAITING).update(state=SKIPPED))
