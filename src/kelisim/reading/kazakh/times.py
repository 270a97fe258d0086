"""Words of time in Kazakh text as spans: days, months, years, spans of time, ages, "today" and "last year".

1. A span is a run of words of time: numbers in digits or in words, names of units, months and days, what describes them
   (`өткен`, `биылғы`, `алғашқы`) and what stands behind them (`бері`, `дейін`, `ішінде`, `бойы`).
2. A run names a time where it holds a unit with a number or a description, a month, or a word that is a time by itself.
3. What day it was is told elsewhere (`kelisim.reading.dates`); this module only says where times stand.
"""

import re
from functools import lru_cache

from kelisim.reading.kazakh.forms import form_in
from kelisim.reading.kazakh.words import Word
from kelisim.reading.wording import each

_NUMBERS = frozenset(
    each(
        """
        бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз мың
        """
    )
)
_ORDINAL = re.compile(
    r"(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|алпыс|жетпіс|сексен|тоқсан"
    r"|жүз|мың)[ыі]?(?:нш[ыі])(?:с[ыі](?:н[ае]|нда|нде|нан|нен)?)?\Z"
)
_DIGITS = re.compile(r"\d{1,4}(?:[-–]\d{1,4})?(?:-?(?:[ыі]?нш[ыі]|нш[ыі]|[ыі]|с[ыі]|[шг]))?(?:[-нд]?[дтн]?[ае]н?)?\Z")
_UNITS = frozenset(
    each("жыл ай күн апта ғасыр тәулік тоқсан жарты жылдық мезгіл онжылдық жартыжылдық айлық күндік апталық")
)
_AGES = frozenset(each("жас жасар"))
_MONTHS = frozenset(each("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"))
_DAYS = frozenset(each("дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі демалыс"))
_SEASONS = frozenset(each("қыс көктем жаз күз"))
_ALONE = frozenset(
    each(
        """
        бүгін бүгінде кеше кешегі ертең ертеңгі былтыр биыл күнделікті ертеңіне жазғы қысқы күздік көктемгі
        бүрсігүні биылдық
        """
    )
)
_NOUNS = frozenset(each("бүгін ертең былтыр биыл кеше биылдық"))
_POINTING = frozenset(each("осы сол аталған әр бүкіл тура"))
_DESCRIBING = frozenset(
    each(
        """
        өткен келесі осы соңғы келер алдағы кейінгі бірнеше биылғы әр алғашқы алдыңғы бүгінгі ағымдағы былтырғы
        бүкіл тура бүтін қазіргі сол аталған былтыр биыл
        """
    )
)
_BEHIND = frozenset(
    each(
        """
        бері дейін дейінгі бойы бойына бұрын бұрынғы кейін кейінгі ішінде ішіндегі сайын басынан басында басы соңына
        соңында соңы аяғына аяғында ортасында ортасынан ортасы бойғы аралығында аралығындағы соң
        """
    )
)
_JOINING = frozenset(("мен", "бен", "пен", "-", "–", "—"))


_TODAYS = frozenset(each("бүгінгі былтырғы биылғы"))
_HEADS = frozenset(("unit", "age", "month", "day", "season"))


_KINDS = (
    dict.fromkeys(_BEHIND, "behind")
    | dict.fromkeys(_DESCRIBING, "describing")
    | dict.fromkeys(_NUMBERS, "number")
    | dict.fromkeys(_ALONE, "alone")
)


@lru_cache(maxsize=20_000)
def kind_of_word(low: str) -> str:
    """What a word in lower case is in a run: number, ordinal, unit, age, month, day, season, alone, describing, behind.

    It is empty for what is no word of time.
    """
    if low[0].isdigit():
        return "number" if _DIGITS.match(low) else ""
    if low in _KINDS:
        return _KINDS[low]
    if "-" in low and all(part in _NUMBERS or part == "ақ" for part in low.split("-")):
        return "number"
    if _ORDINAL.match(low):
        return "ordinal"
    for name, stems in (("unit", _UNITS), ("month", _MONTHS), ("day", _DAYS), ("age", _AGES), ("season", _SEASONS)):
        if form_in(low.removesuffix("дай").removesuffix("дей"), stems):
            return name
    return "alone" if form_in(low, _NOUNS) else ""


def find_times(words: list[Word]) -> list[tuple[int, int]]:
    """The runs of words that name a time, as numbers of the first and the last word."""
    found: list[tuple[int, int]] = []
    number = 0
    while number < len(words):
        kind = kind_of_word(words[number].low)
        if not kind or kind == "behind":
            number += 1
            continue
        last = _end(words, number)
        if last is None:
            number += 1
            continue
        found.append((number, last))
        number = last + 1
    return found


def _end(words: list[Word], first: int) -> int | None:
    """Where the time that begins at a word ends; None where none does."""
    kind = kind_of_word(words[first].low)
    place = first
    counted = False
    if words[first].low in _POINTING and first + 1 < len(words):
        after = kind_of_word(words[first + 1].low)
        if after in {"number", "ordinal"}:
            return None
    while place < len(words) and kind in {"number", "describing", "ordinal"}:
        counted = True
        place += 1
        if place + 1 < len(words) and words[place].low in _JOINING and kind_of_word(words[place + 1].low) == "number":
            place += 1
        kind = kind_of_word(words[place].low) if place < len(words) else ""
    if place > first and kind not in _HEADS and words[place - 1].low in _TODAYS:
        return _behind(words, place - 1)
    if place >= len(words):
        return None
    if kind == "alone":
        return _behind(words, place) if not counted else None
    if kind in {"unit", "age"}:
        if not counted and not _self_told(words, place):
            return None
        return _further(words, place)
    if kind in {"month", "day", "season"}:
        return _further(words, place) if counted or kind == "month" or _unit_next(words, place) else None
    return None


def _unit_next(words: list[Word], place: int) -> bool:
    return place + 1 < len(words) and kind_of_word(words[place + 1].low) == "unit"


def _self_told(words: list[Word], place: int) -> bool:
    """Whether a unit without a number is a time by what stands behind it: `күн сайын`, `жыл басынан бері`."""
    return place + 1 < len(words) and kind_of_word(words[place + 1].low) == "behind"


def _further(words: list[Word], place: int) -> int:
    """The end of a date that goes on behind a unit or a month: the day of the month, the month of the year, `күні`."""
    last = place
    while last + 1 < len(words):
        kind = kind_of_word(words[last + 1].low)
        if _ended(words[last].low):
            break
        if kind in {"month", "unit", "day", "season"}:
            last += 1
        elif kind in {"number", "ordinal"} and _leads_on(words, last + 1):
            last = _leads_on(words, last + 1)
        else:
            break
    return _behind(words, last)


def _ended(low: str) -> bool:
    """Whether a word closes its time: in the locative, or `жылы`, `күні`, it governs nothing that follows."""
    form = form_in(low, _UNITS) or form_in(low, _MONTHS)
    if form is None:
        return False
    return form.case in {"locative", "ablative", "dative", "instrumental", "accusative"} or (
        form.third and not form.case and form.stem in {"жыл", "күн"}
    )


def _leads_on(words: list[Word], place: int) -> int:
    """The place of the month or unit that numbers from `place` on count; 0 where they count something else."""
    after_month = kind_of_word(words[place - 1].low) == "month"
    last = place
    while last < len(words) and kind_of_word(words[last].low) in {"number", "ordinal"}:
        last += 1
    if last < len(words) and kind_of_word(words[last].low) == "month":
        return last
    if after_month:
        return last - 1
    return 0


def _behind(words: list[Word], last: int) -> int:
    while last + 1 < len(words) and kind_of_word(words[last + 1].low) == "behind":
        last += 1
    return last
