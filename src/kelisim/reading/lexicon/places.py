"""Places by their names in three languages: cities, regions, rivers, seas, deposits.

1. A place has one canonical name, in English, whatever the text calls it: an older name is an alias (Nur-Sultan,
   Astana).
2. Of two places that begin together the longer is found: "Атырауская область", not the city.
3. Names are found in every case; a Russian adjective alone ("атырауский") is no place.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from kelisim.reading.lexicon.declension import forms_of
from kelisim.reading.lexicon.endings import ADJECTIVE, stems_of
from kelisim.reading.lexicon.phrasebook import Phrasebook, Row
from kelisim.reading.lexicon.places_table import PLACES

_COLUMNS = {"en": 0, "ru": 1, "kk": 2}
_PART = re.compile(r"[\s’'.-]+")


class Known(msgspec.Struct, frozen=True):
    """A known place: its canonical name, its kind, and the State it lies in; None where it belongs to several.

    The kinds are city, region, river, sea, site and deposit.
    """

    name: str
    kind: str
    side: str | None


class PlaceName(msgspec.Struct, frozen=True):
    """A known place named at [start, end)."""

    start: int
    end: int
    place: Known

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.place.name

    @property
    def kind(self) -> str:
        """The kind."""
        return self.place.kind

    @property
    def side(self) -> str | None:
        """The State it lies in."""
        return self.place.side


def find_places(text: str, start: int, end: int, *, language: str = "en") -> list[PlaceName]:
    """The known places that a stretch of text names, in order."""
    return [
        PlaceName(hit.start, hit.end, hit.value)
        for hit in _book(language).find(text, start, end)
        if not ADJECTIVE.match(hit.ending)
    ]


def place_at(text: str, start: int, end: int, *, language: str = "en") -> PlaceName | None:
    """The known place whose name begins at a place of the text."""
    hit = _book(language).at(text, start, end)
    return PlaceName(hit.start, hit.end, hit.value) if hit and not ADJECTIVE.match(hit.ending) else None


@cache
def _book(language: str) -> Phrasebook[Known]:
    return Phrasebook(_rows(language), stems_of if language == "kk" else None)


def _rows(language: str) -> Iterator[Row[Known]]:
    for line in PLACES.strip().replace("\n    ", " ").splitlines():
        head, *columns = [part.strip() for part in line.split("|")]
        kind, side = [*head.split(), None][:2]
        place = Known(columns[0].split("; ")[0], kind or "", side)
        for name in filter(None, columns[_COLUMNS[language]].split("; ")):
            words = [word for word in _PART.split(name) if word]
            if len(words) == 1 and len(name) > 1 and name.isupper():
                yield Row((frozenset((name,)),), place, exact=True)
            else:
                yield Row(tuple(_forms(word, language) for word in words), place, capital=words[0][0].isupper())


def _forms(word: str, language: str) -> frozenset[str]:
    if language == "ru":
        return forms_of(word)
    return frozenset(word.lower().split("/"))
