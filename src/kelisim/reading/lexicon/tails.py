"""What follows the head noun of a body or an office in its name: its field, its territory, its State.

1. In English a tail is "of", "for", "on" with capital words, joined by "and", commas and "of the".
2. In Russian it is a row of words in the genitive, or after "по" in the dative, told by their endings; "и" and a comma
   join only what goes on in the same way. A name in quotation marks and a State end it.
3. In Kazakh what belongs to a head stands before it: from the State, or else the first capital word of the row.
"""

import re

from kelisim.reading.lexicon.places import place_at
from kelisim.reading.lexicon.states import find_states, state_at
from kelisim.reading.wording import each

MAX_WORDS = 14
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0\n]{1,3}")
_QUOTED = re.compile(
    r"(?:\s(?:АО|ТОО|ООО|ПАО|ОАО|ЗАО|НАО|НК|ГК|ФНБ))*"
    r"\s?(?:«[^»\n]{1,90}»(?:[^\s»]{0,40}»)?|“[^”\n]{1,90}”|\"[^\"\n]{1,90}\")"
)
_CAPITALS = re.compile(
    r"\s(?:of|for|on)\s(?:the\s)?[A-Z][\w’'-]*"
    r"(?:(?:,?\sand\s|,\s|\s|\sof\s|\sof\sthe\s|\sfor\s|\son\s)(?:the\s)?[A-Z][\w’'-]*){0,14}"
)
_GENITIVE = re.compile(r"(?:\w{2,}(?:ого|его|ой|ей|ых|их|ий|[аяыиь]|ов|ев|ств)|дел|сил|вод|недр|рек|СМИ|ТЭК|АПК)\Z")
_DATIVE = re.compile(r"\w{2,}(?:ому|ему|ой|ей|ым|им|ию|[уюеи]|ам|ям)\Z")
_VERB = re.compile(r"\w+(?:[аеиоуыя](?:ла|ли|ло)|ся|сь|ть|ет|ит|ют|ен[аоы]|ан[аоы]|ил|ал)\Z")
_NO_TAIL = frozenset(
    each(
        """
        и или а но они она также были была сегодня вчера после для при из года году затем однако если когда между
        """
    )
)


def english_tail(text: str, start: int, end: int) -> int:
    """Where the tail of an English head that ends at `start` ends; `start` where it has none."""
    match = _CAPITALS.match(text, start, end)
    return match.end() if match else start


def russian_tail(text: str, start: int, end: int) -> int:
    """Where the tail of a Russian head that ends at `start` ends; `start` where it has none."""
    place = _row(text, start, end)
    between = _BETWEEN.match(text, place, end)
    first = _state_or_place(text, between.end(), end) if between else 0
    joint = _AND.match(text, first, end) if first else None
    return (_state_or_place(text, joint.end(), end) if joint else 0) or place


_BETWEEN = re.compile(r"\sмежду\s(?:Правительств\w+\s)?")
_AND = re.compile(r"\sи\s(?:Правительств\w+\s)?")


def _row(text: str, start: int, end: int) -> int:
    """The tail without what stands after "между"."""
    place, endings = start, _GENITIVE
    for _ in range(MAX_WORDS):
        quoted = _QUOTED.match(text, place, end)
        if quoted:
            return quoted.end()
        gap = _GAP.match(text, place, end)
        if gap is None:
            step = _listed(text, place, end, endings)
        else:
            known = _state_or_place(text, gap.end(), end)
            if known:
                return known
            step, endings = _next(text, gap.end(), end, endings)
        if not step:
            break
        place = step
    return place


def _next(text: str, start: int, end: int, endings: re.Pattern[str]) -> tuple[int, re.Pattern[str]]:
    """Where the next word of a tail ends, and the case of those after it."""
    word = _WORD.match(text, start, end)
    if word is None:
        return 0, endings
    if word[0] in {"по", "и"}:
        gap = _GAP.match(text, word.end(), end)
        after = _WORD.match(text, gap.end(), end) if gap else None
        wanted = _DATIVE if word[0] == "по" else endings
        return (after.end() if after and _belongs(after[0], wanted) else 0), wanted
    if not _belongs(word[0], endings) and endings is _DATIVE and _belongs(word[0], _GENITIVE):
        return word.end(), _GENITIVE
    return (word.end() if _belongs(word[0], endings) else 0), endings


def _belongs(word: str, endings: re.Pattern[str]) -> bool:
    small = word.islower() or word.isupper()
    return small and word not in _NO_TAIL and endings.match(word) is not None and not _VERB.match(word)


def _listed(text: str, place: int, end: int, endings: re.Pattern[str]) -> int:
    """Where a word after a comma ends, if the list is closed by "и" and a word in the same case."""
    match = _LIST.match(text, place, end)
    if match is None or not all(_belongs(word, endings) for word in (match["one"], match["last"])):
        return 0
    return match.end("one")


_LIST = re.compile(r",\s(?P<one>[а-яё-]{4,30})(?:,?\s[а-яё-]{3,30}){0,5}?\sи\s(?P<last>[а-яё-]{4,30})")


def _state_or_place(text: str, start: int, end: int) -> int:
    """Where the State or the known place that begins at `start` ends, or 0."""
    if not text[start : start + 1].isupper():
        return 0
    state = state_at(text, start, end, language="ru")
    place = place_at(text, start, end, language="ru")
    return max(state.end if state and not state.adjective else 0, place.end if place else 0)


_RUSSIAN_BEFORE = re.compile(
    r"(?:(?<!\w)(?:[А-ЯЁ][а-яё-]+|межправительственн|межведомственн|государственн|федеральн|национальн|совместн|центральн"
    r"|координационн|евразийск|генеральн|торгов\w+-промышленн)[а-яё-]*(?:ая|ой|ую|ый|ий|ого|ому|ым|им|ом|ое|ые|ых)\s"
    r"(?:[а-яё-]{4,}(?:ая|ой|ую|ый|ий|ого|ому|ым|им|ом|ое|ые|ых)\s){0,2})\Z"
)
_ENGLISH_BEFORE = re.compile(r"(?<![\w.])(?:[A-Z][\w-]+\s){1,4}\Z")
_LEADING = re.compile(r"(?:(?:The|A|An|In|At|By|On|And|But|For|This|His|Its)\s)+")


def modified_start(text: str, start: int, place: int, language: str) -> int:
    """Where a body begins with the adjectives before its head: "Intergovernmental Commission", "Федеральная служба".

    The adjective of a State is no part of it.
    """
    pattern = _RUSSIAN_BEFORE if language == "ru" else _ENGLISH_BEFORE
    match = pattern.search(text, max(start, place - 60), place)
    if match is None:
        return place
    first = match.start()
    leading = _LEADING.match(text, first, place)
    first = leading.end() if leading else first
    state = state_at(text, first, place, language=language)
    if state is None:
        return first
    gap = _GAP.match(text, state.end, place)
    return gap.end() if gap else place


_BEFORE = re.compile(r"(?:(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<mark>,?)\s)\Z")
_KAZAKH_OTHER = re.compile(
    r"(?:\w*(?:[дт][ыі]|[ғқ]ан|[гк]ен|[ыі]п|мен|бен|пен|[дн]ан|(?<!с)тан|[дтн]ен|[дт][ае]|[ғқ]а|[гк]е|[ыі]н[ае])|үшін|туралы|бойынша|арқылы"
    r"|деп|бұл|осы|бір|біздің|сондықтан|сондай-ақ|бүгін|қазіргі|таңда|ал|тіпті|кезектен|тыс|қаңтар|шілде|айының|және)\Z"
)
"""Words in a case or of a kind that do not stand before a head in its name."""
_ALL_THE_SAME = frozenset(each("сауда және жаңа ақша баға"))
_KAZAKH_LIMIT = 9


def kazakh_start(text: str, start: int, place: int) -> int:
    """Where the name of a Kazakh head that begins at `place` begins: the first capital word of the row before it."""
    first = place
    here = place
    for _ in range(_KAZAKH_LIMIT):
        match = _BEFORE.search(text, max(start, here - 40), here)
        if match is None:
            break
        word = match["word"]
        low = word.lower()
        if _KAZAKH_OTHER.match(low) and low not in _ALL_THE_SAME:
            break
        here = match.start("word")
        if word[0].isupper():
            first = here
            if here == start or text[max(start, here - 2) : here].rstrip().endswith((".", "«", ":")):
                break
    named = [state for state in find_states(text, first, place, language="kk") if not state.adjective]
    return named[0].start if named else first
