"""Dates in Russian, in all cases."""

import re

from kelisim.reading.dates.tongue import BEGINS, DOTTED, DOTTED_MONTH, ENDS, ISO, YEAR, Tongue, month_of_words

_SOFT = "(?:ь|я|е|ю|[её]м)"
_MONTH = (
    rf"(?:январ{_SOFT}|феврал{_SOFT}|март(?:а|е|у|ом)?|апрел{_SOFT}|ма(?:й|я|е|ю|ем)|ию[нл]{_SOFT}"
    rf"|август(?:а|е|у|ом)?|(?:сентябр|октябр|ноябр|декабр){_SOFT})(?!\w)"
    r"|(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\."
)
_YEAR_WORD = r"(?:г\.\s?г\.|гг(?:\.|(?!\w))|год(?:а|у|ом|е|ы|ов|ах|ам|ами)?(?!\w)|г\.|г(?!\w))"
_OWN = r"(?:текущ|эт|нынешн|прошл|минувш|предыдущ|следующ|будущ|наступающ)"

ATOMS = re.compile(
    rf"""{BEGINS}(?:
      {ISO}
    | (?P<dotted>{DOTTED}(?:\s?{_YEAR_WORD})?)
    | (?P<dotted_month>{DOTTED_MONTH}(?:\s?{_YEAR_WORD})?)
    | (?P<year>{YEAR}(?:-(?:й|го|му?|ый|ого|ом))?(?:\s?(?:календарн|финансов|отч[её]тн)(?:ого|ый|ом))?
        (?:\s?{_YEAR_WORD}|{ENDS}(?!-х)))
    | (?P<number>\d{{1,2}}(?:\s?-(?:го|е|й|я|ый|ое|ом|м|ого|му|ему))?){ENDS}
    | (?P<month>(?i:{_MONTH}))
    | (?P<roman>[IІ]{{1,3}}|[IІ]V)(?:-(?:й|го|м|е))?(?!\w)
    | (?P<nth>(?i:(?:перв|втор|четв[её]рт)(?:ый|ого|ому|ом|ым|ой|ое|ая|ую)|трет(?:ий|ьего|ьему|ьем|ье|ья|ьей))(?!\w))
    | (?P<quarter>(?i:квартал(?:а|е|у|ом|ы|ов|ах|ам)?(?!\w)|кв\.))
    | (?P<half>(?i:полугоди(?:е|я|и|ю|ем|й|ях)(?!\w)|половин[аеуы](?!\w)))
    | (?P<own_year>(?i:{_OWN}(?:ого|его|ом|ем)\sгод[ау](?!\w)|(?:сего|того\sже)\sгода(?!\w))|[ст]\.\s?г\.)
    | (?P<relative>(?i:(?:сегодня|вчера|завтра|позавчера|послезавтра|на\s{_OWN}ей\sнеделе|на\s{_OWN}ой\sнеделе
        |в\s{_OWN}[ое]м\s(?:месяце|квартале))(?!\w)))
    | (?P<weekday>(?i:во?\s(?:{_OWN}\w{{2}}\s)?(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)(?!\w)))
    )""",
    re.VERBOSE,
)
_WEEKDAYS = ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")
_BEFORE_YEAR = re.compile(r"(?<!\w)(?:в|на|к|до|с|по|за|от|после|около|не\sпозднее|апрел\w)\s\Z|[(\[]\Z", re.IGNORECASE)
_COUNTS = re.compile(r"\s?[-–]?\s?[а-яё₸$€%№]", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s(?:и|а|но|или|в|на|по|для|при|не|уже|был[аио]?|планирует\w*|составил\w*|стал[аио]?|ожида\w+|подписан\w*)(?!\w)"
)
_PREPOSITION = re.compile(r"(?<!\w)(?:в|к|до|с|со|на|по|за|середин[аеуы]|конц[аеу]|начал[аеу])\s\Z", re.IGNORECASE)
_PART = r"(?:(?:сам(?:ого|ому|ом)\s)?(?:начал[аоеу]|середин[аыеу]|кон(?:ец|ца|це|цу))\s)?"


def _plain_year(text: str, start: int, end: int) -> bool:
    """A year without a word for it is one after a preposition or a bracket, where it counts nothing; so is a period."""
    if _COUNTS.match(text, end) and not _GOES_ON.match(text, end):
        return False
    return end - start > 4 or _BEFORE_YEAR.search(text, max(0, start - 14), start) is not None


def _lone_month(text: str, start: int, end: int) -> bool:
    """A month stands after a preposition and begins with a small letter: Мая and Марта are names too."""
    return text[start].islower() and _PREPOSITION.search(text, max(0, start - 10), start) is not None and end > start


def _weekday(words: str) -> tuple[int, int]:
    side = 1 if "следующ" in words or "будущ" in words else -1 if "прошл" in words or "минувш" in words else 0
    return _WEEKDAYS.index(words.rsplit(maxsplit=1)[-1]), side


def _own_year(words: str) -> int:
    said = words.lower()
    if said.startswith(("прошл", "минувш", "предыдущ")):
        return -1
    return 1 if said.startswith(("следующ", "будущ", "наступающ")) else 0


def _relative() -> dict[str, tuple[str, int]]:
    words = {"сегодня": ("day", 0), "вчера": ("day", -1), "завтра": ("day", 1)}
    words |= {"позавчера": ("day", -2), "послезавтра": ("day", 2)}
    for stem, offset in (
        ("текущ", 0), ("эт", 0), ("нынешн", 0), ("прошл", -1), ("минувш", -1), ("предыдущ", -1),
        ("следующ", 1), ("будущ", 1), ("наступающ", 1),
    ):  # fmt: skip
        words |= {f"на {stem}{ending} неделе": ("week", offset) for ending in ("ей", "ой")}
        words |= {f"в {stem}{ending} месяце": ("month", offset) for ending in ("ем", "ом")}
        words |= {f"в {stem}{ending} квартале": ("quarter", offset) for ending in ("ем", "ом")}
    return words


RUSSIAN = Tongue(
    atoms=ATOMS,
    months=month_of_words("янв фев мар апр май|мая|мае|маю июн июл авг сен окт ноя дек"),
    letters=3,
    nths={"перв": 1, "втор": 2, "трет": 3, "четв": 4},
    joins={
        "": "",
        ",": ",",
        **dict.fromkeys(("-", "–", "—", "−", "по", "до", "- по"), "-"),
        **dict.fromkeys(("и", "или", "и в", ", и"), "&"),
    },
    limit=re.compile(
        rf"(?<!\w)(?:(?:до|к|ко|не\sпозднее|не\sпозже|вплоть\sдо)\s{_PART}|кон(?:ец|це|ца|цу)\s)\Z",
        re.IGNORECASE,
    ),
    since=re.compile(rf"(?<!\w)(?:с|со|не\sранее|начиная\sс)\s{_PART}\Z", re.IGNORECASE),
    between=re.compile(r"(?<!\w)между\s\Z", re.IGNORECASE),
    lone_month=_lone_month,
    plain_year=_plain_year,
    own_year=_own_year,
    relative=_relative(),
    weekday=_weekday,
    ahead=re.compile(r"(?<!\w)(?:состоится|пройд[её]т|планиру\w+|намерен\w*|буд[еу]т\w*|ожидается|предстоит)(?!\w)"),
)
