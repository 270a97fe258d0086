"""The ledger: one worker at a time, nothing lost, what is in doubt is looked at."""

import datetime
import logging
from typing import Any

import pytest

from kelisim.web.alerts import circuits, fanout, ledger, receivers, subscribing, worker
from kelisim.web.alerts.lanes import Lane
from kelisim.web.alerts.models import (
    DOUBT,
    FAILED,
    GIVEN_UP,
    HANDING,
    QUEUED,
    SENDING,
    SENT,
    Circuit,
    Delivery,
    Follower,
)
from tests.web.alerts.conftest import NOW, SERVERS, everything, follow, happens
from tests.web.alerts.servers import Mailbox
from tests.web.conftest import World

LATER = NOW + ledger.LEASE + datetime.timedelta(seconds=1)


@pytest.fixture
def delivery(world: World, mailbox: Mailbox) -> Delivery:
    """A mail that is to be sent."""
    follow(world)
    happens(world)
    fanout.take_up(NOW)
    return Delivery.objects.get()


def test_one_of_two_workers_gets_it(delivery: Delivery) -> None:
    """Both read it as ready; the second finds it taken, until the lease is over."""
    assert ledger.take(delivery, "one", NOW, repeats=True)
    assert ledger.take(delivery, "two", NOW, repeats=True) is None
    assert not ledger.ready(NOW, "email").exists()
    (left,) = ledger.ready(LATER, "email")
    taken = ledger.take(left, "two", LATER, repeats=True)
    assert taken
    assert (taken.attempts, taken.doubted) == (2, False)


def test_who_lost_the_lease_sends_nothing(delivery: Delivery) -> None:
    """Whatever it writes changes nothing."""
    slow = ledger.take(delivery, "slow", NOW, repeats=True)
    assert slow
    fast = ledger.take(ledger.ready(LATER, "email").get(), "fast", LATER, repeats=True)
    assert fast
    assert not ledger.keep_message(slow, b"mine")
    assert not ledger.handing(slow)
    assert not ledger.sent(slow, LATER)
    assert not ledger.refused(slow, LATER, "no", for_good=True)
    assert not ledger.put_back(slow)
    row = Delivery.objects.get()
    assert (row.state, row.worker, bytes(row.message)) == (SENDING, "fast", b"")


@pytest.mark.parametrize(("repeats", "state"), [(True, SENDING), (False, DOUBT)])
def test_what_may_have_been_accepted(delivery: Delivery, *, repeats: bool, state: str) -> None:
    """Where the other side compares it is handed over again; where not, a person is asked."""
    taken = ledger.take(delivery, "dead", NOW, repeats=repeats)
    assert taken
    assert ledger.handing(taken)
    again = ledger.take(ledger.ready(LATER, "email").get(), "next", LATER, repeats=repeats)
    row = Delivery.objects.get()
    assert (row.state, row.doubted, again is not None) == (state, True, repeats)


@pytest.mark.parametrize(("is_there", "state"), [(True, SENT), (False, QUEUED)])
def test_a_person_settles_a_doubt_once(delivery: Delivery, *, is_there: bool, state: str) -> None:
    """It is there, or it is sent after all; a second answer changes nothing."""
    Delivery.objects.update(state=DOUBT, message=b"kept")
    assert ledger.settle(delivery, NOW, is_there=is_there)
    assert not ledger.settle(delivery, NOW, is_there=not is_there)
    row = Delivery.objects.get()
    assert (row.state, bytes(row.message)) == (state, b"" if is_there else b"kept")


def test_a_refusal_for_now_is_tried_again_and_at_last_given_up(
    lane: Lane, delivery: Delivery, mailbox: Mailbox
) -> None:
    """With longer and longer waits, for about five days; the follower stays."""
    mailbox.on_receiver = lambda to: "451 4.3.0 not now"
    moment = NOW
    lane.clock = lambda: moment
    dues = []
    while Delivery.objects.get().state != GIVEN_UP:
        assert everything(lane) == 1
        row = Delivery.objects.get()
        dues.append(row.due)
        moment = max(moment, row.due)
    assert Delivery.objects.get().attempts == ledger.LAST_ATTEMPT
    assert datetime.timedelta(days=4) < moment - NOW < datetime.timedelta(days=6)
    assert dues == sorted(dues)
    assert "451 4.3.0 not now" in Delivery.objects.get().problem
    assert Follower.objects.get().suspended is None


def test_a_dead_address_is_written_to_no_more(world: World, lane: Lane, delivery: Delivery, mailbox: Mailbox) -> None:
    """What is queued for it waits; where it subscribes anew it is asked again, and then goes on."""
    mailbox.on_receiver = lambda to: "550 5.1.1 no such mailbox"
    everything(lane)
    assert Delivery.objects.get().state == GIVEN_UP
    assert Follower.objects.get().suspended == NOW
    happens(world, status="delayed")
    fanout.take_up(NOW)
    assert Delivery.objects.count() == 1
    mailbox.on_receiver = lambda to: None
    follow(world)
    assert Follower.objects.get().suspended is None


def test_a_refusal_of_the_message_suspends_nobody(lane: Lane, delivery: Delivery, mailbox: Mailbox) -> None:
    """It is given up, and the address stays."""
    mailbox.on_whole = lambda: "554 5.7.1 we do not like it"
    everything(lane)
    assert Delivery.objects.get().state == GIVEN_UP
    assert Follower.objects.get().suspended is None


def test_a_server_that_is_down_loses_nothing(world: World, lane: Lane, delivery: Delivery, mailbox: Mailbox) -> None:
    """It is left alone longer and longer, no attempt is counted, and what waited is sent when it is back."""
    moment = NOW
    lane.clock = lambda: moment
    mailbox.on_mail = lambda: "421 4.3.2 shutting down"
    for failures in range(1, 15):
        assert lane.step()
        assert not lane.step()
        circuit = Circuit.objects.get()
        assert circuit.failures == failures
        moment = circuit.open_until
    row = Delivery.objects.get()
    assert (row.state, row.attempts) == (QUEUED, 0)
    assert moment - NOW > datetime.timedelta(days=1)
    mailbox.on_mail = lambda: None
    everything(lane)
    assert Delivery.objects.get().state == SENT
    assert not Circuit.objects.exists()
    assert len(mailbox.mails) == 1


def test_a_receiver_that_fails_for_days_is_told_once_a_day(db: None, caplog: pytest.LogCaptureFixture) -> None:
    """On one line of the log; before a day is over nobody is troubled."""
    day = circuits.TOLD_AFTER
    with caplog.at_level(logging.ERROR, "kelisim.alerts"):
        circuits.failed("email", NOW, "connection refused")
        circuits.tell(NOW + day / 2)
        assert caplog.messages == []
        for hours in (24, 30, 47, 48):
            circuits.tell(NOW + datetime.timedelta(hours=hours))
    assert caplog.messages == ["email has failed since 2026-11-24T10:00+00:00: connection refused"] * 2
    assert [row.name for row in circuits.failing(NOW + day)] == ["email"]


def test_one_receiver_that_refuses_holds_up_no_other(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """Those behind it get their mail at once."""
    for name in ("bad", "good", "fine"):
        follow(world, address=f"{name}@example.org")
    happens(world)
    fanout.take_up(NOW)
    mailbox.on_receiver = lambda to: "450 4.2.1 busy" if to.startswith("bad") else None
    everything(lane)
    assert {to for _, to, _ in mailbox.mails} == {"good@example.org", "fine@example.org"}
    assert list(Delivery.objects.order_by("pk").values_list("state", flat=True)) == [FAILED, SENT, SENT]


def test_who_leaves_while_a_mail_is_on_its_way_gets_none(lane: Lane, delivery: Delivery, mailbox: Mailbox) -> None:
    """The row goes with the follower, and without it the last line is not sent."""
    mailbox.on_data = lambda: None
    follower = Follower.objects.get()
    written = lane.way.write

    def leaves(row: Delivery) -> bytes:
        message = written(row)
        subscribing.end(follower, "all")
        return message

    lane.way.write = leaves  # type: ignore[method-assign, assignment]
    lane.step()
    assert mailbox.mails == []
    assert not Delivery.objects.exists()


def test_a_message_that_cannot_be_written_waits_its_turn(lane: Lane, delivery: Delivery, mailbox: Mailbox) -> None:
    """It is told in the log, tried again later, and holds up nothing."""
    lane.way.write = lambda row: 1 / 0  # type: ignore[method-assign, assignment, return-value]
    lane.step()
    assert Delivery.objects.get().state == FAILED


def test_the_message_is_erased_when_it_was_accepted(lane: Lane, delivery: Delivery, mailbox: Mailbox) -> None:
    """The ledger keeps that it was sent, not what."""
    everything(lane)
    row = Delivery.objects.get()
    assert (row.state, bytes(row.message), row.finished) == (SENT, b"", NOW)


def test_handing_is_written_before_the_dot(lane: Lane, delivery: Delivery, mailbox: Mailbox) -> None:
    """When the server has the whole message, the ledger says so already."""
    seen: list[str] = []
    handing = ledger.handing

    def told(row: Delivery) -> bool:
        seen.append(f"body={len(mailbox.mails)}")
        return handing(row)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "handing", told)
        lane.step()
    assert seen == ["body=0"]
    assert HANDING not in Delivery.objects.values_list("state", flat=True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SMTP", "mail.example"),
        ("SMTP", "smtp://mail.example:99999"),
        ("SMTP", "https://mail.example"),
        ("MAIL_FROM", "nobody"),
        ("MAIL_RETURN", "nobody"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_told_before_anything_is_sent(settings: Any, name: str, said: str) -> None:
    """By the name that it has in the environment."""
    settings.ALERTS = SERVERS | {"SMTP": "smtp://127.0.0.1:1", name: said}
    with pytest.raises(receivers.ReceiverError, match=f"KELISIM_{name}"):
        worker.ways()


def test_the_words_of_a_mail_server(settings: Any) -> None:
    """The port of each scheme, and signs that an address writes in another way."""
    settings.ALERTS = SERVERS | {"SMTP": "smtps://a%40b:p%3Aw@mail.example"}
    server = receivers.mail_server()
    assert server == receivers.MailServer("mail.example", 465, implicit_tls=True, user="a@b", password="p:w")
    assert not server.plain
    settings.ALERTS = SERVERS | {"SMTP": "smtp://mail.example", "MAIL_RETURN": "back@example.org"}
    assert receivers.mail_server() == receivers.MailServer(
        "mail.example", 587, implicit_tls=False, user="", password=""
    )
    assert receivers.return_address("f1-x") == "back+f1-x@example.org"
