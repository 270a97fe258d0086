"""Forecasts that a node has made, kept in the folder `forecasts` of its home.

1. A forecast is kept under a hash of the values that it is made from and of how forecasts are made (`MANNER`): it is
   made once, and anew when a release changes a value. The same values have the same forecast on every node.
2. Forecasts are made in another process, several series together. What is refused from a look at the periods alone
   needs none.
3. Where the folder has more than `MOST` files, those that were written longest ago go.
"""

import contextlib
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

import msgspec

from kelisim.figures.forecasting import Forecast, Refused
from kelisim.figures.forecasting.__main__ import SECONDS, Asked
from kelisim.figures.forecasting.refusing import refusal
from kelisim.node.errors import NodeError

FOLDER: Final = "forecasts"
MANNER: Final = 2
"""Raised whenever the same values are forecast otherwise."""
MOST: Final = 5_000
TOGETHER: Final = 20
"""Series that one process forecasts."""

Values = Mapping[str, Decimal]
Answer = Forecast | Refused


class NotForecastError(NodeError):
    """The process that forecasts did not answer."""

    code = "not-forecast"


def kept_forecast(home: Path, values: Values, ahead: int | None = None) -> Answer | None:
    """The forecast of these values as it is kept, or why they have none; None where it was not made yet.

    It costs the reading of a small file, so pages can ask for it.
    """
    refused = refusal(values, ahead)
    if refused is not None:
        return refused
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        answer: Answer = msgspec.json.decode(_path(home, values, ahead).read_bytes(), type=Answer)
        return answer
    return None


def made_forecasts(home: Path, series: Sequence[Values], ahead: int | None = None) -> list[Answer]:
    """The forecast of each series, or why it has none, made where it is not kept.

    Args:
        home: the node's folder.
        series: the value of each period, of several series.
        ahead: how many periods ahead; as many as are back-tested without it.

    Raises:
        NotForecastError: they could not be made in time.
    """
    answers = [kept_forecast(home, values, ahead) for values in series]
    lacking = [place for place, answer in enumerate(answers) if answer is None]
    for start in range(0, len(lacking), TOGETHER):
        places = lacking[start : start + TOGETHER]
        for place, answer in zip(places, _made([series[place] for place in places], ahead), strict=True):
            answers[place] = answer
            _keep(_path(home, series[place], ahead), msgspec.json.encode(answer))
    return [answer for answer in answers if answer is not None]


def _path(home: Path, values: Values, ahead: int | None) -> Path:
    told = msgspec.json.encode((MANNER, ahead, sorted((period, str(value)) for period, value in values.items())))
    return home / FOLDER / f"{hashlib.sha256(told).hexdigest()}.json"


def _made(series: Sequence[Values], ahead: int | None) -> list[Answer]:
    """Rule 2."""
    asked = msgspec.json.encode(Asked(tuple(dict(values) for values in series), ahead))
    command = [sys.executable, "-m", "kelisim.figures.forecasting"]
    try:
        done = subprocess.run(  # noqa: S603 a program of our own; what it forecasts goes in as JSON
            command, input=asked, capture_output=True, timeout=3 * SECONDS, check=True
        )
        answers: list[Answer] = msgspec.json.decode(done.stdout, type=list[Answer])
    except (subprocess.SubprocessError, OSError, msgspec.MsgspecError) as error:
        raise NotForecastError(f"the forecasts were not made: {type(error).__name__}") from None
    return answers


def _keep(path: Path, data: bytes) -> None:
    """Written beside and moved into place; a folder that cannot be written to is no reason not to answer."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).replace(path)
        files = sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime_ns)
        for old in files[: max(len(files) - MOST, 0)]:
            old.unlink(missing_ok=True)
