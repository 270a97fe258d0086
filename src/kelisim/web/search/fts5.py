"""The index in SQLite, by its full-text module FTS5.

1. `search_index` has no content of its own: it keeps keys and their places, and the words stand in `Passage`. What is
   taken out is therefore given as it was put in.
2. Relevance is BM25 with a weight for each column and kind of thing. Filters and dates are told from a document's key
   (`models`, rule 3), so no other table is read for each document that answers.
3. A question reaches SQLite as a string of quoted keys made of letters and digits alone, so it has no syntax.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from kelisim.web.search.asking import Asked, Term
from kelisim.web.search.backend import Filters, Group, Order, Row
from kelisim.web.search.models import DATE_BITS, SERIAL_BITS
from kelisim.web.search.sql import places, run, run_each

WEIGHTS: Final = (8.0, 1.0, 0.4)
KINDS: Final = {"measure": 1.5, "instrument": 1.5, "field": 1.3, "article": 1.2, "story": 1.2, "milestone": 0.8}
"""What is looked for more than other kinds weighs more where words fit alike."""
_ADD: Final = "INSERT INTO search_index(rowid, title, text, other) VALUES (%s, %s, %s, %s)"
_REMOVE: Final = "INSERT INTO search_index(search_index, rowid, title, text, other) VALUES ('delete', %s, %s, %s, %s)"
_SHELF: Final = f"(search_index.rowid >> {SERIAL_BITS + DATE_BITS})"
_FOUND: Final = f"""
    SELECT search_index.rowid FROM search_index JOIN search_shelf s ON s.id = {_SHELF}
    WHERE search_index MATCH %s AND {{filters}}
"""  # noqa: S608 the names are our own
_COUNTED: Final = f"""
    SELECT s.kind, s.fields, s.year, s.sides, found.documents
    FROM (
        SELECT {_SHELF} AS shelf, COUNT(*) AS documents FROM search_index WHERE search_index MATCH %s GROUP BY 1
    ) AS found
    JOIN search_shelf s ON s.id = found.shelf WHERE {{filters}}
"""  # noqa: S608 as above
_NEWEST: Final = f"(search_index.rowid >> {SERIAL_BITS}) & {2**DATE_BITS - 1} DESC, search_index.rowid"
_KINDS: Final = " ".join(f"WHEN '{kind}' THEN {weight}" for kind, weight in KINDS.items())
_RANK: Final = f"bm25(search_index, {', '.join(map(str, WEIGHTS))}) * CASE s.kind {_KINDS} ELSE 1 END"
TABLES: Final = (
    """
    CREATE VIRTUAL TABLE search_index
    USING fts5(title, text, other, content='', tokenize="unicode61 remove_diacritics 0")
    """,
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_index, row)",
    """
    CREATE VIRTUAL TABLE search_spelling
    USING fts5(word, content='search_term', content_rowid='id', tokenize="trigram")
    """,
    """
    CREATE TRIGGER search_term_added AFTER INSERT ON search_term
    BEGIN INSERT INTO search_spelling(rowid, word) VALUES (new.id, new.word); END
    """,
    """
    CREATE TRIGGER search_term_removed AFTER DELETE ON search_term
    BEGIN INSERT INTO search_spelling(search_spelling, rowid, word) VALUES ('delete', old.id, old.word); END
    """,
)
"""What the engine keeps in the database, besides the tables of `models`."""
GONE: Final = (
    "DROP TRIGGER search_term_removed",
    "DROP TRIGGER search_term_added",
    "DROP TABLE search_spelling",
    "DROP TABLE search_vocabulary",
    "DROP TABLE search_index",
)


class Backend:
    """The engine."""

    def add(self, rows: Sequence[Row]) -> None:
        """Take documents in."""
        run_each(_ADD, rows)

    def remove(self, rows: Sequence[Row]) -> None:
        """Leave documents out (rule 1)."""
        run_each(_REMOVE, rows)

    def clear(self) -> None:
        """Forget everything."""
        run("INSERT INTO search_index(search_index) VALUES ('delete-all')")

    def groups(self, asked: Asked, registers: Sequence[str]) -> list[Group]:
        """All documents that answer, counted in groups."""
        where, values = _where(Filters(registers=tuple(registers)))
        return [Group(*row) for row in run(_COUNTED.format(filters=where), expression(asked), *values)]

    def page(self, asked: Asked, filters: Filters, window: range, *, order: Order) -> list[int]:
        """The documents at some places of the answer."""
        where, values = _where(filters)
        found, match = _FOUND.format(filters=where), expression(asked)
        if order == "names":
            return self._by_names(found, asked, values, window)
        by = _NEWEST if order == "newest" else f"{_RANK}, {_NEWEST}"
        return _ids(f"{found} ORDER BY {by} LIMIT %s OFFSET %s", match, *values, len(window), window.start)

    def _by_names(self, found: str, asked: Asked, values: list[Any], window: range) -> list[int]:
        """Those that have it in their names by relevance, then the others by date."""
        named = expression(asked, "title")
        first = _ids(f"{found} ORDER BY {_RANK}, {_NEWEST} LIMIT %s", named, *values, window.stop)
        here = first[window.start :]
        if len(here) == len(window):
            return here
        others = f"{found} AND search_index.rowid NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH %s)"  # noqa: S608
        # Where the limit was not reached, `first` is all that have it in their names.
        place = max(0, window.start - len(first))
        limits = (len(window) - len(here), place)
        return here + _ids(
            f"{others} ORDER BY {_NEWEST} LIMIT %s OFFSET %s", expression(asked), *values, named, *limits
        )

    def among(self, asked: Asked, documents: Iterable[int]) -> set[int]:
        """Those of some documents that answer."""
        wanted = list(documents)
        if not wanted:
            return set()
        found = f"SELECT rowid FROM search_index WHERE search_index MATCH %s AND rowid IN ({places(wanted)})"  # noqa: S608
        return set(_ids(found, expression(asked), *wanted))

    def unused(self, keys: Sequence[str]) -> list[str]:
        """Those of some keys that no document has."""
        if not keys:
            return []
        terms = run(f"SELECT term FROM search_vocabulary WHERE term IN ({places(keys)})", *keys)  # noqa: S608
        there = {term for (term,) in terms}
        return [key for key in keys if key not in there]

    def alike(self, word: str, most: int) -> list[tuple[str, str]]:
        """Words with three letters in a row in common."""
        runs = {word[place : place + 3] for place in range(len(word) - 2)}
        if not runs:
            return []
        match = " OR ".join(f'"{run}"' for run in sorted(runs))
        found = run(
            "SELECT t.key, t.word FROM search_spelling JOIN search_term t ON t.id = search_spelling.rowid"
            " WHERE search_spelling MATCH %s ORDER BY search_spelling.rank LIMIT %s",
            match,
            most,
        )
        return [(key, shown) for key, shown in found]


def expression(asked: Asked, columns: str = "") -> str:
    """A question in the language of FTS5 (rule 3); with `columns` only in those."""
    wanted = " AND ".join(_term(term) for term in asked.wanted)
    unwanted = " OR ".join(_term(term) for term in asked.unwanted)
    whole = f"({wanted}) NOT ({unwanted})" if unwanted else wanted
    return f"{{{columns}}} : ({whole})" if columns else whole


def _term(term: Term) -> str:
    found = " OR ".join(map(_phrase, term.phrases()))
    lesser = " OR ".join(map(_phrase, term.lesser()))
    return f"(({found}) OR {{other}} : ({lesser}))" if lesser else f"({found})"


def _phrase(keys: tuple[str, ...]) -> str:
    return '"' + " ".join(keys) + '"'


def _where(filters: Filters) -> tuple[str, list[Any]]:
    """The conditions on shelves, and their values."""
    parts: list[str] = ["1 = 1"]
    values: list[Any] = []
    if filters.registers:
        parts.append(f"s.register IN ({places(filters.registers)})")
        values += filters.registers
    for column, value in (("kind", filters.kind), ("year", filters.year)):
        if value:
            parts.append(f"s.{column} = %s")
            values.append(value)
    for column, value in (("fields", filters.field), ("sides", filters.side)):
        if value:
            parts.append(f"instr(' ' || s.{column} || ' ', %s) > 0")
            values.append(f" {value} ")
    return " AND ".join(parts), values


def _ids(statement: str, *values: Any) -> list[int]:
    return [key for (key,) in run(statement, *values)]
