"""The joint register of the demonstration: two Parties, two nodes, bundles between them.

KAZ acts on the demonstration's own node, RUS on one in `peers/RUS`, in a process of its own because a process is one
node. In its turn a side reads the other's bundle, does its steps, and writes its own bundle.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from kelisim.acts.keys import new_key, write_key
from kelisim.acts.profile import encode
from kelisim.demo import facts
from kelisim.demo.build import PEER
from kelisim.model.charter import Charter, Party
from kelisim.model.decode import decode
from kelisim.node import exchange, keyring
from kelisim.node.errors import NodeError
from kelisim.node.filing import Offer, answer, propose
from kelisim.node.home import VARIABLE, make_home
from kelisim.node.ledger import Ledger, start

CHARTER = "demonstration-charter.json"
KEYS = "demonstration-names.json"
"""What each step's keys were called in the register, carried from turn to turn."""


def charter(parties: Sequence[Party]) -> Charter:
    """The charter of the joint register."""
    return Charter(
        name={
            "en": "Demonstration: a joint register of two Parties",
            "ru": "Демонстрация: совместный реестр двух Сторон",
            "kk": "Көрсетілім: екі Тараптың бірлескен тізілімі",
        },
        slug="demonstration",
        purpose={
            "en": "To try proposing and accepting. "
            "The keys were made on this machine; no State has signed anything here."
        },
        demonstration=True,
        parties=tuple(parties),
    )


def prepare(home: Path) -> None:
    """Make both nodes' folders, keys and the charter that both found."""
    names = {"KAZ": ("Kazakhstan", home), "RUS": ("Russia", home / PEER)}
    parties = []
    for code, (name, folder) in names.items():
        make_home(folder)
        key = new_key(code, f"Demonstration signatory of {name}")
        write_key(folder / "keys" / f"{code}-demonstration.json", key)
        parties.append(
            Party(code=code, name={"en": name}, kind="state", keys=(key.record(),), threshold=1),
        )
    (home / CHARTER).write_bytes(encode(charter(parties)))
    (home / KEYS).write_text("{}")


def turns() -> list[tuple[str, list[int]]]:
    """Who acts when: the Party and the numbers of the script's steps that it does in one go."""
    found = [("KAZ", list[int]()), ("RUS", list[int]())]
    for party, group in groupby(enumerate(facts.joint()), key=lambda step: step[1].party):
        found.append((party, [number for number, _ in group]))
    return [*found, ("KAZ", []), ("RUS", [])]


class Side:
    """One Party at its own node, meeting the other only through bundles in a shared folder."""

    def __init__(self, home: Path, party: str, shared: Path) -> None:
        self.home = home
        self.party = party
        self.shared = shared
        self.charter: Charter = decode((shared / CHARTER).read_bytes(), Charter)
        self.key = keyring.key_of(home, start(self.charter), party, "propose")

    def take_turn(self, numbers: Sequence[int]) -> None:
        """Read what the other side wrote, do these steps of the script, write the register out."""
        for letter in self.shared.glob("from-*.bundle"):
            exchange.read(self.home, letter)
        ledger = start(self.charter)
        if ledger.feeds.next_number(self.party) == 1:
            ledger.found(self.key)
        names: dict[str, str] = json.loads((self.shared / KEYS).read_text())
        steps = facts.joint()
        for number in numbers:
            self._do(ledger, steps[number], names)
        (self.shared / KEYS).write_text(json.dumps(names))
        exchange.write(self.home, ledger.id, self.shared / f"from-{self.party}.bundle")

    def _do(self, ledger: Ledger, step: facts.Step, names: dict[str, str]) -> None:
        if step.act != "propose":
            answer(ledger, self.key, names[f"proposal {step.proposal}"], accept=step.act == "accept")
            return
        number = ledger.feeds.next_number(self.party)
        for place, item in enumerate(step.item, start=1):
            names.setdefault(item.key, f"{self.party}.{number}.{place}")
        offers = [
            Offer(
                kind=item.kind,
                content=facts.entry_content(item, names),
                bound=tuple(sorted(item.bound)),
                revises=names[item.key] if names[item.key] in ledger.register.entries else None,
            )
            for item in step.item
        ]
        names[f"proposal {step.proposal}"] = propose(ledger, self.key, offers, step.note).hash


def fill_node(home: Path) -> None:
    """Make the joint register on this node for KAZ, and on a node inside its folder for RUS.

    Raises:
        NodeError: the other node's process ended before its turns were over.
    """
    prepare(home)
    mine = Side(home, "KAZ", home)
    command = [sys.executable, "-m", "kelisim.demo.part", "peer"]
    environment = {**os.environ, VARIABLE: str(home / PEER)}
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:
        for party, numbers in turns():
            if party == "KAZ":
                mine.take_turn(numbers)
            elif peer.stdin and peer.stdout:
                peer.stdin.write(json.dumps(numbers) + "\n")
                peer.stdin.flush()
                if peer.stdout.readline() != "done\n":
                    raise NodeError("the other side's node ended early", where=str(PEER))
    for left in (*home.glob("from-*.bundle"), home / CHARTER, home / KEYS):
        left.unlink()
    sys.stdout.write(f"  a joint register of two demonstration Parties, on two nodes: {len(facts.joint())} steps\n")
