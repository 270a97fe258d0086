"""The vectors of the rules: they are what the rules give, and this implementation keeps to each of them."""

import json
import random
from typing import Any

import pytest

from kelisim.acts import errors
from kelisim.acts.verification import verify
from kelisim.register import void
from tests.register.oracle import judged
from tests.rules.case import outcome, read, refusal, refused_as_stored, shuffled
from tests.rules.made import FOLDER, PREFIXES, cases, is_of_a_rule

CASES = cases()
STORED = {
    path.relative_to(FOLDER).as_posix(): path.read_bytes()
    for path in FOLDER.rglob("*")
    if path.is_file() and path.parent != FOLDER and is_of_a_rule(path.parent.name)
}
SEEN_ELSEWHERE = {"act": "the root", "bundle": "no acts", "key-file": "no acts", "too-large": "a megabyte"}
"""The codes of the door that no vector shows, with the reason."""


def expected(name: str) -> Any:
    """What a stored vector says."""
    return json.loads(STORED[f"{name}/expected.json"])


def stored_lines(name: str) -> list[bytes]:
    """The stored acts of a vector."""
    return STORED[f"{name}/acts.jsonl"].splitlines()


def test_no_two_vectors_have_one_name_and_none_is_left_over() -> None:
    """The stored files are those that are made, no more and no fewer."""
    assert set(STORED) == {f"{name}/{file}" for name in CASES for file in ("README.md", "acts.jsonl", "expected.json")}


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_vector_is_what_it_was(name: str) -> None:
    """Fixed keys and a fixed clock give the stored acts, the stored words and the stored outcome."""
    for path, data in CASES[name].files().items():
        assert STORED[path] == data


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_vector_comes_to_what_it_says(name: str) -> None:
    """The stored acts give the stored state or are refused by the stored rule, as the name says."""
    said = {member: value for member, value in expected(name).items() if member != "schema"}
    assert outcome(stored_lines(name)) == said
    assert ("error" in said) == name.endswith("_fail")


@pytest.mark.parametrize("name", sorted(name for name in CASES if not name.endswith("_fail")))
def test_a_state_does_not_depend_on_the_order_of_arrival(name: str) -> None:
    """A node to which the acts come one by one, each after its past, has the same state in every such order."""
    lines = list(dict.fromkeys(stored_lines(name)))
    for seed in range(4):
        assert shuffled(lines, random.Random(seed)) == expected(name)


@pytest.mark.parametrize("name", sorted(name for name in CASES if name.startswith(("consent", "stories"))))
def test_the_oracle_says_the_same(name: str) -> None:
    """What follows on plain sets of acts, where nothing is remembered, is the stored state."""
    acts = read(dict.fromkeys(stored_lines(name)))
    found, state = judged(verify(acts, workers=1).charter, acts), expected(name)["state"]
    assert found.void == state["void"]
    assert found.versions == state["entries"]
    for status in ("agreed", "dead", "overtaken", "disputed", "open"):
        assert sorted(one for one, stands in found.statuses.items() if stands == status) == sorted(state[status])


@pytest.mark.parametrize("name", sorted(name for name in CASES if name.endswith("_fail")))
def test_the_door_refuses_by_the_same_rule(name: str) -> None:
    """A node to which the acts come one by one refuses them by the rule by which a whole record is refused."""
    assert refusal(stored_lines(name))["error"] == expected(name)["error"]


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_stored_record_is_verified_by_the_same_rules(name: str) -> None:
    """Verification of a record act after act, with its quick way, says what verification of all acts together says."""
    assert refused_as_stored(stored_lines(name)) == expected(name).get("error")


def test_the_index_explains_every_code() -> None:
    """The page for other implementers names each room, each reason and each refusal that the vectors show."""
    index = (FOLDER / "README.md").read_text("utf-8")
    said = [expected(name) for name in CASES]
    codes = {code for one in said for code in one.get("state", {}).get("void", {}).values()}
    codes |= {one["error"] for one in said if "error" in one} | set(PREFIXES)
    members = {member for one in said for member in one.get("state", {})}
    assert {code for code in codes | members if f"`{code}`" not in index} == set()


def test_every_reason_and_every_refusal_has_a_vector() -> None:
    """Each code by which an act is void, and each by which one is refused, is shown."""
    said = [expected(name) for name in CASES]
    reasons = {code for one in said for code in one.get("state", {}).get("void", {}).values()}
    assert reasons == {value for name, value in vars(void).items() if name.isupper()}
    refusals = {one["error"] for one in said if "error" in one}
    leaves = {value.code for value in vars(errors).values() if isinstance(value, type) and hasattr(value, "code")}
    assert refusals - {"malformed"} == leaves - set(SEEN_ELSEWHERE) - {"error"}


def test_every_room_has_vectors_and_each_says_why() -> None:
    """No room is left out, and a README has three to eight lines with the rule and the reason."""
    assert {name.split("-", 1)[0] for name in CASES} == set(PREFIXES)
    for name in CASES:
        text = STORED[f"{name}/README.md"].decode()
        assert 3 <= text.count("\n") <= 8
        assert "**Rule** (" in text
        assert "**Why:** " in text
