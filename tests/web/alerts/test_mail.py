"""Mails, from an event to the mailbox."""

from kelisim.web.alerts import fanout
from kelisim.web.alerts.lanes import Lane
from tests.web.alerts.conftest import NOW, everything, follow, happens
from tests.web.alerts.servers import Mailbox
from tests.web.conftest import World


def test_an_event_is_mailed_once(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """Once, however often the worker looks."""
    follow(world)
    happens(world)
    for _ in range(2):
        fanout.take_up(NOW)
        everything(lane)
    (mail,) = mailbox.seen
    assert "Butadiene" in mail["subject"]
