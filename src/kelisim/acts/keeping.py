# ruff: noqa: SLF001  it keeps what `feed` holds; the two are one subject in two files
"""Feeds as plain values, from which they are made again without their acts.

1. What is kept is everything that `Feeds` holds: what is made from it lets in and refuses what the feeds themselves do.
2. Acts that follow one another in one line and share a past are kept as a run: the first number and 32 bytes for each.
3. Where a Party told two stories nothing is kept: that is rare, and then the acts are read.
"""

from array import array
from collections.abc import Mapping

import msgspec

from kelisim.acts.feed import Feeds
from kelisim.acts.line import Past, Story
from kelisim.acts.roster import Roster
from kelisim.model.charter import Charter


class KeptLine(msgspec.Struct, array_like=True, frozen=True):
    """A line: how far it came, its newest act's hash, what that one named, and its rosters with their first numbers."""

    name: str
    start: int
    following: int
    last: str
    after: dict[str, str] | None
    rosters: list[tuple[int, Roster]]


class KeptFeeds(msgspec.Struct, array_like=True, frozen=True):
    """All that feeds hold. `runs` has three numbers for each run (its line, the number of its first act, its past) and
    `lengths` how many acts it has; `hashes` has the 32 bytes of every act.
    """

    lines: list[KeptLine]
    first: dict[str, str]
    charters: dict[str, tuple[Charter, ...]]
    publics: dict[str, bytes]
    pasts: list[dict[str, int]]
    runs: bytes
    lengths: bytes
    hashes: bytes


def keep(feeds: Feeds) -> KeptFeeds | None:
    """What these feeds hold, or None where there are two stories (rule 3)."""
    if feeds.branches.any:
        return None
    feeds._index()
    place_of = {name: place for place, name in enumerate(feeds._lines)}
    pasts: list[dict[str, int]] = []
    past_of: dict[int, int] = {}
    runs, lengths, hashes = array("q"), array("q"), bytearray()
    line, following, shared = "", 0, -1
    for act_hash, (name, number) in feeds._places.items():
        past = feeds._pasts[act_hash]
        known = past_of.get(id(past))
        if known is None:
            known = past_of[id(past)] = len(pasts)
            pasts.append(dict(past))
        if name != line or number != following or known != shared:
            runs.extend((place_of[name], number, known))
            lengths.append(0)
            line, shared = name, known
        lengths[-1] += 1
        following = number + 1
        hashes += bytes.fromhex(act_hash)
    return KeptFeeds(
        [_kept(name, story) for name, story in feeds._lines.items()],
        dict(feeds._first),
        dict(feeds._charters),
        dict(feeds._publics),
        pasts,
        runs.tobytes(),
        lengths.tobytes(),
        bytes(hashes),
    )


def _kept(name: str, story: Story) -> KeptLine:
    after: Mapping[str, str] | None = story.after
    return KeptLine(
        name, story.start, story.next, story.last, None if after is None else dict(after), list(story.rosters)
    )


def restored(charter: Charter, kept: KeptFeeds) -> Feeds:
    """The feeds of which that was kept; acts become findable by their hashes when one is first asked for.

    Raises:
        ValueError, IndexError, KeyError: it is not what `keep` gave.
    """
    feeds = Feeds(charter)
    for one in kept.lines:
        story = Story(one.start, one.rosters[0][1])
        story.next, story.last, story.after, story.rosters = one.following, one.last, one.after, one.rosters
        feeds._lines[one.name] = story
    feeds._first.update(kept.first)
    feeds._charters.update(kept.charters)
    feeds._publics.update(kept.publics)
    names = [one.name for one in kept.lines]
    newest = {one.name: one.following - 1 for one in kept.lines}
    runs, lengths = array("q", kept.runs), array("q", kept.lengths)
    start = 0
    for place, length in enumerate(lengths):
        line, number, past_at = runs[3 * place : 3 * place + 3]
        name, past = names[line], kept.pasts[past_at]
        _hold(feeds, name, number, kept.hashes[start : start + 32 * length], past, newest[name])
        start += 32 * length
    if start != len(kept.hashes) or len(runs) != 3 * len(lengths):
        raise ValueError("the hashes are not those of the runs")
    return feeds


def _hold(feeds: Feeds, name: str, number: int, hashes: bytes, past: Past, newest: int) -> None:
    feeds._unindexed.append((name, number, hashes, past))
    if number + len(hashes) // 32 - 1 == newest:
        # The newest act of each line is found at once: the next one names it.
        last = hashes[-32:].hex()
        feeds._places[last], feeds._pasts[last] = (name, newest), past
