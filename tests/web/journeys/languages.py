"""The languages of a way: some in each run, the others by night. Each is gone through by two readers in a run."""

from typing import Any

import pytest

ALL = ("en", "ru", "kk")


def daily(*languages: str) -> list[Any]:
    """These in each run, and those left over by night."""
    return [
        language if language in languages else pytest.param(language, marks=pytest.mark.nightly) for language in ALL
    ]
