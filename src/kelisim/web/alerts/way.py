"""A way on which messages go, and how an attempt can end."""

import datetime
from collections.abc import Callable
from typing import Literal, Protocol

import msgspec

from kelisim.web.alerts.models import Delivery


class Outcome(msgspec.Struct, frozen=True):
    """How an attempt ended.

    - `accepted`: the other side has it.
    - `refused`, `refused-for-good`: it said no to this message or this receiver, for now or for ever.
    - `unreachable`: nothing was handed over; the way itself fails.
    - `unanswered`: it was handed over, and no answer came.
    - `paused`: the other side asks for nothing before `until`; nothing was handed over.
    - `lost`: another worker has it by now; nothing was handed over.
    """

    end: Literal["accepted", "refused", "refused-for-good", "unreachable", "unanswered", "paused", "lost"]
    problem: str = ""
    until: datetime.datetime | None = None
    suspends: bool = False
    """Whether the receiver itself cannot get messages any more."""


class Way(Protocol):
    """What the worker needs of a way."""

    name: str

    def repeats(self, delivery: Delivery) -> bool:
        """Whether a message that may have been accepted is handed over again, because the other side compares."""

    def write(self, delivery: Delivery) -> bytes:
        """The message, byte for byte."""

    def send(self, delivery: Delivery, before: Callable[[], bool]) -> Outcome:
        """Hand a message over. `before` is called right before the step that can have it accepted, and says whether
        that step may be taken.
        """

    def close(self) -> None:
        """Leave the server, if there is a connection to it."""
