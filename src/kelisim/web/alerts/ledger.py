"""The ledger of messages: who may send one, and what became of it.

The way of a delivery:

    queued, failed -> sending -> handing -> sent
                         |          |-----> failed, given-up     the other side refused it
                         |          '-----> doubt                no answer, and a person has to look
                         '----------------> failed, queued       nothing was handed over

1. A worker takes a delivery by one conditional UPDATE that only one of several can win, on SQLite and PostgreSQL alike,
   and has it until its lease ends. Every later step is conditional on the worker's name: who lost the lease changes
   nothing and sends nothing.
2. `handing` is committed immediately before the one step by which the other side accepts the message (over SMTP the
   line with the single dot). Before it nothing can have been accepted, so a delivery found `sending` after its lease
   is simply sent.
3. A delivery found `handing` after its lease was accepted or not; no protocol can tell. On ways that compare (a mail
   with the same Message-ID and the same bytes, a post on X with the same text) it is handed over again and marked as
   `doubted`. On others it is put in `doubt`, and an editor looks whether it is there. Neither is it lost.
4. The message is written once, before the first attempt, and a repeat is the same byte for byte. It is erased when it
   was accepted or given up.
"""

import datetime
import secrets

from django.db.models import F, Q, QuerySet

from kelisim.web.alerts.backoff import wait
from kelisim.web.alerts.models import DOUBT, FAILED, GIVEN_UP, HANDING, QUEUED, SENDING, SENT, Delivery

LEASE = datetime.timedelta(minutes=5)
"""Longer than any one attempt can take: ways have timeouts that are shorter."""
LAST_ATTEMPT = 28
"""With the waits of `backoff` about five days of attempts, as RFC 5321, 4.5.4.1, asks."""
OPEN = (QUEUED, FAILED)


def new_worker() -> str:
    """A name for a worker that no other has."""
    return secrets.token_hex(16)


def ready(now: datetime.datetime, *ways: str) -> QuerySet[Delivery]:
    """What may be taken now: due, or left behind by a worker whose lease is over."""
    left = Q(state__in=(SENDING, HANDING), lease__lt=now)
    found = Delivery.objects.filter(Q(state__in=OPEN, due__lte=now) | left, way__in=ways)
    # A suspended address is asked again only where somebody subscribed with it anew.
    return found.filter(Q(follower__suspended=None) | Q(key__startswith="confirm:")).order_by("due", "id")


def take(delivery: Delivery, worker: str, now: datetime.datetime, *, repeats: bool) -> Delivery | None:
    """Take a delivery that was ready.

    Args:
        delivery: the row as it was read.
        worker: who takes it.
        now: the moment.
        repeats: whether its way may be handed a message again that it may have accepted already.

    Returns:
        The row as it is now; None where another worker was first, or where it is in doubt from here on.
    """
    same = Delivery.objects.filter(pk=delivery.pk, state=delivery.state, worker=delivery.worker)
    same = same.filter(attempts=delivery.attempts).filter(Q(state__in=OPEN) | Q(lease__lt=now))
    if delivery.state == HANDING and not repeats:
        same.update(state=DOUBT, worker="", lease=None, doubted=True)
        return None
    won = same.update(
        state=SENDING,
        worker=worker,
        lease=now + LEASE,
        attempts=F("attempts") + 1,
        doubted=delivery.doubted or delivery.state == HANDING,
    )
    if not won:
        return None
    row = Delivery.objects.select_related("follower", "channel", "subscription").filter(pk=delivery.pk)
    return row.first()


def keep_message(delivery: Delivery, message: bytes) -> bool:
    """Keep what is sent, so that every repeat is the same. Says whether the delivery is still the worker's."""
    delivery.message = message
    return bool(_mine(delivery, SENDING).update(message=message))


def handing(delivery: Delivery) -> bool:
    """Write that the next step may have the message accepted. Says whether that step may be taken."""
    return bool(_mine(delivery, SENDING).update(state=HANDING))


def sent(delivery: Delivery, now: datetime.datetime) -> bool:
    """Write that the other side accepted it."""
    return _finish(delivery, SENT, now, "")


def refused(delivery: Delivery, now: datetime.datetime, problem: str, *, for_good: bool) -> bool:
    """Write that the other side refused it: for good, or for now; then it is tried again until `LAST_ATTEMPT`."""
    if for_good or delivery.attempts >= LAST_ATTEMPT:
        return _finish(delivery, GIVEN_UP, now, problem)
    due = now + wait(f"delivery:{delivery.pk}", delivery.attempts)
    return bool(_mine(delivery, SENDING, HANDING).update(state=FAILED, due=due, problem=problem[:300], **_RELEASED))


def put_back(delivery: Delivery) -> bool:
    """Write that nothing was handed over and that it was not the receiver's fault: no attempt is counted."""
    back = _mine(delivery, SENDING, HANDING)
    return bool(back.update(state=QUEUED, attempts=F("attempts") - 1, **_RELEASED))


def unanswered(delivery: Delivery, now: datetime.datetime, problem: str, *, repeats: bool) -> bool:
    """Write that it was handed over and no answer came, while the worker lives on."""
    if repeats and delivery.attempts >= LAST_ATTEMPT:
        return _finish(delivery, GIVEN_UP, now, problem)
    state = FAILED if repeats else DOUBT
    due = now + wait(f"delivery:{delivery.pk}", delivery.attempts)
    return bool(_mine(delivery, HANDING).update(state=state, due=due, doubted=True, problem=problem[:300], **_RELEASED))


_RELEASED: dict[str, object] = {"worker": "", "lease": None}


def _mine(delivery: Delivery, *states: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=delivery.pk, worker=delivery.worker, state__in=states)


def _finish(delivery: Delivery, state: str, now: datetime.datetime, problem: str) -> bool:
    done = _mine(delivery, SENDING, HANDING)
    return bool(done.update(state=state, finished=now, message=b"", problem=problem[:300], **_RELEASED))


def settle(delivery: Delivery, now: datetime.datetime, *, is_there: bool) -> bool:
    """What a person found of a delivery in doubt: the message is there, or it is to be sent after all."""
    row = Delivery.objects.filter(pk=delivery.pk, state=DOUBT)
    if is_there:
        return bool(row.update(state=SENT, finished=now, message=b"", problem=""))
    return bool(row.update(state=QUEUED, due=now, doubted=False, problem=""))
