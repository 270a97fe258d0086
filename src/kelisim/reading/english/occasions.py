"""When and where something was signed: in the sentence itself, or on the occasion told just before.

1. A day "on" which it was signed stands in the sentence, outside the phrase; the day of a report, or of something to
   come, is none.
2. Without one, the day of the talks, the visit or the ceremony told in the sentences just before counts.
"""

import re

import msgspec

from kelisim.reading.dates import MONTHS, find_dates
from kelisim.reading.english.context import Context
from kelisim.reading.lexicon.states import find_states
from kelisim.reading.sentences import Sentence

_REPORTED = re.compile(
    r"\b(?:reported|reports|said|says|announced|told|wrote|informed|stated|according|noted|posted|published)\b[^.;]{0,70}\Z"
)
_SIGNING = re.compile(r"\b(?:sign(?:ed|ing)|inked|concluded)\b")
_AFTER_REPORT = re.compile(r"[,\s]*(?:reported|said|announced|informed)\b|\s(?:press|statement)\b")
_COMING = re.compile(
    r"\b(?:will|would|due|expected|planned|scheduled|next|valid|deadline|starting|effective|expires?|force)\s"
    r"(?:[\w’'-]+\s){0,5}\Z"
    r"|\b(?:until|till|by|from|since|before)\s(?:(?:the|end|of|early|late|mid|as|beginning|start|middle)\s){0,5}\Z|(?<!morning\s)(?<!evening\s)(?<!afternoon\s)\b(?:of|dated)\s\Z"
)
_OCCASION = re.compile(
    r"\b(?:talks|negotiations|met|meeting|visit|visited|visiting|ceremony|summit|session|sitting|forum|hosted|received"
    r"|consultations|conference|congress|arrived|gathered|convened)\b",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(r"\b(?:same\sday|that\sday|also|ceremony|at\sthe\smeeting)\b")
_SEVERAL_SIGNED = re.compile(
    r"\b(?:documents|agreements|papers)\s(?:were|have\sbeen)\ssigned|\bsigned\s(?:\w+\s){0,3}(?:documents|agreements|papers)\b"
)
_NOT_HELD = re.compile(r"\b(?:will|would|planned|expected|scheduled|to\sbe|next|upcoming|due\sto)\b")
_PLACE = re.compile(
    r"\b(?:in|visited|visit\sto|arrived\sin)\s(?P<place>[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+)?)"
    r"(?=[,.;]|\s(?:on|following|after|during|and|at"
    r"|by|as|where|with|between|the|to|today|yesterday|last|this|for|signed)\b|\Z)"
)
_NO_PLACE = re.compile(
    r"\A(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Parliament|English|Russian|Kazakh|French|Central|Eastern|Western|Europe|Asia|Africa"
    r"|Eurasia\w*|COVID\S*)\b"
)
_BEFORE = 4


class Occasion(msgspec.Struct, frozen=True):
    """A day with its place in the text, and a city."""

    day: str | None = None
    day_at: tuple[int, int] | None = None
    place: str | None = None
    place_at: tuple[int, int] | None = None


def day_in(context: Context, sentence: Sentence, without: tuple[int, int]) -> tuple[str, tuple[int, int]] | None:
    """Rule 1."""
    for dated in find_dates(context.text, sentence.start, sentence.end, context.published):
        outside = dated.end <= without[0] or dated.start >= without[1]
        if not outside or not dated.day or len(dated.day) != 10:
            continue
        before = context.text[max(sentence.start, dated.start - 100) : dated.start]
        after = context.text[dated.end : min(sentence.end, dated.end + 24)]
        dateline = dated.start - sentence.start < 40 and re.match(r"\s?[)]?\s?[–—-]\s|\.?\s?[/(]", after)
        reported = _REPORTED.search(before)
        if (
            (reported and not _SIGNING.search(reported[0]))
            or _COMING.search(before)
            or _AFTER_REPORT.match(after)
            or dateline
        ):
            continue
        return dated.day, (dated.start, dated.end)
    return None


def place_in(context: Context, sentence: Sentence, without: tuple[int, int]) -> tuple[str, tuple[int, int]] | None:
    """The city in which a sentence plays, outside a phrase."""
    for match in _PLACE.finditer(context.text, sentence.start, sentence.end):
        start, end = match.span("place")
        if (end <= without[0] or start >= without[1]) and not find_states(match["place"]):
            first = match["place"].split()[0]
            if first not in MONTHS and not _NO_PLACE.match(match["place"]):
                return match["place"], (start, end)
    return None


def occasion_of(context: Context, sentence: Sentence, phrase: tuple[int, int]) -> Occasion:
    """When and where the signing that a sentence tells was (rules 1 and 2)."""
    day, place = day_in(context, sentence, phrase), place_in(context, sentence, phrase)
    for one in reversed(context.before(sentence, _BEFORE)):
        if day is not None:
            break
        told = _OCCASION.search(one.text) or (_SAME_DAY.search(sentence.text) and "signed" in one.text)
        told = told or _SEVERAL_SIGNED.search(one.text)
        if told and not _NOT_HELD.search(one.text):
            day = day_in(context, one, (0, 0))
            place = place or (place_in(context, one, (0, 0)) if day else None)
    return Occasion(
        day[0] if day else None,
        day[1] if day else None,
        place[0] if place else None,
        place[1] if place else None,
    )
