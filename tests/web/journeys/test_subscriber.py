"""A subscriber: asks, confirms from the mail, is told of what is signed, and ends it from the mail; no more comes."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.forge import clean, run
from tests.web.alerts.processes import Forge
from tests.web.alerts.servers import Mailbox, mail_server
from tests.web.journeys.languages import daily
from tests.web.serving import MARKS, copy_of_the_demonstration, served, watched

pytestmark = MARKS


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    """A mail server."""
    with mail_server() as box:
        yield box


@pytest.fixture(scope="module")
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A node whose acts are added to."""
    return copy_of_the_demonstration(tmp_path_factory)


@pytest.fixture(scope="module")
def own_server(own_home: Path, mailbox: Mailbox) -> Iterator[str]:
    """Its address; it knows the mail server."""
    servers = {f"KELISIM_{name}": value for name, value in servers_of(mailbox).items()}
    with served(own_home, None, **servers) as address:
        yield address


@pytest.fixture(scope="module")
def workers(own_home: Path) -> Iterator[Forge]:
    """Where its workers come from, which send what is due."""
    made = Forge(own_home)
    yield made
    made.close()


def servers_of(mailbox: Mailbox) -> dict[str, str]:
    """How a node reaches the mail server."""
    return {"SMTP": f"smtp://127.0.0.1:{mailbox.port}", "MAIL_FROM": "Kelisim <alerts@example.org>"}


def signed(home: Path, words: str) -> None:
    """One side says something of a measure, publicly."""
    command = ("comment", "KAZ.4.1", words, "--as", "KAZ", "--register", "demonstration")
    ended = run(*command, environment=clean(home))
    assert ended.returncode == 0, ended.stderr


def link_in(mail: EmailMessage, part: str, server: str) -> str:
    """The link of a mail whose address has a part, on the server of this test."""
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(rf"https?://[^/\s]+(/\w\w/alerts/{part}/\S+)", body.get_content())
    assert found is not None, body.get_content()
    return server.removesuffix("/en/") + found[1]


@pytest.mark.parametrize("language", daily("en", "ru"))
def test_a_subscriber_is_told_and_leaves(
    own_server: str, own_home: Path, mailbox: Mailbox, workers: Forge, browser: Browser, language: str
) -> None:
    """Without an account and without a script; the mail is in the reader's language, with the page to check it."""
    address = f"reader-{language}@example.org"
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page, faults = watched(context, own_server)
    page.goto(own_server.replace("/en/", f"/{language}/demonstration/commitments/"))
    page.locator("form.follow button").click()
    page.locator("#follow-email").fill(address)
    page.locator("input[name=rhythm]").first.check()
    page.locator("main form button").click()
    expect(page.locator("#follow-email")).to_have_count(0)

    def mails() -> list[EmailMessage]:
        """All that were sent to the reader, when all that is due has been sent."""
        assert workers.run(own_home / "register.sqlite3", servers_of(mailbox)) == [0]
        return [mail for mail in mailbox.seen if address in str(mail["to"])]

    (asked,) = mails()
    page.goto(link_in(asked, "confirm", own_server))
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator("main form button").click()
    expect(page.locator("main form")).to_have_count(0)

    signed(own_home, "The ground was measured.")
    told = mails()[1:]
    assert len(told) == 1
    assert told[0]["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert told[0].get_body(("html",)) is not None
    page.goto(link_in(told[0], "leave", own_server))
    page.locator("main form button").click()
    expect(page.locator("main form")).to_have_count(0)
    signed(own_home, "It was measured again.")
    assert len(mails()) == 2
    assert faults == []
    context.close()
