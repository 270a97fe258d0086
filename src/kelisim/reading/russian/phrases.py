"""Noun phrases that name an instrument: "меморандум о взаимопонимании в сфере туризма", "Программа на 2021–2025 годы".

1. Such a phrase is a head that tells the kind, the adjectives before it, and what it is about, up to the next clause.
2. "Это соглашение" speaks of an instrument named before, "документы" of several without naming one: neither is
   a phrase. A head without more is one only where its kind says enough ("дорожная карта"), not in the plural.
3. "В соответствии с соглашением", "в рамках договора" speak of what holds already, and tell no step of its life.
4. A phrase goes on over a comma or "и" where the next word is of the same case as the last and no verb follows before
   the next comma; it ends before another instrument that stands beside it, not before one inside it ("протокол к
   Соглашению").
"""

import re

import msgspec

from kelisim.reading.russian.heads import HEAD, STRONG, kind_at
from kelisim.reading.russian.words import Word, forms, is_function, lemma, words_in
from kelisim.reading.sentences import Sentence
from kelisim.reading.wording import each, either

_POINTING = frozenset(
    each(
        """
        этот данный указанный тот такой соответствующий вышеуказанный упомянутый названный какой который подобный
        любой весь наш свой его их ее мой ваш каждый другой иной многие некоторый подписанный подписываемый
        подготовленный заключенный действующий прежний существующий парафированный одобренный принятый согласованный
        достигнутый вышеупомянутый планируемый
        """
    )
)
_POOR = frozenset(
    each(
        """
        новый совместный ключевой двусторонний отдельный важный очередной первый второй третий один несколько
        дополнительный
        исторический подобный крупный взаимовыгодный выгодный многомиллиардный миллиардный большой серьезный
        трехсторонний многосторонний официальный международный единый общий
        """
    )
)
"""Words before a head that do not say what it is about."""
_OF_SPEECH = re.compile(
    r"(?:в\sсоответствии\sс|согласно|по\sусловиям|в\sрамках(?:\sреализации)?|на\sосновании|на\sоснове|во\sисполнение"
    r"|по\sитогам\sреализации|условия|условий|положени\w+|реализаци\w+|выполнени\w+|исполнени\w+"
    r"|нарушени\w+|срок\w*\sдействия|по)\s(?:[а-яё-]+\s){0,2}\Z",
    re.IGNORECASE,
)
_MONTH = r"(?:январ|феврал|март|апрел|ма[яей]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
_CUT = re.compile(
    r"\s*"
    + either(
        r"""
        ,? а также\b
        ,? (?:(?:в|на|к|с|по|о|об|из|для|при|от|согласно|за|под|над|после|через|между|без|у) )?котор\w+
        ,? где\b | ,? что\b | ,? чтобы\b | ,? поскольку\b | ,? если\b
        , (?:сообща|переда|говорит|заяви|отмети|подчеркн|рассказа|указа|пиш|информир|пояснил|добави)\w*
        , (?:как|а|но|где|куда|благодаря|согласно|включая|предусматрив\w+|направленн\w+|подписанн\w+|рассчитанн\w+)\b
        , (?:по|со) (?:словам|данным|информации|ссылкой)\b
        \s(?:в ходе|по итогам|по результатам|в присутствии|на полях|во время|после|перед|накануне|в преддверии)\b
        \s(?:по завершени[ию]|в ближайшее время|в скором времени|до конца|в конце|в начале|в середине)\b
        \s(?:в рамках|на) (?:[\w-]+ ){0,3}?(?:визит\w*|встреч\w*|саммит\w*|форум\w*|переговор\w*)
        \s(?:в рамках|на) (?:[\w-]+ ){0,3}?(?:заседани\w*|церемони\w*)
        \s(?:в рамках|на) (?:[\w-]+ ){0,3}?(?:выставк\w*|конференци\w*|съезд\w*|поездк\w*|рабочей)\b
        \s(?:сегодня|вчера|завтра|позавчера|недавно|ранее|впервые|уже|также|скоро|вскоре|пока|официально)\b
        \s(?:на|в) (?:прошлой|этой|следующей|минувшей|текущей) неделе
        \s(?:в|на) (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)\b
        \s\d{1,2}(?: и \d{1,2}|[-–]\d{1,2})? {_MONTH}
        \sв {_MONTH}
        \sв (?:19|20)\d\d году
        \s(?:со сроком|сроком|стоимостью|на сумму|общей стоимостью|общим объемом|по поручению|по инициативе)\b
        \s(?:об|о|на) этом\b
        [;:()“”]
        \s[—–-]\s(?!участни)
        (?<!тыс)(?<!млн)(?<!млрд)\.(?:\s|\Z)
        [!?]
        """.replace("{_MONTH}", _MONTH)
    ),
    re.IGNORECASE,
)
_DATED = re.compile(r"\sот\s\Z")
_ABOUT = frozenset(each("о об обо по в во на между с со к ко для от из при"))
_BUILT = re.compile(
    r"строительств|создани|открыти|размещени|производств|проект|завод|центр|разработк|освоени|эксплуатаци|реконструкц"
    r"|модернизац|инвестиц|пребывани|деятельност|представительств|филиал|поставк|консульств|месторожд|запуск|учрежден",
    re.IGNORECASE,
)
MAX_TITLE = 450
_LOOK_BACK = 120


class Phrase(msgspec.Struct, frozen=True):
    """A phrase at [start, end) and its head; both are code points of the page's text.

    `beside` marks a phrase that stands beside the one before it in a list, `plural` one that names several at once.
    """

    kind: str
    head: tuple[int, int]
    start: int
    end: int
    beside: bool = False
    plural: bool = False


def phrases_in(text: str, sentence: Sentence, places: tuple[tuple[int, int], ...] = ()) -> list[Phrase]:
    """The phrases of a sentence that name an instrument, in order.

    Args:
        text: the page's text.
        sentence: where to look.
        places: the towns that the sentence names: "в Астане" at the end of a phrase is where it was signed.
    """
    heads = [
        head
        for head in HEAD.finditer(text, sentence.start, sentence.end)
        if not _OTHER_NAME.search(text, max(sentence.start, head.start() - 3), head.start())
    ]
    found: list[Phrase] = []
    until = sentence.start
    for number, match in enumerate(heads):
        if match.start() < until:
            continue
        others = [(other.start(), _left(text, sentence, other.start(), match.end())) for other in heads[number + 1 :]]
        phrase = _phrase(text, sentence, match, until, others, places)
        if phrase is not None:
            found.extend(_each(text, phrase))
            until = phrase.end
    return found


_AND_ABOUT = re.compile(r"(?:,|,?\s(?:и|а\sтакже))\s+(?=об?о?\s)")


def _each(text: str, phrase: Phrase) -> list[Phrase]:
    """What a head in the plural names one after another: "соглашения о карантине растений и о признании дипломов"."""
    cuts = list(_AND_ABOUT.finditer(text, phrase.head[1], phrase.end)) if phrase.plural else []
    if not cuts:
        return [phrase]
    starts = [phrase.start, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), phrase.end]
    return [
        Phrase(phrase.kind, phrase.head, start, end, phrase.beside or number > 0)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _left(text: str, sentence: Sentence, head: int, until: int) -> int:
    """Where the adjectives before a head begin."""
    start = head
    before = words_in(text, max(sentence.start, until, head - _LOOK_BACK), head)
    for word in reversed(before):
        if not _before_head(word):
            break
        start = word.start
    return start


def _before_head(word: Word) -> bool:
    if not word.letters or is_function(word.text) or word.text[0].isdigit():
        return False
    if word.text.isupper() and len(word.text) > 1:
        return False
    said = forms(word.text)
    return bool(said) and any(form.part == "ADJF" for form in said[:2]) and not _points(word.text)


def _points(word: str) -> bool:
    said = {form.lemma.replace("ё", "е") for form in forms(word)}
    return bool(said & _POINTING) or lemma(word).replace("ё", "е") in {"один", "два", "три", "ряд", "несколько"}


def _phrase(
    text: str,
    sentence: Sentence,
    head: re.Match[str],
    until: int,
    others: list[tuple[int, int]],
    places: tuple[tuple[int, int], ...],
) -> Phrase | None:
    start = _left(text, sentence, head.start(), until)
    before = words_in(text, max(until, start - 40), start)
    pointed = bool(before) and before[-1].letters and _points(before[-1].text)
    spoken = _OF_SPEECH.search(text, max(sentence.start, start - 60), start)
    lasting = spoken is not None and "действия" in spoken[0] and _LASTS.search(sentence.text)
    lasting = lasting or _TOLD_OF.search(text, max(sentence.start, start - 30), start)
    end = _end(text, sentence, head, others, places)
    if spoken and not lasting and not _AFTER_ON.search(text, start - 60, start) and not _WHICH.match(text, end):
        return None
    words = text[head.start() : head.end()].lower()
    plural = _plural(words) or (words in _EITHER and _several(text, max(sentence.start, until), start, head.start()))
    tail = words_in(text, head.end(), end)
    numbered = len(tail) > 1 and tail[0].text == "на" and tail[1].text.isdigit() and len(tail[1].text) < 4
    about = bool(tail) and not numbered and (tail[0].text.lower() in _ABOUT or _of(tail[0]) or tail[0].text in '«"')
    if not about:
        end = head.end()
        said = [lemma(word.text).replace("ё", "е") for word in words_in(text, start, head.start())]
        telling = any(word not in _POOR for word in said)
        joint = "совместный" in said and kind_at(head) == "declaration"
        if plural or pointed or not (telling or joint or kind_at(head) in STRONG or words.startswith("совместн")):
            return None
    if pointed and not about:
        return None
    beside = text[max(until, sentence.start) : start].strip(" \n\t\xa0") in {
        ",",
        "и",
        "а также",
        ", а также",
        ";",
        ", и",
    }
    return Phrase(_contract(text, head, end), head.span(), start, end, beside, plural)


_TOLD_OF = re.compile(r"грамотами\sпо\s\Z", re.IGNORECASE)
_LASTS = re.compile(r"(?:ист[её]к|истека|продл|законч|заверш|пролонг)", re.IGNORECASE)
_WHICH = re.compile(r",\sкотор\w+\s[^,.;:]{0,60}?(?:подписал|заключил|ратифицир|парафир|денонсир)")
"""Behind an instrument that is only referred to: its own story."""
_EITHER = frozenset(each("соглашения программы декларации конвенции"))
"""Heads that may be of one in the genitive or of several."""
_SEVERAL_BEFORE = re.compile(
    r"(?<!\w)(?:подписаны|подписали|заключены|заключили|парафировали|парафированы|ратифицировали|ратифицированы)\s+\Z"
)


def _several(text: str, least: int, start: int, head: int) -> bool:
    """Whether what stands before a head says that it names several."""
    adjectives = [word for word in words_in(text, start, head) if word.letters]
    if adjectives:
        return any(form.plural for form in forms(adjectives[-1].text)[:1])
    return _SEVERAL_BEFORE.search(text, least, start) is not None


_AFTER_ON = re.compile(r"(?:подписан\w*|протокол)\sпо\s\Z")


def _contract(text: str, head: re.Match[str], end: int) -> str:
    """A "договор" of purchase, supply, loan or lease is a contract."""
    kind = kind_at(head)
    if kind == "treaty" and _DEAL.match(text, head.end(), end):
        return "contract"
    return kind


_DEAL = re.compile(
    r"\s(?:(?:о|об|на)\s)?(?:[а-яё-]+\s)?(?:купли|поставк|займ|аренд|подряд|оказани|страховани|лизинг|концесси|кредит)",
    re.IGNORECASE,
)


def _of(word: Word) -> bool:
    """Whether a word is a noun or an adjective in the genitive: "договор поставки"."""
    return word.letters and any(
        form.case == "gent" and form.part in {"NOUN", "ADJF", "NUMR"} for form in forms(word.text)
    )


def _plural(words: str) -> bool:
    """Whether the noun of a head can only be a plural: the first one of "план мероприятий", else the last."""
    parts = [word.strip('«»"') for word in words.split()]
    noun = next((word for word in parts if word.startswith(("план", "письм", "обмен"))), parts[-1])
    read = forms(noun)
    return bool(read) and all(form.plural for form in read)


def _end(
    text: str,
    sentence: Sentence,
    head: re.Match[str],
    others: list[tuple[int, int]],
    places: tuple[tuple[int, int], ...],
) -> int:
    limit = min(sentence.end, head.end() + MAX_TITLE)
    quoted = _quoted(text, head, limit)
    if quoted is not None:
        return quoted
    cut = _cut(text, head.end(), limit)
    for _, left in others:
        if left < cut and _beside(text, head.end(), left):
            cut = left
            break
    cut = _clause(text, head.end(), cut, [start for start, _ in others])
    for start, stop in places:
        if head.end() < start < cut and text[max(head.end(), start - 3) : start].strip() in {"в", "во"}:
            behind = text[stop:cut].strip(" ,.")
            if not behind and not _BUILT.search(text, head.end(), start):
                cut = start - 2
    words = text[head.start() : cut].rstrip(" ,.;:\n\t\xa0")
    words = re.sub(
        r"(?:(?:\s|,)(?:и|а|но|или|в|о|на|с|к|ко|по|из|для|от|при|об|не|даже|пока|уже|так|под|ещё|еще|а\sтакже)){1,3}\Z",
        "",
        words,
    ).rstrip(" ,")
    return max(head.end(), head.start() + len(words))


_OTHER_NAME = re.compile(r"\(\s?[«\"]?\Z")
_BRACKETED = re.compile(r"\s?\((?:далее\s?[—–-]?\s?)?[«\"]?(?:[Дд]орожн\w+\sкарт\w+|[А-ЯЁ][а-яё]+)[»\"]?\)")
"""Another name of the same instrument: "План мероприятий («дорожную карту») по реализации"."""


def _cut(text: str, start: int, limit: int) -> int:
    """Where the words of another clause begin; the day that an instrument is "от" is a part of it."""
    inside = start
    for match in _CUT.finditer(text, start, limit):
        other = _BRACKETED.match(text, match.start(), limit)
        inside = other.end() if other else inside
        if match.start() < inside:
            continue
        if _DATED.search(text[start : match.start() + 1] + " ") or text[start : match.start()].endswith(" от"):
            continue
        return match.start()
    return limit


def _quoted(text: str, head: re.Match[str], limit: int) -> int | None:
    """The end of a title in quotation marks around or right behind the head."""
    opened = text.rfind("«", max(0, head.start() - 60), head.start())
    if opened >= 0 and "»" not in text[opened : head.start()]:
        closed = text.find("»", head.end(), limit)
        if closed > 0 and not text[opened + 1 : head.start()].strip(" "):
            return closed
    return None


def _beside(text: str, start: int, left: int) -> bool:
    """Whether what begins at a place stands beside what came before it."""
    return (
        re.search(r"(?:,|\sи|а\sтакже|;|\sили)\s+(?:\d+\s|два\s|три\s)?\Z", text[max(start, left - 14) : left])
        is not None
    )


def _clause(text: str, start: int, end: int, heads: list[int]) -> int:
    """Where a verb or a comma of another clause ends the phrase (rule 4)."""
    words = words_in(text, start, end)
    last: Word | None = None
    inside = False
    for place, word in enumerate(words):
        if word.text in "«“„":
            inside = True
        elif word.text in "»”":
            inside = False
        if inside:
            last = word
            continue
        if word.text == ",":
            if text[word.start - 1].isdigit() and text[word.end : word.end + 1].isdigit():
                continue
            if last is None or not _goes_on(words, place, last):
                return word.start
            continue
        if word.letters and word.start not in heads and (_verb(word) or _pronoun(word)):
            return _without_subject(words, place)
        if word.letters and not is_function(word.text):
            last = word
    return end


def _verb(word: Word) -> bool:
    read = forms(word.text)
    return bool(read) and read[0].part in {"VERB", "PRTS", "GRND"} and not word.capital


def _pronoun(word: Word) -> bool:
    read = forms(word.text)
    return bool(read) and read[0].part == "NPRO" and read[0].case == "nomn"


_SUBJECTS = frozenset(each("стороны страны министры ведомства компании президенты премьеры партнеры партнёры"))


def _without_subject(words: list[Word], verb: int) -> int:
    """Where the clause of a verb begins: at its subject, where that is one of a few words."""
    for place in range(verb - 1, max(-1, verb - 4), -1):
        if words[place].text in _SUBJECTS:
            return words[place].start
    return words[verb].start


def _goes_on(words: list[Word], comma: int, last: Word) -> bool:
    """Whether what follows a comma goes on in the case of the word before it, without a verb before the next comma."""
    following = words[comma + 1 :]
    if not following or not following[0].letters:
        return bool(following) and following[0].text == "«"
    one = {form.case for form in forms(last.text)} - {None}
    first = (
        following[1]
        if following[0].text.lower() in {"в", "во", "на", "о", "об", "по"} and len(following) > 1
        else following[0]
    )
    other = {form.case for form in forms(first.text) if form.part in {"NOUN", "ADJF"}} - {None}
    if (not one & other and not first.capital) or (forms(first.text)[:1] and forms(first.text)[0].part == "PRTF"):
        return False
    for word in following:
        if word.text == ",":
            return True
        if word.letters and _verb(word):
            return False
    return True
