"""A node's newsroom in a process of its own: what is asked comes as lines of JSON, and so do the answers.

Run as `python -m tests.web.newsroom.acting HOME`. It is the node of that folder, as `kelisim serve` would be.
"""

import datetime
import json
import sys
from pathlib import Path
from typing import Any

from kelisim.node.opening import open_node


def act(asked: dict[str, Any]) -> Any:
    """Do one thing."""
    from django.conf import settings
    from django.test import Client

    from kelisim.errors import KelisimError
    from kelisim.node.ledger import open_ledger
    from kelisim.node.models import StoredAct
    from kelisim.web.newsroom import clearing
    from kelisim.web.newsroom.models import Story
    from kelisim.web.newsroom.released import publish_due
    from tests.web.newsroom.telling import photograph, shown, told, translated

    if asked["do"] == "write":
        story = told(
            "joint", asked["title"], body=[("heading", "Joint"), shown(photograph(size=(20, 490), secret="kanareika"))]
        )
        story.body.append(("paragraph", "<p>Both say <b>so</b>.</p><ul><li>First</li></ul>"))
        story.save()
        body = [*story.body]
        translated(story, "ru", asked["title"] + " по-русски", out=False, body=story.body)
        assert len(body) == 3
        return story.pk
    if asked["do"] == "offer":
        release = datetime.datetime.fromisoformat(asked["release"]) if asked["release"] else None
        try:
            return clearing.offer(
                Story.objects.get(pk=asked["story"]), open_ledger("joint"), settings.HOME, "KAZ", release
            )
        except KelisimError as error:
            return str(error)
    if asked["do"] == "change":
        Story.objects.filter(pk=asked["story"]).update(title="Changed")
        return Story.objects.get(pk=asked["story"]).get_lock().for_user(None)
    if asked["do"] == "get":
        answer = Client(headers={"host": "localhost"}).get(asked["address"])
        kind = answer.headers.get("Content-Type", "")
        text = answer.content.decode() if kind.startswith(("text/", "application/json")) else ""
        return [answer.status_code, text or kind, answer.headers.get("Location", "")]
    if asked["do"] == "publish-due":
        return publish_due(datetime.datetime.fromisoformat(asked["now"]))
    assert asked["do"] == "acts"
    return StoredAct.objects.count()


if __name__ == "__main__":
    open_node(Path(sys.argv[1]), settings_of="kelisim.web.settings")
    for line in sys.stdin:
        sys.stdout.write(json.dumps(act(json.loads(line))) + "\n")
        sys.stdout.flush()
