"""The files of the project, for tests that look at all of them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked() -> tuple[Path, ...]:
    """The files that are committed or about to be; all source files where this is not a git work tree."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if run.returncode != 0:
        parts = ("src", "tests", "bench", "scripts", "docs")
        return tuple(path for part in parts for path in (ROOT / part).rglob("*") if path.is_file())
    names = run.stdout.decode().split("\0")
    return tuple(path for path in (ROOT / name for name in names if name) if path.is_file())


def with_suffix(*suffixes: str) -> Iterator[Path]:
    """The files with one of these suffixes."""
    return (path for path in tracked() if path.suffix in suffixes)


@cache
def syntax(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text("utf-8"))


def name(path: Path) -> str:
    """A file's name in messages."""
    return path.relative_to(ROOT).as_posix()
