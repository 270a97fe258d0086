"""`kelisim force` and `kelisim schema`: what they print, and that they need no node.

The instruments are invented; AAA and BBB are no States.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.tree import ROOT

INSTRUMENT = {
    "kind": "agreement",
    "title": {"en": "Agreement on an example"},
    "parties": ["AAA", "BBB"],
    "signed": "2009-09-11",
    "clauses": {"entry_into_force": {"rule": "notifications", "after": "P30D"}},
    "actions": [
        {"party": "AAA", "action": "notification", "date": "2013-06-30"},
        {"party": "BBB", "action": "notification", "date": "2013-05"},
    ],
}


def kelisim(*words: object) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own and with no node to open."""
    return subprocess.run(
        [sys.executable, "-m", "kelisim", *map(str, words)], capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """A function that writes a value into a file."""

    def write(value: object) -> Path:
        path = tmp_path / "instrument.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
        return path

    return write


def test_force_says_how_each_party_stands_and_why(written: Any) -> None:
    """The status on the day, and the whole life with its reasons."""
    done = kelisim("force", written(INSTRUMENT), "--on", "2013-07-29")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:4] == [
        "Agreement on an example, on 2013-07-29",
        "AAA: signed",
        "  signed for AAA since 2009-09-11: signed on 2009-09-11",
        "  in force for AAA since 2013-07-30: 30 days after the last notification of 2013-06-30",
    ]


def test_force_gives_json(written: Any) -> None:
    """Codes and days for programs, with the sentence beside them."""
    done = kelisim("force", written(INSTRUMENT), "--on", "2013-07-30", "--json")
    shown = json.loads(done.stdout)
    assert shown["parties"]["BBB"]["status"] == "in-force"
    last = shown["parties"]["BBB"]["periods"][-1]
    assert last["start"] == {"earliest": "2013-07-30", "latest": "2013-07-30"}
    assert last["reason"]["code"] == "last-notification-after"
    assert last["reason"]["sentence"] == "30 days after the last notification of 2013-06-30"


def test_force_chooses_no_status_that_the_record_leaves_open(written: Any) -> None:
    """A month gives every status that is possible in it."""
    actions = [{"party": party, "action": "notification", "date": "2013-05"} for party in ("AAA", "BBB")]
    done = kelisim("force", written({**INSTRUMENT, "actions": actions}), "--on", "2013-06-10")
    assert "AAA: signed or in force; the record does not tell which" in done.stdout
    assert "since a day from 2013-05-31 to 2013-06-30" in done.stdout


def test_force_says_what_is_lacking_and_what_a_reservation_does(written: Any) -> None:
    """What entry into force waits for, and each effect between two Parties."""
    actions = [
        {"party": "AAA", "action": "reservation", "date": "2010-01-01", "articles": ["art_5"]},
        {"party": "BBB", "action": "objection", "date": "2010-03-01", "to": "AAA"},
    ]
    done = kelisim("force", written({**INSTRUMENT, "actions": actions}), "--on", "2013-06-10")
    assert "  not in force: waits for the notification of AAA, BBB" in done.stdout
    assert "AAA to BBB on art_5: not applied: an objection of 2010-03-01" in done.stdout


def test_force_reads_what_show_prints(written: Any) -> None:
    """The content of an entry as `kelisim show --json` gives it."""
    done = kelisim("force", written({"entry": "AAA.2.1", "kind": "instrument", "content": INSTRUMENT}))
    assert done.returncode == 0
    assert "AAA: in force" in done.stdout


@pytest.mark.parametrize(("named", "ends"), [({"entry": "AAA.2.1"}, True), ({"entry": "AAA.3.1"}, False)])
def test_a_later_instrument_ends_what_it_supersedes(
    written: Any, tmp_path: Path, named: dict[str, str], *, ends: bool
) -> None:
    """The earlier one ends for all on the day on which the later one is in force for the last; another is untouched."""
    later = tmp_path / "later.json"
    relations = [{"kind": "supersedes", "instrument": named}]
    clauses = {"entry_into_force": {"rule": "date", "date": "2020-01-01"}}
    later.write_text(
        json.dumps({**INSTRUMENT, "title": {"en": "Later"}, "clauses": clauses, "relations": relations}), "utf-8"
    )
    earlier = written({"entry": "AAA.2.1", "kind": "instrument", "content": INSTRUMENT})
    done = kelisim("force", earlier, "--on", "2021-01-01", "--with", later)
    assert done.returncode == 0, done.stderr
    assert ("AAA: terminated" in done.stdout) == ends
    assert ("since 2020-01-01" in done.stdout) == ends


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"clauses": {"entry_into_force": {"rule": "someday"}}}, ["$.clauses.entry_into_force", "someday"]),
        ({"clauses": {"withdrawal": {"notice": "6 months"}}}, ["$.clauses.withdrawal.notice", "P30D"]),
        ({"actions": [{"party": "AAA", "action": "ratified", "date": "2020"}]}, ["$.actions[0].action", "ratified"]),
        ({"actions": [{"party": "AAA", "action": "ratification", "date": "2020-02-31"}]}, ["$.actions[0]"]),
        ({"articles": [{"address": "Article 5", "text": {"en": "x"}}]}, ["$.articles[0].address", "art_5"]),
        ({"clauses": {"expiry": {}}}, ["$.clauses.expiry", "either its last day"]),
        ({"entry_into_force": "2020"}, ["entry_into_force"]),
        ({"parties": [], "actions": []}, ["$.parties", "no Party"]),
    ],
)
def test_force_refuses_what_is_malformed_with_its_path(written: Any, change: dict[str, Any], says: list[str]) -> None:
    """One line, status 2, and where the error is."""
    done = kelisim("force", written({**INSTRUMENT, **change}))
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    for words in says:
        assert words in done.stderr


@pytest.mark.parametrize("on", ["2021-04", "yesterday", "2021-02-30", "20210430", "2021-W01-1"])
def test_force_wants_a_day(written: Any, on: str) -> None:
    """A month is no day on which a status could be told."""
    done = kelisim("force", written(INSTRUMENT), "--on", on)
    assert done.returncode == 2
    assert "a day such as 2021-04-30" in done.stderr


def test_force_and_schema_load_neither_django_nor_a_database(written: Any) -> None:
    """They start fast."""
    code = (
        "import sys, kelisim.cli.main as main\n"
        "for words in (['force', sys.argv[1]], ['schema', 'draft']):\n"
        "    main.app(words, standalone_mode=False)\n"
        "sys.exit(bool({'django', 'sqlite3', 'nacl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, written(INSTRUMENT)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("kind", ["instrument", "measure", "story", "propose", "report", "notify", "draft", "reading"])
def test_schema_prints_a_json_schema(kind: str) -> None:
    """For kinds of entries and acts, drafts and readings; its patterns are those of JSON Schema."""
    done = kelisim("schema", kind)
    assert done.returncode == 0
    assert "$defs" in json.loads(done.stdout)
    assert "\\Z" not in done.stdout


def test_schema_knows_every_kind_that_there_is() -> None:
    """None is forgotten when one is added, and an unknown one is answered with what exists."""
    from typing import get_args

    from kelisim.model.act import Act
    from kelisim.model.item import CONTENT_TYPES

    done = kelisim("schema", "nonsense")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    known = {*CONTENT_TYPES, *(one.__struct_config__.tag for one in get_args(Act)), "draft", "reading"}
    assert known <= set(done.stderr.replace(",", " ").split())


def test_the_page_on_treaties_shows_what_the_command_prints(tmp_path: Path) -> None:
    """The example in docs/treaty.md and the output beneath it belong together."""
    page = (ROOT / "docs" / "treaty.md").read_text("utf-8")
    example = page.split("```json\n")[1].split("```")[0]
    output = page.split("```text\n")[1].split("```")[0]
    (tmp_path / "example.json").write_text(example, "utf-8")
    done = kelisim("force", tmp_path / "example.json", "--on", "2014-09-15")
    assert done.stdout == output
