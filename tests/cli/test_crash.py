"""A process that is killed at any moment: no acknowledged act is lost, no half act is left, and the node goes on."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import msgspec

from tests.cli.nodes import clean, done, two_nodes, write_json

APPEND = """
import sys
from pathlib import Path
from kelisim.node.opening import open_node
folder = open_node(Path(sys.argv[1]))
from kelisim.acts.keys import read_key
from kelisim.model.word import Speaker, Statement
from kelisim.node import filing
from kelisim.node.ledger import open_ledger
ledger = open_ledger("joint")
(path,) = (folder / "keys").glob("*.json")
key = read_key(path)
while True:
    said = Statement(speaker=Speaker(office="Minister"), said="2022", summary={"en": "x" * 2000})
    print(filing.state(ledger, key, said).hash, flush=True)
"""
"""Appends acts as fast as it can; an act's hash is printed once the act is acknowledged."""


def append_and_kill(home: Path, count: int) -> list[str]:
    """Let a process append, kill it after so many acknowledged acts, and give all that it acknowledged."""
    command = [sys.executable, "-c", APPEND, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=clean(), text=True) as process:
        assert process.stdout
        acknowledged = [process.stdout.readline() for _ in range(count)]
        process.send_signal(signal.SIGKILL)
        acknowledged.extend(process.stdout.readlines())
        process.wait()
        assert process.returncode == -signal.SIGKILL
    return [line.strip() for line in acknowledged if line.endswith("\n")]


def test_a_killed_process_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    """After each of many kills every acknowledged act is there, in its order, and the whole verifies."""
    kaz, _ = two_nodes(tmp_path)
    chance = random.Random(3)
    acknowledged: list[str] = []
    for _ in range(4):
        acknowledged += append_and_kill(kaz, chance.randint(1, 60))
        logged = [msgspec.json.decode(line) for line in done("log", "--json", home=kaz).splitlines()]
        hashes = [act["hash"] for act in logged]
        assert [one for one in acknowledged if one not in hashes] == []
        own = [act["number"] for act in logged if act["party"] == "KAZ"]
        assert own == list(range(1, len(own) + 1))
        assert f"{len(own)} of KAZ" in done("verify", kaz)
    assert len(acknowledged) > 4
    said = write_json(tmp_path / "said.json", {"speaker": {"office": "Minister"}, "said": "2022"})
    assert "on the record" in done("state", said, "--as", "KAZ", home=kaz)


def test_a_killed_reader_of_a_bundle_leaves_all_or_nothing(tmp_path: Path) -> None:
    """A process killed while it takes a bundle in has taken the whole of it or none, and it can be taken again."""
    kaz, rus = two_nodes(tmp_path)
    append_and_kill(kaz, 150)
    bundle = tmp_path / "all.bundle"
    done("bundle", "write", bundle, home=kaz)
    sent = int(done("verify", bundle).split(" acts hold")[0].rsplit(" ", 1)[1])
    chance = random.Random(9)
    command = [sys.executable, "-c", TAKE, str(rus), str(bundle)]
    for _ in range(3):
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=clean(), text=True) as process:
            assert process.stdout
            for _ in range(chance.randint(1, 140)):
                process.stdout.readline()
            process.kill()
        count = done("log", "--json", home=rus).count("\n")
        assert count in {2, sent}
        done("verify", rus)
    done("bundle", "read", bundle, home=rus)
    assert done("log", "--json", home=rus).count("\n") == sent
    done("verify", rus)


TAKE = """
import sys
from pathlib import Path
from kelisim.node.opening import open_node
folder = open_node(Path(sys.argv[1]))
from django.db import connection
from kelisim.node import exchange
def tell(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    if "node_storedact" in sql and sql.startswith("INSERT"):
        print("stored", flush=True)
    return result
with connection.execute_wrapper(tell):
    exchange.read(folder, Path(sys.argv[2]))
"""
"""Takes a bundle in, and says so at each act that it has written and not yet committed."""
