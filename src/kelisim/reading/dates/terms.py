"""The term in a cell of an action plan.

1. "By", "до" and "дейін" have an end only, "since", "с" and "бастап" a start only; "during 2026" is the whole year;
   quarters, halves and lists give their envelope.
2. "Annually", "ежеквартально", "ай сайын" recur: they have words and no dates, unless the cell names years.
3. "Permanently", "постоянно", "тұрақты" are continuous; so is "during the whole term of the programme".
4. What has no year takes the only year that the cell names, or the plan's where the plan has one alone; what recurs
   does not.
5. A term keeps its words. "As needed", "within 30 days of signing" are words alone.
6. Of a day between strokes, "15/01/2027", the day comes first, unless only the second number can be one.
"""

import re

from kelisim.model.dates import Term, first_day, last_day
from kelisim.reading.dates.atoms import runs
from kelisim.reading.dates.finding import side_of
from kelisim.reading.dates.items import Item, chains, checked, complete
from kelisim.reading.dates.tongue import Tongue
from kelisim.reading.dates.tongues import tongue_of
from kelisim.reading.wording import either

MAX_WORDS = 500
Bounds = tuple[str | None, str | None]
"""The first and last partial date; None where the words leave one open."""

_CONTINUOUS = re.compile(
    either(
        r"""
        (?:on an? )?(?:permanent|continuous|ongoing|constant)(?:ly)?(?: basis)?
        (?:during|throughout) the (?:whole |entire |full )?(?:term|period|duration|life|validity|programme)
        (?:during|throughout) the implementation
        постоянно | (?:на )?постоянной основе | непрерывно | бессрочно
        (?:в течение|на протяжении|весь) (?:всего )?(?:срок|период)\w*(?: (?:действия|реализации|исполнения)\w*)?
        тұрақты(?: негізде| түрде)? | үнемі | ұдайы | үздіксіз | мерзімсіз | (?:бүкіл|барлық) (?:кезең|мерзім)\w*
        t(?:ú|ü|u|u['’])raqty | úzdiksiz | u['’]zdiksiz
        (?:бағдарлама|іске асыру|жоспар|келісім)\w* (?:\w+ )?(?:кезең|мерзім)\w*
        """
    ),
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"(?<!\w)"
    + either(
        r"""
        annual(?:ly)? | yearly | quarterly | monthly | weekly | daily | semi-?annual(?:ly)? | bi-?annual(?:ly)?
        regularly
        (?:once|twice|(?:two|three|four|\d) times) (?:a|per|every) (?:year|quarter|month|half-year|week)
        (?:every|each) (?:year|quarter|month|half-year|six months|two years) | on a (?:regular|quarterly|annual) basis
        ежегодн\w* | ежекварталь\w* | ежемесячн\w* | еженедельн\w* | ежедневн\w*
        раз в (?:год|полгода|полугодие|квартал|месяц)
        (?:\w+ )?раза? в (?:год|полгода|полугодие|квартал|месяц) | кажд\w+ (?:год|квартал|месяц|полугоди|недел)\w{0,3}
        регулярно
        на регулярной основе | по полугодиям | поквартально
        (?:жыл|тоқсан|ай|апта|жарты жыл|күн) сайын\w* | (?:жылына|тоқсанына|айына) (?:\w+ )?рет | жарты жылда \w+ рет
        (?:jyl|toqsan|aı|ai) saıyn | жүйелі түрде
        """
    )
    + r"(?!\w)",
    re.IGNORECASE,
)
_WORDS_ALONE = re.compile(
    r"(?<!\w)"
    + either(
        r"""
        as (?:needed|necessary|required|agreed|appropriate) | (?:if|when|where) (?:necessary|needed|required)
        (?:within|in) (?:\w+ )?(?:\(?\w+\)? )?(?:calendar |working )?(?:days|weeks|months|years?)
        (?:upon|after|following) \w+
        (?:\d+|one|two|three|six|nine|twelve) (?:days|weeks|months|years?) (?:after|from|before)
        by (?:mutual )?agreement
        to be (?:agreed|determined|set|specified)
        по мере \w+ | при необходимости | по отдельн\w+ (?:график|план)\w* | по согласованию
        (?:в|до|не позднее) (?:течение )?(?:\w+ )?(?:\(\w+\) )?(?:календарных |рабочих )?(?:дн|недел|месяц|лет|год)\w*
        после \w+ | (?:через|спустя) \w+ | в (?:установленные|согласованные|указанные) сроки
        по (?:итогам|графику|плану) | (?:до|к|не позднее) \d{1,2}(?:-?го)? числа
        қаже\w+ | келіс\w+ бойынша | \w+ (?:кейін|соң) | (?:\d+|\w+) (?:күн|ай|апта|жыл) (?:ішінде|бұрын)
        """
    ),
    re.IGNORECASE,
)
_THE_YEAR = {
    "en": re.compile(
        r"(?<!\w)(?P<limit>(?:by|until|before)\s(?:the\s)?)?(?:the\s)?(?P<part>end\sof\s(?:the\s)?)?"
        r"(?:current\s|this\s)?year(?:[\s-](?:end(?!\w))|(?!\w))"
    ),
    "ru": re.compile(
        r"(?<!\w)(?P<limit>до\s|к\s)?(?P<part>кон(?:ец|ца|це|цу)\s)?(?:в\sтечение\s)?(?:(?:текущего|этого|сего)\s)?"
        r"года?(?!\w)"
    ),
    "kk": re.compile(
        r"(?<!\w)(?:ағымдағы\s|осы\s)?жыл(?:дың)?\s"
        r"(?:(?P<part>соң\w+|аяғ\w+)(?P<limit>\sдейін)?|ішінде|бойы(?:на|нда)?|барысында)(?!\w)"
    ),
}
_SLASH = re.compile(r"(?<=\d{4})/(?=\d{4})")
_STROKES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?=(?:19|20)\d\d(?![\d/]))")
_STROKE = re.compile(r"(?<![\d/.])(\d{1,2})/((?:19|20)\d\d)(?![\d/])")
_TWO_YEARS = re.compile(r"(?<![\d/])((?:19|20)\d\d)[/-](\d\d)(?![\d/.-])")
_END_OF = re.compile(r"(?<!\w)end-(?=(?:19|20)\d\d)", re.IGNORECASE)
_ONWARDS = re.compile(
    r"(?<![\w.–-])((?:19|20)\d\d)(?:(?P<en>\s(?:onwards?|and (?:beyond|after|onwards?)))"
    r"|\s?(?:г(?:ода?|\.)?,?\s)?и (?:далее|позднее))(?!\w)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W_]")
_EDGES = " \t\r\n.;,|—–-"


def term_in(words: str, language: str, years: tuple[int, int] | None = None) -> Term | None:
    """The term that the words of a cell give.

    Args:
        words: the cell, or the part of it that holds the term.
        language: `en`, `ru` or `kk`.
        years: the first and last year of the plan, where they are known.

    Returns:
        The term with all the words, of which at most `MAX_WORDS` letters are kept; None where the words are no term.
    """
    said = words.strip()
    if not _LETTER.search(said):
        return None
    kept = said[:MAX_WORDS]
    continuous = _CONTINUOUS.search(said) is not None
    recurring = not continuous and _RECURRING.search(said) is not None
    plan = years[0] if years and years[0] == years[1] else 0
    start, end = _envelope(_spelled(said), tongue_of(language), 0 if recurring or continuous else plan)
    if start is None and end is None and not recurring and not continuous:
        start, end = _the_year(said, language, plan)
    if start or end or continuous:
        return Term(words=kept, start=start, end=end, continuous=continuous)
    lacking = _THE_YEAR[language].search(said.lower()) is not None or _lacks_a_year(said, language)
    return Term(words=kept) if recurring or lacking or _WORDS_ALONE.match(said) else None


def _spelled(said: str) -> str:
    """The words with dates as the grammar has them: strokes, years of two numbers, "end-2027", "2027 onwards"."""
    said = _STROKES.sub(_by_day, _SLASH.sub("-", said))
    said = _STROKE.sub(lambda date: f"{date[2]}-{int(date[1]):02}" if 0 < int(date[1]) <= 12 else date[0], said)
    said = _TWO_YEARS.sub(_both_years, said)
    return _ONWARDS.sub(_from_then, _END_OF.sub("end of ", said))


def _both_years(years: re.Match[str]) -> str:
    following = int(years[1]) + 1
    return f"{years[1]}-{following}" if following % 100 == int(years[2]) else years[0]


def _from_then(year: re.Match[str]) -> str:
    return f"from {year[1]}" if year["en"] else f"с {year[1]} года"


def _by_day(date: re.Match[str]) -> str:
    """Rule 6."""
    day, month = date[1], date[2]
    if int(day) <= 12 < int(month):
        day, month = month, day
    return f"{day}.{month}."


def _chains(said: str, tongue: Tongue) -> list[list[Item]]:
    found = []
    for run in runs(said, 0, len(said), tongue, None):
        for items, joins in chains(run):
            complete(items, joins)
            found.append(items)
    return found


def _lacks_a_year(said: str, language: str) -> bool:
    """Whether the words name a day, a month, a quarter or a half without a year, and little else."""
    items = [item for items in _chains(said, tongue_of(language)) for item in items]
    named = sum(item.end - item.start for item in items if item.month or item.quarter or item.half)
    return named * 2 > len(said)


def _envelope(said: str, tongue: Tongue, plan: int) -> Bounds:
    """Rules 1 and 4: from the first to the last of all that is named."""
    found = _chains(said, tongue)
    named = {item.year for items in found for item in items if item.year}
    year = named.pop() if len(named) == 1 else 0 if named else plan
    lent = False
    for item in (item for items in found for item in items):
        if not item.year and not item.full and (item.month or item.quarter or item.half):
            item.year = year
            lent = lent or bool(year)
    bounds: list[Bounds] = []
    for items in found:
        if lent and len(found) > 1 and all(item.codes == "Y" for item in items):
            continue
        bounds.extend(_bounds(said, items, tongue))
    return _around(bounds)


def _bounds(said: str, items: list[Item], tongue: Tongue) -> list[Bounds]:
    known = [pair for item in items if not item.bare or item.day or item.quarter or item.half or item.year
             if (pair := item.bounds()) is not None]  # fmt: skip
    if not known:
        return []
    pair = checked(min((one[0] for one in known), key=first_day), max((one[1] for one in known), key=last_day))
    if pair is None:
        return []
    only_end, only_start, _ = side_of(said, (0, len(said)), items, tongue)
    return [(None if only_end else pair[0], None if only_start else pair[1])]


def _around(bounds: list[Bounds]) -> Bounds:
    """The envelope of several; an end alone does not open a start that another one gives."""
    starts = [start for start, _ in bounds if start]
    ends = [end for _, end in bounds if end]
    start, end = min(starts, key=first_day, default=None), max(ends, key=last_day, default=None)
    if start and end and checked(start, end) is None:
        return None, end
    return start, end


def _the_year(said: str, language: str, plan: int) -> Bounds:
    """The plan's only year, where the words say no more than "by the end of the year" or "в течение года"."""
    match = _THE_YEAR[language].search(said.lower()) if plan else None
    if match is None:
        return None, None
    return (None if match["limit"] or match["part"] else str(plan)), str(plan)
