"""Instruments: what was signed, is planned, is ratified or in force, as Russian prose says it.

1. An instrument is a phrase that names one, in a sentence that tells a step of its life, or in a list that such
   a sentence announces ("подписаны следующие документы:", "Среди них").
2. Its status is the step that the sentence states of it, and no more. A year before or behind the phrase ("соглашение
   2008 года", "от 12 мая 2008 года", "подписанное в 2019 году"), "ранее" and "напомним" make it an older one, whose
   signing is no news.
3. The step of a phrase is the verb right behind it or behind its list, or else the nearest verb before it. Steps
   inside a phrase are words of its title.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.reading.russian.heads import heads_in, kind_of
from kelisim.reading.russian.phrases import Phrase, phrases_in
from kelisim.reading.russian.steps import Step, steps_in
from kelisim.reading.sentences import Sentence

_YEAR = r"(?:19|20)\d\d"
_OLDER_BEFORE = re.compile(
    r"(?:\b(?:ранее|прежд?н\w+|действующ\w+|существующ\w+|стар\w+|предыдущ\w+|заключ[её]нн\w+|подписанн\w+(?!\sдокумент)|ныне|"
    r"так\sназываем\w+)\s)(?:[\w-]+\s){0,3}\Z",
    re.IGNORECASE,
)
_OLDER_AFTER = re.compile(
    rf"\s?,?\s?(?:котор\w+\s(?:был[аои]?\s)?)?(?:подписанн?\w*|заключ[её]нн?\w*|действующ\w+|принят\w*|от)\s"
    rf"(?:(?:ещ[её]|ранее|в|ими|сторонами)\s){{0,3}}(?:\d{{1,2}}\s)?(?:[а-я]+\s)?(?P<year>{_YEAR})\sг"
    rf"|\s(?P<bare>{_YEAR})\s(?:года|г\.)|\s?,\s(?:подписанн\w+|заключ[её]нн\w+)\sранее",
    re.IGNORECASE,
)
_OLDER_INSIDE = re.compile(
    rf"\sот\s(?:\d{{1,2}}\s[а-я]+\s)?(?P<year>{_YEAR})|(?<!\sдо)(?<!\sна)(?<!\sпо)\s(?P<bare>{_YEAR})\sгода\Z"
)
_BACKGROUND = re.compile(
    r"\A\W*(?:напомн\w+|ранее|прежде|до\sэтого|справочно|для\sсправки|как\sизвестно)(?!\w)|(?<!\w)(?:ещ[её]\sв|ранее|давно)\s"
    r"(?:[^.;]{0,40}?)(?:подписа|заключ|19|20)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"[,\s]*(?:(?:котор\w+|был[аои]?|также|уже|ещ[её]|официально|сегодня|вчера|сторонами|стороны|страны|они|не|и|в|этот|день"
    r"|торжественно|вскоре|скоро|тогда|буд[еу]т|быть|планируется|должн\w+|накануне|так|пока|\d{1,2}|[а-я]+(?:ря|ля|та|ая|ня)|"
    rf"{_YEAR}|года|г\.|в\s[А-ЯЁ][\w-]+)\s+)*",
)
_CLAUSE = re.compile(r"[;:]|,\s(?:а|но|однако|при\sэтом)\s")
_AGAIN = re.compile(r"[:;,]\s(?:но\s)?(?:он[ао]?|его|её|ее)\s(?:[а-яё]+\s){0,2}\Z")
_RELATIVE = re.compile(r"\s?,\s(?:[а-яё]{1,3}\s)?котор\w+\s")
_GERUND = re.compile(r"\w+(?:в|вши)\Z")
_GAP = 90


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
    plural: bool = False


def find_instruments(
    text: str,
    sentence: Sentence,
    lead: Sentence | None = None,
    *,
    places: tuple[tuple[int, int], ...] = (),
    published: str | None = None,
) -> list[Mention]:
    """The instruments whose life a sentence tells, in order.

    Args:
        text: the page's text.
        sentence: where the instruments are named.
        lead: the sentence that announces this one as a part of its list.
        places: the towns that the sentence names.
        published: when the page was published, where that is known: what an earlier year signed is older.
    """
    told = steps_in(text, sentence)
    if not told and lead is None:
        return []
    phrases = phrases_in(text, sentence, places)
    steps = [step for step in told if not any(one.start <= step.start and step.end <= one.end for one in phrases)]
    told_in = sentence
    if not steps and lead is not None:
        steps, told_in = steps_in(text, lead), lead
    if not steps:
        return []
    found = []
    for place, phrase in enumerate(phrases):
        following = phrases[place + 1].start if place + 1 < len(phrases) else sentence.end
        past = _OLDER_AFTER.match(text, phrase.end, min(sentence.end, following))
        open_steps = [step for step in steps if past is None or not past.start() <= step.start < past.end()]
        step = _step_for(open_steps, phrases, place, text, past.end() if past else phrase.end)
        if step is None or step.status == "negated":
            continue
        if step.status in {"signed", "planned", "adopted"} and _older(text, phrase, past, told_in, published):
            continue
        found.append(_mention(phrase, step, sentence, told_in))
    return found


def _mention(phrase: Phrase, step: Step, sentence: Sentence, told_in: Sentence) -> Mention:
    status = None if step.status in {"adopted", "later"} else step.status
    at = (step.start, step.end)
    return Mention(phrase.kind, phrase.head, phrase.start, phrase.end, status, at, sentence, told_in, phrase.plural)


_FIRST_WORD = re.compile(r"\W*(?:подписан|заключ[её]н|парафирован|ратифицирован|вступ|действ)\w*\s", re.IGNORECASE)
_POINTS = re.compile(
    r"(?<!\w)(?:он[ао]?|его|её|ее|него|неё|нее|нему|документ\w*|проект|(?P<head>соглашени[еяю]|договора?|протокола?|меморандума?|конвенци[яюи]"
    r"|программ[аыу]|контракта?|деклараци[яюи]|план))(?!\w)",
    re.IGNORECASE,
)


def find_referred(text: str, sentence: Sentence, pending: Sequence[tuple[Phrase, Sentence]]) -> list[Mention]:
    """The instrument that a sentence before named and of whose life this one tells: "Она подписана в Любляне".

    Args:
        text: the page's text.
        sentence: what may tell it by "он", "документ" or the head of its kind alone.
        pending: the phrases of the sentences before of whose life nothing was told, in order.
    """
    steps = [step for step in steps_in(text, sentence) if step.status not in {"negated", "adopted"}]
    if steps and pending and pending[-1][1].end >= sentence.start - 3 and _FIRST_WORD.match(sentence.text):
        return [_mention(pending[-1][0], steps[0], pending[-1][1], sentence)]
    for points in _POINTS.finditer(text, sentence.start, sentence.end):
        near = [
            step for step in steps if abs(step.start - points.end()) < _GAP or step.start <= points.start() < step.end
        ]
        if not near:
            continue
        kind = kind_of(points["head"]) if points["head"] else None
        for phrase, named in reversed(pending):
            if kind is None or phrase.kind == kind or phrase.kind.endswith(f"-{kind}"):
                return [_mention(phrase, near[0], named, sentence)]
    return []


def find_later(text: str, sentence: Sentence, known: Mention) -> Mention | None:
    """A later step of an instrument told before: "В него внесли изменения", "Соглашение вступило в силу в мае"."""
    steps = steps_in(text, sentence)
    if any(step.status not in _LATER for step in steps):
        return None
    points = _POINTS.search(text, sentence.start, sentence.end)
    if not steps or points is None or abs(steps[0].start - points.end()) > _GAP:
        return None
    kind = kind_of(points["head"]) if points["head"] else None
    if kind is not None and known.kind != kind and not known.kind.endswith(f"-{kind}"):
        return None
    step = steps[0]
    return msgspec.structs.replace(known, status=step.status, status_at=(step.start, step.end))


_LATER = frozenset({"ratified", "in-force", "amended", "ended"})


def _older(text: str, phrase: Phrase, past: re.Match[str] | None, sentence: Sentence, published: str | None) -> bool:
    """Rule 2."""
    inside = _OLDER_INSIDE.search(text, phrase.head[1], phrase.end)
    if inside is not None and any(one.start() < inside.start() for one in heads_in(text, phrase.head[1], phrase.end)):
        inside = None
    for found in (past, inside):
        if found is None:
            continue
        year = next((found[name] for name in ("year", "bare") if found[name]), None)
        if year is None or published is None or year != published[:4]:
            return True
    if _OLDER_BEFORE.search(text, max(sentence.start, phrase.start - 40), phrase.head[0]):
        return True
    return _BACKGROUND.search(sentence.text) is not None


def _step_for(steps: Sequence[Step], phrases: Sequence[Phrase], place: int, text: str, end: int) -> Step | None:
    """The verb that governs a phrase (rule 3)."""
    for after in range(place, len(phrases)):
        tail = end if after == place else phrases[after].end
        until = phrases[after + 1].start if after + 1 < len(phrases) else len(text)
        behind = next((step for step in steps if tail <= step.start < min(until, tail + _GAP)), None)
        if behind is not None:
            if _GERUND.search(text, behind.start, behind.end):
                break
            if _PASSIVE.fullmatch(text, tail, behind.start):
                return behind
            break
        if after + 1 < len(phrases) and not phrases[after + 1].beside:
            break
    before = [step for step in steps if step.start < phrases[place].start]
    if before:
        return before[-1]
    later = [step for step in steps if end <= step.start]
    if not later:
        return None
    if _RELATIVE.match(text, end):
        main = [step for step in later[1:] if "," in text[later[0].end : step.start]]
        later = main or later
    again = _AGAIN.search(text, end, later[0].start)
    return later[0] if again or not _CLAUSE.search(text, end, later[0].start) else None
