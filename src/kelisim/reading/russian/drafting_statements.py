"""Drafts of statements: what a person in an office said, with the dates and values claimed.

1. A statement needs a person whose office the page tells and a verb of saying, "по словам", "по мнению"; "по его
   словам"
   and a verb with "он" or "министр" go on with whoever spoke last.
2. It was said on the day that stands beside the verb, or else on the day the story was published. Where neither is
   known there is no statement.
3. A claim of a date needs a verb of coming about ("будет введён", "строительство началось").
"""

import re

from kelisim.model.draft import StatementDraft
from kelisim.model.word import Speaker, Statement
from kelisim.reading.dates import Dated, find_dates
from kelisim.reading.evidence import Evidence
from kelisim.reading.russian.claims import claims_in
from kelisim.reading.russian.context import Context, Person
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import either

_SAID = re.compile(
    r"(?<!\w)"
    + either(
        r"""
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
_BEHIND = re.compile(r"по\s(?:словам|мнению|данным|оценке|информации)", re.IGNORECASE)
_QUOTE = re.compile(r"«(?P<quote>[^«»]{15,1500})»")
_NEAR = 160


def draft_statements(context: Context) -> list[StatementDraft]:
    """A draft for each sentence in which a known person says something."""
    drafts: list[StatementDraft] = []
    last: Person | None = None
    recent: Person | None = None
    for number, sentence in enumerate(context.sentences):
        verb = _SAID.search(context.text, sentence.start, sentence.end)
        his = _HIS.search(sentence.text)
        people = context.people_in(number)
        recent = people[0] if len(people) == 1 else recent
        if his is not None and not people:
            speaker: Person | None = last or recent
        elif verb is None:
            continue
        elif people:
            speaker = _nearest(verb, people)
        else:
            speaker = last if _HE.search(sentence.text) else None
        if speaker is None:
            continue
        last = speaker
        draft = _draft(context, sentence, verb, speaker)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _nearest(verb: re.Match[str], people: list[Person]) -> Person | None:
    """Who spoke: behind "по словам" the next one, or else the one nearest to the verb."""
    behind = [person for person in people if person.at[0] >= verb.end()]
    if _BEHIND.match(verb[0]):
        return behind[0] if behind and behind[0].at[0] - verb.end() < _NEAR else None
    near = min(people, key=lambda person: abs(person.at[0] - verb.start()))
    return near if abs(near.at[0] - verb.start()) < 2 * _NEAR else None


def _draft(context: Context, sentence: Sentence, verb: re.Match[str] | None, speaker: Person) -> StatementDraft | None:
    evidence = Evidence()
    text = context.text
    dates = find_dates(text, sentence.start, sentence.end, context.published, language="ru")
    said = _said_on(dates, verb)
    when = said.day if said else context.published
    if when is None:
        return None
    place = (said.start, said.end) if said else context.published_at
    claims = claims_in(text, sentence, [one for one in dates if one is not said], evidence)
    evidence.at("speaker.name", *speaker.name)
    evidence.at("speaker.office", *speaker.office)
    if speaker.side:
        evidence.at("side", speaker.side.start, speaker.side.end)
    if place:
        evidence.at("said", *place)
    evidence.at("summary.ru", sentence.start, sentence.end)
    quote = _QUOTE.search(text, sentence.start, sentence.end)
    if quote:
        evidence.at("quote", *quote.span("quote"))
    content = Statement(
        speaker=Speaker(name=text[slice(*speaker.name)], office=text[slice(*speaker.office)]),
        said=when,
        side=speaker.side.code if speaker.side else None,
        summary={"ru": sentence.text},
        quote=quote["quote"] if quote else None,
        claims=tuple(claims),
    )
    return StatementDraft(content=content, evidence=evidence.spans())


def _said_on(dates: list[Dated], verb: re.Match[str] | None) -> Dated | None:
    """The day that stands beside the verb of saying."""
    if verb is None:
        return None
    for one in dates:
        if one.day and len(one.day) == 10 and not one.only_end and -30 <= one.start - verb.end() < 60:
            return one
    return None
