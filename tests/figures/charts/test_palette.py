"""The colours of charts."""

import itertools
import math

import pytest

from kelisim.figures.charts.palette import APART, DASHES, SCHEMES, SHAPES, Scheme

BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
"""What is seen of linear RGB, at full severity (Machado, Oliveira, Fernandes 2009, table 1)."""

Three = tuple[float, float, float]


def linear(colour: str) -> Three:
    """A colour in linear RGB (IEC 61966-2-1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return red, green, blue


def lab(light: Three) -> Three:
    """Linear RGB in CIELAB under D65."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(a * max(b, 0.0) for a, b in zip(row, light, strict=True)) for row in rows]
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (xyz[0] / 0.95047, xyz[1], xyz[2] / 1.08883)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, blindness: str) -> Three:
    """A colour in CIELAB as somebody with a blindness sees it."""
    light = linear(colour)
    rows = BLINDNESS[blindness]
    red, green, blue = (min(1.0, sum(a * b for a, b in zip(row, light, strict=True))) for row in rows)
    return lab((red, green, blue))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    luminance = sorted(
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (luminance[1] + 0.05) / (luminance[0] + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_tones_are_told_apart_by_everybody(scheme: Scheme, blindness: str) -> None:
    """Any two tones stay as far apart as the palette promises, with each kind of colour blindness."""
    for one, other in itertools.combinations(scheme.tones, 2):
        assert math.dist(seen(one, blindness), seen(other, blindness)) >= APART, (one, other)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda scheme: scheme.name)
def test_everything_stands_out_from_the_paper(scheme: Scheme) -> None:
    """Marks and lines by 3 to 1, words by 4.5 to 1."""
    for colour in (*scheme.tones, scheme.edge):
        assert contrast(colour, scheme.paper) >= 3, colour
    for colour in (scheme.ink, scheme.soft, scheme.breach):
        assert contrast(colour, scheme.paper) >= 4.5, colour


def test_a_tone_is_more_than_a_colour() -> None:
    """There are as many dashes as tones, and more shapes, each of its own."""
    assert len(set(DASHES)) == len(SCHEMES["light"].tones) == len(SCHEMES["dark"].tones)
    assert len(set(SHAPES)) == len(SHAPES) > len(DASHES)
