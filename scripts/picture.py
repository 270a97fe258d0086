"""Take the README's picture: the page of a commitment in the demonstration, in headless Chromium.

    uv run python scripts/picture.py

It builds the demonstration in a folder that is thrown away, serves it on a free port of this machine, and writes
`docs/images/commitment.png`, in few colours to keep it small.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "docs" / "images" / "commitment.png"
LIST: Final = "/en/kaz-rus/commitments/"
COMMITMENT: Final = "butadiene"
SIZE: Final = {"width": 1280, "height": 1080}
COLOURS: Final = 64
SECONDS: Final = 20


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Wait until a page is answered.

    Raises:
        OSError: it is not, for too long.
    """
    ends = time.monotonic() + SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=SECONDS).close()  # noqa: S310 our own server
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)
        else:
            return


def photograph(site: str, executable: str) -> bytes:
    """The top of the commitment's page as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-background-networking"]
        )
        try:
            page = browser.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]}, color_scheme="light")
            page.goto(site + LIST)
            page.get_by_role("link", name=COMMITMENT).first.click()
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            return page.screenshot()
        finally:
            browser.close()


def smaller(png: bytes) -> bytes:
    """The picture in few colours."""
    with Image.open(BytesIO(png)) as picture, BytesIO() as out:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()


def main() -> int:
    """Run the script; its exit status."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        print("There is no Chromium on this machine.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        home, port = Path(folder, "node"), free_port()
        kelisim = [sys.executable, "-m", "kelisim"]
        subprocess.run([*kelisim, "demo", "--no-serve", "--home", str(home)], check=True)
        environment = {**os.environ, "KELISIM_HOME": str(home)}
        with subprocess.Popen([*kelisim, "serve", "--port", str(port)], env=environment) as server:
            try:
                site = f"http://127.0.0.1:{port}"
                wait_for(site + LIST)
                TARGET.write_bytes(smaller(photograph(site, executable)))
            finally:
                server.terminate()
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
