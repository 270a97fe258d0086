"""Instruments: what was signed, is planned, is ratified or in force, as a text says it.

1. An instrument is a noun phrase around a head ("memorandum of understanding", "roadmap") that says what it is about,
   in a sentence that tells a step of its life. "The agreement" alone speaks of one named before.
2. Its status is the step that the sentence states of it, and no more: "plans to sign" is planned; a year or a date
   before the phrase ("the 2008 agreement") or "signed in 2019" behind it make it an older one, whose signing is
   no news.
3. "Approved the signage of X" tells that X was signed.
4. Parties are the States it is between, or else those that act in the sentence, or else those of the story.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.reading.dates import DAY_OF_WEEK, MONTH
from kelisim.reading.sentences import Sentence
from kelisim.reading.steps import Step, steps_in
from kelisim.reading.wording import either

_HEADS: tuple[tuple[str, str], ...] = (
    ("framework-agreement", "framework agreements?"),
    (
        "memorandum-of-understanding",
        r"memorand(?:um|a|ums)(?: of (?:mutual )?(?:understanding|cooperation|intent))? | MoUs?\b",
    ),
    ("letter-of-intent", "letters? of intent"),
    ("exchange-of-notes", "exchanges? of notes"),
    (
        "action-plan",
        "action plans? | plans? of (?:joint )?(?:actions?|measures|activities) | (?:cooperation|work) plans?",
    ),
    ("roadmap", "road ?-?maps?"),
    ("programme", "program(?:me)?s?"),
    ("protocol", "protocols?"),
    ("declaration", "(?:joint )?(?:declarations?|statements?|communiqu[eé]s?)"),
    ("treaty", "treat(?:y|ies) | conventions?"),
    ("contract", "contracts?"),
    ("agreement", "agreements? | accords?"),
)
_HEAD = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<k{n}>{either(words)})" for n, (_, words) in enumerate(_HEADS)) + r")(?![\w-])",
    re.IGNORECASE,
)
_MODIFIER = either(
    r"""
    (?-i:[A-Z][\w’'-]+)
    comprehensive | joint | bilateral | trilateral | tripartite | multilateral | mutual | international | legal
    inter-?governmental | inter-?state | inter-?agency | interdepartmental | corporate | state | sister-city | new
    separate | additional | supplementary | amended | key | general | special | detailed | draft | practical
    strategic | long-term | two-year | three-year | five-year | cooperation | partnership | friendship | peace
    assistance | trade | economic | free | free-trade | investments? | protection | tax | double | taxation
    customs | border | loan | credit | grant | purchase | sale | supply | lease | concession | shareholder
    management | implementation | development | production | production-sharing | sharing | visa | visa-free
    transit | readmission | extradition | gas | oil | energy | nuclear | transport | air | services? | industrial
    agricultural | digital | financial | cultural | educational | scientific | technical | military-technical
    humanitarian
    """
)
_DETERMINER = either("a | an | the | this | that | its | their | another | one | two | three | several")
_LEFT = re.compile(
    rf"(?:(?P<det>\b{_DETERMINER}\s))?(?P<mods>(?:{_MODIFIER}[ -]){{0,6}})\Z",
    re.IGNORECASE,
)
_ANOTHER = either("an? | the | two | three | several | another")
_ANOTHER_HEAD = (
    r"(?=[^,.]{0,70}?"
    + either(
        """
        agreement | memorand | protocol | road | program | plan | declaration | statement | treaty | contract | letter
        convention
        """
    )
    + ")"
)
_CUT = re.compile(
    r"\s*"
    + either(
        rf"""
        ,? (?:along|together) with\b
        ,? as well as (?:an?|the)\b
        , {_ANOTHER}\s
        ,? and {_ANOTHER}\s{_ANOTHER_HEAD}
        , and (?:an?|the|also)\b
        ,? (?:which|where)\b
        ,? that (?:was|were|will|is|are|would|provides?)\b
        , (?:also|including|the|who|he|she|it|they|was|were|is|said|according|while|but|after)\b
        , (?:following|expected|aimed)\b
        , (?=[A-Z][\w’'-]+ (?:and [A-Z][\w’'-]+ )?(?:signed|said|also)\b)
        \s(?:was|were|is|are|has|have|had|will|would|can|could|may|remains?|entered|came|took)\b
        \s(?:expires?|provides?|envisages?|covers?|aims?|includes?|to be|signed|worth|totall?ing)\b
        \s(?:following|during|after|before|within the framework of|on the sidelines|in the presence)\b
        \s(?:at the (?:meeting|talks|ceremony|end|summit|forum)|by the end|as part of the visit)\b
        \s(?:next|this|last) (?:week|month|year|{DAY_OF_WEEK})
        \s(?:late )?on {DAY_OF_WEEK}\b
        \son (?:\d{{1,2}} )?{MONTH}(?!\w)
        [;:–—()“”"]
        \.(?:\s|\Z)
        """
    )
)
_ABOUT = re.compile(
    r"\s(?:on|for|of|between|to|about|in|with|concerning|regarding|amending|under|among|governing|establishing|setting)\b"
)
_OLDER_BEFORE = re.compile(
    r"(?:\b(?:19|20)\d\d|\b(?:existing|previous|earlier|current|old|original|so-called))\s(?:[\w-]+\s){0,3}\Z"
)
_OLDER_AFTER = re.compile(
    r"\s?,?\s?(?:(?:which|that)\swas\s)?(?:signed|concluded|dated|of|from)\s(?:in\s|on\s|back\sin\s)?"
    r"(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:\d{1,2},?\s)?(?P<year>(?:19|20)\d\d)"
)
_PASSIVE = re.compile(
    r"[,\s]*(?:(?:which|that|was|were|has|have|had|is|are|been|also|not|yet|will|be|formally|officially|soon)\s)*"
)
_IN_AGREEMENT = re.compile(
    r"\b(?:in|reach(?:ed|ing)?(?: an?)?|an? oral|tacit|preliminary|"
    r"under the|according to the|in accordance with the) \Z",
    re.IGNORECASE,
)
MAX_TITLE = 400


class Mention(msgspec.Struct, frozen=True):
    """An instrument at [start, end), with the step of its life that the sentence states and where."""

    kind: str
    kind_at: tuple[int, int]
    start: int
    end: int
    status: str | None
    status_at: tuple[int, int] | None
    sentence: Sentence
    modifiers: str


def find_instruments(text: str, sentence: Sentence) -> list[Mention]:
    """The instruments whose life a sentence tells, in order."""
    steps = steps_in(text, sentence)
    if not steps:
        return []
    phrases = _phrases(text, sentence)
    found = []
    for place, (kind, kind_at, start, end, modifiers) in enumerate(phrases):
        following = phrases[place + 1][2] if place + 1 < len(phrases) else sentence.end
        past = _OLDER_AFTER.match(text, end, min(sentence.end, following))
        told = [step for step in steps if past is None or not past.start() <= step.start < past.end()]
        step = _step_for(told, start, past.end() if past else end, phrases, place, text)
        older = past or _OLDER_BEFORE.search(text, max(sentence.start, start - 40), kind_at[0])
        if step is None or step.status == "negated" or (older and step.status in {"signed", "planned"}):
            continue
        at = (step.start, step.end)
        found.append(Mention(kind, kind_at, start, end, step.status, at, sentence, modifiers))
    return found


def _phrases(text: str, sentence: Sentence) -> list[tuple[str, tuple[int, int], int, int, str]]:
    found: list[tuple[str, tuple[int, int], int, int, str]] = []
    until = sentence.start
    for match in _HEAD.finditer(text, sentence.start, sentence.end):
        if match.start() < until:
            continue
        left = _LEFT.search(text, max(until, match.start() - 120), match.start())
        start = left.start("mods") if left else match.start()
        determiner = left["det"] if left else None
        modifiers = text[start : match.start()]
        while (
            modifiers
            and modifiers[0].isupper()
            and start == sentence.start
            and modifiers.split()[0].lower() in {"a", "an", "the", "this"}
        ):
            cut = len(modifiers.split()[0]) + 1
            start, modifiers, determiner = start + cut, modifiers[cut:], modifiers[: cut - 1].lower()
        cut_at = _CUT.search(text, match.end(), sentence.end)
        end = min(cut_at.start() if cut_at else sentence.end, start + MAX_TITLE)
        words = text[start:end].rstrip(" ,.;")
        end = start + len(words)
        about = _ABOUT.match(text, match.end(), end) is not None
        plural = match[0].lower().endswith("s") and not match[0].lower().endswith(("ss", "us"))
        kind = _HEADS[int((match.lastgroup or "k0")[1:])][0]
        modified = any(
            word[0].islower() and word.strip("- ") not in {"new", "key", "joint", "bilateral", "separate"}
            for word in modifiers.split()
        )
        joint = match[0].lower().startswith("joint ")
        strong = joint or kind not in {
            "agreement",
            "programme",
            "protocol",
            "declaration",
            "contract",
            "treaty",
            "action-plan",
        }
        definite = (determiner or "").strip().lower() in {"the", "this", "that"}
        if _IN_AGREEMENT.search(text, max(sentence.start, match.start() - 30), start):
            continue
        if plural and not about:
            continue
        if not about and (definite or not (modified or strong)):
            continue
        if kind == "programme" and not (about or modified):
            continue
        found.append((kind, match.span(), start, end, modifiers))
        until = end
    return found


def _step_for(
    steps: Sequence[Step],
    start: int,
    end: int,
    phrases: Sequence[tuple[str, tuple[int, int], int, int, str]],
    place: int,
    text: str,
) -> Step | None:
    """The verb that governs a phrase: the passive behind its list of phrases, or the nearest verb before it."""
    for after in range(place, len(phrases)):
        tail = end if after == place else phrases[after][3]
        until = phrases[after + 1][2] if after + 1 < len(phrases) else len(text)
        behind = next((step for step in steps if tail <= step.start < min(until, tail + 60)), None)
        if behind is not None:
            if _PASSIVE.fullmatch(text, tail, behind.start):
                return behind
            break
    before = [step for step in steps if step.end <= start]
    return before[-1] if before else None
