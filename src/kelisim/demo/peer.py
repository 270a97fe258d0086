"""The other side of the joint register: it takes its turns on its own node, one for each line of standard input."""

import json
import sys
from pathlib import Path

from kelisim.demo.build import PEER
from kelisim.demo.joint import Side


def fill_node(home: Path) -> None:
    """Take turns until there are no more; each line is the list of the steps to do, each is answered by `done`."""
    shared = home.parents[len(PEER.parts) - 1]
    side = Side(home, "RUS", shared)
    for line in sys.stdin:
        side.take_turn(json.loads(line))
        sys.stdout.write("done\n")
        sys.stdout.flush()
