"""Prints the invented plans as PDFs, with ruled lines and without; run by hand when a plan changes.

    uv run python -m tests.reading.plans.printing BROWSER

`BROWSER` is a Chromium that prints without a window. Each plan becomes `printed/NAME-ruled.pdf` and
`printed/NAME-unruled.pdf`; one that exists is printed anew only if it is named after the browser.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.reading.plans.catalogue import ALL
from tests.reading.plans.writing import as_html

PRINTED = Path(__file__).parent / "printed"
MAX_SIZE = 60_000
_SHEET = (
    "@page{size:A4 landscape;margin:12mm}body{font:9pt sans-serif}table{border-collapse:collapse;width:100%}"
    "td,th{vertical-align:top;text-align:left}"
)
STYLES = {
    "ruled": _SHEET + "td,th{border:0.6pt solid black;padding:2pt 4pt}",
    "unruled": _SHEET + "td,th{border:none;padding:4pt 12pt 4pt 0}",
}


def print_all(browser: str, names: list[str]) -> None:
    """Print what is missing, and the plans that are named."""
    PRINTED.mkdir(exist_ok=True)
    for make in ALL:
        plan = make()
        for form, style in STYLES.items():
            target = PRINTED / f"{plan.name}-{form}.pdf"
            if target.exists() and plan.name not in names:
                continue
            with tempfile.TemporaryDirectory() as folder:
                page = Path(folder, "plan.html")
                page.write_bytes(as_html(plan, style))
                subprocess.run(
                    [
                        browser,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-pdf-header-footer",
                        "--disable-pdf-tagging",
                        f"--print-to-pdf={target}",
                        page.as_uri(),
                    ],
                    check=True,
                    capture_output=True,
                    cwd=folder,
                    timeout=60,
                )
            if target.stat().st_size > MAX_SIZE:
                raise SystemExit(f"{target.name} is larger than {MAX_SIZE} bytes")


if __name__ == "__main__":
    print_all(sys.argv[1], sys.argv[2:])
