"""A look into an SQLite database before a driver opens it as a GeoPackage.

1. It is opened from memory, for reading, without extensions and without trust in its schema
   (https://sqlite.org/security.html).
2. A virtual table can run code of whoever made the database. A GeoPackage needs those of its spatial index, `rtree`,
   alone; any other is refused.
"""

import re
import sqlite3
from typing import Final

from kelisim.reading.places.errors import PlacesFileError

MAGIC: Final = b"SQLite format 3\x00"
MAX_TABLES: Final = 2_000
_VIRTUAL: Final = re.compile(r"\bVIRTUAL\s+TABLE\b.*?\bUSING\s+[\"\[`']?(\w+)", re.IGNORECASE | re.DOTALL)


def check_database(data: bytes) -> None:
    """Refuse a database that is not as harmless as a GeoPackage; what is no database is not looked at.

    Raises:
        PlacesFileError: it is damaged, or has what a GeoPackage does not need.
    """
    if not data.startswith(MAGIC):
        return
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.deserialize(data)
        connection.execute("PRAGMA query_only = 1")
        made = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchmany(MAX_TABLES + 1)
    except (sqlite3.Error, MemoryError) as error:
        raise PlacesFileError(f"the GeoPackage is damaged: {error}") from None
    finally:
        connection.close()
    if len(made) > MAX_TABLES:
        raise PlacesFileError("the GeoPackage has too many tables", expected=f"at most {MAX_TABLES}")
    for (sql,) in made:
        found = _VIRTUAL.search(sql)
        if found and found[1].casefold() != "rtree":
            raise PlacesFileError(f"the GeoPackage has a virtual table of {found[1]}", expected="none but rtree")
