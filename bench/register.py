"""Group `register`: what signatures and the register cost."""

from collections.abc import Iterator

from bench.figure import Figure, plain
from bench.measuring import verification


def figures(*, quick: bool) -> Iterator[Figure]:  # noqa: ARG001 every group is asked alike
    """Yield the figures of this group.

    Args:
        quick: whether to end within seconds, with less work per figure.
    """
    yield plain("raw Ed25519 verification", 1 / verification(), "per second")
