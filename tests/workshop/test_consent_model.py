"""The model of consent in Promela is searched to its end (docs/model/README.md).

1. The rules hold in it: never two rivals agreed, and nothing seen ever changes, or is disputed for two stories.
2. Rules broken on purpose are caught, and false claims are refuted.
3. A search that stops early is not taken for one that ends.
4. The page lists the searches that there are.
"""

import re

import pytest

import check_model
from check_model import HOLDS, MODEL, SEARCHES, Search, run

MISSING = check_model.lacking()
searching = pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")


def each(*, sound: bool) -> list[object]:
    """The searches that must hold, or those that must fail, as parameters; the longer ones are nightly."""
    return [
        pytest.param(search, id=search.name, marks=() if search.quick else pytest.mark.nightly)
        for search in SEARCHES
        if (search.ends == HOLDS) == sound
    ]


@searching
@pytest.mark.parametrize("search", each(sound=True))
def test_the_rules_hold(search: Search) -> None:
    """Rule 1: the search ends without an error."""
    assert run(search).ends == HOLDS


@searching
@pytest.mark.parametrize("search", each(sound=False))
def test_a_broken_rule_is_caught(search: Search) -> None:
    """Rule 2: the search finds the error that it must."""
    assert run(search).ends == search.ends


@searching
def test_the_story_of_an_error_is_told() -> None:
    """Rule 2: the acts that lead to it, as each Party has them."""
    search = next(search for search in SEARCHES if search.name == "no rule 4")
    story = run(search, story=True).story
    assert "Party 0 has act 1 of 0: PROPOSE 0, a valid answer: 0" in story
    assert any("ACCEPT" in act for act in story)


@searching
def test_a_search_that_stops_early_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 3: where the depth is too small, no error was found and nothing is proved."""
    monkeypatch.setattr(check_model, "DEPTH", 10)
    assert run(SEARCHES[0]).ends == "not searched to its end"


@pytest.mark.parametrize(
    ("said", "errors", "returned", "ends"),
    [
        ("", 0, 0, HOLDS),
        ("pan: reached -DMEMLIM bound", 0, 0, "not searched to its end"),
        ("pan: out of memory", 0, 0, "not searched to its end"),
        ("error: max search depth too small", 0, 0, "not searched to its end"),
        ("Bit statespace search for:", 0, 0, "not searched to its end"),
        ("", 0, 1, "not searched to its end"),
        ("pan:1: invalid end state (at depth 3)", 1, 0, "another error"),
    ],
)
def test_what_a_search_says_is_read_strictly(said: str, errors: int, returned: int, ends: str) -> None:
    """Rule 3 for each limit that a search can meet."""
    assert check_model.ending(said, errors, returned) == ends


def test_the_page_lists_the_searches() -> None:
    """Rule 4: name, what is given and result are in the table, in order, and nothing else."""
    page = MODEL.with_name("README.md").read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \| `([^`]+)` \| [\d,]+ \| \d+ \| ([^|]+) \|", page, re.MULTILINE)
    assert rows == [(search.name, search.given, search.ends) for search in SEARCHES]
