"""The list of commitments: every choice is in the address, and each has its count."""

import datetime

import pytest
from django.test import Client

from tests.web import rows
from tests.web.conftest import World
from tests.web.rows import ref
from tests.web.test_pages import body


@pytest.fixture
def many(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Commitments of two fields and two bodies, in several states, on 1 January 2024."""
    monkeypatch.setattr("kelisim.web.queries.records.today", lambda: datetime.date(2024, 1, 1))
    register = world.register
    other = rows.entry(register, "field", {"title": {"en": "Rivers"}, "code": "rivers"})
    ministry = rows.entry(register, "body", {"names": {"en": "Ministry"}, "kind": "ministry", "side": "KAZ"})
    lead = [{"body": ref(ministry), "side": "KAZ", "role": "lead"}]

    def made(title: str, end: str, **more: object) -> object:
        content = {"title": {"en": title}, "term": {"end": end}, "field": ref(other), "responsible": lead, **more}
        entry = rows.entry(register, "measure", content, date=end)
        rows.link(entry, "responsible", ministry.entry)
        return entry

    late = made("Late gauge", "2023-06")
    rows.report(late, "KAZ", "delayed")  # type: ignore[arg-type]
    done = made("Done weir", "2023-05")
    rows.report(done, "KAZ", "done")  # type: ignore[arg-type]
    apart = made("Disputed canal", "2030")
    rows.report(apart, "KAZ", "done")  # type: ignore[arg-type]
    rows.report(apart, "RUS", "in-progress")  # type: ignore[arg-type]
    shifted = made("Shifted lock", "2025")
    rows.version(shifted, 2, shifted.content | {"term": {"end": "2027"}})  # type: ignore[attr-defined, arg-type]
    world.entries |= {"rivers": other, "ministry": ministry}
    return world


TITLES = ("Late gauge", "Done weir", "Disputed canal", "Shifted lock", "Butadiene")


def shown(client: Client, world: World, **query: str) -> set[str]:
    """The commitments that an address lists."""
    page = client.get(world.address("commitments"), query).content.decode()
    listed = page.partition("<tbody>")[2]
    return {title for title in TITLES if title in listed}


def test_each_choice_narrows_the_list(many: World, client: Client) -> None:
    """Field, body, what a side says, overdue, moved, and where the sides differ."""
    assert shown(client, many) == set(TITLES)
    rivers, ministry = many.entries["rivers"].entry, many.entries["ministry"].entry
    assert shown(client, many, field=rivers) == set(TITLES) - {"Butadiene"}
    assert shown(client, many, body=ministry) == set(TITLES) - {"Butadiene"}
    assert shown(client, many, status="KAZ=delayed") == {"Late gauge"}
    assert shown(client, many, status="RUS=in-progress") == {"Disputed canal"}
    assert shown(client, many, overdue="1") == {"Late gauge"}
    assert shown(client, many, moved="1") == {"Shifted lock", "Butadiene"}
    assert shown(client, many, differ="1") == {"Disputed canal", "Butadiene"}
    assert shown(client, many, differ="1", field=rivers) == {"Disputed canal"}
    assert shown(client, many, status="KAZ=done", overdue="1") == set()


def test_a_choice_that_nobody_knows_is_as_good_as_none(many: World, client: Client) -> None:
    """An unknown order is the usual one; an unknown field or state gives an empty list, not an error."""
    assert shown(client, many, sort="nonsense") == set(TITLES)
    assert shown(client, many, field="KAZ.999999.1", status="<b>") == set()
    assert "No commitment fits" in body(client, many.address("commitments") + "?field=nothing")


def test_beside_each_choice_is_what_it_would_give(many: World, client: Client) -> None:
    """Counts hold for the other choices as they are, and lead to as many rows."""
    page = body(client, many.address("commitments") + f"?field={many.entries['rivers'].entry}")
    assert "Rivers (4)" in page
    assert "Industry (1)" in page
    assert "overdue 1 date moved 1 sides differ 1" in page
    assert "done (2)" in page
    assert len(shown(client, many, field=many.entries["rivers"].entry, status="KAZ=done")) == 2


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("due", "Done weir"),
        ("title", "Butadiene"),
        ("slip", "Shifted lock"),
        ("overdue", "Late gauge"),
        ("latest", "Disputed canal"),
    ],
)
def test_the_list_can_be_put_in_order(many: World, client: Client, sort: str, first: str) -> None:
    """By term, title, what moved most, and what is longest overdue."""
    page = client.get(many.address("commitments"), {"sort": sort}).content.decode().partition("<tbody>")[2]
    assert min((page.index(title), title) for title in TITLES)[1] == first


def test_the_next_page_keeps_the_choices(many: World, client: Client) -> None:
    """A link to another page asks for the same."""
    for number in range(60):
        content = {"title": {"en": f"Well {number}"}, "field": ref(many.entries["rivers"])}
        rows.entry(many.register, "measure", content)
    page = client.get(
        many.address("commitments"), {"field": many.entries["rivers"].entry, "sort": "title"}
    ).content.decode()
    following = next(part.split('"')[0] for part in page.split('rel="next" href="')[1:])
    assert "field=" in following
    assert "sort=title" in following
    assert "page=2" in following


def test_the_front_page_and_the_programme_count_alike(many: World, client: Client) -> None:
    """How many there are, by group, side, field and body; each number leads to a list."""
    front = body(client, many.address())
    assert "5 commitments" in front
    assert "1 overdue 2 with a date that moved 2 on which the sides differ" in front
    assert "delayed 1" in front
    programme = body(client, many.address("programme"))
    assert "Rivers 4" in programme
    assert "Ministry KAZ 4" in programme
    assert "Industry 1" in programme


def test_the_front_page_says_what_moved_and_what_comes_next(many: World, client: Client) -> None:
    """A date moved by consent with its slip, and a date that was stated anew."""
    page = body(client, many.address())
    assert "Shifted lock term by 2025 by 2027 +730 days agreed" in page
    assert "launch 2025 2026" in page
