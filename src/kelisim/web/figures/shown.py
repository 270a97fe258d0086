"""A chart as a page shows it: the addresses of its drawings, and what it says in words."""

from dataclasses import dataclass

from django.urls import reverse

from kelisim.figures.charts.chart import Chart
from kelisim.figures.charts.specification import SIZES
from kelisim.web.addresses import as_of
from kelisim.web.queries.records import Record


@dataclass(frozen=True)
class Shown:
    """A chart of an entry. `version` changes with what is on it, so that a kept drawing is never an old one."""

    record: Record
    entry: str
    version: str
    chart: Chart

    def _address(self, name: str, which: str) -> str:
        there = reverse(name, args=(self.record.slug, self.entry, which))
        return as_of(there, self.record.day, v=self.version[:12])

    @property
    def wide(self) -> str:
        """The drawing for a wide page in light colours."""
        return self._address("figures-svg", "light-wide")

    @property
    def wide_dark(self) -> str:
        """The same in dark colours."""
        return self._address("figures-svg", "dark-wide")

    @property
    def narrow(self) -> str:
        """The drawing for a narrow page in light colours."""
        return self._address("figures-svg", "light-narrow")

    @property
    def narrow_dark(self) -> str:
        """The same in dark colours."""
        return self._address("figures-svg", "dark-narrow")

    @property
    def pixels(self) -> str:
        """The drawing as PNG."""
        return self._address("figures-png", "light-wide")

    @property
    def specification(self) -> str:
        """The chart as Vega-Lite, in light colours."""
        return self._address("figures-specification", "light")

    @property
    def specification_dark(self) -> str:
        """The same in dark colours."""
        return self._address("figures-specification", "dark")

    @property
    def width(self) -> int:
        """The width of the wide drawing."""
        return SIZES["wide"][0]

    @property
    def height(self) -> int:
        """Its height."""
        return SIZES["wide"][1]

    @property
    def narrow_width(self) -> int:
        """The width of the narrow drawing."""
        return SIZES["narrow"][0]

    @property
    def narrow_height(self) -> int:
        """Its height."""
        return SIZES["narrow"][1]
