"""Instruments to compute with. What is not said to come from a source is invented: AAA to EEE are no States."""

from typing import Any

from kelisim.model.decode import convert
from kelisim.model.instrument import Instrument
from kelisim.register.treaty.life import Life, lives
from kelisim.register.treaty.reasoning import sentence


def instrument(
    parties: str,
    clauses: dict[str, Any] | None = None,
    actions: list[dict[str, Any]] | None = None,
    signed: dict[str, str] | str | None = None,
    **rest: Any,
) -> Instrument:
    """An instrument of the Parties named in one text, signed by all on one day or by each on its own."""
    if isinstance(signed, str):
        rest["signed"] = signed
    elif signed is not None:
        rest["signatures"] = [{"party": party, "date": date} for party, date in signed.items()]
    content = {"kind": "agreement", "title": {"en": "An example"}, "parties": parties.split(), **rest}
    if clauses is not None:
        content["clauses"] = clauses
    result: Instrument = convert({**content, "actions": actions or []}, Instrument)
    return result


def act(action: str, date: str, party: str | None = None, **rest: Any) -> dict[str, Any]:
    """An action as a file has it."""
    return {"action": action, "date": date, **({"party": party} if party else {}), **rest}


def notified(**dates: str) -> list[dict[str, Any]]:
    """A notification of each Party."""
    return [act("notification", date, party) for party, date in dates.items()]


def told(life: Life) -> list[str]:
    """The periods of a life after the first, one line each."""
    return [f"{one.status} {one.start.words()}: {sentence(one.reason)}" for one in life.periods if one.start]


def starts(life: Life) -> list[tuple[str, str]]:
    """The statuses of a life after the first, with their days."""
    return [(one.status, one.start.words()) for one in life.periods if one.start]


def computed(*args: Any, **rest: Any) -> dict[str, Life]:
    """The lives of an instrument made in one call."""
    return lives(instrument(*args, **rest))
