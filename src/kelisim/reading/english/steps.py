"""The steps of an instrument's life that a sentence tells: signed, planned, ratified and the others, each at its place.

1. What is planned, possible or only talked of is not signed: the longer, weaker reading of a verb goes before "signed".
2. What did not happen ("has yet to be ratified", "will never sign") is a step that nothing is drafted from.
3. "Adopted" tells that a text was agreed on, and no step of what followed.
"""

import re

import msgspec

from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each, either

_WILL = either(
    """
    plan(?:s|ned|ning)? | intend(?:s|ed)? | agree[ds]? | expect(?:s|ed)? | hopes? | prepar(?:e|es|ed|ing) | ready
    going | due | set | about | aims? | proposed? | scheduled | will | would | may
    could | should | is | are
    """
)
_TO_SIGN = r"\s(?:\w+\s){0,3}?(?:to\s)?(?:also\s)?(?:be\s)?(?:sign(?:ed)?|conclude[d]?|ink)\b"
_TALKED_OF = r"(?:discuss|consider|negotiat|propos)(?:ed|es|ing)?\s(?:\w+\s){0,4}?(?:the\s)?(?:possib\w+\s(?:of\s)?)?"
_NEVER = either("not | never | yet to | n['’]t | failed to | refused to | without")

_TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "planned",
        (
            _WILL + _TO_SIGN,
            r"to\sbe\s(?:signed|concluded|inked)",
            r"(?:prepared|ready|submitted|draft)\s(?:for|before)\s(?:the\s)?(?:signing|signature)",
            r"sign(?:ing|age|ature)\sof(?=\s[^.]{0,160}?\s(?:is|are)\s(?:being\s)?(?:planned|expected|scheduled|prepared))",
            _TALKED_OF + r"(?:signing|conclusion|concluding|draft)",
        ),
    ),
    ("negated", (_NEVER + r"\s(?:yet\s)?(?:been\s|be\s)?(?:sign(?:ed|ing)?|ratif(?:y|ied)|enter(?:ed)?|come)",)),
    (
        "in-force",
        (
            r"(?:entered|enters|came|comes|come|enter|coming)\sinto\s(?:force|effect)",
            r"took\seffect",
            r"(?:is|are|remains?)\s(?:still\s)?in\sforce",
        ),
    ),
    ("ratified", (r"ratif(?:ied|ies|ication\sof)",)),
    ("initialled", (r"initiall?ed",)),
    ("draft-approved", (r"approv(?:ed|es)\s(?:(?:the|a)\s)?draft", r"approved\sin\sdraft")),
    ("ended", (r"expired", r"terminated", r"denounced", r"lost\s(?:its\s)?force")),
    ("amended", (r"was\samended", r"were\samended")),
    ("signed", (r"signed", r"inked", r"penned", r"concluded", r"sign(?:ing|age|ature)\sof", r"signs?", r"exchanged")),
    ("adopted", (r"adopted",)),
)
_STEP = re.compile(
    r"\b(?:" + "|".join(f"(?P<s{n}>{'|'.join(choices)})" for n, (_, choices) in enumerate(_TABLE)) + r")\b",
    re.IGNORECASE,
)
_STEMS = each("sign conclu ink penned exchanged adopted draft ratif initial force effect enter come") + each(
    "expired terminated denounced amended"
)
"""Every step has one of these in its words; looking for them is much faster than looking for the steps."""
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)


class Step(msgspec.Struct, frozen=True):
    """A verb at [start, end) that tells a step.

    Its status is `negated` where it says that one did not happen, and `adopted` for rule 3.
    """

    status: str
    start: int
    end: int


def steps_in(text: str, sentence: Sentence) -> list[Step]:
    """The steps that a sentence tells, in order; negated ones included."""
    said = sentence.text.lower()
    if not any(stem in said for stem in _STEMS):
        return []
    found = []
    for match in _STEP.finditer(text, sentence.start, sentence.end):
        status = _TABLE[int((match.lastgroup or "s0")[1:])][0]
        found.append(Step("negated" if _NOT.search(match[0]) else status, match.start(), match.end()))
    return found
