"""Instruments: what was signed, is planned, is ratified or in force, as a text says it.

1. An instrument is a phrase that names one, governed by a verb that tells a step of its life, or in a list that such
   a sentence announces ("signed the following documents:", "Among them are").
2. The verb governs the phrases after it up to another verb; a passive governs those before it.
3. Its status is the step that is stated of it, and no more: "plans to sign" is planned; a year or a date before the
   phrase ("the 2008 agreement") or "signed in 2019" behind it, or "under" before it, make it an older one, whose
   signing is no news.
4. Of several steps told of one instrument the latest in its life counts.
"""

import itertools
import re
from collections.abc import Sequence

import msgspec

from kelisim.model.dates import first_day
from kelisim.reading.dates import find_dates
from kelisim.reading.english.phrases import Phrase, phrases_in
from kelisim.reading.english.steps import Step, steps_in
from kelisim.reading.lexicon.states import parliament_names
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

RANKS = ("planned", "draft-approved", "initialled", "signed", "ratified", "in-force", "amended", "ended")
_OLDER_BEFORE = re.compile(
    r"(?:\b(?:19|20)\d\d|\b(?:existing|previous|earlier|current|old|original|so-called|landmark))\s"
    r"(?:(?!(?:and|or|an?|the)\s)[\w-]+\s){0,3}\Z"
)
_OLDER_AFTER = re.compile(
    r"\s?,?\s?(?:(?:which|that)\s(?:was|were|had\sbeen|(?:the\s)?(?:[\w’'-]+\s){1,5}?(?=signed|concluded))\s?)?"
    r"(?:signed|concluded|dated|inked|of|from|done(?:\sat\s[A-Z]\w+)?|as\searly\sas|back\sin|already\sin)\s(?:(?:by|between)\s[^,.;]{2,60}?\s)?(?:in\s[A-Z]\w+(?:\s[A-Z]\w+)?\s(?=(?:on|in|last|back)\s))?"
    r"(?:in\s|on\s|back\sin\s|last\s(?=year|month)|earlier\sthis\s(?=year))?"
    r"(?P<when>(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:\d{1,2},?\s)?(?:19|20)\d\d|(?:\d{1,2}\s)?[A-Z][a-z]+\s\d{1,2}"
    r"|year\b|month\b|(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\syears\sago)"
)
_CONTEXT = re.compile(
    r"\b"
    + either(
        """
        under | within(?: the framework of)? | according to | in accordance with | on the basis of | based on
        pursuant to | in line with | implementation of | implement(?:ing|s|ed)? | implementing | terms of
        provisions of | article \\d+ of | violat\\w+(?: of)? | in addition to | as part of | fulfil\\w*(?: of)?
        framework of | parties to | party to | provided for (?:in|by) | stipulated (?:in|by) | basis of
        compliance with
        thanks to | envisaged (?:in|by) | set out in | members of | extension of | renewal of | review of
        about | anniversary of | years of | progress on | governed by | beyond | execution of | results of | part of
        """
    )
    + r"\s(?:(?:the|this|that|an?|its|their|both|intergovernmental|bilateral)\s){0,3}\Z",
    re.IGNORECASE,
)
_OTHER_VERB = re.compile(
    r"\b"
    + either(
        """
        said | says | noted | stated | discuss(?:ed|ing) | considered | reviewed | presented | announced | stressed
        emphasi[sz]ed | added | hailed | welcomed | praised | recalled | mentioned | told | called | proposed | plans?
        planned | intends? | expects? | expected | hopes? | agreed | will | would | could | may | might | should | must
        is | has | have | had | provides? | provided | envisages? | allows? | met | visited | opened | launched
        invited | urged | regulates? | governs? | toured | exchanged views | attended | raised | touched | spoke
        talked
        remains? | continues? | needs? | wants? | sees? | believes? | reminded | examined | ordered | asked | showed
        """
    )
    + r"\b"
)
_ANNOUNCES = re.compile(
    r":|\b(?:includ\w+|among|namely|such\sas|were|was|are|in\sparticular|particularly|like)\b|[–—(]"
)
_BETWEEN_PASSIVE = re.compile(
    r"[”\"»]?(?:\s?(?:,\s(?:which|that|covering|providing|aimed|aiming|worth|valued|along\swith|together\swith|as\swell\sas"
    r"|drawn|designed|expected|intended|prepared|on)\b[^,;]{0,100},|\([^()]{0,60}\)|,\s[^,;]{0,50},"
    r"|\s(?:worth|valued\sat|totall?ing|running|lasting)\s[^,;]{2,40}?(?=\s(?:was|were|has|have|is|will)\b)))?"
    r"[,\s]*(?:(?:which|that|also|not|yet|formally|officially|soon|ready|the|was|were|is|are|has|have|had|been|being|be|both|all"
    r"|still|currently|now|prepared|submitted|drawn|agreed|finali[sz]ed|drafted|completed|negotiated|translated|and|up"
    r"|\w+ly)\s)*"
)
_INNER = re.compile(r"\b(?:agreement|treaty|convention|contract|protocol|memorandum)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\s?,?\s(?:which|that)\s(?:the\s)?(?:[\w’'-]+\s){1,6}")
_GAP = 130
_NEAR = 24
_WHICH = re.compile(r"\s?,?\s(?:which|that)\s(?:was|were|had|has)\b")
_SAME_CLAUSE = re.compile(r"[,\s]*(?:and|then|but|later|,)\s(?:[\w ]{0,40})?\Z|[^.;]{0,80}\band\s(?:\w+\s){0,2}\Z")
_RECENT = 62
"""So many days before the story a signing may lie and still be its news."""


class Mention(msgspec.Struct, frozen=True):
    """An instrument that a phrase names, with the step of its life and where that stands.

    `sentence` is where the phrase stands, `told_in` where the step does, `past` where an earlier signing is dated.
    """

    kind: str
    kind_at: tuple[int, int]
    start: int
    end: int
    status: str | None
    status_at: tuple[int, int]
    sentence: Sentence
    told_in: Sentence
    form: str = "active"
    past: tuple[int, int] | None = None
    weak: bool = False


def find_instruments(
    text: str, sentence: Sentence, lead: Sentence | None = None, *, published: str | None = None, item: bool = False
) -> list[Mention]:
    """The instruments whose life a sentence tells, in order.

    Args:
        text: the page's text.
        sentence: where the instruments are named.
        lead: the sentence that announces this one as a part of its list.
        published: when the story was published, which tells news from history.
        item: whether the sentence is an item of a list, of which each is one instrument.
    """
    steps = steps_in(text, sentence)
    told_in = sentence
    item = item and not any(step.status in RANKS and step.form == "passive" for step in steps)
    if lead is not None and (item or not any(step.status in RANKS for step in steps)):
        steps, told_in = steps_in(text, lead), lead
    if not steps:
        return []
    phrases = phrases_in(text, sentence, item=item)
    found = []
    for place in range(len(phrases[:1] if item else phrases)):
        mention = _mention(text, phrases, place, steps, (sentence, told_in), published)
        if mention is not None:
            found.append(mention)
    return found


def _mention(
    text: str,
    phrases: Sequence[Phrase],
    place: int,
    steps: Sequence[Step],
    where: tuple[Sentence, Sentence],
    published: str | None,
) -> Mention | None:
    sentence, told_in = where
    phrase = phrases[place]
    following = phrases[place + 1].start if place + 1 < len(phrases) else sentence.end
    past = _OLDER_AFTER.match(text, phrase.end, min(sentence.end, following))
    inner = (
        past is not None
        and _INNER.search(text, phrase.head[1], phrase.end)
        and past[0].split()[0] in {"of", "from", "dated"}
    )
    tail = past.end() if inner and past is not None else phrase.end
    past = None if inner else past
    news = past is not None and _is_news(text, past, published)
    older = past is not None and not news
    told = [step for step in steps if not older or past is None or not past.start() <= step.start < past.end()]
    step = _step_for(told, phrases, place, text, past.end() if older and past else tail, led=told_in is not sentence)
    said = step.end if step is not None and sentence.start <= step.end <= phrase.start else sentence.start
    before = text[max(said, phrase.start - 50) : phrase.start]
    if step is None or step.status in {"negated", "older", "law"}:
        return None
    if _CONTEXT.search(before) and step.form != "passive" and not _new_one(text, phrase, step):
        return None
    older = older or _OLDER_BEFORE.search(text[max(sentence.start, phrase.start - 40) : phrase.head[0]]) is not None
    if older and step.status in {"signed", "planned", "initialled", "talked", "adopted"}:
        return None
    draft = re.search(r"\bdraft\s", text[max(sentence.start, phrase.start - 8) : phrase.head[0]], re.IGNORECASE)
    status = _status(step.status, phrase.kind, draft=draft is not None)
    if step.status == "adopted" and draft is None and phrase.kind in _RATIFIED_KINDS:
        house = _HOUSE.search(text, max(told_in.start, step.start - 120), min(told_in.end, step.end + 60))
        status = "ratified" if house else status
    if status == "drop":
        return None
    dated = past.span("when") if past is not None and status != "planned" else None
    return Mention(
        phrase.kind,
        phrase.head,
        phrase.start,
        phrase.end,
        None if status == "open" else status,
        (step.start, step.end),
        sentence,
        told_in,
        form=step.form,
        past=dated,
        weak=step.status in {"talked", "open", "adopted", "submitted"} and status != "ratified",
    )


_RATIFIED_KINDS = frozenset({"treaty", "agreement", "framework-agreement", "protocol"})
_HOUSE = re.compile(
    r"\b(?:[Pp]arliament|[Ss]enate|[Hh]ouse|[Cc]hamber|[Ll]awmakers|[Dd]eputies|[Ss]enators|National\sAssembly|"
    + "|".join(parliament_names())
    + r")\b(?!\sof\s[Cc]ommerce)"
)
"""A parliament that approves an agreement ratifies it."""


def _new_one(text: str, phrase: Phrase, step: Step) -> bool:
    """Whether "under" stands before one that was just signed: "under a memorandum signed at the forum"."""
    return text[: phrase.start].endswith((" a ", " an ")) and 0 <= step.start - phrase.end <= 1


def _status(status: str, kind: str, *, draft: bool) -> str:
    if status == "talked":
        return "planned"
    if status == "submitted":
        return "planned" if draft else "drop"
    if status == "adopted":
        if draft:
            return "draft-approved"
        return "open" if kind in {"programme", "roadmap", "action-plan", "declaration", "protocol"} else "drop"
    if draft and status in {"signed", "in-force"}:
        return "planned"
    return status


def _is_news(text: str, past: re.Match[str], published: str | None) -> bool:
    """Whether the date behind a phrase is that of the story's own news."""
    if not published:
        return False
    dates = find_dates(text, past.start("when"), past.end("when"), published)
    if not dates or not dates[0].day or len(dates[0].day) != 10 or len(published) != 10:
        return False
    return abs((first_day(published) - first_day(dates[0].day)).days) <= _RECENT


def _step_for(
    steps: Sequence[Step], phrases: Sequence[Phrase], place: int, text: str, end: int, *, led: bool
) -> Step | None:
    """The verb that governs a phrase (rule 2)."""
    if led:
        good = [step for step in steps if step.status in {*RANKS, "adopted"}]
        return good[-1] if good else None
    for after in range(place, len(phrases)):
        tail = end if after == place else phrases[after].end
        until = phrases[after + 1].start if after + 1 < len(phrases) else len(text)
        behind = [step for step in steps if tail <= step.start < min(until, tail + _GAP) and step.form != "noun"]
        if behind and behind[0].status == "adopted" and _is_law(steps, phrases[place]):
            break
        if after == place and behind and _described(text, steps, phrases[place], tail):
            break
        if behind and _BETWEEN_PASSIVE.fullmatch(text, tail, behind[0].start):
            participle = behind[0].form == "passive" or text[tail : behind[0].start].strip() in {"", ","}
            if participle:
                return _latest(text, behind)
        if after == place and behind and _RELATIVE.fullmatch(text, tail, behind[0].start):
            return behind[0]
        if after > place and after + 1 < len(phrases) and not _joined(text, phrases[after], phrases[after + 1]):
            break
    before = [step for step in steps if step.start < phrases[place].start]
    if not before:
        return None
    step = before[-1]
    gap = _gap(text, step.end, phrases, place)
    if _OTHER_VERB.search(gap) or (step.form == "passive" and not _ANNOUNCES.search(gap)):
        return None
    return step


def _described(text: str, steps: Sequence[Step], phrase: Phrase, tail: int) -> bool:
    """Whether "that was signed" only describes what the sentence says to be ratified, extended or ended."""
    before = [step for step in steps if step.end <= phrase.start]
    if not before or _WHICH.match(text, tail) is None or before[-1].form == "passive":
        return False
    return before[-1].status in {"ratified", "amended", "ended"} and phrase.start - before[-1].end <= _NEAR


def _is_law(steps: Sequence[Step], phrase: Phrase) -> bool:
    """Whether what is adopted is a law on the ratification of what a phrase names."""
    return any(step.status == "ratified" and 0 <= phrase.start - step.end <= _NEAR for step in steps)


def _joined(text: str, one: Phrase, other: Phrase) -> bool:
    return len(text[one.end : other.start]) < 40


def _latest(text: str, steps: Sequence[Step]) -> Step:
    """Rule 4 for "was signed in 2017, ratified in 2018 and entered into force"."""
    best = steps[0]
    for one, other in itertools.pairwise(steps):
        if not re.search(r",|\b(?:and|then)\b", text[one.end : other.start]) or other.status not in RANKS:
            break
        if best.status not in RANKS or RANKS.index(other.status) > RANKS.index(best.status):
            best = other
    return best


def _gap(text: str, since: int, phrases: Sequence[Phrase], place: int) -> str:
    """What stands between a verb and a phrase, the phrases between them left out."""
    pieces, start = [], since
    for phrase in phrases[:place]:
        if phrase.start >= since:
            pieces.append(text[start : phrase.start])
            start = max(start, phrase.end)
    pieces.append(text[start : phrases[place].start])
    return " ".join(pieces)
