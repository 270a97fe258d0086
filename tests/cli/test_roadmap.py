"""Roadmaps by the command: a table in as one signed proposal, out again, and the risk of the plan."""

from pathlib import Path

import pytest

from kelisim.planning.table_files import read_table
from tests.cli.nodes import READING, carry, done, kelisim, two_nodes, write_json
from tests.cli.parties import alike

ROADMAP = {"kind": "instrument", "content": {"title": {"en": "Roadmap of a bridge"}, "kind": "roadmap"}, "evidence": []}
TABLE = """No,Title en,End,Duration,Predecessors
1,Design,2098-03-01,60,
2,Works,2098-12-01,200,1FS+10d
3,Bridge open,,0,2
"""


@pytest.fixture(scope="module")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two nodes with an agreed roadmap, KAZ.2.1, and three milestones of it, KAZ.4.1 to KAZ.4.3."""
    folder = tmp_path_factory.mktemp("roadmap")
    kaz, rus = two_nodes(folder)
    done(
        "file",
        write_json(folder / "drafts.json", {**READING, "drafts": [ROADMAP]}),
        "--as",
        "KAZ",
        "--accept",
        home=kaz,
    )
    carry(kaz, rus)
    done("accept", "KAZ.2", "--as", "RUS", home=rus)
    carry(rus, kaz)
    (folder / "table.csv").write_text(TABLE, "utf-8")
    said = done("roadmap", "import", folder / "table.csv", "--of", "KAZ.2.1", "--as", "KAZ", home=kaz)
    assert "proposal KAZ.4: 3 milestones" in said
    assert "waits for: KAZ, RUS" in said
    done("accept", "KAZ.4", "--as", "KAZ", home=kaz)
    carry(kaz, rus)
    done("accept", "KAZ.4", "--as", "RUS", home=rus)
    carry(rus, kaz)
    return kaz, rus


def test_a_table_comes_in_as_one_proposal_and_goes_out_alike(nodes: tuple[Path, Path], tmp_path: Path) -> None:
    """Milestones wait for one another by the ids that they were given, on both nodes, in CSV as in XLSX."""
    for home, name in zip(nodes, ("out.csv", "out.xlsx"), strict=True):
        assert "3 milestones" in done("roadmap", "export", "KAZ.2.1", tmp_path / name, home=home)
        table = read_table((tmp_path / name).read_bytes())
        assert [row.entry for row in table.rows] == ["KAZ.4.1", "KAZ.4.2", "KAZ.4.3"]
        assert [[link.row for link in row.predecessors] for row in table.rows] == [[], [1], [2]]
        assert table.rows[1].predecessors[0].lag == 10
    alike(*nodes)
    for name in ("out.csv", "out.xlsx"):
        assert "nothing is new or changed" in done(
            "roadmap", "import", tmp_path / name, "--of", "KAZ.2.1", home=nodes[0]
        )


def test_only_what_differs_is_proposed(nodes: tuple[Path, Path], tmp_path: Path) -> None:
    """A changed row and a new one are told; what is not in the file stays, and a dry run signs nothing."""
    kaz, _ = nodes
    file = tmp_path / "changed.csv"
    lines = [
        "No,Entry,Title en,End,Duration,Predecessors",
        "1,KAZ.4.1,Design,2098-06-01,60,",
        "2,,Feast,2099-06,,1SS-5d",
    ]
    file.write_text("\n".join(lines), "utf-8")
    before = done("log", home=kaz)
    said = done("roadmap", "import", file, "--of", "KAZ.2.1", "--dry-run", home=kaz)
    assert said.splitlines() == [
        "changed  KAZ.4.1  Design",
        "new  row 2  Feast",
        "2 milestones of KAZ.2.1 are not in the file and stay as they are",
        "2 milestones would be proposed; nothing was signed",
    ]
    assert done("log", home=kaz) == before


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1,,Design,2098-13-01,60,", "line 2, End: “2098-13-01”"),
        ("1,,Design,2098-03-01,soon,", "line 2, Duration: “soon”"),
        ("1,,Design,2098-03-01,60,9", "line 2, Predecessors: “9”"),
        ("1,KAZ.9.9,Design,2098-03-01,60,", "row 1, Entry: KAZ.9.9"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_proposed(
    nodes: tuple[Path, Path], tmp_path: Path, line: str, told: str
) -> None:
    """Each wrong cell is told by its line and column, and the command ends with status 2."""
    file = tmp_path / "wrong.csv"
    file.write_text(f"No,Entry,Title en,End,Duration,Predecessors\n{line}\n", "utf-8")
    ended = kelisim("roadmap", "import", file, "--of", "KAZ.2.1", "--as", "KAZ", home=nodes[0])
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in ended.stderr
    assert "nothing is proposed" in ended.stderr.splitlines()[-1]


def test_the_risk_is_the_same_on_both_nodes(nodes: tuple[Path, Path]) -> None:
    """The critical path, the percentiles and the drivers are told alike wherever the same acts are, with what if."""
    words = ("roadmap", "risk", "KAZ.2.1", "--runs", 500, "--on", "2098-01-01", "--late", "KAZ.4.1=90")
    one, other = (done(*words, home=home) for home in nodes)
    assert one == other
    assert "if Design comes 90 days later:" in one
    assert "+90 days  Design" in one
    path = one[one.index("critical path:") :]
    assert path.index("Design") < path.index("Works")
    assert "500 runs" in one
    days = [line.split()[1] for line in one.splitlines() if line.strip().startswith("P")]
    assert len(days) == 4
    assert days == sorted(days)
    ended = kelisim("roadmap", "risk", "KAZ.2.1", "--late", "KAZ.4.9=5", home=nodes[0])
    assert ended.returncode == 2
