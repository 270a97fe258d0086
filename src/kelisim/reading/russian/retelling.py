"""When a text speaks again of an instrument that it named before, and what that adds to its draft."""

import re

import msgspec

from kelisim.model.draft import InstrumentDraft
from kelisim.reading.evidence import Evidence
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.heads import kind_of
from kelisim.reading.russian.instruments import Mention
from kelisim.reading.russian.parties import LATER_STEPS
from kelisim.reading.russian.signing_days import day_in
from kelisim.reading.sentences import Sentence

_SAME = re.compile(
    r"\A(?:(?:Этот|Данный|Указанный|Сам|Этого|Под)\s)?(?P<head>Документ\w*|документ\w*|Бумаг\w+|Подпис\w+|Нот\w+|[А-ЯЁа-яё]+),?\s"
    r"(?:[а-яё]+\s){0,4}?(?:подписал\w*|подписан\w*|поставил\w*|скреп\w+|парафировал\w*|заключил\w*)"
    r"|\A(?:Подписание|Церемония|Торжественная\sцеремония|Под\sдокументом|Его\sподписал|Е[её]\sподписал|От\s[А-ЯЁ])"
)


_POINTING = ("документ", "бумаг", "подпис", "нот", "он", "она", "оно", "его", "её", "ее")
"""How a sentence begins that goes on with the instrument named last."""


def named_before(
    context: Context, mention: Mention, title: str, mentions: list[Mention], drafts: list[InstrumentDraft]
) -> int | None:
    """The instrument named before of which a shorter name of the same kind stands for: "Меморандум подписали …"."""
    words = set(_stems(title))
    for place in range(len(drafts) - 1, max(-1, len(drafts) - 20), -1):
        other = drafts[place].content
        if mentions[place].kind != mention.kind:
            continue
        there = set(_stems(other.title["ru"]))
        if words and (words <= there or there <= words) and min(len(words), len(there)) >= 2:
            return place
        if words == set(_stems(context.text[slice(*mention.kind_at)])):
            return place
    return None


def _stems(title: str) -> list[str]:
    return [word[:6].lower() for word in re.findall(r"\w{4,}", title)]


def with_day(context: Context, draft: InstrumentDraft, sentence: Sentence, mention: Mention) -> InstrumentDraft:
    """Add the day that a later sentence tells of the signing: "Ноты подписали … 31 января"."""
    content = draft.content
    if (
        content.signed
        or content.status not in {"signed", None, *LATER_STEPS}
        or not re.search(r"[Пп]одпис|[Цц]еремони", sentence.text)
    ):
        return draft
    evidence = Evidence()
    day = day_in(context, sentence, mention, evidence)
    if day is None:
        return draft
    content = msgspec.structs.replace(draft.content, signed=day)
    return msgspec.structs.replace(draft, content=content, evidence=(*draft.evidence, *evidence.spans()))


_ORDER = ("planned", "draft-approved", "initialled", "signed", "amended", "ratified", "in-force", "ended")


def updated(draft: InstrumentDraft, again: InstrumentDraft) -> InstrumentDraft:
    """An instrument that the text names again: the latest step that it states, and what it had not told before."""
    known, told = draft.content, again.content
    fields = [name for name in _FILLED if getattr(told, name) and not getattr(known, name)]
    later = told.status is not None and (known.status is None or _ORDER.index(told.status) > _ORDER.index(known.status))
    if later:
        fields.append("status")
    if not fields:
        return draft
    content = msgspec.structs.replace(known, **{name: getattr(told, name) for name in fields})
    kept = tuple(span for span in draft.evidence if span.field.split(".")[0] not in fields)
    added = tuple(span for span in again.evidence if span.field.split(".")[0] in fields)
    return msgspec.structs.replace(draft, content=content, evidence=(*kept, *added))


def step_told(draft: InstrumentDraft, mention: Mention) -> InstrumentDraft:
    """An instrument with a later step of its life, where it is later than the one known."""
    known = draft.content.status
    if mention.status is None or (known is not None and _ORDER.index(mention.status) <= _ORDER.index(known)):
        return draft
    evidence = Evidence()
    evidence.at("status", *mention.status_at)
    kept = tuple(span for span in draft.evidence if span.field != "status")
    content = msgspec.structs.replace(draft.content, status=mention.status)
    return msgspec.structs.replace(draft, content=content, evidence=(*kept, *evidence.spans()))


_FILLED = ("parties", "bodies", "level", "signed", "place")


def same_as(sentence: Sentence, mentions: list[Mention]) -> int | None:
    """Which of the instruments named before "документ" or "протокол" is, where who signed it is told."""
    same = _SAME.match(sentence.text)
    if same is None or not mentions:
        return None
    head = same["head"] or "документ"
    kind = kind_of(head)
    if kind is None:
        return len(mentions) - 1 if (head.lower().startswith(_POINTING[:4]) or head.lower() in _POINTING) else None
    if kind == "treaty" and not any(mention.kind == kind for mention in mentions):
        kind = "contract"
    for place in range(len(mentions) - 1, max(-1, len(mentions) - 20), -1):
        if mentions[place].kind == kind or mentions[place].kind.endswith(f"-{kind}"):
            return place
    return None
