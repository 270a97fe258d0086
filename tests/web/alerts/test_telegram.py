"""Telegram: messages to persons and channels, and the bot, against a stand-in that speaks the same HTTP.

The library takes seconds to import and every process of a run reads this file, so what needs it is imported when used.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from kelisim.web.alerts import fanout, ledger
from kelisim.web.alerts.events import begun
from kelisim.web.alerts.lanes import Lane
from kelisim.web.alerts.models import (
    DAILY,
    DOUBT,
    FAILED,
    GIVEN_UP,
    QUEUED,
    SENT,
    TELEGRAM,
    Channel,
    Circuit,
    Cursor,
    Delivery,
    Follower,
    Subscription,
)
from kelisim.web.alerts.subscribing import follow_on_telegram
from kelisim.web.alerts.topics import Topic
from tests.web.alerts.conftest import NOW, arrived, everything, happens
from tests.web.alerts.stand_ins import TOKEN, Answer, StandIn, stand_in, telegram_answer
from tests.web.conftest import World

if TYPE_CHECKING:
    from kelisim.web.alerts.telegram import Telegram


def way_to(address: str) -> Telegram:
    """The way to a server."""
    from kelisim.web.alerts.telegram import Telegram

    return Telegram(TOKEN, address)


def answer_new(telegram: Telegram) -> int:
    """Let the bot answer what is new."""
    from kelisim.web.alerts import bot

    return bot.answer_new(telegram)


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[StandIn, Telegram]]:
    """The stand-in, and the way to it."""
    with stand_in(telegram_answer) as server:
        way = way_to(server.address)
        yield server, way
        way.close()


@pytest.fixture
def server(served: tuple[StandIn, Telegram], settings: Any) -> StandIn:
    """The stand-in, with nothing asked yet."""
    found = served[0]
    found.asked, found.answers, found.faults, found.breaks = [], [], [], False
    settings.PUBLIC_ADDRESS = "https://kelisim.example"
    return found


@pytest.fixture
def telegram(served: tuple[StandIn, Telegram], server: StandIn) -> Telegram:
    """The way to it."""
    return served[1]


@pytest.fixture
def lane(telegram: Telegram) -> Lane:
    """Who works at it."""
    return Lane(telegram, lambda: NOW)


def person(chat: str = "77", language: str = "en") -> None:
    """Somebody who told the bot to follow the register."""
    arrived()
    follow_on_telegram(chat, Topic("test", "register"), "at-once", language, NOW)


def channel(**more: Any) -> Channel:
    """A channel whose texts go without approval."""
    arrived()
    begun("test")
    told = {"way": TELEGRAM, "address": "@kelisim", "register": "test", "language": "ru", "automatic": True}
    return Channel.objects.create(**(told | more), created=NOW)


def refusal(code: int, words: str, **parameters: Any) -> Answer:
    """An error as the Bot API says it."""
    said: dict[str, Any] = {"ok": False, "error_code": code, "description": words}
    return code, said | ({"parameters": parameters} if parameters else {}), {}


def test_a_person_and_a_channel_are_told(world: World, lane: Lane, server: StandIn) -> None:
    """Each in its language, once, as plain text without a preview, with the link to check it."""
    person()
    channel()
    happens(world)
    fanout.take_up(NOW)
    everything(lane)
    assert everything(lane) == 0
    said = {one["chat_id"]: one for one in server.said("sendMessage")}
    path = f"test/commitments/{world.entries['measure'].entry}/"
    assert said["77"]["text"] == f"Butadiene. Kazakhstan reported: done\nhttps://kelisim.example/en/{path}"
    assert said["@kelisim"]["text"].endswith(f"\nhttps://kelisim.example/ru/{path}")
    assert all(
        '"is_disabled": true' in one["link_preview_options"] and "parse_mode" not in one for one in said.values()
    )
    assert server.faults == []
    assert set(Delivery.objects.values_list("state", flat=True)) == {SENT}


def test_who_has_blocked_the_bot_is_forgotten(world: World, lane: Lane, server: StandIn) -> None:
    """The chat goes with all that was queued for it."""
    person()
    happens(world)
    fanout.take_up(NOW)
    server.answers = [refusal(403, "Forbidden: bot was blocked by the user")]
    everything(lane)
    assert not Follower.objects.exists()
    assert not Delivery.objects.exists()


def test_a_channel_that_threw_the_bot_out_waits(world: World, lane: Lane, server: StandIn) -> None:
    """It alone is left alone; its text is kept, and an editor is told when it goes on."""
    mine = channel()
    person()
    happens(world)
    fanout.take_up(NOW)
    server.on_asked = lambda asked: (
        server.answers.append(refusal(403, "Forbidden: bot is not a member of the channel chat"))
        if asked.fields["chat_id"] == "@kelisim"
        else None
    )
    everything(lane)
    server.on_asked = lambda asked: None
    assert Delivery.objects.get(channel=mine).state == QUEUED
    assert Delivery.objects.get(channel=None).state == SENT
    assert Circuit.objects.get().name == f"channel:{mine.pk}"


def test_too_many_requests(world: World, lane: Lane, server: StandIn) -> None:
    """The time that the server names is kept to; nothing is counted as a failure, nothing is lost."""
    person()
    happens(world)
    fanout.take_up(NOW)
    server.answers = [refusal(429, "Too Many Requests: retry after 7", retry_after=7)]
    everything(lane)
    circuit = Circuit.objects.get()
    assert (circuit.failures, circuit.open_until > NOW) == (0, True)
    row = Delivery.objects.get()
    assert (row.state, row.attempts) == (QUEUED, 0)
    lane.clock = lambda: circuit.open_until
    everything(lane)
    assert Delivery.objects.get().state == SENT
    assert not Circuit.objects.exists()


@pytest.mark.parametrize(
    ("code", "words", "to_person", "to_channel"),
    [
        (400, "Bad Request: chat not found", GIVEN_UP, GIVEN_UP),
        (500, "Internal Server Error", QUEUED, QUEUED),
        (502, "Bad Gateway", FAILED, DOUBT),
        (504, "Gateway Timeout", FAILED, DOUBT),
    ],
)
def test_errors_of_the_server(
    world: World, lane: Lane, server: StandIn, code: int, words: str, to_person: str, to_channel: str
) -> None:
    """A refusal is for good, its own trouble is waited for, and a gateway's word says nothing of what is behind it."""
    person()
    happens(world)
    fanout.take_up(NOW)
    server.answers = [refusal(code, words)]
    everything(lane)
    assert Delivery.objects.get().state == to_person
    Delivery.objects.all().delete()
    Circuit.objects.all().delete()
    channel()
    happens(world, status="delayed")
    Follower.objects.all().delete()
    fanout.take_up(NOW)
    server.answers = [refusal(code, words)]
    everything(lane)
    assert Delivery.objects.get().state == to_channel


def test_a_post_without_an_answer_is_looked_at_by_a_person(world: World, lane: Lane, server: StandIn) -> None:
    """It is not sent again by itself; told that it is not there, it is sent once more."""
    channel()
    happens(world)
    fanout.take_up(NOW)
    server.breaks = True
    everything(lane)
    server.breaks = False
    Circuit.objects.all().delete()
    lane.clock = lambda: NOW + datetime.timedelta(days=2)
    assert everything(lane) == 0
    row = Delivery.objects.get()
    assert (row.state, len(server.asked)) == (DOUBT, 1)
    ledger.settle(row, NOW, is_there=False)
    everything(lane)
    assert (Delivery.objects.get().state, len(server.asked)) == (SENT, 2)
    assert server.said("sendMessage")[0] == server.said("sendMessage")[1]


def test_nobody_there(world: World, settings: Any) -> None:
    """Where no connection is made nothing was handed over."""
    way = way_to("http://127.0.0.1:1")
    lane = Lane(way, lambda: NOW)
    channel()
    happens(world)
    fanout.take_up(NOW)
    everything(lane)
    way.close()
    assert Delivery.objects.get().state == QUEUED
    assert Circuit.objects.get().failures == 1


def test_a_text_is_as_long_as_it_may_be() -> None:
    """In UTF-16 code units, and no letter is cut in two."""
    from kelisim.web.alerts.telegram import MOST, shortened

    assert shortened("a" * MOST) == "a" * MOST
    for letter in ("a", "я", "👍"):
        cut = shortened(letter * (MOST + 1))
        assert len(cut.encode("utf-16-le")) // 2 <= MOST
        assert set(cut) == {letter, "…"}


# The bot.


class Chat:
    """A conversation with the bot."""

    def __init__(self, telegram: Telegram, server: StandIn, language: str) -> None:
        self.telegram = telegram
        self.server = server
        self.language = language
        self.number = 100

    def update(self, words: str, number: int, kind: str = "private") -> dict[str, Any]:
        """A message as the Bot API tells of it."""
        chat = {"id": 77, "type": kind, "first_name": "A"}
        who = {"id": 77, "is_bot": False, "first_name": "A", "language_code": self.language}
        return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": chat, "from": who, "text": words}}

    def say(self, words: str) -> str:
        """Write to the bot, and read its answer."""
        self.number += 1
        self.server.answers = [(200, {"ok": True, "result": [self.update(words, self.number)]}, {})]
        assert answer_new(self.telegram) == 1
        return str(self.server.said("sendMessage")[-1]["text"])


@pytest.fixture
def chat(world: World, telegram: Telegram, server: StandIn) -> Chat:
    """Somebody who reads English."""
    arrived()
    return Chat(telegram, server, "en")


def test_following_with_the_bot(world: World, chat: Chat, lane: Lane) -> None:
    """From hello to goodbye; then the chat is forgotten."""
    assert "/subscribe" in chat.say("/start")
    assert "nothing" in chat.say("/list")
    measure = world.entries["measure"].entry
    page = f"https://kelisim.example/en/test/commitments/{measure}/"
    assert chat.say(f"/subscribe {page}") == "You follow Butadiene (commitment) (Register test), at once."
    assert chat.say("/subscribe test daily") == "You follow Register test (Register test), once a day."
    assert chat.say("/subscribe@kelisim_bot /ru/test/documents/").startswith("You follow Documents")
    assert {(row.kind, row.rhythm) for row in Subscription.objects.all()} == {
        ("entry", "at-once"),
        ("register", DAILY),
        ("section", "at-once"),
    }
    happens(world)
    fanout.take_up(NOW)
    assert [row.key.split(":")[0] for row in Delivery.objects.all()] == ["event"]
    assert "2. Register test" in chat.say("/list")
    assert "do not follow Register test" in chat.say("/stop 2")
    assert "no such number" in chat.say("/stop 7")
    assert "forgotten" in chat.say("/stop")
    assert not Follower.objects.exists()
    assert not Delivery.objects.exists()
    assert "know nothing" in chat.say("/stop")


@pytest.mark.parametrize(
    "words",
    [
        "/subscribe",
        "/subscribe nowhere",
        "/subscribe https://elsewhere.example/x",
        "/subscribe /en/test/commitments/KAZ.9.9/",
    ],
)
def test_the_bot_finds_only_what_is_there(chat: Chat, words: str) -> None:
    """What is not public is as good as absent."""
    assert "do not find" in chat.say(words)
    assert not Follower.objects.exists()


@pytest.mark.parametrize(("theirs", "ours"), [("ru", "ru"), ("kk", "kk"), ("de", "en")])
def test_the_bot_speaks_the_readers_language(chat: Chat, theirs: str, ours: str) -> None:
    """That of the person's Telegram where it is one of the three, and another when told so."""
    chat.language = theirs
    chat.say("/subscribe test")
    assert Follower.objects.get().language == ours
    chat.say("/language xx")
    chat.say("/language kk")
    assert Follower.objects.get().language == "kk"


def test_a_message_is_taken_once(world: World, chat: Chat, telegram: Telegram, server: StandIn) -> None:
    """Read again after a crash, it changes nothing and is not answered again."""
    update = {"ok": True, "result": [chat.update("/subscribe test", 5)]}
    server.answers = [(200, update, {})]
    answer_new(telegram)
    Subscription.objects.update(rhythm=DAILY)
    server.answers = [(200, update, {})]
    answer_new(telegram)
    assert Subscription.objects.get().rhythm == DAILY
    assert len(server.said("sendMessage")) == 1
    assert Cursor.objects.get(name=TELEGRAM).order == 5
    answer_new(telegram)
    assert [one.get("offset") for one in server.said("getUpdates")] == ["1", "6", "6"]


def test_the_bot_is_silent_in_groups_and_at_pictures(
    world: World, chat: Chat, telegram: Telegram, server: StandIn
) -> None:
    """It speaks to persons, and of words."""
    picture = chat.update("", 6)
    del picture["message"]["text"]
    server.answers = [(200, {"ok": True, "result": [chat.update("/start", 5, "group"), picture]}, {})]
    assert answer_new(telegram) == 2
    assert server.said("sendMessage") == []
    assert "do not know" in chat.say("good morning")


def test_an_answer_that_is_not_taken_stops_nothing(
    world: World, chat: Chat, telegram: Telegram, server: StandIn
) -> None:
    """The person has blocked the bot meanwhile."""
    server.answers = [
        (200, {"ok": True, "result": [chat.update("/subscribe test", 5)]}, {}),
        refusal(403, "Forbidden: bot was blocked by the user"),
    ]
    assert answer_new(telegram) == 1
    assert Subscription.objects.count() == 1
