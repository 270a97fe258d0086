"""Dates in Kazakh, in Cyrillic and in the Latin letters of 2017 (apostrophes), 2018 (acutes) and 2021 (umlauts).

A date keeps its endings and the word that makes it a limit: "2025 жылдың соңына дейін" is one span.
"""

import re
import unicodedata

from kelisim.reading.dates.tongue import BEGINS, DOTTED, DOTTED_MONTH, ENDS, ISO, YEAR, Tongue, month_of_words

_A = r"['’ʼ]"
"""The apostrophe that stood for what later became an accent."""
_ENDING = (
    r"(?:(?:с?[ыі])?н?(?:[дтн][ыі]ң|[дт][ае](?:ғ[ыі]|г[ыі])?|[дтн][ае]н|[ғгқк][ае]|[ае]|(?<=[ыі]н)|[дт][ыі]|н[ыі])?|с?[ыі]"
    r"|мен|пен|бен)?(?!\w)"
)
_ENDING_LATIN = (
    rf"(?:(?:s?[yiı])?n?(?:[dtn][yiı](?:ń|ñ|n{_A})|[dt][ae](?:ǵy|ğy|g{_A}y|gi)?|[dtn][ae]n|(?:ǵ|ğ|g{_A}|g|q|k)[ae]|[ae])?"
    rf"|s?[yiı]|men|pen|ben)?(?![\w'’ʼ])"
)
_MONTH = r"(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйе[кг]|қазан|қараша|желтоқсан)" + _ENDING
_MONTH_LATIN = (
    rf"(?:qa(?:ń|ñ|n{_A})tar|aqpan|na(?:ý|u|y{_A})ryz|s(?:á|ä|a{_A})(?:ý|u|y{_A}?)(?:i|ı)r|mamyr"
    rf"|ma(?:ý|u|y{_A})sym|(?:sh|ş|s{_A})ilde|tamyz|qyrk(?:ú|ü|u{_A})(?:ı|i|i{_A})e[kg]|qazan|qara(?:sh|ş|s{_A})a"
    rf"|jeltoqsan)" + _ENDING_LATIN
)
_YEAR_WORD = r"(?:жыл(?!қы|дық|дам)\w{0,9}|жж?\.|jyl(?!qy|dyq|dam)[\w'’ʼ]{0,10})"
_NTH = (
    r"(?:-(?:(?:[ыі]?н|сы|с[іе])?н?ш[ыі](?:с[ыі])?|н[ае]н|[дт][ае]н|[дт][ае]|[ыі]|[ыі]н[ае]"
    rf"|(?:[yi]?n)?sh[yi]|n?[yi]?n?(?:ş|s{_A})[yi]))"
)
_OWN = r"(?:өткен|осы|ағымдағы|келесі|келер|былтырғы|биылғы|бұл|ótken|osy|aǵymdaǵy|kelesi|keler)"

ATOMS = re.compile(
    rf"""{BEGINS}(?:
      {ISO}
    | (?P<dotted>{DOTTED}(?:\s?(?:ж\.|жыл\w*))?)
    | (?P<dotted_month>{DOTTED_MONTH}(?:\s?(?:ж\.|жыл\w*))?)
    | (?P<year>{YEAR}(?:\s?{_NTH})?(?:\s?-?{_YEAR_WORD}|{ENDS}))
    | (?P<number>\d{{1,2}}{_NTH}?){ENDS}
    | (?P<month>(?i:{_MONTH}|{_MONTH_LATIN}))
    | (?P<roman>[IІ]{{1,3}}|[IІ]V)(?:-(?:ші|шы|і))?(?!\w)
    | (?P<nth>(?i:(?:бірінші|екінші|үшінші|төртінші|алғашқы|birinshi|ekinshi
        |(?:ú|ü|u{_A})shinshi|t(?:ó|ö|o{_A})rtinshi))(?!\w))
    | (?P<quarter>(?i:тоқсан(?:дар)?{_ENDING}|toqsan(?:dar)?{_ENDING_LATIN}))
    | (?P<half>(?i:жарты\s?жылды[қғ]\w{{0,7}}|жарты\s?жылы\w{{0,5}}|jarty\s?jyldy(?:q|ǵ|ğ|g{_A})\w{{0,7}}))
    | (?P<part>(?i:(?:бас|ортас|соң|аяғ)ы(?:н(?:да(?:ғы)?|а|ан|ың))?|(?:basy|ortasy|so(?:ń|ñ|n{_A})y)\w{{0,5}})(?!\w))
    | (?P<own_year>(?i:биыл(?:ғы)?(?:\sжыл\w{{0,8}})?(?!\w)|былтыр(?:ғы)?(?:\sжыл\w{{0,8}})?(?!\w)
        |{_OWN}\s(?!жылдар|jyldar){_YEAR_WORD}))
    | (?P<relative>(?i:(?:бүгін|кеше|ертең|(?:өткен|осы|келесі|келер)\s(?:аптада|айда|тоқсанда))(?!\w)))
    | (?P<weekday>(?i:(?:(?:өткен|келесі|осы)\s)?
        (?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі)(?:\sкүні|де|да)(?!\w)))
    )""",
    re.VERBOSE,
)
_WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_MONTH_WORD = re.compile(r"\s(?:ай|aı|ai)(?:ы|y)\w{0,6}")
_AT = re.compile(r"\w{4,}(?:[дт][ае]|[дт][ае]ғ[ыі]|[ыі]нд[ае]|[дт][ыі]ң)\Z")
_COUNTS = re.compile(r"\s?[-–]?\s?[^\W\d_]|\s?[₸$€%№]")


def _folded(words: str) -> str:
    """Lower case without accents and apostrophes, so that the Latin spellings of a word fall together.

    Cyrillic й would lose its breve, so that only words without Cyrillic are taken apart.
    """
    low = words.lower()
    if any("Ѐ" <= letter <= "ӿ" for letter in low):
        return low
    apart = unicodedata.normalize("NFD", low)
    return "".join(letter for letter in apart if letter.isalpha() or letter == " ").replace("ı", "i")


def _plain_year(text: str, start: int, end: int) -> bool:
    """A period of two years is one where it counts nothing; a single year stands with its word."""
    return end - start > 4 and not _COUNTS.match(text, end)


def _lone_month(text: str, start: int, end: int) -> bool:
    """A month stands with the word for month, or with a case that says when and a small letter: Қазан is a city too."""
    if _MONTH_WORD.match(text, end):
        return True
    return text[start].islower() and _AT.match(text[start:end]) is not None


def _weekday(words: str) -> tuple[int, int]:
    side = 1 if words.startswith("келесі") else -1 if words.startswith("өткен") else 0
    day = next(word for word in words.split() if word.startswith(_WEEKDAYS))
    return _WEEKDAYS.index(day.removesuffix("де").removesuffix("да")), side


def _own_year(words: str) -> int:
    said = words.lower()
    if said.startswith(("өткен", "былтыр", "ótken")):
        return -1
    return 1 if said.startswith(("келе", "kele")) else 0


KAZAKH = Tongue(
    atoms=ATOMS,
    months={
        **month_of_words("қаң ақп нау сәу мам мау шіл там қыр қаз қар жел"),
        **month_of_words("qan aqp nau|nay sau|say mam mau|may shi|sil tam qyr qaz qar jel"),
    },
    letters=3,
    nths={"бір": 1, "алғашқы": 1, "екі": 2, "үш": 3, "төрт": 4, "bir": 1, "eki": 2, "u": 3, "ú": 3, "ü": 3, "t": 4},
    joins={
        "": "",
        ",": ",",
        **dict.fromkeys(("-", "–", "—", "−", "бастап", "bastap"), "-"),
        **dict.fromkeys(("және", "мен", "пен", "бен", "jáne", "men", ", және"), "&"),
    },
    limit=re.compile(r"(?!)"),
    since=re.compile(r"(?!)"),
    between=re.compile(r"(?!)"),
    lone_month=_lone_month,
    plain_year=_plain_year,
    own_year=_own_year,
    relative={
        "бүгін": ("day", 0),
        "кеше": ("day", -1),
        "ертең": ("day", 1),
        **{
            f"{word} {said}": (unit, offset)
            for said, unit in (("аптада", "week"), ("айда", "month"), ("тоқсанда", "quarter"))
            for word, offset in (("осы", 0), ("өткен", -1), ("келесі", 1), ("келер", 1))
        },
    },
    weekday=_weekday,
    ahead=re.compile(r"(?<!\w)(?:өтеді|болады|жоспарла\w+|күтіл\w+)(?!\w)"),
    after=re.compile(
        r"\s(?:(?:(?:күні|күніне|күнінен)\s)?(?:(?P<limit>дейін(?:гі)?|шейін|deıin|dei['’ʼ]in|deiin)"
        r"|(?P<since>бастап|бері|bastap|beri)))(?!\w)"
    ),
    folded=_folded,
)
