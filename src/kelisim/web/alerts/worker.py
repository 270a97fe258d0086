"""The worker: takes up events, sends what is due, answers the bot, cleans up; once, or until it is told to end.

1. Several workers may run at once, on one machine or on several that share a database.
2. Told to end, each lane finishes the message that it is at.
3. An error that nobody foresaw stops nothing but the step that it is in: it is logged, and that lane waits.
"""

import datetime
import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from django.db import connections
from django.utils import timezone

from kelisim.web.alerts import circuits, cleaning, fanout, receivers
from kelisim.web.alerts.lanes import Lane
from kelisim.web.alerts.way import Way

INTERVAL = datetime.timedelta(seconds=2)
"""How long a lane waits where there is nothing to do."""
CLEAN_EVERY = datetime.timedelta(hours=1)
log = logging.getLogger("kelisim.alerts")


def ways() -> list[Callable[[], Way]]:
    """What makes each way whose server this node has. Libraries are loaded only for those.

    Raises:
        ReceiverError: a setting cannot be meant; nothing is sent before it is put right.
    """
    found: list[Callable[[], Way]] = []
    server = receivers.mail_server()
    if server is not None:
        receivers.sender()
        receivers.return_address("")
        from kelisim.web.alerts.smtp import Mail  # noqa: PLC0415 as the docstring says

        found.append(lambda: Mail(server))
    if receivers.telegram_token():
        from kelisim.web.alerts.telegram import Telegram  # noqa: PLC0415 as above

        found.append(lambda: Telegram(receivers.telegram_token(), receivers.telegram_server()))
    account = receivers.x_account()
    if account is not None:
        from kelisim.web.alerts.x_posts import XPosts  # noqa: PLC0415 as above

        found.append(lambda: XPosts(account))
    return found


def run_once() -> int:
    """Take up what is new and send what is due, now; how many steps that took."""
    publish_stories(timezone.now())
    fanout.take_up(timezone.now())
    cleaning.clean(timezone.now())
    counts: list[int] = []
    stop = threading.Event()
    threads = [
        threading.Thread(target=lambda make=make: counts.append(_lane(make, stop, once=True))) for make in ways()
    ]
    with ending_by_signal(stop):
        _together(threads)
    circuits.tell(timezone.now())
    return sum(counts)


def run_on() -> None:
    """Work until SIGTERM or SIGINT."""
    stop = threading.Event()
    threads = [threading.Thread(target=lambda make=make: _lane(make, stop, once=False)) for make in ways()]
    threads.append(threading.Thread(target=_upkeep, args=(stop,)))
    if receivers.telegram_token():
        from kelisim.web.alerts.bot import poll  # noqa: PLC0415 a library that only this lane needs

        threads.append(threading.Thread(target=poll, args=(stop,)))
    with ending_by_signal(stop):
        _together(threads)


def _together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@contextmanager
def ending_by_signal(stop: threading.Event) -> Iterator[None]:
    """While this holds, SIGTERM and SIGINT ask for an end."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _lane(make: Callable[[], Way], stop: threading.Event, *, once: bool) -> int:
    """Send until there is nothing to send (`once`) or until the end; how many steps were taken."""
    count = 0
    way = make()
    lane = Lane(way, timezone.now)
    try:
        while not stop.is_set():
            if _guarded(lane.step):
                count += 1
            elif once:
                break
            else:
                stop.wait(INTERVAL.total_seconds())
    finally:
        way.close()
        connections.close_all()
    return count


def _upkeep(stop: threading.Event) -> None:
    """Take up events and publish what is due, all the time; clean up now and then."""
    cleaned: datetime.datetime | None = None
    try:
        while not stop.is_set():
            now = timezone.now()
            for step in (publish_stories, fanout.take_up, circuits.tell):
                _guarded(step, now)
            if cleaned is None or now - cleaned >= CLEAN_EVERY:
                _guarded(cleaning.clean, now)
                cleaned = now
            stop.wait(INTERVAL.total_seconds())
    finally:
        connections.close_all()


def _guarded(step: Callable[..., object], *given: object) -> bool:
    try:
        return bool(step(*given))
    except Exception:
        log.exception("a step of the worker failed")
        return False


def publish_stories(now: datetime.datetime) -> None:
    """Have the newsroom publish what is due."""
    with suppress(ImportError):
        from kelisim.web.newsroom.released import publish_due  # noqa: PLC0415 where there is no newsroom there is none

        publish_due(now)
