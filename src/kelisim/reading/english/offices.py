"""The words of offices, and where the body of an office stands in them.

1. A minister, an ambassador or a governor is "of" a field or a place: that is part of the office.
2. A head, a director, a chairman or a rector is "of" a body; "of the Board", "of the Management Board" and "of the
   delegation" belong to the office, and the body comes after them.
3. A body may stand before: "KazTransOil CEO", "Energy Ministry spokesperson".
"""

import re

from kelisim.reading.wording import each, either

CAPITAL = r"[A-ZÀ-ÖØ-ÞŞĞİŁŚŻČŠŽ][\w’'-]+"
NAME = (
    rf"(?:(?:[A-Z]\.\s?){{1,2}}{CAPITAL}"
    rf"|{CAPITAL}(?:\s(?:bin|al|von|van|de|ibn|ul)|\s[A-Z]\.)?(?:\s{CAPITAL}){{1,3}})"
)
TITLES = r"(?:Mr|Ms|Mrs|Dr|H\.E|His\sExcellency|Her\sExcellency|Professor|Prof|Academician|Datuk|Sheikh|Sir|Lord)\.?"
HEAD = re.compile(
    r"\b"
    + either(
        """
        [Pp]rime [Mm]inister | [Vv]ice[ -][Pp]resident | [Pp]resident | [Cc]hancellor | [Pp]remier | [Kk]ing | [Ee]mir
        [Vv]ice[ -][Mm]inister | [Mm]inister | [Ss]ecretary[ -][Gg]eneral | Secretary of State | State Secretary
        [Ss]ecretary | [Aa]mbassador | [Cc]onsul(?: [Gg]eneral)? | [Aa]kim | [Gg]overnor | [Mm]ayor
        (?:[Cc]o-)?[Cc]hair(?:man|woman|person)? | [Hh]ead | [Dd]irector[ -][Gg]eneral | [Dd]irector
        [Gg]eneral [Mm]anager | [Mm]anager | CEO | [Cc]hief [Ee]xecutive(?: [Oo]fficer)? | [Ss]pokes(?:man|woman|person)
        [Ss]peaker | [Cc]ommissioner | [Pp]rosecutor(?: [Gg]eneral)? | [Rr]ector | [Rr]epresentative | [Ee]nvoy
        [Aa]dvis[eo]r | [Cc]hief of [Ss]taff | [Cc]hief | [Nn]egotiator | [Gg]eneral [Ss]ecretary
        [Tt]oraga | [Cc]urator | [Ll]eader | [Cc]hargé d[’']affaires | [Ss]trategist | [Ee]conomist | [Aa]nalyst
        [Cc]oach | [Rr]eferee | [Cc]aptain | [Cc]hoirmaster | [Cc]onductor | [Ff]armer | [Ff]ounder | [Ee]ngineer
        [Ll]awmaker | [Ee]xpert | [Rr]esearcher | [Oo]fficer
        [Tt]reasurer | [Cc]olleague
        [Pp]rofessor | [Aa]cademician | [Ee]ditor | [Dd]ean | [Cc]oordinator | [Ss]enator | [Ii]nspector | [Cc]ommander
        """
    )
    + r"\b(?!’s|'s)"
)
RANK = either(
    """
    first | deputy | acting | senior | vice | chief | then | special | delegation | committee | commission | board
    executive | general | press | managing | lead | foreign | energy | trade | transport | finance | agriculture
    economy | defen[cs]e | health | education | culture | interior | justice | environment | water | industry | labou?r
    tourism
    digital | railway | customs | economic | permanent | commercial | technical | regional | national | city
    """
)
SPLIT_AFTER = re.compile(
    r"(?:chair\w*|head|director.*|manager|CEO|chief|chief executive.*|spokes\w+|rector|president|secretary[ -]general"
    r"|speaker|representative|commissioner|advis[eo]r)\Z",
    re.IGNORECASE,
)
WITHOUT_NAME = re.compile(
    r"\A(?:The|This|That|In|On|At|And|But|It|He|She|They|We|As|For|Foreign|National|State|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September|October|November|December"
    r"|Minist\w+|Government|Parliament|Council|Press)\b|\b(?:Council|Commission|Ministry|Committee|Union|Agency"
    r"|University|Bank|Administration|Office|Company|Group|Region|Institute|Street|Airport|JSC|LLP|LLC|Fund|Summit"
    r"|Forum|Press|Service|Palace|Cup|Prize)\b"
)
_INNER = re.compile(
    r"\s(?:of|for)\s(?:the\s)?(?:(?:[Mm]anagement|[Ss]upervisory|[Ee]xecutive)\s)?(?:[Bb]oard|[Dd]irectors"
    r"|[Dd]elegation)(?:\sof\s[Dd]irectors)?"
)
_OF = re.compile(r"\s(?:of|for|at)\s(?:the\s)?")
_FIELD = re.compile(
    r"[a-z]|(?:Staff|Government|State|Foreign|Economic|Mission|Delegation|Department\sof|Region\b)", re.ASCII
)
_PLAIN = frozenset(
    each(
        """
        Deputy First Acting Vice General Executive Managing Board Chief Senior Special Press Permanent Co State Foreign
        Economic Trade Energy Finance Regional National Commercial Technical Research Delegation Committee Commission
        Presidential Parliamentary Honorary Supervisory Management Interim New Former Then The Prime Government Senate
        Parliament Assistant
        """
    )
)
_LEADING = re.compile(rf"{CAPITAL}(?:\s(?:of\s|and\s|for\s)?{CAPITAL}){{0,5}}")


def body_of(text: str, head: int, end: int) -> tuple[tuple[int, int], int] | None:
    """The body that an office is "of", and where the office's own words end (rule 2)."""
    place = head
    inner = _INNER.match(text, place, end)
    if inner:
        place = inner.end()
    of = _OF.match(text, place, end)
    if of is None or of.end() >= end or _FIELD.match(text, of.end()):
        return None
    return (of.end(), end), place


def body_before(text: str, start: int, head: int) -> tuple[tuple[int, int], int] | None:
    """The body whose name stands before an office, and where the office's own words begin (rule 3)."""
    lead = _LEADING.match(text, start, head)
    if lead is None:
        return None
    end = start
    for word in re.finditer(r"\S+", lead[0]):
        bare = word[0].split("-")[0]
        if bare in _PLAIN and end == start:
            return None
        if bare in _PLAIN and bare not in {
            "State",
            "National",
            "Energy",
            "Trade",
            "Finance",
            "Commission",
            "Committee",
        }:
            break
        end = start + word.end()
    words = text[start:end]
    own = end
    while own < head and text[own] in " -":
        own += 1
    for mark in ("’s", "'s"):
        words = words.removesuffix(mark)
    if not words or (" " not in words and words in _PLAIN):
        return None
    return (start, start + len(words)), own
