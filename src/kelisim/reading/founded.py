"""The span rule, asked of what comes from elsewhere: a value is kept only where the text says it.

1. A value that quotes the source (a title, a name, an office, a number) stands in the text letter by letter; its place
   is found, the one nearest to the words that were given as its evidence, if any were.
2. A code of a State stands where the words name that State; a day, month or year where the words are that date.
3. What classifies (the kind of an instrument, its status, a level, a sitting, a role) stands where words of the text
   were given for it; a status also where these words hold a verb of that step. "Signed" is never taken on trust.
4. Whatever is not founded is left out. A draft without its title, or its words, is none.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from kelisim.model.decode import MalformedError, convert
from kelisim.model.draft import Draft
from kelisim.model.reference import Span
from kelisim.reading.dates import find_dates
from kelisim.reading.lexicon.states import find_parties

_CODE = re.compile(r"(?:.+\.)?(?:parties|sides|territory)\.\d+|(?:.+\.)?(?:side|party)")
_DATE = re.compile(r"(?:.+\.)?(?:published|reported|signed|said|date|start|end|as_of|since)")
_CLASS = re.compile(
    r"(?:.+\.)?(?:kind|status|level|sitting|standing|presence|role|code|unit|currency|roughly|what|type)"
)
_STEPS: dict[str, re.Pattern[str]] = {
    status: re.compile(words, re.IGNORECASE)
    for status, words in {
        "signed": r"\bsign|\binked|\bconclud|exchang|подпис|заключ|обмен|қол\s?қой|қол\s?қ|jasal|qol\s?qo",
        "planned": r"\bplan|\bwill\b|expect|intend|prepar|\bto\sbe\b|намерен|планир|готов|предсто|будет|жоспар|дайын",
        "ratified": r"ratif|ратифи",
        "in-force": r"force|effect|сил[уые]|действ|күш",
        "initialled": r"initial|параф",
        "draft-approved": r"draft|approv|проект|одобр|жоба|мақұл|бекіт",
        "amended": r"amend|chang|измен|дополн|өзгер",
        "ended": r"terminat|denounc|expir|ended|прекра|денонс|истек|утрат|тоқтат|жой",
    }.items()
}
_QUOTED = frozenset({"title", "text", "summary", "names", "name", "office"})
"""Fields by which a draft is known: without all of them it is none."""


def founded(
    made: type[Draft],
    content: Mapping[str, Any],
    quotes: Mapping[str, str],
    text: str,
    language: str,
    published: str | None,
) -> Draft | None:
    """A draft with what the text says of a content that somebody else made of it.

    Args:
        made: the type of the draft.
        content: the content, in plain values.
        quotes: by the path of a field, the words of the text that it rests on.
        text: the text.
        language: its language.
        published: when it was published, where that is known.

    Returns:
        The draft; None where nothing is left by which it is known, or the model does not allow it.
    """
    spans: list[Span] = []
    kept: dict[str, Any] = {}
    for path, value in _leaves(content):
        field = ".".join(path)
        place = _place(field, value, quotes, text, language, published)
        if place is not None and len(spans) < MAX_SPANS:
            spans.append(Span(field=field, start=place[0], end=place[1]))
            _put(kept, path, value)
    if not _QUOTED & kept.keys():
        return None
    numbered: dict[str, str] = {}
    plain = _listed(kept, "", numbered)
    evidence = tuple(_moved(span, numbered) for span in spans)
    try:
        draft: Draft = convert(
            {"kind": str(made.__struct_config__.tag), "content": plain, "evidence": msgspec.to_builtins(evidence)}, made
        )
    except MalformedError:
        return None
    return draft


MAX_SPANS = 2_000


def _place(
    field: str, value: Any, quotes: Mapping[str, str], text: str, language: str, published: str | None
) -> tuple[int, int] | None:
    quoted = _quote(field, quotes, text)
    if isinstance(value, bool) or not isinstance(value, str) or not value:
        return None
    if _CODE.fullmatch(field):
        return quoted if quoted and value in _codes(text, quoted, language) else None
    if _DATE.fullmatch(field):
        return _dated(text, quoted, value, language, published)
    if _CLASS.fullmatch(field):
        verb = _STEPS.get(value) if field == "status" else None
        return quoted if quoted and (verb is None or verb.search(text, *quoted)) else None
    return _standing(text, value, quoted)


def _quote(field: str, quotes: Mapping[str, str], text: str) -> tuple[int, int] | None:
    """Where the words given for a field, or for what it is a part of, stand."""
    parts = field.split(".")
    for length in range(len(parts), 0, -1):
        words = quotes.get(".".join(parts[:length]))
        if isinstance(words, str) and words:
            at = text.find(words)
            return (at, at + len(words)) if at >= 0 else None
    return None


def _codes(text: str, place: tuple[int, int], language: str) -> set[str]:
    return {party.code for party in find_parties(text, *place, language=language)}


def _dated(
    text: str, quoted: tuple[int, int] | None, value: str, language: str, published: str | None
) -> tuple[int, int] | None:
    start, end = quoted or (0, 0)
    for dated in find_dates(text, start, end, published, language=language):
        if value in {dated.first, dated.last}:
            return dated.start, dated.end
    return None


def _standing(text: str, value: str, quoted: tuple[int, int] | None) -> tuple[int, int] | None:
    near = quoted[0] if quoted else 0
    inside = text.find(value, *quoted) if quoted else -1
    found = [at for at in (inside, text.find(value, near), text.find(value)) if at >= 0]
    return (found[0], found[0] + len(value)) if found else None


def _leaves(content: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if len(path) > MAX_DEPTH:
        return
    if isinstance(content, Mapping):
        for name, value in content.items():
            yield from _leaves(value, (*path, str(name)))
    elif isinstance(content, list | tuple):
        for number, value in enumerate(content):
            yield from _leaves(value, (*path, str(number)))
    else:
        yield path, content


MAX_DEPTH = 8


def _put(content: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for part in path[:-1]:
        content = content.setdefault(part, {})
    content[path[-1]] = value


def _listed(value: Any, path: str, numbered: dict[str, str]) -> Any:
    """The kept values with their lists made whole again: members that nothing founded are left out of the count."""
    if not isinstance(value, dict):
        return value
    if value and all(name.isdigit() for name in value):
        members = []
        for number, name in enumerate(sorted(value, key=int)):
            numbered[f"{path}{name}"] = f"{path}{number}"
            members.append(_listed(value[name], f"{path}{name}.", numbered))
        return members
    return {name: _listed(one, f"{path}{name}.", numbered) for name, one in value.items()}


def _moved(span: Span, numbered: Mapping[str, str]) -> Span:
    """A place under the new number of the member it is of."""
    parts = span.field.split(".")
    for length in range(1, len(parts) + 1):
        after = numbered.get(".".join(parts[:length]))
        if after is not None:
            return msgspec.structs.replace(span, field=".".join([after, *parts[length:]]))
    return span
