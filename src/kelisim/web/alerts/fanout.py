"""From what came to be known to who is told of it.

1. Events are read in the order of their arrival, from a cursor on. The cursor moves in the transaction that writes what
   follows from them, and only from where it was read: a worker that is killed, or a second one, neither leaves an event
   out nor tells it twice.
2. A register's cursor begins where the register is when it is first looked at: nobody is told of the past.
3. A joint story is public from its moment of release on, and came before it; a story of the newsroom is no act at all.
   So stories that came out since `LOOKED_BACK` are looked at each time, and told if they were not, to those who
   followed before that moment.
"""

import datetime
from collections.abc import Callable

from django.db import transaction

from kelisim.node.models import Register, Version
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.models import Channel, Cursor, Notice, Subscription
from kelisim.web.alerts.notices import write_notice, write_notice_of_story
from kelisim.web.alerts.searches import Answers, Told, answers, told_of
from kelisim.web.alerts.spreading import spread
from kelisim.web.alerts.topics import facets, following
from kelisim.web.newsroom.models import Story
from kelisim.web.newsroom.released import out
from kelisim.web.queries.event_rows import Filters
from kelisim.web.queries.events import Event, events_after, latest_events
from kelisim.web.queries.records import Record, find_record

AT_A_TIME = 100
LOOKED_BACK = datetime.timedelta(days=3)


def take_up(now: datetime.datetime) -> int:
    """Bring every register's news into the ledger; how many there were."""
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
            found_by = answers(record.slug, [told_of(event) for event in found])
            for event in found:
                _tell(event, channels, found_by, now)
        cursor.order = found[-1].order
        count += len(found)
    return count + _released(record, cursor, now) + _stories(record.slug, now)


def _tell(event: Event, channels: list[Channel], found_by: Answers, now: datetime.datetime) -> None:
    notice = write_notice(event, now, to_approve=_to_approve(channels))
    entries = [one.entry for one in event.entries]
    found = following(event.slug, facets(event.slug, entries), _finder(told_of(event), found_by))
    spread(notice, [row for row in found if event.order > row.since], channels, now)


def _to_approve(channels: list[Channel]) -> bool:
    return any(not channel.automatic for channel in channels)


def _finder(told: Told, found_by: Answers) -> Callable[[Subscription], bool]:
    things = set(told.things)
    return lambda row: not things.isdisjoint(found_by[row.of, row.follower.language])


def _released(record: Record, cursor: Cursor, now: datetime.datetime) -> int:
    """Tell of the joint stories whose moment came after the cursor had passed them (rule 3)."""
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
                    notice = write_notice(event, now, to_approve=_to_approve(channels))
                    entries = [one.entry for one in event.entries]
                    _come_out(notice, entries, told_of(event), moment, now)
                    count += 1
    return count


def _stories(slug: str, now: datetime.datetime) -> int:
    """Tell of the stories of the newsroom that came out (rule 3)."""
    rows = out(now=now).filter(register=slug, first_published_at__gt=now - LOOKED_BACK, first_published_at__lte=now)
    told = set(Notice.objects.filter(register=slug, kind="story").values_list("event", flat=True))
    by_key: dict[str, list[Story]] = {}
    for story in rows.select_related("locale").order_by("first_published_at", "pk"):
        by_key.setdefault(f"story:{story.translation_key}", []).append(story)
    fresh = {key: versions for key, versions in by_key.items() if key not in told}
    for key, versions in fresh.items():
        with transaction.atomic():
            channels = list(Channel.objects.filter(register=slug))
            notice = write_notice_of_story(key, versions, now, to_approve=_to_approve(channels))
            titles = {story.language: story.title for story in versions}
            things = Told((f"article:{versions[0].translation_key}",), (titles,))
            _come_out(notice, list(versions[0].tags), things, versions[0].first_published_at, now, "news")
    return len(fresh)


def _come_out(
    notice: Notice, entries: list[str], told: Told, moment: datetime.datetime, now: datetime.datetime, *sections: str
) -> None:
    """Have those told of a story who followed before it came out."""
    found_by = answers(notice.register, [told])
    of = facets(notice.register, entries, sections)
    found = following(notice.register, of, _finder(told, found_by))
    before = [row for row in found if row.confirmed is not None and row.confirmed <= moment]
    channels = [row for row in Channel.objects.filter(register=notice.register) if row.created <= moment]
    spread(notice, before, channels, now)
