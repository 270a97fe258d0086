"""How long to wait after a failure: longer each time, and not for all at one moment.

1. The wait doubles with every failure, from `FIRST` to `LONGEST`.
2. It is made up to a quarter shorter or longer by a hash of what waits and of the attempt, so that many that failed
   together do not come back together, and the same one always waits alike.
"""

import datetime
from hashlib import sha256

FIRST = datetime.timedelta(minutes=1)
LONGEST = datetime.timedelta(hours=6)
SPREAD = 0.25


def wait(name: str, failures: int) -> datetime.timedelta:
    """How long something waits after that many failures in a row, from 1."""
    doubled: datetime.timedelta = FIRST * (1 << min(failures - 1, 20))
    share = int.from_bytes(sha256(f"{name}#{failures}".encode()).digest()[:4]) / 0xFFFFFFFF
    factor: float = 1 - SPREAD + 2 * SPREAD * share
    return min(doubled, LONGEST) * factor
