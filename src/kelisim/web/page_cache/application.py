"""The page cache, as a WSGI application around another (PEP 3333).

1. Only what everybody gets alike is kept: answers 200 to GET, not from the desk, that set no cookie, vary by nothing
   but the encoding and the language, and are not marked private. Nothing else is changed on its way.
2. A page is kept by host, address and query, and where its address names no language by that which the reader asks for;
   it holds for one state of the database (`freshness`) and one day (UTC),
   because pages count days. A moment at which something comes out by itself ends it too (`moments`).
3. So no page is shown from memory once a change can be read by a new request.
4. Every such page is sent with its tag, and to who has it already as 304 without a body (RFC 9110, 13.1.2, 15.4.5). It
   is to be asked for again each time (`max-age=0, must-revalidate`).
5. What is kept is kept compressed, as Django made it for the first reader who takes that.
"""

import datetime
import gzip
import threading
from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from kelisim.web.page_cache.kept import Headers, Kept, Room

AGAIN: Final = "public, max-age=0, must-revalidate"
SMALLEST: Final = 200
"""Bytes below which a body is not compressed."""
LEVEL: Final = 5
LARGEST: Final = 2**20
"""Bytes of a body that is kept; a larger one, or one whose length is not told, is passed on as it comes."""
_SPOKEN: Final = frozenset({"accept-encoding"})
_SILENT: Final = _SPOKEN | {"accept-language"}
"""What answers may vary by: where the address names a language, and where it does not."""
_REPLACED: Final = {"cache-control", "content-encoding", "content-length", "etag", "vary"}
Address = tuple[str, str, str, str, str]


class State(Protocol):
    """Tells whether pages are still as they were."""

    def state(self) -> int | None:
        """What changes whenever a page may change; None where that is not known."""


class PageCache:
    """Answers from memory what it can, and asks the application for the rest.

    Args:
        application: what makes the pages.
        freshness: tells whether they are still as they were.
        room: the bytes that kept pages may take; none are kept where it is 0.
        passed: how the paths begin that are none of its business.
        spoken: how the paths begin that name a language, so that the reader's own does not count.
        next_moment: the next moment at which a page changes without anybody's act, or None.
        now: the clock.
    """

    def __init__(
        self,
        application: WSGIApplication,
        freshness: State,
        *,
        room: int,
        passed: tuple[str, ...],
        spoken: tuple[str, ...],
        next_moment: Callable[[], datetime.datetime | None],
        now: Callable[[], datetime.datetime],
    ) -> None:
        self._application, self._freshness, self._passed, self._spoken = application, freshness, passed, spoken
        self._next_moment, self._now = next_moment, now
        self._rooms = {False: Room(room - room // 4), True: Room(room // 4)}
        self._lock = threading.Lock()
        self._state: int | None = None
        self._until = datetime.datetime.min.replace(tzinfo=datetime.UTC)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """One answer."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or environ["PATH_INFO"].startswith(self._passed):
            return self._application(environ, start_response)
        address = self._address(environ)
        state = self._freshness.state()
        with self._lock:
            self._renew(state)
            page = self._rooms[bool(address[-1])].get(address) if state is not None else None
        if page is None:
            return self._made(environ, start_response, address, state)
        return _sent(page, environ, start_response)

    def _address(self, environ: WSGIEnvironment) -> Address:
        """What tells pages apart; the query comes last."""
        path = environ["PATH_INFO"]
        return (
            environ.get("wsgi.url_scheme", ""),
            environ.get("HTTP_HOST", ""),
            path,
            "" if path.startswith(self._spoken) else environ.get("HTTP_ACCEPT_LANGUAGE", ""),
            environ.get("QUERY_STRING", ""),
        )

    def _renew(self, state: int | None) -> None:
        """Forget all pages where the state, the day or the moment is another."""
        now = self._now()
        if state == self._state and now < self._until:
            return
        for room in self._rooms.values():
            room.clear()
        self._state, self._until = state, midnight_after(now)
        coming = self._next_moment() if state is not None else None
        if coming is not None and coming < self._until:
            self._until = coming

    def _made(
        self, environ: WSGIEnvironment, start_response: StartResponse, address: Address, state: int | None
    ) -> Iterable[bytes]:
        told: list[tuple[str, Headers]] = []

        def hear(status: str, headers: Headers, *_: Any) -> Callable[[bytes], object]:
            told.append((status, headers))
            return _unwritten

        answer = self._application(environ, hear)
        status, headers = told[-1]
        if environ["REQUEST_METHOD"] == "HEAD" or not everybodys(
            status, headers, _SPOKEN if environ["PATH_INFO"].startswith(self._spoken) else _SILENT
        ):
            start_response(status, headers)
            return answer
        page = kept(headers, _whole(answer))
        if state is not None:
            with self._lock:
                # Whatever was committed meanwhile, the state asked for before is what the page is kept under.
                if state == self._state:
                    self._rooms[bool(address[-1])].put(address, page)
        return _sent(page, environ, start_response)


def midnight_after(now: datetime.datetime) -> datetime.datetime:
    """When the day ends, in UTC."""
    return datetime.datetime.combine(now.date() + datetime.timedelta(days=1), datetime.time(), datetime.UTC)


def everybodys(status: str, headers: Headers, may_vary: frozenset[str]) -> bool:
    """Whether every reader whose request has this address gets this answer alike (rule 1)."""
    named: dict[str, str] = {}
    for name, value in headers:
        named[name.lower()] = ",".join(filter(None, (named.get(name.lower()), value.lower())))
    control = named.get("cache-control", "")
    varies = {part.strip() for part in named.get("vary", "").split(",") if part.strip()}
    return (
        status.startswith("200 ")
        and named.get("content-length", "none").isdecimal()
        and int(named["content-length"]) <= LARGEST
        and "set-cookie" not in named
        and varies <= may_vary
        and named.get("content-encoding", "gzip") == "gzip"
        and not any(word in control for word in ("private", "no-store", "no-cache"))
    )


def kept(headers: Headers, body: bytes) -> Kept:
    """A page as it is kept, from the answer that made it."""
    named = {name.lower(): value for name, value in headers}
    packed = "content-encoding" in named
    # Each time it is compressed it comes out another way, so the tag is made from what was compressed.
    plain = gzip.decompress(body) if packed else body
    tag = named.get("etag") or f'W/"{blake2b(plain, digest_size=12).hexdigest()}"'
    if not packed and len(plain) >= SMALLEST and is_text(named.get("content-type", "")):
        body, packed = gzip.compress(plain, LEVEL), True
    shown = [pair for pair in headers if pair[0].lower() not in _REPLACED]
    varies = "Accept-Language, Accept-Encoding" if "language" in named.get("vary", "").lower() else "Accept-Encoding"
    shown += [("Cache-Control", named.get("cache-control", AGAIN)), ("ETag", tag), ("Vary", varies)]
    return Kept(shown, tag, body, packed)


def is_text(kind: str) -> bool:
    """Whether bodies of a media type become shorter by compression."""
    kind = kind.partition(";")[0]
    return kind.startswith("text/") or kind.endswith(("+xml", "+json", "/json", "/xml", "/javascript"))


@lru_cache(maxsize=256)
def takes_gzip(accepted: str) -> bool:
    """Whether an `Accept-Encoding` allows gzip (RFC 9110, 12.5.3)."""
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in {"gzip", "*"}:
            return weight.replace(" ", "").rstrip("0") not in {"q=", "q=0."}
    return False


def has_it(asked: str, tag: str) -> bool:
    """Whether an `If-None-Match` names the tag, compared weakly (RFC 9110, 13.1.2)."""
    opaque = tag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") in {opaque, "*"} for one in asked.split(","))


def _sent(page: Kept, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and has_it(asked, page.tag):
        start_response("304 Not Modified", page.headers)
        return []
    body, form = page.body, []
    if page.packed:
        if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            form = [("Content-Encoding", "gzip")]
        else:
            body = page.plain()
    start_response("200 OK", [*page.headers, *form, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _whole(answer: Iterable[bytes]) -> bytes:
    """The body of an answer, which is at its end then."""
    try:
        return b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close is not None:
            close()


def _unwritten(_data: bytes) -> None:
    """The old way to send a body (PEP 3333), which Django never takes."""
    raise NotImplementedError
