"""Who took part: the lists of the delegations, and who is said to have led them.

1. A line that names a side, members, observers or guests and ends with a colon, or stands alone, begins a list; a line
   under it that is a name with an office is a participant of that list.
2. "The Kazakh delegation was headed by OFFICE NAME", "делегацию возглавил OFFICE NAME", "от казахстанской стороны —
   OFFICE NAME" name a participant too.
3. The standing is what the list is headed with: members, observers, guests, organisations; otherwise none is given.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from kelisim.model.meeting import Standing
from kelisim.reading.minutes.heads import Line
from kelisim.reading.treaties.names import StateSaid, states_in

At = tuple[int, int]
_UPPER = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІ"
_NO_NAME = (
    r"(?:Премьер|Вице|Министр|Председател|Президент|Заместител|Республик|Правительств|Российск|Кыргызск|Казахстан"
    r"|Росси[яию]|Узбекистан|Беларус|Федераци|Комисси|"
    r"Совет|Сторон|Prime|Deputy|Vice|Minister|President|Chair|Republic|Government|Federation|Russia|Kazakh"
    r"|Commission|Council|Party|The |Қазақстан|Ресей|"
    r"Өзбекстан|Премьер|Үкімет|Республикасы|Тарап|Комиссия)"
)
_WORD = rf"(?!{_NO_NAME})[{_UPPER}][\w’'-]+"
_INITIALS = rf"(?:[{_UPPER}]\.\s?){{1,2}}"
NAME = rf"(?:{_INITIALS}{_WORD}|{_WORD}\s{_INITIALS}(?<=\.)|{_WORD}\s{_WORD}(?:\s{_WORD})?)"
_PERSON = re.compile(
    rf"(?:[-–—•*]\s*|\d{{1,2}}[.)]\s*)?(?:(?:Mr|Ms|Mrs|Dr|H\.E)\.?\s|г-н\s|г-жа\s)?(?P<name>{NAME})\s*(?:[—–|\t:]"
    rf"|\s-\s|,|\()\s*(?P<office>[^\n]{{3,300}})"
)
_OFFICE = (
    r"(?<!\w)(?:(?:First\s|State\s|Vice[- ]|Deputy\s|Acting\s)*(?:Prime\s[Mm]inister|Minister|President|Chair(?:man"
    r"|person"
    r"|woman)?|Head|Director|Secretary|Governor|Ambassador)"
    r"|(?:[Пп]ерв\w+\s|[Вв]ице-)?(?:[Зз]аместител\w+\s)?(?:Премьер-[Мм]инистр\w*|[Мм]инистр\w*|Президент\w*"
    r"|[Пп]редседател\w*|[Рр]уководител\w*|[Дд]иректор\w*|[Гг]лав\w|Посол\w*)"
    r"|[Зз]аместител\w+\s|Премьер-[Мм]инистр\w*|[Мм]инистрі\w*|[Тт]өраға\w*)"
)
_LED = re.compile(
    r"\b(?:возглав\w+|председательств\w+|сопредседател\w+|headed|led by|chaired|co-chaired|басқарды"
    r"|төрағалық|тең төраға)"
)
_SIDE = re.compile(
    r"(?:от|с|со|on behalf of|from|on|for) .{3,60}?(?:сторон\w|делегаци\w{1,2}|side|delegation)\s*[—–:-]"
    r"|.{3,40}тарап\w*\s*[—–:-]"
)
_BY = {
    "kk": re.compile(
        rf"(?:делегация\w*|тарап\w*)\s+(?:[—–-]\s*)?(?P<office>[^.;,\n]{{0,160}}?(?:министрі|орынбасары|төрағасы"
        rf"|президенті"
        rf"|басшысы|директоры|хатшысы))\s(?P<name>{NAME})(?!\w)"
    ),
    "en": re.compile(rf"(?P<name>{NAME}),\s(?:the\s)?(?P<office>{_OFFICE}[^.;\n]{{0,120}}?)(?=[.;\n]|,|\sand\s)"),
    "any": re.compile(
        rf"(?P<office>{_OFFICE}[^.;,\n]{{0,140}}?)\s(?<!\sof\s)(?<!\sthe\s)(?<!\sand\s)"
        rf"(?:(?:Mr|Ms)\.?\s|г-н\w?\s)?(?P<name>{NAME})(?!\w)"
    ),
}
_LIST = re.compile(
    r"(?:.{0,80}\b(?:сторон\w{1,2}|делегаци\w{1,2}|delegation|side|тарап\w*|делегация\w*)\b.{0,60}"
    r"|(?:список )?участник\w{1,2}|присутствовали|в заседании приняли участие"
    r"|participants|present|members|члены (?:совета|комиссии)|наблюдател\w{1,2}.{0,60}|observers?.{0,60}"
    r"|guests?.{0,40}|приглашенн\w{2,3}.{0,60}"
    r"|қатысушылар|қатысқандар|бақылаушы\w*.{0,40}|шақырылған\w*.{0,40}|мүшелер\w*|.{0,40}organi[sz]ations?.{0,30}"
    r"|.{0,40}организаци\w{1,2}.{0,30}|.{0,40}ұйым\w*.{0,30})"
)
_FROM = re.compile(r"(?:от|from|for|on behalf of) .{3,80}:")
_STANDINGS: tuple[tuple[Standing, re.Pattern[str]], ...] = (
    ("observer", re.compile(r"наблюдател|observer|бақылаушы")),
    ("guest", re.compile(r"приглашенн|guest|invited|шақырылған")),
    ("organisation", re.compile(r"организаци|organi[sz]ation|ұйым")),
    ("member", re.compile(r"\bчлен\w{0,3}\b|\bmembers?\b|\bмүше")),
)


_ROLE = re.compile(
    r"[\s,;(–—-]+(?:co-?chair\w*|head of (?:the )?delegation|сопредседател\w*"
    r"|глава делегации|тең төраға\w*|делегация басшысы)"
    r"[^\n]{0,40}\Z",
    re.IGNORECASE,
)
"""A part in the meeting that stands after an office."""
_OF = re.compile(r"(?:\sof(?:\sthe)?)?\s*\Z")


class ParticipantSaid(msgspec.Struct, frozen=True):
    """A participant, each value with its place."""

    name: At | None
    office: At | None
    side: StateSaid | None
    standing: Standing | None
    standing_at: At | None


class FoundParticipants(msgspec.Struct, frozen=True):
    """The participants, and the places of the lines in which they are listed."""

    people: tuple[ParticipantSaid, ...]
    lines: frozenset[int]


class _List(msgspec.Struct, frozen=True):
    """The heading of a list."""

    side: StateSaid | None
    standing: Standing | None
    standing_at: At | None


def participants_in(text: str, low: str, lines: Sequence[Line], limit: int, language: str) -> FoundParticipants:
    """The participants that the lines name before a place (rules 1 to 3)."""
    people: list[ParticipantSaid] = []
    taken: set[int] = set()
    current: _List | None = None
    for number, line in enumerate(lines):
        words = low[line.start : line.end]
        person = _PERSON.match(text, line.start, line.end)
        if _is_list(words) and not (person and current):
            current = _list(text, low, line, language, current)
            taken.add(number)
        elif current is not None and person and _is_name(low, person):
            people.append(_listed(text, person, current, language))
            taken.add(number)
        elif current is not None and words.startswith(("повестка", "agenda", "күн тәртіб")):
            break
        elif line.start < limit:
            people.extend(_led(text, low, line, language))
            current = None if len(words) > 120 else current
        else:
            current = None
            if line.start >= limit + 6_000:
                break
    return FoundParticipants(_once(text, people), frozenset(taken))


def _is_list(words: str) -> bool:
    return (
        len(words) <= 160
        and not words[0].isdigit()
        and (words.endswith(":") or len(words) <= 60)
        and (_LIST.fullmatch(words.rstrip(": ")) is not None or _FROM.fullmatch(words) is not None)
    )


def _list(text: str, low: str, line: Line, language: str, before: _List | None) -> _List:
    states = states_in(text, line.start, line.end, language)
    for standing, pattern in _STANDINGS:
        match = pattern.search(low, line.start, line.end)
        if match:
            return _List(states[0] if states else None, standing, match.span())
    inherited = before if before and before.side is None and states else None
    return _List(
        states[0] if states else None,
        inherited.standing if inherited else None,
        inherited.standing_at if inherited else None,
    )


def _is_name(low: str, person: re.Match[str]) -> bool:
    """Whether what looks like a name is none of a body or an office."""
    return (
        re.search(
            r"minist|commission|council|agency|министерств|комисси|совет|министр|комитет|агентств",
            low[slice(*person.span("name"))],
        )
        is None
    )


def _listed(text: str, person: re.Match[str], current: _List, language: str) -> ParticipantSaid:
    start, end = person.span("office")
    office = _ROLE.sub("", text[start:end]).rstrip(" .;,()")
    states = states_in(text, start, end, language)
    at = _without_state(text, (start, start + len(office)), states)
    own = next((state for state in states if not state.adjective), None)
    return ParticipantSaid(person.span("name"), at, current.side or own, current.standing, current.standing_at)


def _without_state(text: str, at: At, states: Sequence[StateSaid]) -> At:
    """An office without the State that ends its words: "Deputy Prime Minister of the Republic of Kazakhstan"."""
    start, end = at
    last = states[-1] if states else None
    if last is None or last.end != end or last.start - start < 4:
        return at
    return start, start + len(_OF.sub("", text[start : last.start]))


def _led(text: str, low: str, line: Line, language: str) -> Iterator[ParticipantSaid]:
    """Rule 2."""
    if not _LED.search(low, line.start, line.end) and not _SIDE.match(low, line.start, line.end):
        return
    for pattern in (_BY[language], _BY["any"]) if language in _BY else (_BY["any"],):
        found = list(pattern.finditer(text, line.start, line.end))
        for match in found:
            start, end = match.span("office")
            states = states_in(text, start, end, language)
            before = states_in(text, line.start, match.start("office"), language)
            side = next(iter(states), before[-1] if before else None)
            if language == "kk" and states and states[0].start == start:
                start = states[0].end + len(text[states[0].end : end]) - len(text[states[0].end : end].lstrip())
            yield ParticipantSaid(match.span("name"), _without_state(text, (start, end), states), side, None, None)
        if found:
            return


def _once(text: str, people: list[ParticipantSaid]) -> tuple[ParticipantSaid, ...]:
    """Each person once, whether the initials stand before the name or after it."""
    first: dict[frozenset[str], ParticipantSaid] = {}
    for person in people:
        first.setdefault(frozenset(re.findall(r"\w+", text[slice(*person.name)] if person.name else "")), person)
    return tuple(first.values())
