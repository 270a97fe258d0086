"""On which day an instrument was signed, as its sentence or those around it tell."""

import re

from kelisim.reading.dates import find_dates
from kelisim.reading.evidence import Evidence
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.days import days_in
from kelisim.reading.russian.instruments import Mention
from kelisim.reading.russian.parties import LATER_STEPS
from kelisim.reading.sentences import Sentence

_OF_ANOTHER = re.compile(
    r"(?:\sот|подписанн\w+|заключ[её]нн\w+|вступ\w+\sв\sсилу(?:\sс)?|протокол\sподписан)\s\Z", re.IGNORECASE
)
"""Before a date that is the day of another instrument, not of the talks."""
_REPORTED = re.compile(r"\b(?:сообщи|сообща|заяви|рассказа|отмети|объяви|передаёт|передает|пишет)\w*[^,.]{0,40}\Z")
_OF_TALKS = re.compile(
    r"\b(?:по\s(?:итогам|результатам|завершении|окончании)|в\s(?:ходе|рамках|заключение)|на\sполях|итогом|в\sтот\sже\sдень"
    r"|тогда\sже|на\s(?:церемонии|встрече|заседании|форуме|саммите)|в\sприсутствии|во\sвремя|также|в\sчастности|среди\sних|в\sтом\sчисле|кроме\sтого|затем|после)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?<!\w)(?:переговор\w*|встреч\w+|встретил\w+|заседани\w+|визит\w*|саммит\w*|церемони\w+|форум\w*|подписан\w*)(?!\w)",
    re.IGNORECASE,
)
_BACK = 5
"""So many sentences back the day of the talks may stand that a signing closed."""


def signed_on(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    """The day it was signed: one in the sentence outside the phrase itself, or that of the talks that it closed."""
    if mention.status not in {"signed", "initialled"}:
        return _dated_behind(context, mention, evidence) if mention.status in {None, *LATER_STEPS} else None
    if mention.status == "initialled":
        return None
    day = day_in(context, mention.told_in, mention, evidence)
    if day is not None:
        return day
    told = next((place for place, one in enumerate(context.sentences) if one is mention.told_in), 0)
    that_day = _THAT_DAY.search(mention.told_in.text)
    closing = that_day or _OF_TALKS.search(mention.told_in.text[:60]) or mention.told_in is not mention.sentence
    for one in reversed(context.sentences[max(0, told - (2 if that_day else 1) * _BACK) : told]):
        if not closing and not _EVENT.search(one.text):
            continue
        day = day_in(context, one, mention, evidence, others=True)
        if day is not None:
            return day
    prose = [one for one in context.sentences[told + 1 : told + _FAR] if not context.layout.body[one.paragraph].item]
    for one in prose[:_AHEAD]:
        day = day_in(context, one, mention, evidence) if _HELD_ON.match(one.text) else None
        if day is not None:
            return day
    return None


_THAT_DAY = re.compile(r"(?<!\w)(?:[вВ]\s(?:тот|этот)\s(?:же\s)?день|[тТ]огда\sже|[тТ]ем\sже\sдн[её]м)(?!\w)")
_HELD_ON = re.compile(
    r"(?:Переговоры|Встреча|Церемония|Подписание|Визит|Заседание|Саммит|Форум|Мероприятие|Подписи|Документы?|Договоры?|Соглашени[ея])\s"
    r"(?:[а-яА-ЯЁё-]+\s){0,8}?(?:прош\w+|состоял\w+|подписан\w*|проходил\w*|завершил\w*|поставлен\w*)"
)
_AHEAD = 3
_FAR = 40
"""So many sentences ahead, the items of a list left out, the day of signing may stand."""
_SIGNED_ON = re.compile(
    r"\s?,?\s?(?:котор\w+\s[^.;]{0,90}?подписа\w+|подписанн\w+|заключ[её]нн\w+|от)\s(?:[^\s.;]+\s){0,3}?\Z",
    re.IGNORECASE,
)


def _dated_behind(context: Context, mention: Mention, evidence: Evidence) -> str | None:
    """The date that an older instrument was signed on, behind its name: "подписанное в 2018 году"."""
    for dated in find_dates(context.text, mention.end, mention.sentence.end, None, language="ru"):
        if dated.day and _SIGNED_ON.fullmatch(context.text, mention.end, dated.start):
            evidence.at("signed", dated.start, dated.end)
            return dated.day
    return None


def day_in(
    context: Context, sentence: Sentence, mention: Mention, evidence: Evidence, *, others: bool = False
) -> str | None:
    """The first whole day in a sentence, outside the title, on which something can have been signed; noted as such.

    `others` says that the sentence may speak of other instruments, whose days are left out.
    """
    for dated in days_in(context.text, sentence.start, sentence.end, context.published):
        before = context.text[max(sentence.start, dated.start - 60) : dated.start]
        if others and _OF_ANOTHER.search(before):
            continue
        outside = dated.end <= mention.start or dated.start >= mention.end
        if (
            not outside
            or context.is_dateline(dated.start)
            or dated.only_end
            or dated.only_start
            or not dated.day
            or len(dated.day) != 10
        ):
            continue
        if context.published and len(context.published) == 10 and dated.day > context.published:
            continue
        if not _REPORTED.search(context.text[max(sentence.start, dated.start - 80) : dated.start]):
            evidence.at("signed", dated.start, dated.end)
            return dated.day
    return None
