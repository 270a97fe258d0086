"""Certificates as bytes: one file for one entry, with every act that the entry rests on (docs/certificates.md).

1. A certificate is one line of JSON in one spelling: members sorted, no white space, and a line break at its end.
2. It carries each act as its DSSE envelope, as it is, under the name by which people call the act.
3. Of the acts that these name in `after` and that it does not carry, it has the place and the hash (`beyond`).
4. `heads` are the newest acts that its writer had seen, one for each feed, and `forked` the Parties that, as far as the
   writer had seen, signed two acts with one number.
5. `sha256` is over every byte before it, so that an accident is told from a lie: whoever alters the file on purpose can
   write this anew, but can sign no act.
6. Reading is bounded, and what breaks the file is named with the act that it is in.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Annotated, Final, Literal

import msgspec

from kelisim.acts.envelope import Opened, open_envelope, write_envelope
from kelisim.errors import KelisimError
from kelisim.exports.errors import CertificateError
from kelisim.model.base import MAX_INTEGER, EntryId, Hash, PartyCode, Value

FORMAT: Final = "kelisim-certificate/1"
MAX_BYTES: Final = 64 * 1_048_576
"""Bytes of one certificate."""
MAX_ACTS: Final = 10_000

_SEAL: Final = b',"sha256":"'
_NAMED = re.compile(rb'\{"act":"([A-Z][A-Z0-9]{1,7} [0-9]{1,16})"')
_SIGNATURE = rb'\{"keyid":"[0-9a-f]*","sig":"[A-Za-z0-9+/=]*"\}'
_WHOLE = re.compile(
    rb'\{"act":"[A-Z0-9 ]*","envelope":\{"payload":"[A-Za-z0-9+/=]*","payloadType":"[a-z./+]*","signatures":\['
    + _SIGNATURE
    + rb"(?:,"
    + _SIGNATURE
    + rb")*\]\}\}[,\]]"
)
"""An act as it is written, with what follows it."""
_FIRST: Final = b'{"acts":['
_AT = re.compile(r"`\$\.acts\[(\d+)\]")

_encoder = msgspec.json.Encoder(order="sorted")


class Mark(Value, frozen=True, kw_only=True):
    """The place of an act in its feed, and its hash, without its content."""

    party: PartyCode
    number: Annotated[int, msgspec.Meta(ge=1, le=MAX_INTEGER)]
    hash: Hash

    def name(self) -> str:
        """How people call the act."""
        return f"{self.party} {self.number}"


class Carried(Value, frozen=True, kw_only=True):
    """An act that the certificate carries: its name, and the bytes of its envelope."""

    act: Annotated[str, msgspec.Meta(pattern=r"^[A-Z][A-Z0-9]{1,7} [1-9][0-9]{0,15}\Z")]
    envelope: msgspec.Raw


Marks = Annotated[tuple[Mark, ...], msgspec.Meta(max_length=MAX_ACTS * 64)]


class Certificate(Value, frozen=True, kw_only=True):
    """The certificate of one entry."""

    format: Literal["kelisim-certificate/1"]
    register: Hash
    entry: EntryId
    acts: Annotated[tuple[Carried, ...], msgspec.Meta(min_length=1, max_length=MAX_ACTS)]
    beyond: Marks
    heads: Annotated[tuple[Mark, ...], msgspec.Meta(min_length=1, max_length=64)]
    forked: Annotated[tuple[PartyCode, ...], msgspec.Meta(max_length=64)]
    sha256: Hash

    def opened(self) -> list[Opened]:
        """The acts, each through the gate and of this register.

        Raises:
            CertificateError: an act is not one, or not the one that it is called; `where` is its name.
        """
        found = []
        for carried in self.acts:
            try:
                opened = open_envelope(bytes(carried.envelope))
            except KelisimError as error:
                raise CertificateError(f"this is not an act: {error}", where=carried.act) from None
            if opened.name() != carried.act:
                raise CertificateError(f"the act that is called {carried.act} is another", where=opened.name())
            if opened.act.register != self.register:
                raise CertificateError("the act is of another register", where=carried.act)
            found.append(opened)
        return found


def write(
    register: str,
    entry: str,
    acts: Sequence[Opened],
    beyond: Sequence[Mark],
    heads: Sequence[Mark],
    forked: Sequence[str] = (),
) -> bytes:
    """The bytes of a certificate. Nothing is checked here; `checking` does."""
    carried = tuple(
        Carried(act=opened.name(), envelope=msgspec.Raw(write_envelope(opened.signed, opened.act.by.key)))
        for opened in acts
    )
    unsealed = Certificate(
        format=FORMAT,
        register=register,
        entry=entry,
        acts=carried,
        beyond=tuple(beyond),
        heads=tuple(heads),
        forked=tuple(forked),
        sha256="0" * 64,
    )
    return _line(msgspec.structs.replace(unsealed, sha256=checksum(_line(unsealed))))


def checksum(data: bytes) -> str:
    """The SHA-256 over every byte before the member that holds it (rule 5)."""
    return hashlib.sha256(data[: data.rindex(_SEAL)]).hexdigest()


def read(data: bytes) -> Certificate:
    """A certificate in its one spelling. Its acts and its checksum are still to be checked.

    Raises:
        CertificateError: it is too large, not a certificate, or not in its one spelling.
    """
    if len(data) > MAX_BYTES:
        raise CertificateError(f"the certificate has {len(data)} bytes", expected=f"at most {MAX_BYTES}")
    try:
        certificate = msgspec.json.decode(data, type=Certificate)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise CertificateError(f"this is not a certificate: {error}", where=_place(data, str(error))) from None
    again = _line(certificate)
    if again != data:
        at = next(
            (at for at, (a, b) in enumerate(zip(data, again, strict=False)) if a != b), min(len(data), len(again))
        )
        raise CertificateError("the certificate is not in its one spelling", where=_near(data, at) or f"byte {at}")
    return certificate


def _line(certificate: Certificate) -> bytes:
    return _encoder.encode(certificate) + b"\n"


def _place(data: bytes, problem: str) -> str:
    """The act in which reading stopped, as far as it can be told: the first that is not written as acts are."""
    at = _AT.search(problem)
    named = [match[1].decode() for match in _NAMED.finditer(data)]
    if at is not None and int(at[1]) < len(named):
        return named[int(at[1])]
    start = len(_FIRST)
    while (whole := _WHOLE.match(data, start)) is not None:
        start = whole.end()
    return _near(data, start)


def _near(data: bytes, at: int) -> str:
    """The act that a byte is in; empty where it is in none."""
    before = [match for match in _NAMED.finditer(data) if match.start() <= at]
    end = data.find(b'],"beyond":')
    return before[-1][1].decode() if before and (at < end or end < 0) else ""
