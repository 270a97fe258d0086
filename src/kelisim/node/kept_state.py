"""The folded state of a register in a file, so that a long register is opened without folding all of its acts.

1. It decides nothing that the acts do not decide: it is taken only where this very code made it from acts that are all
   here, and whatever came after them is folded on top. In doubt it is thrown away, and the acts are folded.
2. This code is the sources of the rooms that fold: another version of one of them asks for another state.
3. That the acts are here is known from the newest act of every feed, which names all before it, and from their number.
4. The file carries a code made with the node's own secret, so one that was damaged, or made elsewhere, is not taken.
5. It is written beside its name and then moved there, so there is never half of one.
"""

import contextlib
import hashlib
import hmac
import os
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from django.conf import settings

import kelisim
from kelisim.acts import keeping as feeds_keeping
from kelisim.acts.envelope import Signed
from kelisim.acts.feed import Feeds
from kelisim.acts.keeping import KeptFeeds
from kelisim.errors import KelisimError
from kelisim.model.charter import Charter
from kelisim.node import collector, models
from kelisim.register import keeping as register_keeping
from kelisim.register.fold import Register
from kelisim.register.keeping import KeptRegister

MANY: Final = 20_000
"""So many acts take longer to fold than a state takes to be written."""
_MARK: Final = b"kelisim state\n"
_CODE: Final = 32


class KeptState(msgspec.Struct, array_like=True, frozen=True):
    """A state: the code that made it, the register, the primary key of the last act in it, and all that it holds."""

    code: bytes
    register: str
    read_to: int
    feeds: KeptFeeds
    folded: KeptRegister


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(KeptState)


def path_of(register: str) -> Path:
    """Where the state of a register is kept."""
    return Path(settings.HOME) / "state" / register


def write(feeds: Feeds, register: Register, read_to: int) -> None:
    """Keep a state. Where it cannot be written, or there are two stories, there is none."""
    with collector.at_rest():
        kept, folded = feeds_keeping.keep(feeds), register_keeping.keep(register)
        if kept is None or folded is None:
            return
        body = _encoder.encode(KeptState(_sources(), register.id, read_to, kept, folded))
    path = path_of(register.id)
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MARK + _sealed(body))
                file.write(body)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise


def taken(charter: Charter, register: str) -> tuple[Feeds, Register, int] | None:
    """The state that is kept of a register and the primary key of the last act in it, or None where none is right."""
    path = path_of(register)
    try:
        content = memoryview(path.read_bytes())
    except OSError:
        return None
    seal, body = bytes(content[: len(_MARK) + _CODE]), content[len(_MARK) + _CODE :]
    if hmac.compare_digest(seal, _MARK + _sealed(body)):
        with collector.at_rest(), contextlib.suppress(msgspec.MsgspecError, KelisimError, ValueError, LookupError):
            state = _decoder.decode(body)
            if state.code == _sources() and state.register == register and _are_here(state):
                feeds = feeds_keeping.restored(charter, state.feeds)
                folded = register_keeping.restored(charter, state.folded, read)
                return feeds, folded, state.read_to
    forget(register)
    return None


def forget(register: str) -> None:
    """Throw the state away that is kept of a register, if one is."""
    with contextlib.suppress(OSError):
        path_of(register).unlink()


def read(hashes: Sequence[str]) -> Mapping[str, Signed]:
    """Stored acts by their hashes."""
    rows = models.StoredAct.objects.filter(hash__in=hashes).order_by().values_list("hash", "payload", "signature")
    return {one: Signed(payload=bytes(payload), signature=bytes(signature)) for one, payload, signature in rows}


def _are_here(state: KeptState) -> bool:
    """Whether the acts that a state was made from are those that are stored up to its last (rule 3)."""
    stored = models.StoredAct.objects.filter(register=state.register, pk__lte=state.read_to)
    heads = [line.last for line in state.feeds.lines]
    numbers = sum(line.following - line.start for line in state.feeds.lines)
    return stored.filter(hash__in=heads).count() == len(heads) and stored.count() == numbers


def _sealed(body: bytes | memoryview) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), body, "sha256")


@cache
def _sources() -> bytes:
    """The digest of the code that folds (rule 2)."""
    root = Path(kelisim.__file__).parent
    digest = hashlib.sha256(msgspec.__version__.encode())
    for room in ("model", "acts", "register"):
        for path in sorted((root / room).rglob("*.py")):
            digest.update(b"\x00" + str(path.relative_to(root)).encode() + b"\x00" + path.read_bytes())
    return digest.digest()
