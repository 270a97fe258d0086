"""The joint register of the demonstration: two Parties, two nodes, bundles between them.

Run as a module, it fills the node that the environment names for KAZ and a node in `peers/RUS` for RUS. Each turn is a
process of its own, because a process is one node: it reads the other side's bundle, does its steps, writes its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from kelisim.acts.keys import new_key, write_key
from kelisim.acts.profile import encode, register_id
from kelisim.cli.options import open_home
from kelisim.demo import facts
from kelisim.demo.build import PEER
from kelisim.model.charter import Charter, Party
from kelisim.model.decode import decode
from kelisim.node import exchange, keyring
from kelisim.node.filing import Offer, answer, propose
from kelisim.node.home import VARIABLE, home_folder, make_home
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
            "en": "To try proposing and accepting. The keys were made on this machine; no State has signed anything here."
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
    steps = enumerate(facts.joint())
    found = [("KAZ", list[int]()), ("RUS", list[int]())]
    for party, group in groupby(steps, key=lambda step: step[1].party):
        found.append((party, [number for number, _ in group]))
    return [*found, ("KAZ", []), ("RUS", [])]


def take_turn(party: str, numbers: Sequence[int], shared: Path) -> None:
    """Do one turn on this process's node: read what the other side wrote, act, write the register out."""
    home = open_home(None, create=True)
    agreed: Charter = decode((shared / CHARTER).read_bytes(), Charter)
    others = [record.code for record in agreed.parties if record.code != party]
    for other in others:
        letter = shared / f"from-{other}.bundle"
        if letter.exists():
            exchange.read(home, letter)
    ledger = start(agreed)
    key = keyring.key_of(home, agreed, party)
    if ledger.feeds.next_number(party) == 1:
        ledger.found(key)
    names: dict[str, str] = json.loads((shared / KEYS).read_text())
    steps = facts.joint()
    for number in numbers:
        _do(ledger, party, steps[number], names, home)
    (shared / KEYS).write_text(json.dumps(names))
    exchange.write(home, register_id(agreed), shared / f"from-{party}.bundle")


def _do(ledger: Ledger, party: str, step: facts.Step, names: dict[str, str], home: Path) -> None:
    key = keyring.key_of(home, ledger.charter, party)
    if step.act != "propose":
        answer(ledger, key, names[f"proposal {step.proposal}"], accept=step.act == "accept")
        return
    number = ledger.feeds.next_number(party)
    for place, item in enumerate(step.item, start=1):
        names.setdefault(item.key, f"{party}.{number}.{place}")
    offers = [
        Offer(
            kind=item.kind,
            content=facts.entry_content(item, names),
            bound=tuple(sorted(item.bound)),
            revises=names[item.key] if names[item.key] in ledger.register.entries else None,
        )
        for item in step.item
    ]
    names[f"proposal {step.proposal}"] = propose(ledger, key, offers, step.note).hash


def main() -> None:
    """Fill both nodes; with arguments, take one turn (the Party, the shared folder, the steps)."""
    if len(sys.argv) > 1:
        take_turn(sys.argv[1], [int(number) for number in sys.argv[3].split(",") if number], Path(sys.argv[2]))
        return
    home = home_folder()
    prepare(home)
    for party, numbers in turns():
        folder = home if party == "KAZ" else home / PEER
        listed = ",".join(map(str, numbers))
        command = [sys.executable, "-m", "kelisim.demo.joint", party, str(home), listed]
        subprocess.run(command, env={**os.environ, VARIABLE: str(folder)}, check=True)
    for left in (*home.glob("from-*.bundle"), home / CHARTER, home / KEYS):
        left.unlink()
    sys.stdout.write(f"a joint register of two demonstration Parties, on two nodes: {len(facts.joint())} steps\n")


if __name__ == "__main__":
    main()
