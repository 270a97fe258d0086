"""Pin every package that the project can come to need, in `pyproject.toml`.

    uv run --no-sync python scripts/pin.py             pins what is new, drops what is gone, keeps the rest
    uv run --no-sync python scripts/pin.py --upgrade   pins the newest versions
    uv run --no-sync python scripts/pin.py --check     changes nothing; fails where a pin is missing or left over

1. Pinned is the whole closure of the runtime and development dependencies for every platform, in
   `constraint-dependencies`, and that of the build requirements in `build-constraint-dependencies`.
2. The lists name packages and versions and nothing else: no host, no address, no checksum.
3. uv resolves in a folder of its own, so the project's environment and lock stay as they are.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
RUNTIME: Final = "constraint-dependencies"
BUILD: Final = "build-constraint-dependencies"
EDITABLE: Final = "editables"
"""What Hatchling adds for an editable install."""
PLAIN: Final = ("--no-annotate", "--no-header", "--quiet")

_PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[0-9A-Za-z.+!]+)(?: ; (?P<marker>.+))?")


class PinError(Exception):
    """The pins cannot be told or are not as they should be."""


def run_uv(arguments: Sequence[str], folder: Path) -> str:
    """What uv prints.

    Raises:
        PinError: it failed; its own words.
    """
    run = subprocess.run(["uv", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise PinError(f"uv {arguments[0]} failed:\n{run.stderr.strip()}")
    return run.stdout


def pins_in(exported: str) -> list[str]:
    """The pins in what uv exported, sorted; a marker is kept only where a package has several versions.

    Raises:
        PinError: a line is not a pin.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for line in filter(None, map(str.strip, exported.splitlines())):
        pin = _PIN.fullmatch(line)
        if pin is None:
            raise PinError(f"this is not a pin: {line}")
        found.setdefault(pin["name"], []).append((pin["version"], pin["marker"] or ""))
    pins = []
    for name, versions in found.items():
        if len({version for version, _ in versions}) == 1:
            pins.append(f"{name}=={versions[0][0]}")
        else:
            pins.extend(f"{name}=={version} ; {marker}" for version, marker in versions)
    return sorted(pins)


def runtime_closure(text: str) -> list[str]:
    """The pins of all that the project and its development need."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(text, "utf-8")
        Path(folder, "README.md").touch()
        options = ["--all-groups", "--all-extras", "--no-emit-project", "--no-hashes", *PLAIN]
        return pins_in(run_uv(["export", *options], Path(folder)))


def build_closure(project: dict[str, Any], kept: Sequence[str]) -> list[str]:
    """The pins of all that building needs: the build system and what the build step asks for."""
    requirements = [*project["build-system"]["requires"], *_hook_requirements(), EDITABLE]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "requirements.in").write_text("\n".join(requirements) + "\n", "utf-8")
        Path(folder, "kept.txt").write_text("\n".join(kept) + "\n", "utf-8")
        python = project["project"]["requires-python"].removeprefix(">=")
        options = ["--universal", "--python-version", python, "--constraint", "kept.txt", *PLAIN]
        return pins_in(run_uv(["pip", "compile", "requirements.in", *options], Path(folder)))


def _hook_requirements() -> list[str]:
    """The requirements that `hatch_build.py` adds, read from its text because it imports the build system."""
    names = ("NODE", "FONTTOOLS", "BROTLI")
    text = (ROOT / "hatch_build.py").read_text("utf-8")
    found = [re.search(rf'^{name}: Final = "([^"]+)"$', text, re.MULTILINE) for name in names]
    if not all(found):
        raise PinError(f"hatch_build.py does not name all of {', '.join(names)}")
    return [one[1] for one in found if one]


def with_list(text: str, name: str, pins: Sequence[str]) -> str:
    """The text of `pyproject.toml` with one of its lists replaced.

    Raises:
        PinError: it has no such list.
    """
    lines = "".join(f'    "{pin}",\n' for pin in pins)
    replaced, times = re.subn(
        rf'^{name} = \[(\n(    "[^"]*",\n)*)?\]$',
        lambda _: f"{name} = [\n{lines}]" if pins else f"{name} = []",
        text,
        flags=re.MULTILINE,
    )
    if times != 1:
        raise PinError(f"pyproject.toml has no list {name}")
    return replaced


def pinned(text: str, *, upgrade: bool) -> str:
    """The text of `pyproject.toml` with its pins as they should be."""
    if upgrade:
        text = with_list(with_list(text, RUNTIME, ()), BUILD, ())
    project = tomllib.loads(text)
    build = build_closure(project, project["tool"]["uv"][BUILD])
    return with_list(with_list(text, RUNTIME, runtime_closure(text)), BUILD, build)


def main() -> int:
    """Run the command; its exit status."""
    parser = argparse.ArgumentParser(description="Pin every package that the project can come to need.")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--upgrade", action="store_true", help="pin the newest versions")
    how.add_argument("--check", action="store_true", help="change nothing; fail where a pin is missing or left over")
    asked = parser.parse_args()
    file = ROOT / "pyproject.toml"
    before = file.read_text("utf-8")
    try:
        after = pinned(before, upgrade=asked.upgrade)
    except PinError as error:
        print(error, file=sys.stderr)
        return 1
    old, new = set(before.splitlines()), set(after.splitlines())
    for sign, lines in (("+", new - old), ("-", old - new)):
        for line in sorted(lines):
            print(sign, line.strip(' ",'))
    if asked.check:
        print("The pins are not complete: run scripts/pin.py" if before != after else "Every package is pinned.")
        return int(before != after)
    file.write_text(after, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
