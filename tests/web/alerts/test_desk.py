"""Alerts at the desk: who may do what, and what it does."""

from typing import Any

import pytest
from django.test import Client

from kelisim.node import accounts
from kelisim.web.alerts import circuits, fanout, spreading
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.models import (
    APPROVED,
    DOUBT,
    QUEUED,
    SENT,
    SKIPPED,
    TELEGRAM,
    WAITING,
    Channel,
    Delivery,
    Notice,
)
from tests.web.alerts.conftest import NOW, SERVERS, arrived, happens
from tests.web.conftest import World
from tests.web.desk.people import ADDRESS, browser, code_of, post
from tests.web.hashing import quick_passwords as quick_passwords  # noqa: PLC0414 pytest finds fixtures by their names

DESK = "/desk/alerts/"


def entered(party: str = "KAZ") -> Client:
    """An editor who has signed in."""
    admission = accounts.open_account("aida", party)
    client = browser()
    client.get(ADDRESS)
    post(client, ADDRESS, name="aida", password=admission.password, code=code_of(admission))
    return client


@pytest.fixture
def notice(world: World, settings: Any) -> Notice:
    """A text that waits."""
    settings.ALERTS = SERVERS | {"TELEGRAM_TOKEN": "1:a"}
    arrived()
    begun("test")
    Channel.objects.create(way=TELEGRAM, address="@kelisim", register="test", language="en", created=NOW)
    happens(world)
    fanout.take_up(NOW)
    return Notice.objects.get()


def test_a_stranger_is_asked_to_sign_in(notice: Notice) -> None:
    """And changes nothing."""
    client = browser()
    assert client.get(DESK).status_code == 302
    client.get(ADDRESS)
    assert post(client, f"{DESK}texts/{notice.pk}/", do="approve").status_code == 302
    assert Notice.objects.get().state == WAITING


def test_a_text_is_corrected_and_approved(notice: Notice) -> None:
    """As it was typed in each language, in one line; what was left empty stays as it was."""
    client = entered()
    page = client.get(DESK).content.decode()
    assert "Butadiene. Kazakhstan reported: done" in page
    fields = {"text.en": "Done,\r\nsays Kazakhstan.", "text.ru": "Готово.", "text.kk": ""}
    assert post(client, f"{DESK}texts/{notice.pk}/", do="approve", **fields).headers["Location"] == DESK
    row = Notice.objects.get()
    assert row.state == APPROVED
    assert row.text == {"en": "Done, says Kazakhstan.", "ru": "Готово.", "kk": notice.text["kk"]}
    assert Delivery.objects.get().channel
    assert "No text waits" in client.get(DESK).content.decode()


def test_a_text_is_left_out(notice: Notice) -> None:
    """It goes nowhere."""
    post(entered(), f"{DESK}texts/{notice.pk}/", do="skip")
    assert Notice.objects.get().state == SKIPPED
    assert not Delivery.objects.exists()


def test_who_only_reads_decides_nothing(notice: Notice) -> None:
    """The page has no buttons, and a form that is sent all the same does nothing."""
    client = entered("")
    assert f"{DESK}texts/" not in client.get(DESK).content.decode()
    post(client, f"{DESK}texts/{notice.pk}/", do="approve")
    post(client, f"{DESK}channels/", way=TELEGRAM, name="@mine", register="test", language="en")
    post(client, f"{DESK}channels/{Channel.objects.get().pk}/", do="end")
    assert Notice.objects.get().state == WAITING
    assert Channel.objects.count() == 1


@pytest.mark.parametrize(("said", "state"), [("there", SENT), ("send", QUEUED)])
def test_a_doubt_is_settled(notice: Notice, said: str, state: str) -> None:
    """After a look into the channel."""
    spreading.approve(notice, notice.text, NOW)
    Delivery.objects.update(state=DOUBT)
    client = entered()
    assert "Sent or not?" in client.get(DESK).content.decode()
    post(client, f"{DESK}doubts/{Delivery.objects.get().pk}/", do=said)
    assert Delivery.objects.get().state == state


def test_channels_are_added_turned_and_removed(notice: Notice) -> None:
    """A channel is there once; its texts wait for approval unless told otherwise."""
    client = entered()
    told = {"way": TELEGRAM, "name": " @other ", "register": "test", "language": "kk"}
    for _ in range(2):
        post(client, f"{DESK}channels/", **told)
    row = Channel.objects.get(address="@other")
    assert not row.automatic
    post(client, f"{DESK}channels/{row.pk}/", do="turn")
    assert Channel.objects.get(pk=row.pk).automatic
    for wrong in ({"way": "fax"}, {"name": ""}, {"language": "xx"}, {"register": "nowhere"}):
        post(client, f"{DESK}channels/", **(told | {"name": "@third"} | wrong))
    assert not Channel.objects.filter(address="@third").exists()
    post(client, f"{DESK}channels/{row.pk}/", do="end")
    assert not Channel.objects.filter(pk=row.pk).exists()


def test_a_receiver_that_fails_for_days_is_shown(notice: Notice) -> None:
    """With what it says and since when."""
    circuits.failed("email", NOW - circuits.TOLD_AFTER * 400, "connection refused")
    page = entered().get(DESK).content.decode()
    assert "connection refused" in page
    assert "has failed since 2025-10-20 10:00 UTC" in page
