"""The real server with its workers: a page changes with the act that changes it, whichever worker is asked."""

import gzip
import subprocess
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.web.serving import COMMAND

OFTEN = 40
"""Requests over a connection each: enough for every worker to get some."""
ENTRY = "KAZ.4.1"
PAGE = f"demonstration/commitments/{ENTRY}/"


def ask(address: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One answer, over a new connection."""
    parts = urlsplit(address)
    connection = HTTPConnection(str(parts.hostname), parts.port, timeout=20)
    try:
        connection.request(method, parts.path, headers={name.replace("_", "-"): said for name, said in headers.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): said for name, said in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def report(home: Path, words: str) -> None:
    """Sign a report on the commitment of the demonstration, by the command line."""
    said = ["report", ENTRY, "delayed", "--as", "KAZ", "--as-of", "2025-01-01", "--text", words]
    where = ["--home", str(home), "--register", "demonstration"]
    subprocess.run([*COMMAND, *said, *where], check=True, capture_output=True)


def test_no_worker_shows_a_page_from_before_an_act(home: Path, server: str) -> None:
    """Once an act is signed, no request to any worker gets a page without it; what nothing changed is as it was."""
    for words in ("", "The bridge stands.", "The bridge is open."):
        if words:
            report(home, words)
        pages = {ask(server + PAGE)[2] for _ in range(OFTEN)}
        assert len(pages) == 1
        assert all(words.encode() in page for page in pages)


def test_who_has_a_page_gets_it_again_only_when_it_changed(home: Path, server: str) -> None:
    """The tag of a page is the same at every worker, and another after an act."""
    answers = [ask(server + PAGE, Accept_Encoding="gzip") for _ in range(OFTEN)]
    (tag,) = {headers["etag"] for _, headers, _ in answers}
    assert {headers["cache-control"] for _, headers, _ in answers} == {"public, max-age=0, must-revalidate"}
    assert ask(server + PAGE, If_None_Match=tag)[::2] == (304, b"")
    assert ask(server + PAGE, "HEAD")[1]["etag"] == tag
    report(home, "The bridge is closed.")
    status, headers, _ = ask(server + PAGE, If_None_Match=tag)
    assert (status, headers["etag"] != tag) == (200, True)


def test_the_desk_is_never_kept(server: str) -> None:
    """The desk's pages are made for each reader, and carry no tag by which they could be kept."""
    for _ in range(2):
        status, headers, _ = ask(server.replace("/en/", "/desk/sign-in/"))
        assert status == 200
        assert "etag" not in headers


def test_style_sheets_are_compressed(server: str) -> None:
    """What every page needs comes short, and from memory."""
    sheet = server.replace("/en/", "/static/kelisim/components.css")
    plain, packed = ask(sheet), ask(sheet, Accept_Encoding="gzip")
    assert packed[1]["content-encoding"] == "gzip"
    assert gzip.decompress(packed[2]) == plain[2]
    assert packed[1]["etag"] == plain[1]["etag"]
