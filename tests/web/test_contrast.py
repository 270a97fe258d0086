"""The colours of the tokens can be read by everybody, in both schemes."""

import re
from pathlib import Path

import pytest

import kelisim.web

TOKENS = (Path(kelisim.web.__file__).parent / "static/kelisim/tokens.css").read_text()
LIGHT, DARK = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part)) for part in TOKENS.split("@media"))

INK_ON_GROUND = [
    *((ink, ground) for ink in ("ink", "soft", "accent") for ground in ("paper", "card", "wash")),
    ("done", "done-wash"),
    ("late", "late-wash"),
    ("moved", "moved-wash"),
    ("accent", "accent-wash"),
    ("ink", "accent-wash"),
    ("soft", "accent-wash"),
    ("card", "accent"),
    *((tone, "paper") for tone in ("done", "late", "moved")),
]
SHAPE_ON_GROUND = [*(("edge", ground) for ground in ("paper", "card", "wash"))]


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), INK_ON_GROUND)
def test_text_is_at_least_four_and_a_half_to_one(scheme: dict[str, str], ink: str, ground: str) -> None:
    """Every ink on every ground it is used on passes level AA."""
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), SHAPE_ON_GROUND)
def test_edges_of_controls_are_at_least_three_to_one(scheme: dict[str, str], edge: str, ground: str) -> None:
    """The edge of a field or button can be told from what it stands on."""
    assert contrast(scheme[edge], scheme[ground]) >= 3


def test_both_schemes_name_the_same_colours() -> None:
    """No colour is left from the light scheme in the dark one."""
    assert set(LIGHT) == set(DARK)


def test_black_on_white_is_twenty_one_to_one() -> None:
    """The ratio is computed as the standard says."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
