"""FactRuEval-2016: how well offices and meetings are read from Russian news.

    uv run python -m bench.factrueval FOLDER [--show] [--strict]

FOLDER holds the development part: for each text .txt, .tokens, .spans, .objects, .coref and .facts. What counts:

1. A fact is compared with the facts of its own kind in its own text. Of an Occupation `Who`, `Position` and `Where`
   are looked at, of a Meeting its `Participant`s; modality, phase and difficulty are no arguments.
2. As in the published "normal mode", a gold fact whose difficulty is "повышенная" is left out: it is not missed where
   it is not found, and what finds it is neither right nor wrong.
3. A person is right where the span that was read covers exactly the name spans of one mention of the gold person, or
   of a mention that the gold coreference joins with it.
4. A position is right where its span is one of the gold spans, or where its words, each in its dictionary form, are
   those of a gold span: the gold marks one of several places where a text says it.
5. A place of work is right where its span is that of a gold mention (all its spans together, or one of its name
   spans; quotation marks at the edges do not count), of a mention joined with it by coreference, or where its words,
   each in its dictionary form, are those of one of these or of a name in the coreference, or where both name the same
   State, by name or adjective.
6. *Strict*: an Occupation is right where all three arguments are right, or both where the gold has but two. A Meeting
   is right where every participant is right and none is missing. *Shared*: as the published scorer does, each pair of
   facts is worth the share of arguments that agree among all that either has; pairs are chosen greedily, best first.
   The published scorer weighs `Who`, `Position` and `Where` alike here and compares words, not spans.
7. Several facts that were read may agree with one gold fact, as in the published scorer; each is right by itself in
   the precision, and the gold fact is found once in the recall.
8. Texts are also scored by halves, chosen by the parity of a hash of their names, so that it is seen whether rules
   were fitted to single texts.
"""

import hashlib
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kelisim.reading.lexicon.states import find_states
from kelisim.reading.russian.encounters import encounters_in
from kelisim.reading.russian.telling import telling_of
from kelisim.reading.russian.words import lemma, words_in

QUOTES = " «»\"“”„'"


class Thing(NamedTuple):
    """A gold object with all that coreference joins to it: spans that stand for it and its words."""

    spans: frozenset[tuple[int, int]]
    words: frozenset[str]


class Gold(NamedTuple):
    """A gold fact: its kind, its arguments, and whether it is left out (rule 2)."""

    kind: str
    arguments: tuple[tuple[str, Thing], ...]
    hard: bool


class Fact(NamedTuple):
    """A fact that was read: its kind and its arguments with their spans."""

    kind: str
    arguments: tuple[tuple[str, tuple[int, int]], ...]


class Score(NamedTuple):
    """Sums over texts: what was read and how much of it was right, what there was and how much was found."""

    right: float = 0
    read: int = 0
    found: float = 0
    gold: int = 0

    def plus(self, other: "Score") -> "Score":
        """The sum of two."""
        return Score(self.right + other.right, self.read + other.read, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def line(self) -> str:
        """Precision, recall and F1."""
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  (read {self.read}, gold {self.gold})"


def facts_of(text: str) -> list[Fact]:
    """What is read: each office of each person once, where the text says of what, and meetings of named people."""
    stretches = [match.span() for match in re.finditer(r"\S[^\n]*", text)]
    telling = telling_of(text, stretches)
    found: dict[tuple[str, str, str], Fact] = {}
    for holder in telling.holders:
        if holder.of is not None:
            key = (holder.key, plain(text[slice(*holder.office.office)]), plain(text[slice(*holder.of)]))
            arguments = (("Who", holder.name), ("Position", holder.office.office), ("Where", holder.of))
            found.setdefault(key, Fact("Occupation", arguments))
    met = [
        Fact("Meeting", tuple(("Participant", span) for span in one.people))
        for one in encounters_in(text, telling.lines, telling.holders)
    ]
    return [*found.values(), *met]


def plain(text: str) -> str:
    """Words in their dictionary form, for rules 4 and 5."""
    said = [lemma(word.text).replace("ё", "е") for word in words_in(text, 0, len(text)) if word.letters]
    return " ".join(said)


def gold_of(path: Path) -> tuple[str, list[Gold]]:
    """The text and the facts of one text."""
    text = path.read_text("utf-8").replace("\r\n", "\n")
    spans: dict[str, tuple[str, int, int]] = {}
    for line in path.with_suffix(".spans").read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) > 3:
            spans[parts[0]] = (parts[1], int(parts[2]), int(parts[2]) + int(parts[3]))
    objects = {}
    for line in path.with_suffix(".objects").read_text("utf-8").splitlines():
        parts = line.split("#")[0].split()
        if len(parts) > 2:
            objects[parts[0]] = (parts[1], [spans[one] for one in parts[2:] if one in spans])
    joined: dict[str, tuple[list[str], list[str]]] = {}
    for block in path.with_suffix(".coref").read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if lines:
            number, *ids = lines[0].split()
            names = [line.split(" ", 1)[1] for line in lines[1:] if " " in line and not line.startswith("wikidata")]
            joined[number] = (ids, names)
    facts = []
    for block in path.with_suffix(".facts").read_text("utf-8").split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines and len(lines[0].split()) > 1 and lines[0].split()[0][0].isdigit():
            facts.append(_fact(text, lines, spans, objects, joined))
    return text, facts


def _fact(
    text: str,
    lines: list[str],
    spans: dict[str, tuple[str, int, int]],
    objects: dict[str, tuple[str, list[tuple[str, int, int]]]],
    joined: dict[str, tuple[list[str], list[str]]],
) -> Gold:
    arguments = []
    for line in lines[1:]:
        name, _, rest = line.partition(" ")
        if name == "Position":
            at = [spans[one.split()[0][4:]] for one in rest.split("|") if one.split()[0][4:] in spans]
            places = frozenset((start, end) for _, start, end in at)
            arguments.append((name, Thing(places, frozenset(plain(text[slice(*place)]) for place in places))))
        elif name in {"Who", "Where", "Participant"}:
            arguments.append((name, _thing(text, rest.split()[0][3:], objects, joined)))
    hard = any(line.startswith("Сложность") and "повышенная" in line for line in lines)
    return Gold(lines[0].split()[1], tuple(arguments), hard)


def _thing(
    text: str,
    number: str,
    objects: dict[str, tuple[str, list[tuple[str, int, int]]]],
    joined: dict[str, tuple[list[str], list[str]]],
) -> Thing:
    ids, names = joined.get(number, ([], []))
    places: set[tuple[int, int]] = set()
    for one in ids:
        kind, parts = objects.get(one, ("", []))
        if not parts:
            continue
        named = [part for part in parts if not part[0].endswith("descr")] or parts
        if kind == "Person":
            people = [part for part in parts if part[0] in {"name", "surname", "patronymic", "nickname"}] or parts
            places.add((min(part[1] for part in people), max(part[2] for part in people)))
            continue
        places.add((min(part[1] for part in parts), max(part[2] for part in parts)))
        places.update((part[1], part[2]) for part in named)
    words = {plain(text[slice(*place)]) for place in places} | {plain(name) for name in names}
    return Thing(frozenset(places), frozenset(words - {""}))


def agrees(text: str, name: str, span: tuple[int, int], thing: Thing) -> bool:
    """Whether a span that was read is a gold argument (rules 3 to 5)."""
    start, end = span
    if (start, end) in thing.spans:
        return True
    if name in {"Who", "Participant"}:
        return False
    words = plain(text[start:end])
    if words in thing.words:
        return True
    if name != "Where":
        return False
    while start < end and text[start] in QUOTES:
        start += 1
    while start < end and text[end - 1] in QUOTES:
        end -= 1
    if (start, end) in thing.spans:
        return True
    return bool(_states(text[start:end]) & {code for words in thing.spans for code in _states(text[slice(*words)])})


def _states(words: str) -> frozenset[str]:
    """The State that words name, and nothing but it."""
    found = find_states(words, 0, len(words), language="ru")
    return frozenset(one.code for one in found if one.start == 0 and one.end == len(words))


def shared(text: str, fact: Fact, gold: Gold) -> float:
    """The share of arguments that agree (rule 6)."""
    left = list(gold.arguments)
    right = 0
    for name, span in fact.arguments:
        same = next((one for one in left if one[0] == name and agrees(text, name, span, one[1])), None)
        if same is not None:
            left.remove(same)
            right += 1
    return right / (len(fact.arguments) + len(left))


def score(text: str, read: list[Fact], gold: list[Gold], *, strict: bool) -> tuple[Score, list[str]]:
    """One text's score for facts of one kind, and what went wrong in words."""
    pairs = sorted(
        (
            (shared(text, fact, one), not one.hard, -place, at)
            for place, fact in enumerate(read)
            for at, one in enumerate(gold)
        ),
        reverse=True,
    )
    taken: dict[int, tuple[float, int]] = {}
    for worth, _, place, at in pairs:
        if worth > 0 and -place not in taken and (worth == 1 or not strict):
            taken[-place] = (worth, at)
    counted = [place for place in range(len(read)) if place not in taken or not gold[taken[place][1]].hard]
    best: dict[int, float] = {}
    for place in counted:
        if place in taken:
            best[taken[place][1]] = max(best.get(taken[place][1], 0), taken[place][0])
    wrong = [f"  + {_told(text, read[place])}" for place in counted if place not in taken or taken[place][0] < 1]
    wrong += [
        f"  - {[(name, sorted(text[slice(*span)] for span in thing.spans)[:3]) for name, thing in one.arguments]}"
        for at, one in enumerate(gold)
        if not one.hard and best.get(at, 0) < 1
    ]
    right = sum(taken[place][0] for place in counted if place in taken)
    easy = [at for at, one in enumerate(gold) if not one.hard]
    return Score(right, len(counted), sum(best.get(at, 0) for at in easy), len(easy)), wrong


def _told(text: str, fact: Fact) -> str:
    return str([(name, text[slice(*span)]) for name, span in fact.arguments])


def half_of(name: str) -> int:
    """The half that a text belongs to (rule 8)."""
    return hashlib.sha256(name.encode()).digest()[0] % 2


def totals_of(folder: Path, *, show: bool = False) -> dict[tuple[str, bool, int | None], Score]:
    """The scores by kind, whether strict, and half (None for all texts)."""
    totals: dict[tuple[str, bool, int | None], Score] = {}
    for path in sorted(folder.glob("*.txt")):
        text, gold = gold_of(path)
        read = facts_of(text)
        for kind in ("Occupation", "Meeting"):
            for strict in (True, False):
                mine = [fact for fact in read if fact.kind == kind]
                theirs = [one for one in gold if one.kind == kind]
                one, wrong = score(text, mine, theirs, strict=strict)
                for half in (None, half_of(path.stem)):
                    key = (kind, strict, half)
                    totals[key] = totals.get(key, Score()).plus(one)
                if show and strict and wrong:
                    _print(f"{path.stem} {kind} half {half_of(path.stem)}", wrong)
    return totals


def main(arguments: list[str]) -> None:
    """Print the figures."""
    totals = totals_of(Path(arguments[0]), show="--show" in arguments)
    for (kind, strict, half), total in sorted(totals.items(), key=str):
        which = "all texts" if half is None else f"half {half}"
        print(f"{kind:10} {'strict' if strict else 'shared'} {which:9}  {total.line()}")


def _print(title: str, lines: Iterable[str]) -> None:
    print(title)
    for line in lines:
        print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
