"""Numbers in words and the lapses that final clauses count with, in folded English, Russian and Kazakh.

1. "thirty (30) days", "по истечении 30 (тридцати) дней", "отыз күн" are one lapse, P30D; the figure and the word in
   brackets say the same number.
2. "the thirtieth day after" is a lapse too, and so are compounds: "five-year periods", "пятилетние периоды",
   "бес жылдық кезең".
3. Working days are not lapses: the calendar of holidays that they need is not in the text.
"""

import re
from collections.abc import Iterator

import msgspec


def _numbered(words: str) -> dict[str, int]:
    """A table from `word word=number` entries; several words before one number mean it."""
    table: dict[str, int] = {}
    for entry in words.split():
        names, number = entry.split("=")
        table.update(dict.fromkeys(names.replace("_", " ").split("/"), int(number)))
    return table


_ONES = {
    "en": _numbered(
        """
        one/first=1 two/second=2 three/third=3 four/fourth=4 five/fifth=5 six/sixth=6 seven/seventh=7 eight/eighth=8
        nine/ninth=9 ten/tenth=10 eleven/eleventh=11 twelve/twelfth=12 thirteen/thirteenth=13 fourteen/fourteenth=14
        fifteen/fifteenth=15 sixteen/sixteenth=16 seventeen/seventeenth=17 eighteen/eighteenth=18
        nineteen/nineteenth=19
        """
    ),
    "ru": _numbered(
        """
        один/одного/одной/одна/одному/первый/первого=1 два/двух/две/двум/второй/второго=2
        три/трех/трем/третий/третьего=3 четыре/четырех/четвертый/четвертого=4 пять/пяти/пятый/пятого=5
        шесть/шести/шестой/шестого=6 семь/семи/седьмой/седьмого=7 восемь/восьми/восьмой/восьмого=8
        девять/девяти/девятый/девятого=9 десять/десяти/десятый/десятого=10 одиннадцать/одиннадцати/одиннадцатого=11
        двенадцать/двенадцати/двенадцатого=12 тринадцать/тринадцати/тринадцатого=13
        четырнадцать/четырнадцати/четырнадцатого=14
        пятнадцать/пятнадцати/пятнадцатый/пятнадцатого=15 шестнадцать/шестнадцати/шестнадцатого=16
        семнадцать/семнадцати/семнадцатого=17
        восемнадцать/восемнадцати/восемнадцатого=18 девятнадцать/девятнадцати/девятнадцатого=19
        """
    ),
    "kk": _numbered(
        """
        бір/бірінші=1 екі/екінші=2 үш/үшінші=3 төрт/төртінші=4 бес/бесінші=5 алты/алтыншы=6 жеті/жетінші=7
        сегіз/сегізінші=8 тоғыз/тоғызыншы=9
        """
    ),
}
_TENS = {
    "en": _numbered(
        """
        twenty/twentieth=20 thirty/thirtieth=30 forty/fortieth=40 fifty/fiftieth=50 sixty/sixtieth=60
        seventy/seventieth=70 eighty/eightieth=80 ninety/ninetieth=90 one_hundred=100 hundred=100
        one_hundred_twenty/one_hundred_and_twenty=120 one_hundred_eighty/one_hundred_and_eighty=180
        """
    ),
    "ru": _numbered(
        """
        двадцать/двадцати/двадцатый/двадцатого=20 тридцать/тридцати/тридцатый/тридцатого=30 сорок/сорока/сороковой=40
        пятьдесят/пятидесяти=50 шестьдесят/шестидесяти/шестидесятый=60 семьдесят/семидесяти=70
        восемьдесят/восьмидесяти=80 девяносто/девяноста/девяностый=90 сто/ста=100 сто_двадцать/ста_двадцати=120
        сто_восемьдесят/ста_восьмидесяти=180
        """
    ),
    "kk": _numbered(
        """
        он/оныншы=10 жиырма/жиырмасыншы=20 отыз/отызыншы=30 қырық/қырқыншы=40 елу/елуінші=50 алпыс/алпысыншы=60
        жетпіс=70 сексен=80 тоқсан/тоқсаныншы=90 жүз=100 жүз_жиырма=120 жүз_сексен=180
        """
    ),
}


def _words(language: str) -> str:
    """A pattern for a number in words, at most two of them."""
    tens = "|".join(sorted(_TENS[language], key=len, reverse=True))
    ones = "|".join(sorted(_ONES[language], key=len, reverse=True))
    return rf"(?:(?:{tens})(?:[ -](?:{ones}))?|(?:{ones}))"


WORDS = {language: _words(language) for language in _ONES}
"""Numbers in words by language, as patterns."""
_BRACKETS = r"(?: ?\([^()]{1,40}\))?"
_ENDING = {"en": r"(?:st|nd|rd|th)?", "ru": r"(?:-?(?:ти|ми|х|го|й|и|ый|ой))?", "kk": r"(?:-?(?:шы|ші|ыншы|інші))?"}
_BETWEEN = {
    "en": r"[ -]{1,2}(?:calendar |full |consecutive )?",
    "ru": r" {1,2}(?:календарн\w{1,4} |полн\w{1,3} )?",
    "kk": r" {0,2}-?(?:күнтізбелік |толық )?",
}
_UNITS = {
    "en": {"days?": "D", "weeks?": "W", "months?": "M", "years?": "Y"},
    "ru": {
        r"д(?:ень|ня|ней|ню)": "D",
        r"сут(?:ки|ок)": "D",
        r"недел(?:я|и|ь|ю)": "W",
        r"месяц(?:а|ев|ам|у)?": "M",
        r"(?:год(?:а|у|ов)?|лет)": "Y",
    },
    "kk": {
        r"күн(?:нен|ге|дік|нің|і|і?нде|і?нен)?": "D",
        r"апта(?:дан|ға|лық)?": "W",
        r"ай(?:дан|ға|лық|дың)?": "M",
        r"жыл(?:дан|ға|дық|ды|дың)?": "Y",
    },
}
_COMPOUND = {
    "en": None,
    "ru": {r"летн\w{2,3}": "Y", r"годичн\w{2,3}": "Y", r"месячн\w{2,3}": "M", r"дневн\w{2,3}": "D"},
    "kk": None,
}


def _lapses(language: str) -> re.Pattern[str]:
    units = "|".join(_UNITS[language])
    number = rf"(?P<figure>\d{{1,3}}){_ENDING[language]}|(?P<words>{WORDS[language]})"
    pattern = rf"(?:{number}){_BRACKETS}{_BETWEEN[language]}(?P<unit>{units})"
    compound = _COMPOUND[language]
    if compound:
        inner = "|".join(compound)
        pattern += rf"|(?P<figure2>\d{{1,3}})[ -]?(?:ти|х|и)?-?(?P<unit2>{inner})"
        pattern += rf"|(?P<words2>{WORDS[language]})(?P<unit3>{inner})"
    return re.compile(rf"(?<![\w.-])(?:{pattern})(?!\w)")


_LAPSES = {language: _lapses(language) for language in _ONES}


class LapseSaid(msgspec.Struct, frozen=True):
    """A lapse said at [start, end) of the text."""

    lapse: str
    start: int
    end: int


def number_of(words: str, language: str) -> int | None:
    """The number that words in one language say; None where they say none."""
    words = words.replace("-", " ").strip()
    if words.isdigit():
        return int(words)
    ones, tens = _ONES[language], _TENS[language]
    if words in tens or words in ones:
        return tens.get(words) or ones.get(words)
    head, _, last = words.rpartition(" ")
    return tens[head] + ones[last] if head in tens and last in ones else None


def lapses_in(text: str, start: int, end: int, language: str) -> Iterator[LapseSaid]:
    """The lapses said in a stretch of folded text, in order."""
    for match in _LAPSES[language].finditer(text, start, end):
        said = match.groupdict()
        figure = said["figure"] or said.get("figure2")
        number = int(figure) if figure else number_of(said["words"] or said.get("words2") or "", language)
        unit = _unit(said["unit"] or said.get("unit2") or said.get("unit3") or "", language)
        if number and unit:
            yield LapseSaid(f"P{number}{unit}", match.start(), match.end())


def _unit(word: str, language: str) -> str | None:
    for table in (_UNITS[language], _COMPOUND[language] or {}):
        for pattern, unit in table.items():
            if re.fullmatch(pattern, word):
                return unit
    return None
