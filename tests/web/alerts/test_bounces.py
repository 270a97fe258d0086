"""Reports of non-delivery (RFC 3464): who is written to no more, and who is not to be fooled."""

import datetime
import mailbox
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from kelisim.web.alerts import bounces
from kelisim.web.alerts.models import Bounce, Delivery, Follower
from kelisim.web.alerts.tokens import short_mark
from tests.web.alerts.conftest import NOW, follow
from tests.web.conftest import World


@pytest.fixture
def follower(world: World) -> Follower:
    """Who was written to."""
    return follow(world).follower


def report(
    status: str,
    action: str = "failed",
    to: str = "bounces@kelisim.example",
    returned: str = "",
    *,
    whole: bool = True,
    number: int = 0,
) -> bytes:
    """A report as a mail server writes it: a text, the fields, and what is returned, whole or its header alone."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "MAILER-DAEMON@mail.example"
    message["To"] = to
    message["Message-ID"] = f"<{number}@mail.example>"
    message["Subject"] = "Undelivered Mail Returned to Sender"
    message.set_content("Your message could not be delivered.")
    message.make_mixed()
    message.replace_header("Content-Type", "multipart/report; report-type=delivery-status")
    fields = EmailMessage()
    fields["Content-Type"] = "message/delivery-status"
    of_message, of_receiver = EmailMessage(), EmailMessage()
    of_message["Reporting-MTA"] = "dns; mail.example"
    of_receiver["Final-Recipient"] = "rfc822; a@example.org"
    of_receiver["Action"] = action
    of_receiver["Status"] = f"{status} (as it says)"
    of_receiver["Diagnostic-Code"] = "smtp; 550 no"
    fields.set_payload([of_message, of_receiver])
    message.attach(fields)
    if returned:
        original = EmailMessage(policy=SMTP)
        original["Message-ID"] = returned
        original["Subject"] = "News"
        original.set_content("news")
        if whole:
            message.add_attachment(original)
        else:
            message.add_attachment(f"Message-ID: {returned}\r\nSubject: News\r\n", subtype="rfc822-headers")
    return message.as_bytes()


def back(follower: Follower) -> str:
    """The address that reports about a follower are sent to."""
    return f"bounces+{short_mark('f', follower.pk)}@kelisim.example"


def test_a_mailbox_that_is_not_there_is_written_to_no_more(follower: Follower) -> None:
    """At once."""
    for status in ("5.1.1", "5.1.2", "5.1.10", "5.2.1"):
        assert bounces.count(report(status, to=back(follower)), NOW) == "hard"
        assert Follower.objects.filter(suspended=NOW).update(suspended=None) == 1


def test_what_may_pass_counts_and_only_many_in_a_month_end_it(follower: Follower) -> None:
    """A full mailbox, a server's policy: five within thirty days."""
    month = bounces.SOFT_WITHIN
    for number, after in enumerate((0, 1, 2, 3, 31, 32, 33, 34)):
        raw = report("5.2.2", to=back(follower), number=number)
        assert bounces.count(raw, NOW + datetime.timedelta(days=after)) == "soft"
        assert Follower.objects.get().suspended is None, after
    last = report("4.4.7", to=back(follower), number=99)
    assert bounces.count(last, NOW + month + datetime.timedelta(days=5)) == "soft"
    assert Follower.objects.get().suspended is not None


def test_other_reports_change_nothing(follower: Follower) -> None:
    """Only what failed has failed."""
    for action in ("delayed", "delivered", "relayed", "expanded"):
        assert bounces.count(report("5.1.1", action, to=back(follower)), NOW) == "nothing"
    assert Follower.objects.get().suspended is None


@pytest.mark.parametrize("whole", [True, False])
def test_the_mail_that_is_returned_names_the_follower_too(follower: Follower, *, whole: bool) -> None:
    """Where the server of the node has one address for all that comes back."""
    delivery = Delivery.objects.create(follower=follower, way="email", key="event:x", created=NOW, due=NOW)
    own = f"<{short_mark('d', delivery.pk)}@kelisim.example>"
    assert bounces.count(report("5.1.1", returned=own, whole=whole), NOW) == "hard"


def test_a_forged_report_suspends_nobody(follower: Follower) -> None:
    """Without a mark that holds it is not ours, whatever it says."""
    mark = short_mark("f", follower.pk)
    forged = (
        report("5.1.1"),
        report("5.1.1", to=f"bounces+f{follower.pk}-{'a' * 16}@kelisim.example"),
        report("5.1.1", to=f"bounces+{mark.replace('f', 'd', 1)}@kelisim.example"),
        report("5.1.1", returned=f"<d1-{'b' * 16}@kelisim.example>"),
        b"From: a@example.org\r\nTo: " + back(follower).encode() + b"\r\n\r\nI am on holiday until Monday.\r\n",
        b"",
        b"\xff\xfe\x00 no mail at all",
    )
    assert [bounces.count(raw, NOW) for raw in forged] == ["not ours"] * len(forged)
    assert Follower.objects.get().suspended is None
    assert not Bounce.objects.exists()


def test_a_report_is_counted_once(follower: Follower) -> None:
    """However often the mailbox is read."""
    raw = report("5.2.2", to=back(follower))
    assert [bounces.count(raw, NOW) for _ in range(6)] == ["soft", *["again"] * 5]
    assert Follower.objects.get().soft_bounces == 1


def test_a_follower_that_is_gone(follower: Follower) -> None:
    """There is nothing to do."""
    raw = report("5.1.1", to=back(follower))
    follower.delete()
    assert bounces.count(raw, NOW) == "not ours"


def test_a_mailbox_is_read_whole(follower: Follower, tmp_path: Path) -> None:
    """An mbox with lines that begin with From, a Maildir, and one message alone."""
    raws = [report("5.2.2", to=back(follower), number=number) for number in range(3)]
    box = mailbox.mbox(str(tmp_path / "box"))
    folder = mailbox.Maildir(str(tmp_path / "folder"))
    for raw in raws:
        box.add(raw.replace(b"Your message", b"From here your message"))
        folder.add(raw)
    box.flush()
    box.close()
    (tmp_path / "one").write_bytes(raws[0])
    read = {name: list(bounces.messages_of(tmp_path / name)) for name in ("box", "folder", "one")}
    assert {name: len(found) for name, found in read.items()} == {"box": 3, "folder": 3, "one": 1}
    for found in read.values():
        assert all(bounces.read_report(raw) for raw in found)
    assert b"\nFrom here" in read["box"][0]
