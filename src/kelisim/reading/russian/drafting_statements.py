"""Drafts of statements: what a person in an office said, with the dates and values claimed.

1. A statement needs a verb of saying, "по словам" or "по мнению", and a person whose office the page tells, or one
   named right beside the verb, or an office of a State alone; "по его словам" and a verb with "он" or "министр" go on
   with whoever spoke last.
2. It was said on the day that stands beside the verb, or else on the day the story was published, or else, where nobody
   knows that, on the day of what the story tells before. Where none is known there is no statement.
3. A claim of a date needs a verb of coming about ("будет введён", "строительство началось").
"""

import re

import msgspec

from kelisim.model.draft import StatementDraft
from kelisim.model.word import Speaker, Statement
from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.evidence import Evidence
from kelisim.reading.lexicon.states import StateName
from kelisim.reading.russian.claims import claims_in
from kelisim.reading.russian.context import Context, Person
from kelisim.reading.russian.office_words import OF_TALKS
from kelisim.reading.russian.offices import offices_in
from kelisim.reading.russian.pairing import cases_of
from kelisim.reading.russian.sides import states_in
from kelisim.reading.russian.words import forms
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

_SAID = re.compile(
    r"(?<!\w)"
    + either(
        r"""
        резюмировал[аи]? | не исключил[аи]? | обещал[аи]? | обеща(?:ет|ют) | вспомина(?:ет|ют|л|ла) | напомина(?:ет|ют)
        полага(?:ет|ют) | увер(?:ен|ена|ены) | убежд(?:ён|ен|ена) | объясни(?:л|ла|ли|в) | объясняет
        рассказыва(?:ет|л|ла)
        замети(?:л|ла|ли|в) | продолжи(?:л|ла) | утвержда(?:ет|ют|л|ла) | подч[её]ркива(?:ет|л|ла) | сообща(?:ет|ют)
        добавля(?:ет|ют) | поясня(?:ет|л|ла) | уточня(?:ет|л|ла) | посетовал[аи]? | поделил(?:ся|ась) | призвал[аи]?
        поблагодарил[аи]? | отчитал(?:ся|ась) | докладыва(?:ет|л|ла) | цитиру(?:ет|ют) | [Пп]о подсч[её]там
        пошутил[аи]? | по выражению | [Пп]о утверждению | [Пп]о признанию | посоветовал[аи]? | прокомментировала?
        согласил(?:ся|ась) | возразил[аи]? | пожаловал(?:ся|ась) | поинтересовал(?:ся|ась) | спросил[аи]?
        выступил[аи]? | ожидает | рассчитывает | прогнозирует | [Пп]о оценкам | [Кк]омментирует | предлагает
        сказа(?:л|ла|ли|в) | заяви(?:л|ла|ли|в) | отмети(?:л|ла|ли|в) | подчеркну(?:л|ла|ли|в) | сообщи(?:л|ла|ли|в)
        рассказа(?:л|ла|ли|в) | добави(?:л|ла|ли|в) | напомни(?:л|ла|ли|в) | поясни(?:л|ла|ли|в) | пояснил
        уточни(?:л|ла|ли|в)
        объяви(?:л|ла|ли|в) | пообеща(?:л|ла|ли|в) | призна(?:л|ла|ли|лся|в) | указа(?:л|ла|ли|в) | считает
        заверил[аи]?
        говорит | говорил[аи]? | заявляет | отмечает | подтверди(?:л|ла|ли|в) | проинформирова(?:л|ла|ли|в) | пишет
        высказал[аи]? | выразил[аи]? | констатировал[аи]? | назвал[аи]? | предупредил[аи]? | предложил[аи]?
        ответил[аи]?
        [Пп]о словам | [Пп]о мнению | [Пп]о данным | [Пп]о оценке | [Пп]о информации | доложил[аи]?
        прокомментировал[аи]?
        спрогнозировал[аи]? | оценил[аи]? | акцентировал[аи]? | обратил[аи]? внимание | озвучил[аи]? | привёл | привел
        """
    )
    + r"(?!\w)"
)
_HIS = re.compile(r"(?<!\w)[Пп]о\s(?:его|её|ее)\s(?:словам|мнению|данным|оценке)(?!\w)")
_HE = re.compile(
    r"(?<!\w)(?:он|она|Он|Она|министр|глава\s\w+|премьер|президент|посол|чиновник|спикер|политик|директор)(?!\w)"
)
_BEHIND = re.compile(
    r"по\s(?:словам|мнению|данным|оценкам?|информации|выражению|утверждению|признанию|подсч[её]там)", re.IGNORECASE
)
_QUOTE = re.compile(r"«(?P<quote>[^«»]{15,1500})»")
_NEAR = 160
_BACK = 4_000
"""So many code points back the day is looked for that a story tells."""
_BESIDE = 45
"""So near to the verb stands whoever speaks without an office, or without a name."""


def draft_statements(context: Context) -> list[StatementDraft]:
    """A draft for each sentence in which a known person says something."""
    drafts: list[StatementDraft] = []
    last: Speaking | None = None
    recent: Speaking | None = None
    for number, sentence in enumerate(context.sentences):
        verb = _SAID.search(context.text, sentence.start, sentence.end)
        his = _HIS.search(sentence.text)
        people = [_speaking(person) for person in context.people_in(number)]
        recent = people[0] if len(people) == 1 else recent
        if his is not None and not people:
            speaker: Speaking | None = last or recent
        elif verb is None:
            continue
        elif people:
            speaker = _nearest(verb, people)
        else:
            speaker = _bare(context, number, verb) or (last if _HE.search(sentence.text) else None)
            speaker = speaker or _by_office(context, number, verb)
        if speaker is None:
            continue
        last = speaker
        draft = _draft(context, sentence, verb, speaker)
        if draft is not None:
            drafts.append(draft)
    return drafts


class Speaking(msgspec.Struct, frozen=True):
    """Who spoke: at the places of the name, the office or both; `at` is where the sentence names the speaker."""

    name: tuple[int, int] | None
    office: tuple[int, int] | None
    side: StateName | None
    at: tuple[int, int]


def _speaking(person: Person) -> Speaking:
    return Speaking(person.name, person.office, person.side, person.at)


def _bare(context: Context, number: int, verb: re.Match[str]) -> Speaking | None:
    """Somebody named right beside the verb of whom the page tells no office."""
    genitive = _BEHIND.match(verb[0]) is not None
    for name in context.line(number).people():
        near = name.start - verb.end() if name.start >= verb.end() else verb.start() - name.end
        behind = name.start >= verb.end()
        cases = cases_of(context.text[name.start : name.end])
        if near > _BESIDE or (genitive and not behind) or ("gent" if genitive else "nomn") not in cases:
            continue
        between = context.text[min(name.end, verb.end()) : max(name.start, verb.start())]
        if not re.search(r"[.:;«»]", between):
            return Speaking((name.start, name.end), None, None, (name.start, name.end))
    return None


def _by_office(context: Context, number: int, verb: re.Match[str]) -> Speaking | None:
    """An office of a State that speaks without a name: "премьер-министр Чили сообщил"."""
    genitive = _BEHIND.match(verb[0]) is not None
    for office in offices_in(context.line(number)):
        if office.head not in OF_TALKS or office.of is None or office.past:
            continue
        near = office.start - verb.end() if office.start >= verb.end() else verb.start() - office.end
        states = states_in(context.text, *office.of)
        word = re.split(r"\s", context.text[slice(*office.office)])[-1 if genitive else 0]
        cases = {form.case for form in forms(word)}
        if states and 0 <= near <= _BESIDE and ("gent" if genitive else "nomn") in cases:
            return Speaking(None, office.office, states[-1], office.office)
    return None


def _nearest(verb: re.Match[str], people: list[Speaking]) -> Speaking | None:
    """Who spoke: behind "по словам" the next one, or else the one nearest to the verb."""
    behind = [person for person in people if person.at[0] >= verb.end()]
    if _BEHIND.match(verb[0]):
        return behind[0] if behind and behind[0].at[0] - verb.end() < _NEAR else None
    near = min(people, key=lambda person: abs(person.at[0] - verb.start()))
    return near if abs(near.at[0] - verb.start()) < 2 * _NEAR else None


def _draft(
    context: Context, sentence: Sentence, verb: re.Match[str] | None, speaker: Speaking
) -> StatementDraft | None:
    evidence = Evidence()
    text = context.text
    dates = find_dates(text, sentence.start, sentence.end, context.published, language="ru")
    said = _said_on(dates, verb)
    when = said.day if said else context.published
    place = (said.start, said.end) if said else context.published_at
    if when is None:
        told = _day_told(context, sentence)
        if told is None:
            return None
        when, place = told.first, (told.start, told.end)
    claims = claims_in(text, sentence, [one for one in dates if one is not said], evidence)
    for field, span in (("name", speaker.name), ("office", speaker.office)):
        if span is not None:
            evidence.at(f"speaker.{field}", *span)
    if speaker.side:
        evidence.at("side", speaker.side.start, speaker.side.end)
    if place:
        evidence.at("said", *place)
    evidence.at("summary.ru", sentence.start, sentence.end)
    quote = _QUOTE.search(text, sentence.start, sentence.end)
    if quote:
        evidence.at("quote", *quote.span("quote"))
    content = Statement(
        speaker=Speaker(
            name=text[slice(*speaker.name)] if speaker.name else None,
            office=text[slice(*speaker.office)] if speaker.office else None,
        ),
        said=when,
        side=speaker.side.code if speaker.side else None,
        summary={"ru": sentence.text},
        quote=quote["quote"] if quote else None,
        claims=tuple(claims),
    )
    return StatementDraft(content=content, evidence=evidence.spans())


def _day_told(context: Context, sentence: Sentence) -> Dated | None:
    """The last whole day that the story tells up to a sentence and not far from it."""
    start = max(context.layout.body[0].start, sentence.start - _BACK)
    dates = find_dates(context.text, start, sentence.end, None, language="ru")
    days = [one for one in dates if one.day and len(one.day) == 10 and not one.only_end and not one.only_start]
    return days[-1] if days else None


def _said_on(dates: list[Dated], verb: re.Match[str] | None) -> Dated | None:
    """The day that stands beside the verb of saying."""
    if verb is None:
        return None
    for one in dates:
        if one.day and len(one.day) == 10 and not one.only_end and -30 <= one.start - verb.end() < 60:
            return one
    return None
