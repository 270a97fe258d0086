"""Documents written into the index and taken out of it.

1. A document is written as a whole: what stood there of the same thing is taken out first. Some hundreds are written in
   one transaction, so nobody else who writes waits for long.
2. A file stays in the index while a document refers to it. A word stays among the suggestions while a document has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.db import transaction
from django.db.models import Max

from kelisim.web.search.backend import Row, backend
from kelisim.web.search.keys import LONGEST, language_of, words_in
from kelisim.web.search.models import Document, Passage, Reference, Shelf, Term, document_key
from kelisim.web.search.sql import delete, run_each
from kelisim.web.search.things import Thing, Words

BATCH: Final = 400
PIECE: Final = 1_500
"""Signs of a passage, about: it ends where a word ends."""
_SHORTEST_TERM: Final = 4
_AT_ONCE: Final = 900
_TERM: Final = "INSERT INTO search_term (key, word) VALUES (%s, %s) ON CONFLICT DO NOTHING"


def write(things: Iterable[Thing]) -> int:
    """Write things into the index; how many."""
    count = 0
    left = iter(things)
    while batch := [thing for _, thing in zip(range(BATCH), left, strict=False)]:
        last = {thing.id: thing for thing in batch}
        with transaction.atomic():
            take_out(Document.objects.filter(thing__in=last).values_list("pk", flat=True))
            _put_in(list(last.values()))
        count += len(last)
    return count


def _put_in(things: Sequence[Thing]) -> None:
    first = (Document.objects.aggregate(last=Max("serial"))["last"] or 0) + 1
    shelves = _shelves(things)
    documents = Document.objects.bulk_create(
        [_document(thing, shelves[_shelf(thing)], serial) for serial, thing in enumerate(things, start=first)]
    )
    passages: list[Passage] = []
    rows: list[Row] = []
    terms: dict[str, str] = {}
    for thing, document in zip(things, documents, strict=True):
        names = list(_passages(document, thing.names, terms, first=-len(thing.names)))
        texts = list(_passages(document, thing.texts, terms, first=0))
        passages += names + texts
        rows.append(_row(document.pk, names + texts))
    Passage.objects.bulk_create(passages, batch_size=1_000)
    Reference.objects.bulk_create(
        [
            Reference(document=document, sha256=sha256, name=name[:500])
            for thing, document in zip(things, documents, strict=True)
            for sha256, name in thing.files
        ]
    )
    backend().add(rows)
    run_each(_TERM, list(terms.items()))


def _shelf(thing: Thing) -> tuple[str, ...]:
    return (thing.register, thing.kind, thing.date[:4], " ".join(thing.sides)[:200], " ".join(thing.fields)[:400])


def _shelves(things: Sequence[Thing]) -> dict[tuple[str, ...], int]:
    """The primary keys of the shelves of things, of which those that are not there yet are made."""
    wanted = list(dict.fromkeys(map(_shelf, things)))
    columns = ("register", "kind", "year", "sides", "fields")
    Shelf.objects.bulk_create(
        [Shelf(**dict(zip(columns, one, strict=True))) for one in wanted],
        ignore_conflicts=True,
        batch_size=_AT_ONCE // 5,
    )
    found = Shelf.objects.filter(
        register__in={one[0] for one in wanted},
        kind__in={one[1] for one in wanted},
        year__in={one[2] for one in wanted},
    )
    return {tuple(row): key for key, *row in found.values_list("pk", *columns)}


def _document(thing: Thing, shelf: int, serial: int) -> Document:
    return Document(
        id=document_key(shelf, thing.date[:10], serial),
        serial=serial,
        shelf_id=shelf,
        thing=thing.id,
        register=thing.register,
        kind=thing.kind,
        date=thing.date[:10],
        entry=thing.entry,
        entry_kind=thing.entry_kind,
        anchor=thing.anchor,
        address=thing.address,
        stamp=thing.stamp[:80],
        title=dict(thing.title),
    )


def _passages(document: Document, words: Sequence[Words], terms: dict[str, str], *, first: int) -> Iterator[Passage]:
    pieces = ((language_of(text, tag), piece) for tag, text in words for piece in pieces_of(text))
    for ordinal, (language, piece) in enumerate(pieces, start=first):
        found = list(words_in(piece, language))
        if not found:
            continue
        for word in found:
            if len(word.key) >= _SHORTEST_TERM and word.key.isalpha():
                # The key of a Russian word is a word; other keys are not.
                shown = word.key if language == "ru" else piece[word.start : word.end].lower()[:LONGEST]
                terms.setdefault(word.key, shown)
        yield Passage(
            document=document,
            ordinal=ordinal,
            language=language,
            text=piece,
            keys=" ".join(word.key for word in found),
            others=" ".join(other for word in found for other in word.others),
        )


def pieces_of(text: str) -> Iterator[str]:
    """A text in pieces of about `PIECE` signs, parted between words."""
    start = 0
    while len(text) - start > PIECE:
        end = max(text.rfind(" ", start, start + PIECE), text.rfind("\n", start, start + PIECE))
        end = end if end > start else start + PIECE
        yield text[start:end]
        start = end
    yield text[start:]


def _row(document: int, passages: Iterable[Passage]) -> Row:
    """What the engine has of a document; the same whenever it is made from the same passages."""
    names: list[str] = []
    texts: list[str] = []
    others: list[str] = []
    for passage in passages:
        (names if passage.ordinal < 0 else texts).append(passage.keys)
        if passage.others:
            others.append(passage.others)
    return Row(document, " ".join(names), " ".join(texts), " ".join(others))


def take_out(documents: Iterable[int]) -> list[str]:
    """Take documents out of the index; the hashes of the files that they referred to."""
    wanted = list(documents)
    files: list[str] = []
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        files += Reference.objects.filter(document__in=batch).values_list("sha256", flat=True)
        passages: dict[int, list[Passage]] = {key: [] for key in batch}
        for passage in Passage.objects.filter(document__in=batch).order_by("document", "ordinal"):
            passages[passage.document_id].append(passage)
        rows = [_row(key, found) for key, found in passages.items()]
        backend().remove(rows)
        delete(Passage, "document_id", batch)
        delete(Reference, "document_id", batch)
        delete(Document, "id", batch)
        _drop_terms({key for row in rows for key in (*row.title.split(), *row.text.split())})
    return list(dict.fromkeys(files))


def _drop_terms(keys: Iterable[str]) -> None:
    """Rule 2, for words."""
    asked = sorted(key for key in keys if len(key) >= _SHORTEST_TERM and key.isalpha())
    for start in range(0, len(asked), _AT_ONCE):
        unused = backend().unused(asked[start : start + _AT_ONCE])
        delete(Term, "key", unused)
