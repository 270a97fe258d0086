"""What the tests of the node share."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def empty_node() -> Iterator[None]:
    """A node without acts; whatever is stored inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
