"""What the repository does not name.

1. No registry's host and no address that one machine fetched from: a clone asks whatever its own machine is set up for.
2. No path of a machine that the project was made on.
"""

import json
import re
import subprocess

from tests.workshop.tree import ROOT, name, tracked

HOST = re.compile(rb"(pypi|npmjs|pythonhosted|npmmirror|yarnpkg)[.](org|com|io)")
MACHINE = re.compile(rb"""(^|[\s"'`=(:])/(root|home|Users|work)/""", re.MULTILINE)


def test_no_file_names_the_host_of_a_registry() -> None:
    """Rule 1 for every file."""
    assert [name(path) for path in tracked() if HOST.search(path.read_bytes())] == []


def test_the_lock_of_the_fonts_names_checksums_and_no_address() -> None:
    """Rule 1 for `package-lock.json`: every package has a checksum and none says where it was fetched."""
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    fetched = {path: package for path, package in packages.items() if path}
    assert fetched
    assert all(package["integrity"].startswith("sha512-") for package in fetched.values())
    assert not any("resolved" in package for package in fetched.values())


def test_the_lock_of_uv_is_not_committed() -> None:
    """Rule 1 for `uv.lock`, which names the registry that was asked."""
    ignored = subprocess.run(["git", "check-ignore", "-q", "uv.lock"], cwd=ROOT, check=False).returncode
    assert ignored in {0, 128}, "uv.lock is not in .gitignore"
    assert "uv.lock" not in {name(path) for path in tracked()}


def test_no_file_names_a_path_of_a_machine() -> None:
    """Rule 2: no home, and not the folder that this clone lies in."""
    here = str(ROOT).encode()
    content = {name(path): path.read_bytes() for path in tracked()}
    assert [at for at, data in content.items() if MACHINE.search(data) or here + b"/" in data] == []
