"""When a draft and what a careful official wrote down are the same thing: see `bench.devset` for the rules.

What is gold may be a list of answers that are equally right. Two words are alike where their stems are: the first five
letters, whatever the case ending.
"""

import re
from typing import Any

STEM = 5
Gold = dict[str, Any]
"""A draft's content in plain values, or a gold object."""


def allows(gold: Any, value: Any) -> bool:
    """Whether a value is the gold one, or one of several that are equally right."""
    return value in gold if isinstance(gold, list) else value == gold


def stems(words: str) -> list[str]:
    """The words without case and ending. Short words are left out where there are longer ones."""
    every = re.findall(r"\w+", words.casefold())
    return [word[:STEM] for word in every if len(word) > 3] or every


def shared(gold: Any, found: str) -> float:
    """The share of the gold words that are in the found ones; of several answers that of the closest."""
    if isinstance(gold, list):
        return max(shared(one, found) for one in gold if one is not None)
    wanted, there = stems(gold), set(re.findall(r"\w+", found.casefold()))
    heads = {word[:STEM] for word in there}
    return sum(word in heads for word in wanted) / len(wanted) if wanted else 0.0


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two mentions name one person: every word of the shorter, initials apart, is in the longer."""
    if not one or not other:
        return False
    short, long = sorted(
        ([word[:4] for word in re.findall(r"\w{2,}", name.casefold())] for name in (one, other)), key=len
    )
    return bool(short) and all(word in long for word in short)


def words_of(text: Any) -> str:
    """The words of a text in every language that it has."""
    return " ".join(text.values()) if isinstance(text, dict) else str(text or "")


def same_date(found: Gold, gold: Gold) -> bool:
    """Whether the date of signature is the same."""
    return allows(gold["date"], found.get("signed"))


def same_parties(found: Gold, gold: Gold) -> bool:
    """Whether the Parties are the same set."""
    several = gold["parties"] if gold["parties"] and isinstance(gold["parties"][0], list) else [gold["parties"]]
    return set(found.get("parties") or ()) in [set(one) for one in several]


def same_instrument(found: Gold, gold: Gold) -> bool:
    """Whether kind, Parties, date of signature and status are all equal."""
    return (
        allows(gold["kind"], found.get("kind"))
        and same_parties(found, gold)
        and same_date(found, gold)
        and allows(gold["status"], found.get("status"))
    )


def paired(wanted: list[Gold], found: list[Gold]) -> dict[int, int]:
    """Which found instrument stands for which gold one: the closest first, each at most once."""
    weights = []
    for number, one in enumerate(found):
        for key, other in enumerate(wanted):
            title = shared(other["title"], words_of(one.get("title")))
            kind, parties = allows(other["kind"], one.get("kind")), same_parties(one, other)
            if title >= 0.5 or (kind and parties and title > 0):
                equal = kind + parties + same_date(one, other) + allows(other["status"], one.get("status"))
                weights.append((2 * title + equal - 0.5 * bool(other.get("optional")), -number, -key))
    pairs: dict[int, int] = {}
    for _, number, key in sorted(weights, reverse=True):
        if -number not in pairs and -key not in pairs.values():
            pairs[-number] = -key
    return pairs


def same_office(found: Gold, gold: Gold) -> bool:
    """Whether the same person holds the same office for the same side."""
    told = f"{found.get('office') or ''} {(found.get('body') or {}).get('name') or ''}"
    return (
        same_name(found.get("name"), gold["name"])
        and shared(gold["office"], told) >= 0.5
        and (gold.get("side") is None or allows(gold["side"], found.get("side")))
    )


def same_meeting(found: Gold, gold: Gold) -> bool:
    """Whether it is the same sitting of the same organ or between the same people, on the same day."""
    dates = found.get("dates") or {}
    days = {dates.get("start"), dates.get("end"), found.get("reported")} - {None} or {None}
    if "date" in gold and not any(allows(gold["date"], day) for day in days):
        return False
    if found.get("sitting") not in ({gold["sitting"]} if "sitting" in gold else {None, "bilateral"}):
        return False
    if "number" in gold and shared(gold["number"], str(found.get("number") or "")) < 0.5:
        return False
    organ = f"{(found.get('organ') or {}).get('name') or ''} {words_of(found.get('title'))}"
    if "organ" in gold:
        return shared(gold["organ"], organ) >= 0.5
    present = found.get("participants") or ()
    return (
        any(
            ("side" in one and one["side"] == other.get("side")) or same_name(other.get("name"), one.get("name"))
            for one in gold.get("participants", ())
            for other in present
        )
        or shared(gold.get("place") or "", (found.get("place") or {}).get("name") or "") >= 0.5
    )


def same_decision(found: Gold, gold: Gold) -> bool:
    """Whether it is the same numbered point."""
    return allows(gold["number"], found.get("number")) and shared(gold["text"], words_of(found.get("text"))) >= 0.5
