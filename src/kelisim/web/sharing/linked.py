"""Pages as linked data: JSON-LD in the words of schema.org.

| entry | type |
|---|---|
| instrument | Legislation |
| meeting | Event |
| body | GovernmentOrganization, Corporation or Organization |
| indicator | Dataset |
| story | NewsArticle |
| place | Place |
| measure, milestone, decision | Action |

1. Only what stands on the page is said, and a date only as exactly as it is known (ISO 8601).
2. Nothing that a page does not compute is claimed: whether a treaty is in force is told for each Party by words, and so
   not here.
3. In a page `<`, `>` and `&` are written as escapes of JSON, so no text can end the element that holds it.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.conf import settings

from kelisim.node.models import Entry
from kelisim.web import words
from kelisim.web.language import chosen, reader
from kelisim.web.newsroom.models import Story
from kelisim.web.queries.names import Names
from kelisim.web.queries.records import Record

Raw = Mapping[str, Any]
Linked = dict[str, Any]

CONTEXT: Final = "https://schema.org"
_ESCAPES: Final = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_GOVERNMENT: Final = frozenset({"government", "ministry", "agency"})
_STATES: Final = {
    "not-started": "PotentialActionStatus",
    "in-progress": "ActiveActionStatus",
    "continuous": "ActiveActionStatus",
    "delayed": "ActiveActionStatus",
    "done": "CompletedActionStatus",
    "cancelled": "FailedActionStatus",
}


def written(graph: list[Linked]) -> str:
    """A graph as the text of a script element (rule 3)."""
    whole = {"@context": CONTEXT, "@graph": graph}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def breadcrumbs(trail: Iterable[tuple[str, str]]) -> Linked:
    """Where a page stands: names and absolute addresses, the outermost first."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def site() -> Linked:
    """The node."""
    languages = [code for code, _name in settings.LANGUAGES]
    return {"@type": "WebSite", "name": "Kelisim", "url": f"{settings.PUBLIC_ADDRESS}/", "inLanguage": languages}


def of_register(record: Record, address: str, description: str) -> Linked:
    """A register: a dataset of what was agreed and said."""
    language = reader()
    return {
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": chosen(record.register.name, language)[1],
        "description": description,
        "identifier": record.register.pk,
        "inLanguage": language,
        "isAccessibleForFree": True,
        "creator": [_party(record, party.code) for party in record.parties],
    }


class Linker:
    """Makes the linked data of an entry: its register, the names of what it refers to, and its picture."""

    def __init__(self, record: Record, names: Names, address: str, description: str, picture: str = "") -> None:
        self.record = record
        self.names = names
        self.address = address
        self.description = description
        self.picture = picture

    def of(self, row: Entry, said: Iterable[Any] = ()) -> Linked | None:
        """The linked data of an entry; None for a kind that schema.org has no word for."""
        make = _MAKERS.get(row.kind)
        if make is None:
            return None
        language = reader()
        name = chosen(row.title, language)[1]
        shared: Linked = {
            "@id": self.address,
            "url": self.address,
            "identifier": row.entry,
            "name": name,
            "description": self.description,
        }
        if self.picture:
            shared["image"] = self.picture
        return _without_empty(shared | make(self, row.content, row, tuple(said)))

    def name_of(self, reference: Raw | None) -> str:
        """The name of what a reference points to, where it is public."""
        if not reference:
            return ""
        row = self.names.get(reference.get("entry", ""))
        return reference.get("name") or (chosen(row.title, reader())[1] if row else "")


def _legislation(linker: Linker, content: Raw, row: Entry, _said: tuple[Any, ...]) -> Linked:
    period = content.get("period") or {}
    return {
        "@type": "Legislation",
        "legislationIdentifier": row.entry,
        "legislationType": words.word("instrument", content["kind"]),
        "legislationDate": row.date,
        "legislationJurisdiction": [_party(linker.record, code) for code in content.get("parties", [])],
        "legislationPassedBy": [_named("Organization", linker.name_of(one)) for one in content.get("bodies", [])],
        "inLanguage": content.get("languages", []),
        "temporalCoverage": _interval(period),
        "about": [_named("Thing", linker.name_of(one)) for one in content.get("fields", [])],
        "isBasedOn": [
            _named("Legislation", linker.name_of(one["instrument"]))
            for one in content.get("relations", [])
            if one["kind"] in {"under", "implements"}
        ],
        "legislationChanges": [
            _named("Legislation", linker.name_of(one["instrument"]))
            for one in content.get("relations", [])
            if one["kind"] in {"amends", "supersedes"}
        ],
        "citation": _sources(content),
    }


def _event(linker: Linker, content: Raw, row: Entry, _said: tuple[Any, ...]) -> Linked:
    dates = content.get("dates") or {}
    present = {one.get("presence") for one in content.get("participants", [])} - {None, "recorded", "represented"}
    mode = {
        frozenset({"in-person"}): "OfflineEventAttendanceMode",
        frozenset({"video"}): "OnlineEventAttendanceMode",
        frozenset({"in-person", "video"}): "MixedEventAttendanceMode",
    }.get(frozenset(present), "")
    sides = dict.fromkeys(one["side"] for one in content.get("participants", []) if one.get("side"))
    place = linker.name_of(content.get("place"))
    return {
        "@type": "Event",
        "startDate": dates.get("start") or dates.get("end") or row.date,
        "endDate": dates.get("end", ""),
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{CONTEXT}/{mode}" if mode else "",
        "location": _named("Place", place) if place else "",
        "organizer": _named("Organization", linker.name_of(content.get("organ"))),
        "attendee": [_party(linker.record, code) for code in sides],
    }


def _organisation(linker: Linker, content: Raw, _row: Entry, _said: tuple[Any, ...]) -> Linked:
    kind = content.get("kind")
    company = "Corporation" if kind == "company" else "Organization"
    return {
        "@type": "GovernmentOrganization" if kind in _GOVERNMENT else company,
        "alternateName": [*dict.fromkeys([*content["names"].values(), *content.get("aliases", [])])],
        "areaServed": _party(linker.record, content["side"]) if content.get("side") else "",
        "member": [_party(linker.record, code) for code in content.get("members", [])],
    }


def _dataset(linker: Linker, content: Raw, _row: Entry, _said: tuple[Any, ...]) -> Linked:
    record = linker.record
    return {
        "@type": "Dataset",
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": chosen(content["title"], reader())[1],
            "unitText": content["unit"],
        },
        "isAccessibleForFree": True,
        "inLanguage": reader(),
        "creator": [_party(record, party.code) for party in record.parties],
        "includedInDataCatalog": {"@type": "DataCatalog", "name": chosen(record.register.name, reader())[1]},
    }


def _article(linker: Linker, content: Raw, row: Entry, _said: tuple[Any, ...]) -> Linked:
    return {
        "@type": "NewsArticle",
        "headline": chosen(row.title, reader())[1],
        "datePublished": content.get("published", ""),
        "author": _named("Person", content.get("author") or ""),
        "publisher": _named("Organization", content.get("publisher") or "Kelisim"),
        "articleSection": content.get("section") or "",
        "inLanguage": content.get("language") or "",
        "mainEntityOfPage": linker.address,
        "isBasedOn": _sources(content),
    }


def of_story(story: Story, address: str, description: str, picture: str) -> Linked:
    """A story of the newsroom."""
    first, last = story.first_published_at, story.last_published_at
    return _without_empty(
        {
            "@type": "NewsArticle",
            "@id": address,
            "url": address,
            "headline": story.title,
            "description": description,
            "datePublished": first.isoformat() if first else story.date.isoformat(),
            "dateModified": last.isoformat() if last else "",
            "author": _named("Person", story.byline),
            "publisher": _named("Organization", "Kelisim"),
            "articleSection": story.section,
            "inLanguage": story.language,
            "mainEntityOfPage": address,
            "image": picture,
        }
    )


def _place(_linker: Linker, content: Raw, _row: Entry, _said: tuple[Any, ...]) -> Linked:
    geometry = content.get("geometry") or {}
    point = geometry["coordinates"] if geometry.get("type") == "Point" else None
    where = {"@type": "GeoCoordinates", "longitude": point[0], "latitude": point[1]} if point else ""
    return {"@type": "Place", "geo": where, "alternateName": [*content["names"].values()]}


def _action(linker: Linker, content: Raw, _row: Entry, said: tuple[Any, ...]) -> Linked:
    term = content.get("term") or content.get("date") or content.get("due") or {}
    states = {one.status for one in said if one.status}
    agreed = states.pop() if len(states) == 1 else ""
    agents = [linker.name_of(one.get("body", one)) for one in content.get("responsible", [])]
    status = _STATES.get(agreed, "")
    return {
        "@type": "Action",
        "startTime": term.get("start", ""),
        "endTime": term.get("end", ""),
        "actionStatus": f"{CONTEXT}/{status}" if status else "",
        "agent": [_named("Organization", name) for name in agents if name],
        "location": [_named("Place", name) for one in content.get("places", []) if (name := linker.name_of(one))],
    }


_MAKERS: Final[Mapping[str, Callable[[Linker, Raw, Entry, tuple[Any, ...]], Linked]]] = {
    "instrument": _legislation,
    "meeting": _event,
    "body": _organisation,
    "indicator": _dataset,
    "story": _article,
    "place": _place,
    "measure": _action,
    "milestone": _action,
    "decision": _action,
}


def _party(record: Record, code: str) -> Linked:
    """A side: a State by its name and code, or an organisation."""
    party = record.party(code)
    state = party.kind == "state" if party else record.side_name(code, "en") != code
    return {
        "@type": "Country" if state else "Organization",
        "name": record.side_name(code, reader()),
        "identifier": record.shown(code),
    }


def _named(kind: str, name: str) -> Linked | str:
    return {"@type": kind, "name": name} if name else ""


def _interval(term: Raw) -> str:
    """A term as an ISO 8601 interval, open where it has no end or no start."""
    start, end = term.get("start") or "..", term.get("end") or ".."
    return "" if start == end == ".." else f"{start}/{end}"


def _sources(content: Raw) -> list[Linked]:
    found = []
    for source in content.get("sources", []):
        if source.get("url"):
            kept = {"@type": "CreativeWork", "url": source["url"], "name": source.get("title") or ""}
            found.append(_without_empty(kept))
    return found


def _without_empty(linked: Linked) -> Linked:
    """What is said, without what is not known."""
    kept: Linked = {}
    for key, value in linked.items():
        some = [one for one in value if one] if isinstance(value, list) else value
        if some or some is True:
            kept[key] = some
    return kept
