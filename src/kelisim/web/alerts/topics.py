"""What can be followed, and which events belong to it.

1. A register: all of its events. A section: those that name an entry of its kind. An entry: those that name it.
2. A field: those that name the field or an entry that refers to it in its `field` or `fields`. A body: those that name
   it or an entry that refers to it.
3. A search: those that the register's own search finds (`searches`).
4. Only public entries count, and only what is public is named.
"""

from collections.abc import Callable, Iterable

import msgspec
from django.db.models import Q

from kelisim.node.models import Entry, Link, Register
from kelisim.web.addresses import SECTIONS
from kelisim.web.alerts.models import Subscription
from kelisim.web.language import reader
from kelisim.web.search.asking import asked

KINDS = ("register", "field", "entry", "body", "section", "search")
MAX_WORDS = 200
_KIND_OF_SECTION = {section: kind for kind, section in SECTIONS.items()}
_IN_A_FIELD = ("field", "fields")


class Topic(msgspec.Struct, frozen=True):
    """Something that can be followed. `of` is an entry's id, a section's name or words; empty for a register."""

    register: str
    kind: str
    of: str = ""


class Facets(msgspec.Struct, frozen=True):
    """What an event belongs to: ids of entries, of fields and of bodies, names of sections."""

    entries: frozenset[str]
    fields: frozenset[str]
    bodies: frozenset[str]
    sections: frozenset[str]


def topic_asked(register: str, kind: str, of: str) -> Topic | None:
    """The topic that somebody asks for; None where there is no such thing, or it is not public."""
    of = " ".join(of.split())
    if kind not in KINDS or not Register.objects.filter(slug=register).exists():
        return None
    if kind == "register":
        return Topic(register, kind)
    if kind == "section":
        return Topic(register, kind, of) if of in _KIND_OF_SECTION else None
    if kind == "search":
        return Topic(register, kind, of) if asked(of, reader()).wanted and len(of) <= MAX_WORDS else None
    return Topic(register, kind, of) if _entry(register, kind, of) else None


def _entry(register: str, kind: str, of: str) -> Entry | None:
    found = Entry.objects.filter(register__slug=register, entry=of, public=True)
    return (found if kind == "entry" else found.filter(kind=kind)).first()


def followed_entry(topic: Topic) -> Entry | None:
    """The public entry that a topic is, where it is one."""
    return _entry(topic.register, topic.kind, topic.of) if topic.kind in {"field", "entry", "body"} else None


def facets(register: str, entries: Iterable[str], sections: Iterable[str] = ()) -> Facets:
    """What an event belongs to, by the public entries that it names, and in which parts of the register it stands."""
    rows = list(Entry.objects.filter(register__slug=register, entry__in=list(entries), public=True))
    links = list(
        Link.objects.filter(source__in=rows, target__public=True, target__kind__in=("field", "body")).select_related(
            "target"
        )
    )
    targets = [(link.role, link.target) for link in links if link.target is not None]
    return Facets(
        entries=frozenset(row.entry for row in rows),
        fields=frozenset(
            [row.entry for row in rows if row.kind == "field"]
            + [row.entry for role, row in targets if row.kind == "field" and role in _IN_A_FIELD]
        ),
        bodies=frozenset(
            [row.entry for row in rows if row.kind == "body"] + [row.entry for _, row in targets if row.kind == "body"]
        ),
        sections=frozenset(sections) or frozenset(SECTIONS[row.kind] for row in rows),
    )


def following(register: str, of: Facets, finds: Callable[[Subscription], bool]) -> list[Subscription]:
    """The confirmed subscriptions that an event with these facets belongs to, of followers that are not suspended.

    `finds` says whether a search finds the event.
    """
    wanted = Q(kind="register") | Q(kind="search")
    for kind, values in (
        ("entry", of.entries),
        ("field", of.fields),
        ("body", of.bodies),
        ("section", of.sections),
    ):
        if values:
            wanted |= Q(kind=kind, of__in=values)
    rows = Subscription.objects.filter(wanted, register=register, confirmed__isnull=False)
    rows = rows.filter(follower__suspended=None).select_related("follower")
    return [row for row in rows if row.kind != "search" or finds(row)]
