"""Sending what the ledger holds, a lane for each way.

1. Lanes do not wait for one another: a mail server that hangs holds up no post.
2. Before each message the lane looks whether its way, or the channel, is left alone for now (`circuits`).
3. What follows from the end of an attempt is written in `_settle`, and nowhere else.
"""

import datetime
import logging
from collections.abc import Callable

from django.db import OperationalError

from kelisim.web.alerts import circuits, ledger
from kelisim.web.alerts.bounces import suspend
from kelisim.web.alerts.models import TELEGRAM, Delivery, Follower
from kelisim.web.alerts.way import Outcome, Way

Clock = Callable[[], datetime.datetime]
TRIES = 5
"""How often the end of an attempt is written where the database is locked; each waits as long as the database does."""
PAUSE = datetime.timedelta(minutes=1)
log = logging.getLogger("kelisim.alerts")


class Lane:
    """One way, and who works at it."""

    def __init__(self, way: Way, clock: Clock) -> None:
        self.way = way
        self.clock = clock
        self.worker = ledger.new_worker()

    def step(self) -> bool:
        """Send one message, if there is one to send now; says whether there was."""
        now = self.clock()
        left_alone = circuits.open_ones(now)
        if self.way.name in left_alone:
            return False
        channels = [int(name.partition(":")[2]) for name in left_alone if name.startswith("channel:")]
        found = ledger.ready(now, self.way.name)
        if channels:
            found = found.exclude(channel_id__in=channels)
        row = found.first()
        if row is None:
            return False
        taken = ledger.take(row, self.worker, now, repeats=self.way.repeats(row))
        if taken is not None:
            self._send(taken)
        return True

    def _send(self, delivery: Delivery) -> None:
        if not delivery.message:
            if _empty(delivery):
                delivery.delete()
                return
            try:
                message = self.way.write(delivery)
            except Exception as error:
                log.exception("delivery %s cannot be written", delivery.pk)
                ledger.refused(delivery, self.clock(), f"not written: {type(error).__name__}", for_good=False)
                return
            if not ledger.keep_message(delivery, message):
                return
        outcome = self.way.send(delivery, lambda: ledger.handing(delivery))
        for left in reversed(range(TRIES)):
            try:
                _settle(self.way, delivery, outcome, self.clock())
            except OperationalError:
                # What is known of the attempt would be forgotten, and an accepted message be in doubt.
                if not left:
                    raise
            else:
                return


def _empty(delivery: Delivery) -> bool:
    """Whether a digest has nothing to tell any more, because what it was to tell is not followed now."""
    return (
        delivery.follower_id is not None and not delivery.key.startswith("confirm:") and not delivery.tellings.exists()
    )


def _settle(way: Way, delivery: Delivery, outcome: Outcome, now: datetime.datetime) -> None:
    """Write what follows from the end of an attempt."""
    receiver = f"channel:{delivery.channel_id}" if delivery.channel_id is not None else ""
    match outcome.end:
        case "accepted":
            ledger.sent(delivery, now)
            _work(way.name, receiver)
        case "refused" | "refused-for-good":
            circuits.works(way.name)
            _refused(delivery, outcome, receiver, now)
        case "unreachable":
            ledger.put_back(delivery)
            circuits.failed(way.name, now, outcome.problem)
        case "paused":
            ledger.put_back(delivery)
            circuits.paused(way.name, outcome.until or now + PAUSE, now, outcome.problem)
        case "unanswered":
            ledger.unanswered(delivery, now, outcome.problem, repeats=way.repeats(delivery))
            circuits.failed(way.name, now, outcome.problem)
        case "lost":
            log.warning("delivery %s was taken over by another worker", delivery.pk)


def _work(*names: str) -> None:
    for name in names:
        if name:
            circuits.works(name)


def _refused(delivery: Delivery, outcome: Outcome, receiver: str, now: datetime.datetime) -> None:
    if receiver and outcome.suspends:
        # The bot is not in the channel any more: its texts wait until it is.
        ledger.put_back(delivery)
        circuits.failed(receiver, now, outcome.problem)
        return
    ledger.refused(delivery, now, outcome.problem, for_good=outcome.end == "refused-for-good")
    if outcome.suspends and delivery.follower_id is not None:
        if delivery.way == TELEGRAM:
            Follower.objects.filter(pk=delivery.follower_id).delete()
        else:
            suspend(delivery.follower_id, now)
