"""What States held together where nobody is named: forums, consultations, talks of heads of government.

1. Talks of the heads of two or more States: "главы правительств Чили и Перу провели переговоры"; where no State is
   named, "главы государств" are those that the story is between.
2. A forum, consultations, talks or a summit that the sentence says was held, between two or more States that stand
   behind it or in its adjective: "чилийско-перуанский деловой форум", "консультации между ведомствами Чили и Перу".
3. What is only to come is none. Each kind of gathering of the same States is told once.
"""

import re
from collections.abc import Collection

import msgspec

from kelisim.reading.lexicon.states import StateName
from kelisim.reading.russian.context import Context
from kelisim.reading.russian.sides import codes, states_in
from kelisim.reading.wording import either

_HEADS = re.compile(
    r"(?<!\w)(?P<office>[Гг]лавы\s(?:государств|правительств|МИД|внешнеполитических\sведомств)|[Лл]идеры|[Пп]ремьер-министры"
    r"|[Пп]резиденты|[Мм]инистры(?:\s[а-яё]+){0,3}?|[Пп]ремьеры|[Вв]ице-премьеры|[Дд]елегации|[Пп]редставители)\s"
    r"(?:[а-яё]+\s){0,2}?(?=[А-ЯЁ])[^.;:]{3,140}?\s(?P<talks>встретил\w+|(?:провели|завершили|начали|обсудили)(?:\s[^.;:]{0,60}?)?"
    r"\s(?:переговор\w+|встреч\w+|консультаци\w+|заседани\w+)|провели\sпереговоры)(?!\w)"
)
_OF_STORY = re.compile(
    r"(?<!\w)(?:[Гг]лавы\s(?:двух\s)?(?:государств|правительств|стран)|[Лл]идеры\s(?:двух\s)?(?:стран|государств)"
    r"|[Пп]резиденты|[Пп]ремьер-министры|[Пп]ремьеры)\s(?:[а-яё]+\s){0,3}?(?:провели|завершили|начали)\s(?:[а-яё]+\s){0,2}?"
    r"(?P<talks>переговор\w+|встреч\w+)(?!\w)"
)
PAIR = 2
_GATHERING = re.compile(
    r"(?<![\w-])(?:[а-яё]+-[а-яё]+(?:ие|ий|ая|ое|ого|их|ой|ом)\s)?(?:[а-яё-]+(?:ие|ий|ый|ая|ое|ого|их|ой|ом|ые)\s){0,2}?"
    r"(?P<noun>"
    + either(
        r"""
        (?:бизнес-|онлайн-|видео)?форум(?:а|е|ом)? | саммит(?:а|е|ом)? | конференци(?:я|и|ей) | круглый стол
        консультаци(?:и|й|ях) | переговор(?:ы|ов|ах) | раунд(?:а|е)? (?:[а-яё]+ )?(?:переговоров|консультаций)
        встреч(?:а|и|е) | заседани(?:е|я|и)
        """
    )
    + r")(?![\w-])",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?<!\w)(?:состоял(?:ся|ась|ось|ись)|прош[её]л|прошл[аои]|проходи(?:т|л|ла|ло|ли)|провели|завершил\w+|открыл(?:ся|ась|ись)"
    r"|начал(?:ся|ась|ось|ись)|стартовал\w*)(?!\w)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?<!\w)(?:состоится|состоятся|пройд[её]т|пройдут|буд[еу]т|планир\w+|намечен\w*|запланирован\w*|ожидается|предстоит"
    r"|откроется|не)(?!\w)",
    re.IGNORECASE,
)
_REACH = 130
MAX_SIDES = 64


class Gathering(msgspec.Struct, frozen=True):
    """A gathering in a sentence, the States that held it, and whether those named in the sentence took part."""

    line: int
    title: tuple[int, int]
    sides: tuple[StateName, ...]
    attended: bool = False


def gatherings_in(context: Context, taken: Collection[int]) -> list[Gathering]:
    """The gatherings that a text says were held, in the sentences that tell no other meeting."""
    found: list[Gathering] = []
    seen: set[tuple[str, frozenset[str]]] = set()
    for number, sentence in enumerate(context.sentences):
        if number in taken or _FUTURE.search(sentence.text):
            continue
        one = _of_heads(context, number) or _of_states(context, number)
        if one is None:
            continue
        noun = context.text[slice(*one.title)].split()[-1].lower()[:5]
        key = (noun, frozenset(codes(one.sides)))
        if not any(key[1] == other[1] for other in seen):
            seen.add(key)
            found.append(one)
    return found


def _of_heads(context: Context, number: int) -> Gathering | None:
    """Rule 1."""
    sentence = context.sentences[number]
    heads = _HEADS.search(context.text, sentence.start, sentence.end)
    if heads is None:
        alone = _OF_STORY.search(context.text, sentence.start, sentence.end)
        if alone is None or len(context.parties) != PAIR:
            return None
        return Gathering(number, alone.span("talks"), context.parties)
    sides = states_in(context.text, heads.end("office"), heads.start("talks"))
    if len(codes(sides)) < 2:
        return None
    return Gathering(number, heads.span("talks"), tuple(sides[:MAX_SIDES]))


def _of_states(context: Context, number: int) -> Gathering | None:
    """Rule 2."""
    text, sentence = context.text, context.sentences[number]
    if _HELD.search(sentence.text) is None:
        return None
    for match in _GATHERING.finditer(text, sentence.start, sentence.end):
        until = min(sentence.end, match.end() + _REACH)
        sides = states_in(text, match.start(), until)
        behind = re.match(r"\s(?:между|по|с|в\sрамках|[а-яё]*ых\s|[А-ЯЁ])", text[match.end() : until])
        inside = states_in(text, match.start(), match.start("noun"))
        if len(codes(inside)) >= 2 or (behind and len(codes(sides)) >= 2 and _between(text, match.end(), sides)):
            return Gathering(number, (match.start(), match.end()), tuple((inside or sides)[:MAX_SIDES]))
    return None


def _between(text: str, end: int, sides: list[StateName]) -> bool:
    """Whether the States behind a gathering are those that it is between, not those that somebody spoke of there."""
    return re.search(r"[,;:—]", text[end : sides[1].start].replace(" и ", " ")) is None
