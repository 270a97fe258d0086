"""When something comes out, by the clock of the server, with or without a worker.

1. A story of the newsroom is out while it is live and has not expired. One that is filed as an entry is shown by the
   entry alone.
2. A joint story is an entry of the register with a `release`, the moment that both press services signed. Until then
   its rows are not public, whatever else is, so nothing that reads public rows can show it early. From that moment on
   they are: `publish_due` says so in the rows.
3. Views of news call `catch_up` first. It asks one question of the database, and does what is due when something is, so
   a story is out when its moment has come even if no worker runs.
"""

import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, Max, Min, Q, QuerySet
from wagtail.models import Revision

from kelisim.node.models import PLACES, Entry, Proposal, Register, Version
from kelisim.node.statements import newest_key
from kelisim.web.newsroom.models import Story

Shown = Story | Entry | Version | Proposal


def clock() -> datetime.datetime:
    """Now, by the server's clock."""
    return datetime.datetime.now(datetime.UTC)


def written(now: datetime.datetime) -> str:
    """A moment as acts write it (RFC 3339, whole seconds, UTC); texts of this form are in order of time."""
    return now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_out(row: Shown, now: datetime.datetime) -> bool:
    """Whether everybody may see it: a story, an entry, a version of one, or a proposal of it."""
    if isinstance(row, Story):
        expired = row.expired or (row.expire_at is not None and row.expire_at <= now)
        return bool(row.live and not expired and not row.proposal)
    if row.public:
        return True
    moments = _moments(row.entries) if isinstance(row, Proposal) else [row.content.get("release")]
    return bool(moments) and all(moment and moment <= written(now) for moment in moments)


def _moments(entries: list[dict[str, Any]]) -> list[str | None]:
    """The releases of a proposal's entries; none where something in it is not for everybody ever."""
    return [entry["release"] for entry in entries if "release" in entry]


def out(language: str | None = None, now: datetime.datetime | None = None) -> QuerySet[Story]:
    """The stories of the newsroom that are out, in one language or in all."""
    found: QuerySet[Story] = Story.objects.filter(live=True, expired=False, proposal="")
    found = found.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now or clock()))
    return found.filter(locale__language_code=language) if language else found


def _revisions(now: datetime.datetime) -> QuerySet[Revision]:
    kind = ContentType.objects.get_for_model(Story)
    found: QuerySet[Revision] = Revision.objects.filter(base_content_type=kind, approved_go_live_at__lte=now)
    return found


def _expired(now: datetime.datetime) -> QuerySet[Story]:
    found: QuerySet[Story] = Story.objects.filter(live=True, expire_at__lte=now)
    return found


def _entries(now: datetime.datetime) -> QuerySet[Entry]:
    registers = Register.objects.order_by().values("pk")
    return Entry.objects.filter(
        register__in=registers, kind="story", public=False, content__release__lte=written(now)
    ).order_by()


def catch_up(now: datetime.datetime) -> None:
    """Bring out what is due; one statement where nothing is."""
    due = (
        Register.objects.order_by()
        .values("pk")[:1]
        .annotate(due=Q(Exists(_revisions(now))) | Q(Exists(_expired(now))) | Q(Exists(_entries(now))))
    )
    if any(row["due"] for row in due):
        publish_due(now)


def publish_due(now: datetime.datetime) -> int:
    """Bring out every scheduled story and joint release whose moment has come, and take back what has expired.

    It may be called by several processes at once, and again after it was cut short.

    Returns:
        How many stories and entries came out or went.
    """
    done = 0
    for key in _revisions(now).order_by("approved_go_live_at").values_list("pk", flat=True):
        with transaction.atomic():
            if revision := _revisions(now).filter(pk=key).first():
                revision.publish(log_action="wagtail.publish.scheduled")
                done += 1
    for key in _expired(now).values_list("pk", flat=True):
        with transaction.atomic():
            if story := _expired(now).filter(pk=key).first():
                story.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
                done += 1
    return done + release_due(now)


@transaction.atomic
def release_due(now: datetime.datetime) -> int:
    """Make the rows of joint stories public whose moment has come; how many entries came out."""
    found = list(_entries(now))
    if not found:
        return 0
    # Who reads events in the order in which they came reads on from the newest: what comes out now comes now.
    arrival = max(Version.objects.aggregate(newest=Max("arrival"))["newest"] or 0, newest_key() * PLACES + PLACES // 2)
    due = Version.objects.filter(entry__in=found, public=False, content__release__lte=written(now))
    for step, key in enumerate(due.order_by("arrival", "pk").values_list("pk", flat=True), start=1):
        Version.objects.filter(pk=key).update(public=True, arrival=arrival + step)
    for proposal in Proposal.objects.filter(public=False, versions__entry__in=found).distinct():
        if is_out(proposal, now):
            Proposal.objects.filter(pk=proposal.pk).update(public=True)
    return Entry.objects.filter(pk__in=[row.pk for row in found]).update(public=True)


def next_moment(now: datetime.datetime | None = None) -> datetime.datetime | None:
    """When the next thing comes out or goes, as far as is known; None where nothing waits."""
    now = now or clock()
    revisions = Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(Story))
    moments = [
        revisions.filter(approved_go_live_at__gt=now).aggregate(at=Min("approved_go_live_at"))["at"],
        Story.objects.filter(live=True, expire_at__gt=now).aggregate(at=Min("expire_at"))["at"],
    ]
    waiting = Entry.objects.filter(kind="story", public=False, content__release__gt=written(now))
    moments += map(datetime.datetime.fromisoformat, waiting.order_by().values_list("content__release", flat=True))
    return min((moment for moment in moments if moment is not None), default=None)
