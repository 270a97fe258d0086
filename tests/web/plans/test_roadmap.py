"""The page of a roadmap."""

from django.test import Client

from tests.web.conftest import World


def test_a_roadmap_shows_its_milestones(world: World, client: Client) -> None:
    """The milestone of a commitment stands on the roadmap of the commitment and on that of the document below it."""
    for kind in ("measure", "instrument"):
        page = client.get(world.address("roadmaps", kind)).content.decode()
        assert "Launch" in page
        assert 'class="gantt-forecast"' in page
