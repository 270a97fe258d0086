"""The node of an invented register on disk, built once and kept for later runs.

1. It is kept below the folder for temporary files, under a name made from what it is built from: the acts as they are
   invented here, and the tables of the node. Whoever changes one of them gets a new node, after some minutes.
2. It is built in a process of its own, because a process is one node, in a folder that takes its name when it is whole.
"""

import hashlib
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
MADE_OF: Final = ("bench/site_w*.py", "bench/world.py", "src/kelisim/**/migrations/*.py")
SETTINGS: Final = "kelisim.web.settings"


def environment(home: Path) -> dict[str, str]:
    """The environment of a process that is the node in a folder."""
    return {**os.environ, "KELISIM_HOME": str(home), "DJANGO_SETTINGS_MODULE": SETTINGS}


def site(*, quick: bool) -> Path:
    """The folder of the node, built if it is not there.

    Args:
        quick: a register of 500 measures instead of 10,000.
    """
    size = "quick" if quick else "full"
    kept = Path(tempfile.gettempdir(), f"kelisim-bench-{size}-{_fingerprint()}")
    if not kept.exists():
        workplace = Path(tempfile.mkdtemp(prefix=f"{kept.name}-"))
        try:
            build = [sys.executable, "-m", "bench.site", size]
            subprocess.run(build, env=environment(workplace), check=True, stdout=subprocess.DEVNULL)
            workplace.rename(kept)
        finally:
            shutil.rmtree(workplace, ignore_errors=True)
    return kept


def _fingerprint() -> str:
    """Names what a node is built from."""
    seen = hashlib.sha256()
    for path in sorted(path for pattern in MADE_OF for path in ROOT.glob(pattern)):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:12]


def build(size: str) -> None:
    """Fill the node that this process is."""
    import django  # noqa: PLC0415 the process that only asks stays without Django

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 Django has to be set up before
    from django.db import transaction  # noqa: PLC0415 as above

    from bench.site_world import FULL, QUICK, Site  # noqa: PLC0415 as above
    from bench.world import signed  # noqa: PLC0415 as above
    from kelisim.node import models  # noqa: PLC0415 as above
    from kelisim.node.rebuilding import rebuild  # noqa: PLC0415 as above
    from kelisim.node.settling import settle  # noqa: PLC0415 as above
    from kelisim.node.statements import insert  # noqa: PLC0415 as above
    from kelisim.web.search import indexing  # noqa: PLC0415 as above

    call_command("migrate", verbosity=0)
    acts = Site(QUICK if size == "quick" else FULL)
    rows = signed(acts, sys.maxsize)
    register = acts.register
    while batch := list(itertools.islice(rows, 5_000)):
        with transaction.atomic():
            insert(
                models.StoredAct(
                    hash=act_hash, register=register, party=party, number=number, payload=payload, signature=signature
                )
                for act_hash, party, number, payload, signature in batch
            )
    rebuild(register)
    settle(register)
    indexing.catch_up()


if __name__ == "__main__":
    build(sys.argv[1])
