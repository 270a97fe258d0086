"""Drawing specifications as SVG and PNG with vl-convert (Vega-Lite and Vega in an engine of its own).

1. Nobody is asked for anything: no address may be loaded, and the fonts are those of the folders that are given and of
   the system.
2. An SVG says what it is: `title` and `desc` stand in it, and it has the role of an image (SVG 2, 5.7; WAI-ARIA).
3. An SVG refers to nothing: it has no address, no program, no style sheet.

The engine takes some 80 MB and four tenths of a second when it first draws; then a chart takes a few hundredths. Who
serves pages therefore draws in a process of its own (`kelisim.web.figures.drawn`).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from kelisim.errors import KelisimError

_SVG: Final = "{http://www.w3.org/2000/svg}"
_ELEMENTS: Final = frozenset(
    f"{_SVG}{name}"
    for name in ("svg", "g", "path", "line", "rect", "circle", "text", "tspan", "title", "desc", "defs", "clipPath")
)
_OUTWARD: Final = ("href", "src", "style")


class ChartError(KelisimError):
    """A chart cannot be drawn: it is too large, or its specification is none that Vega-Lite takes."""

    code = "chart"


def svg(spec: dict[str, Any], title: str, summary: str, fonts: Sequence[Path] = ()) -> str:
    """A specification as an SVG with a title and a description (rule 2).

    Args:
        spec: a Vega-Lite specification without addresses.
        title: what the chart is about.
        summary: what can be seen on it.
        fonts: folders of fonts in TrueType.

    Raises:
        ChartError: Vega-Lite does not take it, or what it makes refers to something outside.
    """
    # It brings an engine that pages have no use for, so only who draws loads it.
    import vl_convert  # noqa: PLC0415

    for folder in fonts:
        vl_convert.register_font_directory(str(folder))
    try:
        drawn: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    except ValueError as error:
        raise ChartError(str(error)) from None
    return _finished(drawn, title, summary)


def _finished(drawn: str, title: str, summary: str) -> str:
    """The drawing with its title and description, once it is seen that it refers to nothing (rules 2 and 3)."""
    from lxml import etree  # noqa: PLC0415 as in `svg`

    root = etree.fromstring(drawn.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    for element in root.iter():
        named, values = map(str, element.attrib.keys()), map(str, element.attrib.values())
        known = element.tag in _ELEMENTS and not any(name.endswith(_OUTWARD) for name in named)
        if not known or any("url(" in value.replace("url(#", "") for value in values):
            raise ChartError("a drawing refers to something outside itself", where=str(element.tag))
    root.set("role", "img")
    for place, (name, said) in enumerate((("title", title), ("desc", summary))):
        element = etree.Element(f"{_SVG}{name}")
        element.text = said
        root.insert(place, element)
    return etree.tostring(root, encoding="unicode")


def png(svg: str, scale: float = 2.0, fonts: Sequence[Path] = ()) -> bytes:
    """An SVG as a PNG; `scale` is how many pixels a unit has."""
    import vl_convert  # noqa: PLC0415 as in `svg`

    for folder in fonts:
        vl_convert.register_font_directory(str(folder))
    drawn: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return drawn
