"""How well documents are read: part of the group `reading`.

1. The development set and the plans are this project's own, invented; FactRuEval and KazNERD are other people's, and
   are measured where their files are (`DATA`); the scorers say what counts as right.
2. A share is in percent, F1 between 0 and 1. What is not in a limit is told beside it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench import devset, factrueval, kaznerd, reading_plans
from bench.figure import Figure, at_least, at_most, plain
from kelisim.reading.document import read_document

DATA: Final = Path(__file__).parents[2] / "shared" / "data"
"""Where other people's annotations are kept, beside the project."""
UNSEEN: Final = Path(__file__).parents[1] / "tests" / "reading" / "unseen"
"""Documents that are for measuring alone."""
INSTRUMENTS: Final = 0.90
FALSE_SIGNED: Final = 1.0
ORDINARY: Final = 2.0
"""Instruments in a thousand sentences of ordinary news."""
ROWS: Final = 97.0
UNRULED: Final = 80.0
PAGE: Final = 20
"""Sentences of KazNERD that are read as one page."""
OCCUPATION: Final = 0.75
MEETING: Final = 0.50
PERSON: Final = 0.75
DATE: Final = 0.70


def figures() -> Iterator[Figure]:
    """Yield the figures."""
    yield from _development_set()
    unseen = devset.score(UNSEEN)["all"].tallies["instruments"]
    told = f"P {unseen.precision:.2f}, R {unseen.recall:.2f}"
    yield plain(f"instruments of documents that no rule was written on ({told})", unseen.f1, "F1")
    for form, share in reading_plans.scores().items():
        name = f"rows of plans read exactly, {form}"
        limit = UNRULED if form == "unruled" else ROWS
        bound = form in {"docx", "xlsx", "html", "ruled", "unruled"}
        yield at_least(name, 100 * share, "%", limit) if bound else plain(name, 100 * share, "%")
    yield from _russian()
    yield from _kazakh()


def _development_set() -> Iterator[Figure]:
    marks = devset.score(devset.FOLDER)
    for language in (*sorted(set(marks) - {"all"}), "all"):
        tallies = marks[language].tallies
        instruments = tallies["instruments"]
        told = f"P {instruments.precision:.2f}, R {instruments.recall:.2f}"
        name = f"instruments of the development set, {language} ({told})"
        yield at_least(name, instruments.f1, "F1", INSTRUMENTS)
        if language != "all":
            continue
        for what in ("offices", "meetings", "statements", "clauses", "decisions"):
            yield plain(f"{what} of the development set", tallies[what].f1, "F1")
        signed, spans = tallies["false signed"], tallies["spans"]
        ordinary = tallies["in ordinary news, per 1,000 sentences"]
        yield at_most("false “signed” among its drafts", 100 * signed.right / signed.found, "%", FALSE_SIGNED)
        rate = 1_000 * ordinary.right / ordinary.found
        yield at_most("instruments in ordinary news", rate, "per 1,000 sent.", ORDINARY)
        yield at_least("spans that say what their field holds", 100 * spans.right / spans.found, "%", 100)


def _spans(name: str, documents: list[bytes]) -> Figure:
    """The span rule over other people's texts, every draft of every one."""
    marks = devset.Marks()
    for document in documents:
        devset.check_spans(marks, read_document(document, name))
    spans = marks.tallies["spans"]
    return at_least(f"spans over all of {name} ({spans.found:,})", 100 * spans.right / spans.found, "%", 100)


def _russian() -> Iterator[Figure]:
    folder = DATA / "factrueval-dev"
    if not folder.is_dir():
        return
    totals = factrueval.totals_of(folder)
    yield _spans("FactRuEval", [path.read_bytes() for path in sorted(folder.glob("*.txt"))])
    for kind, least in (("Occupation", OCCUPATION), ("Meeting", MEETING)):
        yield at_least(f"FactRuEval, {kind}, arguments shared", totals[kind, False, None].f1, "F1", least)
        yield plain(f"FactRuEval, {kind}, all arguments right", totals[kind, True, None].f1, "F1")


def _kazakh() -> Iterator[Figure]:
    folder = DATA / "kaznerd-valid"
    if not folder.is_dir():
        return
    lines = [" ".join(tokens) for _, tokens, _ in kaznerd.sentences(folder)]
    pages = ["\n".join(lines[at : at + PAGE]).encode() for at in range(0, len(lines), PAGE)]
    yield _spans("KazNERD", pages)
    halves = kaznerd.scores(folder)
    for name in ("PERSON", "DATE", "POSITION", "ORGANISATION"):
        both = [half[name] for half in halves.values()]
        right, found, wanted = (sum(half[key] for half in both) for key in ("right", "found", "annotated"))
        told = f"KazNERD, {name} (P {right / max(1, found):.2f}, R {right / max(1, wanted):.2f})"
        f1 = 2 * right / max(1, found + wanted)
        least = {"PERSON": PERSON, "DATE": DATE}.get(name)
        yield plain(told, f1, "F1") if least is None else at_least(told, f1, "F1", least)
