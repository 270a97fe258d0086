"""Posts on X, against a stand-in that speaks the same HTTP."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest

from kelisim.web.alerts import fanout
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.lanes import Lane
from kelisim.web.alerts.ledger import LEASE
from kelisim.web.alerts.models import FAILED, GIVEN_UP, HANDING, QUEUED, SENT, Channel, Circuit, Delivery, Notice, X
from kelisim.web.alerts.receivers import XAccount
from kelisim.web.alerts.x_posts import XPosts, weight
from tests.web.alerts.conftest import NOW, arrived, everything, happens
from tests.web.alerts.stand_ins import StandIn, stand_in, x_answer
from tests.web.conftest import World


@pytest.fixture
def server() -> Iterator[StandIn]:
    """The stand-in."""
    with stand_in(x_answer) as made:
        yield made


@pytest.fixture
def lane(world: World, server: StandIn, settings: Any) -> Iterator[Lane]:
    """A post that is to be sent, and who sends it."""
    settings.PUBLIC_ADDRESS = "https://kelisim.example"
    arrived()
    begun("test")
    Channel.objects.create(way=X, register="test", language="en", automatic=True, created=NOW)
    happens(world)
    fanout.take_up(NOW)
    way = XPosts(XAccount("key", "secret", "token", "token-secret", server.address))
    yield Lane(way, lambda: NOW)
    way.close()


def test_a_post_is_signed_and_sent_once(world: World, lane: Lane, server: StandIn) -> None:
    """With its link, as JSON, signed by OAuth 1.0a."""
    everything(lane)
    assert everything(lane) == 0
    (asked,) = server.asked
    page = f"https://kelisim.example/en/test/commitments/{world.entries['measure'].entry}/"
    assert asked.fields == {"text": f"Butadiene. Kazakhstan reported: done\n{page}"}
    assert 'oauth_consumer_key="key"' in asked.headers["authorization"]
    assert 'oauth_token="token"' in asked.headers["authorization"]
    assert server.faults == []
    assert Delivery.objects.get().state == SENT


def test_a_long_text_is_cut_at_a_word(lane: Lane, server: StandIn) -> None:
    """With its link it is within the platform's limit."""
    Notice.objects.update(text={"en": "Соглашение о строительстве " * 20})
    everything(lane)
    text, _, link = server.asked[0].fields["text"].rpartition("\n")
    assert text.endswith(("Соглашение…", "о…", "строительстве…"))
    assert weight(text) + 1 + 23 <= 280
    assert link.startswith("https://kelisim.example/en/")


def test_a_repeat_of_what_was_taken_is_known_by_the_platform(lane: Lane, server: StandIn) -> None:
    """A worker died after the platform took the post: the next one offers it again, and hears that it is there."""
    everything(lane)
    row = Delivery.objects.get()
    Delivery.objects.update(
        state=HANDING,
        worker="dead",
        lease=NOW,
        message=b'{"text": "%s"}' % server.asked[0].fields["text"].replace("\n", "\\n").encode(),
    )
    lane.clock = lambda: NOW + LEASE
    everything(lane)
    assert [one.fields for one in server.asked] == [server.asked[0].fields] * 2
    row.refresh_from_db()
    assert (row.state, row.doubted) == (SENT, True)


def test_the_same_text_of_another_event_is_refused_and_told(lane: Lane, server: StandIn) -> None:
    """Without a doubt about an earlier attempt the refusal is one."""
    server.answers = [(403, {"detail": "You are not allowed to create a Tweet with duplicate content."}, {})]
    everything(lane)
    row = Delivery.objects.get()
    assert row.state == GIVEN_UP
    assert "duplicate" in row.problem


@pytest.mark.parametrize(
    ("status", "state", "failures"),
    [
        (400, GIVEN_UP, None),
        (401, QUEUED, 1),
        (403, GIVEN_UP, None),
        (500, QUEUED, 1),
        (503, QUEUED, 1),
        (502, FAILED, 1),
    ],
)
def test_errors_of_the_platform(lane: Lane, server: StandIn, status: int, state: str, failures: int | None) -> None:
    """A refusal of the text is for good; what is the platform's or the account's own trouble is waited for."""
    server.answers = [(status, {"title": "No", "detail": "no"}, {})]
    everything(lane)
    assert Delivery.objects.get().state == state
    assert [row.failures for row in Circuit.objects.all()] == ([failures] if failures else [])


def test_too_many_requests(lane: Lane, server: StandIn) -> None:
    """The moment that the platform names is kept to."""
    reset = NOW + datetime.timedelta(minutes=13)
    server.answers = [(429, {"title": "Too Many Requests"}, {"x-rate-limit-reset": str(int(reset.timestamp()))})]
    everything(lane)
    assert (Circuit.objects.get().open_until, Circuit.objects.get().failures) == (reset, 0)
    lane.clock = lambda: reset
    everything(lane)
    assert Delivery.objects.get().state == SENT


def test_no_answer_and_nobody_there(world: World, lane: Lane, server: StandIn) -> None:
    """A connection that breaks leaves a doubt, one that is not made leaves none."""
    server.breaks = True
    everything(lane)
    assert (Delivery.objects.get().state, Delivery.objects.get().doubted) == (FAILED, True)
    Circuit.objects.all().delete()
    Delivery.objects.update(state=QUEUED, doubted=False, due=NOW, attempts=0)
    way = XPosts(XAccount("key", "secret", "token", "token-secret", "http://127.0.0.1:1"))
    everything(Lane(way, lambda: NOW))
    way.close()
    assert (Delivery.objects.get().state, Delivery.objects.get().doubted) == (QUEUED, False)
