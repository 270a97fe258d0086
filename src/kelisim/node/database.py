"""Which database a node keeps its record in: SQLite in its folder or, where its operator names one, PostgreSQL.

1. Without `KELISIM_DATABASE` it is the file `register.sqlite3` in the node's folder, written through to the disk with
   every act.
2. `postgresql://USER:PASSWORD@HOST:PORT/NAME` is a database of PostgreSQL 14 or later that is this node's alone. What
   the address leaves out is asked of the environment, as all programs of PostgreSQL do (PGHOST, PGPASSWORD and others:
   https://www.postgresql.org/docs/current/libpq-envars.html). It takes the extra `kelisim[postgresql]`.
3. Anything else is refused when the node starts.
"""

from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from kelisim.node.errors import NodeError

FILE: Final = "register.sqlite3"
VARIABLE: Final = "KELISIM_DATABASE"


def database(home: Path, address: str) -> dict[str, Any]:
    """The settings of the database, as Django takes them.

    Args:
        home: the node's folder.
        address: what the operator set, or nothing.

    Raises:
        NodeError: the address is none of a database that a node can use.
    """
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / FILE,
            # A page costs less than opening the database for it. Each thread keeps the connection that it has.
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name or "/" in name or parts.query or parts.fragment:
        # The address holds a password, so it is not told again.
        raise NodeError(
            "the database cannot be used", where=VARIABLE, expected="postgresql://USER:PASSWORD@HOST:PORT/NAME"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
