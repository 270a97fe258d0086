"""Who holds which office, as Russian prose says it.

1. Who holds which office in a sentence is told in `pairing`.
2. An office said without what it is of takes what the text gave to the same office of the same person, or, where it is
   an office of States, to that office before.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.reading.russian.names import Name
from kelisim.reading.russian.office_words import OF_STATE
from kelisim.reading.russian.offices import Line, Office, offices_in
from kelisim.reading.russian.pairing import cases_of, pairs_in

_ENDINGS = re.compile(
    r"(?:(?<=[сц]к)(?:ого|ому|им|ой|ую|ая|ий|ом)|ого|его|ому|ему|(?<=[вн])ым|(?<=н)им|аем|ай|аю|ае|ой|ей|ою|ую|юю|ая|яя|ый|ий|ом|ем"
    r"|а|я|у|ю|е|о|ы|и|й|ь)\Z"
)


class Holder(msgspec.Struct, frozen=True):
    """A person at `name` in an office; `of` is what the office is of, told here or known from before."""

    name: tuple[int, int]
    key: str
    office: Office
    of: tuple[int, int] | None
    line: int


def surname_key(name: str) -> str:
    """What the forms of a person's surname share: "Переса" and "Перес"."""
    last = name.rsplit(maxsplit=1)[-1].lower().replace("ё", "е")
    stem = _ENDINGS.sub("", last)
    return stem if len(stem) >= 3 else last


def holders_in(text: str, lines: Sequence[Line]) -> list[Holder]:
    """The people of a text with their offices, in order; each office of each person as often as it is said."""
    found: list[Holder] = []
    subject: Name | None = None
    for number, line in enumerate(lines):
        people = line.people()
        offices = offices_in(line) if people or subject else []
        for name, office in pairs_in(line, offices, subject):
            key = surname_key(text[name.start : name.end])
            found.append(Holder((name.start, name.end), key, office, office.of, number))
        first = next((one for one in people if "nomn" in cases_of(text[one.start : one.end])), None)
        subject = first or subject
    return _completed(found, lines)


def _completed(found: list[Holder], lines: Sequence[Line]) -> list[Holder]:
    """Rule 2."""
    done: list[Holder] = []
    of_person: dict[tuple[str, str], tuple[int, int]] = {}
    for holder in found:
        if holder.of is not None:
            of_person.setdefault((holder.key, holder.office.head), holder.of)
    of_office: dict[str, tuple[int, int]] = {}
    bare: dict[str, tuple[int, int]] = {}
    for line in lines:
        for office in offices_in(line) if any(h.of is None for h in found) else []:
            if office.of is not None:
                bare.setdefault(office.head, office.of)
    for holder in found:
        of = holder.of or of_person.get((holder.key, holder.office.head))
        if of is None and holder.office.head in OF_STATE:
            of = of_office.get(holder.office.head) or bare.get(holder.office.head)
        if of is not None:
            of_office[holder.office.head] = of
        done.append(msgspec.structs.replace(holder, of=of))
    return done
