"""Instruments: what was signed, is planned, is ratified or in force, as a Kazakh text says it.

1. An instrument is a phrase that names one, with the step of its life that the next verb behind it tells, or the verb
   of the sentence that announces it as a part of a list ("мынадай құжаттарға қол қойылды:", "Олардың қатарында").
2. What is signed stands in the dative before `қол қойды`; what is ratified or initialled in the accusative; what comes
   into force in the nominative. A phrase with a postposition behind it (`сәйкес`, `аясында`) is none of these.
3. Its status is the step that the sentence states of it, and no more. The signing of an older one is no news.
4. A head alone (`келісімге`, `құжатқа`) speaks of the instrument named before.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.reading.kazakh.ages import is_older, is_past
from kelisim.reading.kazakh.context import Said
from kelisim.reading.kazakh.forms import form_in
from kelisim.reading.kazakh.phrases import Phrase, names_one, phrases_in
from kelisim.reading.kazakh.steps import Step, steps_in
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.wording import each

_HEADS = each(
    "келісім шарт хаттама меморандум деклара мәлімдеме коммюнике бағдарлама жоспар карта нота конвенция контракт хат"
)
_POSTPOSITIONS = frozenset(
    each(
        """
        сәйкес шеңберінде аясында негізінде бойынша жөнінде арқылы қатысты байланысты сай орай
        шеңберіндегі
        аясындағы арқасында нәтижесінде барысында бағытталған ие дейін қарамастан қарсы жүктелген келу келді
        """
    )
)
_THIS_PAPER = re.compile(r"(?:бұл|аталған|осы|ол)?\s?құжат(?:тың)?\s")
_THAT = re.compile(r"(?<!\w)оны(?!\w)")
_IT = re.compile(r"(?<!\w)(?:оған|оны|құжатты|құжатқа)(?!\w)")
_TO_IT = re.compile(r"(?<!\w)(?:оған|бұған|құжатқа)(?!\w)")
_AMONG = re.compile(
    r"(?:[Оо]лар|[Бб]ұлар)\s?[:—–]|[Аа]тап\sайтқанда|[Аа]тап\sайтсақ"
    r"|(?:[Оо]лардың|[Сс]олардың|[Бб]ұлардың|[Оо]ның|[Ққ]ұжаттардың)\s(?:ішінде|қатарында|арасында)"
    r"|[Ққ]ол\sқойылған\s(?:құжаттар|келісімдер)\w*\s(?:ішінде|қатарында|арасында)"
)
_SIGNED_AMONG = re.compile(
    r"(?P<step>қол\sқойылған)\s(?:\w+\s){0,2}?(?:құжат|келісім|меморандум)\w*\s(?:ішінде|қатарында|арасында)"
)
_PLANNED_AMONG = re.compile(
    r"(?P<step>қол\sқоюға\s(?:дайын|дайындалған|әзірленген)|(?:дайындалып|әзірленіп|пысықталып)\s(?:жатқан|отырған)"
    r"|қол\sқойыл(?:атын|мақ)|жоспарланған)\s(?:\w+\s){0,2}?(?:құжат|келісім|меморандум)\w*\s(?:ішінде|қатарында|арасында)"
)
_SEVERAL = re.compile(r"құжат|келісім|меморандум|уағдаластық")
_CASES: dict[str, frozenset[str]] = {
    "signed": frozenset(("dative",)),
    "planned": frozenset(("dative", "genitive", "", "accusative")),
    "initialled": frozenset(("accusative", "", "dative", "genitive")),
    "ratified": frozenset(("accusative", "", "genitive")),
    "in-force": frozenset(("", "genitive")),
    "draft-approved": frozenset(("genitive", "", "accusative")),
    "amended": frozenset(("dative", "genitive", "accusative", "")),
    "ended": frozenset(("", "genitive", "accusative", "ablative")),
    "adopted": frozenset(("", "accusative")),
}
_HERE = re.compile(
    r"(?<!\w)(?:(?:сапар|кездесу|келіссөз|отырыс|форум|саммит|жиын|жүздесу)\w*\s(?:\w+\s)?(?:барысында|аясында|кезінде|соңында"
    r"|шеңберінде|нәтижесінде|қорытындысы\w*)|(?:сапар|кездесу|келіссөз|отырыс|форум|саммит|жиын)\w*[дт][ае]|бүгін|кеше)(?!\w)"
)
_ITS_DRAFT = re.compile(r"(?:оның|құжаттың)\sжоба(?:сын|сы)(?!\w)")
_PASSIVE = re.compile(r"қол\sқойыл(?:ды|ған)")
_SIGNED_THINGS = frozenset(each("құжат заң жарлық қаулы келісім хаттама меморандум шарт қағаз өтініш"))
_OTHER = frozenset(each("ұқсас басқа бұрынғы өзге алдыңғы екінші тағы жаңа бірқатар бірнеше"))
_LIKE = frozenset(("осындай", "мұндай", "ұқсас"))
_PARTNER = 5
_MADE_CASES = frozenset(("", "accusative", "instrumental"))
_ANNOUNCING = frozenset(("signed", "planned", "initialled", "signed-before", "ratified", "adopted"))
_DRAWN_UP = frozenset(("programme", "action-plan", "roadmap", "declaration"))
"""Papers of which `жасалды` says that they were drawn up, and not that they were concluded."""
_MADE = re.compile(r"жаса|алмас")


class Mention(msgspec.Struct, frozen=True):
    """An instrument that a phrase names, with the step of its life: `told_in` is the sentence of the step.

    `status` is `negated` where the text says that the step was not taken, `named` where it tells none.
    `older` says that its signing lies behind what the text tells.
    """

    phrase: Phrase
    status: str | None
    step: Step
    said: Said
    told_in: Said
    older: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing but its kind is said of it."""
        return self.phrase.first == self.phrase.head.first


class Back(msgspec.Struct, frozen=True):
    """A step that is told of an instrument named before: by its `kind`, or of any where that is None."""

    kind: str | None
    step: Step
    said: Said


def find_instruments(said: Said, lead: Said | None) -> tuple[list[Mention], list[Back]]:
    """The instruments whose life a sentence tells, and what it tells of those named before.

    Args:
        said: the sentence.
        lead: the sentence that announces this one as a part of its list.
    """
    low = said.low
    if not any(head in low for head in _HEADS):
        return [], _of_paper(said)
    steps, told_in = _steps_of(said, lead)
    phrases = [_alike(said, phrase) or phrase for phrase in phrases_in(said)]
    if not steps or asks(said):
        return _only_named(said, phrases), []
    colon = low.find(":")
    found: list[Mention] = []
    back: list[Back] = []
    for place, phrase in enumerate(phrases):
        step = _listed(steps, said, phrase, told_in, colon)
        if step is None:
            step = _governing(said, steps, phrases, place)
        if step is None:
            continue
        if not _is_one(said, phrase):
            if not phrase.head.form.plural and not _another(said, phrase):
                back.append(Back(phrase.head.kind, step, said))
                later = [one for one in steps if one.start > step.end and one.status == "ended"]
                back.extend(Back(phrase.head.kind, one, said) for one in later)
            continue
        if step.status in {"negated", "planned", "draft-approved"}:
            step = _after_all(said, steps, step)
        older = is_older(said, phrase) or (
            step.status in {"signed", "signed-before"} and told_in is said and is_past(said, steps, step, phrase)
        )
        status = _status(said, told_in, phrase, step)
        if status == "" or (older and status in {"signed", "planned"} and told_in is said):
            continue
        found.append(Mention(phrase, status, step, said, told_in, older))
        back.extend(Back(phrase.head.kind, one, said) for one in _later_of_it(said, steps, step))
    return found, back or ([] if found else _of_paper(said))


def _status(said: Said, told_in: Said, phrase: Phrase, step: Step) -> str | None:
    """The status that a step gives to a phrase; empty where it tells nothing of it.

    What `қол қойылған` before a noun says is a signing where a list begins with it, or the talks that brought it stand
    before; else it only names the instrument.
    """
    if step.status == "adopted":
        return None
    if step.status == "future-force" or (step.status == "signed-before" and _is_not(said, phrase)):
        return ""
    if step.status == "signed-before":
        here = told_in is not said or _HERE.search(said.low[: step.start - said.start]) is not None
        return "signed" if here else "named"
    return step.status


def _is_not(said: Said, phrase: Phrase) -> bool:
    """Whether the sentence says that there is no such instrument."""
    behind = said.low[phrase.end - said.start :].partition(",")[0]
    return re.search(r"(?<!\w)жоқ(?!\w)", behind) is not None


def _is_one(said: Said, phrase: Phrase) -> bool:
    """Whether a phrase names an instrument, and does not speak of one named before."""
    words, first = said.words, phrase.head.first
    if phrase.first < first and words[phrase.first].low in _LIKE:
        return True
    if phrase.first == first and phrase.head.kind == "contract":
        return sum(word.text == "»" for word in words[:first]) > 1
    opens = phrase.first == first and all(not word.text[0].isalnum() for word in words[:first])
    return not opens and names_one(phrase, words[first - 1].low if first else "")


def _steps_of(said: Said, lead: Said | None) -> tuple[list[Step], Said]:
    """The steps of a sentence, or those of the one that announces it, and the sentence they stand in."""
    steps = steps_in(said.low, said.start)
    if lead is not None and not any(step.status not in {"adopted", "signed-before"} for step in steps):
        led = steps_in(lead.low, lead.start)
        if led:
            return led, lead
    return steps, said


def _later_of_it(said: Said, steps: Sequence[Step], step: Step) -> list[Step]:
    """What the sentence of a signing tells of "it" further on: `қол қойылды, ал мамырда оны ратификациялады`."""
    if step.status not in {"signed", "signed-before"}:
        return []
    later = [one for one in steps if one.start > step.end and one.status in {"ratified", "in-force", "ended"}]
    return [one for one in later[:1] if _IT.search(said.low[step.end - said.start : one.start - said.start])]


def _after_all(said: Said, steps: Sequence[Step], step: Step) -> Step:
    """The step that the same sentence says was or will be taken of "it" instead: `мәтінін талқылап, оны парафтады`."""
    for later in steps:
        between = said.low[step.end - said.start : later.start - said.start] if later.start > step.end else ""
        taken = later.status in ({"planned"} if step.status == "negated" else {"signed", "initialled", "ratified"})
        if taken and _IT.search(between):
            return later
    return step


def _only_named(said: Said, phrases: Sequence[Phrase]) -> list[Mention]:
    """What a sentence names without a step of its life: a later one may tell it of "the agreement"."""
    return [
        Mention(phrase, "named", Step("named", phrase.start, phrase.end), said, said)
        for phrase in phrases[-1:]
        if phrase.about and (phrase.titled or asks(said)) and not is_older(said, phrase)
    ]


def _alike(said: Said, phrase: Phrase) -> Phrase | None:
    """A bare head that is like one named before and has a partner of its own: `Оманмен де осындай келісім`."""
    first = phrase.head.first
    if phrase.first != first or first == 0 or said.words[first - 1].low not in _LIKE:
        return None
    start = said.words[max(0, first - _PARTNER)].start
    if not any(start <= state.start < phrase.start and _with(said, state) for state in said.states):
        return None
    return msgspec.structs.replace(phrase, first=first - 1, start=said.words[first - 1].start)


def _with(said: Said, state: StateName) -> bool:
    return said.words[said.number_at(state.end - 1)].low.endswith(("мен", "пен", "бен"))


def _another(said: Said, phrase: Phrase) -> bool:
    """Whether a bare head speaks of an instrument other than the one named before: `ұқсас келісім`, `Өзбекстанмен`."""
    if any(word.low in _OTHER for word in said.words[phrase.stretch : phrase.head.first]):
        return True
    start = said.words[phrase.stretch].start
    return any(start <= state.start < phrase.start and _with(said, state) for state in said.states)


def _of_paper(said: Said) -> list[Back]:
    """What a sentence tells of `құжат`, "the document"."""
    drafted = _ITS_DRAFT.search(said.low)
    if drafted:
        steps = [step for step in steps_in(said.low, said.start) if step.status == "draft-approved"]
        return [Back(None, steps[0], said)] if steps else []
    if _THAT.search(said.low):
        steps = [step for step in steps_in(said.low, said.start) if step.status in {"ratified", "initialled", "ended"}]
        return [Back(None, steps[0], said)] if steps else []
    if asks(said):
        return []
    if "қол қо" not in said.low:
        return _of_this_paper(said)
    if said.low.startswith(("оған ", "бұған ")):
        steps = steps_in(said.low, said.start)
        return [Back(None, steps[0], said)] if steps else []
    if not ("құжат" in said.low or "нота" in said.low):
        return []
    for word in said.words:
        form = form_in(word.low, ("құжат", "нота"))
        if form is not None and form.case == "dative" and (form.stem == "нота" or not form.plural):
            step = next((step for step in steps_in(said.low, said.start) if step.start > word.end), None)
            return [Back(None, step, said)] if step else []
    return []


def _of_this_paper(said: Said) -> list[Back]:
    """What comes of "this document" in the nominative: `Бұл құжат 2018 жылы күшін жойды`."""
    paper = _THIS_PAPER.match(said.low)
    steps = steps_in(said.low, said.start) if paper else []
    return [Back(None, step, said) for step in steps[:1] if step.status in {"ended", "in-force", "ratified"}]


def _listed(steps: Sequence[Step], said: Said, phrase: Phrase, told_in: Said, colon: int) -> Step | None:
    """The step that a list is announced with: in another sentence, or before a colon in this one."""
    if told_in is not said:
        announcing = [step for step in reversed(steps) if step.status in _ANNOUNCING]
        return next((step for step in announcing if step.status != "adopted"), next(iter(announcing), None))
    for status, pattern in (("signed", _SIGNED_AMONG), ("planned", _PLANNED_AMONG)):
        match = pattern.search(said.low)
        if match and phrase.start >= said.start + match.end() and not any(step.start > phrase.end for step in steps):
            return Step(status, said.start + match.start(), said.start + match.end("step"))
    if colon < 0 or phrase.start < said.start + colon:
        return None
    before = [step for step in steps if step.end <= said.start + colon]
    return before[-1] if before and not any(step.start > phrase.end for step in steps) else None


def _governing(said: Said, steps: Sequence[Step], phrases: Sequence[Phrase], place: int) -> Step | None:
    """Rule 2."""
    phrase = phrases[place]
    after = phrase.last + 1
    following = said.words[after].low if after < len(said.words) else ""
    if following in _POSTPOSITIONS:
        return None
    ahead = [step for step in steps if step.start >= phrase.end and step.status != "signed-before"]
    step = ahead[0] if ahead else None
    if step is not None and (_fits(said, step, phrases, place) or _of_it(said, phrase, step)):
        return step
    described = [
        one for one in steps if one.status in {"signed-before", "signed", "planned"} and one.end <= phrase.start
    ]
    stretch = said.words[phrase.stretch].start
    near = next((one for one in reversed(described) if one.start >= min(stretch, phrase.start) - 1), None)
    return near if near is not None and said.text[near.end - 3 : near.end] in {"ған", "ген", "қан", "тын"} else None


def _of_it(said: Said, phrase: Phrase, step: Step) -> bool:
    """Whether a step is told of "it" behind a phrase: `меморандумды әзірлеп, оған қол қойды`."""
    between = said.low[phrase.end - said.start : step.start - said.start]
    return step.status in {"signed", "planned"} and "," in between and _TO_IT.search(between) is not None


def _fits(said: Said, step: Step, phrases: Sequence[Phrase], place: int) -> bool:
    """Whether a phrase stands in a case that a step asks for, by itself or at the head of what it is joined to."""
    phrase = phrases[place]
    asked = _CASES.get(step.status)
    if asked is None:
        return True
    words = said.text[step.start : step.end].lower()
    if step.status in {"signed", "planned"} and _MADE.match(words):
        asked = _MADE_CASES if phrase.head.kind not in _DRAWN_UP else frozenset()
    elif step.status == "planned" and words.startswith("қол"):
        asked = frozenset(("dative", "") if words.startswith(("қол қоюға", "қол\nқоюға")) else ("dative",))
    elif step.status == "amended":
        asked = frozenset(("dative",)) if "енгіз" in words else frozenset(("genitive", "accusative", ""))
    case = phrase.head.form.case
    if case in asked:
        return case != "dative" or step.status == "amended" or not _other_object(said, phrase, step, phrases, place)
    if case == "" and step.status == "signed" and place + 1 == len(phrases) and _PASSIVE.match(words):
        between = (word for word in said.words[phrase.last + 1 :] if word.start < step.start)
        return not any(form_in(word.low, _SIGNED_THINGS) for word in between)
    if case == "" and place + 1 < len(phrases):
        joined = {word.low for word in said.words[phrase.last + 1 : phrases[place + 1].first]}
        if joined & {"және", "мен", "бен", "пен", ","}:
            return _fits(said, step, phrases, place + 1)
    return False


def _other_object(said: Said, phrase: Phrase, step: Step, phrases: Sequence[Phrase], place: int) -> bool:
    """Whether something else that is signed stands between a phrase in the dative and the verb: `заңға`, `жарлыққа`."""
    if place + 1 < len(phrases):
        return False
    for word in said.words[phrase.last + 1 :]:
        if word.start >= step.start:
            return False
        form = form_in(word.low, ("заң", "жарлық", "қаулы", "бұйрық", "өкім", "петиция", "арыз"))
        if form is not None and form.case == "dative":
            return True
    return False


def asks(said: Said) -> bool:
    """Whether a sentence is a question: it tells no step."""
    return said.sentence.text.rstrip(' "”»’)').endswith("?")


def announces(said: Said) -> bool:
    """Whether a sentence announces a list of papers."""
    return said.sentence.text.rstrip().endswith(":")


def speaks_of_papers(said: Said) -> bool:
    """Whether a sentence speaks of several papers."""
    return _SEVERAL.search(said.low) is not None


_LAST = frozenset(each("келісім шарт хаттама меморандум декларация бағдарлама жоспар карта келісімшарт контракт хат"))


def is_listed(said: Said) -> bool:
    """Whether a paragraph behind a colon is one of its list, though no mark says so: it ends with a paper's name."""
    if steps_in(said.low, said.start):
        return False
    last = next((word for word in reversed(said.words) if word.text[0].isalnum()), None)
    form = form_in(last.low, _LAST) if last is not None else None
    return form is not None and form.case == ""


def is_among(said: Said, before: Said | None) -> bool:
    """Whether a sentence tells of some of the papers that the one before spoke of."""
    return (
        before is not None and _AMONG.match(said.sentence.text) is not None and _SEVERAL.search(before.low) is not None
    )
