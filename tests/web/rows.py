"""Rows of a small register, written straight into the projection: enough of everything that a page can show."""

from hashlib import sha256
from itertools import count
from typing import Any

from kelisim.model.dates import last_day
from kelisim.model.decode import convert
from kelisim.model.place import Place
from kelisim.node import models
from kelisim.node.locating import located_row
from kelisim.node.rows import SOURCES, source_marks
from kelisim.node.settling import touch
from kelisim.node.statements import insert

AT = "2021-04-28T10:00:00Z"
CANARY = "kanareika"
"""A word that stands in every row that is not public, and nowhere else."""

SOURCE = {"title": "A page", "url": "https://example.org/a", "publisher": "Example", "published": "2021-04-30"}

_numbers = count(1)


def digest(number: int) -> str:
    """A hash that no act has."""
    return sha256(str(number).encode()).hexdigest()


def register(slug: str = "test", *, kind: str = "state", demonstration: bool = False) -> models.Register:
    """A register with its Parties: two States, or one observatory."""
    row = models.Register.objects.create(
        id=digest(next(_numbers)),
        slug=slug,
        name={"en": f"Register {slug}", "ru": "Реестр"},
        purpose={"en": "To try the pages."},
        demonstration=demonstration,
        founded=True,
    )
    codes = ("KAZ", "RUS") if kind == "state" else ("OBS",)
    names = {"KAZ": "Kazakhstan", "RUS": "Russia", "OBS": "Observatory"}
    for code in codes:
        models.Party.objects.create(
            register=row,
            code=code,
            name={"en": names[code]},
            kind=kind,
            keys=[
                {"office": f"Signatory of {code}", "public": code.encode().hex().ljust(64, "0"), "algorithm": "ed25519"}
            ],
            acts=7,
            head=digest(next(_numbers)),
            last_at=AT,
        )
    return row


def charter_party(code: str, name: str) -> dict[str, Any]:
    """A State as a charter names it."""
    keys = [{"office": "President", "public": digest(next(_numbers)), "algorithm": "ed25519"}]
    return {"code": code, "name": {"en": name}, "kind": "state", "keys": keys, "threshold": 1}


def proposal(row: models.Register, *, public: bool = True, status: str = "agreed", **more: Any) -> models.Proposal:
    """A proposal of Kazakhstan, accepted by itself."""
    number = next(_numbers)
    secret = "" if public else CANARY
    made = models.Proposal.objects.create(
        hash=digest(number),
        arrival=number * models.PLACES,
        register=row,
        party="KAZ",
        number=number,
        at=AT,
        office=f"Signatory {secret}",
        status=status,
        note={"en": f"Note {secret}"},
        entries=[{"entry": f"KAZ.{number}.1", "kind": "measure", "base": None, "title": {"en": f"Offered {secret}"}}],
        waiting=more.get("waiting", []),
        public=public,
    )
    models.Answer.objects.create(
        proposal=made,
        party="KAZ",
        verb="accept",
        implied=False,
        act=digest(next(_numbers)),
        number=number + 1,
        at=AT,
        office=f"Signatory {secret}",
    )
    return made


def entry(
    row: models.Register, kind: str, content: dict[str, Any], *, public: bool = True, date: str = ""
) -> models.Entry:
    """An agreed entry with its baseline and its links."""
    made = proposal(row, public=public)
    title = next(content[name] for name in ("title", "names", "name", "text") if name in content)
    ident = f"KAZ.{made.number}.1"
    models.Proposal.objects.filter(pk=made.pk).update(
        entries=[{"entry": ident, "kind": kind, "base": None, "title": title}]
    )
    shared = {"content": content, "bound": ["KAZ", "RUS"], "public": public, "agreed_at": AT}
    stored = models.Entry.objects.create(
        register=row,
        entry=ident,
        kind=kind,
        title=title,
        date=date,
        versions=1,
        proposal=made.hash,
        awaited=_end(content),
        expires=bool((content.get("clauses") or {}).get("expiry")),
        **shared,
    )
    shared |= {"arrival": made.arrival + 1, "kind": kind}
    models.Version.objects.create(register=row, entry=stored, ordinal=1, proposal=made, **shared)
    touch([stored.pk])
    if kind == "place" and public and "geometry" in content:
        insert(filter(None, [located_row(row.pk, stored.pk, convert(content, Place), AT)]))
    for role, value in content.items():
        for reference in value if isinstance(value, list) else [value]:
            if isinstance(reference, dict) and "entry" in reference:
                link(stored, role, reference["entry"])
    for mark in source_marks(content):
        link(stored, SOURCES, mark)
    return stored


def _end(content: dict[str, Any]) -> str:
    """The last day of the term, date, due date or period of an entry."""
    terms = (content.get(name) for name in ("term", "date", "due", "dates", "period"))
    end = next((term["end"] for term in terms if isinstance(term, dict) and "end" in term), None)
    return last_day(end).isoformat() if end else ""


def version(
    row: models.Entry, ordinal: int, content: dict[str, Any], agreed_at: str = AT, *, newest: bool = True
) -> models.Version:
    """A later agreed version of an entry, by which it is shown from then on."""
    made = proposal(row.register)
    shared = {"content": content, "bound": row.bound, "public": True, "agreed_at": agreed_at}
    touch([row.pk])
    if newest:
        models.Entry.objects.filter(pk=row.pk).update(content=content, versions=ordinal, agreed_at=agreed_at)
    place = {"register": row.register, "entry": row, "kind": row.kind, "ordinal": ordinal, "arrival": made.arrival + 1}
    return models.Version.objects.create(proposal=made, **place, **shared)


def link(source: models.Entry, role: str, ident: str) -> None:
    """That an entry refers to another."""
    target = models.Entry.objects.filter(register=source.register, entry=ident).first()
    models.Link.objects.create(source=source, target=target, entry=ident, role=role)


def ref(row: models.Entry) -> dict[str, str]:
    """A reference to an entry."""
    return {"entry": row.entry}


def statement(
    about: models.Entry, said: str, *claims: dict[str, Any], side: str = "", public: bool = True, summary: str = "Said."
) -> models.Statement:
    """A statement about an entry."""
    number = next(_numbers)
    secret = "" if public else f" {CANARY}"
    content: dict[str, Any] = {
        "speaker": {"office": f"Press service{secret}"},
        "said": said,
        "about": [ref(about)],
        "summary": {"en": summary + secret},
        "claims": list(claims),
        "sources": [SOURCE],
    }
    if side:
        content["side"] = side
    made = models.Statement.objects.create(
        act=digest(number),
        arrival=number * models.PLACES,
        register=about.register,
        party="KAZ",
        number=number,
        at=AT,
        office="Signatory of KAZ",
        said=said,
        side=side,
        content=content,
        public=public,
        on_document=about.kind == "instrument",
    )
    made.about.set([about])
    touch([about.pk])
    return made


def report(
    about: models.Entry, party: str, status: str, as_of: str = "2022-01-01", *, public: bool = True, **more: Any
) -> None:
    """A Party's report on an entry."""
    number = next(_numbers)
    text = "As planned." if public else CANARY
    models.Report.objects.create(
        act=digest(number),
        arrival=number * models.PLACES,
        register=about.register,
        entry=about,
        party=party,
        number=number,
        at=AT,
        office=f"Signatory of {party}",
        status=status,
        as_of=as_of,
        content={"about": about.entry, "status": status, "as_of": as_of, "text": {"en": text}, **more},
        public=public,
    )
    touch([about.pk])


WORDS: dict[str, dict[str, Any]] = {
    "notice": {"action": "notification", "date": "2021-06-01"},
    "release": {"vintage": "2021-06-01", "observations": [{"period": "2020-Q4", "value": "24.5"}]},
    "comment": {},
}
"""The least that a notice, a release and a comment say."""


def word(about: models.Entry, kind: str, party: str = "RUS", *, public: bool = True, **more: Any) -> models.Word:
    """A notice on a document, a release of a figure, or a comment on an entry."""
    number = next(_numbers)
    naming = {"notice": "about", "release": "indicator", "comment": "entry"}
    content = {**WORDS[kind], naming[kind]: about.entry, "text": {"en": "Said." if public else CANARY}, **more}
    return models.Word.objects.create(
        act=digest(number),
        arrival=number * models.PLACES,
        register=about.register,
        entry=about,
        kind=kind,
        party=party,
        number=number,
        at=AT,
        office=f"Signatory of {party}",
        date=content.get("date") or content.get("vintage") or AT[:10],
        content=content,
        public=public,
    )


def person(source: models.Entry, name: str, *, side: str = "", public: bool = True) -> models.Attested:
    """That an entry names a person in an office."""
    named: dict[str, Any] = {"register": source.register, "name": name, "office": "Head", "side": side}
    if public:
        models.Held.objects.get_or_create(**named, body="", first="2021-04-29", last="2021-04-29")
    return models.Attested.objects.create(**named, entry=source, date="2021-04-29", at=AT, public=public)


def when(start: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    """A claim that the launch is at a time."""
    return {"type": "date", "what": "launch", "when": {"start": start, "end": end or start}, **more}


def figure(value: str, what: str = "capacity", unit: str = "kt a year", **more: Any) -> dict[str, Any]:
    """A claim of a figure."""
    return {"type": "value", "what": what, "value": value, "unit": unit, **more}


def status(word: str) -> dict[str, Any]:
    """A claim of a state."""
    return {"type": "status", "status": word}
