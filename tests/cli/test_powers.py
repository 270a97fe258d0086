"""Who signs: root keys on two machines, appointed signers, new root keys; all by the command alone."""

from pathlib import Path

from tests.cli.nodes import READING, done, write_json
from tests.cli.parties import alike, charter, exchange, new_key, party, refused, shown


class Machines:
    """KAZ's node and the machine with its offline keys, and RUS's node: KAZ signs by two of three root keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kaz, self.safe, self.rus = folder / "kaz", folder / "safe", folder / "rus"
        first = new_key(self.kaz, "KAZ", "Minister")
        others = [new_key(self.safe, "KAZ", office) for office in ("State Secretary", "Registrar")]
        self.roots = [first, *others]
        self.charter = charter(
            folder / "charter.json",
            party("KAZ", *self.roots, threshold=2),
            party("RUS", new_key(self.rus, "RUS", "Minister")),
        )

    def together(self, *words: object) -> str:
        """Have KAZ's two machines sign an act: begun on its node, completed where the other keys are."""
        part = self.folder / f"{words[0]}.part"
        part.unlink(missing_ok=True)
        begun = done(*words, "--as", "KAZ", "--part", part, home=self.kaz)
        assert "signed in part" in begun
        assert "1 more root key" in begun
        seen = done("cosign", part, "--as", "KAZ", "--show", home=self.safe)
        said = done("cosign", part, "--as", "KAZ", home=self.safe)
        assert said.splitlines()[:2] == seen.splitlines()[:2]
        assert "complete and on the record" in said
        exchange(self.safe, self.kaz)
        return seen

    def founded(self) -> None:
        """Found the register by both Parties, and let all know."""
        self.together("found", self.charter)
        done("found", self.charter, "--as", "RUS", home=self.rus)
        exchange(self.kaz, self.rus, self.safe)


def test_two_machines_appoint_a_signer_who_accepts_until_it_is_retired(tmp_path: Path) -> None:
    """Root keys on two machines found and appoint; the signer accepts alone; retired, it is refused."""
    world = Machines(tmp_path)
    world.founded()
    desk = new_key(world.kaz, "KAZ", "Trade desk")
    drafts = write_json(tmp_path / "drafts.json", READING)
    done("file", drafts, "--as", "RUS", "--accept", home=world.rus)
    exchange(world.rus, world.kaz, world.safe)
    assert "2 root keys of KAZ sign this together" in refused("accept", "RUS.2", "--as", "KAZ", home=world.kaz)

    seen = world.together("appoint", desk, "--kinds", "accept,decline,report", "--entries", "measure")
    assert "appoint Trade desk" in seen
    assert "accept, decline, report; entries: measure" in seen
    assert done("accept", "RUS.2", "--as", "KAZ", home=world.kaz).splitlines()[-1] == "agreed"
    exchange(world.kaz, world.safe)
    said = write_json(tmp_path / "said.json", {"speaker": {"office": "Minister"}, "said": "2022"})
    assert "2 root keys of KAZ sign this together" in refused("state", said, "--as", "KAZ", home=world.kaz)
    listed = done("key", "list", home=world.kaz)
    assert "joint: root key: 2 of 3 sign together" in listed
    assert "joint: accept, decline, report; entries: measure" in listed

    kaz, rus = shown(world.kaz, "signers")
    assert (kaz["party"], kaz["threshold"], len(kaz["roots"]), kaz["version"]) == ("KAZ", 2, 3, 1)
    assert [(one["office"], one["by_office"]) for one in kaz["signers"]] == [("Trade desk", None)]
    assert rus["signers"] == []
    assert "Trade desk: accept, decline, report" in done("signers", home=world.kaz)

    assert "note: Moved on" in world.together("retire", "Trade desk", "--note", "Moved on")
    assert "nothing: it was not appointed, or is retired" in done("key", "list", home=world.kaz)
    told = refused("report", "RUS.2.1", "done", "--as-of", "2025", "--as", "KAZ", home=world.kaz)
    assert "2 root keys of KAZ sign this together" in told
    exchange(world.kaz, world.safe, world.rus)
    alike(world.kaz, world.safe, world.rus)


def test_an_act_signed_in_part_is_made_anew_where_another_came_first(tmp_path: Path) -> None:
    """Two acts are begun for one place in the feed; once one stands the other is refused: no second story comes."""
    world = Machines(tmp_path)
    world.founded()
    desks = [new_key(world.kaz, "KAZ", f"Desk {number}") for number in (1, 2)]
    parts = [tmp_path / "one.part", tmp_path / "two.part"]
    for desk, part in zip(desks, parts, strict=True):
        done("appoint", desk, "--kinds", "report", "--as", "KAZ", "--part", part, home=world.kaz)
    assert "a new one" in refused(
        "appoint", desks[0], "--kinds", "state", "--as", "KAZ", "--part", parts[0], home=world.kaz
    )
    assert "has not signed it" in refused("cosign", parts[0], "--as", "KAZ", home=world.kaz)
    assert "--as KAZ" in refused("cosign", parts[0], "--as", "RUS", home=world.rus)
    done("cosign", parts[0], "--as", "KAZ", home=world.safe)
    assert "another act 2" in refused("cosign", parts[1], "--as", "KAZ", home=world.safe)
    assert "on the record already" in refused("cosign", parts[0], "--as", "KAZ", home=world.safe)
    done("cosign", parts[0], "--as", "KAZ", home=world.kaz)
    assert "another act 2" in refused("cosign", parts[1], "--as", "KAZ", home=world.kaz)
    exchange(world.kaz, world.safe, world.rus)
    alike(world.kaz, world.safe, world.rus)


def test_an_altered_part_is_refused(tmp_path: Path) -> None:
    """A changed byte, a cut, and a file that is none, are refused in one line before anything is signed."""
    world = Machines(tmp_path)
    part = tmp_path / "found.part"
    done("found", world.charter, "--as", "KAZ", "--part", part, home=world.kaz)
    whole = part.read_text("utf-8")
    for at in range(5, len(whole) - 5, len(whole) // 12):
        for altered in (whole[:at], whole[:at] + ("x" if whole[at] != "x" else "y") + whole[at + 1 :]):
            part.write_text(altered)
            refused("cosign", part, "--as", "KAZ", home=world.safe)
    assert "not an act signed in part" in refused("cosign", world.charter, "--as", "KAZ", home=world.safe)
    part.write_text(whole)
    assert "complete" in done("cosign", part, "--as", "KAZ", home=world.safe)


def test_new_root_keys_replace_the_old_ones(tmp_path: Path) -> None:
    """A lost key is replaced: old and new root keys sign on two machines, signers stay, the old key is nobody's."""
    world = Machines(tmp_path)
    world.founded()
    desk = new_key(world.kaz, "KAZ", "Trade desk")
    world.together("appoint", desk, "--kinds", "comment,state")
    fresh = new_key(world.safe, "KAZ", "Deputy")
    seen = world.together("rekey", fresh, world.roots[1], "--threshold", "2")
    assert "version 2 of the root keys, 2 of which sign together" in seen
    exchange(world.kaz, world.safe, world.rus)
    for home in (world.kaz, world.rus):
        kaz, _ = shown(home, "signers")
        assert (kaz["version"], kaz["threshold"]) == (2, 2)
        assert sorted(root["office"] for root in kaz["roots"]) == ["Deputy", "State Secretary"]
        assert [one["office"] for one in kaz["signers"]] == ["Trade desk"]
    said = write_json(tmp_path / "said.json", {"speaker": {"office": "Minister"}, "said": "2022"})
    assert "on the record" in done("state", said, "--as", "KAZ", home=world.kaz)
    assert "replaced" in done("key", "list", home=world.kaz)
    exchange(world.kaz, world.safe)
    assert "appointed Desk" in done(
        "appoint", new_key(world.safe, "KAZ", "Desk"), "--kinds", "accept", "--as", "KAZ", home=world.safe
    )
    exchange(world.kaz, world.safe, world.rus)
    alike(world.kaz, world.safe, world.rus)


def test_two_root_keys_on_one_machine_sign_together(tmp_path: Path) -> None:
    """Where all the root keys that it takes are on one node, every command signs with them at once."""
    kaz = tmp_path / "kaz"
    records = [new_key(kaz, "KAZ", office) for office in ("Minister", "Registrar")]
    done("found", charter(tmp_path / "charter.json", party("KAZ", *records, threshold=2)), "--as", "KAZ", home=kaz)
    filed = done("file", write_json(tmp_path / "drafts.json", READING), "--as", "KAZ", "--accept", home=kaz)
    assert "agreed" in filed
    done("comment", "KAZ.2.1", "Well.", "--as", "KAZ", home=kaz)
    assert "5 acts hold" in done("verify", kaz)
