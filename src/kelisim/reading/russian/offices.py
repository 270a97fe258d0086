"""Offices in Russian text: phrases such as "заместитель министра энергетики Республики Чили", with what they are of.

1. An office is a head noun, the words before it that belong to it ("первый", "генеральный"), and its tail in the
   genitive ("министр иностранных дел", "по торговле"), up to the body or State that it is of.
2. "Бывший", "нынешний", "новый" say when, and are no part of the office.
3. The body is a name of an organisation or place, or a head noun of a body with its tail: "комитета по энергетике",
   "московского отделения движения «…»"; or else an adjective of a State before the office: "российский президент".
4. The words of an office end where a person's name, a verb or a clause begins.
"""

import re

import msgspec

from kelisim.reading.russian import office_words as known
from kelisim.reading.russian.names import Name
from kelisim.reading.russian.words import Word, forms, is_function, is_modifier, is_noun, is_verb, lemma, lemmas

_QUOTES = '«»"“”„'
_OPENING = '«"“„'
_CLOSING = '»"”“'
_HELD_IN = frozenset({"в", "от", "из", "при"})
_MAX_TAIL = 14
_MAX_BEFORE = 4
_ACTING = re.compile(r"\A((?:управля|заведу|команду)ющ)(?:ий|его|ему|им|ем)\Z")
_DASHED = ("вице-", "экс-", "зам", "сопред", "премьер-", "обер-")


class Office(msgspec.Struct, frozen=True):
    """An office: its words at `office`, what it is of at `of` where that is said. `start` and `end` enclose both.

    `head` is the dictionary form of the head noun, `past` whether it is said to be a former one.
    """

    start: int
    end: int
    office: tuple[int, int]
    head: str
    of: tuple[int, int] | None
    past: bool = False


class Line(msgspec.Struct, frozen=True):
    """A sentence as words, with the name that each word is in."""

    text: str
    words: tuple[Word, ...]
    names: tuple[Name | None, ...]

    def people(self) -> list[Name]:
        """The people that it names, in order."""
        return list(dict.fromkeys(name for name in self.names if name is not None and name.kind == "PER"))


def line_of(text: str, words: list[Word], names: list[Name]) -> Line:
    """A sentence, given its words and the names in it."""
    inside: list[Name | None] = []
    place = 0
    for word in words:
        while place < len(names) and names[place].end <= word.start:
            place += 1
        there = place < len(names) and names[place].start <= word.start
        inside.append(names[place] if there else None)
    return Line(text, tuple(words), tuple(inside))


def offices_in(line: Line) -> list[Office]:
    """The offices that a sentence names, in order."""
    found: list[Office] = []
    place = 0
    while place < len(line.words):
        head = _head(line, place)
        if head is None:
            place += 1
            continue
        office, after = _office(line, place, head)
        if office is not None and (not found or office.start >= found[-1].end):
            found.append(office)
            further, after = _further(line, office, after)
            found.extend(further)
        place = max(after, place + 1)
    return found


def _further(line: Line, office: Office, after: int) -> tuple[list[Office], int]:
    """The same office of another body: "член Палаты и Совета"; and the word after."""
    if office.of is None or after + 1 >= len(line.words) or line.words[after].text != "и":
        return [], after
    of = _body(line, after + 1, "gent")
    if of is None or head_of(line.words[after + 1].text) or line.names[after + 1] is not None:
        return [], after
    place = (line.words[after + 1].start, line.words[of[0]].end)
    return [Office(place[0], place[1], office.office, office.head, place, office.past)], of[1]


def body_at(line: Line, place: int) -> tuple[int, int] | None:
    """The body, company or State whose name begins at a word, in any case, as a span of the text."""
    for case in ("nomn", "gent", "ablt", "datv", "accs", "loct"):
        span = _body(line, place, case)
        if span is not None:
            return line.words[place].start, line.words[span[0]].end
    return None


def head_of(word: str) -> str | None:
    """The dictionary form of an office's head noun, where a word is one."""
    if not word[0].isalpha() or is_function(word):
        return None
    for form in forms(word):
        plain = _ACTING.sub(r"\1ий", word.lower()) if form.part == "PRTF" else form.lemma.replace("ё", "е")
        if form.plural or form.part not in {"NOUN", "ADJF", "PRTF"}:
            continue
        if plain in known.HEADS and (form.part == "NOUN" or plain in {"управляющий", "командующий", "заведующий"}):
            return plain
        tail = plain.rsplit("-", 1)[-1]
        if "-" in plain and tail in known.HEADS and plain.startswith(_DASHED):
            return plain
    return None


def _head(line: Line, place: int) -> str | None:
    name = line.names[place]
    word = line.words[place]
    if name is not None and (name.kind == "PER" or name.start < word.start):
        return None
    return head_of(word.text)


def _office(line: Line, place: int, head: str) -> tuple[Office | None, int]:
    start, side, past, told = _before(line, place, head)
    end, of, after = _tail(line, place, head)
    if of is None and side is not None:
        of = side
    words = line.words
    office = (words[start].start, words[end].end)
    left = min(office[0], of[0] if of else office[0], words[told].start)
    right = max(office[1], of[1]) if of else office[1]
    return Office(left, right, office, head, of, past), after


def _before(line: Line, place: int, head: str) -> tuple[int, tuple[int, int] | None, bool, int]:
    """Where an office begins, the State's adjective before it, whether it is a former one, and where the words that
    say so begin (rules 1 to 3).
    """
    start, side, past, told = place, None, False, place
    for at in range(place - 1, max(-1, place - 1 - _MAX_BEFORE), -1):
        word = line.words[at]
        if not word.letters or (line.names[at] is not None and line.names[at].kind == "PER"):  # type: ignore[union-attr]
            break
        said = lemma(word.text).replace("ё", "е")
        if said == "первый" and head not in known.FIRST and not head.startswith(("зам", "вратарь")):
            break
        if said in known.BEFORE and is_modifier(word.text) and side is None:
            start = at
        elif said in {"и", "по"} and at + 1 == start and start != place:
            continue
        elif said in known.NOT_NOW:
            past = past or said in {"бывший", "прежний", "экс", "тогдашний"}
            told = at
        elif said.endswith(("ский", "цкий")) and is_modifier(word.text) and side is None and head in known.OF_PUBLIC:
            side = (word.start, word.end)
        elif said in {"обязанность", "исполнять", "исполняющий", "ио", "врио"}:
            start = at
        else:
            break
    return start, side, past, min(told, start)


def _tail(line: Line, place: int, head: str) -> tuple[int, tuple[int, int] | None, int]:
    """The last word of an office, what it is of, and the first word after both."""
    end, at, count = place, place + 1, len(line.words)
    case = "ablt" if head in known.OF_INSTRUMENTAL else "gent"
    while at < min(count, place + 1 + _MAX_TAIL):
        word, name = line.words[at], line.names[at]
        if name is not None and name.kind == "PER":
            break
        inner = head_of(word.text) if word.letters and name is None else None
        if inner and _genitive(word.text) and (head in known.OF_OFFICE or head.startswith("зам")):
            end, at, head = at, at + 1, inner
            continue
        of = _body(line, at, case)
        if of is not None:
            stop, after = of
            if line.words[at].text in _OPENING and end > place:
                return place, (line.words[place + 1].start, line.words[stop].end), after
            return end, (line.words[at].start, line.words[stop].end), after
        if word.text == "." and line.words[at - 1].text in {"зам", "зав", "пред", "ген"}:
            end, at = at, at + 1
            continue
        if word.text.lower() == "по" and end == at - 1:
            until = _by(line, at)
            if until is None:
                break
            end, at = until, until + 1
            continue
        if word.text in _HELD_IN and end == at - 1 and at + 1 < count:
            if line.words[at + 1].text == "делах":
                end, at = at + 1, at + 2
                continue
            return end, *_held_in(line, at, end)
        last = _common(line, at, case)
        if last is None:
            break
        end, at = last, last + 1
    return end, None, end + 1


def _held_in(line: Line, at: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """What an office is of behind a preposition, "в Сенате", "от Союза", and the word after."""
    name = line.names[at + 1]
    of = _body(line, at + 1, "gent" if line.words[at].text in {"от", "из"} else "loct")
    if of is None or (name is not None and name.kind != "ORG"):
        return None, end + 1
    return (line.words[at + 1].start, line.words[of[0]].end), of[1]


def _genitive(word: str) -> bool:
    return is_noun(word, "gent")


def _common(line: Line, at: int, case: str) -> int | None:
    """The last of the words from a place that are a common noun in the genitive, with what stands before it."""
    place = at
    if line.words[place].text in {"и", ","} and place > 0:
        place += 1
    begun = place
    while place < len(line.words) and place - begun < 5:
        word, name = line.words[place], line.names[place]
        if not word.letters or name is not None or word.capital or head_of(word.text):
            return None
        if lemma(word.text) in known.NOT_NOW:
            return None
        if is_noun(word.text, case) and not is_verb(word.text):
            if line.words[at].text == "," and not (place + 1 < len(line.words) and line.words[place + 1].text == "и"):
                return None
            return place
        if not is_modifier(word.text, case):
            return None
        joined = place + 2 < len(line.words) and line.words[place + 1].text == "и"
        place += 2 if joined and is_modifier(line.words[place + 2].text, case) else 1
    return None


def _by(line: Line, at: int) -> int | None:
    """The last word of "по делам разведки", "по торговле и интеграции"."""
    place, last = at + 1, None
    while place < min(len(line.words), at + 9):
        word, name = line.words[place], line.names[place]
        if name is not None and name.kind == "PER":
            break
        if name is not None and name.kind == "LOC" and (last is None or line.words[place - 1].text == "и"):
            last = place = _last_of(line, place)
            place += 1
            continue
        if name is not None or not word.letters or word.capital:
            break
        if word.text in {"и", "а"}:
            place += 1
            continue
        if last is not None and _body(line, place, "gent") is not None:
            break
        if is_noun(word.text, "datv") or (last is not None and is_noun(word.text, "gent")):
            if is_verb(word.text):
                break
            last = place
        elif not (is_modifier(word.text, "datv") or is_modifier(word.text, "gent")):
            break
        place += 1
    return last


def _body(line: Line, at: int, case: str) -> tuple[int, int] | None:
    """The body or State that begins at a word, in a case: its last word and the word after it (rule 3)."""
    place = at
    words, names = line.words, line.names
    if not words[at].letters and words[at].text not in _OPENING:
        return None
    while place < len(words) and place - at < 4:
        word, name = words[place], names[place]
        if word.text in _OPENING:
            close = _closing(line, place)
            return _grown(line, close) if close is not None else None
        if name is not None and name.kind == "PER":
            return None
        if name is not None:
            return _grown(line, _last_of(line, place)) if name.start == word.start else None
        said = {one.replace("ё", "е") for one in lemmas(word.text)}
        if said & (known.BODIES | known.PLACES) and not (said & known.HEADS and head_of(word.text)):
            followed = place + 1 < len(words) and names[place + 1] is not None
            fits = is_noun(word.text, case) or word.text.isupper()
            return _grown(line, place) if fits and (said & known.BODIES or word.capital or followed) else None
        if place == at and word.letters and _proper(word.text):
            return _grown(line, place)
        if not (word.letters and is_modifier(word.text, case)):
            return None
        place += 1
    return None


def _proper(word: str) -> bool:
    """Whether a word is an acronym, or a name in Latin letters."""
    return (word.isupper() and word.isalpha() and 2 <= len(word) <= 8) or (word[0].isascii() and word[0].isupper())


def _last_of(line: Line, place: int) -> int:
    name = line.names[place]
    while place + 1 < len(line.words) and line.names[place + 1] is name:
        place += 1
    return place


def _closing(line: Line, place: int) -> int | None:
    for at in range(place + 1, min(len(line.words), place + 10)):
        if line.words[at].text in _CLOSING:
            return at
    return None


def _grown(line: Line, last: int) -> tuple[int, int]:
    """A body with its tail: a quoted or genitive name behind it, "по …", "при …", another body in the genitive."""
    words, names = line.words, line.names
    begun, at = max(0, last - 8), last + 1
    while at < min(len(words), last + 12):
        word, name = words[at], names[at]
        if name is not None and name.kind == "PER":
            break
        if word.text in _OPENING and word.text != "“":
            close = _closing(line, at)
            if close is None:
                break
            last, at = close, close + 1
            continue
        if name is not None and name.start == word.start:
            last = _last_of(line, at)
            at = last + 1
            continue
        if word.text == "по":
            stop = _by(line, at)
            if stop is None:
                break
            last, at = stop, stop + 1
            continue
        if word.text == "при" and at + 2 < len(words) and words[at + 1].letters:
            last = at + 2 if is_modifier(words[at + 1].text, "loct") and words[at + 2].letters else at + 1
            at = last + 1
            continue
        if word.text[:1].isascii() and word.text[0].isupper() and word.letters:
            last, at = at, at + 1
            continue
        step = _genitive_step(line, at)
        if step is None:
            break
        last, at = step, step + 1
    last = _closed(line, begun, last)
    return last, last + 1


def _closed(line: Line, begun: int, last: int) -> int:
    """The last word of a body, the quotation mark that ends its name included."""
    inside = [word.text for word in line.words[begun : last + 1]]
    opened = sum(word in "«“„" for word in inside) > sum(word in "»”" for word in inside)
    return last + 1 if opened and last + 1 < len(line.words) and line.words[last + 1].text in "»”" else last


def _genitive_step(line: Line, at: int) -> int | None:
    place = at + 1 if line.words[at].text == "и" else at
    begun = place
    if begun > at and _body(line, begun, "gent") is not None:
        return None
    while place < len(line.words) and place - begun < 3:
        word, name = line.words[place], line.names[place]
        if not word.letters or is_function(word.text) or (name is not None and name.start < word.start):
            return None
        if head_of(word.text):
            return None
        if name is not None:
            return _last_of(line, place) if name.kind != "PER" and place > begun else None
        if is_noun(word.text, "gent") and not is_verb(word.text) and not is_modifier(word.text, "gent"):
            return place
        if not is_modifier(word.text, "gent"):
            return None
        place += 1
    return None
