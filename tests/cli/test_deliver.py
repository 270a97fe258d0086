"""`kelisim deliver` and `kelisim bounce`, run as a person runs them."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kelisim.web.alerts import fanout
from tests.cli.nodes import clean
from tests.web.alerts.conftest import NOW, follow, happens
from tests.web.alerts.processes import Node
from tests.web.alerts.servers import mail_server
from tests.web.conftest import World
from tests.web.conftest import world as world  # noqa: PLC0414 pytest finds fixtures by their names here

COMMAND = [sys.executable, "-m", "kelisim"]


@pytest.fixture
def node(world: World, tmp_path: Path) -> Node:
    """A node with three mails to be sent."""
    for number in range(3):
        follow(world, address=f"reader-{number}@example.org")
    happens(world)
    fanout.take_up(NOW)
    return Node(tmp_path)


def test_told_to_end_it_finishes_the_mail_that_it_is_at(node: Node) -> None:
    """SIGTERM comes while the first mail is handed over: it is written as sent, the others wait, the status is 0."""
    with mail_server() as box:
        environment = clean(node.database.parent) | {"KELISIM_SMTP": f"smtp://127.0.0.1:{box.port}"}
        with subprocess.Popen(
            [*COMMAND, "deliver", "--watch"], env=environment, stderr=subprocess.PIPE, text=True
        ) as process:

            def end() -> None:
                if not box.mails:
                    process.send_signal(signal.SIGTERM)

            box.on_whole = end
            _, told = process.communicate(timeout=90)
        assert (process.returncode, told) == (0, "")
    assert len(box.mails) == 1
    assert sorted(node.states()) == ["queued", "queued", "sent"]


def test_without_a_server_nothing_is_sent_and_nothing_lost(node: Node) -> None:
    """It is said, and what waits goes on waiting."""
    run = subprocess.run(
        [*COMMAND, "deliver", "--once"], env=clean(node.database.parent), capture_output=True, text=True, check=True
    )
    assert "nothing is sent yet" in run.stderr
    assert node.states() == ["queued"] * 3


def test_what_came_back_is_read_from_standard_input(node: Node) -> None:
    """What it was is told on a line; what is no report changes nothing."""
    letter = "From: a@example.org\r\nTo: b@example.org\r\n\r\nHello.\r\n"
    run = subprocess.run(
        [*COMMAND, "bounce", "-"],
        env=clean(node.database.parent),
        input=letter,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "not ours: 1\n"
