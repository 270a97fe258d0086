"""The frame of the benchmarks."""

import importlib
import inspect
import json

import pytest

from bench import __main__ as command
from bench.figure import Figure, at_least, at_most, plain
from bench.measuring import seconds


def test_a_limit_is_kept_or_not() -> None:
    """A figure at its limit keeps it."""
    assert [at_least("a", value, "s", 2).ok for value in (1, 2, 3)] == [False, True, True]
    assert [at_most("a", value, "s", 2).ok for value in (1, 2, 3)] == [True, True, False]
    assert plain("a", 1, "s") == Figure("a", 1, "s", None, ok=True)


@pytest.mark.parametrize("group", command.GROUPS)
def test_every_group_yields_figures(group: str) -> None:
    """A group is a module with `figures(*, quick)`."""
    assert list(inspect.signature(importlib.import_module(f"bench.{group}").figures).parameters) == ["quick"]


def test_the_middle_run_counts() -> None:
    """One slow run does not move a figure."""
    ticks = iter([0, 1, 10, 11, 20, 99])
    assert seconds(lambda: None, runs=3, clock=lambda: next(ticks)) == 1


def test_figures_are_printed_one_object_a_line_and_a_missed_limit_is_a_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The contract of `--json`: name, value, unit, limit, ok."""
    missed = at_least("speed", 1.0, "per second", 2.0)
    monkeypatch.setattr(command, "run", lambda groups, quick: iter([missed, plain("other", 3.0, "s")]))
    monkeypatch.setattr("sys.argv", ["bench", "--json"])
    assert command.main() == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == {"name": "speed", "value": 1.0, "unit": "per second", "limit": 2.0, "ok": False}
    assert lines[1]["limit"] is None


def test_an_unknown_group_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says which groups there are."""
    monkeypatch.setattr("sys.argv", ["bench", "pagse"])
    with pytest.raises(SystemExit) as ended:
        command.main()
    assert ended.value.code == 2
    assert f"there are {', '.join(command.GROUPS)}" in capsys.readouterr().err
