"""From events to the ledger: who is to be told of what.

1. Events are read in the order of their arrival, from a cursor on. The cursor moves in the transaction that writes what
   follows from them, and only from where it was read: a worker that is killed, or a second one, neither leaves an event
   out nor tells it twice.
2. A register's cursor begins where the register is when it is first looked at: nobody is told of the past.
3. A joint story is public from its moment of release on, and came before it; so stories that were released since
   `LOOKED_BACK` are looked at again, and told if they were not.
4. A follower is told of an event once, by the subscription that tells soonest. What is told at once is a delivery of
   its own; for a digest the event joins the delivery of the current day or week, or of the next where a worker has
   taken that one already.
5. A channel is told of an event when an editor approved the text, or at once where the channel says so.
"""

import datetime

from django.db import transaction

from kelisim.node.models import Register, Version
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.models import (
    APPROVED,
    AT_ONCE,
    DAILY,
    QUEUED,
    SKIPPED,
    WAITING,
    Channel,
    Cursor,
    Delivery,
    Notice,
    Subscription,
    Telling,
)
from kelisim.web.alerts.notices import write_notice
from kelisim.web.alerts.searches import Answers, answers, things_of
from kelisim.web.alerts.topics import facets, following
from kelisim.web.alerts.windows import window
from kelisim.web.queries.event_rows import Filters
from kelisim.web.queries.events import Event, events_after, latest_events
from kelisim.web.queries.records import Record, find_record

AT_A_TIME = 100
LOOKED_BACK = datetime.timedelta(days=3)
_SOONEST = (AT_ONCE, DAILY)


def take_up(now: datetime.datetime) -> int:
    """Bring every register's new events into the ledger; how many there were."""
    slugs = Register.objects.filter(founded=True).values_list("slug", flat=True)
    return sum(_of_register(find_record(slug), now) for slug in slugs)


def _of_register(record: Record, now: datetime.datetime) -> int:
    cursor, count = begun(record.slug), 0
    while True:
        with transaction.atomic():
            # The condition makes one of several workers wait and then find that there is nothing left to do.
            here = Cursor.objects.filter(pk=cursor.pk, order=cursor.order)
            found = events_after(record, cursor.order, AT_A_TIME)
            if not found or not here.update(order=found[-1].order):
                break
            channels = list(Channel.objects.filter(register=record.slug))
            found_by = answers(record.slug, found)
            for event in found:
                _tell(event, channels, found_by, now)
        cursor.order = found[-1].order
        count += len(found)
    return count + _released(record, cursor, now)


def _released(record: Record, cursor: Cursor, now: datetime.datetime) -> int:
    """Tell of the stories whose moment came after the cursor had passed them (rule 3)."""
    since, until = (one.strftime("%Y-%m-%dT%H:%M:%SZ") for one in (now - LOOKED_BACK, now))
    rows = Version.objects.filter(register=record.register, public=True, arrival__lte=cursor.order)
    rows = rows.filter(entry__kind="story", entry__public=True, ordinal=1)
    rows = rows.filter(content__release__gt=since, content__release__lte=until).select_related("entry")
    told = set(Notice.objects.filter(register=record.slug, kind="news").values_list("order", flat=True))
    count = 0
    for row in rows.order_by("arrival"):
        if row.arrival in told:
            continue
        moment = datetime.datetime.fromisoformat(row.content["release"])
        with transaction.atomic():
            for event in latest_events(record, Filters(entry=row.entry.entry)):
                if event.order == row.arrival:
                    channels = list(Channel.objects.filter(register=record.slug))
                    _tell(event, channels, answers(record.slug, [event]), now, moment)
                    count += 1
    return count


def _tell(
    event: Event,
    channels: list[Channel],
    found_by: Answers,
    now: datetime.datetime,
    moment: datetime.datetime | None = None,
) -> None:
    """Write who is told of an event. `moment` is that of its release, where it was known of before."""
    notice = write_notice(event, now, to_approve=any(not channel.automatic for channel in channels))
    for channel in channels:
        if channel.automatic and (moment is None or channel.created <= moment):
            announce(notice, channel, now)
    of, things = facets(event.slug, (one.entry for one in event.entries)), set(things_of(event))
    found = following(event.slug, of, lambda row: not things.isdisjoint(found_by[row.of, row.follower.language]))
    rows = [row for row in found if _counts(row, event, moment)]
    rows.sort(key=lambda row: (_SOONEST.index(row.rhythm) if row.rhythm in _SOONEST else len(_SOONEST), row.pk))
    told = set(Telling.objects.filter(notice=notice).values_list("follower_id", flat=True))
    for row in rows:
        if row.follower_id not in told:
            told.add(row.follower_id)
            delivery = _at_once(notice, row, now) if row.rhythm == AT_ONCE else _digest(row, now)
            Telling.objects.create(follower_id=row.follower_id, notice=notice, delivery=delivery, subscription=row)


def _counts(row: Subscription, event: Event, moment: datetime.datetime | None) -> bool:
    """Whether an event came after the subscription began."""
    if moment is not None:
        return row.confirmed is not None and row.confirmed <= moment
    return event.order > row.since


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
