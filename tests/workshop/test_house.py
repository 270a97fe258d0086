"""The style of the house, as far as a program can see it.

1. Every folder of Python is a package whose first line says what it is for.
2. Every test says in a sentence what it proves.
3. Names say what a thing is.
4. No file is too long to be read.
"""

import ast
import re

from tests.workshop.tree import name, syntax, tracked, with_suffix

SCRIPTS = {"scripts": "each script stands by itself"}
GENERATED = {"src/kelisim/node/migrations": "written by Django from the models"}
NO_NAME = re.compile(r"(Manager|Helper|Helpers|Util|Utils|Data|Info)$|^(Manager|Helper|Util)")
LINES = 500
LONG = {"src/kelisim/web/static/kelisim/components.css": "the components of all pages, each short and by itself"}
"""Files that may be longer, each with the reason."""


def test_every_folder_of_python_is_a_package_that_says_what_it_is_for() -> None:
    """Rule 1: `__init__.py` begins with a docstring, whose first line is a whole sentence."""
    folders = {path.parent for path in with_suffix(".py")}
    named = {name(folder): folder for folder in folders if name(folder) not in {".", *SCRIPTS, *GENERATED}}
    lacking = []
    for folder in named.values():
        first = folder / "__init__.py"
        says = ast.get_docstring(syntax(first)) if first.is_file() else None
        if says is None or not says.splitlines()[0].endswith("."):
            lacking.append(name(folder))
    assert lacking == []


def test_every_test_says_what_it_proves() -> None:
    """Rule 2: a test function has a docstring."""
    silent = [
        f"{name(path)}: {node.name}"
        for path in with_suffix(".py")
        if path.name.startswith("test_")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_names_say_what_a_thing_is() -> None:
    """Rule 3: no class is a Manager, Helper, Util, Data or Info, and no module is called so."""
    empty = [
        f"{name(path)}: {node.name}"
        for path in with_suffix(".py")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ClassDef) and NO_NAME.search(node.name)
    ]
    modules = [name(path) for path in with_suffix(".py") if re.fullmatch(r"(utils?|helpers?|misc|common)", path.stem)]
    assert empty + modules == []


def test_no_file_is_too_long_to_be_read() -> None:
    """Rule 4: at most 500 lines, but for files that are listed with a reason."""
    kinds = {".py", ".css", ".html", ".js", ".sh", ".md"}
    long = {
        name(path)
        for path in tracked()
        if path.suffix in kinds and path.read_text("utf-8").count("\n") > LINES and name(path) not in LONG
    }
    assert long == set()
