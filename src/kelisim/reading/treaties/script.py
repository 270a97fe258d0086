"""The language of a stretch of a treaty by its letters: `en`, `ru` or `kk`."""

import re

_KAZAKH = re.compile("[әғқңөұүһі]")
_CYRILLIC = re.compile("[а-я]")
_LATIN = re.compile("[a-z]")
_SAMPLE = 4_000


def script_of(low: str, start: int, end: int) -> str:
    """The language whose letters a stretch of folded text is written in.

    Every tenth letter of a Kazakh text, and none of a Russian one, is a letter of Kazakh alone.
    """
    sample = low[start : min(end, start + _SAMPLE)]
    cyrillic = len(_CYRILLIC.findall(sample))
    if len(_LATIN.findall(sample)) > cyrillic:
        return "en"
    return "kk" if len(_KAZAKH.findall(sample)) * 30 > cyrillic else "ru"
