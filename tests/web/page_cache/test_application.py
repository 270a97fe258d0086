"""What is kept of the answers of an application, for how long, and how it is sent."""

import datetime
import gzip
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.web.page_cache.application import PageCache, has_it, midnight_after, takes_gzip
from kelisim.web.page_cache.kept import OVERHEAD, Kept, Room

BODY = b"<p>What was agreed.</p>" * 40
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


class Site:
    """An application whose every answer is another, the state that it is in, and its clock."""

    def __init__(self, **headers: str) -> None:
        self.made = 0
        self.status = "200 OK"
        length = str(len(BODY) + 6)
        self.headers = {"Content-Type": "text/html; charset=utf-8", "Content-Length": length, **headers}
        self.count: int | None = 1
        self.now = NOON
        self.moment: datetime.datetime | None = None
        self.cache = PageCache(
            self,
            self,
            room=2**20,
            passed=("/desk/",),
            spoken=("/en/", "/ru/"),
            next_moment=lambda: self.moment,
            now=lambda: self.now,
        )

    def state(self) -> int | None:
        """The state as the test has it."""
        return self.count

    def __call__(self, _environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """One answer, with its number in six digits."""
        self.made += 1
        start_response(self.status, list(self.headers.items()))
        return iter((BODY, f"{self.made:06}".encode()))

    def ask(self, path: str = "/en/", **more: str) -> tuple[str, dict[str, str], bytes]:
        """The status, the headers and the body that a reader gets."""
        heard: list[tuple[str, list[tuple[str, str]]]] = []
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "a", "QUERY_STRING": "", **more}
        body = b"".join(self.cache(environ, lambda *told: heard.append(told)))  # type: ignore[arg-type]
        return heard[0][0], dict(heard[0][1]), body


def test_an_answer_is_made_once() -> None:
    """A page that was made is not made again."""
    site = Site()
    assert site.ask() == site.ask()
    assert site.made == 1


@pytest.mark.parametrize(
    "other", [{"PATH_INFO": "/ru/"}, {"QUERY_STRING": "page=2"}, {"HTTP_HOST": "b"}, {"wsgi.url_scheme": "https"}]
)
def test_another_address_is_another_page(other: dict[str, str]) -> None:
    """Path, query, host and scheme tell pages apart."""
    site = Site()
    assert site.ask()[2] != site.ask(**other)[2]


def test_where_the_address_names_no_language_the_reader_does() -> None:
    """A file without a language in its address is kept for each language that is asked for; a page is not."""
    site = Site(Vary="Accept-Language")
    feed, russian = site.ask("/feed.atom", HTTP_ACCEPT_LANGUAGE="en"), {"HTTP_ACCEPT_LANGUAGE": "ru"}
    assert site.ask("/feed.atom", **russian)[2] != feed[2]
    assert site.ask("/feed.atom", HTTP_ACCEPT_LANGUAGE="en") == feed
    assert feed[1]["Vary"] == "Accept-Language, Accept-Encoding"
    site = Site()
    assert site.ask("/en/") == site.ask("/en/", **russian)


def test_a_change_ends_every_page() -> None:
    """After a change every page is made anew, and what was kept before never comes back."""
    site = Site()
    first = site.ask()
    site.count = 2
    second = site.ask()
    site.count = 1
    assert len({first[2], second[2], site.ask()[2]}) == 3


def test_a_page_that_is_overtaken_while_it_is_made_is_not_kept() -> None:
    """Where something is committed while a page is made, the page is made again for the next reader."""
    site = Site()
    inner = site.cache._application

    def overtaken(environ: Any, start_response: Any) -> Iterable[bytes]:
        site.count = 2
        return inner(environ, start_response)

    site.cache._application = overtaken
    site.ask()
    site.cache._application = inner
    site.ask()
    assert site.made == 2


def test_pages_end_with_the_day() -> None:
    """Pages count days, so none outlives its own."""
    site = Site()
    site.ask()
    site.now = midnight_after(NOON) - datetime.timedelta(seconds=1)
    site.ask()
    assert site.made == 1
    site.now = midnight_after(NOON)
    site.ask()
    assert site.made == 2


def test_pages_end_at_the_moment_of_a_release() -> None:
    """What comes out at a moment is there from that moment on."""
    site = Site()
    site.moment = NOON + datetime.timedelta(minutes=5)
    site.ask()
    site.ask()
    assert site.made == 1
    site.now = site.moment
    site.moment = None
    site.ask()
    site.ask()
    assert site.made == 2


def test_nothing_is_kept_where_the_state_is_not_known() -> None:
    """Without a state every answer is made for its reader."""
    site = Site()
    site.count = None
    site.ask()
    site.ask()
    assert site.made == 2


@pytest.mark.parametrize(
    "header",
    [
        {"Set-Cookie": "a=b"},
        {"Vary": "Accept-Encoding, Cookie"},
        {"Vary": "Accept-Language"},
        {"Cache-Control": "private"},
        {"Cache-Control": "no-store, max-age=0"},
        {"Content-Encoding": "br"},
        {"Content-Length": str(2**20 + 1)},
        {"Content-Length": ""},
    ],
)
def test_what_is_for_one_reader_is_not_kept(header: dict[str, str]) -> None:
    """An answer that is not everybody's is passed on as it is."""
    site = Site(**header)
    _, headers, _ = site.ask()
    site.ask()
    assert site.made == 2
    assert headers == site.headers


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error", "302 Found", "206 Partial Content"])
def test_only_whole_pages_are_kept(status: str) -> None:
    """Errors and redirections are made each time."""
    site = Site()
    site.status = status
    site.ask()
    assert site.ask()[0] == status
    assert site.made == 2


@pytest.mark.parametrize(
    "asked", [{"REQUEST_METHOD": "POST"}, {"PATH_INFO": "/desk/"}, {"PATH_INFO": "/desk/review/1/"}]
)
def test_the_desk_and_what_is_sent_in_pass(asked: dict[str, str]) -> None:
    """Nothing of the desk is kept, and nothing that is posted is answered from memory."""
    site = Site()
    site.ask(**asked)
    site.ask(**asked)
    assert site.made == 2
    assert "ETag" not in site.ask(**asked)[1]


def test_who_has_the_page_is_told_so() -> None:
    """A reader who names the tag gets 304 and no body; after a change the page itself."""
    site = Site()
    _, headers, _ = site.ask()
    tag = headers["ETag"]
    assert site.ask(HTTP_IF_NONE_MATCH=f'"x", {tag}')[::2] == ("304 Not Modified", b"")
    assert site.made == 1
    site.count = 2
    status, headers, body = site.ask(HTTP_IF_NONE_MATCH=tag)
    assert (status, headers["ETag"] != tag, body.startswith(BODY)) == ("200 OK", True, True)


def test_a_page_is_to_be_asked_for_again() -> None:
    """Browsers and proxies may keep a page and ask each time; what says otherwise itself is left so."""
    assert Site().ask()[1]["Cache-Control"] == "public, max-age=0, must-revalidate"
    long = "public, max-age=31536000, immutable"
    assert Site(**{"Cache-Control": long}).ask()[1]["Cache-Control"] == long


def test_a_head_has_the_headers_alone() -> None:
    """HEAD gets the headers of GET without the body, and is no reason to keep anything."""
    site = Site()
    site.ask(REQUEST_METHOD="HEAD")
    got = site.ask()
    status, headers, body = site.ask(REQUEST_METHOD="HEAD")
    assert (status, headers, body) == (got[0], got[1], b"")
    assert site.made == 2


def test_each_reader_gets_the_form_that_it_takes() -> None:
    """One kept page serves who takes gzip and who does not, with the same tag."""
    site = Site()
    _, plain, body = site.ask()
    _, packed, short = site.ask(HTTP_ACCEPT_ENCODING="br, gzip")
    assert gzip.decompress(short) == body
    assert (packed["Content-Encoding"], packed["Content-Length"]) == ("gzip", str(len(short)))
    assert "Content-Encoding" not in plain
    assert (plain["ETag"], plain["Vary"]) == (packed["ETag"], "Accept-Encoding")
    assert site.made == 1


def test_a_page_that_came_compressed_is_kept_so() -> None:
    """The tag of a page does not depend on who asked for it first."""
    site = Site()

    def packing(environ: Any, start_response: Any) -> Iterable[bytes]:
        body = gzip.compress(BODY)
        headers = {"Content-Type": "text/html", "Content-Encoding": "gzip", "Content-Length": str(len(body))}
        start_response("200 OK", list(headers.items()))
        return [body]

    plain, site.cache._application = site.ask("/a/"), packing
    _, packed, short = site.ask("/b/", HTTP_ACCEPT_ENCODING="gzip")
    assert gzip.decompress(short) == BODY
    assert site.ask("/b/")[2] == BODY
    assert packed["ETag"] != plain[1]["ETag"]


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("br;q=1.0, GZIP;q=0.5", True),
        ("*", True),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("x-gzip-not", False),
    ],
)
def test_who_takes_gzip(accepted: str, *, takes: bool) -> None:
    """As RFC 9110, 12.5.3 has it."""
    assert takes_gzip(accepted) is takes


@pytest.mark.parametrize(
    ("asked", "has"), [('"a"', True), ('W/"a"', True), ('"b", W/"a"', True), ("*", True), ('"b"', False), ("", False)]
)
def test_who_has_the_page(asked: str, *, has: bool) -> None:
    """Tags are compared weakly, as RFC 9110, 13.1.2 has it."""
    assert has_it(asked, 'W/"a"') is has


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 900)), max_size=60))
def test_the_room_is_never_more_than_it_may_be(puts: list[tuple[int, int]]) -> None:
    """Whatever is put in, its bytes stay within the limit, and what was put in last is there."""
    limit = 8 * (OVERHEAD + 600)
    room = Room(limit)
    for address, size in puts:
        room.put(address, Kept([], "", bytes(size), packed=False))
        assert room._used == sum(len(page.body) + OVERHEAD for page in room._pages.values()) <= limit
        assert (room.get(address) is not None) or size > 600


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    """A page that readers keep asking for stays."""
    room, page = Room(8 * (OVERHEAD + 100)), Kept([], "", bytes(100), packed=False)
    for address in range(8):
        room.put(address, page)
    assert room.get(0)
    room.put(8, page)
    assert room.get(0)
    assert room.get(1) is None


def test_invented_queries_do_not_push_pages_out() -> None:
    """However many addresses with a query are asked for, pages without one stay."""
    site = Site()
    first = site.ask()
    for number in range(400):
        site.ask(QUERY_STRING=f"n={number}")
    assert site.ask() == first
