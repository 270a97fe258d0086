"""Noun phrases that name an instrument: "a memorandum of understanding on tourism", "the 2021-2025 programme".

1. Such a phrase is a head that tells the kind, the words before it, and what it is about up to the next clause.
2. Before the head stand words of a closed list, or any words between it and an article: "a labour cooperation
   agreement".
3. "The agreement" alone speaks of an instrument named before, and "agreements" of several without naming one: neither
   is a phrase. A plan, a contract or a statement needs words that say what it is about.
"""

import re
from collections.abc import Iterator

import msgspec

from kelisim.reading.dates import DAY_OF_WEEK, MONTH
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each, either

_HEADS: tuple[tuple[str, str], ...] = (
    ("framework-agreement", "framework agreements? | cooperation frameworks? | frameworks? for (?:joint )?cooperation"),
    (
        "memorandum-of-understanding",
        r"""
        memorand(?:um|a|ums)(?: of (?:mutual )?(?:understanding|cooperation|intent|collaboration))? | MoUs?\b
        understandings?(?= (?:on|of|about|concerning|with|between)\b)
        """,
    ),
    ("letter-of-intent", "letters? of (?:intent|intention|understanding) | protocols? of intent(?:ions?)?"),
    ("exchange-of-notes", "exchanges? of notes"),
    (
        "action-plan",
        """
        action plans? | plans? of (?:joint |practical )?(?:actions?|measures|activities|events|work|consultations)
        (?:cooperation|work) plans? | plans? of (?:joint )?cooperation | joint plans?
        (?:schedules?|lists?) of (?:joint |practical )?(?:actions?|measures|activities|events)
        plans? for (?:joint )?cooperation
        """,
    ),
    ("roadmap", "road ?-?maps?"),
    ("programme", "program(?:me)?s?"),
    ("protocol", "protocols? | (?:agreed )?minutes(?= (?:of|on)\\b)"),
    ("declaration", "(?:joint )?(?:declarations?|statements?|communiqu[eé]s?)"),
    ("treaty", "treat(?:y|ies) | conventions? | charters?"),
    ("contract", "contracts?"),
    ("agreement", "agreements? | accords? | pacts? | arrangements? | deals?"),
)
_ANY_HEAD = (
    r"(?<![\w-])(?:" + "|".join(f"(?P<k{n}>{either(words)})" for n, (_, words) in enumerate(_HEADS)) + r")(?![\w-])"
)
_HEAD = re.compile(_ANY_HEAD, re.IGNORECASE)
_LOWER_HEAD = re.compile(_ANY_HEAD.lower().replace("(?p<", "(?P<"))
"""The same in small letters: looking for them is much faster where case counts."""
STRONG = frozenset(
    {"framework-agreement", "memorandum-of-understanding", "letter-of-intent", "exchange-of-notes", "roadmap"}
)
"""Kinds whose head alone names an instrument."""
_MODIFIER = either(
    r"""
    comprehensive | joint | bilateral | trilateral | tripartite | multilateral | mutual | international | legal
    inter-?governmental | inter-?state | inter-?agency | interdepartmental | corporate | state | sister-city | new
    separate | additional | supplementary | amended | key | general | special | detailed | draft | practical
    strategic | long-term | two-year | three-year | five-year | cooperation | partnership | friendship | peace
    assistance | trade | economic | free | free-trade | investments? | protection | tax | double | taxation
    customs | border | loan | credit | grant | purchase | sale | supply | lease | concession | shareholder
    management | implementation | development | defen[cs]e | security | labou?r | health | water | rail(?:way)? | road
    aviation | waiver | operating | credit | facility | term | offtake | off-take | engineering | construction | service
    comprehensive | enhanced | interim | interministerial | inter-ministerial | interregional | twinning | final
    production | production-sharing | sharing | visa | visa-free
    transit | readmission | extradition | gas | oil | energy | nuclear | transport | air | services? | industrial
    agricultural | digital | financial | cultural | educational | scientific | technical | military-technical
    humanitarian
    """
)
_KNOWN = re.compile(_MODIFIER, re.IGNORECASE)
_DETERMINER = either("a | an | the | this | that | its | their | another | one | two | three | several")
_NO_MODIFIER = either(
    """
    a | an | the | this | that | its | their | and | or | but | of | on | in | for | to | with | by | at | from | as
    between | under | about | is | are | was | were | be | been | has | have | had | will | would | which | who | not
    sign | signs | signed | signing | inked | concluded | approved | adopted | ratified | initialled | exchanged
    """
)
_LEFT = re.compile(
    rf"""
    (?: \b(?P<det>{_DETERMINER})\s (?P<any> (?: (?!{_NO_MODIFIER}\s) [\w’'-]+ \s ){{0,4}} )
    | (?P<mods> (?: (?: {_MODIFIER} | (?-i:[A-Z][\w’'-]+) )[ -] ){{0,6}} ) )\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ANOTHER = either("an? | the | two | three | several | another")
_ANOTHER_HEAD = (
    r"(?=[^,.]{0,70}?"
    + either(
        r"""
        agreement | memorand | protocol | road ?map | program | plan\b | declaration | statement | treaty | contract
        letter of | convention
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
        , (?:following|expected|aimed|signed|ratified|concluded|prepared|adopted|envisaging|covering|providing|valued)\b
        , (?:is|are|has|have|had|will|would|but|whereas|among|as|then|later|where|when|thus|thereby|under|in)\b
        \s(?:signed|ratified|concluded|adopted|initialled) (?:in|on|by|between|last|earlier|this|back)\b
        \s(?:before|while|when|despite|because|although|ahead of|if|once|unless|until|that day|the same day)\b
        \s(?:at|during) (?:the|a|an) (?:\w+ ){0, 3}(?:meeting|talks|ceremony|end|summit|forum|session|visit|sitting)\b
        \s(?:yesterday|today|tomorrow|earlier|recently|here)\b
        \s(?:agreed|prepared|negotiated|drafted|drawn up) (?:by|in|at|on|with)\b
        \s(?:at|in) (?:his|her|their|a) (?:\w+ )?(?:meeting|residence|office|palace|interview)\b
        , (?=[A-Z][\w’'-]+ (?:and [A-Z][\w’'-]+ )?(?:signed|said|also)\b)
        \s(?:was|were|is|are|has|have|had|will|would|can|could|may|remains?|entered|came|took|be|became|becomes?)\b
        \s(?:ceased?|ceases|lapse[ds]?|awaits?|needs?|enters?|comes|goes|went|ran|lost|takes? effect|bearing|may)\b
        \s(?:expires?|expired|provides?|envisages?|covers?|aims?|includes?|to be|signed|worth|totall?ing)\b
        \s(?:following|during|after|before|through (?:an?|the)|within the framework of|on the sidelines)\b
        \son the (?:margins|sidelines|fringes) of\b | \s(?:as early as|back in|already in)\b | , done\b
        \s(?:in the presence|at the (?:meeting|talks|ceremony|end|summit|forum)|by the end|as part of the visit)\b
        \s(?:next|this|last) (?:week|month|year|{DAY_OF_WEEK})
        \s(?:late )?on {DAY_OF_WEEK}\b
        \son (?:\d{{1,2}} )?{MONTH}(?!\w)
        \sof (?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}},? )?(?:19|20)\d\d
        \sin (?:\d{{1,2}} )?{MONTH}(?:\s(?:19|20)\d\d)?(?!\w)
        \sin (?:19|20)\d\d(?! ?[-–])
        , (?=[^,;“”]{{2,90}}\b(?:said|says|told|noted|announced|reported|stressed|added|according)\b)
        \sby (?:(?:the )?(?:end|spring|summer|autumn|winter|new year|middle|start)|(?:19|20)\d\d|{MONTH}|next)\b
        \sthat (?:the [a-z]+ |[A-Z])
        \sin (?:(?:the )?(?:spring|summer|autumn|winter|fall|future|near future|presence)|early|late|mid)\b
        \sin (?=[A-Z][\w’'-]+ (?:today|yesterday|this|last|next)\b)
        \sin (?=[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+)? on )
        [;:()“”"«»]
        [–—](?!\d)
        \.(?:\s|\Z)
        """
    )
)
_QUOTED = re.compile(r"\s?(?:\((?:[A-Z][\w&-]{1,9}|the\s[^()]{2,40})\)|[“\"«][^“”\"«»]{3,300}[”\"»])")
"""What belongs to a title though it stands in brackets or quotation marks: an abbreviation, the title itself."""
_APART = re.compile(r",\s(?:on|for|about|covering)\s(?P<what>[^,.;]{3,80}),")
_ABOUT = re.compile(
    r"\s"
    + either(
        """
        on | for | of | between | to | about | in | with | concerning | regarding | amending | under | among | governing
        establishing | setting | covering | against | towards | extending | supplementing | relating
        """
    )
    + r"\b"
)
_WORTH = re.compile(r"\s(?:worth|valued\sat|totall?ing)\s")
_REFERS = re.compile(r"(?:said|aforementioned|abovementioned|above|present|same)\s", re.IGNORECASE)
_OF_SPEECH = re.compile(
    r"\b(?:in|reach(?:ed|ing)?(?: an?)?|an? oral|tacit|preliminary|"
    r"(?<!put\s)(?<!signatures\s)(?<!names\s)under the|according to the|in accordance with the)\s\Z",
    re.IGNORECASE,
)
_POOR = frozenset(each("new key joint bilateral separate additional"))
"""Words before a head that do not say what it is about."""
_ANOTHER_JOINED = re.compile(r",?\sand\s(?:an|a|two|three|several|another|also)\b")
_SEVERAL_ON = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?=(?:on|between)\s)")
_SIGNED_BY = re.compile(
    r"(?:,?\s(?:which|that))?\s(?:was|were|has\sbeen|had\sbeen)\s(?:also\s)?(?:signed|inked|concluded|initiall?ed)\s[^.;,]{0,40}?\b(?:by|between)\s"
)
_ROUTE = re.compile(r"[A-Z][\w’'-]+\Z")
_BOTH = re.compile(r"\bbetween\s(?:the\s)?(?:\w+\sof\sthe\s)?(?:two|three|sides|parties|countries|both)\b")
_SUBORDINATE = re.compile(
    r"(?:[^.]{0,60}?[–—-]\s)?(?:Ahead|After|Following|Before|If|Once|When|Under|During|Since|As|While|With|Despite|Until|Unless"
    r"|According|In|At|On|Upon|Within|Without|Thanks|Pursuant|By|Prior|Although|Though)\b"
)
_CLAUSE_END = re.compile(r",\s(?!\d|(?:and|or)\s)")
_COLLOQUIAL = ("deal", "pact", "arrangement", "charter")
_ITEM_CUT = re.compile(r"\s*(?:;|\((?=signed|between|from)|\.(?:\s|\Z)|\s[–—]\s(?=signed|by)|,\ssigned\b)")
_LOOK_BACK = 120
MAX_TITLE = 400


class Phrase(msgspec.Struct, frozen=True):
    """A phrase at [start, end) and its head; both are code points of the page's text."""

    kind: str
    head: tuple[int, int]
    start: int
    end: int


def kind_of(words: str) -> str | None:
    """The kind that a head tells, such as `protocol` for "Protocol"."""
    match = _HEAD.fullmatch(words)
    return _kind(match) if match else None


def phrases_in(text: str, sentence: Sentence, *, item: bool = False) -> list[Phrase]:
    """The phrases of a sentence that name an instrument, in order; an item of a list names one as a whole."""
    found: list[Phrase] = []
    until = sentence.start
    for match in _heads(text, sentence):
        if match.start() < until:
            continue
        phrase = _phrase(text, sentence, match, until, item=item)
        if phrase is not None:
            found.extend(_each_of(text, phrase))
            until = phrase.end
    return found


def _heads(text: str, sentence: Sentence) -> Iterator[re.Match[str]]:
    said = sentence.text.lower()
    if len(said) != sentence.end - sentence.start:
        yield from _HEAD.finditer(text, sentence.start, sentence.end)
        return
    for found in _LOWER_HEAD.finditer(said):
        match = _HEAD.match(text, sentence.start + found.start(), sentence.end)
        if match:
            yield match


def _each_of(text: str, phrase: Phrase) -> list[Phrase]:
    """The phrases of "agreements on air services and on double taxation": one for each "on"."""
    words = text[slice(*phrase.head)].lower()
    if not words.endswith(("s", "memoranda")) or words.endswith(("notes", "minutes")):
        return [phrase]
    cuts = list(_SEVERAL_ON.finditer(text, phrase.head[1], phrase.end))
    if text.startswith(", on ", phrase.head[1]):
        cuts = cuts[1:]
    if not cuts:
        return [phrase]
    starts = [phrase.start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), phrase.end]
    return [Phrase(phrase.kind, phrase.head, start, end) for start, end in zip(starts, ends, strict=True)]


def _kind(match: re.Match[str]) -> str:
    return _HEADS[int((match.lastgroup or "k0")[1:])][0]


def _phrase(text: str, sentence: Sentence, head: re.Match[str], since: int, *, item: bool) -> Phrase | None:
    left = _LEFT.search(text, max(since, head.start() - _LOOK_BACK), head.start())
    before = "any" if left and left["det"] else "mods"
    start = left.start(before) if left else head.start()
    if left and left["any"] and _REFERS.match(left["any"]):
        return None
    determiner = (left["det"] or "").lower() if left else ""
    if _OF_SPEECH.search(text, max(sentence.start, head.start() - 30), start):
        return None
    opening = text[sentence.start : head.start()]
    subordinate = _SUBORDINATE.match(opening) is not None and "," not in opening
    end = _end(text, head.end(), sentence.end, item=item, subordinate=subordinate)
    apart = _APART.match(text, head.end(), sentence.end)
    end = min(apart.end("what") if apart else end, start + MAX_TITLE)
    end = start + len(text[start:end].rstrip(" ,.;?!"))
    quoted = text[end - 1] in '”"»' or text[head.end() : head.end() + 2].strip()[:1] in {"“", '"', "«"}
    kind, words = _kind(head), head[0].lower()
    if item or quoted or apart or _ABOUT.match(text, head.end(), end) or _WORTH.match(text, head.end(), sentence.end):
        return Phrase(kind, head.span(), start, end)
    said = [word.lower() for word in re.split(r"[ -]", text[start : head.start()]) if word]
    telling = any(word not in _POOR and _KNOWN.fullmatch(word) for word in said)
    if words.startswith(_COLLOQUIAL) and not telling:
        return None
    strong = kind in STRONG or words.startswith("joint ")
    plural = words.endswith("s") and not words.endswith(("notes", "minutes"))
    named = len(said) >= 1 and determiner in {"the", ""} and text[start].isupper() and text[head.start()].isupper()
    if (
        plural
        or (
            determiner in {"the", "this", "that"}
            and not (named or _two(said))
            and not (strong and _SIGNED_BY.match(text, end, sentence.end))
        )
        or not (telling or strong or named)
    ):
        return None
    return Phrase(kind, head.span(), start, end)


def _end(text: str, start: int, until: int, *, item: bool, subordinate: bool) -> int:
    """Where a title that goes on at a place ends; what `_QUOTED` knows belongs to it.

    In a subordinate clause that opens its sentence it ends with the clause.
    """
    place = start
    while True:
        quoted = _QUOTED.match(text, place, until)
        if quoted:
            place = quoted.end()
            continue
        cut = (_ITEM_CUT if item else _CUT).search(text, place, until)
        clause = _CLAUSE_END.search(text, place, until) if subordinate else None
        if clause is not None and (cut is None or clause.start() < cut.start()):
            return clause.start()
        if cut is None:
            return until
        joined = text[start : cut.start()]
        if cut[0].strip() in {"–", "—"} and _ROUTE.search(joined) and text[cut.end() : cut.end() + 2].strip().isupper():
            place = cut.end()
            continue
        if (
            "between" in joined
            and " and " not in joined
            and not _BOTH.search(joined)
            and cut[0].lstrip(" ,").startswith("and")
            and not _ANOTHER_JOINED.match(cut[0])
        ):
            place = cut.end() - 1
            continue
        quoted = _QUOTED.match(text, cut.start(), until)
        if quoted is None or quoted.end() == place:
            return cut.start()
        place = quoted.end()


def _two(said: list[str]) -> bool:
    """Whether the words before "the agreement" say what it is about: "the air services agreement"."""
    return sum(word not in _POOR and _KNOWN.fullmatch(word) is not None for word in said) >= 1
