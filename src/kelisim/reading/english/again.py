"""An instrument told again: "The document was signed in Osh", "It entered into force", "Armenia ratified it".

1. "The document", "the protocol", "it" is the last instrument named of that kind; "the previous protocol" is another.
2. What a sentence before only named, and this one tells a step of, is an instrument whose life the text tells.
"""

import re

from kelisim.reading.english.context import Context
from kelisim.reading.english.instruments import RANKS, Mention
from kelisim.reading.english.phrases import kind_of, phrases_in
from kelisim.reading.english.steps import steps_in
from kelisim.reading.sentences import Sentence

LOOK_BACK = 60
"""So many instruments back a later sentence may name one again."""
_SAME = re.compile(
    r"(?:[A-Z]\w+:\s)?(?:(?:The|This|That|Both|Both of the)\s"
    r"(?:(?!(?:previous|earlier|old|older|former|first|last|existing|new|next|other|original)\s)[a-zA-Z-]+\s){0,2}?"
    r"(?P<head>documents?|papers?|exchange\sof\snotes|memorandum|\w+)|It|They)\s"
    r"(?:was|were|is|had|has|entered|came|takes?|took|will|expired|lapsed|ceased)\b"
)
_ACTS_ON = re.compile(
    r"\b(?:ratified|denounced|terminated|initiall?ed|extended|amended)\s(?:it|the\s(?P<head>documents?|agreement|treaty"
    r"|protocol|memorandum|convention|contract))(?=[,.]|\s(?:in|on|at|yesterday|today|last)\b)"
)
_ITS_DRAFT = re.compile(r"(?:Its|The)\sdraft\s(?:was|has\sbeen|is)\b")


def same_as(sentence: Sentence, mentions: list[Mention]) -> int | None:
    """The number of the instrument of which a sentence goes on to tell."""
    same = _SAME.match(sentence.text)
    if same is None:
        return None
    kind = kind_of(same["head"] or "documents")
    if kind is None:
        named = same["head"] is None or same["head"].startswith(("document", "paper"))
        return len(mentions) - 1 if named else None
    for place in range(len(mentions) - 1, max(-1, len(mentions) - 20), -1):
        if mentions[place].kind == kind or mentions[place].kind.endswith(f"-{kind}"):
            return place
        if kind == "memorandum-of-understanding" == mentions[place].kind:
            return place
    return None


def named_before(context: Context, sentence: Sentence, mentions: list[Mention]) -> Mention | None:
    """An instrument that a sentence before only named, where this one tells a step of it: "It was signed in Osh"."""
    same = _SAME.match(sentence.text) or _ITS_DRAFT.match(sentence.text) or _ACTS_ON.search(sentence.text)
    if same is None:
        return None
    draft, form = same.re is _ITS_DRAFT, "active" if same.re is _ACTS_ON else "passive"
    steps = [step for step in steps_in(context.text, sentence) if step.form == form]
    if same.re is _ACTS_ON:
        steps = [step for step in steps if step.start <= sentence.start + same.start() < step.end]
    steps = [step for step in steps if step.status in RANKS or (draft and step.status == "adopted")]
    head = None if draft else same["head"]
    kind = kind_of(head) if head else None
    if (
        not steps
        or steps[0].status == "planned"
        or (head and kind is None and not head.startswith(("document", "paper")))
    ):
        return None
    taken = {mention.start for mention in mentions[-LOOK_BACK:]}
    for one in reversed(context.before(sentence, 2)):
        for phrase in reversed(phrases_in(context.text, one)):
            if phrase.start in taken:
                return None
            if kind is None or phrase.kind == kind or phrase.kind.endswith(f"-{kind}"):
                step = max(steps, key=lambda step: RANKS.index("draft-approved" if draft else step.status))
                return Mention(
                    phrase.kind,
                    phrase.head,
                    phrase.start,
                    phrase.end,
                    "draft-approved" if draft else step.status,
                    (step.start, step.end),
                    one,
                    sentence,
                    form=form,
                )
    return None
