"""Stated counts of instruments: "подписано 16 документов", beside how many of them the text names."""

import re
from collections.abc import Sequence

from kelisim.model.draft import InstrumentDraft, StatedCount
from kelisim.reading.russian.context import Context

_NAMES = """
два две двух | три трех трёх | четыре четырех четырёх | пять пяти | шесть шести | семь семи | восемь восьми
девять девяти
десять десяти | одиннадцать одиннадцати | двенадцать двенадцати | тринадцать тринадцати | четырнадцать четырнадцати
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
    r"(?P<of>(?:[а-яё-]+(?:ых|их|ые|ие)\s){0,3}(?:документ(?:а|ов)|соглашени(?:я|й)|меморандум(?:а|ов)|договор(?:а|ов)"
    r"|контракт(?:а|ов)|протокол(?:а|ов)|акт(?:а|ов)))(?!\w)",
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
