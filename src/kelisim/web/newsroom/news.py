"""News: the stories of the newsroom and those that are entries of the register, as one list, the newest first.

1. A story in several languages is one piece of news, in the reader's language or, where it is not in that, in the first
   of English, Russian and Kazakh that it is in.
2. A list takes the same few statements however long it is.
3. As of a past day it has what was out by its end, in the words that stand today: what a story said is not signed.
"""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import CharField, Count, Max, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.urls import reverse

from kelisim.node.models import Entry
from kelisim.web.addresses import entry_address
from kelisim.web.language import chosen, reader
from kelisim.web.newsroom.joint import picture_of_entry
from kelisim.web.newsroom.models import Story
from kelisim.web.newsroom.pictures import Picture, of_file, of_photograph
from kelisim.web.newsroom.released import out
from kelisim.web.queries.lists import public_entries
from kelisim.web.queries.names import Names, entry_ids, names_in
from kelisim.web.queries.records import Record
from kelisim.web.queries.sums import summed

PER_PAGE = 20
RECENT = 5
FALLBACKS = ("en", "ru", "kk")
STORY = "newsroom"
"""What stands for the kind of an entry where a row is a story of the newsroom."""


@dataclass(frozen=True)
class Brief:
    """A piece of news as the cards beside a story name it."""

    title: str
    language: str
    address: str
    date: str


@dataclass(frozen=True)
class Card(Brief):
    """A piece of news as lists show it; `language` is that of its title."""

    section: str
    byline: str
    picture: Picture | None

    @property
    def order(self) -> tuple[str, str]:
        """What the newest is told by."""
        return self.date, ""


@dataclass(frozen=True)
class Piece(Card):
    """A piece of news with the row that it is made of."""

    row: Story | Entry

    @property
    def order(self) -> tuple[str, str]:
        """What the newest is told by: its day, and the moment at which it came."""
        return self.date, _moment(self.row)


def _moment(row: Story | Entry) -> str:
    if isinstance(row, Entry):
        return row.agreed_at
    return row.first_published_at.strftime("%Y-%m-%dT%H:%M:%SZ") if row.first_published_at else ""


def story_address(story: Story) -> str:
    """The address of a story of the newsroom in the reader's language."""
    return reverse("stories-one", args=(story.register, story.slug))


def of_story(story: Story) -> Piece:
    """A story of the newsroom."""
    picture = of_photograph(story.lead) if story.lead else None
    return Piece(
        story.title,
        story.language,
        story_address(story),
        story.date.isoformat(),
        story.section,
        story.byline,
        picture,
        story,
    )


def of_entry(record: Record, row: Entry) -> Piece:
    """A story that is an entry of the register."""
    tag, title = chosen(row.title, reader())
    content = row.content
    return Piece(
        title,
        tag,
        entry_address(record.slug, "story", row.entry),
        row.date,
        content.get("section") or "",
        content.get("author") or "",
        picture_of_entry(record.slug, row),
        row,
    )


def pick(stories: Iterable[Story], language: str) -> list[Story]:
    """Of each story the version for a reader of `language`, in the order in which they first came (rule 1)."""
    order = [language, *(code for code in FALLBACKS if code != language)]
    best: dict[Any, Story] = {}
    for story in stories:
        held = best.get(story.translation_key)
        if held is None or order.index(story.language) < order.index(held.language):
            best[story.translation_key] = story
    return list(best.values())


def _full(stories: QuerySet[Story]) -> QuerySet[Story]:
    return stories.select_related("locale", "lead").defer("body")


def _out(record: Record, now: datetime.datetime) -> QuerySet[Story]:
    """The stories of a register that are out; as of a past day, those that were by its end (rule 3)."""
    found = out(now=now).filter(register=record.slug)
    return found.filter(first_published_at__lte=record.end) if record.day else found


def _stories(record: Record, now: datetime.datetime) -> QuerySet[Story]:
    return _full(_out(record, now))


def _entries(record: Record) -> QuerySet[Entry]:
    found = public_entries(record, "story").filter(versions__gt=0)
    if record.day is None:
        return found
    return found.filter(Q(content__release__isnull=True) | Q(content__release__lte=record.end))


class _Pieces(Sequence[Any]):
    """The whole list in order, as keys; a slice of it is read in one statement."""

    def __init__(self, record: Record, now: datetime.datetime) -> None:
        self._record, self._stories, self._entries = record, _out(record, now), _entries(record)

    def __len__(self) -> int:
        stories = self._stories.order_by().values("translation_key").distinct().count()
        return stories + summed(self._record, "stories among entries", self._entries.order_by().count)

    def __getitem__(self, wanted: Any) -> Any:
        shape = {"output_field": CharField()}
        stories = (
            self._stories.order_by()
            .values("translation_key")
            .annotate(
                day=Cast(Max("date"), CharField()),
                moment=Cast(Coalesce(Max("first_published_at"), Max("last_published_at")), CharField()),
                kind=Value("story", **shape),
                key=Cast("translation_key", CharField()),
            )
            .values_list("day", "moment", "kind", "key")
        )
        # Of the entries only those that can stand so far in front: by the index of days, without reading the others.
        newest = self._entries.order_by("-date", "-agreed_at", Cast("pk", CharField()).desc()).values("pk")[
            : wanted.stop
        ]
        entries = (
            Entry.objects.filter(pk__in=newest)
            .order_by()
            .annotate(
                day=Cast("date", CharField()),
                moment=Cast("agreed_at", CharField()),
                sort=Value("entry", **shape),
                key=Cast("pk", CharField()),
            )
            .values_list("day", "moment", "sort", "key")
        )
        return list(stories.union(entries, all=True).order_by("-day", "-moment", "-key")[wanted])


def news_page(record: Record, number: str | None, now: datetime.datetime) -> Page[Piece]:
    """One page of the news of a register; the nearest there is for a number that makes no sense."""
    page: Any = Paginator(_Pieces(record, now), PER_PAGE).get_page(number)
    keys = [(kind, key) for _, _, kind, key in page.object_list]
    wanted = [key for kind, key in keys if kind == "story"]
    found: dict[tuple[str, str], Piece] = {}
    if wanted:
        for story in pick(_stories(record, now).filter(translation_key__in=wanted), reader()):
            found["story", story.translation_key.hex] = of_story(story)
    rows = [key for kind, key in keys if kind == "entry"]
    if rows:
        for row in _entries(record).filter(pk__in=rows):
            found["entry", str(row.pk)] = of_entry(record, row)
    page.object_list = [
        found[kind, key.replace("-", "")] for kind, key in keys if (kind, key.replace("-", "")) in found
    ]
    return page  # type: ignore[no-any-return] # a page of pieces now


def names_and_news(
    record: Record, count: int, entries: Iterable[Entry], now: datetime.datetime, *values: Any
) -> tuple[Names, list[Card]]:
    """Titles of what the values refer to, and the newest news of both kinds: together, in one statement.

    Args:
        record: the register.
        count: how many pieces of news are wanted.
        entries: the newest stories that are entries, which the page has already.
        now: the server's clock.
        values: what refers to entries.
    """
    kept: list[Card] = [of_entry(record, row) for row in entries]
    if record.day:
        kept += map(of_story, pick(_stories(record, now)[: count * len(FALLBACKS)], reader()))
        return names_in(record, *values), _newest(kept, count)
    wanted = Entry.objects.filter(register=record.register, public=True, entry__in=entry_ids(values))
    newest = _out(record, now).order_by("-date", "-id").values("pk")[: count * len(FALLBACKS)]
    told = JSONObject(
        **{name: name for name in ("title", "section", "byline")},
        language="locale__language_code",
        key="translation_key",
        file="lead__file",
        width="lead__width",
        height="lead__height",
    )
    named = wanted.order_by().values_list("pk", "entry", "kind", "title", "date")
    stories = Story.objects.filter(pk__in=newest).order_by()
    shown = stories.values_list("pk", "slug", Value(STORY, output_field=CharField()), told, Cast("date", CharField()))
    names: Names = {}
    found: dict[str, tuple[int, Card]] = {}
    for key, name, kind, said, day in named.union(shown, all=True):
        if kind == STORY:
            rank = _rank(said["language"])
            if said["key"] not in found or rank < found[said["key"]][0]:
                found[said["key"]] = rank, _card(record, name, said, day)
        else:
            names[name] = Entry(pk=key, register=record.register, entry=name, kind=kind, title=said, date=day)
    return names, _newest([*kept, *(card for _, card in found.values())], count)


def _rank(language: str) -> int:
    return [reader(), *FALLBACKS].index(language)


def _card(record: Record, slug: str, told: Mapping[str, Any], day: str) -> Card:
    picture = None
    if told["file"]:
        picture = of_file(told["file"], told["width"], told["height"])
    address = reverse("stories-one", args=(record.slug, slug))
    return Card(told["title"], told["language"], address, day, told["section"], told["byline"], picture)


def _newest(cards: Iterable[Card], count: int) -> list[Card]:
    return sorted(cards, key=lambda card: card.order, reverse=True)[:count]


def latest_news(record: Record, count: int, now: datetime.datetime) -> list[Piece]:
    """The newest news of a register, in two statements."""
    stories = pick(_stories(record, now)[: count * len(FALLBACKS)], reader())
    return merged(record, stories, _entries(record)[:count], count)


def merged(record: Record, stories: Iterable[Story], entries: Iterable[Entry], count: int) -> list[Piece]:
    """Some of both, the newest first."""
    pieces = [*map(of_story, stories), *(of_entry(record, row) for row in entries)]
    return sorted(pieces, key=lambda piece: piece.order, reverse=True)[:count]


def recent_in(record: Record, section: str, beside: Story | Entry, now: datetime.datetime) -> list[Brief]:
    """The newest news of a section, or of all where there is none, without what it stands `beside`; one statement.

    A section is called otherwise in each language, so stories of the newsroom are those in the language of the one they
    stand beside, or in the reader's.
    """
    language = beside.language if isinstance(beside, Story) else reader()
    stories, entries = _out(record, now).filter(locale__language_code=language), _entries(record)
    if isinstance(beside, Story):
        stories = stories.exclude(translation_key=beside.translation_key)
    else:
        entries = entries.exclude(pk=beside.pk)
    if section:
        stories, entries = stories.filter(section=section), entries.filter(content__section=section)
    # The newest of each first: by the index of days, without reading what is older.
    stories = Story.objects.filter(pk__in=stories.order_by("-date", "-slug")[:RECENT].values("pk"))
    entries = Entry.objects.filter(pk__in=entries.order_by("-date", "-entry")[:RECENT].values("pk"))
    rows = _keyed(stories, "slug").union(_keyed(entries, "entry"), all=True).order_by("-day", "-name")[:RECENT]
    return [_short(record, language, *row) for row in rows]


def _keyed(rows: QuerySet[Any], name: str) -> Any:
    kind, text = Value(name, output_field=CharField()), CharField()
    found = rows.order_by().annotate(day=Cast("date", text), of=kind, name=Cast(name, text), label=Cast("title", text))
    return found.values_list("day", "of", "name", "label")


def _short(record: Record, language: str, date: str, kind: str, name: str, title: str) -> Brief:
    if kind == "slug":
        return Brief(title, language, reverse("stories-one", args=(record.slug, name)), date)
    tag, words = chosen(json.loads(title), reader())
    return Brief(words, tag, entry_address(record.slug, "story", name), date)


def related_to(record: Record, story: Story, now: datetime.datetime) -> list[Piece]:
    """The news that is about the same entries of the register: what shares most with it, then the newest."""
    if not story.tags:
        return []
    tagged = _stories(record, now).filter(taggings__entry__in=story.tags).exclude(translation_key=story.translation_key)
    stories = tagged.annotate(shared=Count("taggings")).order_by("-shared", "-date", "-id")
    pieces = [(one.shared, of_story(one)) for one in pick(stories[: RECENT * len(FALLBACKS)], reader())]
    mentioned = _entries(record).filter(links__entry__in=story.tags, links__role="mentions")
    entries = mentioned.annotate(shared=Count("links")).order_by("-shared", "-date", "-id")
    pieces += [(row.shared, of_entry(record, row)) for row in entries[:RECENT]]
    pieces.sort(key=lambda one: (one[0], *one[1].order), reverse=True)
    return [piece for _, piece in pieces[:RECENT]]
