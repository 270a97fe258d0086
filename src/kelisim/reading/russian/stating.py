"""Stated counts of instruments: "подписано 16 документов", beside how many of them the text names."""

import re
from collections.abc import Sequence

from kelisim.model.draft import InstrumentDraft, StatedCount
from kelisim.reading.russian.context import Context

_NAMES = """
два две двух двумя | три трех трёх тремя | четыре четырех четырёх четырьмя | пять пяти пятью | шесть шести шестью
семь семи семью | восемь восьми восемью | девять девяти девятью | десять десяти десятью
одиннадцать одиннадцати | двенадцать двенадцати | тринадцать тринадцати | четырнадцать четырнадцати
пятнадцать пятнадцати | шестнадцать шестнадцати | семнадцать семнадцати | восемнадцать восемнадцати
девятнадцать девятнадцати | двадцать двадцати
"""
_WORDS = {
    word: value
    for value, words in enumerate(_NAMES.replace("\n", " | ").strip(" |").split(" | "), start=2)
    for word in words.split()
}
_COUNT = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")\s"
    r"(?P<of>(?:[а-яё-]+(?:ых|их|ые|ие|ыми|ими)\s){0,3}(?:документ(?:а|ов|ами)?|соглашени(?:я|й|ями)|меморандум(?:а|ов|ами)|договор(?:а|ов|ами)"
    r"|контракт(?:а|ов|ами)|протокол(?:а|ов|ами)|акт(?:а|ов|ами)))(?!\w)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"подпи|заключ|парафир|обменял|пакет", re.IGNORECASE)
_FUTURE = re.compile(
    r"планиру|намер|ожида|предстоит|готов|подпиш|будет|будут|ранее|с\s(?:19|20)\d\d|ратифиц", re.IGNORECASE
)


def stated_counts(context: Context, drafts: Sequence[InstrumentDraft]) -> list[StatedCount]:
    """The counts of signed instruments that the body states, where it names fewer or as many of them."""
    named = sum(draft.content.status == "signed" for draft in drafts)
    found: list[StatedCount] = []
    seen: set[int] = set()
    for sentence in context.sentences:
        if not _SIGNED.search(sentence.text) or _FUTURE.search(sentence.text):
            continue
        for match in _COUNT.finditer(context.text, sentence.start, sentence.end):
            said = match["number"].lower()
            stated = int(said) if said.isdigit() else _WORDS[said]
            if stated < 2 or stated in seen or named >= stated:
                continue
            seen.add(stated)
            found.append(
                StatedCount(
                    stated=stated, named=named, of=match["of"], start=match.start("number"), end=match.end("number")
                )
            )
    return found[:20]
