"""Subscribing by mail, from the form to the last word."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from kelisim.node import models
from kelisim.web.alerts import cleaning, fanout, limits, subscribing
from kelisim.web.alerts.lanes import Lane
from kelisim.web.alerts.models import DAILY, Allowance, Delivery, Follower, Subscription
from tests.web.alerts.conftest import NOW, everything, follow, happens
from tests.web.alerts.servers import Mailbox
from tests.web.conftest import World

HEADERS: tuple[str, ...] = ("Origin", "Sec-Fetch-Site", "X-Forwarded-For")
FORM = "/en/alerts/"
LINK = re.compile(r"https://kelisim\.example(/\w\w/alerts/(\w+)/[^\s/]+/)")


@pytest.fixture
def browser() -> Client:
    """A browser that keeps to the rule on forged requests, as a real one is kept to."""
    return Client(headers={"host": "localhost"}, enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are asked at the moment of the tests."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def ask(browser: Client, world: World, address: str = "aida@example.org", form: str = FORM, **more: str) -> Any:
    """Send the form."""
    said = {"topic": f"{world.register.slug}|register|", "rhythm": "at-once", "email": address, **more}
    headers: dict[str, str] = {name: said.pop(name) for name in HEADERS if name in said}
    return browser.post(form, said, headers=headers)


def links(mailbox: Mailbox) -> dict[str, str]:
    """The links of the newest mail, by what they do."""
    words = mailbox.seen[-1].get_body(("plain",)).get_content()
    return {what: address for address, what in LINK.findall(words)}


def test_the_whole_way(world: World, lane: Lane, mailbox: Mailbox, browser: Client) -> None:
    """The form, the mail, the button, an event, one click, and nothing is left."""
    assert ask(browser, world).headers["Location"] == "/en/alerts/asked/"
    assert b"mailbox" in browser.get("/en/alerts/asked/").content
    everything(lane)
    confirm = links(mailbox)["confirm"]
    happens(world)
    fanout.take_up(NOW)
    assert everything(lane) == 0  # Nothing before the confirmation.
    page = browser.get(confirm)
    assert (page.status_code, b"<button>" in page.content) == (200, True)
    assert Subscription.objects.get().confirmed is None  # A program that opens links has confirmed nothing.
    assert browser.post(confirm).status_code == 200
    happens(world, status="delayed")
    fanout.take_up(NOW)
    everything(lane)
    news = mailbox.seen[-1]
    assert "delayed" in news["subject"]
    one_click = re.fullmatch(r"<https://kelisim\.example(/.+)>", news["list-unsubscribe"])
    assert one_click
    answer = browser.post(one_click[1], {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, bool(answer.cookies)) == (200, False)
    assert not Follower.objects.exists()
    assert not Delivery.objects.exists()
    assert browser.post(one_click[1], {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert browser.get(one_click[1]).status_code == 200
    assert browser.post(confirm).status_code == 410


def test_a_link_that_is_opened_ends_nothing(world: World, lane: Lane, mailbox: Mailbox, browser: Client) -> None:
    """A button does; the page says what it ends."""
    follow(world)
    happens(world)
    fanout.take_up(NOW)
    everything(lane)
    address = links(mailbox)["leave"]
    page = browser.get(address)
    assert b"Register test" in page.content
    assert Follower.objects.exists()
    browser.post(address)
    assert not Follower.objects.exists()


def test_nobody_learns_who_follows(world: World, lane: Lane, mailbox: Mailbox, browser: Client) -> None:
    """For a stranger, a follower, a suspended one and one asked too often the form answers alike, and mails alike."""
    follow(world, address="known@example.org")
    follow(world, address="suspended@example.org")
    Follower.objects.filter(address="suspended@example.org").update(suspended=NOW)
    answers = {name: ask(browser, world, f"{name}@example.org") for name in ("stranger", "known", "suspended", "known")}
    assert len({(answer.status_code, answer.headers["Location"], answer.content) for answer in answers.values()}) == 1
    assert Delivery.objects.filter(key__startswith="confirm:").count() == 3
    everything(lane)
    assert sorted(mail["to"] for mail in mailbox.seen) == [
        f"{n}@example.org" for n in ("known", "stranger", "suspended")
    ]


def test_an_address_is_asked_only_so_often(world: World, mailbox: Mailbox, browser: Client) -> None:
    """The limit is kept without a word, and another day it begins anew."""
    for kind in ("register", "section", "section", "section", "section", "section"):
        of = "news" if kind == "section" else ""
        assert ask(browser, world, topic=f"{world.register.slug}|{kind}|{of}").status_code == 302
    assert Allowance.objects.filter(count=limits.PER_ADDRESS).count() == 1
    assert not limits.address_allowed("aida@example.org", NOW)
    assert limits.address_allowed("aida@example.org", NOW + datetime.timedelta(days=1))


def test_a_network_is_held_back_and_told(
    world: World, mailbox: Mailbox, browser: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One network's addresses count together; what a stranger writes in front of our proxy's word counts nothing."""
    settings.TRUSTED_PROXIES = 1
    monkeypatch.setattr(limits, "PER_NETWORK", 3)
    for number in range(limits.PER_NETWORK):
        answer = ask(browser, world, f"a{number}@example.org", **{"X-Forwarded-For": f"203.0.113.{number}"})
        assert answer.status_code == 302
    later = ask(browser, world, "b@example.org", **{"X-Forwarded-For": "198.51.100.7, 203.0.113.99"})
    assert later.status_code == 429
    assert b"Too many requests" in later.content
    assert ask(browser, world, "b@example.org", **{"X-Forwarded-For": "198.51.100.7"}).status_code == 302


REFUSED: tuple[tuple[dict[str, str], int], ...] = (
    ({"email": "nobody"}, 400),
    ({"email": "a@example.org\r\nBcc: b@example.org"}, 400),
    ({"topic": "test|entry|KAZ.99.1"}, 400),
    ({"topic": "nowhere|register|"}, 400),
    ({"topic": ""}, 400),
    ({"rhythm": "hourly"}, 400),
    ({"Origin": "https://elsewhere.example"}, 403),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
)


def test_what_is_refused_writes_nothing(world: World, mailbox: Mailbox, browser: Client) -> None:
    """The form is shown again with the reason."""
    for said, status in REFUSED:
        more = {name: value for name, value in said.items() if name != "email"}
        answer = ask(browser, world, said.get("email", "a@example.org"), **more)
        assert (answer.status_code, b'role="alert"' in answer.content) == (status, True), said
    assert not Follower.objects.exists()


def test_private_entries_cannot_be_followed(secrets: World, mailbox: Mailbox, browser: Client) -> None:
    """The form answers as if there were none, and shows none."""
    hidden = models.Entry.objects.get(kind="measure", public=False)
    assert ask(browser, secrets, topic=f"test|entry|{hidden.entry}").status_code == 400
    page = browser.get(FORM, {"register": "test", "kind": "entry", "of": hidden.entry}).content.decode()
    assert "kanareika" not in page
    assert f'value="test|entry|{hidden.entry}' not in page


def test_without_a_mail_server_there_is_no_form(world: World, browser: Client, settings: Any) -> None:
    """The page says so, and a form that is sent all the same is refused."""
    settings.ALERTS = dict.fromkeys(settings.ALERTS, "")
    assert b"<form method" not in browser.get(FORM).content
    assert ask(browser, world).status_code == 403


def test_the_page_of_a_follower(world: World, lane: Lane, mailbox: Mailbox, browser: Client) -> None:
    """Change how often and in which language, end one, end all; the address is shown masked."""
    row = follow(world)
    follow(world, "entry", world.entries["measure"].entry)
    happens(world)
    fanout.take_up(NOW)
    everything(lane)
    mine = links(mailbox)["mine"]
    page = browser.get(mine).content.decode()
    assert "a…@example.org" in page
    assert "a@example.org" not in page
    browser.post(mine, {"do": "rhythm", "subscription": row.pk, "rhythm": DAILY})
    browser.post(mine, {"do": "rhythm", "subscription": row.pk, "rhythm": "hourly"})
    assert Subscription.objects.get(pk=row.pk).rhythm == DAILY
    browser.post(mine, {"do": "language", "language": "kk"})
    browser.post(mine, {"do": "language", "language": "xx"})
    assert Follower.objects.get().language == "kk"
    browser.post(mine, {"do": "end", "subscription": row.pk})
    assert Subscription.objects.count() == 1
    browser.post(mine, {"do": "all"})
    assert not Follower.objects.exists()
    assert browser.get(mine).status_code == 410


def test_the_links_of_one_follower_do_nothing_to_another(world: World, mailbox: Mailbox, browser: Client) -> None:
    """A number of somebody else's subscription is of no use."""
    mine = follow(world)
    theirs = follow(world, address="b@example.org")
    subscribing.end(Follower.objects.get(pk=mine.follower_id), f"s{theirs.pk}")
    subscribing.change_rhythm(Follower.objects.get(pk=mine.follower_id), theirs.pk, DAILY)
    assert Subscription.objects.get(pk=theirs.pk).rhythm == "at-once"


def test_what_was_not_confirmed_is_forgotten(world: World, mailbox: Mailbox, browser: Client) -> None:
    """After its days the address is gone; a follower's own unconfirmed wish goes alone."""
    ask(browser, world, "never@example.org")
    follow(world, address="known@example.org")
    ask(browser, world, "known@example.org", topic="test|section|news")
    cleaning.clean(NOW + cleaning.UNCONFIRMED)
    assert Subscription.objects.count() == 3
    cleaning.clean(NOW + cleaning.UNCONFIRMED + datetime.timedelta(seconds=1))
    assert [row.follower.address for row in Subscription.objects.select_related("follower")] == ["known@example.org"]
    assert Follower.objects.count() == 1


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_form_is_in_three_languages(
    world: World, mailbox: Mailbox, browser: Client, lane: Lane, language: str
) -> None:
    """And the mail is in the language in which the form was read."""
    form = f"/{language}/alerts/"
    assert f'<html lang="{language}">' in browser.get(form).content.decode()
    ask(browser, world, form=form)
    everything(lane)
    assert mailbox.seen[-1]["content-language"] == language
    assert links(mailbox)["confirm"].startswith(f"/{language}/")


def test_every_page_can_be_followed(world: World, browser: Client, mailbox: Mailbox) -> None:
    """The box at its foot carries what the page shows, and the form begins with that."""
    pages = {
        "/en/": "",
        "/en/test/": "test|register|",
        "/en/test/documents/": "test|section|documents",
        "/en/test/signed/": "test|register|",
    }
    for section, kind, topic in (
        ("commitments", "measure", "entry"),
        ("fields", "field", "field"),
        ("bodies", "body", "body"),
    ):
        pages[world.address(section, kind)] = f"test|{topic}|{world.entries[kind].entry}"
    for page, topic in pages.items():
        box = re.search(r'<form class="follow".*?</form>', browser.get(page).content.decode(), re.DOTALL)
        assert box
        hidden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', box[0]))
        assert "|".join(hidden.values()) == topic
        chosen = re.search(r'<option value="([^"]*)" selected>', browser.get(FORM, hidden).content.decode())
        assert (chosen[1] if chosen else "") == topic


def test_the_form_takes_few_statements(
    world: World, mailbox: Mailbox, browser: Client, django_assert_max_num_queries: Any
) -> None:
    """At most eight, as the lists of the register."""
    with django_assert_max_num_queries(8):
        browser.get(FORM, {"register": "test", "kind": "entry", "of": world.entries["measure"].entry})
