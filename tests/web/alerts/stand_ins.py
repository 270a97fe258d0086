"""Stand-ins on this machine for the servers of Telegram and X: they speak the same HTTP, and look at what is sent."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "123456:stand-in-token-of-the-right-length"
Answer = tuple[int, dict[str, Any], dict[str, str]]
"""The status, the JSON and more headers."""


@dataclass
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    fields: dict[str, Any]


@dataclass
class StandIn:
    """A server, what it was asked, and what it answers next; `breaks` closes the connection without an answer."""

    asked: list[Asked] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    on_asked: Callable[[Asked], None] = lambda asked: None
    taken: list[str] = field(default_factory=list)
    breaks: bool = False
    faults: list[str] = field(default_factory=list)
    address: str = ""

    def said(self, method: str) -> list[dict[str, Any]]:
        """What was asked of a method."""
        return [one.fields for one in self.asked if one.path.endswith(f"/{method}")]


def form_fields(kind: str, body: bytes) -> dict[str, Any]:
    """The fields of a form, in any of the three ways that the Bot API takes."""
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(body.decode(), strict_parsing=bool(body)))
    if kind.startswith("application/json"):
        said: dict[str, Any] = json.loads(body)
        return said
    message = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body, policy=HTTP)
    found = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        found[str(name)] = payload.decode()
    return found


def telegram_answer(server: StandIn, asked: Asked) -> Answer:
    """What the Bot API answers where nothing is wrong."""
    if not re.fullmatch(rf"/bot{re.escape(TOKEN)}/\w+", asked.path):
        return 404, {"ok": False, "error_code": 404, "description": "Not Found"}, {}
    if not re.match(
        r"application/(json|x-www-form-urlencoded)|multipart/form-data; *boundary=",
        asked.headers.get("content-type", ""),
    ):
        server.faults.append(asked.headers.get("content-type", ""))
    if asked.path.endswith("/getUpdates"):
        return 200, {"ok": True, "result": []}, {}
    chat = asked.fields.get("chat_id", "")
    if not asked.fields.get("text") or not chat:
        return 400, {"ok": False, "error_code": 400, "description": "Bad Request: message text is empty"}, {}
    number = len(server.asked)
    kind = {"id": 1, "type": "channel", "title": "C"} if chat.startswith("@") else {"id": int(chat), "type": "private"}
    return 200, {"ok": True, "result": {"message_id": number, "date": 1, "chat": kind, "text": "t"}}, {}


def x_answer(server: StandIn, asked: Asked) -> Answer:
    """What the API of X answers: it knows the signature's form, and refuses what it has taken before."""
    if not re.match(
        r'OAuth .*oauth_signature_method="HMAC-SHA1".*oauth_signature="', asked.headers.get("authorization", "")
    ):
        server.faults.append(asked.headers.get("authorization", ""))
        return 401, {"title": "Unauthorized", "status": 401}, {}
    if asked.path != "/2/tweets" or not asked.headers.get("content-type", "").startswith("application/json"):
        server.faults.append(asked.path)
    text = asked.fields.get("text", "")
    if text in server.taken:
        refusal = "You are not allowed to create a Tweet with duplicate content."
        return 403, {"detail": refusal, "title": "Forbidden", "status": 403}, {}
    server.taken.append(text)
    return 201, {"data": {"id": str(len(server.asked)), "text": text}}, {}


@contextmanager
def stand_in(answer: Callable[[StandIn, Asked], Answer]) -> Iterator[StandIn]:
    """A server on a free port, until the end of the block."""
    made = StandIn()

    class Handler(BaseHTTPRequestHandler):
        """One connection."""

        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            """One request."""
            body = (
                self.rfile.read(int(self.headers.get("content-length") or 0))
                if "content-length" in self.headers
                else self.chunks()
            )
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, headers, form_fields(headers.get("content-type", ""), body))
            made.asked.append(asked)
            made.on_asked(asked)
            if made.breaks:
                self.close_connection = True
                self.connection.shutdown(2)
                return
            status, said, more = made.answers.pop(0) if made.answers else answer(made, asked)
            data = json.dumps(said).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **more}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def chunks(self) -> bytes:
            """A body that comes in pieces (RFC 9112, 7.1)."""
            found = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                found += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return found

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
