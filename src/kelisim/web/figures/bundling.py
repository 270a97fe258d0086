"""Makes the script by which browsers draw charts themselves, in a process of its own; writes it to its output.

It is Vega, Vega-Lite and Vega-Embed out of vl-convert, so that nothing is fetched and both sides draw alike. The
expressions of a chart are interpreted and never evaluated (`ast`): the pages' policy allows no evaluation, and
Vega-Embed brings the interpreter with it (https://vega.github.io/vega/usage/interpreter/).

Run as `python -m kelisim.web.figures.bundling`; `kelisim.web.figures.bundle` does.
"""

import resource
import sys
from typing import Final

SECONDS: Final = 60
SNIPPET: Final = "window.kelisimEmbed = vegaEmbed;"
NOTICE: Final = (
    "/*! Vega, Vega-Lite, Vega-Embed, Vega-Tooltip, Vega-Interpreter: copyright University of Washington Interactive "
    "Data Lab, BSD-3-Clause. D3: copyright Mike Bostock, ISC. Put together by vl-convert, BSD-3-Clause. */\n"
)


def main() -> None:
    """Make it and write it."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # The engine is for this process alone.
    import vl_convert  # noqa: PLC0415

    sys.stdout.write(NOTICE + vl_convert.javascript_bundle(snippet=SNIPPET))


if __name__ == "__main__":
    main()
