"""The same event told by several documents: drafts that are offered as one.

1. Only drafts of one kind are compared. They are the same where nothing that both tell differs and enough of it agrees.
2. Two instruments agree in kind and in Parties. The day of signature, the period and the signing bodies, where both
   tell them, do not differ; and their titles share most words, or, in two languages, they share the period, a
   signatory, a body, or the day with as many fields.
3. Two meetings agree in organ or in sides. Their days are the same, or their numbers; a number or a sitting does not
   differ.
4. Two statements are of one speaker, said within a day, and claim one thing or share most words.
5. Two stories were published within three days, and an instrument or a meeting of theirs is the same.
6. Names of people are compared by their spelling in any alphabet.
7. Nothing is merged: a person decides.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

import msgspec

from kelisim.model.dates import Term, days_in, days_of
from kelisim.model.instrument import Instrument
from kelisim.model.meeting import Meeting
from kelisim.model.reference import Named
from kelisim.model.story import Story
from kelisim.model.text import Text
from kelisim.model.word import Statement
from kelisim.reading.spelling import latin, same_name, skeleton

Place = tuple[int, int]
"""A draft: the number of its reading and its number in it, both from 0."""

MOST = 0.5
"""So much of the words of two titles together is in both."""
MOST_OF_ONE = 0.75
"""Or so much of the shorter one is in the longer, where that is at least `FEW` words."""
FEW = 3
_WORD = re.compile(r"\w{3,}")
_NEAR = datetime.timedelta(days=3)


class Told(msgspec.Struct, frozen=True):
    """The content of a draft with the day its document was published, where that is known."""

    content: Any
    published: str | None = None


def duplicates(readings: Sequence[Sequence[Told]]) -> list[tuple[Place, ...]]:
    """The groups of drafts that tell one thing, each group in order.

    Args:
        readings: the drafts of each document. Two drafts of one document are never the same.
    """
    groups = _Groups()
    held: dict[Any, list[Place]] = defaultdict(list)
    for number, drafts in enumerate(readings):
        for place, told in enumerate(drafts):
            for key in _keys(told.content):
                held[key].append((number, place))
    for places in held.values():
        for one, other in combinations(places[:MAX_ALIKE], 2):
            if one[0] != other[0] and same(readings[one[0]][one[1]], readings[other[0]][other[1]]):
                groups.join(one, other)
    shared = {(one[0], other[0]) for group in groups.all() for one, other in combinations(group, 2)}
    for first, second in sorted(shared):
        for one, other in _stories(readings, first, second):
            groups.join(one, other)
    return groups.all()


MAX_ALIKE = 200
"""So many drafts with the same first features are compared with one another."""


def same(one: Told, other: Told) -> bool:
    """Whether two drafts tell one thing, as rules 2 to 4 say."""
    first, second = one.content, other.content
    if isinstance(first, Instrument) and isinstance(second, Instrument):
        return _same_instrument(first, second)
    if isinstance(first, Meeting) and isinstance(second, Meeting):
        return _same_meeting(first, second)
    if isinstance(first, Statement) and isinstance(second, Statement):
        return _same_statement(first, second)
    return False


def _keys(content: Any) -> Iterator[Any]:
    """Features of which two drafts that are the same share at least one."""
    if isinstance(content, Instrument):
        yield "instrument", content.kind, frozenset(content.parties)
    elif isinstance(content, Meeting):
        sides = _sides(content)
        yield "meeting", sides
        if content.number:
            yield "meeting", content.number
    elif isinstance(content, Statement) and content.speaker.name:
        for word in content.speaker.name.split():
            yield "statement", skeleton(word)


def _same_instrument(one: Instrument, other: Instrument) -> bool:
    if one.kind != other.kind or set(one.parties) != set(other.parties):
        return False
    if _differ(one.signed, other.signed) or _terms_differ(one.period, other.period):
        return False
    if one.bodies and other.bodies and not _any_same(one.bodies, other.bodies):
        return False
    if set(one.title) & set(other.title):
        return _alike(one.title, other.title)
    people = [(a.name, b.name) for a in one.signatures for b in other.signatures if a.name and b.name]
    return (
        (one.period is not None and other.period is not None)
        or any(same_name(a, b) for a, b in people)
        or bool(one.bodies and other.bodies)
        or (one.signed is not None and one.signed == other.signed and len(one.fields) == len(other.fields) > 0)
    )


def _same_meeting(one: Meeting, other: Meeting) -> bool:
    if (one.number and other.number and one.number != other.number) or (
        one.sitting and other.sitting and one.sitting != other.sitting
    ):
        return False
    first, second = one.dates or _on(one.reported), other.dates or _on(other.reported)
    if _terms_differ(first, second) and one.dates and other.dates:
        return False
    if _sides(one) != _sides(other) and not _organ(one, other):
        return False
    near = first is not None and second is not None and not _apart(first, second)
    return near or bool(one.number and other.number and _organ(one, other))


def _same_statement(one: Statement, other: Statement) -> bool:
    names = one.speaker.name, other.speaker.name
    if not (names[0] and names[1] and same_name(names[0], names[1])):
        return False
    if _apart(_on(one.said), _on(other.said), datetime.timedelta(days=1)):
        return False
    claimed = {_claim(claim) for claim in one.claims} & {_claim(claim) for claim in other.claims}
    if claimed:
        return True
    return bool(one.summary and other.summary and _alike(one.summary, other.summary))


def _claim(claim: Any) -> tuple[str, ...]:
    return tuple(str(getattr(claim, name, "")) for name in ("value", "unit", "status")) + (
        str(claim.when.end) if hasattr(claim, "when") else "",
    )


def _stories(readings: Sequence[Sequence[Told]], first: int, second: int) -> Iterator[tuple[Place, Place]]:
    """Rule 5, of two documents that share an instrument or a meeting."""
    for one, told in enumerate(readings[first]):
        for two, also in enumerate(readings[second]):
            stories = isinstance(told.content, Story) and isinstance(also.content, Story)
            if stories and told.published and also.published and not _apart(_on(told.published), _on(also.published)):
                yield (first, one), (second, two)


def _sides(meeting: Meeting) -> frozenset[str]:
    return frozenset(one.side for one in meeting.participants if one.side)


def _organ(one: Meeting, other: Meeting) -> bool:
    return bool(one.organ and other.organ and _overlap(one.organ.name or "", other.organ.name or ""))


def _any_same(one: Iterable[Named], other: Iterable[Named]) -> bool:
    names = [(a.name or "", b.name or "") for a in one for b in other]
    return any(same_name(a, b) or _overlap(a, b) for a, b in names)


def _alike(one: Text, other: Text) -> bool:
    return any(_overlap(one[language], other[language]) for language in set(one) & set(other))


def _overlap(one: str, other: str) -> bool:
    first, second = (set(map(_stem, _WORD.findall(latin(words)))) for words in (one, other))
    shared = len(first & second)
    least = min(len(first), len(second))
    return bool(least) and (shared >= MOST * len(first | second) or (shared >= FEW and shared >= MOST_OF_ONE * least))


def _stem(word: str) -> str:
    """A word without its ending, which cases change in Russian and Kazakh."""
    return word[:5]


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other) and not days_in(one or "").meets(days_in(other or ""))


def _terms_differ(one: Term | None, other: Term | None) -> bool:
    return one is not None and other is not None and not days_of(one).meets(days_of(other))


def _apart(one: Term | None, other: Term | None, most: datetime.timedelta = _NEAR) -> bool:
    if one is None or other is None:
        return False
    first, second = days_of(one), days_of(other)
    if first.last is None or second.last is None or first.first is None or second.first is None:
        return False
    return first.first - second.last > most or second.first - first.last > most


def _on(date: str | None) -> Term | None:
    return Term(start=date, end=date) if date else None


class _Groups:
    """Places joined into groups (a union of sets)."""

    def __init__(self) -> None:
        self._above: dict[Place, Place] = {}

    def _top(self, place: Place) -> Place:
        while (above := self._above.setdefault(place, place)) != place:
            self._above[place] = self._above[above]
            place = above
        return place

    def join(self, one: Place, other: Place) -> None:
        first, second = sorted((self._top(one), self._top(other)))
        self._above[second] = first

    def all(self) -> list[tuple[Place, ...]]:
        found: dict[Place, list[Place]] = defaultdict(list)
        for place in sorted(self._above):
            found[self._top(place)].append(place)
        return [tuple(group) for _, group in sorted(found.items()) if len(group) > 1]
