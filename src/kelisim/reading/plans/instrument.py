"""The plan itself as an instrument: its title, kind, Parties, period and the step of its life that it states.

1. The title is the first words above the table, in a row above the header or in the page's own title, that call the
   document a plan, a roadmap or a programme; lines that go on with it in small letters belong to it, and so does
   a long one below a title that is nothing but such a word.
2. Its kind is the first of these words: a plan of measures to carry out a programme is a plan.
3. "Approved" is no signing: the status is signed only where a line says that the plan was signed, draft-approved where
   its draft was approved or initialled where it was initialled, planned where it is called a draft; else none is said.
4. What the plan carries out is told from "по реализации ...", "to implement ..."; what it was approved by from the line
   that says so. A session of an organ named there is a meeting.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from kelisim.model.draft import InstrumentDraft, MeetingDraft
from kelisim.model.instrument import Instrument, InstrumentKind, InstrumentStatus, Level, Relation
from kelisim.model.meeting import Meeting
from kelisim.model.reference import Named
from kelisim.reading.evidence import Evidence
from kelisim.reading.plans.sides import Side, sides_in
from kelisim.reading.plans.terms import day_in, period_in
from kelisim.reading.wording import either

MAX_TITLE = 500
MAX_PERIOD, MAX_BESIDE = 40, 6
"""Characters of a line that is a period, and letters beside it."""
MAX_LINES = 40
"""Lines above the table that are looked at."""

_PLAN = re.compile(
    either(
        r"""
        (?P<plan>(?:(?:joint|comprehensive|national|detailed|work|implementation|long-term|common)\s){0,3}action\splan
        plan\sof\s(?:joint\s|practical\s|priority\s)?(?:actions?|measures|activities)
        (?:joint|implementation|work|practical)\splan
        (?:совместн\w{2,3}\s|комплексн\w{2,3}\s|детальн\w{2,3}\s|единый\s)?план\w{0,2}\s(?:(?:совместн|практическ|первоочередн|конкретн|основн)\w{2,3}\s)*(?:мероприятий|действий|мер)
        рабочий\sплан | план-график | план\w{0,2}\s(?:совместной\s)?(?:работы?|сотрудничества|реализации|взаимодействия)
        комплекс\s(?:\w+\s)?мер | work\splan | plan\sof\s(?:joint\s)?(?:work|cooperation|events)
        жұмыс\sжоспары | кешенді\sжоспар
        іс-?\s?шаралар(?:дың|ының)?\s(?:\w+\s){0,3}жоспары
        іс-?\s?қимыл(?:дар)?(?:дың|ының)?\s(?:\w+\s){0,3}жоспары | шаралар\s(?:\w+\s){0,2}жоспары)
        (?P<roadmap>road\s?-?map | дорожн\w{2,3}\sкарт\w{1,2} | жол\sкартасы)
        (?P<programme>program(?:me)? | программ[аы] | бағдарламасы)
        """
    ).replace("\n", ""),
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?P<list>(?:перечень|список|график|комплекс|матрица|реестр)\s(?:\w+\s){0,3}(?:мероприятий|мер|действий|задач|поручений|работ|обязательств)\b"
    r"|(?:list|schedule|matrix|table|register|set)\sof\s(?:\w+\s){0,3}(?:measures|actions|activities|tasks|commitments|events|works)\b"
    r"|(?:іс-?\s?шаралар|тапсырмалар|шаралар)\w*\s(?:\w+\s){0,2}(?:тізбесі|кестесі|кешені|матрицасы)"
    r"|(?:work|task|events?)\s?plan\b|\bplan\sof\s(?:\w+\s){0,2}(?:work|events|cooperation|exchanges|visits|tasks)\b|\bплан\s(?:работы?|обменов|визитов|встреч|реализации|сотрудничества|совместн\w+\sработ\w*)\b)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\W*(?P<plan>план|plan)\W*", re.IGNORECASE)
"""A line that is the word alone; what is planned stands on the next."""
_KINDS: dict[str, InstrumentKind] = {"plan": "action-plan", "roadmap": "roadmap", "programme": "programme"}
_GOES_ON = re.compile(
    r"(?:по|к|на|о|об|между|в|и|с|for|of|on|to|between|under|in|within|and|from|by)\s|\(?(?:на\s)?(?:19|20)\d\d|[a-zа-яёәіңғүұқөһ]"
)
_SIGNED = re.compile(
    r"(?<!\w)(?:signed\b|done\s(?:at|in)\b|подписан\w?\b|соверш[её]но\s(?:в|на)\b|қол\sқойыл(?:ды|ған)|жасалды)",
    re.IGNORECASE,
)
_INITIALLED = re.compile(r"(?<!\w)(?:initiall?ed|парафирован\w?|дәйектел\w+)\b", re.IGNORECASE)
_DRAFT_APPROVED = re.compile(
    r"draft\s(?:was\s|is\s)?(?:approved|endorsed)|approved\sdraft|проект\s(?:\w+\s){0,2}(?:одобрен|утвержд[её]н|согласован)|жоба(?:сы)?\s(?:мақұлдан|бекітіл)\w*",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\W*(?:draft|проект|жоба(?:сы)?)(?!\w)", re.IGNORECASE)
_UNSIGNED = re.compile(
    r"(?<!\w)(?:not|will|shall|to be|expected|planned|не|будет|планируется|предстоит)\s", re.IGNORECASE
)
_BASIS = re.compile(
    r"(?<!\w)(?:по\s(?:реализации|выполнению|исполнению)|(?:for|on)\s(?:the\s)?implementation\sof|to\simplement|implementing)\s+(?P<basis>[^\n]{6,400}(?:\n[^\n]{4,300})?)",
    re.IGNORECASE,
)
_BASIS_END = re.compile(
    r"[,\s]*(?:\s(?:на|for|in)\s(?:период\s(?:до|с)\s)?(?:the\speriod\s)?(?:19|20)\d\d[^\n]{0,30})?\s*\Z"
)
_NAMED_BASIS = re.compile(
    r"(?:the\s)?(?:[^\W\d]+\s){0,3}?(?:program|agreement|treaty|strategy|memorandum|roadmap|declaration|plan|decision|concept|программ|соглашени|договор|стратеги|меморандум|дорожн|деклараци|план|решени|концепци)",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"(?<!\w)(?:approved\s(?:by|at)|adopted\s(?:by|at)|endorsed\s(?:by|at)|утвержд[её]н\w{0,2}|одобрен\w{0,2}|принят\w{0,2}|бекітілген|бекітілді|мақұлданған)",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:(?:the\s)?(?:decision|order|resolution|decree)\s(?:no\.?\s?\d+\s)?(?:of|by)\s[^\n;]{4,200}|(?:решением|распоряжением|постановлением|приказом|протоколом|указом)\s[^\n;]{4,200})",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"(?P<number>\d{1,3})(?:-?(?:м|ом|ого|е|th|st|nd|rd|ші|шы))?\s?(?:очередном\s|внеочередном\s)?(?:заседани\w{1,2}|session|meeting|sitting|отырысы\w{0,3})",
    re.IGNORECASE,
)
_ORGAN = re.compile(
    r"(?:Межправительственн\w{2,3}\s(?:\w+-?\w*\s){0,2}?комисси[ияей]|(?:Евразийск\w{2,3}|Высш\w{2,3})\s(?:\w+\s){0,2}совет\w?|Совет\w?\sЕвразийской\sэкономической\sкомиссии|"
    r"Intergovernmental\s(?:\w+\s){0,2}?Commission|(?:Joint|Mixed)\s(?:\w+\s){0,2}?Commission|Eurasian\sIntergovernmental\sCouncil|Supreme\s(?:\w+\s){0,2}Council|үкіметаралық\s(?:\w+\s){0,2}?комиссия\w{0,5})",
    re.IGNORECASE,
)
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (
        "intergovernmental",
        re.compile(
            r"intergovernmental|between\sthe\sgovernments?|межправительственн\w+|между\sправительств\w+|үкіметаралық|үкіметі?\w*\s(?:мен|және)",
            re.IGNORECASE,
        ),
    ),
    (
        "interagency",
        re.compile(
            r"between\sthe\sministr(?:y|ies)|между\sминистерств\w+|министрлі[кг]\w*\s(?:мен|және)", re.IGNORECASE
        ),
    ),
)


class Words(msgspec.Struct, frozen=True):
    """Some words above the table, at a place of the page."""

    start: int
    end: int
    text: str


class Plan(msgspec.Struct, frozen=True):
    """The plan itself: where its title stands, its kind, the sides it names and the years it is for."""

    title: Words
    kind: InstrumentKind
    kind_at: tuple[int, int]
    sides: tuple[Side, ...]
    years: tuple[int, int] | None
    period_at: tuple[int, int] | None


def plan_of(above: Sequence[Words], page: str, language: str) -> Plan | None:
    """The plan whose table stands below some words (rules 1 and 2)."""
    chosen: tuple[int, re.Match[str]] | None = None
    for place, words in enumerate(above[:MAX_LINES]):
        if len(words.text) > MAX_TITLE:
            continue
        # The head of a Kazakh title stands at its end.
        every = list(_PLAN.finditer(words.text))
        called = (every[-1] if language == "kk" else every[0]) if every else _ALONE.fullmatch(words.text)
        if called is None or _APPROVED.match(words.text) or not _is_title(words.text, called):
            continue
        if chosen is None or called.lastgroup == "plan":
            chosen = place, called
            if called.lastgroup == "plan":
                break
    if chosen is None:
        return None
    place, called = chosen
    first, last = above[place], above[place]
    bare = called.end() - called.start() > len(first.text.strip()) - MAX_BESIDE
    for words in above[place + 1 :]:
        gap = page[last.end : words.start]
        if (
            gap.strip()
            or not (_GOES_ON.match(words.text) or (bare and last is first and len(words.text) > MAX_PERIOD))
            or words.end - first.start > MAX_TITLE
            or words.text.endswith(":")
            or _APPROVED.match(words.text)
        ):
            break
        last = words
    title = Words(first.start, last.end, page[first.start : last.end])
    sides: dict[str, Side] = {}
    for side in sides_in(title.text, title.start):
        sides.setdefault(side.code, side)
    period = period_in(title.text, language)
    return Plan(
        title,
        _KINDS[called.lastgroup or "plan"],
        (first.start + called.start(), first.start + called.end()),
        tuple(sides.values()),
        period[2] if period else None,
        (title.start + period[0], title.start + period[1]) if period else None,
    )


def years_above(above: Sequence[Words], language: str) -> tuple[int, int] | None:
    """The years in a line above the table that holds hardly more than them: "(2027 год)"."""
    for words in above[:MAX_LINES]:
        period = period_in(words.text, language) if len(words.text) < MAX_PERIOD else None
        if period is not None:
            beside = words.text[: period[0]] + words.text[period[1] :]
            if sum(map(str.isalpha, beside)) <= MAX_BESIDE:
                return period[2]
    return None


def announces(words: str) -> bool:
    """Whether a line calls what stands below it a plan or a list of measures."""
    if len(words) > MAX_TITLE or words.rstrip().endswith((".", "!", "?")):
        return False
    called = _PLAN.search(words) or _LIST.search(words)
    return called is not None and called.lastgroup != "programme" and _is_title(words, called)


def _is_title(words: str, called: re.Match[str]) -> bool:
    """Whether words that call something a plan are a title: no sentence, and the plan is not far from its beginning."""
    if words.rstrip().endswith((".", ":", ";")) and len(words) > 60:
        return False
    return called.start() < 60 or called.lastgroup != "programme"


def drafts_of_plan(
    plan: Plan, around: Sequence[Words], page: str, language: str
) -> list[InstrumentDraft | MeetingDraft]:
    """The drafts of the plan itself and of the session that approved it (rules 3 and 4)."""
    evidence = Evidence()
    title = plan.title
    evidence.at(f"title.{language}", title.start, title.end)
    evidence.at("kind", *plan.kind_at)
    for place, side in enumerate(plan.sides):
        evidence.at(f"parties.{place}", side.start, side.end)
    period = None
    if plan.period_at:
        found = period_in(page[slice(*plan.period_at)], language)
        period = found[3] if found else None
        for part in ("words", "start", "end"):
            if period is not None and getattr(period, part) is not None:
                evidence.at(f"period.{part}", *plan.period_at)
    level, level_at = _level(title)
    if level_at:
        evidence.at("level", *level_at)
    status, signed = _status(plan, around, evidence, language)
    relations = tuple(_relations(plan, around, evidence))
    meeting = _meeting(around, language)
    instrument = Instrument(
        kind=plan.kind,
        title={language: title.text},
        level=level,
        status=status,
        parties=tuple(side.code for side in plan.sides),
        signed=signed,
        period=period,
        relations=relations,
    )
    drafts: list[InstrumentDraft | MeetingDraft] = [InstrumentDraft(content=instrument, evidence=evidence.spans())]
    if meeting:
        drafts.append(meeting)
    return drafts


def _level(title: Words) -> tuple[Level | None, tuple[int, int] | None]:
    for level, pattern in _LEVELS:
        said = pattern.search(title.text)
        if said:
            return level, (title.start + said.start(), title.start + said.end())
    return None, None


def _status(
    plan: Plan, around: Sequence[Words], evidence: Evidence, language: str
) -> tuple[InstrumentStatus | None, str | None]:
    """Rule 3."""
    ways: tuple[tuple[InstrumentStatus, re.Pattern[str]], ...] = (
        ("draft-approved", _DRAFT_APPROVED),
        ("initialled", _INITIALLED),
        ("signed", _SIGNED),
    )
    for status, pattern in ways:
        for words in around:
            said = pattern.search(words.text) if len(words.text) <= MAX_TITLE else None
            if said is None or _UNSIGNED.search(words.text, 0, said.start()) or said.start() > 80:
                continue
            evidence.at("status", words.start + said.start(), words.start + said.end())
            day = day_in(words.text, said.end(), language) if status == "signed" else None
            if day:
                evidence.at("signed", words.start + day[0], words.start + day[1])
            return status, day[2] if day else None
    for words in around:
        draft = _DRAFT.match(words.text)
        if draft and (len(words.text) < 20 or words.start == plan.title.start):
            evidence.at("status", words.start + draft.start(), words.start + draft.end())
            return "planned", None
    return None, None


def _relations(plan: Plan, around: Sequence[Words], evidence: Evidence) -> Iterator[Relation]:
    """Rule 4."""
    number = 0
    basis = _BASIS.search(plan.title.text)
    if basis and _NAMED_BASIS.match(basis["basis"]):
        end = _BASIS_END.search(basis["basis"])
        words = basis["basis"][: end.start() if end else None].rstrip(" ,.")
        start = plan.title.start + basis.start("basis")
        evidence.at(f"relations.{number}.instrument.name", start, start + len(words))
        evidence.at(f"relations.{number}.kind", plan.title.start + basis.start(), start)
        yield Relation(kind="implements", instrument=Named(name=words))
        number += 1
    for place, words_above in enumerate(around):
        approved = _APPROVED.search(words_above.text) if len(words_above.text) <= MAX_TITLE else None
        if approved is None:
            continue
        # The act may stand on the line below the word.
        below = around[place + 1] if place + 1 < len(around) and approved.end() == len(words_above.text) else None
        act = _ACT.match(below.text) if below else _ACT.search(words_above.text, approved.end())
        if act is None:
            continue
        name = act[0].rstrip(" .,")
        start = (below or words_above).start + act.start()
        evidence.at(f"relations.{number}.instrument.name", start, start + len(name))
        at = words_above.start
        evidence.at(f"relations.{number}.kind", at + approved.start(), at + approved.end())
        yield Relation(kind="under", instrument=Named(name=name))
        return


def _meeting(around: Sequence[Words], language: str) -> MeetingDraft | None:
    """The session that approved the plan."""
    for words in around:
        if len(words.text) > MAX_TITLE or not _APPROVED.search(words.text):
            continue
        session = _SESSION.search(words.text)
        organ = _ORGAN.search(words.text)
        if session is None or organ is None:
            continue
        evidence = Evidence()
        first, last = min(session.start(), organ.start()), max(session.end(), organ.end())
        evidence.at(f"title.{language}", words.start + first, words.start + last)
        evidence.at("organ.name", words.start + organ.start(), words.start + organ.end())
        evidence.at("number", words.start + session.start("number"), words.start + session.end("number"))
        day = day_in(words.text, 0, language)
        dates = None
        if day:
            dates = day[3]
            for part in ("start", "end"):
                evidence.at(f"dates.{part}", words.start + day[0], words.start + day[1])
        meeting = Meeting(
            title={language: words.text[first:last]},
            organ=Named(name=organ[0]),
            number=session["number"],
            dates=dates,
        )
        return MeetingDraft(content=meeting, evidence=evidence.spans())
    return None
