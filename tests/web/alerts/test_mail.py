"""Mails, from an event to the mailbox: what stands in them, and nothing else."""

import datetime
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelisim.node import models
from kelisim.web.alerts import fanout
from kelisim.web.alerts.lanes import Lane
from kelisim.web.alerts.messages import in_one_line, mail
from kelisim.web.alerts.models import DAILY, WEEKLY, Cursor, Delivery, Notice, Subscription
from tests.web import rows
from tests.web.alerts.conftest import NOW, arrived, everything, follow, happens
from tests.web.alerts.servers import Mailbox
from tests.web.conftest import World
from tests.web.rows import CANARY


def parts(message: EmailMessage) -> tuple[str, str]:
    """The text and the HTML of a mail."""
    text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert page is not None
    return str(text.get_content()), str(page.get_content())


def test_an_event_is_mailed_once(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """Once, however often the worker looks; with what happened, where to look, and how to check it."""
    follow(world)
    happens(world)
    for _ in range(2):
        fanout.take_up(NOW)
        everything(lane)
    (news,) = mailbox.seen
    text, page = parts(news)
    address = f"https://kelisim.example/en/test/commitments/{world.entries['measure'].entry}/"
    certificate = f"https://kelisim.example/test/certificates/{world.entries['measure'].entry}.html"
    assert str(news["subject"]) == "Butadiene. Kazakhstan reported: done"
    for words in ("Butadiene. Kazakhstan reported: done", address, certificate, "You get this because you follow"):
        assert words in text
        assert words in page


def test_the_header_of_a_mail(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """What RFC 5322, 2919, 3834 and 8058 ask for, on lines that no server breaks."""
    follow(world)
    happens(world)
    fanout.take_up(NOW)
    everything(lane)
    ((back, to, raw),) = mailbox.mails
    news = message_from_bytes(raw, policy=default)
    assert (back, to) == ("alerts@kelisim.example", "a@example.org")
    assert (str(news["from"]), str(news["to"])) == ("Kelisim <alerts@kelisim.example>", "a@example.org")
    assert parsedate_to_datetime(news["date"]) == NOW
    assert re.fullmatch(r"<d\d+-[a-z2-7]{16}@kelisim\.example>", news["message-id"])
    assert (news["auto-submitted"], news["precedence"]) == ("auto-generated", "bulk")
    assert news["list-id"] == "Kelisim <test.alerts.kelisim.example>"
    assert news["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert re.search(rb"\r\nList-Unsubscribe: <https://kelisim\.example/en/alerts/leave/[^\s=?]+>\r\n", raw)
    assert news.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in news.iter_parts()] == ["text/plain", "text/html"]
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert not news.defects
    assert not [part.defects for part in news.walk() if part.defects]


def test_a_mail_watches_nobody(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """It loads nothing, and all its links but those to leave and to change are the same for everybody."""
    follow(world)
    follow(world, address="b@example.org")
    happens(world)
    fanout.take_up(NOW)
    everything(lane)
    links = [set(re.findall(r'href="([^"]+)"', parts(news)[1])) for news in mailbox.seen]
    assert len(links) == 2
    own = re.compile(r"https://kelisim\.example/en/alerts/(leave|mine)/")
    assert {one for one in links[0] if not own.match(one)} == {one for one in links[1] if not own.match(one)} != set()
    for news in mailbox.seen:
        assert not re.search(r"<(img|link|script|iframe|form)\b|url\(|src=", parts(news)[1])


@pytest.mark.parametrize(
    ("language", "said"), [("ru", "https://kelisim.example/ru/"), ("kk", "https://kelisim.example/kk/")]
)
def test_a_mail_is_in_the_readers_language(
    world: World, lane: Lane, mailbox: Mailbox, language: str, said: str
) -> None:
    """Its words, its links and the language that it names."""
    follow(world, language=language)
    happens(world)
    fanout.take_up(NOW)
    everything(lane)
    (news,) = mailbox.seen
    text, page = parts(news)
    assert said in text
    assert f'<html lang="{language}">' in page
    assert news["content-language"] == language
    assert Notice.objects.get().text[language] in text


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=400))
def test_no_title_reaches_into_the_header(world: World, lane: Lane, title: str) -> None:
    """Line breaks, control characters, what looks like a header: the header has the same names, the text the words."""
    if not Notice.objects.exists():
        follow(world)
        happens(world)
        fanout.take_up(NOW)
    hostile = f"{title}\r\nBcc: all@example.org\n\n<script>"
    Notice.objects.update(text={"en": hostile})
    raw = mail(Delivery.objects.select_related("follower", "subscription").get())
    parsed = message_from_bytes(raw, policy=SMTP)
    names = [name.lower() for name in parsed]
    assert len(names) == len(set(names)) == 14
    assert "bcc" not in names
    text, page = parts(parsed)
    assert in_one_line(hostile) in text
    assert "<script>" not in page


def test_a_digest_gathers_a_day_and_comes_once(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """In one mail in the order of arrival; what comes after it was taken joins the next."""
    follow(world, rhythm=DAILY)
    for status in ("delayed", "done"):
        happens(world, status=status)
        fanout.take_up(NOW)
    assert everything(lane) == 0
    morning = datetime.datetime(2026, 11, 25, 3, 0, tzinfo=datetime.UTC)
    lane.clock = lambda: morning
    assert everything(lane) == 1
    (digest,) = mailbox.seen
    text, _ = parts(digest)
    assert str(digest["subject"]) == "2 events of 24 November 2026"
    assert text.index("delayed") < text.index("reported: done")
    happens(world, status="suspended")
    fanout.take_up(NOW)  # A worker with a slow clock brings one more for the day that is told already.
    everything(lane)
    assert len(mailbox.seen) == 1
    assert sorted(Delivery.objects.values_list("key", flat=True)) == ["daily:2026-11-24", "daily:2026-11-25"]


def test_a_weekly_digest_has_its_own_mail(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """On Monday morning."""
    follow(world, rhythm=WEEKLY)
    happens(world)
    fanout.take_up(NOW)
    lane.clock = lambda: datetime.datetime(2026, 11, 30, 3, 0, tzinfo=datetime.UTC)
    everything(lane)
    assert str(mailbox.seen[0]["subject"]) == "1 event in the week of 23 November 2026"


def test_a_digest_whose_events_are_followed_no_more_is_not_sent(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """What was queued for a subscription goes with it."""
    from kelisim.web.alerts import subscribing

    row = follow(world, rhythm=DAILY)
    follow(world, "section", "documents", rhythm=DAILY)
    happens(world)
    fanout.take_up(NOW)
    subscribing.end(row.follower, f"s{row.pk}")
    lane.clock = lambda: datetime.datetime(2026, 11, 25, 3, 0, tzinfo=datetime.UTC)
    everything(lane)
    assert mailbox.mails == []


def test_no_private_word_is_ever_mailed(secrets: World, lane: Lane, mailbox: Mailbox) -> None:
    """A follower of everything gets nothing of what is not public, whatever arrives."""
    follow(secrets)
    follow(secrets, "search", CANARY, address="curious@example.org")
    Cursor.objects.update(order=0)
    Subscription.objects.update(since=0)
    assert fanout.take_up(NOW) > 10
    everything(lane)
    assert len(mailbox.mails) > 10
    for news in mailbox.seen:
        assert CANARY not in f"{news['subject']} {parts(news)}".lower()
    assert CANARY not in repr(list(Notice.objects.values())).lower()
    assert "curious@example.org" not in {to for _, to, _ in mailbox.mails}


def test_a_long_row_of_dots_arrives_as_it_was(world: World, lane: Lane, mailbox: Mailbox) -> None:
    """Lines that begin with a dot are kept apart from the end of the message."""
    follow(world)
    measure = world.entries["measure"]
    models.Entry.objects.filter(pk=measure.pk).update(title={"en": ".\n..a title"})
    rows.report(measure, "KAZ", "done")
    arrived()
    fanout.take_up(NOW)
    Notice.objects.update(text={"en": ". .. ..."})
    everything(lane)
    assert ". .. ..." in parts(mailbox.seen[0])[0]
