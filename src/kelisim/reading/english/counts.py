"""Stated counts: "16 documents were signed", beside how many of them the story names.

A count is a number before "documents", "agreements" or the like in a sentence that tells that they were signed, adopted
or exchanged; what is to be signed is not counted, and one number is counted once.
"""

import re

from kelisim.model.draft import DecisionDraft, InstrumentDraft, StatedCount
from kelisim.reading.english.context import Context
from kelisim.reading.english.steps import steps_in
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each

_WORDS = {
    word: number
    for number, word in enumerate(
        each(
            "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
            " eighteen nineteen twenty"
        ),
        start=2,
    )
} | {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_UNITS = each("one two three four five six seven eight nine")
_WORDS |= {
    f"{ten}-{unit}": _WORDS[ten] + number
    for ten in each("twenty thirty forty fifty sixty")
    for number, unit in enumerate(_UNITS, start=1)
}
_COUNT = re.compile(
    rf"(?<![\w.,$€-])"
    rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    r"\s(?!and\b)(?:(?!documents|to\b|in\b|of\b)[\w-]+\s){0,5}?"
    r"(?P<of>documents|agreements|memorand(?:a|ums)(?:\sof\s\w+)?|papers|instruments|contracts|deals|treaties|MoUs|protocols"
    r"|decisions)\b",
    re.IGNORECASE,
)
_COUNTED = each("ocuments greements emorand apers nstruments ontracts eals reaties MoUs rotocols ecisions")
"""Parts of the words that are counted: looking for them is much faster than looking for a count."""
_DONE = frozenset({"signed", "adopted", "initialled"})


def stated_counts(
    context: Context, instruments: list[InstrumentDraft], decisions: list[DecisionDraft]
) -> tuple[StatedCount, ...]:
    """The counts that the body states."""
    found: dict[tuple[int, bool], StatedCount] = {}
    signed = sum(draft.content.status in {"signed", "initialled"} for draft in instruments)
    title = context.layout.title
    headline = (Sentence(title.start, title.end, title.text, 0),) if title else ()
    for sentence in (*context.sentences, *headline):
        if sentence in headline and found:
            break
        if not any(one in sentence.text for one in _COUNTED):
            continue
        matches = list(_COUNT.finditer(context.text, sentence.start, sentence.end))
        if not matches or not any(step.status in _DONE for step in steps_in(context.text, sentence)):
            continue
        for match in matches:
            number = _number(match["number"])
            decided = match["of"].lower() == "decisions"
            if number < 2 or (number, decided) in found:
                continue
            found[number, decided] = StatedCount(
                stated=number,
                named=min(len(decisions) if decided else signed, number),
                of=match["of"],
                start=match.start(),
                end=match.end(),
            )
    return tuple(found.values())


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS[words.lower()]
