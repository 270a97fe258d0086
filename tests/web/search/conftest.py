"""What the tests of the search share: the index of a small register."""

from collections.abc import Callable

import pytest

from kelisim.web.search import indexing
from kelisim.web.search.backend import Filters
from kelisim.web.search.finding import Answer, hits
from tests.web.conftest import World
from tests.web.conftest import client as client  # noqa: PLC0414 pytest finds fixtures by their names here
from tests.web.conftest import secrets as secrets  # noqa: PLC0414 as above
from tests.web.conftest import world as world  # noqa: PLC0414 as above

Find = Callable[..., Answer]


def titles(answer: Answer) -> list[str]:
    """The titles of the hits: of a word about an entry, the entry's."""
    return [
        next(iter(hit.about.title.values())) if hit.about else "".join(piece.text for piece in hit.title.pieces)
        for hit in answer.hits
    ]


def marks(answer: Answer) -> set[str]:
    """The words that are marked on the page."""
    texts = [text for hit in answer.hits for text in (hit.title, hit.snippet) if text]
    return {piece.text for text in texts for piece in text.pieces if piece.marked}


@pytest.fixture
def find(world: World) -> Find:
    """Asks a question of the register, after its index was brought up to date."""

    def ask(
        question: str, language: str = "en", *, filters: Filters | None = None, page: int = 1, newest: bool = False
    ) -> Answer:
        indexing.rebuild()
        return hits([world.register.pk], question, language, filters, page, newest=newest)

    return ask
