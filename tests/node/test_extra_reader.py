"""The extra reader: a server of our own on this machine plays the model, well and badly."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from kelisim.model.draft import InstrumentDraft, Reading
from kelisim.node.extra_reader import MAX_ANSWER, Endpoint, EndpointError, extended
from kelisim.reading.document import read_document

TEXT = (
    "Ministers meet in Minsk\n\nMINSK - On 3 May 2031 the ministers of Kazakhstan and Belarus put their names to the "
    "Charter of Good Neighbours, which was signed in two languages. A ratification has not begun.\n"
)
DRAFT: dict[str, Any] = {
    "kind": "instrument",
    "content": {
        "kind": "declaration",
        "title": {"en": "Charter of Good Neighbours"},
        "parties": ["KAZ", "BLR"],
        "status": "signed",
        "signed": "2031-05-03",
    },
    "quotes": {
        "kind": "Charter",
        "parties": "Kazakhstan and Belarus",
        "status": "which was signed",
        "signed": "On 3 May 2031",
    },
}


class Model(HTTPServer):
    """What it is asked is kept; what it answers is set by the test."""

    answer: bytes = b""
    status: int = 200
    asked: list[dict[str, Any]]
    headers: list[str]


class Handler(BaseHTTPRequestHandler):
    """One exchange."""

    server: Model

    def do_POST(self) -> None:
        """Answer."""
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.server.headers.append(self.headers.get("Authorization", ""))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 the name is the base class's
        """Say nothing."""


@pytest.fixture
def model() -> Iterator[Model]:
    """The server, answering in a thread."""
    server = Model(("127.0.0.1", 0), Handler)
    server.asked, server.headers = [], []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def said(*drafts: Any) -> bytes:
    """An answer with drafts."""
    return json.dumps({"choices": [{"message": {"content": json.dumps({"drafts": list(drafts)})}}]}).encode()


def ask(model: Model) -> tuple[Reading, Reading]:
    """The reading of the rules and that with what the model adds."""
    reading = read_document(TEXT.encode(), "story")
    return reading, extended(reading, Endpoint(f"http://127.0.0.1:{model.server_port}/v1", "m", "secret"))


def added(model: Model, draft: Any) -> list[Any]:
    """The drafts that are new when the model answers with one."""
    model.answer = said(draft)
    before, after = ask(model)
    return [one for one in after.drafts if one not in before.drafts]


def test_what_the_text_says_is_kept_with_its_places(model: Model) -> None:
    """The model is sent the text and its key, and each value has its words."""
    (draft,) = added(model, DRAFT)
    assert isinstance(draft, InstrumentDraft)
    assert (draft.content.parties, draft.content.status, draft.content.signed) == (
        ("KAZ", "BLR"),
        "signed",
        "2031-05-03",
    )
    words = {span.field: TEXT[span.start : span.end] for span in draft.evidence}
    assert words == {
        "kind": "Charter",
        "title.en": "Charter of Good Neighbours",
        "parties.0": "Kazakhstan and Belarus",
        "parties.1": "Kazakhstan and Belarus",
        "status": "which was signed",
        "signed": "3 May 2031",
    }
    assert model.asked[0]["messages"][1]["content"].startswith("Ministers meet")
    assert model.headers == ["Bearer secret"]


@pytest.mark.parametrize(
    ("field", "value", "quote"),
    [
        ("status", "ratified", "put their names"),
        ("status", "signed", "ministers of Kazakhstan"),
        ("status", "signed", "signed yesterday"),
        ("parties", ["KAZ", "RUS"], "Kazakhstan and Belarus"),
        ("signed", "2031-05-04", "On 3 May 2031"),
        ("place", {"name": "Vitebsk"}, "MINSK"),
        ("level", "interstate", ""),
    ],
)
def test_what_the_text_does_not_say_is_left_out(model: Model, field: str, value: Any, quote: str) -> None:
    """Of that field alone; the rest of the draft stands."""
    draft = {
        **DRAFT,
        "content": {**DRAFT["content"], field: value},
        "quotes": {**DRAFT["quotes"], field: quote},
    }
    (found,) = added(model, draft)
    content = found.content
    there = getattr(content, field)
    assert there == ("KAZ",) if field == "parties" else there is None
    assert field not in {span.field for span in found.evidence}


@pytest.mark.parametrize(
    "draft",
    [
        {**DRAFT, "content": {**DRAFT["content"], "title": {"en": "Charter of Bad Neighbours"}}},
        {**DRAFT, "kind": "act"},
        {**DRAFT, "quotes": []},
        {**DRAFT, "content": "all of it"},
        "a draft",
        None,
    ],
    ids=["invented", "kind", "quotes", "content", "text", "nothing"],
)
def test_a_draft_that_is_invented_is_none(model: Model, draft: Any) -> None:
    """Nothing is added."""
    assert added(model, draft) == []


@pytest.mark.parametrize(
    "answer",
    [b"", b"{}", b"[1]", b'{"choices": []}', said()[:-9], b'{"choices":[{"message":{"content":"[]"}}]}'],
)
def test_nonsense_leaves_the_reading_as_it_was(model: Model, answer: bytes) -> None:
    """And the reading says so."""
    model.answer = answer
    before, after = ask(model)
    assert after.drafts == before.drafts
    assert "extra reader" in after.look[-1]


def test_an_answer_without_end_is_cut_off(model: Model) -> None:
    """No more is read than an answer may have."""
    model.answer = b" " * (MAX_ANSWER + 100)
    before, after = ask(model)
    assert after.drafts == before.drafts


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_refusal_or_another_address_is_not_followed(model: Model, status: int) -> None:
    """One request, and the reading says that there is no answer."""
    model.status, model.answer = status, said(DRAFT)
    before, after = ask(model)
    assert after.drafts == before.drafts
    assert len(model.asked) == 1
    assert "extra reader" in after.look[-1]


@pytest.mark.parametrize("address", ["http://example.org/v1", "ftp://127.0.0.1/", "file:///etc/passwd", "example.org"])
def test_an_address_that_is_not_safe_is_refused(address: str) -> None:
    """Before anything is sent."""
    with pytest.raises(EndpointError):
        Endpoint(address, "m").check()


def test_nobody_there(model: Model) -> None:
    """An address at which nobody listens is no failure of the reading."""
    reading = read_document(TEXT.encode(), "story")
    port = model.server_port
    model.shutdown()
    model.server_close()
    after = extended(reading, Endpoint(f"http://127.0.0.1:{port}/v1", "m"))
    assert (after.drafts, len(after.look)) == (reading.drafts, len(reading.look) + 1)
