"""What other sites show of a page: its title, a description, its address in each language, a picture, linked data.

1. The address of a page is one (`canonical`): that of the page as it stands today, without what only sorts, filters or
   asks about a day; a later page of a list is a page of its own. A story has addresses in its languages alone.
2. A page that search engines are not to keep, such as a form, and one that is not there, has none of this.
3. The name of a picture's address changes with what stands on it, because other sites keep pictures.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kelisim.node.models import Entry
from kelisim.web import words
from kelisim.web.addresses import SECTIONS
from kelisim.web.dates import spoken
from kelisim.web.event_words import shortened, when
from kelisim.web.feeds.scope import Scope, absolute
from kelisim.web.language import chosen, reader
from kelisim.web.newsroom.models import Story
from kelisim.web.queries.records import Record
from kelisim.web.sharing import linked
from kelisim.web.sharing.drawing import HEIGHT, WIDTH, can_draw
from kelisim.web.sharing.spoken import lines_of

LOCALES: Final = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ"}
"""Languages as Open Graph writes them."""
LONGEST: Final = 200
"""How many characters of a description others show."""


@dataclass(frozen=True)
class Shared:
    """What the head of a page says to other sites. Addresses are absolute."""

    title: str
    description: str
    kind: str
    address: str
    tongues: list[tuple[str, str]]
    site: str
    locale: str
    other_locales: list[str]
    picture: str
    picture_words: str
    linked: str
    width: int = WIDTH
    height: int = HEIGHT


def shared_page(context: template.Context) -> Shared | None:
    """What the page of a context says to other sites; None where it says nothing (rule 2)."""
    request: HttpRequest | None = context.get("request")
    match = getattr(request, "resolver_match", None)
    language = reader()
    here, prefix = (request.path if request else ""), f"/{language}/"
    # A page that is not there has no register in its context, though its address may have the form of one that is.
    there = match is not None and (context.get("record") or match.url_name == "registers")
    if not there or not here.startswith(prefix):
        return None
    page = _Page(context, language)
    query = _kept_query(request)
    tongues = page.tongues(here.removeprefix(prefix), query)
    address = dict(tongues).get(page.own_language, absolute(here) + query)
    return Shared(
        title=page.title(),
        description=page.description(),
        kind="article" if page.story is not None or page.is_news else "website",
        address=address,
        tongues=tongues,
        site=page.site(),
        locale=LOCALES.get(language, language),
        other_locales=[LOCALES.get(code, code) for code, _name in settings.LANGUAGES if code != language],
        picture=page.picture(),
        picture_words=page.title(),
        linked=linked.written(page.graph(address)) if "on" not in request.GET else "",  # type: ignore[union-attr]
    )


def _kept_query(request: HttpRequest | None) -> str:
    number = request.GET.get("page", "") if request else ""
    return f"?page={number}" if number.isdecimal() and number != "1" else ""


class _Page:
    """What a page is of, by what its view gave it."""

    def __init__(self, context: template.Context, language: str) -> None:
        self.context = context
        self.language = language
        self.record: Record | None = context.get("record")
        row: Any = context.get("row")
        story: Any = context.get("story")
        self.row: Entry | None = row if isinstance(row, Entry) and row.public else None
        self.story: Story | None = story if isinstance(story, Story) else None
        self.section: str = context.get("section") or ""

    @property
    def own_language(self) -> str:
        """The language that it is in: of a story, its own."""
        return self.story.language if self.story is not None else self.language

    @property
    def is_news(self) -> bool:
        return self.row is not None and self.row.kind == "story"

    def site(self) -> str:
        return chosen(self.record.register.name, self.language)[1] if self.record else "Kelisim"

    def tongues(self, tail: str, query: str) -> list[tuple[str, str]]:
        """The languages that the page is in, each with its address."""
        if self.story is not None:
            versions = getattr(self.context.get("page"), "versions", ())
            return [(code, absolute(there)) for code, there in versions]
        return [(code, absolute(f"/{code}/{tail}") + query) for code, _name in settings.LANGUAGES]

    def title(self) -> str:
        if self.story is not None:
            return str(self.story.title)
        if self.row is not None:
            return chosen(self.row.title, self.language)[1]
        if self.record is None:
            return _("Registers on this node")
        label = self._section_label()
        return f"{label} · {self.site()}" if label else self.site()

    def _section_label(self) -> str:
        kind = next((kind for kind, section in SECTIONS.items() if section == self.section), "")
        return words.word("group", kind) if kind else ""

    def description(self) -> str:
        if self.story is not None:
            return shortened(self.story.summary or self.story.title, LONGEST)
        if self.row is not None:
            return shortened(self._of_entry(self.row), LONGEST)
        if self.record is not None and self.record.register.purpose:
            return shortened(chosen(self.record.register.purpose, self.language)[1], LONGEST)
        return _("What was agreed, reported, stated and published, each signed by the Party that says it.")

    def _of_entry(self, row: Entry) -> str:
        content = row.content
        for name in ("summary", "definition"):
            if content.get(name):
                return chosen(content[name], self.language)[1]
        said = [words.word("entry", row.kind)]
        terms = (content.get(name) for name in ("term", "date", "due", "dates"))
        said += [when(term, self.language) for term in terms if isinstance(term, dict)]
        if row.kind == "instrument" and row.date:
            said.append(spoken(row.date, self.language))
        lines = self._lines()
        said += [f"{line.name}: {line.said}" for line in lines]
        return "; ".join(filter(None, (*said, self.site())))

    def _lines(self) -> list[Any]:
        voices = self.context.get("said")
        if self.record is None or not isinstance(voices, list):
            return []
        return [*lines_of(self.record, voices, self.language)]

    def picture(self) -> str:
        """The address of the picture, with what tells one version of it from the next (rule 3)."""
        if not can_draw():
            return ""
        lines = ""
        if self.record is None:
            address = reverse("picture")
        elif self.row is None:
            address = reverse("picture-register", args=(self.record.slug,))
        else:
            address = reverse("picture-entry", args=(self.record.slug, self.row.entry))
            lines = f"{self.row.proposal}{self._lines()}"
        mark = hashlib.sha256(f"{self.title()}{lines}".encode()).hexdigest()[:8]
        return f"{absolute(address)}?v={mark}"

    def graph(self, address: str) -> list[linked.Linked]:
        """The linked data of the page."""
        if self.record is None:
            return [linked.site()]
        found: list[linked.Linked] = []
        if self.story is not None:
            found.append(linked.of_story(self.story, address, self.description(), self.picture()))
        elif self.row is not None:
            names = self.context.get("names") or {}
            linker = linked.Linker(self.record, names, address, self.description(), self.picture())
            made = linker.of(self.row, self.context.get("said") or ())
            found += [made] if made else []
        elif self.section == "programme":
            found.append(linked.of_register(self.record, address, self.description()))
        return [*found, linked.breadcrumbs(self._trail(self.record, address))]

    def _trail(self, record: Record, address: str) -> list[tuple[str, str]]:
        records, slug = (record,), record.slug
        trail = [("Kelisim", absolute(reverse("registers")))]
        trail.append((self.site(), absolute(Scope(records, slug).page(self.language))))
        label = self._section_label()
        if label and self.section in _LISTED:
            trail.append((label, absolute(reverse(self.section, args=(slug,)))))
        if self.row is not None or self.story is not None:
            trail.append((self.title(), address))
        return trail


_LISTED: Final = frozenset({"documents", "commitments", "meetings", "figures", "places", "bodies", "news"})
