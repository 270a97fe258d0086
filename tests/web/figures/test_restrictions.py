"""What is in force at crossings on a day."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.model.decode import plain
from kelisim.model.measure import Measure, Restriction
from kelisim.node import models
from kelisim.node.rows import RESTRICTION, restriction_mark
from tests.web import rows
from tests.web.conftest import World
from tests.web.figures.figured import closure
from tests.web.figures.test_figure import said
from tests.web.rows import CANARY

PAGE = "/en/test/restrictions/"


def test_what_holds_on_a_day(world: World, client: Client) -> None:
    """In the term it holds for people in both directions, and for nobody else; before and after it does not."""
    closure(world.register)
    page = said(client, f"{PAGE}?day=2022-05-04")
    assert "people: closed Closing 18 Mar – 30 Jun 2022" in page
    assert "people ↔ closed goods ↔ not restricted here" in page
    assert "Kazakhstan: Oak Ford · Russia: Red Bank" in page
    for day in ("2022-03-17", "2022-07-01"):
        assert "Nothing on this record restricts it on that day." in said(client, f"{PAGE}?day={day}")


def test_one_direction_is_told_apart(world: World, client: Client) -> None:
    """A limit in one direction leaves the other free."""
    restriction = {"of": "vehicles", "extent": "limited", "from_side": "KAZ", "to_side": "RUS"}
    closure(world.register, restriction=restriction)
    page = said(client, f"{PAGE}?day=2022-05-04")
    assert "vehicles Kazakhstan → Russia limited" in page
    assert "vehicles Russia → Kazakhstan not restricted here" in page


def test_what_is_not_known_to_the_day_is_possible(world: World, client: Client) -> None:
    """A restriction from some day of March possibly holds in March and surely in April."""
    closure(world.register, term={"start": "2022-03", "end": "2022-06-30"})
    assert "people: closed, possibly" in said(client, f"{PAGE}?day=2022-03-10")
    assert "possibly" not in said(client, f"{PAGE}?day=2022-04-10").split("possibly restricted")[0]


def test_the_calendar_of_a_month(world: World, client: Client) -> None:
    """Each day of the month by its state, and the months around it."""
    closure(world.register)
    page = client.get(f"{PAGE}?day=2022-03-20&month=2022-03").content.decode()
    states = re.findall(r'<td class="is-(closed|open)', page)
    assert states == ["open"] * 17 + ["closed"] * 14
    assert "month=2022-02" in page
    assert "month=2022-04" in page
    assert page.count('aria-current="date"') == 1


def test_a_private_restriction_is_not_told(world: World, client: Client) -> None:
    """A measure that is not public restricts nothing here."""
    closure(world.register, public=False, title=CANARY)
    page = said(client, f"{PAGE}?day=2022-05-04")
    assert CANARY not in page
    assert "No measure on this record restricts a crossing." in page


def test_a_past_day_knows_what_was_agreed_then(world: World, client: Client) -> None:
    """As of a day on which the measure restricted something it does, though it was changed later."""
    made = closure(world.register)
    content = {name: value for name, value in made.content.items() if name != RESTRICTION}
    rows.version(made, 2, content, "2023-01-01T00:00:00Z")
    models.Link.objects.filter(source=made, role=RESTRICTION).delete()
    models.FormerLink.objects.create(source=made, entry=f"={RESTRICTION}")
    assert "No measure on this record" in said(client, f"{PAGE}?day=2022-05-04")
    assert "people: closed" in said(client, f"{PAGE}?day=2022-05-04&on=2022-06-01")


def test_days_that_are_none(world: World, client: Client) -> None:
    """A day that is not in the calendar is answered as elsewhere; a month that is none is that of the day."""
    closure(world.register)
    assert client.get(f"{PAGE}?day=2022-02-30").status_code == 400
    assert client.get(f"{PAGE}?month=2022-13").status_code == 200
    assert "4 May 2022" in said(client, f"{PAGE}?day=04.05.2022")


def test_it_takes_few_statements(world: World, client: Client) -> None:
    """As many for twenty crossings as for one, at most eight."""
    counts = []
    for _turn in range(2):
        for _more in range(10):
            closure(world.register)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as caught:
            client.get(f"{PAGE}?day=2022-05-04")
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 8


def test_the_projection_marks_what_restricts() -> None:
    """A measure with a restriction is found by a mark; another has none."""
    measure = Measure(title={"en": "Close"}, restriction=Restriction(of="all", extent="closed"))
    assert restriction_mark(plain(measure)) == [(RESTRICTION, f"={RESTRICTION}")]
    assert restriction_mark({"title": {"en": "Open"}}) == []
