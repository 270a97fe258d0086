"""A register of invented acts, as large as is asked for, signed and on disk.

1. The same number of acts is the same bytes in every run.
2. The Parties take turns. One whose turn it is has seen everything so far, answers what waits for it, and says what it
   has to say: new measures, new versions of agreed ones, reports, statements. So every act follows its past.
3. Of a hundred acts about 41 are acceptances, 21 reports, 20 statements, 17 proposals and one is a refusal.
4. The file is SQLite with one table, in order of storage: hash, Party, number, payload, signature.
"""

import contextlib
import itertools
import os
import random
import sqlite3
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, Final

from nacl import bindings

from kelisim.acts import profile
from kelisim.acts.envelope import Signed, pre_authentication
from kelisim.model.act import (
    Accept,
    Act,
    Answer,
    Decline,
    Found,
    Founding,
    Proposal,
    Propose,
    ReportBody,
    Reporting,
    Signer,
    StatementBody,
    Stating,
)
from kelisim.model.charter import Charter
from kelisim.model.dates import Term, on
from kelisim.model.item import MeasureItem
from kelisim.model.measure import Measure
from kelisim.model.reference import Named, Source
from kelisim.model.text import Text
from kelisim.model.word import DateClaim, Report, Speaker, Statement
from tests.world import KEYS, charter_of

PARTIES: Final = ("KAZ", "RUS", "ARM")
REFUSED: Final = 0.03
"""The share of answers that are refusals."""
WORK: Final = (
    ("Construction of a crossing", "Строительство пункта пропуска"),
    ("Survey of a deposit", "Разведка месторождения"),
    ("Repair of a gauging station", "Ремонт гидрологического поста"),
    ("Exchange of customs data", "Обмен таможенными данными"),
)
RECENT: Final = 5_000
"""What is said is about one of so many entries, those agreed last."""
_BATCH = 1_000


class _Side:
    """What one Party has to do and has done."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.number = 0
        self.waiting: list[str] = []
        self.signer = Signer(office=KEYS[code].office, key=KEYS[code].key_id())


class _Matter:
    """A proposal that is being answered: what it offers, and whose answers it lacks."""

    def __init__(self, item: MeasureItem, lacking: Iterable[str]) -> None:
        self.item = item
        self.lacking = set(lacking)


class Invention:
    """The acts of one register, made one after another and not signed yet."""

    def __init__(self, codes: tuple[str, ...] = PARTIES, seed: int = 1) -> None:
        self.charter: Charter = charter_of(codes)
        self._register = profile.register_id(self.charter)
        self._sides = [_Side(code) for code in codes]
        self._heads: dict[str, str] = {}
        self._chance = random.Random(seed)  # noqa: S311 the same acts in every run are what is wanted
        self._matters: dict[str, _Matter] = {}
        self._agreed: list[tuple[str, MeasureItem]] = []

    def payloads(self) -> Iterator[tuple[str, int, bytes]]:
        """Party, number and payload of each act, without end."""
        for side in self._sides:
            yield self._written(side, Found(**self._head(side), body=Founding(charter=self.charter)))[:3]
        for turn in itertools.count():
            side = self._sides[turn % len(self._sides)]
            waiting, side.waiting = side.waiting, []
            for proposal in waiting:
                yield self._answer(side, proposal)
            for _ in range(self._chance.randint(2, 9)):
                yield from self._say(side)

    def _head(self, side: _Side) -> dict[str, Any]:
        minute, day, month = side.number % 60, side.number // 60 % 28 + 1, side.number // 1_680 % 12 + 1
        return {
            "register": self._register,
            "party": side.code,
            "number": side.number + 1,
            "after": dict(self._heads),
            "at": f"2021-{month:02}-{day:02}T10:{minute:02}:00Z",
            "by": side.signer,
        }

    def _written(self, side: _Side, act: Act) -> tuple[str, int, bytes, str]:
        payload = profile.encode(act)
        self._heads[side.code] = act_hash = profile.act_hash(payload)
        side.number += 1
        return side.code, side.number, payload, act_hash

    def _answer(self, side: _Side, proposal: str) -> tuple[str, int, bytes]:
        body = Answer(proposal=proposal)
        if self._chance.random() < REFUSED:
            self._matters.pop(proposal, None)
            return self._written(side, Decline(**self._head(side), body=body))[:3]
        matter = self._matters.get(proposal)
        if matter is not None:
            matter.lacking.discard(side.code)
            if not matter.lacking:
                del self._matters[proposal]
                self._agreed.append((proposal, matter.item))
        return self._written(side, Accept(**self._head(side), body=body))[:3]

    def _say(self, side: _Side) -> Iterator[tuple[str, int, bytes]]:
        drawn = self._chance.random()
        place = len(self._agreed) - self._chance.randint(1, min(RECENT, len(self._agreed))) if self._agreed else None
        if place is None or drawn < 0.24:
            yield from self._offer(side, None)
        elif drawn < 0.30:
            self._agreed[place], self._agreed[-1] = self._agreed[-1], self._agreed[place]
            yield from self._offer(side, self._agreed.pop())
        elif drawn < 0.66:
            yield self._report(side, self._agreed[place][1].entry)
        else:
            yield self._state(side, self._agreed[place][1].entry)

    def _offer(self, side: _Side, base: tuple[str, MeasureItem] | None) -> Iterator[tuple[str, int, bytes]]:
        """Propose and accept."""
        others = [one.code for one in self._sides if one is not side]
        bound = tuple(sorted([side.code, *self._chance.sample(others, self._chance.randint(1, len(others)))]))
        item = MeasureItem(
            entry=f"{side.code}.{side.number + 1}.1" if base is None else base[1].entry,
            bound=bound if base is None else base[1].bound,
            base=None if base is None else base[0],
            content=Measure(title=self._title(), term=self._by()),
            public=True,
        )
        party, number, payload, act_hash = self._written(
            side, Propose(**self._head(side), body=Proposal(items=(item,)))
        )
        yield party, number, payload
        self._matters[act_hash] = _Matter(item, item.bound)
        for other in self._sides:
            if other is not side and other.code in item.bound:
                other.waiting.append(act_hash)
        if side.code in item.bound:
            yield self._answer(side, act_hash)

    def _report(self, side: _Side, entry: str) -> tuple[str, int, bytes]:
        report = Report(about=entry, status="in-progress", as_of=self._day(), forecast=self._by(), text=self._title())
        return self._written(side, Reporting(**self._head(side), body=ReportBody(report=report, public=True)))[:3]

    def _state(self, side: _Side, entry: str) -> tuple[str, int, bytes]:
        statement = Statement(
            speaker=Speaker(name="Anna Berg", office="Minister of Energy"),
            said=self._day(),
            about=(Named(entry=entry),),
            side=side.code,
            summary=self._title(),
            claims=(DateClaim(what="completion", when=self._by()),),
            sources=(Source(url=f"https://example.org/{side.number}", title="An invented page"),),
        )
        body = StatementBody(statement=statement, public=True)
        return self._written(side, Stating(**self._head(side), body=body))[:3]

    def _title(self) -> Text:
        english, russian = self._chance.choice(WORK)
        number = self._chance.randint(1, 900)
        return {"en": f"{english} no. {number}", "ru": f"{russian} № {number}"}

    def _day(self) -> str:
        return f"{self._chance.randint(2021, 2029)}-{self._chance.randint(1, 12):02}-{self._chance.randint(1, 28):02}"

    def _by(self) -> Term:
        return on(str(self._chance.randint(2021, 2029)))


Row = tuple[str, str, int, bytes, bytes]
"""Hash, party, number, payload, signature."""


def signed(invention: Invention, count: int) -> Iterator[Row]:
    """The first acts of an invention with their signatures, signed on all processors."""
    secrets = {code: bindings.crypto_sign_seed_keypair(key.secret())[1] for code, key in KEYS.items()}

    def sign(batch: list[tuple[str, int, bytes]]) -> list[Row]:
        return [
            (
                profile.act_hash(payload),
                party,
                number,
                payload,
                bindings.crypto_sign(pre_authentication(payload), secrets[party])[:64],
            )
            for party, number, payload in batch
        ]

    acts = itertools.islice(invention.payloads(), count)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        while batches := [batch for _ in range(16) if (batch := list(itertools.islice(acts, _BATCH)))]:
            for rows in pool.map(sign, batches):
                yield from rows


def write_register(path: Path, count: int, codes: tuple[str, ...] = PARTIES) -> Charter:
    """Write a register of so many acts, unless it is there; its charter."""
    invention = Invention(codes)
    if not path.exists():
        with contextlib.closing(sqlite3.connect(path)) as file, file:
            file.execute("PRAGMA journal_mode = OFF")
            file.execute("CREATE TABLE act (id INTEGER PRIMARY KEY, hash, party, number, payload, signature)")
            insert = "INSERT INTO act (hash, party, number, payload, signature) VALUES (?, ?, ?, ?, ?)"
            file.executemany(insert, signed(invention, count))
    return invention.charter


def read_register(path: Path) -> Iterator[Signed]:
    """The acts of a register in order of storage."""
    return (Signed(payload=payload, signature=signature) for _, payload, signature in read_stored(path))


def read_stored(path: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """Hash, payload and signature of the acts of a register in order of storage."""
    return _read(path, "SELECT hash, payload, signature FROM act ORDER BY id")


def read_bytes(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Payload and signature of the acts of a register in order of storage."""
    return _read(path, "SELECT payload, signature FROM act ORDER BY id")


def read_window(path: Path, window: range) -> Iterator[tuple[bytes, bytes]]:
    """Payload and signature of the acts of a register that are stored by these ids, which rise by one."""
    return _connected(path).execute(
        "SELECT payload, signature FROM act WHERE id BETWEEN ? AND ? ORDER BY id", (window.start, window.stop - 1)
    )


@cache
def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path)


def _read(path: Path, statement: str) -> Iterator[Any]:
    with contextlib.closing(sqlite3.connect(path)) as file:
        yield from file.execute(statement)
