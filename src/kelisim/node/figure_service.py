"""What an SDMX service answers, fetched over the network; reading it is `kelisim.figures.readers`.

1. The request is made by sdmx1, which knows the addresses and headers of services and of both versions of their
   protocol; the answer is kept as bytes, because they are what is attached to the release as evidence.
2. An answer has a cap on its bytes and a time limit, and is taken only where the service says that it succeeded.
3. Only `http` and `https` are asked, and a redirection may not lead elsewhere.
"""

import time
from pathlib import PurePosixPath
from typing import Any, Final, cast
from urllib.parse import urlsplit

import requests

from kelisim.figures.readers.errors import TooLargeFileError
from kelisim.figures.readers.table import MAX_BYTES
from kelisim.node.errors import NodeError

SECONDS: Final = 60.0
"""How long an answer may take as a whole, and `PATIENCE` how long nothing may come."""
PATIENCE: Final = 20.0
ACCEPT: Final = (
    "application/vnd.sdmx.structurespecificdata+xml;version=2.1, application/vnd.sdmx.data+xml;version=3.0.0, "
    "application/vnd.sdmx.genericdata+xml;version=2.1;q=0.9, application/vnd.sdmx.data+csv;q=0.8, "
    "application/vnd.sdmx.data+json;q=0.7, text/csv;q=0.5, application/xml;q=0.5, */*;q=0.1"
)
_ENDINGS = (("json", ".json"), ("csv", ".csv"), ("xml", ".xml"), ("tab-separated", ".tsv"))


class ServiceError(NodeError):
    """A service of figures that does not answer, or not with figures."""

    code = "figure-service"


def fetched(address: str, **asked: Any) -> tuple[str, bytes]:
    """What a service answers, with a name for it.

    Args:
        address: of the data; or, with `asked`, of the service.
        asked: `resource_id` (the data flow), `key` and `params` of an SDMX query (`sdmx.Client.get`).

    Raises:
        ServiceError: it cannot be reached, refuses, or takes too long.
        TooLargeFileError: it answers with more bytes than a file may have.
    """
    if urlsplit(address).scheme not in {"http", "https"}:
        raise ServiceError("this address is not one of the web", where=address, expected="https://…")
    with requests.Session() as session:
        try:
            return _answer(session, _request(address, asked))
        except (requests.RequestException, OSError, ValueError) as error:
            raise ServiceError(f"the service does not answer: {type(error).__name__}", where=address) from None


def _request(address: str, asked: dict[str, Any]) -> requests.PreparedRequest:
    """Rule 1."""
    import sdmx  # noqa: PLC0415 heavy, and needed by this command alone
    from sdmx.source import Source  # noqa: PLC0415 as above

    client = sdmx.Client()
    headers = {"Accept": ACCEPT, "Accept-Encoding": "gzip"}
    if asked:
        client.source = Source(id="SERVICE", url=address.rstrip("/"), name=address)
        asked = {"resource_type": "data", **asked}
    else:
        asked = {"url": address}
    prepared: Any = client.get(headers=headers, dry_run=True, **asked)
    return cast(requests.PreparedRequest, prepared)


def _answer(session: requests.Session, prepared: requests.PreparedRequest) -> tuple[str, bytes]:
    """Rules 2 and 3."""
    until = time.monotonic() + SECONDS
    pieces: list[bytes] = []
    size = 0
    settings = session.merge_environment_settings(prepared.url or "", {}, True, None, None)  # noqa: FBT003 requests' own form
    with session.send(prepared, timeout=PATIENCE, **settings) as response:
        if response.status_code != requests.codes.ok:
            raise ServiceError(f"the service answers {response.status_code}", where=str(prepared.url))
        for piece in response.iter_content(65_536):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_BYTES:
                raise TooLargeFileError("the service answers with too many bytes", expected=f"at most {MAX_BYTES:,}")
            if time.monotonic() > until:
                raise ServiceError("the service takes too long", where=str(prepared.url), expected=f"{SECONDS:.0f} s")
        kind = response.headers.get("Content-Type", "").lower()
    name = PurePosixPath(urlsplit(str(prepared.url)).path).name or "figures"
    ending = next((one for word, one in _ENDINGS if word in kind), "")
    return f"{name[:200].removesuffix(ending)}{ending}", b"".join(pieces)
