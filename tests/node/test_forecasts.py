"""Forecasts that a node keeps."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from kelisim.figures.forecasting import Forecast, Refused
from kelisim.node import forecasts
from kelisim.node.forecasts import kept_forecast, made_forecasts

GROWING = {str(2001 + place): Decimal(100 + 3 * place + place * 7919 % 13) for place in range(12)}
SHORT = {str(2001 + place): Decimal(place) for place in range(4)}


def test_what_the_periods_refuse_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A series that is too short is refused at once; one that could be forecast is not there before it is made."""
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    assert made_forecasts(tmp_path, [SHORT]) == [Refused("too-short", 4, 10)]
    assert kept_forecast(tmp_path, GROWING) is None
    assert made_forecasts(tmp_path, []) == []


def test_what_is_damaged_is_made_anew(tmp_path: Path) -> None:
    """A file that is no forecast is as good as none."""
    path = forecasts._path(tmp_path, GROWING, None)
    forecasts._keep(path, b"{}")
    assert path.is_file()
    assert kept_forecast(tmp_path, GROWING) is None


@pytest.mark.nightly
def test_a_forecast_is_made_once_in_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several series at once, each kept under its values; a changed value is another forecast."""
    made = made_forecasts(tmp_path, [SHORT, GROWING, GROWING | {"2012": Decimal(999)}])
    assert [type(one) for one in made] == [Refused, Forecast, Forecast]
    assert made[1] != made[2]
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a process was started"))
    assert made_forecasts(tmp_path, [SHORT, GROWING]) == made[:2]
    assert kept_forecast(tmp_path, dict(reversed(GROWING.items()))) == made[1]
    monkeypatch.undo()
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(forecasts.NotForecastError):
        made_forecasts(tmp_path, [GROWING | {"2012": Decimal(1)}])
