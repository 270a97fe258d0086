"""Reading the interface as a program does: by its answers and the links in them."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

GEOJSON = "application/geo+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
PLACES = "/ogc/collections/atlas-places"
COMMITMENTS = "/ogc/collections/atlas-commitments"


def get(client: Client, address: str, accept: str = "application/json", **query: str) -> Any:
    """What an address answers, as JSON."""
    answer = client.get(path_of(address), query, headers={"accept": accept})
    assert answer.status_code == 200, answer.content
    return answer.json()


def path_of(address: str) -> str:
    """An address of this node as its client asks for it."""
    parts = urlsplit(address.removeprefix(settings.PUBLIC_ADDRESS))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def features(client: Client, address: str = PLACES, **query: str) -> list[dict[str, Any]]:
    """The features of a collection that match."""
    return list(get(client, f"{address}/items", GEOJSON, limit="1000", **query)["features"])


def names(client: Client, address: str = PLACES, **query: str) -> list[str]:
    """What they are called."""
    return [one["properties"]["name"] for one in features(client, address, **query)]


def linked(links: list[dict[str, str]], rel: str) -> dict[str, str]:
    """The addresses of a relation by their media types."""
    return {one["type"]: one["href"] for one in links if one["rel"] == rel}


def documents(client: Client) -> Iterator[tuple[str, Any]]:
    """Every path of the definition, with what it answers."""
    for path in get(client, "/ogc/api", OPENAPI)["paths"]:
        filled = path.replace("{featureId}", some_of(client, path)) if "{" in path else path
        yield path, client.get(f"/ogc{filled}")


def some_of(client: Client, path: str) -> str:
    """The id of a feature of a path's collection."""
    return str(features(client, f"/ogc{path.removesuffix('/items/{featureId}')}")[0]["id"])
