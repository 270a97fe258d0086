"""One part of building the demonstration, as a process of its own on the node that the environment names.

python -m kelisim.demo.part observatory|joint|peer|invented
"""

import signal
import sys
from importlib import import_module

from kelisim.node.opening import open_node


def main() -> None:
    """Do the part that the argument names."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    home = open_node(None, create=True)
    # The parts need the node's tables, which are there only once the node is open.
    import_module(f"kelisim.demo.{sys.argv[1]}").fill_node(home)


if __name__ == "__main__":
    main()
