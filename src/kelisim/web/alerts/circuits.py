"""Receivers that fail are left alone for a while, and told to the editor when it goes on for days.

1. A way (the mail server, Telegram, X) or a channel that fails gets nothing before a wait that doubles with each
   failure; its messages stay in the ledger and no attempt of theirs is counted. The others go on.
2. One that answers again is forgotten at once.
3. One that has failed for `TOLD_AFTER` is told: on the desk, and on one line of the log each day.
"""

import datetime
import logging

from django.db.models import F, Q

from kelisim.web.alerts.backoff import wait
from kelisim.web.alerts.models import Circuit

TOLD_AFTER = datetime.timedelta(days=1)
log = logging.getLogger("kelisim.alerts")


def open_ones(now: datetime.datetime) -> set[str]:
    """The names of receivers that are left alone now."""
    return set(Circuit.objects.filter(open_until__gt=now).values_list("name", flat=True))


def failed(name: str, now: datetime.datetime, problem: str) -> None:
    """Write that a receiver failed."""
    row, _ = Circuit.objects.get_or_create(name=name, defaults={"since": now, "open_until": now})
    until = now + wait(name, row.failures + 1)
    Circuit.objects.filter(pk=name).update(failures=F("failures") + 1, open_until=until, problem=problem[:300])


def paused(name: str, until: datetime.datetime, now: datetime.datetime, problem: str) -> None:
    """Write that a receiver asked to be left alone until a moment; that is no failure."""
    Circuit.objects.update_or_create(
        name=name,
        defaults={"open_until": until, "problem": problem[:300]},
        create_defaults={"since": now, "open_until": until, "problem": problem[:300]},
    )


def works(name: str) -> None:
    """Write that a receiver answered."""
    Circuit.objects.filter(pk=name).delete()


def failing(now: datetime.datetime) -> list[Circuit]:
    """The receivers that have failed for so long that a person has to look."""
    return list(Circuit.objects.filter(failures__gt=0, since__lte=now - TOLD_AFTER).order_by("since"))


def tell(now: datetime.datetime) -> None:
    """Say in the log which receivers have failed for days, once a day each."""
    for row in failing(now):
        before = Circuit.objects.filter(Q(told=None) | Q(told__lte=now - TOLD_AFTER), pk=row.pk)
        if before.update(told=now):
            log.error("%s has failed since %s: %s", row.name, row.since.isoformat(timespec="minutes"), row.problem)
