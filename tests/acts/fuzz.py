"""Malformed acts by the million: what is sound, altered in many ways, and what must be said of each.

1. No exception but `KelisimError` escapes, whatever the bytes.
2. What is malformed by the way in which it was made is refused: another spelling, a member twice, a float, a number too
   large, half of a pair, a control character, text not in form C, levels beyond the bound.
3. Of the rest, what decodes encodes to exactly its bytes and is canonical for the second verifier as well.
4. Nothing altered is let in by the door: no signature holds for it.

    PYTHONPATH=scripts uv run python -m tests.acts.fuzz 1000000
"""

import base64
import io
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import second_verifier
from kelisim.acts import profile
from kelisim.acts.bundle import check_bundle
from kelisim.acts.envelope import Opened, open_envelope, write_envelope
from kelisim.acts.errors import ActError
from kelisim.acts.feed import Feeds
from kelisim.errors import KelisimError
from tests.acts.vectors import FOLDER, acts, full_charter, later_acts

Chance = random.Random
Alter = Callable[[bytes, Chance], bytes]


def _written() -> tuple[list[Opened], Feeds]:
    """Sound acts of every kind, and the feeds before each of them that has not come yet."""
    rus = acts()
    later_acts(rus)
    feeds = Feeds(full_charter())
    return [Opened(one.signed, one.hash, one.act) for one in rus.acts], feeds


SOUND, FEEDS = _written()
for _opened in SOUND[:-6]:
    FEEDS.add(FEEDS.place(_opened))
BUNDLE = (FOLDER / "bundle/small.bundle").read_bytes()


# Alterations of any bytes


def flip(data: bytes, chance: Chance) -> bytes:
    """Some bits turned over."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def truncate(data: bytes, chance: Chance) -> bytes:
    """Cut short at either end."""
    at = chance.randrange(len(data))
    return data[:at] if chance.random() < 0.8 else data[at:]


def insert(data: bytes, chance: Chance) -> bytes:
    """Bytes put in that mean something in JSON, or anything."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice((*b_tokens, chance.randbytes(chance.randint(1, 4)))) + data[at:]


def repeat(data: bytes, chance: Chance) -> bytes:
    """A piece that stands twice, or is left out."""
    at, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    end = min(end, at + 40)
    return data[:end] + data[at:] if chance.random() < 0.5 else data[:at] + data[end:]


b_tokens = (b'"', b"{", b"}", b"[", b"]", b",", b":", b"\\", b"\x00", b"null", b"1e999", b"\xed\xa0\x80", b"\\u0000")
ANY: tuple[Alter, ...] = (flip, truncate, insert, repeat)


# Alterations of JSON that are malformed by construction


def _tokens(data: bytes) -> list[tuple[int, int]]:
    """Where the strings and numbers of JSON stand."""
    return [match.span() for match in _TOKEN.finditer(data)]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def spaced(data: bytes, chance: Chance) -> bytes:
    """White space where JSON allows it."""
    start, end = chance.choice(_tokens(data))
    at = chance.choice((0, start, end, len(data)))
    return data[:at] + chance.choice((b" ", b"\n", b"\t", b"\r\n")) + data[at:]


def marked(data: bytes, _: Chance) -> bytes:
    """A byte order mark before it."""
    return b"\xef\xbb\xbf" + data


def _string(data: bytes, chance: Chance) -> tuple[int, int]:
    """A string that is not empty: where it begins and ends within its quotes."""
    found = [(start + 1, end - 1) for start, end in _tokens(data) if data[start] == 0x22 and end - start > 2]
    return chance.choice(found)


def escaped(data: bytes, chance: Chance) -> bytes:
    """A character of a string as an escape that it does not need."""
    start, end = _string(data, chance)
    text = data[start:end].decode()
    places = [at for at, one in enumerate(text) if one.isalnum() and (at == 0 or text[at - 1] != "\\")]
    if not places:
        return marked(data, chance)
    at = chance.choice(places)
    spelling = f"\\u{ord(text[at]):04x}" if ord(text[at]) < 0x10000 else "\\ud83d\\ude00"
    return data[:start] + (text[:at] + spelling + text[at + 1 :]).encode() + data[end:]


def broken(data: bytes, chance: Chance) -> bytes:
    """Half of a pair, a control character, bytes that are no UTF-8, or text that is not in form C, in a string."""
    start, _ = _string(data, chance)
    bad = chance.choice(_BAD)
    return data[:start] + bad + data[start:]


def numbered(data: bytes, chance: Chance) -> bytes:
    """A whole number in another spelling, or one that is too large."""
    found = [span for span in _tokens(data) if data[span[0]] != 0x22]
    start, end = chance.choice(found)
    number = data[start:end]
    other = chance.choice(
        (number + b".0", number + b"e0", b"+" + number, b"0" + number, b"-0", number + b"E+0", b"9007199254740992")
    )
    return data[:start] + chance.choice((other, b"1" * 400, b"1e400", b"NaN", b"Infinity", b"0x1")) + data[end:]


def doubled(data: bytes, chance: Chance) -> bytes:
    """A member that stands twice in its object."""
    value = json.loads(data)
    objects = [one for one in _objects(value) if one]
    chosen = chance.choice(objects)
    name = chance.choice(sorted(chosen))
    member = _json(name) + b":" + _json(chosen[name])
    return data.replace(member, member + b"," + member, 1) if data.count(member) else marked(data, chance)


def reordered(data: bytes, chance: Chance) -> bytes:
    """An object whose members stand in another order."""
    value = json.loads(data)
    objects = [one for one in _objects(value) if len(one) > 1]
    chosen = chance.choice(objects)
    members = list(chosen.items())
    chosen.clear()
    chosen.update(reversed(members))
    return _json(value)


def nested(data: bytes, chance: Chance) -> bytes:
    """Levels beyond the bound in place of a value."""
    start, end = chance.choice(_tokens(data))
    levels = chance.choice((33, 100, 1_000, 20_000))
    opening, closing = chance.choice(((b"[", b"]"), (b'{"a":', b"}")))
    return data[:start] + opening * levels + data[start:end] + closing * levels + data[end:]


# Alterations of values, which may come to another sound act


def revalued(data: bytes, chance: Chance) -> bytes:
    """A member with another value, left out, or put in; written canonically."""
    value = json.loads(data)
    chosen = chance.choice([one for one in _objects(value) if one])
    name = chance.choice(sorted(chosen))
    what = chance.randrange(4)
    if what == 0:
        del chosen[name]
    elif what == 1:
        chosen[chance.choice(("ext", "note", "zz", "public", "base", ""))] = chance.choice(_VALUES)
    elif what == 2:
        chosen[name] = chance.choice(_VALUES)
    else:
        other = chance.choice([one for one in _objects(value) if one])
        chosen[name] = json.loads(_json(other[chance.choice(sorted(other))]))
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8", "replace")


def _objects(value: Any) -> list[dict[str, Any]]:
    found = [value] if isinstance(value, dict) else []
    for member in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        found.extend(_objects(member))
    return found


_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|-?[0-9]+')
_BAD = (
    b"\\ud800",
    b"\\udc00\\ud800",
    b"\\u0000",
    b"\\r",
    b"\\u001b",
    b"\x00",
    b"\x1f",
    b"\xff",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    "и\u0306".encode(),
    "\u212b".encode(),
    "e\u0301".encode(),
)
_VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2**53 - 1,
    2**53,
    "",
    "x",
    "0" * 64,
    "KAZ",
    "KAZ.2.1",
    [],
    {},
    [[]],
    {"en": "x"},
    {"a": {"ключ": 1}},
    ["KAZ", "ARM"],
    1.5,
)
MALFORMED: tuple[Alter, ...] = (spaced, marked, escaped, broken, numbered, doubled, reordered, nested)


# What must be said of each


def look_at_payload(chance: Chance, count: Counter[str]) -> None:
    """One altered payload."""
    opened = chance.choice(SOUND)
    alter = chance.choice((*MALFORMED, *ANY, revalued, revalued))
    data = alter(opened.signed.payload, chance)
    if data == opened.signed.payload:
        count["unaltered"] += 1
        return
    count[f"payload: {alter.__name__}"] += 1
    try:
        second_verifier.read_json(data)
        canonical = alter not in MALFORMED
    except ValueError:
        canonical = False
    try:
        act = profile.decode(data)
    except KelisimError:
        count["refused"] += 1
        if chance.random() < 0.1:
            _refused_among_others(opened.signed.payload, data)
        return
    if not canonical or profile.encode(act) != data:
        raise AssertionError(f"decoded though malformed by {alter.__name__}: {data!r}")
    count["decoded, refused by the door"] += 1
    envelope = json.loads(write_envelope(opened.signed, opened.act.by.key))
    envelope["payload"] = base64.b64encode(data).decode()
    _at_the_door(second_verifier.spelled(envelope))


def _refused_among_others(sound: bytes, data: bytes) -> None:
    """What is refused alone is refused beside what is sound, wherever it stands."""
    for payloads in ([sound, data], [data, sound]):
        try:
            profile.decode_all(payloads)
        except KelisimError:
            continue
        raise AssertionError(f"refused alone and decoded among others: {data!r}")


def _at_the_door(line: bytes) -> None:
    """Refused by reading, by its place or by its signature."""
    try:
        placed = FEEDS.place(open_envelope(line))
    except KelisimError:
        return
    raise AssertionError(f"let in though altered: {placed.name()} {line!r}")


def look_at_envelope(chance: Chance, count: Counter[str]) -> None:
    """One altered envelope: in its bytes, in its values, or in its base64."""
    opened = chance.choice(SOUND[-6:])
    line = write_envelope(opened.signed, opened.act.by.key)
    alter = chance.choice((*MALFORMED, *ANY, revalued, rebased, rebased))
    if alter is numbered:  # an envelope holds no number
        alter = rebased
    data = alter(line, chance)
    if data == line:
        count["unaltered"] += 1
        return
    count[f"envelope: {alter.__name__}"] += 1
    _at_the_door(data)
    count["refused"] += 1


def rebased(data: bytes, chance: Chance) -> bytes:
    """Another spelling of base64, another key id, signatures twice, or one signature less."""
    envelope = json.loads(data)
    member = chance.choice(envelope["signatures"])
    where, name = chance.choice(((envelope, "payload"), (member, "sig"), (member, "keyid")))
    text = where[name]
    at = chance.randrange(len(text))
    where[name] = chance.choice(
        (
            text.rstrip("="),
            text + "=",
            text.replace("+", "-").replace("/", "_"),
            text[:at] + "\n" + text[at:],
            text[:at] + chance.choice("ABab01+/=-_ é\u0660") + text[at + 1 :],
            text.upper(),
            text[:at],
            text + "A" * chance.randint(1, 8),
        )
    )
    if chance.random() < 0.1:
        envelope["signatures"] = chance.choice(
            ([], envelope["signatures"] * 2, envelope["signatures"] * 40, envelope["signatures"][::-1] + [{}])
        )
    return second_verifier.spelled(envelope)


def look_at_bundle(chance: Chance, count: Counter[str]) -> None:
    """One altered bundle: a byte, a line, or its order."""
    lines = BUNDLE.split(b"\n")
    what = chance.randrange(3)
    at = chance.randrange(len(lines) - 1)
    if what == 0:
        lines[at] = chance.choice(ANY)(lines[at], chance) if lines[at] else b"{}"
    elif what == 1:
        lines[at:at] = [chance.choice(lines)]
    else:
        del lines[at]
    data = b"\n".join(lines)
    if data == BUNDLE:
        count["unaltered"] += 1
        return
    count["bundle"] += 1
    try:
        check_bundle(io.BytesIO(data))
    except ActError:
        count["refused"] += 1
        return
    raise AssertionError(f"a bundle was taken though altered: {data!r}")


def run(seed: int, inputs: int) -> Counter[str]:
    """So many altered inputs of a seed: how many of each sort, and how they were answered.

    Raises:
        AssertionError: one was taken, or something other than `KelisimError` escaped; it tells the input.
    """
    chance, count = Chance(seed), Counter[str]()
    while count.total() - count["refused"] - count["decoded, refused by the door"] - count["unaltered"] < inputs:
        sort = chance.random()
        look = look_at_payload if sort < 0.7 else look_at_envelope if sort < 0.97 else look_at_bundle
        look(chance, count)
    return count


def run_on_all(inputs: int, seed: int = 0) -> Counter[str]:
    """The same on every processor."""
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        parts = [pool.submit(run, seed + number, inputs // (workers * 4)) for number in range(workers * 4)]
        return sum((part.result() for part in parts), Counter[str]())


def told(count: Counter[str]) -> str:
    """The numbers in lines."""
    return "\n".join(f"{number:>9,}  {name}" for name, number in sorted(count.items()))


if __name__ == "__main__":
    sys.stdout.write(told(run_on_all(int(sys.argv[1]))) + "\n")
