"""What the register holds as things that can be found: public entries, and public words about public entries.

1. An entry is found by its newest agreed version alone; what it said before stands on its page.
2. A statement, report, notice, release or comment is found where it and an entry that it is about are public: it is
   shown on that entry's page. Of several such entries the first is taken.
3. What rests on one of two stories of a Party is found like everything else, and its page says so.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from kelisim.node.models import Entry, Report, Statement, Word
from kelisim.web.queries.records import sides_in
from kelisim.web.search.things import Thing, fields_of, files_of, names_of, texts_of

KINDS = frozenset({"statement", "report", "notice", "release", "comment"})
"""The kinds of words about an entry."""
_BATCH = 400


def things(entries: Iterable[int] | None = None) -> Iterator[Thing]:
    """Everything that can be found of the register, or of these entries (primary keys) alone. What is about several
    entries may come several times.

    No statement is left half read, so who takes things may write between them.
    """
    keys = list(
        Entry.objects.filter(public=True).order_by("pk").values_list("pk", flat=True) if entries is None else entries
    )
    for start in range(0, len(keys), _BATCH):
        yield from _of(keys[start : start + _BATCH])


def _of(keys: list[int]) -> list[Thing]:
    found = [of_entry(row) for row in Entry.objects.filter(public=True, pk__in=keys).order_by("pk")]
    found += _statements(keys)
    for model in (Report, Word):
        said: QuerySet[Any] = model.objects.filter(public=True, entry__public=True, entry__in=keys)
        for row in said.order_by("pk").select_related("entry"):
            found.append(_of_word(row, "report" if model is Report else row.kind, row.entry))
    return found


def of_entry(row: Entry) -> Thing:
    """An entry."""
    content = dict(row.content)
    decision = row.kind == "decision"
    return Thing(
        id=f"entry:{row.register_id}:{row.entry}",
        register=row.register_id,
        kind=row.kind,
        date=row.date,
        stamp=f"{row.proposal[:24]}.{row.versions}.{int(row.disputed)}",
        entry=row.entry,
        entry_kind=row.kind,
        sides=tuple(sides_in(content)),
        fields=(row.entry,) if row.kind == "field" else fields_of(content),
        title=row.title,
        # A decision has no title: it is its text.
        names=tuple(row.title.items()) if decision else names_of(content),
        texts=texts_of({key: value for key, value in content.items() if key != "text"}, named=True)
        if decision
        else texts_of(content, named=True),
        files=tuple(dict.fromkeys(files_of(content))),
    )


def _statements(keys: list[int]) -> Iterator[Thing]:
    joined = Statement.about.through.objects.filter(entry__public=True, statement__public=True)
    about = joined.filter(statement__in=joined.filter(entry__in=keys).values("statement"))
    seen = ""
    for pair in about.order_by("statement", "id").select_related("statement", "entry"):
        if pair.statement_id != seen:
            seen = pair.statement_id
            yield _of_word(pair.statement, "statement", pair.entry)


def _of_word(row: Any, kind: str, entry: Entry) -> Thing:
    content = dict(row.content)
    side = row.side if kind == "statement" else row.party
    date = {"statement": "said", "report": "as_of"}.get(kind, "date")
    return Thing(
        id=f"act:{row.act}",
        register=row.register_id,
        kind=kind,
        date=getattr(row, date),
        stamp=f"{entry.proposal[:24]}.{int(row.disputed)}",
        entry=entry.entry,
        entry_kind=entry.kind,
        anchor=f"act-{row.act[:12]}" if kind == "statement" else "",
        sides=(side,) if side else (),
        fields=(entry.entry,) if entry.kind == "field" else fields_of(dict(entry.content)),
        title={"": said} if (said := _voice(content.get("speaker"), row.office if kind != "statement" else "")) else {},
        texts=(*texts_of(content), *((("", row.office),) if kind != "statement" else ())),
        files=tuple(dict.fromkeys(files_of(content))),
    )


def _voice(speaker: dict[str, Any] | None, office: str) -> str:
    """Who said it."""
    named = speaker or {}
    body = (named.get("body") or {}).get("name")
    return ", ".join(one for one in (named.get("name"), named.get("office"), body) if one) or office
