"""The grammars by language, each loaded when it is first needed."""

import importlib
from functools import cache

from kelisim.reading.dates.tongue import Tongue

_MODULES = {
    "en": ("kelisim.reading.dates.english", "ENGLISH"),
    "ru": ("kelisim.reading.dates.russian", "RUSSIAN"),
    "kk": ("kelisim.reading.dates.kazakh", "KAZAKH"),
}


@cache
def tongue_of(language: str) -> Tongue:
    """The grammar of `en`, `ru` or `kk`."""
    module, name = _MODULES[language]
    tongue: Tongue = getattr(importlib.import_module(module), name)
    return tongue
