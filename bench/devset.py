"""How good the reader is on a set of documents with JSON beside them: `uv run python -m bench.devset --help`.

The set in `tests/reading/devset` is the default; its README says what the JSON means. Words are alike as
`bench.likeness` says. Each line of the table:

1. An instrument is right where kind, Parties (as a set), date of signature and status all equal those of the gold one
   that it pairs with by the words of the title. One that pairs with an optional one of the same status is not counted.
2. A false "signed" is an instrument read as signed that pairs with none, or with one that is not signed.
3. An office is right where the name is alike, half of the words of the office are, and the side is equal.
4. A meeting is right where the day and the sitting are equal, and the organ (half of its words), or else somebody who
   took part or the place, is alike. A statement is right where its speaker is; a claim where its figure is.
5. A clause is right where each of its values is equal; a field of the story where it is equal.
6. A span is right where it lies in the text and, in a field that quotes, equals the text; a quoting field without a
   span is wrong.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.likeness import (
    Gold,
    allows,
    paired,
    same_decision,
    same_instrument,
    same_meeting,
    same_name,
    same_office,
    shared,
    words_of,
)
from kelisim.errors import KelisimError
from kelisim.model.decode import plain
from kelisim.model.draft import Reading, draft_kind
from kelisim.reading.document import read_document

FOLDER = Path(__file__).parents[1] / "tests" / "reading" / "devset"
FORMATS = frozenset({".txt", ".html", ".docx", ".pdf"})
QUOTING = re.compile(
    r"(?:title|summary|agenda\.\d+|text|completion|funding)\.[a-z]{2,3}(?:-[A-Za-z]+)?|author|section|publisher|dateline"
    r"|photographs\.\d+\.(?:caption|credit)|body\.\d+|(?:.+\.)?(?:name|office)|number|quote"
)


@dataclass
class Tally:
    """How many were right, of how many found and of how many there are."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, other: "Tally") -> None:
        """Count what another counted."""
        self.right += other.right
        self.found += other.found
        self.wanted += other.wanted

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 1 where there is nothing."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 1.0


@dataclass
class Marks:
    """The tallies of a document or of a language, by what is counted, and what was missed or false, in words."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def count(self, what: str, *, right: int = 0, found: int = 0, wanted: int = 0) -> None:
        """Add to a tally."""
        self.tallies.setdefault(what, Tally()).add(Tally(right, found, wanted))

    def add(self, other: "Marks", name: str) -> None:
        """Add the marks of a document."""
        for what, tally in other.tallies.items():
            self.tallies.setdefault(what, Tally()).add(tally)
        self.misses += [f"{name}: {miss}" for miss in other.misses]


def documents(folder: Path) -> list[Path]:
    """The documents of a set that have JSON beside them."""
    return sorted(path for path in folder.rglob("*") if path.suffix in FORMATS and path.with_suffix(".json").exists())


def gold_of(document: Path) -> Gold:
    """What a careful official finds in a document."""
    gold: Gold = json.loads(document.with_suffix(".json").read_text("utf-8"))
    return gold


def score(folder: Path) -> dict[str, Marks]:
    """The marks of each language of a set, and of all together."""
    marks: dict[str, Marks] = {}
    for document in documents(folder):
        gold = gold_of(document)
        one = mark(document, gold)
        for language in (gold["language"], "all"):
            marks.setdefault(language, Marks()).add(one, str(document.relative_to(folder)))
    return marks


def mark(document: Path, gold: Gold) -> Marks:
    """The marks of one document."""
    marks = Marks()
    try:
        reading = read_document(document.read_bytes(), document.name, published=gold.get("known_published"))
    except KelisimError as error:
        marks.misses.append(f"not read: {error}")
        reading = None
    drafts: dict[str, list[Gold]] = {}
    for draft in reading.drafts if reading else ():
        drafts.setdefault(draft_kind(draft), []).append(plain(draft.content))
    _instruments(marks, gold, drafts.get("instrument", []), len(sentences(reading.text)) if reading else 0)
    for kind, key, alike in (
        ("office", "offices", same_office),
        ("meeting", "meetings", same_meeting),
        ("decision", "decisions", same_decision),
    ):
        if key in gold:
            _matched(marks, key, gold[key], drafts.get(kind, []), alike)
    if "statements" in gold:
        _statements(marks, gold["statements"], drafts.get("statement", []))
    if "counts" in gold:
        counts = [{"stated": count.stated, "named": count.named} for count in reading.counts] if reading else []
        _matched(marks, "counts", gold["counts"], counts, lambda one, other: bool(one == other))
    if "clauses" in gold:
        _clauses(marks, gold["clauses"], drafts.get("instrument", []))
    if "story" in gold:
        _story(marks, gold["story"], (drafts.get("story") or [{}])[0])
    if reading:
        check_spans(marks, reading)
    return marks


def _instruments(marks: Marks, gold: Gold, found: list[Gold], told: int) -> None:
    wanted = gold["instruments"]
    pairs = paired(wanted, found)
    for number, one in enumerate(found):
        other = wanted[pairs[number]] if number in pairs else None
        signed = one.get("status") == "signed"
        false_signed = signed and (other is None or not allows(other["status"], "signed"))
        marks.count("false signed", right=int(false_signed), found=1)
        if other is not None and other.get("optional") and allows(other["status"], one.get("status")):
            continue
        right = other is not None and not other.get("optional") and same_instrument(one, other)
        marks.count("instruments", right=int(right), found=1)
        if not right:
            marks.misses.append(f"false instrument {brief(one)}, for {brief(other) if other else 'none'}")
    hit = {pairs[number] for number in pairs if same_instrument(found[number], wanted[pairs[number]])}
    for number, other in enumerate(wanted):
        if other.get("optional"):
            continue
        marks.count("instruments", wanted=1)
        if number not in hit and number not in pairs.values():
            marks.misses.append(f"missed instrument {brief(other)}")
        if number in hit:
            one = next(found[key] for key in pairs if pairs[key] == number)
            for what, there in _details(other, one):
                marks.count("bodies, places, languages", right=int(there), wanted=1, found=1)
                if not there:
                    marks.misses.append(f"{what} of {other['title']!r}: {one.get(what)} for {other[what]}")
    if not wanted:
        marks.count("in ordinary news, per 1,000 sentences", right=len(found), found=told)


def _details(gold: Gold, found: Gold) -> Iterator[tuple[str, bool]]:
    bodies = [body.get("name") or "" for body in found.get("bodies") or ()]
    if "bodies" in gold:
        yield "bodies", all(any(shared(name, body) >= 0.5 for body in bodies) for name in gold["bodies"])
    if "place" in gold:
        yield "place", shared(gold["place"], (found.get("place") or {}).get("name") or "") >= 0.5
    if "languages" in gold:
        yield "languages", set(gold["languages"]) == set(found.get("languages") or ())


def _matched(
    marks: Marks, what: str, wanted: list[Gold], found: list[Gold], alike: Callable[[Gold, Gold], bool]
) -> None:
    left = list(found)
    for other in wanted:
        one = next((one for one in left if alike(one, other)), None)
        marks.count(what, right=int(one is not None), wanted=1, found=int(one is not None))
        if one is not None:
            left.remove(one)
        else:
            marks.misses.append(f"missed of {what}: {json.dumps(other, ensure_ascii=False)}")
    for one in left:
        if not any(alike(one, other) for other in wanted):
            marks.count(what, found=1)
            marks.misses.append(f"false of {what}: {brief(one)}")


def _statements(marks: Marks, wanted: list[Gold], found: list[Gold]) -> None:
    heard: list[Gold] = []
    for one in found:
        name = one["speaker"].get("name") or (one["speaker"].get("body") or {}).get("name") or one["speaker"]["office"]
        same = next((other for other in heard if same_name(other["name"], name)), None)
        if same is None:
            heard.append({"name": name, "side": one.get("side"), "claims": list(one.get("claims") or ())})
        else:
            same["claims"] += one.get("claims") or ()
    _matched(marks, "statements", wanted, heard, lambda one, other: same_name(one["name"], other["speaker"]))
    for other in wanted:
        claims = [claim for one in heard if same_name(one["name"], other["speaker"]) for claim in one["claims"]]
        for claim in other.get("claims", ()):
            there = any(all(one.get(key) == value for key, value in claim.items()) for one in claims)
            marks.count("claims", right=int(there), found=int(there), wanted=1)
            if not there:
                marks.misses.append(f"missed claim of {other['speaker']}: {claim}")


def _clauses(marks: Marks, gold: Gold, found: list[Gold]) -> None:
    told: Gold = next((one["clauses"] for one in found if one.get("clauses")), {})
    for path, value in leaves(gold):
        there: Any = told
        for part in path:
            there = there.get(part) if isinstance(there, dict) else None
        right = isinstance(there, dict) if value == {} else there == value
        marks.count("clauses", right=int(right), found=int(there is not None), wanted=1)
        if not right:
            marks.misses.append(f"clause {'.'.join(path)}: {there} for {value}")
    for name in told:
        if told[name] is not None and name not in gold:
            marks.count("clauses", found=1)
            marks.misses.append(f"false clause {name}: {told[name]}")


def _story(marks: Marks, gold: Gold, found: Gold) -> None:
    told = {
        **found,
        "title": words_of(found.get("title")),
        "paragraphs": len(found.get("body") or ()),
        "photographs": len(found.get("photographs") or ()),
    }
    for name, value in gold.items():
        right = allows(value, told.get(name))
        marks.count("story", right=int(right), found=1, wanted=1)
        if not right:
            marks.misses.append(f"story {name}: {told.get(name)!r} for {value!r}")


def check_spans(marks: Marks, reading: Reading) -> None:
    """Count the places of a reading's drafts, and those at which the text says what the field holds."""
    for draft in reading.drafts:
        said = {path: value for path, value in leaves(plain(draft.content)) if value != {}}
        placed = set()
        for span in draft.evidence:
            path = tuple(span.field.split("."))
            placed.add(path)
            words = reading.text[span.start : span.end]
            right = 0 <= span.start < span.end <= len(reading.text)
            if right and path in said and QUOTING.fullmatch(span.field):
                right = said[path] == words
            marks.count("spans", right=int(right), found=1)
            if not right:
                marks.misses.append(f"span of {draft_kind(draft)} {span.field}: {said.get(path)!r} at {words!r}")
        for path, value in said.items():
            if QUOTING.fullmatch(".".join(path)) and path not in placed:
                marks.count("spans", found=1)
                marks.misses.append(f"no span for {draft_kind(draft)} {'.'.join(path)}: {value!r}")


def leaves(content: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The values in plain content with their paths; an empty object is a value."""
    if isinstance(content, dict) and content:
        for name, value in content.items():
            yield from leaves(value, (*path, name))
    elif isinstance(content, list | tuple):
        for number, value in enumerate(content):
            yield from leaves(value, (*path, str(number)))
    elif content is not None:
        yield path, content


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return [one for one in re.split(r"(?<=[.!?…])\s+|\n+", text) if len(one) > 20]


def brief(one: Gold) -> str:
    """A draft or a gold object in a line."""
    keys = (
        "kind",
        "title",
        "parties",
        "signed",
        "date",
        "status",
        "name",
        "office",
        "side",
        "sitting",
        "dates",
        "stated",
    )
    said = {key: words_of(one[key]) if key == "title" else one[key] for key in keys if one.get(key)}
    return json.dumps(said, ensure_ascii=False)


def table(marks: dict[str, Marks]) -> Iterator[str]:
    """The lines of the table: what is counted, and precision, recall and F1 of each language."""
    languages = [*sorted(set(marks) - {"all"}), "all"]
    yield f"{'':38}" + "".join(f"{language + ' P / R / F1':>24}" for language in languages)
    for what in dict.fromkeys(name for one in marks.values() for name in one.tallies):
        cells = []
        for language in languages:
            tally = marks[language].tallies.get(what, Tally())
            if what.startswith("in ordinary"):
                cells.append(f"{1_000 * tally.right / max(tally.found, 1):.1f} ({tally.right} in {tally.found})")
            elif what in {"false signed", "spans"}:
                cells.append(f"{tally.right} of {tally.found}")
            else:
                cells.append(f"{tally.precision:.3f} {tally.recall:.3f} {tally.f1:.3f}")
        yield f"{what:38}" + "".join(f"{cell:>24}" for cell in cells)


def main() -> None:
    """Print the table, and what was missed or false where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.devset", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--misses", action="store_true", help="list what was missed or false in each document")
    asked = parser.parse_args()
    marks = score(asked.folder)
    if asked.misses:
        print(*marks["all"].misses, sep="\n")
    print(*table(marks), sep="\n")


if __name__ == "__main__":
    main()
