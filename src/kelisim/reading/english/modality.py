"""Whether what a verb tells happened: its auxiliaries, what governs it, conditions and denials.

1. Modals and "to" make it planned, unless what governs the infinitive says that it failed or was managed.
2. "Not", "never", "yet to", "no documents", "without" and a denial make it negated.
3. "Had signed", "previously" and an anniversary make it older, unless somebody reports it.
4. "If", "once", "until", "before" in the same clause make it conditional.
"""

import re

import msgspec

from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

PARTICIPLE = re.compile(
    r"signed|concluded|inked|penned|sealed|formali[sz]ed|initiall?ed|exchanged|ratified|adopted|approved|prolonged",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?:(?:[a-z]+ly|also|soon|both|then|later|still|now|not|never|yet|even|be|been|being|have|get|at\slast|in\sturn"
    r"|first|again|together|himself|themselves|just|already|once|either|thus|so)\s){0,5}"
)
_MODAL = re.compile(
    rf"(?:\b(?P<modal>will|would|shall|(?-i:may)|might|can|could|should|must|cannot|won['’]t|(?:would|could|should|can)n['’]t)"
    rf"|(?P<short>['’](?:ll|d))|\b(?P<to>to))\s(?P<adverbs>{_ADVERBS})\Z",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"(?P<chain>(?:(?:\b|(?<=['’]))(?:is|are|was|were|has|have|had|been|being|be|do|does|did|get|gets|got|ve|s"
    r"|(?:is|are|was|were|has|have|had|do|does|did)n['’]t|not|never|just|yet|already|previously|earlier|once|recently"
    r"|also|both|finally|then|today|jointly|since|all|now|still|ever|thus|[a-z]+ly)\s){1,6})\Z",
    re.IGNORECASE,
)
_FAILS = re.compile(
    r"\b(?:fail(?:ed|s|ing|ure)?|refus(?:e|ed|es|ing|al)|declin(?:e|ed|es|ing)|unable|not\sable|unwilling|reluctan(?:t|ce)"
    r"|forgot|no\s(?:plans?|intention|desire|need|reason|mandate)|impossible|too\searly|not|never|yet|neglected|unlikely"
    r"|nobody|no\sone|prevented|stopped|delayed)\s(?:\w+\s){0,2}?to\s\Z|\b(?:not|yet)\sto\s\Z",
    re.IGNORECASE,
)
_MANAGED = re.compile(r"\b(?:managed|succeeded|(?:was|were)\sable|voted(?:\s[\w-]+){0,6}?)\sto\s\Z", re.IGNORECASE)
_GOVERNOR = re.compile(
    r"\b(?:(?:plan|intend|agree(?!ment)|expect|hope|prepar|propos|schedul|decid|want|wish|promis|vow|pledg|call|urg|invit"
    r"|authori[sz]|empower|instruct|seek|look|work|negotiat|offer|ask|consider|possib|opportunit|need|chance)\w*"
    r"|read(?:y|ies|iness)|due|set|about|aim(?:s|ed|ing)?|going|is|are|was|were)\s(?:\w+\s){0,5}?\Z",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:no|none|neither|nothing|nobody)\b(?!\s(?:later|less|fewer|longer|more|doubt|secret|\d))", re.IGNORECASE
)
_NO_AFTER = re.compile(r"\s(?:no|neither|nothing)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:denied|denies|denying|refuted|dismissed\s(?:reports|rumou?rs|claims)|rumou?rs?|rumou?red|allegedly|supposedly"
    r"|fake|untrue|not\strue|false(?:ly)?|unconfirmed|contrary\sto|hoax|mistakenly|erroneously)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout\s(?:\w+\s){0,2}\Z", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|announced|reported|confirmed|told|revealed|informed|stated|noted|added|according)\b", re.IGNORECASE
)
_IF = re.compile(
    r"\b(?:if|unless|until|till|once|before|as\ssoon\sas|provided|in\scase|whether|by\sthe\stime|in\sorder|so\sthat"
    r"|even\sthough\snot)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:after|when|whenever|as\ssoon\sas|while)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:“”\"()]")
_LOOK_BACK = 110

_SUBJECT_PLANNED = re.compile(
    r"(?:\s(?:is|are|was|were|has\sbeen|had\sbeen)\s(?:\w+\s){0,3}?"
    r"(?:planned|expected|scheduled|slated|due|set|to|being|possible|prepared|agreed|discussed|postponed|delayed|put\soff)"
    r"|\s(?:will|would|(?-i:may)|might|could|should|shall|can|must|remains)\b|\sis\sa\smatter)",
    re.IGNORECASE,
)
_SUBJECT_FAILED = re.compile(
    r"\s(?:(?:was|were|has\sbeen|is)\s(?:cancell?ed|called\soff|disrupted|blocked|rejected)|did\snot|has\snot|fell\sthrough)",
    re.IGNORECASE,
)
_SUBJECT_DONE = re.compile(
    r"\s(?:took\splace|has\staken\splace|was\sheld|were\sheld|crowned|marked|was\switnessed|became|came|followed|concluded)\b",
    re.IGNORECASE,
)
_DETERMINED = (
    r"(?:(?:the|an?|its|their|this|official|formal|joint|ceremonial|solemn|possible|early|subsequent)\s){0,3}\Z"
)
_NOUN_TABLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (mood, re.compile(rf"(?:{either(words)}\s){_DETERMINED}", re.IGNORECASE))
    for mood, words in (
        (
            "negated",
            r"""
            \bwithout | \binstead of | \brather than | \bavoid\w* | \bshort of | \bfrom | \bagainst | \bblock\w*
            \breject\w* | \bcancel\w* | \bdisrupt\w* | \brul\w+ out | \bprevent\w* | \boppos\w+ | \bnot | \bno
            """,
        ),
        (
            "older",
            r"""
            \banniversary of | \byears (?:since|after|from|of) | \bsince | \bjubilee of | \bcelebrat\w+ | \byear after
            \bdecades? (?:since|after)
            """,
        ),
        (
            "approved",
            r"""
            \bapprov(?:ed|es) | \bauthori[sz](?:ed|es) | \bendorsed | \bgo-ahead (?:to|for) | \bgreen light (?:to|for)
            \bcleared | \bapproval (?:to|for) | \bconsent (?:on \w+ )?(?:to|for) | \bpermission (?:to|for)
            """,
        ),
        (
            "happened",
            r"""
            \bafter | \bfollowing | \bupon | \bby | \bwith | \binclud\w* | \bat | \bduring | \bwitness\w* | \battend\w*
            \bsaw | \boversaw | \bover(?:see|look)\w* | \bculminat\w+ (?:in|with) | \bresult\w* in | \bended (?:in|with)
            \bwelcom\w+ | \bcongratulat\w+ on | \breport\w+ | \bconfirm\w+ | \bled to | \bprais\w+ | \bhail\w+
            \bthanks to | \bpart in | \bparticipat\w+ in | \bpresent at | \bceremony (?:of|for) | \bpresided over
            \bjoined (?:\w+ ){1,4}in | \bsecured | \bsealed (?:by|with)
            \bannounc\w+ | \bcrowned (?:by|with) | \bwas | \bwere | \bconclude[ds]? with | \bcompleted with | \bmark\w*
            """,
        ),
        (
            "planned",
            r"""
            \bbefore | \buntil | \bahead of | \bprior to | \bfor | \bof | \babout | \btowards? | \bon | \bto | \bplanned
            \bconsider\w* | \bdiscuss\w* | \bnegotiat\w+ | \bpropos\w+ | \bplan\w* | \bupcoming | \bexpected | \bfuture
            \bpotential | \binterest(?:ed)? in | \bkeen on | \bclose to | \bready for | \bnear
            \bforthcoming | \bspeed(?:ing)? up | \baccelerat\w+ | \bsupport\w* | \bprepar\w+ | \bdelay\w* | \bpostpon\w*
            \bare | \bis | \bin favou?r of | \bawait\w* | \brequire\w* | \bexpedit\w+ | \benvisag\w+ | \bwelcome
            """,
        ),
    )
)


class Mood(msgspec.Struct, frozen=True):
    """What stands before a verb: `kind` is happened, planned, negated or older; `start` is where it begins.

    `present` where the verb stands in the present tense, `passive` where what it speaks of stands before it.
    """

    kind: str
    start: int
    passive: bool
    present: bool = False


def mood_before(text: str, sentence: Sentence, match: re.Match[str]) -> Mood:
    """Rules 1 to 3 for the verb at a match."""
    start = match.start()
    left = text[max(sentence.start, start - _LOOK_BACK) : start]
    base = start - len(left)
    modal = _MODAL.search(left)
    if modal is not None:
        return _modal(left, base, modal)
    chain = _CHAIN.search(left)
    words = set((chain["chain"] if chain else "").lower().split())
    begin = base + chain.start() if chain else start
    word = match[0].lower()
    passive = bool(words & {"is", "are", "was", "were", "been", "being", "got", "get", "gets"})
    bare = not words and PARTICIPLE.fullmatch(word) is not None
    if words & {"not", "never"} or any(one.endswith(("n't", "n’t")) for one in words) or _WITHOUT.search(left):
        return Mood("negated", begin, passive)
    if words & {"previously", "earlier"} or (words & {"once"} and not passive):
        return Mood("older", begin, passive or bare)
    if "had" in words and not _SAID.search(text, sentence.start, start):
        return Mood("older", begin, passive)
    if "being" in words:
        return Mood("planned", begin, passive=True)
    return Mood("happened", begin, passive, present=bool(words & {"is", "are", "has", "have"}) or word.endswith("sign"))


def _modal(left: str, base: int, modal: re.Match[str]) -> Mood:
    adverbs = set(modal["adverbs"].lower().split())
    before = left[: modal.end("to") + 1] if modal["to"] else left[: modal.start()]
    start = base + modal.start()
    passive = bool(adverbs & {"be", "been"})
    said = (modal["modal"] or "").lower()
    if adverbs & {"not", "never"} or said.endswith(("n't", "n’t", "cannot")):
        return Mood("negated", start, passive)
    if "have" in adverbs:
        return Mood("negated", start, passive)
    if modal["to"]:
        if _FAILS.search(before):
            return Mood("negated", start, passive)
        if _MANAGED.search(before):
            return Mood("happened", start, passive)
        governor = _GOVERNOR.search(left[: modal.start()])
        start = base + governor.start() if governor else start
    return Mood("planned", start, passive)


def says_no(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """Rule 2 for what stands farther away: "no documents were signed", "denied that they signed"."""
    left = text[max(sentence.start, match.start() - _LOOK_BACK) : match.start()]
    clause = left[max((cut.end() for cut in _CLAUSE.finditer(left)), default=0) :]
    return (
        _NO.search(clause) is not None
        or _NO_AFTER.match(text, match.end(), sentence.end) is not None
        or _DENIED.search(text, sentence.start, sentence.end) is not None
    )


def is_conditional(text: str, sentence: Sentence, match: re.Match[str], *, present: bool) -> bool:
    """Rule 4; "after" and "when" make only the present tense conditional."""
    left = text[max(sentence.start, match.start() - _LOOK_BACK) : match.start()]
    clause = left[max((cut.end() for cut in _CLAUSE.finditer(left)), default=0) :]
    return _IF.search(clause) is not None or (present and _WHEN.search(clause) is not None)


def noun_mood(text: str, sentence: Sentence, match: re.Match[str]) -> str | None:
    """What the words around "the signing of" tell: happened, planned, negated, older, approved, or nothing."""
    left = text[max(sentence.start, match.start() - _LOOK_BACK) : match.start()]
    if _DENIED.search(text, sentence.start, sentence.end):
        return "negated"
    right = text[match.end() : sentence.end]
    for pattern, mood in ((_SUBJECT_FAILED, "negated"), (_SUBJECT_PLANNED, "planned")):
        found = pattern.search(right)
        if found and not re.search(r"[,;]\s(?:and|but|which|who)\b", right[: found.start()]):
            return mood
    for mood, pattern in _NOUN_TABLE:
        if pattern.search(left):
            return mood
    if left.rstrip().endswith(","):
        return "happened"
    return "happened" if _SUBJECT_DONE.search(right) else None
