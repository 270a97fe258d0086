"""Whether what an act concerns lies within narrowed powers (the numbers are the module's)."""

import pytest

from kelisim.model.item import BodyItem, Item, MeetingItem
from kelisim.model.measure import Responsible
from kelisim.model.meeting import Meeting
from kelisim.model.place import Body
from kelisim.model.powers import Powers
from kelisim.model.reference import Named
from kelisim.register.scope import is_narrowed, outside
from tests.world import field, measure, milestone

ONE = ("KAZ",)
ITEMS: dict[str, Item] = {
    item.entry: item
    for item in (
        field("KAZ.2.1", "energy", ONE),
        BodyItem(entry="KAZ.2.2", bound=ONE, content=Body(names={"en": "Ministry"})),
        measure("KAZ.2.3", "Plant", ONE, responsible=(Responsible(body=Named(entry="KAZ.2.2")),)),
        milestone("KAZ.2.4", "KAZ.2.3", ONE),
        milestone("KAZ.2.5", "KAZ.2.4", ONE),
        MeetingItem(entry="KAZ.2.6", bound=ONE, content=Meeting(title={"en": "Talks"})),
    )
}


def why(powers: Powers, *entries: str) -> str | None:
    """What lies outside of the powers, in words."""
    return outside(powers, [ITEMS.get(entry) for entry in entries], ITEMS.get)


@pytest.mark.parametrize("entry", ["KAZ.2.2", "KAZ.2.3", "KAZ.2.4", "KAZ.2.5"])
def test_a_milestone_lies_where_what_it_is_a_milestone_of_lies(entry: str) -> None:
    """Rule 3: with the body that is responsible for its measure, and so does a milestone of a milestone."""
    assert why(Powers(kinds=("report",), bodies=("KAZ.2.2",)), entry) is None


@pytest.mark.parametrize("entry", ["KAZ.2.2", "KAZ.2.6"])
def test_only_a_field_lies_within_itself_as_a_field(entry: str) -> None:
    """Rule 3: powers for fields that name another entry extend to nothing."""
    assert why(Powers(kinds=("report",), fields=(entry,)), entry) == f"{entry} is of another field"
    assert why(Powers(kinds=("report",), fields=("KAZ.2.1",)), "KAZ.2.1") is None


@pytest.mark.parametrize("entry", ["KAZ.2.1", "KAZ.2.6"])
def test_only_a_body_lies_within_itself_as_a_body(entry: str) -> None:
    """Rule 3: powers for bodies that name another entry extend to nothing."""
    assert why(Powers(kinds=("report",), bodies=(entry,)), entry) == f"{entry} is of another body"


def test_every_entry_lies_within_and_there_is_one() -> None:
    """Rule 2: one outside is enough, none at all is too few, and one that is not known lies nowhere."""
    powers = Powers(kinds=("report",), bodies=("KAZ.2.2",))
    assert why(powers, "KAZ.2.3", "KAZ.2.6") == "KAZ.2.6 is of another body"
    assert why(powers) == "it concerns no entry"
    assert why(powers, "KAZ.2.3", "KAZ.9.9") == "it concerns an entry that is not known"
    assert why(Powers(kinds=("report",), entries=("measure",)), "KAZ.2.4") == "KAZ.2.4 is a milestone"


def test_powers_are_narrowed_by_entries_fields_or_bodies() -> None:
    """Rule 2: a list of kinds of acts alone narrows no entry."""
    assert not is_narrowed(Powers(kinds=("report",)))
    assert is_narrowed(Powers(kinds=("report",), entries=("measure",)))
    assert is_narrowed(Powers(kinds=("report",), fields=("KAZ.2.1",)))
    assert is_narrowed(Powers(kinds=("report",), bodies=("KAZ.2.2",)))
