"""Answers to a question: a page of hits with what to narrow it by.

1. Hits are in order of relevance, or of date where the reader asks so. Where a question has more than `MOST_RANKED`
   answers nearly everything has its words: those that have them in their names come first, the others by date.
2. A facet counts with every other filter applied and its own left out, so a reader can change a choice in one step.
3. A page takes five statements at most: the groups, the page, its documents, their words, and names; one that found
   nothing takes as many to suggest another spelling.
4. `matches` tells which of some things answer a question, for those who subscribed to it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection

from kelisim.node.models import Entry, Register
from kelisim.web.language import chosen
from kelisim.web.search.asking import Asked, asked
from kelisim.web.search.backend import Filters, Group, Order, backend
from kelisim.web.search.marks import Marked, Piece, marked, snippet
from kelisim.web.search.models import Document
from kelisim.web.search.spelling import meant

PER_PAGE: Final = 20
LAST_PAGE: Final = 500
MOST_RANKED: Final = 20_000
_MOST_KEYS: Final = 24
_TELLING: Final = 60
"""Signs of a passage that is shown though nothing in it was sought."""
_AT_ONCE: Final = 400
_WORDS: Final = (
    "SELECT document_id, ordinal, language, text, keys FROM ("
    "SELECT document_id, ordinal, language, text, keys, ROW_NUMBER() OVER (PARTITION BY document_id, ordinal < 0"
    " ORDER BY {found} > 0 AND language = %s DESC, {found} DESC, language = %s DESC, ordinal) AS place"
    " FROM search_passage WHERE document_id IN ({documents})) AS ranked WHERE place = 1 OR ordinal < 0"
)


@dataclass(frozen=True)
class Hit:
    """One thing that answers: its title and some of its words with marks. `about` is the entry on whose page it stands,
    where that is another thing.
    """

    document: Document
    title: Marked
    snippet: Marked | None
    about: Entry | None


@dataclass(frozen=True)
class Facet:
    """Something to narrow an answer by: each value with how many there would be; `chosen` is the value in force."""

    name: str
    counts: list[tuple[str, int]]
    chosen: str


@dataclass(frozen=True)
class Answer:
    """A page of an answer. `meant` is another spelling that finds something, where this one does not."""

    asked: Asked
    total: int = 0
    page: int = 1
    hits: list[Hit] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    names: Mapping[tuple[str, str], Entry] = field(default_factory=dict)
    meant: str = ""

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return min(LAST_PAGE, -(-self.total // PER_PAGE))


def hits(
    registers: Sequence[str],
    query: str,
    language: str,
    filters: Filters | None = None,
    page: int = 1,
    *,
    newest: bool = False,
) -> Answer:
    """A page of the answer to a question.

    Args:
        registers: ids of the registers to look in; none for all.
        query: what was typed.
        language: the reader's.
        filters: what the answer is narrowed to.
        page: which page, from 1; one that is not there becomes the nearest.
        newest: whether the newest come first.
    """
    question = asked(query, language)
    if not question.wanted:
        return Answer(question)
    chosen_filters = (filters or Filters())._replace(registers=tuple(registers))
    groups = backend().groups(question, registers)
    total = sum(group.documents for group in groups if _passes(group, chosen_filters))
    if not groups:
        return Answer(question, meant=_meant(question, registers, language))
    number = max(1, min(page, LAST_PAGE, -(-total // PER_PAGE)))
    window = range((number - 1) * PER_PAGE, number * PER_PAGE)
    order: Order = "newest" if newest else "names" if total > MOST_RANKED else "relevance"
    found = backend().page(question, chosen_filters, window, order=order) if total else []
    facets = _facets(groups, chosen_filters)
    documents = Document.objects.select_related("shelf").in_bulk(found)
    rows = [documents[key] for key in found if key in documents]
    names = _names(registers, rows, facets)
    words = _words(found, question.keys, language)
    shown = [_hit(row, words.get(row.pk, []), question, language, names) for row in rows]
    return Answer(question, total, number, shown, facets, names)


def matches(query: str, language: str, things: Iterable[str]) -> set[str]:
    """Those of some things that answer a question: a few statements, however much the index holds.

    Args:
        query: what was typed.
        language: of who typed it.
        things: ids as the index has them: `thing_of_entry`, `thing_of_act`.
    """
    question = asked(query, language)
    wanted = list(dict.fromkeys(things))
    if not question.wanted:
        return set()
    found: set[str] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Document.objects.filter(thing__in=wanted[start : start + _AT_ONCE]).values_list("pk", "thing")
        keys = dict(rows)
        found |= {keys[key] for key in backend().among(question, keys)}
    return found


def thing_of_entry(register: str, entry: str) -> str:
    """What the index calls an entry."""
    return f"entry:{register}:{entry}"


def thing_of_act(act: str) -> str:
    """What the index calls a statement, report, notice, release or comment, by the hash of its act."""
    return f"act:{act}"


def _meant(question: Asked, registers: Sequence[str], language: str) -> str:
    other = meant(question, language)
    return other if other and backend().groups(asked(other, language), registers) else ""


def _passes(group: Group, filters: Filters, leave: str = "") -> bool:
    return (
        (leave == "kind" or not filters.kind or group.kind == filters.kind)
        and (leave == "year" or not filters.year or group.year == filters.year)
        and (leave == "field" or not filters.field or filters.field in group.fields.split())
        and (leave == "side" or not filters.side or filters.side in group.sides.split())
    )


def _facets(groups: Sequence[Group], filters: Filters) -> list[Facet]:
    facets = []
    for name in ("kind", "field", "side", "year"):
        counted: Counter[str] = Counter()
        for group in groups:
            if _passes(group, filters, name):
                values = {"kind": group.kind, "year": group.year, "field": group.fields, "side": group.sides}[name]
                for value in dict.fromkeys(values.split()):
                    counted[value] += group.documents
        # Years from the newest on; all else by how many there are.
        order = sorted(counted.items(), reverse=True) if name == "year" else counted.most_common()
        facets.append(Facet(name, order, getattr(filters, name)))
    return facets


def _names(registers: Sequence[str], rows: Sequence[Document], facets: Sequence[Facet]) -> dict[tuple[str, str], Entry]:
    """The public entries that the page names, by register and id."""
    wanted = {row.entry for row in rows if row.entry}
    wanted.update(value for facet in facets if facet.name == "field" for value, _ in facet.counts)
    if not wanted:
        return {}
    # Entries are looked up by register and id; without the register all of them would be read.
    within: Any = registers or Register.objects.order_by().values("pk")
    found = Entry.objects.filter(register__in=within, entry__in=wanted, public=True).order_by()
    return {(row.register_id, row.entry): row for row in found.only("register", "entry", "kind", "title")}


def _words(documents: Sequence[int], keys: Iterable[str], language: str) -> dict[int, list[tuple[Any, ...]]]:
    """Of each document its names and the passage of its text that has most of what was sought."""
    if not documents:
        return {}
    sought = [f" {key} " for key in sorted(keys)[:_MOST_KEYS]]
    one = "(CASE WHEN instr(' ' || keys || ' ' || others || ' ', %s) > 0 THEN 1 ELSE 0 END)"
    if connection.vendor != "sqlite":
        one = one.replace("instr", "strpos")
    found = f"({' + '.join([one] * len(sought))})"
    places = ", ".join(["%s"] * len(documents))
    with connection.cursor() as cursor:
        cursor.execute(_WORDS.format(found=found, documents=places), [*sought, language, *sought, language, *documents])
        rows = cursor.fetchall()
    words: dict[int, list[tuple[Any, ...]]] = {}
    for document, *rest in rows:
        words.setdefault(document, []).append(tuple(rest))
    return words


def _hit(
    row: Document,
    words: Sequence[tuple[Any, ...]],
    question: Asked,
    language: str,
    names: Mapping[tuple[str, str], Entry],
) -> Hit:
    named = {text: (tongue, keys) for ordinal, tongue, text, keys in words if ordinal < 0}
    texts = [(tongue, text, keys) for ordinal, tongue, text, keys in words if ordinal >= 0]
    title = Marked("", ())
    if row.title:
        tag, said = chosen(row.title, language)
        tongue, keys = named.get(said, (tag, ""))
        title = marked(said, tongue, keys, question.keys) if keys else Marked(tag, (Piece(said, marked=False),))
        title = title._replace(language=tag)
    stretch = None
    if texts:
        tongue, text, keys = texts[0]
        stretch = snippet(text, tongue, keys, question.keys)
    others = [
        found for text, (tongue, keys) in named.items() if (found := marked(text, tongue, keys, question.keys)).any
    ]
    if not (stretch and stretch.any):
        # What was sought is in the title or another name: a few words of the text that say nothing are left out.
        if not title.any and others:
            stretch = others[0]
        elif title.any and stretch and len(texts[0][1]) < _TELLING:
            stretch = None
    own = row.thing == thing_of_entry(row.register, row.entry) or not row.entry
    return Hit(row, title, stretch, None if own else names.get((row.register, row.entry)))
