"""Where the texts of treaties begin in a document, and what they are called.

1. A title begins with the name of its kind in English and Russian ("Соглашение между ...") and ends with it in Kazakh
   ("... туралы келісім"). It may run over several lines.
2. It is the title of a text where a preamble, an article or the formula of signature follows before the next title;
   other mentions of treaties are none.
3. A document without such a title that has the formula or several articles is a passage of one treaty, which is called
   by the word that the text has for itself.
"""

import re
from collections.abc import Sequence

import msgspec

from kelisim.reading.treaties.folding import folded
from kelisim.reading.treaties.marks import AGREED, ARTICLE, FORMULA, is_formula

KINDS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("framework agreement", "framework-agreement"),
        ("memorandum", "memorandum-of-understanding"),
        ("letter of intent", "letter-of-intent"),
        ("exchange of notes", "exchange-of-notes"),
        ("action plan", "action-plan"),
        ("plan of action", "action-plan"),
        ("road ?map", "roadmap"),
        ("agreement", "agreement"),
        ("arrangement", "agreement"),
        ("treaty", "treaty"),
        ("convention", "treaty"),
        ("protocol", "protocol"),
        ("declaration", "declaration"),
        ("joint statement", "declaration"),
        ("program(?:me)?", "programme"),
        ("contract", "contract"),
    ),
    "ru": (
        (r"рамочное соглашение", "framework-agreement"),
        (r"меморандум", "memorandum-of-understanding"),
        (r"письмо о намерениях", "letter-of-intent"),
        (r"обмен нотами", "exchange-of-notes"),
        (r"план (?:совместных )?(?:мероприятий|действий)", "action-plan"),
        (r"дорожная карта", "roadmap"),
        (r"соглашение", "agreement"),
        (r"договоренность", "agreement"),
        (r"договор", "treaty"),
        (r"конвенция", "treaty"),
        (r"протокол", "protocol"),
        (r"декларация", "declaration"),
        (r"совместное заявление", "declaration"),
        (r"программа", "programme"),
        (r"контракт", "contract"),
    ),
    "kk": (
        (r"негіздемелік келісімі?", "framework-agreement"),
        (r"меморандумы?", "memorandum-of-understanding"),
        (r"ниет(?:тер)? (?:туралы )?хаты?", "letter-of-intent"),
        (r"нота алмасу", "exchange-of-notes"),
        (r"іс-(?:шаралар|қимыл) жоспары", "action-plan"),
        (r"жол картасы", "roadmap"),
        (r"келісімшарты?", "contract"),
        (r"келісімі?", "agreement"),
        (r"шарты?", "treaty"),
        (r"конвенция(?:сы)?", "treaty"),
        (r"хаттама(?:сы)?", "protocol"),
        (r"декларация(?:сы)?", "declaration"),
        (r"бірлескен мәлімдеме(?:сі)?", "declaration"),
        (r"бағдарлама(?:сы)?", "programme"),
    ),
}
"""The words for kinds of instruments, the longer ones first."""
_QUALIFIED = {
    "en": r"(?:(?:intergovernmental|interstate|inter-agency|interagency|joint|trade|cooperation|free trade|general"
    "|long-term|economic|"
    r"comprehensive|supplementary|additional|bilateral|multilateral) ){0,2}",
    "ru": r"(?:(?:межправительственн|межгосударственн|межведомственн|совместн|торгов|генеральн|долгосрочн"
    "|дополнительн|комплексн|"
    r"многосторонн|двусторонн)\w{1,3} ){0,2}",
}
_ANY_KIND = {language: "|".join(word for word, _ in table) for language, table in KINDS.items()}
_START = {
    language: re.compile(rf"(?P<draft>(?:draft|проект) )?{qualified}(?P<kind>{_ANY_KIND[language]})\b")
    for language, qualified in _QUALIFIED.items()
}
_DRAFTED_RU = re.compile(r"проект (?P<kind>(?:соглашения|договора|протокола|меморандума|конвенции|декларации)\b)")
_END_KK = re.compile(rf"(?<![\w-])(?P<kind>{_ANY_KIND['kk']})\W*\Z")
_CONNECTED = re.compile(
    r"(?:\b(?:and|of|the|between|among|for|on|in|by|with|to|и|между|о|об|в|во|на|по|от|мен|және|пен|бен|арасындағы"
    r"|туралы|саласындағы)|[,-])\Z"
)
_OPENING = re.compile(
    r"(?:the (?:government|republic|ministry|parties|state|russian|kyrgyz|kingdom|people)|desir|recogni|article"
    r"|whereas|considering|"
    r"правительств[оа]\b|республика|российская|министерств[оа]\b|стороны|желая|признавая|руководствуясь|стремясь"
    r"|учитывая|государства|"
    r"статья|бұдан әрі|тараптар|\d|\(|г\. |город |\")"
)
_NOTE = re.compile(r"\(|вступил|утратил|заключен|entered into force|күшіне енді")
_CITY = re.compile(r"(?:г\. ?|город )?[\w-]+,? *\"?\d{1,2}\"? ")
_MAX_LINES = 14
_MAX_TITLE = 900
_CONFIRM = 2_500
"""So many code points after a title something of rule 2 stands."""


class Line(msgspec.Struct, frozen=True):
    """A line that holds words, without the white space around them. `apart` is where an empty line stands before."""

    start: int
    end: int
    apart: bool


class Head(msgspec.Struct, frozen=True):
    """A title at [start, end), its language, the kind it names and where, and where its text ends.

    `draft` is whether the title itself calls it a draft; `whole` is false for a passage without a title.
    """

    start: int
    end: int
    language: str
    kind: str
    kind_at: tuple[int, int]
    text_end: int = 0
    draft: bool = False
    whole: bool = True


_LINE = re.compile(r"[^\n]+")


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold words."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            gap = text.count("\n", last, start)
            found.append(Line(start, start + len(words), apart=gap > 1 or not found))
            last = start + len(words)
    return found


def heads_of(text: str, low: str, lines: Sequence[Line]) -> list[Head]:
    """The titles of the texts in a document, in order (rules 1 and 2)."""
    titles: list[Head] = []
    taken = 0
    for number, line in enumerate(lines):
        if line.start < taken:
            continue
        title = _title(text, low, lines, number)
        if title:
            titles.append(title)
            taken = title.end
    confirmed = []
    for place, title in enumerate(titles):
        after = titles[place + 1].start if place + 1 < len(titles) else len(text)
        if _confirmed(text, low, title.end, min(after, title.end + _CONFIRM)):
            confirmed.append(title)
    ends = [*(title.start for title in confirmed[1:]), len(text)][: len(confirmed)]
    return [msgspec.structs.replace(title, text_end=end) for title, end in zip(confirmed, ends, strict=True)]


def _confirmed(text: str, low: str, start: int, end: int) -> bool:
    if any(pattern.search(low, start, end) for pattern in AGREED.values()) or ARTICLE.search(text, start, end):
        return True
    return any(is_formula(text, low, match) for match in FORMULA.finditer(low, start, end))


def _title(text: str, low: str, lines: Sequence[Line], number: int) -> Head | None:
    line = lines[number]
    if (
        line.end - line.start > _MAX_TITLE
        or text[line.end - 1] in ".;:"
        or not (text[line.start].isupper() or text[line.start] in '«"“')
    ):
        return _kazakh(text, low, lines, number)
    drafted = _DRAFTED_RU.match(low, line.start, line.end)
    if drafted and _begins(text, lines, number):
        kind = next(kind for stem, kind in _STEMS["ru"].items() if drafted["kind"].startswith(stem))
        end = _title_end(text, low, lines, number)
        return Head(drafted.start("kind"), end, "ru", kind, drafted.span("kind"), draft=True)
    for language, pattern in _START.items():
        match = pattern.match(low, line.start, line.end)
        if match and _begins(text, lines, number):
            end = _title_end(text, low, lines, number)
            words = low[line.start : end]
            kind = next(kind for word, kind in KINDS[language] if re.match(rf"(?:{word})\b", match["kind"]))
            if len(words) < len(match[0]) + 4:
                return None
            start = match.end("draft") if match["draft"] else line.start
            return Head(start, end, language, _refined(kind, words), match.span("kind"), draft=bool(match["draft"]))
    return _kazakh(text, low, lines, number)


def _refined(kind: str, words: str) -> str:
    """A kind that another word of the title makes narrower."""
    return "framework-agreement" if kind == "agreement" and re.search(r"\bрамочн|\bframework\b", words[:60]) else kind


def _begins(text: str, lines: Sequence[Line], number: int) -> bool:
    """Whether a line can begin something: it stands apart, or the line before is finished or short."""
    line = lines[number]
    if line.apart or number == 0:
        return True
    before = text[lines[number - 1].start : lines[number - 1].end]
    return before[-1] in '.:;)»"' or len(before) <= 40


def _title_end(text: str, low: str, lines: Sequence[Line], number: int) -> int:
    end = lines[number].end
    start = lines[number].start
    capitals = text[start:end].isupper()
    for after in range(number + 1, min(number + _MAX_LINES, len(lines))):
        line = lines[after]
        words = text[line.start : line.end]
        if text[end - 1] in ".;:" or line.end - start > _MAX_TITLE or _NOTE.match(low, line.start):
            break
        alone = after == number + 1 and end - start < 60
        goes_on = words[0].islower() or (capitals and words.isupper() and not ARTICLE.match(text, line.start))
        goes_on = goes_on or _CONNECTED.search(low[start:end]) is not None
        beside = (
            not line.apart
            and not alone
            and not _OPENING.match(low, line.start)
            and not _CITY.match(low, line.start, line.end)
        )
        if not goes_on and not (beside and words[-1] not in ".;:" and capitals == words.isupper()):
            break
        if words[-1] in ".;:" or (words[0].islower() and line.apart and re.search(r",\Z", words)):
            break
        end = line.end
    return end


def _kazakh(text: str, low: str, lines: Sequence[Line], number: int) -> Head | None:
    line = lines[number]
    match = _END_KK.search(low, line.start, line.end)
    if match is None or line.end - line.start > _MAX_TITLE:
        return None
    first = number
    while first > 0 and number - first < _MAX_LINES:
        here, before = lines[first], lines[first - 1]
        words = low[before.start : before.end]
        joined = not here.apart or _CONNECTED.search(words) or (first == number and line.end - line.start < 24)
        if not joined or words[-1] in ".:;)" or len(words) < 6 or line.end - before.start > _MAX_TITLE:
            break
        first -= 1
    start = lines[first].start
    words = low[start : line.end]
    if not text[start].isupper() or not re.search(r"арасында|туралы|жөнінде|үкімет|республикас", words):
        return None
    kind = next(kind for word, kind in KINDS["kk"] if re.fullmatch(word, match["kind"]))
    return Head(start, line.end, "kk", kind, match.span("kind"), draft=words.startswith("жоба"))


_ITSELF = {
    "en": re.compile(r"\b(?:[Tt]his|[Tt]he\s+present)\s+(?P<word>(?:Framework )?[A-Z][a-z]+(?: of Understanding)?)"),
    "ru": re.compile(r"\b[Нн]астоящ\w{2,3}\s+(?P<word>[А-Я][а-я]+)"),
    "kk": re.compile(r"\b[Оо]сы\s+(?P<word>[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]+)"),
}
_STEMS = {
    "en": dict(KINDS["en"]),
    "ru": {
        "соглашени": "agreement",
        "договор": "treaty",
        "протокол": "protocol",
        "меморандум": "memorandum-of-understanding",
        "конвенци": "treaty",
        "деклараци": "declaration",
        "программ": "programme",
        "контракт": "contract",
    },
    "kk": {
        "келісімшарт": "contract",
        "келісім": "agreement",
        "шарт": "treaty",
        "хаттама": "protocol",
        "меморандум": "memorandum-of-understanding",
        "конвенция": "treaty",
        "декларация": "declaration",
        "бағдарлама": "programme",
    },
}


def passage_of(text: str, language: str) -> Head | None:
    """Rule 3: the whole text as a passage of a treaty, called as it calls itself."""
    for match in _ITSELF[language].finditer(text):
        word = folded(match["word"])
        kind = next((kind for stem, kind in _STEMS[language].items() if re.match(stem, word)), None)
        if kind:
            start, end = match.span("word")
            return Head(start, end, language, kind, (start, end), text_end=len(text), whole=False)
    return None
