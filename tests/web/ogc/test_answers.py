"""How the interface answers, beyond what the abstract tests ask: forms, faults, other sites, privacy, cost."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kelisim.web.page_cache.application import everybodys
from tests.web import rows
from tests.web.ogc.conftest import Atlas
from tests.web.ogc.reading import COMMITMENTS, GEOJSON, PLACES, documents, get, names
from tests.web.ogc.standard import check
from tests.web.rows import CANARY

CHOSEN_BY = frozenset({"accept-encoding", "accept-language"})
"""What the page cache tells answers apart by besides their address."""


def test_what_cannot_be_answered(atlas: Atlas, client: Client) -> None:
    """What is not there is 404, a form that is not there 406; each says why, and any site may read it."""
    hidden = atlas.places["Hidden"].entry
    for address in ("/ogc/x", "/ogc/collections/none-places", f"{PLACES}/items/{hidden}", f"{PLACES}/items/KAZ.1.9999"):
        answer = client.get(address)
        assert answer.status_code == 404, address
        check("exception", answer.json())
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    for accept in ("image/png", "application/xml;q=0.9"):
        answer = client.get("/ogc/", headers={"accept": accept})
        assert answer.status_code == 406
        check("exception", answer.json())


def test_the_form_is_that_which_is_asked_for(atlas: Atlas, client: Client) -> None:
    """`f` counts before Accept, Accept by its weights; what depends on Accept says so, and caches keep it apart."""
    wanted = {
        "text/html,application/xhtml+xml,*/*;q=0.8": "text/html; charset=utf-8",
        "application/json;q=0.5,text/html;q=0.1": "application/json",
        "application/geo+json": GEOJSON,
        "*/*": GEOJSON,
        "": GEOJSON,
    }
    for accept, form in wanted.items():
        answer = client.get(f"{PLACES}/items", headers={"accept": accept} if accept else {})
        assert answer.headers["Content-Type"] == form, accept
        assert "Accept" in answer.headers["Vary"].split(", ")
        assert not everybodys("200 OK", list(answer.items()), CHOSEN_BY)
    answer = client.get(f"{PLACES}/items?f=json", headers={"accept": "text/html"})
    assert everybodys("200 OK", list(answer.items()), CHOSEN_BY)
    assert answer.headers["Content-Type"] == GEOJSON
    assert "X-Robots-Tag" not in answer.headers
    assert client.get(f"{PLACES}/items?f=html").headers["X-Robots-Tag"] == "noindex"
    assert "Accept" not in answer.headers["Vary"].split(", ")


def test_any_site_may_read(atlas: Atlas, client: Client) -> None:
    """The answers, and those to what a browser asks before, allow every origin; other pages of the node do not."""
    for path, answer in documents(client):
        assert answer.headers["Access-Control-Allow-Origin"] == "*", path
    before = client.options(f"{PLACES}/items")
    assert (before.status_code, before.headers["Access-Control-Allow-Origin"]) == (204, "*")
    assert "Access-Control-Allow-Origin" not in client.get("/en/").headers


def test_nothing_that_is_not_public_is_told(atlas: Atlas, client: Client) -> None:
    """Neither a private place nor a commitment at private places alone is anywhere, by whatever it is asked for."""
    found = names(client) + names(client, COMMITMENTS)
    assert sorted(found) == ["Basin", "Dredge", "Gauge", "Islands", "Mine", "Post", "Repair", "River"]
    for path, answer in documents(client):
        assert CANARY.encode() not in answer.content, path
        assert atlas.places["Hidden"].entry.encode() not in answer.content, path


def test_a_commitment_is_in_the_collection_by_its_own_places_alone(atlas: Atlas, client: Client) -> None:
    """One whose only place has no position is not in it, though it names a place that has one for another reason."""
    study = atlas.measures["Study"]
    rows.link(study, "mentions", atlas.places["Mine"].entry)
    assert "Study" not in names(client, COMMITMENTS)
    assert client.get(f"{COMMITMENTS}/items/{study.entry}").status_code == 404
    extent = get(client, COMMITMENTS)["extent"]["spatial"]["bbox"]
    assert extent == [[60, 48, 65, 53]]


def test_a_page_of_features_takes_as_many_statements_however_long_it_is(atlas: Atlas, client: Client) -> None:
    """Eight at most, as every list."""
    for address in (PLACES, COMMITMENTS):
        taken = set()
        for limit in ("2", "6"):
            with CaptureQueriesContext(connection) as caught:
                get(client, f"{address}/items", limit=limit, bbox="-180,-90,179,90")
            taken.add(len(caught))
        assert len(taken) == 1
        assert max(taken) <= 8
