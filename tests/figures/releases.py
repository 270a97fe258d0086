"""Releases of an invented office, in few words."""

import hashlib
from typing import Any

from kelisim.figures.series import Issued, Series, series_of
from kelisim.model.release import Observation, Release


def issued(
    values: dict[str, str],
    vintage: str = "2024-01-31",
    *,
    number: int = 1,
    party: str = "ALA",
    side: str | None = None,
    indicator: str = "ALA.1.1",
    provisional: tuple[str, ...] = (),
    dimensions: dict[str, str] | None = None,
    **rest: Any,
) -> Issued:
    """A release by a Party with its act; for the Party's own side where none is named."""
    release = Release(
        indicator=indicator,
        vintage=vintage,
        observations=tuple(
            Observation(period=period, value=value, status="provisional" if period in provisional else None)
            for period, value in values.items()
        ),
        dimensions=dimensions or {},
        side=side or party,
        **rest,
    )
    return Issued(release, party, number, hashlib.sha256(repr((party, number, release)).encode()).hexdigest())


def line(values: dict[str, str], **rest: Any) -> Series:
    """The one series that one release makes up."""
    (series,) = series_of([issued(values, **rest)])
    return series
