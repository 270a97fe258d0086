"""Forecasts made in a process of its own, so that those that serve pages stay small: asked and answered in JSON.

1. It is asked for several series at once, because loading the library takes longer than a forecast.
2. It takes at most `SECONDS` of the processor's time, and then the system ends it.

Run as `python -m kelisim.figures.forecasting`; `kelisim.node.forecasts` does.
"""

import resource
import sys
from decimal import Decimal
from typing import Final

import msgspec

from kelisim.figures.forecasting.making import Forecast, forecast
from kelisim.figures.forecasting.refusing import Refused

SECONDS: Final = 60
"""Seconds of the processor's time for all series that are asked for together."""


class Asked(msgspec.Struct, frozen=True):
    """The values of some series by their periods, and how many periods ahead."""

    series: tuple[dict[str, Decimal], ...]
    ahead: int | None = None


def main() -> None:
    """Read what is asked for, and write an answer for each series."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    made: list[Forecast | Refused] = [forecast(values, asked.ahead) for values in asked.series]
    sys.stdout.buffer.write(msgspec.json.encode(made))


if __name__ == "__main__":
    main()
