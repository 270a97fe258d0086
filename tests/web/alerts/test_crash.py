"""A worker that is killed at any step: nothing is lost, and nothing is sent twice.

The one step at which no protocol can tell is shown as it is: a mail server that compares Message-IDs has one mail, and
one that does not has the same mail twice, byte for byte.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kelisim.web.alerts import fanout
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.models import Channel, X
from tests.web.alerts.conftest import NOW, arrived, follow, happens
from tests.web.alerts.processes import Forge, Node, forge
from tests.web.alerts.servers import Mailbox, mail_server
from tests.web.alerts.stand_ins import stand_in, x_answer
from tests.web.conftest import World

Step = Callable[[Mailbox, Forge, Node], None]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forge]:
    """Where workers come from."""
    with forge(tmp_path_factory.mktemp("forge")) as made:
        yield made


@pytest.fixture
def node(world: World, tmp_path: Path) -> Node:
    """A node with two mails to be sent, each of an event of its own."""
    follow(world)
    happens(world)
    happens(world, status="delayed")
    fanout.take_up(NOW)
    return Node(tmp_path)


def _at_sender(box: Mailbox, forge: Forge, node: Node) -> None:
    box.on_mail = forge.kill


def _at_data(box: Mailbox, forge: Forge, node: Node) -> None:
    box.on_data = forge.kill


def _before_the_dot(box: Mailbox, forge: Forge, node: Node) -> None:
    # The worker has sent every line and waits to write that it is about to send the dot.
    box.on_data = node.hold
    box.on_body = forge.kill


def _after_the_first(box: Mailbox, forge: Forge, node: Node) -> None:
    box.on_mail = lambda: forge.kill() if box.mails else None


def _before_the_answer(box: Mailbox, forge: Forge, node: Node) -> None:
    box.on_whole = forge.kill


def _before_the_commit(box: Mailbox, forge: Forge, node: Node) -> None:
    # The worker has the answer and waits to write it down.
    box.on_whole = node.hold
    box.on_answered = forge.kill


CERTAIN = (_at_sender, _at_data, _before_the_dot, _after_the_first)
IN_DOUBT = ((_before_the_answer, True), (_before_the_answer, False), (_before_the_commit, True))


def killed_and_begun_again(step: Step, box: Mailbox, forge: Forge, node: Node) -> None:
    """Let a worker be killed at a step, and another do the rest."""
    servers = {"SMTP": f"smtp://127.0.0.1:{box.port}"}
    step(box, forge, node)
    assert forge.run(node.database, servers) == [-9]
    node.release()
    calm = Mailbox()
    box.on_mail, box.on_receiver, box.on_data, box.on_body = calm.on_mail, calm.on_receiver, calm.on_data, calm.on_body
    box.on_whole, box.on_answered = calm.on_whole, calm.on_answered
    node.time_passes()
    assert forge.run(node.database, servers) == [0]
    assert node.states() == ["sent", "sent"]


@pytest.mark.parametrize("step", CERTAIN)
def test_killed_before_the_server_can_have_taken_it_over(step: Step, workers: Forge, node: Node) -> None:
    """Each mail arrives exactly once, whatever the server is like."""
    with mail_server() as box:
        killed_and_begun_again(step, box, workers, node)
        assert len(box.mails) == len(set(box.ids)) == 2


@pytest.mark.parametrize(("step", "compares"), IN_DOUBT)
def test_killed_while_nobody_can_tell(step: Step, *, compares: bool, workers: Forge, node: Node) -> None:
    """A server that compares has each mail once; another has one twice, with the same Message-ID and bytes."""
    with mail_server(compares=compares) as box:
        killed_and_begun_again(step, box, workers, node)
        assert len(set(box.ids)) == 2
        assert len(box.mails) == (2 if compares else 3)
        assert len({raw for _, _, raw in box.mails}) == 2


def test_two_workers_at_once_send_each_mail_once(workers: Forge, world: World, tmp_path: Path) -> None:
    """They take turns at one ledger."""
    for number in range(5):
        follow(world, address=f"reader-{number}@example.org")
    happens(world)
    happens(world, status="delayed")
    node = Node(tmp_path)  # The events are taken up by the workers themselves.
    with mail_server() as box:
        assert workers.run(node.database, {"SMTP": f"smtp://127.0.0.1:{box.port}"}, workers=2) == [0, 0]
        assert len(box.mails) == len(set(box.ids)) == 10
    assert set(node.states()) == {"sent"}


def test_killed_after_the_platform_took_a_post(workers: Forge, world: World, tmp_path: Path) -> None:
    """The next worker offers it again, and the platform says that it is there: once in public, and written as sent."""
    arrived()
    begun("test")
    Channel.objects.create(way=X, register="test", language="en", automatic=True, created=NOW)
    happens(world)
    fanout.take_up(NOW)
    node = Node(tmp_path)
    with stand_in(x_answer) as platform:
        servers = {"X_KEY": "k", "X_SECRET": "s", "X_TOKEN": "t", "X_TOKEN_SECRET": "u", "X_SERVER": platform.address}
        platform.on_asked = lambda asked: workers.kill()
        assert workers.run(node.database, servers) == [-9]
        assert node.states() == ["handing"]
        platform.on_asked = lambda asked: None
        node.time_passes()
        assert workers.run(node.database, servers) == [0]
    assert (len(platform.asked), len(platform.taken), node.states()) == (2, 1, ["sent"])
