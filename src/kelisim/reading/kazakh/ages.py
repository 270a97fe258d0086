"""Instruments of the past that a text only recalls: their signing is no news.

1. A year with `жылғы` or a participle before the phrase makes it an older one: `2008 жылғы келісім`, `2010 жылы қол
   қойылған`.
2. So do `бұрын`, `осыдан он жыл бұрын`, `тоқсаныншы жылдары` or `былтыр` in the clause of its signing, a year before
   that of publication, or a day more than a year before.
3. In a sentence that begins with `еске салайық` the past perfect does too.
"""

import re
from collections.abc import Sequence

from kelisim.reading.kazakh.context import Said
from kelisim.reading.kazakh.edges import is_finite
from kelisim.reading.kazakh.phrases import Phrase
from kelisim.reading.kazakh.steps import Step

_OLDER = re.compile(
    r"(?:(?:19|20)\d\d(?:-\w+)?\s(?:жылғы|жылдан\sбері|жылдың)|\d\s\w+(?:дағы|дегі|тағы|тегі)|қолданыстағы"
    r"|бұрынғы|алдыңғы|ескі)(?!\w)"
)
_OLDER_BEFORE = re.compile(
    r"(?:19|20)\d\d(?:-\w+)?\s(?:жылы|жылдың|жылғы)\s(?:\d{1,2}\s\w+\s)?(?:\w+\s){0,2}?(?:қол\sқой(?:ыл)?[ғқд]\w+"
    r"|жасал[ғд]\w+|жасас[қт]\w+|бекітілген|қабылданған)\s?\Z"
)
_LONG_AGO = re.compile(
    r"(?<![\w-])(?:бұрын(?![\w-])|(?:бұған|осыған|бұдан)\s(?:дейін|бұрын)(?!\s\w+(?:[ғқ]ан|[гк]ен)\s)"
    r"|осыдан\s[^,;]{0,40}?\sбұрын|ертеректе|(?:алғаш\sрет|алғашында)\s(?:19|20)\d\d"
    r"|(?:\w+(?:інші|нші|ншы)|\d{2,4}(?:-\w+)?)\sжылдар(?:ы|да|дың)?(?:\sбасында|\sсоңында|\sортасында)?"
    r"|кеңес\s(?:одағы|дәуірі|заманы|кезінде)\w*|(?:өткен|xx)\sғасыр\w*|кезінде(?=\s(?:екі|тараптар|қазақстан))"
    r"|тәуелсіздіктің\sалғашқы|(?:былтыр|өткен\sжылы|алдыңғы\sжылы)(?!\s\w+(?:[ғқ]ан|[гк]ен)\s))(?![\w-])"
)
_IN_A_YEAR = re.compile(r"(?<!\d)(\d{4})(?:-\w+)?\s(?:жылы|жылдың)(?!\w)")
_RECALLED = re.compile(r"[«“]?(?:еске\s(?:сал|түсір)|айта\sкет)\w*")
_PERFECT = re.compile(r"(?:[ғқ]ан|[гк]ен)(?:\s(?:болатын|еді|бол\w+))?[\s.!»”]*\Z")


def is_past(said: Said, steps: Sequence[Step], step: Step, phrase: Phrase) -> bool:
    """Rules 2 and 3, of the clause of a step."""
    since = max((one.end for one in steps if one.end <= step.start), default=said.start)
    since = max(since, _clause(said, step))
    clause = said.low[since - said.start : step.start - said.start]
    if since <= phrase.start and phrase.end <= step.start:
        clause = f"{clause[: phrase.start - since]} {clause[phrase.end - since :]}"
    if _LONG_AGO.search(clause) or (_RECALLED.match(said.low) and _PERFECT.search(said.low)):
        return True
    year = said.published_year
    days = [
        day.day
        for day in said.dates
        if day.day
        and len(day.day) > 4
        and since <= day.start < step.start
        and not phrase.start <= day.start < phrase.end
    ]
    if days and year is not None:
        return all(int(day[:4]) < year - 1 for day in days)
    told = None if days else _IN_A_YEAR.search(clause)
    return told is not None and int(told[1]) < (year or _LONG_SINCE)


_LONG_SINCE = 1991
"""What was signed before this year was not signed by States of today."""


def _clause(said: Said, step: Step) -> int:
    """Where the clause of a step begins: behind a comma that a verb stands before."""
    last = said.start
    for number, word in enumerate(said.words):
        if word.start >= step.start:
            break
        if word.text == ";" or (word.text == "," and number and is_finite(said.words[number - 1].low)):
            last = word.end
    return last


def is_older(said: Said, phrase: Phrase) -> bool:
    """Rule 1."""
    start = said.words[phrase.inner[-1].last].end if phrase.inner else phrase.start
    inside = said.text[start : phrase.end]
    match = _OLDER.search(inside)
    if match is not None and not re.match(r"\s(?:арналған|бағдарлама)", inside[match.end() :]):
        return True
    before = said.low[max(0, phrase.start - said.start - 70) : phrase.start - said.start]
    return _OLDER_BEFORE.search(before) is not None or re.search(r"(?:19|20)\d\d\sжылғы\s\Z", before) is not None
