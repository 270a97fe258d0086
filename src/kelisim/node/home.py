"""The folder that holds a node.

1. It is named by `--home`, by `KELISIM_HOME`, or is `~/.local/share/kelisim`.
2. Only its owner can enter it; files with secrets have mode 0600 from the moment they exist.
"""

import contextlib
import os
import secrets
from pathlib import Path

VARIABLE = "KELISIM_HOME"


def home_folder() -> Path:
    """The folder of this process's node."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path.home() / ".local" / "share" / "kelisim"


def write_private(path: Path, data: bytes) -> None:
    """Write a new file that only its owner can read.

    Raises:
        FileExistsError: there is a file of that name; it is not touched.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def make_home(home: Path) -> None:
    """Make the folder of a node, with its subfolders, if it is not there."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for part in ("keys", "attachments"):
        (home / part).mkdir(mode=0o700, exist_ok=True)


def secret_key(home: Path) -> str:
    """The installation's own secret, made on first use."""
    make_home(home)
    path = home / "secret.key"
    if not path.exists():
        with contextlib.suppress(FileExistsError):
            write_private(path, secrets.token_urlsafe(50).encode())
    return path.read_text()
