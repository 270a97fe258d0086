"""Instruments: what was signed, is planned, is ratified or in force, as a text says it.

1. An instrument is a phrase that names one, in a sentence that tells a step of its life, or in a list that such
   a sentence announces ("signed the following documents:", "Among them are").
2. Its status is the step that the sentence states of it, and no more: "plans to sign" is planned; a year or a date
   before the phrase ("the 2008 agreement") or "signed in 2019" behind it make it an older one, whose signing is
   no news.
3. "Approved the signage of X" tells that X was signed.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.reading.english.phrases import Phrase, phrases_in
from kelisim.reading.english.steps import Step, steps_in
from kelisim.reading.sentences import Sentence

_OLDER_BEFORE = re.compile(
    r"(?:\b(?:19|20)\d\d|\b(?:existing|previous|earlier|current|old|original|so-called))\s(?:(?!(?:and|or|an?|the)\s)[\w-]+\s){0,3}\Z"
)
_OLDER_AFTER = re.compile(
    r"\s?,?\s?(?:(?:which|that)\swas\s)?(?:signed|concluded|dated|of|from)\s(?:in\s|on\s|back\sin\s)?"
    r"(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:\d{1,2},?\s)?(?P<year>(?:19|20)\d\d)"
)
_PASSIVE = re.compile(
    r"[,\s]*(?:(?:which|that|was|were|has|have|had|is|are|been|being|also|not|yet|will|be|formally|officially|soon"
    r"|prepared|ready|submitted)\s)*"
)
_GAP = 60


class Mention(msgspec.Struct, frozen=True):
    """An instrument that a phrase names, with the step of its life and where that stands.

    `sentence` is where the phrase stands, `told_in` where the step does.
    """

    kind: str
    kind_at: tuple[int, int]
    start: int
    end: int
    status: str | None
    status_at: tuple[int, int]
    sentence: Sentence
    told_in: Sentence


def find_instruments(text: str, sentence: Sentence, lead: Sentence | None = None) -> list[Mention]:
    """The instruments whose life a sentence tells, in order.

    Args:
        text: the page's text.
        sentence: where the instruments are named.
        lead: the sentence that announces this one as a part of its list.
    """
    steps = steps_in(text, sentence)
    told_in = sentence
    if not steps and lead is not None:
        steps, told_in = steps_in(text, lead), lead
    if not steps:
        return []
    phrases = phrases_in(text, sentence)
    found = []
    for place, phrase in enumerate(phrases):
        following = phrases[place + 1].start if place + 1 < len(phrases) else sentence.end
        past = _OLDER_AFTER.match(text, phrase.end, min(sentence.end, following))
        told = [step for step in steps if past is None or not past.start() <= step.start < past.end()]
        step = _step_for(told, phrases, place, text, past.end() if past else phrase.end)
        older = past or _OLDER_BEFORE.search(text, max(sentence.start, phrase.start - 40), phrase.head[0])
        if step is None or step.status == "negated" or (older and step.status in {"signed", "planned"}):
            continue
        status = None if step.status == "adopted" else step.status
        at = (step.start, step.end)
        found.append(Mention(phrase.kind, phrase.head, phrase.start, phrase.end, status, at, sentence, told_in))
    return found


def _step_for(steps: Sequence[Step], phrases: Sequence[Phrase], place: int, text: str, end: int) -> Step | None:
    """The verb that governs a phrase: the passive behind its list of phrases, or the nearest verb before it."""
    for after in range(place, len(phrases)):
        tail = end if after == place else phrases[after].end
        until = phrases[after + 1].start if after + 1 < len(phrases) else len(text)
        behind = next((step for step in steps if tail <= step.start < min(until, tail + _GAP)), None)
        if behind is not None:
            if _PASSIVE.fullmatch(text, tail, behind.start):
                return behind
            break
    before = [step for step in steps if step.start < phrases[place].start]
    return before[-1] if before else None
