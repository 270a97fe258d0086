"""A chart as a page shows it: the addresses of its drawings and files, and its table."""

from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse

from kelisim.figures.charts.chart import Chart
from kelisim.figures.charts.specification import SIZES
from kelisim.web.addresses import as_of
from kelisim.web.figures.bundle import address
from kelisim.web.figures.drawn import name_of
from kelisim.web.queries.records import Record


@dataclass(frozen=True)
class Shown:
    """A chart of an entry; `which` of them where its page has several, `asked` what its addresses ask for.

    `pattern` begins the names of the addresses. One changes with what is drawn, so that a kept drawing is never old.
    """

    record: Record
    entry: str
    chart: Chart
    series: str = ""
    pattern: str = "figures"
    which: str = ""
    asked: dict[str, str] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """What changes with what is on the chart."""
        return name_of(self.chart)[:12]

    def _address(self, name: str, *which: str) -> str:
        args = [self.record.slug, *filter(None, (self.entry, self.which)), *which]
        there = reverse(f"{self.pattern}-{name}", args=args)
        return as_of(there, self.record.day, series=self.series, v=self.version, **self.asked)

    @property
    def wide(self) -> str:
        """The drawing for a wide page in light colours."""
        return self._address("svg", "light-wide")

    @property
    def wide_dark(self) -> str:
        """The same in dark colours."""
        return self._address("svg", "dark-wide")

    @property
    def narrow(self) -> str:
        """The drawing for a narrow page in light colours."""
        return self._address("svg", "light-narrow")

    @property
    def narrow_dark(self) -> str:
        """The same in dark colours."""
        return self._address("svg", "dark-narrow")

    @property
    def pixels(self) -> str:
        """The drawing with its title as PNG."""
        return self._address("png", "light-titled")

    @property
    def alone(self) -> str:
        """The drawing with its title, to be shown elsewhere."""
        return self._address("svg", "light-titled")

    @property
    def light(self) -> str:
        """The chart as Vega-Lite, in light colours."""
        return self._address("specification", "light")

    @property
    def dark(self) -> str:
        """The same in dark colours."""
        return self._address("specification", "dark")

    @property
    def vega(self) -> str:
        """The script that draws it in a browser."""
        return address()

    @property
    def table(self) -> str:
        """The page with everything that is drawn."""
        return self._address("table")

    @property
    def csv(self) -> str:
        """The same as a file."""
        return self._address("csv")

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
