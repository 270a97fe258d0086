"""The steps of an instrument's life that a sentence tells: signed, planned, ratified and the others, each at its place.

1. A step is a verb with what stands before it. Without an auxiliary that weakens it, it happened.
2. What is to come, possible, conditional or only talked of is `planned`; what did not happen, was denied or is hearsay
   is `negated`, and nothing is drafted from it; what happened long before the story is `older`.
3. "Adopted" and "approved" tell that a text was agreed on (`adopted`), and no step of what followed. A step of an
   instrument that exists, but is still to come ("will enter into force"), leaves its status `open`.
4. "The signing of" tells a step only where the words around it do: after, at, witnessed; before, ready for, ahead of.
"""

import re

import msgspec

from kelisim.reading.english.modality import (
    PARTICIPLE,
    Mood,
    is_conditional,
    mood_before,
    noun_mood,
    says_no,
)
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each, either

_TABLE: tuple[tuple[str, str], ...] = (
    (
        "law",
        r"sign(?:ed|s)? (?:into law | (?:an?|the) (?:\w+ ){0,3}?(?:law|bill|decree|order|resolution|act)(?: on\b)?)",
    ),
    (
        "in-force",
        r"""
        (?:entered|enters|enter|entering|came|comes|come|coming|brought|put) in(?:to)? (?:force|effect)
        entry into force of | took effect | takes? effect | (?:is|are|remains?) (?:still )?in force
        """,
    ),
    (
        "ratified",
        r"""
        (?:gave|given) (?:its )?(?:consent|assent) (?:on \w+ )?to
        ratif(?:ied|ies|y|ying) | ratification of | ratification
        """,
    ),
    ("initialled", r"initiall?ed | initials(?= (?:an?|the)\b)"),
    (
        "ended",
        r"""
        expired? | expires | terminated? | terminates | denounced? | withdr(?:e|a)w(?:n)? from | lapsed
        pull(?:ed|s)? out of | lost (?:its )?force | ceased? to (?:be in force|apply|have effect) | annulled
        """,
    ),
    (
        "amended",
        r"""
        (?<!the )(?<!an )amended(?= (?:the|an?|its|their|in|on|by|to)\b|[.,;])
        amendments to(?=[^.;]{0,160}\b(?:were|was)\b)
        """,
    ),
    (
        "signed",
        r"""
        enter(?:ed)? into(?= (?:an?|the) (?:[\w-]+ ){0,3}(?:agreement|contract|memorandum|partnership)\b)
        (?:put|affixed|set|added) (?:their |his |her )?(?:names?|signatures?) to
        signed(?! (?:up|off|into|out|copy|photo|petition)\b) | inked | penned | concluded
        sign(?:s)?(?= (?:an?|the|new|several|two|three|\d|joint|bilateral|it\b|them\b|[A-Z]))
        for signing(?! of) | signing | signage of | signature(?:s)? of | for signature
        conclusion of | concluding | conclude | inking
        exchanged(?! (?:views?|opinions?|greetings|congrat|experience|information|fire|letters|words|ideas|contacts))
        sign(?= (?:[a-z]+ ){0,3}(?:agreement|memorand|protocol|treat|contract|declar|road|program|plan|deal|document))
        be signed | sign\b(?!s? (?:of|up|off|that|language))
        """,
    ),
    ("adopted", "adopt(?:ed|s)? | approv(?:ed|es|e) | endors(?:ed|es|e) | agreed (?:up)?on"),
    (
        "talked",
        r"""
        negotiat(?:e|es|ed|ing|ions? (?:on|of|for|over|about)) | finali[sz](?:e|ed|es|ing) | drafting | drafted
        prepar(?:e|ed|es|ing|ation of) | work(?:ing)? (?:is under way |continues )?on | develop(?:ed|ing)?
        elaborat(?:e|ed|ing) | discuss(?:ed|ing|ion of)?(?= (?:the |a )?(?:\w+ )?draft\b) | took note of
        possibility of | propos(?:ed|es|e|ing)(?= (?:an?|the)\b) | consider(?:ed|ing)?(?= (?:the |a )?(?:\w+ )?draft\b)
        """,
    ),
)
_STEP = re.compile(
    r"\b(?:" + "|".join(f"(?P<s{n}>{either(choices)})" for n, (_, choices) in enumerate(_TABLE)) + r")(?!\w)",
    re.IGNORECASE,
)
_STEMS = each("sign conclu ink penned exchanged adopt approv draft ratif initial force effect endors agreed on") + each(
    "enter consent assent names signatur expire terminat denounced amend withdr pull lapse ceased annulled negotiat"
    " finali prepar"
    " work develop elaborat propos"
)
"""Every step has one of these in its words; looking for them is much faster than looking for the steps."""
_BEING = re.compile(r"\b(?:is|are|was|were|being|been|be)\s(?:\w+ly\s|still\s|currently\s|now\s)?\Z")
_NOUNS = frozenset(each("signing signage signature signatures conclusion entry ratification inking concluding"))
_DRAFT = re.compile(r"\s(?:(?:the|an?|its)\s)?(?:\w+\s)?draft\b|\sin\sdraft\b|\sin\sprinciple\b", re.IGNORECASE)
_BODY_APPROVES = re.compile(r"\b(?:[Gg]overnment|[Cc]abinet|[Pp]arliament|[Dd]ecree|[Rr]esolution)\b")
_PRESENT_FORCE = re.compile(r"(?:enters|comes|takes?|enter|come)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\s(?:on|from|in|as of|at)\s", re.IGNORECASE)
_ENACTED = re.compile(
    r"\b(?:(?:sign|adopt|approv|pass|enact|promulgat|complet|deposit|exchang)\w*|instruments? of|documents? of)\b",
    re.IGNORECASE,
)
_BILL = re.compile(r"\b(?:bill|draft law|consider\w*|discuss\w*|submit\w*|sent|await\w*|before)\b", re.IGNORECASE)
_ITSELF = ("expire", "lapse", "lost", "cease")
"""What an instrument does, and nobody does to it."""
_BARE = frozenset(each("expire expires terminate terminates ratify adopt approve endorse"))
_WEAK = {"ratified": "open", "in-force": "open", "ended": "open", "amended": "planned", "adopted": "planned"}
"""What a step that is still to come leaves of an instrument."""


class Step(msgspec.Struct, frozen=True):
    """A verb at [start, end) that tells a step, or one of the words of rules 2 and 3.

    `form` is `passive` where the instrument stands before it, `active` or `noun` where it stands after it.
    """

    status: str
    start: int
    end: int
    form: str = "active"


def steps_in(text: str, sentence: Sentence) -> list[Step]:
    """The steps that a sentence tells, in order; negated ones included."""
    said = sentence.text.lower()
    if not any(stem in said for stem in _STEMS):
        return []
    found = []
    for match in _STEP.finditer(text, sentence.start, sentence.end):
        told = _TABLE[int((match.lastgroup or "s0")[1:])][0]
        step = _step(text, sentence, match, told)
        if step is not None:
            found.append(step)
    return found


def _step(text: str, sentence: Sentence, match: re.Match[str], told: str) -> Step | None:
    word = match[0].lower()
    first = word.split()[0]
    if told == "talked":
        left = text[max(sentence.start, match.start() - 24) : match.start()]
        return Step("talked", match.start(), match.end(), "passive" if _BEING.search(left) else "active")
    if word in {"for signature", "for signing"}:
        left = text[max(sentence.start, match.start() - 40) : match.start()]
        return Step(
            "negated" if re.search(r"\b(?:not|never)\b|n['’]t\b", left) else "planned", *match.span(), "passive"
        )
    if first in _NOUNS and not (first == "signing" and text[match.end() : match.end() + 9] == " ceremony"):
        return _noun(text, sentence, match, told)
    if first == "signing":
        return Step("signed", match.start(), match.end(), "noun") if _held(sentence) else None
    if told == "law":
        return Step("law", match.start(), match.end())
    mood = mood_before(text, sentence, match)
    status = _status(text, sentence, match, told, mood)
    itself = told == "in-force" or word.startswith(_ITSELF)
    form = "passive" if mood.passive or itself or word.startswith("be ") else "active"
    return Step(status, min(mood.start, match.start()), match.end(), form)


def _status(text: str, sentence: Sentence, match: re.Match[str], told: str, mood: Mood) -> str:
    """Rules 1 to 3 for a verb."""
    lasting = mood.kind == "older" and told in {"in-force", "ratified", "ended", "amended"}
    if (mood.kind in {"negated", "older"} and not lasting) or (told == "signed" and says_no(text, sentence, match)):
        return "older" if mood.kind == "older" else "negated"
    word = match[0].lower()
    if mood.kind == "planned":
        return _WEAK.get(told, "planned")
    if is_conditional(text, sentence, match, present=mood.present):
        return _WEAK.get(told, "planned")
    if told == "in-force" and _PRESENT_FORCE.match(word) and _TO_COME.match(text, match.end()):
        return "open"
    if word in _BARE and mood.start == match.start():
        return _WEAK[told]
    if told == "signed" and word in {"conclude", "be signed"}:
        return "planned"
    if told == "adopted" and _DRAFT.match(text, match.end()):
        return "draft-approved"
    return told


def _noun(text: str, sentence: Sentence, match: re.Match[str], told: str) -> Step | None:
    """Rule 4."""
    if told == "ratified":
        left = text[max(sentence.start, match.start() - 60) : match.start()]
        done = _ENACTED.search(left) and not _BILL.search(left)
        return Step("ratified" if done else "open", match.start(), match.end(), "noun")
    status = noun_mood(text, sentence, match)
    if status == "approved":
        left = text[sentence.start : match.start()]
        status = "draft-approved" if _BODY_APPROVES.search(left) else told
    elif status == "happened":
        status = told
    elif status == "planned":
        status = _WEAK.get(told, "planned")
    return Step(status, match.start(), match.end(), "noun") if status else None


def _held(sentence: Sentence) -> bool:
    """Whether a signing ceremony took place."""
    return re.search(
        r"\b(?:held|took\splace|attended|witnessed|hosted)\b", sentence.text
    ) is not None and not re.search(r"\b(?:will|would|to\sbe|planned|expected|scheduled|not)\b", sentence.text)


__all__ = ["PARTICIPLE", "Step", "steps_in"]
