"""Sittings of organs in Russian text: "двенадцатое заседание Межправительственной комиссии", "в узком составе"."""

import re

import msgspec

from kelisim.reading.russian.context import Context
from kelisim.reading.russian.drafting_offices import bare
from kelisim.reading.russian.offices import body_at
from kelisim.reading.wording import either

_SESSION = re.compile(
    r"(?<!\w)(?P<session>заседани(?:е|я|и|ем|ю)|сесси(?:я|и|ю|ей)|саммит(?:а|е|ом|у)?|раунд(?:а|е|ом|у)?\s(?:переговоров|консультаций)"
    r"|встреч(?:а|и|е|у|ей)|совещани(?:е|я|и|ем)|форум(?:а|е|ом)?|консультаци(?:и|й|ях|ями))(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?<!\w)(?P<number>\d{1,3}-?(?:е|ое|ая|й|ый|го|ом|м|ю|ую)|\d{1,3}-?е|[IVXL]{1,6}|"
    + either(
        r"""
        (?:двадцат|тридцат|сорок)\w* (?:перв|втор|треть|четв[её]рт|пят|шест|седьм|восьм|девят)\w+
        перв(?:ое|ая|ый|ого|ом|ой) | втор(?:ое|ая|ой|ого|ом) | треть(?:е|я|ей|его|ем) | четв[её]рт(?:ое|ая|ый|ого|ом|ой)
        пят(?:ое|ая|ый|ого|ом) | шест(?:ое|ая|ой|ого|ом) | седьм(?:ое|ая|ой|ого|ом) | восьм(?:ое|ая|ой|ого|ом)
        девят(?:ое|ая|ый|ого|ом|ой) | десят(?:ое|ая|ый|ого|ом|ой)
        (?:[а-яё]+надцат|двадцат|тридцат)(?:ое|ая|ый|ого|ом|ой)
        """
    )
    + r")\s(?:[а-яё]+\s){0,2}?\Z",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?<!\w)(?:состоял\w+|прош[её]л|прошл[аои]|проходи\w+|пров[её]л[аи]?|заверши\w+|открыл\w+|начал\w+|собрал\w+|принял\w*\sучастие"
    r"|участвова\w+|на\s(?:\w+\s){0,3}заседании|в\sходе|по\sитогам)(?!\w)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?<!\w)(?:состоится|пройд[её]т|будет|будут|планир\w+|намечен\w*|запланирован\w*|ожидается|предстоит|проведут|решено\sпровести"
    r"|следующ\w+|очередн\w+\s\w+\s(?:состоится|пройд[её]т))(?!\w)",
    re.IGNORECASE,
)
SIZE = re.compile(
    r"(?<!\w)(?:(?P<narrow>узк(?:ом|ий|ого)(?:\s(?:составе|формате))?)|(?P<extended>расширенн(?:ом|ое|ый|ого|ая)(?:\s(?:составе|формате|заседание|встреча))?"
    r"|пленарн\w+)|(?P<bilateral>наедине|с\sглазу\sна\sглаз|один\sна\sодин|двусторонн(?:ем|яя|ее)\s(?:формате|встреча)))(?!\w)",
    re.IGNORECASE,
)
_MET = re.compile(r"(?<!\w)(?:встретились|заседани[ея]|переговоры)(?!\w)")
_FRAME = re.compile(r"(?:в\sрамках|на\sполях|в\sкулуарах|накануне)\s(?:[\w-]+\s){0,2}\Z", re.IGNORECASE)
"""Before a sitting that only frames what the sentence tells."""
_IT = re.compile(r"(?:Оно|Она|Он|Заседание|Встреча|Сессия|Саммит)\s")
_ORGAN = re.compile(
    r"комисси|совет|комитет|ассамбле|коллеги|групп|парламент|конференц|союз|организац|сотрудничеств|ЕАЭС|СНГ|ШОС|ОДКБ|СВМДА"
    r"|ОТГ|БРИКС|подкомисси|подкомитет|правлени|форум|саммит|пленум",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\A(?:комисси|совет|комитет|подкомисси|групп)[а-яё]*\Z", re.IGNORECASE)


class Sitting(msgspec.Struct, frozen=True):
    """A sitting of an organ in a sentence; spans are of the text.

    `near` is where its date stands nearest to; `attended` whether those named in the sentence are told of this one;
    `told` is the sentence that tells which sitting it was, where that is another.
    """

    line: int
    title: tuple[int, int]
    organ: tuple[int, int] | None
    number: tuple[int, int] | None
    sitting: str | None
    sitting_at: tuple[int, int] | None
    near: int
    attended: bool = True
    told: int | None = None


def sittings_in(context: Context) -> list[Sitting]:
    """The sittings that a text says were held, each once."""
    found: list[Sitting] = []
    seen: set[tuple[str, str, str | None]] = set()
    last: tuple[int, int] | None = None
    for number, sentence in enumerate(context.sentences):
        for match in _SESSION.finditer(context.text, sentence.start, sentence.end):
            organ = _organ(context, number, match.end())
            if (
                organ is None
                or _FUTURE.search(sentence.text)
                or _FRAME.search(context.text, sentence.start, match.start())
            ):
                continue
            whole = not _SHORT.match(context.text[slice(*organ)])
            named = organ if whole else last
            if named is None:
                continue
            if not _HELD.search(sentence.text) and not SIZE.search(sentence.text):
                continue
            last = named
            for one in _sittings(context, number, match, organ, named):
                key = (
                    context.text[slice(*named)].lower()[:24],
                    context.text[slice(*one.number)].lower() if one.number else "",
                    one.sitting,
                )
                if key not in seen and not any(key[0] == other[0] and not (key[1] or key[2]) for other in seen):
                    seen.add(key)
                    found.append(one)
            break
    return found


def _organ(context: Context, number: int, end: int) -> tuple[int, int] | None:
    """The organ whose name begins right behind the word of a session."""
    line = context.line(number)
    for place, word in enumerate(line.words):
        if word.start >= end:
            span = body_at(line, place) if word.start - end < 3 else None
            if span is None or not _ORGAN.search(context.text[slice(*span)]):
                return None
            return bare(context.text, *span)
    return None


def _sittings(
    context: Context, number: int, match: re.Match[str], organ: tuple[int, int], named: tuple[int, int]
) -> list[Sitting]:
    text, sentence = context.text, context.sentences[number]
    ordinal = _ORDINAL.search(text, max(sentence.start, match.start() - 60), match.start())
    start = ordinal.start() if ordinal else match.start()
    title = (start, organ[1])
    at = ordinal.span("number") if ordinal else None
    sizes = list(SIZE.finditer(text, sentence.start, sentence.end))
    told = None
    if not sizes and number + 1 < len(context.sentences):
        following = context.sentences[number + 1]
        if _IT.match(following.text) or _MET.search(following.text):
            told = number + 1
            sizes = list(SIZE.finditer(text, following.start, following.end))
    if not sizes:
        return [Sitting(number, title, named, at, None, None, match.start())]
    found = []
    for place, size in enumerate(sizes[:4]):
        which = size.lastgroup
        found.append(Sitting(number, title, named, at, which, size.span(), size.end(), place == 0, told))
    return found
