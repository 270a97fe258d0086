"""How well names, offices, bodies and dates are found in Kazakh: `python -m bench.kaznerd FOLDER`.

FOLDER holds the validation part of KazNERD (https://github.com/IS2AI/KazNERD, CC BY 4.0) as `IOB2_valid.txt`: one token
and its tag on a line, an empty line between sentences. The project does not carry it.

1. A span counts where its first token, its last token and its class are those of the annotation, and not otherwise.
2. Sentences are parted into two halves by the SHA-256 of their lines. Rules were written with one half before the eyes
   (`seen`) and checked on the other (`unseen`).
3. The tokens are joined with one space each, and the reader's spans are brought back to the tokens they cover.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kelisim.reading.kazakh.recognising import recognise

CLASSES: Final = ("PERSON", "POSITION", "ORGANISATION", "DATE")
Spans = set[tuple[int, int, str]]


def sentences(folder: Path) -> Iterator[tuple[bool, list[str], Spans]]:
    """Each sentence: whether it is of the seen half, its tokens, and its annotated spans."""
    for block in (folder / "IOB2_valid.txt").read_text("utf-8").strip().split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if line.strip()]
        seen = int(hashlib.sha256(block.encode()).hexdigest(), 16) % 2 == 0
        yield seen, [row[0] for row in rows], annotated([row[1] for row in rows])


def annotated(tags: list[str]) -> Spans:
    """The spans that IOB2 tags mark: first token, one past the last, class."""
    found: Spans = set()
    begin: int | None = None
    for place, tag in enumerate([*tags, "O"]):
        if begin is not None and not tag.startswith("I-"):
            found.add((begin, place, tags[begin][2:]))
            begin = None
        if tag.startswith("B-"):
            begin = place
    return found


def recognised(tokens: list[str]) -> Spans:
    """The spans that the reader finds in the tokens of a sentence."""
    starts, at = {}, 0
    for place, token in enumerate(tokens):
        starts[at] = place
        at += len(token) + 1
    ends = {start + len(tokens[place]): place + 1 for start, place in starts.items()}
    found: Spans = set()
    for start, end, name in recognise(" ".join(tokens)):
        if start in starts and end in ends:
            found.add((starts[start], ends[end], name))
        else:
            found.add((-1, start, name))
    return found


def scores(folder: Path) -> dict[str, dict[str, Counter[str]]]:
    """For each half and class, how many spans are right, found and annotated."""
    halves = {half: {name: Counter[str]() for name in CLASSES} for half in ("seen", "unseen")}
    for seen, tokens, wanted in sentences(folder):
        found = recognised(tokens)
        for name, counts in halves["seen" if seen else "unseen"].items():
            ours, theirs = ({span for span in spans if span[2] == name} for spans in (found, wanted))
            counts.update(right=len(ours & theirs), found=len(ours), annotated=len(theirs))
    return halves


def main() -> int:
    """Print precision, recall and F1 of each class in each half."""
    parser = argparse.ArgumentParser(prog="python -m bench.kaznerd", description="Measure Kazakh names and dates.")
    parser.add_argument("folder", type=Path, help="the folder of IOB2_valid.txt")
    for half, classes in scores(parser.parse_args().folder).items():
        for name, counts in classes.items():
            right, found, wanted = (counts[key] for key in ("right", "found", "annotated"))
            precision, recall = right / max(1, found), right / max(1, wanted)
            f1 = 2 * right / max(1, found + wanted)
            print(f"{half:<8} {name:<14} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({wanted} annotated)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
