"""The index in an engine of modelsearch, by `MODELSEARCH_BACKENDS`: PostgreSQL, OpenSearch or Elasticsearch.

1. The engine gets the same keys as FTS5 would, so forms, spellings and alphabets are found alike whatever it is; its
   own stemming is to be switched off.
2. Facets are counted by the engine, one shelf at a time. It ranks in its own way, and a search in very many answers is
   as fast as it is.
3. Which words no document has is asked word by word, and words that are alike are looked for among those that begin
   alike.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, Final

from modelsearch.backends import get_search_backend
from modelsearch.query import And, Not, Or, Phrase, PlainText

from kelisim.web.search.asking import Asked, Term
from kelisim.web.search.backend import Filters, Group, Order, Row
from kelisim.web.search.models import Document, Shelf
from kelisim.web.search.models import Term as Known

_AT_ONCE: Final = 500
_BEGINNING: Final = 2


class Backend:
    """The engine."""

    def add(self, rows: Sequence[Row]) -> None:
        """Take documents in."""
        given = {row.document: row for row in rows}
        documents = list(Document.objects.filter(pk__in=given))
        for document in documents:
            document.keys = given[document.pk]
        get_search_backend().add_bulk(Document, documents)

    def remove(self, rows: Sequence[Row]) -> None:
        """Leave documents out."""
        self._delete(Document.objects.filter(pk__in=[row.document for row in rows]))

    def clear(self) -> None:
        """Forget everything."""
        self._delete(Document.objects.all())

    def _delete(self, documents: Any) -> None:
        engine = get_search_backend()
        for document in documents.iterator(_AT_ONCE):
            engine.delete(document)

    def groups(self, asked: Asked, registers: Sequence[str]) -> list[Group]:
        """All documents that answer, counted in groups."""
        documents = Document.objects.filter(register__in=registers) if registers else Document.objects.all()
        counts = _search(asked, documents).facet("shelf_id")
        shelves = Shelf.objects.in_bulk([key for key, count in counts.items() if count])
        return [Group(shelf.kind, shelf.fields, shelf.year, shelf.sides, counts[key]) for key, shelf in shelves.items()]

    def page(self, asked: Asked, filters: Filters, window: range, *, order: Order) -> list[int]:
        """The documents at some places of the answer."""
        shelves = [shelf.pk for shelf in Shelf.objects.all() if _fits(shelf, filters)]
        documents = Document.objects.filter(shelf__in=shelves)
        if order == "newest":
            found = _search(asked, documents.order_by("-date", "serial"), ranked=False)
        else:
            found = _search(asked, documents)
        return [document.pk for document in found[window.start : window.stop]]

    def among(self, asked: Asked, documents: Iterable[int]) -> set[int]:
        """Those of some documents that answer."""
        return {document.pk for document in _search(asked, Document.objects.filter(pk__in=list(documents)))}

    def unused(self, keys: Sequence[str]) -> list[str]:
        """Those of some keys that no document has."""
        engine = get_search_backend()
        return [key for key in keys if not engine.search(PlainText(key), Document)[:1]]

    def alike(self, word: str, most: int) -> list[tuple[str, str]]:
        """Words that begin with the same letters."""
        found = Known.objects.filter(word__startswith=word[:_BEGINNING]).values_list("key", "word")
        return list(found[: 20 * most])


def _search(asked: Asked, documents: Any, *, ranked: bool = True) -> Any:
    wanted = And([_term(term) for term in asked.wanted])
    query = And([wanted, *(Not(_term(term)) for term in asked.unwanted)]) if asked.unwanted else wanted
    return get_search_backend().search(query, documents, order_by_relevance=ranked)


def _term(term: Term) -> Any:
    # A way to read a phrase in keys that are worth less is searched everywhere: engines have no columns in common.
    ways = dict.fromkeys((*term.phrases(), *term.lesser()))
    return reduce(lambda one, other: Or([one, other]), map(_phrase, ways))


def _phrase(keys: tuple[str, ...]) -> Any:
    return Phrase(" ".join(keys)) if len(keys) > 1 else PlainText(keys[0])


def _fits(shelf: Shelf, filters: Filters) -> bool:
    return (
        (not filters.registers or shelf.register in filters.registers)
        and filters.kind in {"", shelf.kind}
        and filters.year in {"", shelf.year}
        and (not filters.field or filters.field in shelf.fields.split())
        and (not filters.side or filters.side in shelf.sides.split())
    )
