"""Names of people, organisations and places in Russian text, as slovnet's tagger finds them.

1. The tagger and its vectors come inside the natasha package; they are loaded when a text first needs them.
2. It is asked paragraph by paragraph, about those alone that hold a capital letter past their first one.
3. Several names of people that it joins are parted at commas and "и"; a title before a name ("господин") is no part
   of it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

Kind = Literal["PER", "ORG", "LOC"]
MAX_PIECE = 4_000
"""So many characters are tagged at a time."""
_CAPITAL = re.compile(r"[A-ZА-ЯЁ]")
_PART = re.compile(r"\s*[,()]\s*|\s+и\s+")
_EDGE = ' \n\t\xa0,.;:–—-()«»"“”„'


class Name(msgspec.Struct, frozen=True):
    """A name at [start, end) of the page's text."""

    start: int
    end: int
    kind: Kind


@cache
def _tagger() -> Any:
    """The tagger; loading it takes about a second."""
    import navec  # noqa: PLC0415
    import slovnet  # noqa: PLC0415
    import threadpoolctl  # noqa: PLC0415

    # The matrices are small: threads that wait for one another took twenty times as long on a busy machine.
    threadpoolctl.threadpool_limits(1, user_api="blas")

    natasha = _folder_of_natasha()
    tagger = slovnet.NER.load(natasha / "model" / "slovnet_ner_news_v1.tar")
    tagger.navec(navec.Navec.load(natasha / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    return tagger


def _folder_of_natasha() -> Path:
    """Where the package keeps its models; the package itself, which loads more than is needed, is not imported."""
    from importlib.util import find_spec  # noqa: PLC0415

    spec = find_spec("natasha")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / "data"


def names_in(text: str, stretches: Iterable[tuple[int, int]]) -> list[Name]:
    """The names in some stretches of a text, in order."""
    pieces = [piece for stretch in stretches for piece in _pieces(text, *stretch)]
    found: list[Name] = []
    for start, end in pieces:
        for span in _tagger()(text[start:end]).spans:
            found.extend(_parted(text, Name(start + span.start, start + span.stop, span.type)))
    return sorted(found, key=lambda name: name.start)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = min(end, start + MAX_PIECE)
        if stop < end:
            space = text.rfind(" ", start + 1, stop)
            stop = space if space > start else stop
        if _CAPITAL.search(text, start, stop):
            yield start, stop
        start = stop


def _parted(text: str, name: Name) -> Iterator[Name]:
    """Rule 3."""
    if name.kind != "PER":
        bracket = text.find("(", name.start + 1, name.end)
        trimmed = _trimmed(text, name if bracket < 0 else Name(name.start, bracket, name.kind))
        if trimmed:
            yield trimmed
        return
    at = name.start
    for match in [*_PART.finditer(text, name.start, name.end), None]:
        part = _trimmed(text, Name(at, match.start() if match else name.end, "PER"))
        if part:
            yield part
        if match:
            at = match.end()


def _trimmed(text: str, name: Name) -> Name | None:
    start, end = name.start, name.end
    edge = _EDGE if name.kind == "PER" else " \n\t\xa0,;:–—-"
    while start < end and text[start] in edge:
        start += 1
    while start < end and text[end - 1] in edge and not (text[end - 1] == "." and text[end - 2 : end - 1].isupper()):
        end -= 1
    return Name(start, end, name.kind) if start < end else None
