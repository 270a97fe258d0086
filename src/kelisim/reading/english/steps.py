"""The steps of an instrument's life that a sentence tells: signed, planned, ratified and the others, each at its place.

1. A step is a verb with what stands before it. Without an auxiliary that weakens it, it happened.
2. What is to come, possible, conditional or only talked of is `planned`; what did not happen, was denied or is hearsay
   is `negated`, and nothing is drafted from it; what happened long before the story is `older`.
3. "Adopted" and "approved" tell that a text was agreed on (`adopted`), and no step of what followed. A step of an
   instrument that exists, but is still to come ("will enter into force"), leaves its status `open`.
4. "The signing of" tells a step only where the words around it do: after, at, witnessed; before, ready for, ahead of.
"""

import re
from collections.abc import Iterator

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
        "ratified",
        r"sign(?:ed|s)? into law(?= (?:the|an?) (?:[\w-]+ ){0,4}(?:agreement|treaty|convention|protocol|memorandum)\b)",
    ),
    (
        "law",
        r"sign(?:ed|s)? (?:into law | (?:an?|the) (?:\w+ ){0,3}?(?:law|bill|decree|order|resolution|act)(?: on\b)?)",
    ),
    (
        "in-force",
        r"""
        (?:entered|enters|enter|entering|came|comes|come|coming|brought|put|went|goes) in(?:to)? (?:force|effect)
        entry into force(?:,? (?:on|in|from) [^,;.]{3,30},?)? of | took effect
        tak(?:es?|en|ing) effect | (?:became|becomes?) (?:effective|valid|operative)
        (?:is|are|was|were|been|remains?|remained|stays?) (?:still |already |now |formally )?in (?:force|effect)
        """,
    ),
    (
        "ratified",
        r"""
        (?:gave|given) (?:its )?(?:consent|assent) (?:on \w+ )?to
        ratif(?:ied|ies|y|ying) | ratification(?:,? (?:on|in) [^,;.]{3,30},?)? of | ratification
        """,
    ),
    (
        "applied",
        r"""
        (?:applied|applies|apply) provisionally | provisionally (?:applied|applies) | provisional application of
        suspend(?:ed|s)?
        """,
    ),
    ("initialled", r"initiall?ed | initiall?ing(?: of)? | initials(?= (?:an?|the)\b)"),
    (
        "ended",
        r"""
        expired? | expires | terminated? | terminates | terminating | denounced? | denouncing
        withdr(?:e|a)w(?:n|s)? from
        pull(?:ed|s)? out of | lost (?:its |their )?(?:force|validity|effect) | lapsed | annulled | abrogated?
        ceased? to (?:be in (?:force|effect)|apply|have effect|be valid|operate) | cancel(?:l?ed|s)? | scrap(?:ped|s)?
        (?:is|are|was|were) no longer (?:in force|in effect|valid|applied|binding) | came to an end | ran out
        revoked? | repealed? | renounced? | discontinued? | tore up | termination of | denunciation of | withdrawal from
        """,
    ),
    (
        "amended",
        r"""
        (?<!\bthe )(?<!\ban )amended(?= (?:the|an?|its|their|in|on|by|to|last|this|earlier)\b|[.,;])
        (?:amendments|changes|additions) to(?=[^.;]{0,160}\b(?:were|was)\b)
        (?:amendments|changes|additions) (?:and \w+ )?(?:were|have been) (?:made|introduced|agreed) (?:in)?to
        supplemented(?= (?:the|an?|its|their|with|by)\b) | prolong(?:ed|s|ing)? | prolongation of | renewal of
        extend(?:ed|s)?(?= (?:the|their|its|an?|for|until|till|by|to|through|it)\b)
        renew(?:ed|s)?(?= (?:the|their|its|an?|for|until|by)\b)
        """,
    ),
    (
        "signed",
        r"""
        enter(?:ed|s)? into(?= (?:an?|the|new) (?:[\w-]+ ){0,4}(?:agreement|contract|memorandum|treaty|pact)\b)
        (?:put|puts|putting|affixed|set|added) (?:their |his |her |its )?(?:names?|signatures?) (?:to|under|on|beneath)
        (?:put|puts|putting) pen to paper on | signed off on
        (?:became|become|were) (?:an? |the )?signator(?:y|ies) (?:to|of)
        signatures? (?:were|was) (?:put|affixed|placed|set) (?:to|under|on|beneath)
        (?:yielded|produced|resulted in)(?= (?:the )?(?:\w+ ){0,2}(?:documents|agreements|papers)\b)
        signatories (?:to|of)(?=[^.;]{3,120}\b(?:were|are|was)\b)
        signed(?! (?:up|off|into|out|copy|photo|petition)\b) | inked | penned | concluded
        (?:sealed|formali[sz]ed|cemented|crowned|capped|clinched) (?:with|by|in|through)(?= (?:an?|the|two|three)\b)
        (?:sealed|clinched)(?= (?:an?|the|their|in|on|yesterday|today)\b|[.,;]) | formali[sz]ed
        sign(?:s)?(?= (?:an?|the|new|several|two|three|\d|joint|bilateral|it\b|them\b|[A-Z]))
        for signing(?! of) | await(?:s|ing|ed)? (?:its |the |their )?(?:signature|signing)(?! of)
        for (?:their )?signatures?
        signing of which | signing(?:,? (?:on|in) [^,;.]{3,30},?)? of | signing | signage of | signature(?:s)? of
        conclusion of | concluding | conclude | inking | be inked | be concluded | be initiall?ed
        exchanged(?! (?:views?|opinions?|greetings|congrat|experience|information|fire|letters|words|ideas|contacts))
        sign(?= (?:[a-z]+ ){0,3}(?:agreement|memorand|protocol|treat|contract|declar|road|program|plan|deal|document))
        be signed | sign\b(?!s? (?:of|up|off|that|language))
        """,
    ),
    (
        "adopted",
        r"""
        adopt(?:ed|s|ing)? | approv(?:ed|es|e|ing) | endors(?:ed|es|e|ing) | agreed (?:up)?on | backed
        cleared | greenlit | okayed
        (?:gave|given|gives) (?:the |its |a )?(?:go-ahead|green light|nod|approval|blessing) (?:to|for)
        """,
    ),
    ("submitted", "submitted(?= (?:to|for)\\b) | sent for (?:approval|signature|signing)"),
    (
        "talked",
        r"""
        negotiat(?:e|es|ed|ing|ions? (?:on|of|for|over|about)) | finali[sz](?:e|ed|es|ing) | drafting | drafted
        prepar(?:e|ed|es|ing|ation of) | work(?:ing)? (?:is under way |continues )?on | develop(?:ed|ing)?
        draw(?:n|ing|s)? up | drew up | in the works | under (?:negotiation|discussion|preparation|development)
        elaborat(?:e|ed|ing) | discuss(?:ed|ing|ion of)?(?= (?:the |a )?(?:\w+ )?draft\b) | took note of
        (?:talks|negotiations|discussions|consultations) (?:between [A-Z]\w+ and [A-Z]\w+ )?(?:on|over|about)
        possibility of | propos(?:ed|es|e|ing)(?= (?:an?|the)\b) | consider(?:ed|ing)?(?= (?:the |a )?(?:\w+ )?draft\b)
        """,
    ),
)
_STEPS = r"\b(?:" + "|".join(f"(?P<s{n}>{either(choices)})" for n, (_, choices) in enumerate(_TABLE)) + r")(?!\w)"
_STEP = re.compile(_STEPS, re.IGNORECASE)
_LOWER_STEP = re.compile(_STEPS.replace("A-Z", "a-z"))
"""The same in small letters: looking for them is twice as fast where case counts."""
_STEMS = each(
    """
    sign conclu ink penned exchanged adopt approv draft ratif initial force effect endors agreed on enter consent assent
    names expire terminat denounc amend withdr pull lapse ceased annulled negotiat finali prepar work develop elaborat
    propos seal formali paper await cancel scrap abrogat revok repeal renounc cement crowned capped clinched suspend
    discontinu longer tore end prolong exten renew supplement change addition go-ahead green nod blessing backed cleared
    okayed talks discuss possib consider provisional under submitted sent draw drew yielded produced resulted
    """
)
"""Every step has one of these in its words; looking for them is much faster than looking for the steps."""
_BEING = re.compile(r"\b(?:is|are|was|were|being|been|be)\s(?:\w+ly\s|still\s|currently\s|now\s)?\Z")
_THROUGH = re.compile(r"\s(?:with|by|in|through)\Z")
"""What is sealed with an agreement is no agreement itself."""
_NOUNS = frozenset(
    each(
        """
        signing signage signature signatures conclusion entry ratification inking concluding initialling initialing
        prolongation renewal termination denunciation withdrawal
        """
    )
)
_DRAFT = re.compile(r"\s(?:(?:the|an?|its)\s)?(?:\w+\s)?draft\b|\sin\sdraft\b|\sin\sprinciple\b", re.IGNORECASE)
_BODY_APPROVES = re.compile(r"\b(?:[Gg]overnment|[Cc]abinet|[Pp]arliament|[Dd]ecree|[Rr]esolution)\b")
_PRESENT_FORCE = re.compile(r"(?:enters|comes|takes?|enter|come)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\s(?:on|from|in|as of|at)\s", re.IGNORECASE)
_ENACTED = re.compile(
    r"\b(?:(?:sign|adopt|approv|pass|enact|promulgat|complet|deposit|exchang)\w*|instruments? of|documents? of"
    r"|inform\w*|announc\w*|welcom\w*|confirm\w*|report\w*|noted|hail\w*|congratulat\w*|satisfaction)\b",
    re.IGNORECASE,
)
_BILL = re.compile(r"\b(?:bill|draft law|consider\w*|discuss\w*|submit\w*|sent|await\w*|before)\b", re.IGNORECASE)
_LAW_PASSED = re.compile(r"[”\"»]\s(?:was|has\sbeen|were)\s(?:\w+\s){0,2}?(?:adopted|signed|approved|passed|enacted)\b")
_ITSELF = ("expire", "lapse", "lost", "cease", "came to", "ran out", "is no", "are no", "was no", "were no")
"""What an instrument does, and nobody does to it."""
_BARE = frozenset(each("expire expires terminate terminates ratify adopt approve endorse"))
_WEAK = {"ratified": "open", "in-force": "open", "ended": "open", "amended": "open", "adopted": "planned"}
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
    for match in _matches(text, sentence, said):
        told = _TABLE[int((match.lastgroup or "s0")[1:])][0]
        step = _step(text, sentence, match, told)
        if step is not None:
            found.append(step)
    return found


def _matches(text: str, sentence: Sentence, said: str) -> Iterator[re.Match[str]]:
    if len(said) != sentence.end - sentence.start:
        yield from _STEP.finditer(text, sentence.start, sentence.end)
        return
    until = 0
    for found in _LOWER_STEP.finditer(said):
        match = _STEP.match(text, sentence.start + found.start(), sentence.end)
        if match and found.start() >= until:
            until = match.end() - sentence.start
            yield match


def _step(text: str, sentence: Sentence, match: re.Match[str], told: str) -> Step | None:
    word = match[0].lower()
    first = word.split()[0]
    if told == "talked":
        left = text[max(sentence.start, match.start() - 24) : match.start()]
        passive = _BEING.search(left) and word.endswith("ed")
        passive = passive or word.startswith(("in the works", "under "))
        return Step("talked", match.start(), match.end(), "passive" if passive else "active")
    if told == "submitted":
        return Step("submitted", match.start(), match.end(), "passive")
    if told == "applied":
        left = text[max(sentence.start, match.start() - 24) : match.start()]
        active = word.endswith("of") or (word.startswith("suspend") and not _BEING.search(left))
        return Step("open", match.start(), match.end(), "active" if active else "passive")
    if word.startswith(("for ", "await")):
        left = text[max(sentence.start, match.start() - 40) : match.start()]
        return Step(
            "negated" if re.search(r"\b(?:not|never)\b|n['’]t\b", left) else "planned", *match.span(), "passive"
        )
    if (
        first in _NOUNS
        and " w" not in word
        and not (first == "signing" and text[match.end() : match.end() + 9] == " ceremony")
    ):
        return _noun(text, sentence, match, told)
    if first == "signing":
        return Step("signed", match.start(), match.end(), "noun") if _held(sentence) else None
    if told == "law":
        return Step("law", match.start(), match.end())
    mood = mood_before(text, sentence, match)
    status = _status(text, sentence, match, told, mood)
    itself = told == "in-force" or word.startswith(_ITSELF)
    passive = (mood.passive or itself or word.startswith("be ")) and not _THROUGH.search(word)
    form = "passive" if passive else "active"
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
        done = (_ENACTED.search(left) and not _BILL.search(left)) or _LAW_PASSED.search(text, match.end(), sentence.end)
        return Step("ratified" if done else "open", match.start(), match.end(), "noun")
    status = noun_mood(text, sentence, match)
    if status == "approved":
        left = text[sentence.start : match.start()]
        status = "draft-approved" if _BODY_APPROVES.search(left) else told
    elif status == "happened":
        status = told
    elif status == "planned":
        status = _WEAK.get(told, "planned")
    form = "passive" if match[0].lower().endswith("which") else "noun"
    return Step(status, match.start(), match.end(), form) if status else None


def _held(sentence: Sentence) -> bool:
    """Whether a signing ceremony took place."""
    return re.search(
        r"\b(?:held|took\splace|attended|witnessed|hosted)\b", sentence.text
    ) is not None and not re.search(r"\b(?:will|would|to\sbe|planned|expected|scheduled|not)\b", sentence.text)


__all__ = ["PARTICIPLE", "Step", "steps_in"]
