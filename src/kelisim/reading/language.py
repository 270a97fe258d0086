"""Which language a paragraph and a page are in: English, Russian or Kazakh, in Cyrillic or in Latin letters.

1. The script is told from the letters, the language from letters of its own and from its commonest words.
2. A paragraph without enough to tell by is in no language of its own.
3. A page in another script or language is refused by its name, where it is one of those that are told apart here. A
   page of few words, such as a table of codes and numbers, is not refused for lack of common words.
"""

import re
import unicodedata

from kelisim.reading.errors import LanguageError
from kelisim.reading.page import Page
from kelisim.reading.wording import each

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘][^\W\d_]*)*")
_OF_KAZAKH = re.compile("[әғқңұүөһіӘҒҚҢҰҮӨҺІ]")
_OF_LATIN_KAZAKH = re.compile(r"[ǵńýáúóıǴŃÝÁÚÓñşğüöä]|[gnyasouc]['’ʼ](?=[a-z])", re.IGNORECASE)
_ENDING = re.compile(r"(?:[лдт][ыі][ғг][ыі]|[лдт][ае]р[ыі]?|[ыі]?н[ыі]ң|[дт][ыі]ң|лық|лік)(?!\w)")
_SAMPLE = 24_000
_PARAGRAPH = 1_500
_FEW = 40
"""A page of fewer words is not refused for lack of common ones."""
_ENOUGH = 5
"""Common words that another language needs at least."""

_COMMON = {
    "en": each("the of and in to a on for by with is was at from as that its has will be are"),
    "ru": each(
        """
        и в во на с со по к для от о об из за не что это как при до между его их года году был была были также
        или который которые а но у же
        """
    ),
    "kk": each(
        """
        және мен пен бен үшін туралы бойынша бұл осы сол деп деген болып болды болады бар жоқ жылы жылғы да де та те
        арқылы кейін дейін ретінде екі бір қазақстан арасындағы саласындағы жөніндегі
        jáne ja'ne jäne men pen ben úshin üshin u'shin týraly turaly tu'raly boıynsha boiynsha boi'ynsha bul osy sol
        dep degen bolyp boldy bolady bar joq jyly jylǵy jylğy jylg'y arqyly keıin keiin deıin deiin retinde eki bir
        qazaqstan arasyndaǵy arasyndağy arasyndag'y
        """
    ),
}
_OTHERS = {
    "Ukrainian": each("і та що на у з до є не від для про як за його україни"),
    "Belarusian": each("і ў на з да не што для як па ад за у гэта"),
    "Bulgarian": each("на и в за от се са да че с по е не ще към като"),
    "Serbian": each("и у на је да се за са од су о који не а у"),
    "Kyrgyz": each("жана менен үчүн бул деп болгон боюнча кыргыз эмес болуп бир эле тууралуу жылы"),
    "Uzbek": each("ва билан учун бу бўйича ҳам бўлган va bilan uchun bu ham bo'yicha bo‘yicha bo‘lgan bir edi"),
    "Tajik": each("ва дар аз ба ки бо барои ин ҷумҳурии тоҷикистон"),
    "Mongolian": each("нь байна болон энэ юм оны тус гэж монгол улсын"),
    "Tatar": each("һәм белән өчен бу да дә булган буенча татарстан"),
    "German": each("der die und das den von mit ist ein eine im auf für nicht sich des dem zu wurde"),
    "French": each("le la les des et est dans pour que une du sur par au avec il qui en"),
    "Spanish": each("el los las de y en que una por con del para se al su la es"),
    "Italian": each("il di che la per una del con della sono gli nel è le si da"),
    "Portuguese": each("o os as e em que uma por com do da para não ao no na"),
    "Turkish": each("ve bir bu için ile olarak da de olan çok daha gibi ise kadar"),
    "Azerbaijani": each("və bir bu üçün ilə olan da də edib azərbaycan görə ki"),
    "Polish": each("i w na z do że się nie jest oraz o dla przez po za"),
    "Dutch": each("de het een van en in is op te dat met voor zijn niet"),
    "Turkmen": each("we bilen üçin bu hem türkmenistanyň ýurdumyzyň bolan"),
}
_RARE = {
    "Ukrainian": re.compile("[їєґЇЄҐ]"),
    "Belarusian": re.compile("[ўЎ]"),
    "Serbian": re.compile("[ђјљњћџЂЈЉЊЋЏ]"),
    "Uzbek": re.compile("[ўҳЎҲ]"),
    "Tajik": re.compile("[ӣӯҷӢӮҶ]"),
    "Tatar": re.compile("[җҖ]"),
    "Azerbaijani": re.compile("[əƏ]"),
}
"""Letters that none of the read languages has."""
_Y, _HARD = re.compile("[ыЫ]"), re.compile("[ъЪ]")
"""No Russian or Kazakh page does without the first, and only Bulgarian is full of the second."""
_ONLY_KAZAKH = re.compile("[ғқұәҒҚҰӘ]")
_SCRIPTS = {
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "ARABIC": "Arabic",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "HEBREW": "Hebrew",
    "GREEK": "Greek",
    "DEVANAGARI": "Devanagari",
    "THAI": "Thai",
    "MONGOLIAN": "Mongolian",
    "ETHIOPIC": "Ethiopic",
    "TAMIL": "Tamil",
    "BENGALI": "Bengali",
}
_READ = "a text in English, Russian or Kazakh"


def language_of(words: str) -> str | None:
    """The language of one paragraph: `en`, `ru` or `kk`; None where its words do not tell."""
    sample = words[:_PARAGRAPH]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if cyrillic > latin:
        return _cyrillic(sample, cyrillic)
    return _latin(sample) if latin else None


def _cyrillic(sample: str, letters: int) -> str | None:
    """Russian or Kazakh, by the letters that Russian lacks, or else by words."""
    own = len(_OF_KAZAKH.findall(sample))
    words = [word.lower() for word in _WORD.findall(sample)]
    kazakh = _share(words, "kk") + (len(_ENDING.findall(sample)) if own else 0)
    russian = _share(words, "ru")
    if own * 25 >= letters and (own >= 3 or kazakh) and kazakh >= russian:
        return "kk"
    if own * 12 >= letters and own >= 3:
        return "kk"
    if russian >= max(kazakh, 1) or (len(words) >= 3 and letters >= 20 and not own and not kazakh):
        return "ru"
    return "kk" if kazakh > russian else None


def _latin(sample: str) -> str | None:
    """English, or Kazakh in Latin letters."""
    words = [word.lower().replace("’", "'").replace("ʼ", "'") for word in _WORD.findall(sample)]
    kazakh, english = _share(words, "kk"), _share(words, "en")
    own = len(_OF_LATIN_KAZAKH.findall(sample))
    if kazakh > english or (own >= 3 and own * 25 >= len(sample) and not english):
        return "kk" if (kazakh and own) or kazakh * 8 >= len(words) else None
    return "en" if english and len(words) >= 3 else None


def _share(words: list[str], language: str) -> int:
    common = _COMMON_SETS[language]
    return sum(word in common for word in words)


_COMMON_SETS = {language: frozenset(words) for language, words in (_COMMON | _OTHERS).items()}


def main_language(page: Page) -> str:
    """The language in which most of a page is written; the words of its tables count too.

    Raises:
        LanguageError: it is written in a script or a language that is not read.
    """
    sample = _sampled(page.text)
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    letters = sum(map(str.isalpha, sample))
    if (cyrillic + latin) * 2 < letters:
        raise LanguageError(f"the text is in a script that is not read{_script(sample)}", expected=_READ)
    if cyrillic > latin:
        return _main_cyrillic(sample, cyrillic)
    return _main_latin(sample)


def _sampled(text: str) -> str:
    """The text, or its beginning, middle and end where it is long."""
    if len(text) <= _SAMPLE:
        return text
    part, middle = _SAMPLE // 3, len(text) // 2
    return f"{text[:part]} {text[middle : middle + part]} {text[-part:]}"


def _script(sample: str) -> str:
    counts: dict[str, int] = {}
    for letter in filter(str.isalpha, sample):
        first = unicodedata.name(letter, "").split(" ", 1)[0].split("-", 1)[0]
        counts[first] = counts.get(first, 0) + 1
    name = _SCRIPTS.get(max(counts, key=lambda script: counts[script]))
    return f" ({name})" if name else ""


def _main_cyrillic(sample: str, letters: int) -> str:
    words = [word.lower() for word in _WORD.findall(sample)]
    own = len(_OF_KAZAKH.findall(sample))
    only = len(_ONLY_KAZAKH.findall(sample))
    rare = {name: len(pattern.findall(sample)) for name, pattern in _RARE.items()}
    kazakh = only * 50 >= letters and rare["Tajik"] * 100 < letters and rare["Uzbek"] * 100 < letters
    if letters >= 300 and not _Y.search(sample) and len(_HARD.findall(sample)) * 120 >= letters:
        raise LanguageError("the text seems to be Bulgarian", expected=_READ)
    language = "kk" if own * 16 >= letters and (kazakh or len(words) < _FEW) else "ru"
    _refuse_other(words, language, {name: count for name, count in rare.items() if count * 250 >= letters})
    return language


def _main_latin(sample: str) -> str:
    words = [word.lower().replace("’", "'").replace("ʼ", "'") for word in _WORD.findall(sample)]
    language = "kk" if _share(words, "kk") > _share(words, "en") else "en"
    _refuse_other(words, language, {})
    if len(words) >= _FEW and _share(words, language) * (12 if language == "en" else 25) < len(words):
        raise LanguageError("the text does not seem to be English, Russian or Kazakh", expected=_READ)
    return language


def _refuse_other(words: list[str], language: str, rare: dict[str, int]) -> None:
    """Refuse a language that has letters of its own in the text, or whose words are commoner than those of `language`.

    Raises:
        LanguageError: there is one.
    """
    if len(words) < _FEW and not any(count >= 3 for count in rare.values()):
        return
    shares = {name: _share(words, name) for name in _OTHERS}
    for name in rare:
        shares[name] = shares[name] * 2 + len(words)
    name = max(shares, key=lambda other: shares[other])
    read = _share(words, language)
    if shares[name] >= _ENOUGH and shares[name] > read * 1.3 and shares[name] * 14 > len(words):
        raise LanguageError(f"the text seems to be {name}", expected=_READ)
