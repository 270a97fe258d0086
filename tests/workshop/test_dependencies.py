"""What the package imports and what it asks to be installed with.

1. Every library that the package imports is a dependency of its own, not one that another library happens to bring.
2. Every dependency is used.
"""

import ast
import re
import sys
import tomllib

from tests.workshop.tree import ROOT, name, syntax, with_suffix

MODULES = {
    "django-modelcluster": "modelcluster",
    "django-otp": "django_otp",
    "django-taggit": "taggit",
    "pillow": "PIL",
    "pynacl": "nacl",
    "sdmx1": "sdmx",
    "vl-convert-python": "vl_convert",
    "wagtail-localize": "wagtail_localize",
}
"""Distributions whose module has another name."""
BY_NAME = {
    "modelsearch": "the settings name it in a string",
    "natasha": "its models are read as files",
    "whitenoise": "the settings name its middleware in a string",
}


def imported() -> set[str]:
    """The libraries that the package's files import, anywhere in them."""
    found = set()
    for path in with_suffix(".py"):
        if name(path).startswith("src/"):
            for node in ast.walk(syntax(path)):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"kelisim"}


def declared() -> set[str]:
    """The modules of the dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[<>=!~;\[ ]", entry)[0] for entry in project["dependencies"]]
    return {MODULES.get(entry, entry) for entry in names}


def test_every_library_that_is_imported_is_a_dependency() -> None:
    """Rule 1: a wheel in an empty environment finds all that it imports."""
    assert imported() - declared() == set()


def test_every_dependency_is_used() -> None:
    """Rule 2: nothing is installed for nothing."""
    assert declared() - imported() - set(BY_NAME) == set()
