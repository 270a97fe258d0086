"""The invented register: everything in it says that it is invented, and has every figure that the pages ask for."""

import re

import pytest

from kelisim.acts.keys import new_key
from kelisim.demo import invented, invented_series
from kelisim.demo.invented import Script
from kelisim.model.release import Release
from kelisim.model.states import ALPHA_3

INDICATORS = ("goods-trade", "lorries", "level", "flow-upper", "flow-lower", "nitrate", "apprentices")


@pytest.fixture(scope="module")
def script() -> Script:
    """What happens in the register."""
    return invented.script()


@pytest.fixture(scope="module")
def releases() -> list[tuple[str, Release]]:
    """Every release with its Party."""
    return list(invented_series.releases({key: f"ALDER.2.{place}" for place, key in enumerate(INDICATORS, start=1)}))


def test_its_parties_are_no_states() -> None:
    """No Party of it has the code of a State, and each is called invented in three languages."""
    charter = invented.charter({code: new_key(code, "signatory") for code in invented.NAMES})
    assert charter.demonstration
    for party in charter.parties:
        assert party.code not in ALPHA_3
        assert party.kind != "state"
        assert all(
            word in party.name[language]
            for language, word in {"en": "invented", "ru": "вымышлен", "kk": "ойдан шығарылған"}.items()
        )


def test_every_name_stands_in_three_languages(script: Script) -> None:
    """Every entry of it has its title or names in English, Russian and Kazakh."""
    for step in script.step:
        assert {"en", "ru", "kk"} <= step.note.keys()
        for entry in step.entry:
            title = entry.content.get("title") or entry.content.get("names")
            assert title, entry.key
            assert title.keys() == {"en", "ru", "kk"}, entry.key


def test_its_land_lies_where_there_is_none(script: Script) -> None:
    """Every position is in the middle of the South Pacific, fifteen hundred kilometres from any coast."""
    found = 0
    for step in script.step:
        for entry in step.entry:
            numbers = [float(text) for text in re.findall(r"'(-?[0-9.]+)'", str(entry.content.get("geometry")))]
            for longitude, latitude in zip(numbers[::2], numbers[1::2], strict=True):
                assert -124 < longitude < -112, entry.key
                assert -47 < latitude < -41, entry.key
                found += 1
    assert found > 40


def test_its_figures_are_the_same_at_every_build(releases: list[tuple[str, Release]]) -> None:
    """What was computed for one build is computed for the next."""
    ids = {key: f"ALDER.2.{place}" for place, key in enumerate(INDICATORS, start=1)}
    assert list(invented_series.releases(ids)) == releases


def test_both_offices_count_both_directions(releases: list[tuple[str, Release]]) -> None:
    """Every flow of goods is there twice, by exporter and importer, for every month, valued as each of them does."""
    newest = {
        (party, release.dimensions["flow"], release.dimensions["product"]): release
        for party, release in releases
        if "flow" in release.dimensions and release.vintage == "2026-11-10"
    }
    assert len(newest) == 2 * 2 * len(invented_series.PRODUCTS)
    for (_, flow, _), release in newest.items():
        assert len(release.observations) == 69
        assert release.valuation == ("fob" if flow == "exports" else "cif")


def test_what_was_agreed_of_the_river_is_breached_and_kept(releases: list[tuple[str, Release]]) -> None:
    """In the summer of 2025 less than 60 % of the water reached the Birch; in that of 2024 more did."""
    upper, lower = (
        {
            one.period: float(one.value)
            for _, release in releases
            if release.indicator == name
            for one in release.observations
        }
        for name in ("ALDER.2.4", "ALDER.2.5")
    )
    shares = {period: lower[period] / upper[period] for period in upper}
    assert all(shares[f"2025-0{month}"] < 0.6 for month in (6, 7, 8))
    assert all(shares[f"2024-0{month}"] > 0.6 for month in (6, 7, 8))
