"""The grammars by language."""

from kelisim.reading.dates.english import ENGLISH
from kelisim.reading.dates.kazakh import KAZAKH
from kelisim.reading.dates.russian import RUSSIAN
from kelisim.reading.dates.tongue import Tongue

_TONGUES = {"en": ENGLISH, "ru": RUSSIAN, "kk": KAZAKH}


def tongue_of(language: str) -> Tongue:
    """The grammar of `en`, `ru` or `kk`."""
    return _TONGUES[language]
