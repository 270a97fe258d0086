"""A certificate written and checked, by one set of rules and without a node.

1. It is in its one spelling, and each act in it passes the gate and belongs to the register.
2. Every signature holds; the register's id is the hash of the charter that its Parties founded it with.
3. The checksum holds.
4. The acts are placed and folded by the rules of the register, none of them is void, and they agree the entry
   (`replay`).
5. It carries the acts that the entry rests on (`basis`) and no other, in their one order; of acts that these name and
   that it does not carry, it has each place once and no other place; no head is behind what it shows.
6. A certificate that shows what is not public is written only where it is asked for.

What it cannot show is told with it (`told`): that there is no further act.
"""

from collections.abc import Iterable, Sequence

import msgspec

from kelisim.acts.envelope import Opened
from kelisim.exports.basis import basis
from kelisim.exports.certificate import Certificate, Mark, checksum, read, write
from kelisim.exports.errors import CertificateError, PrivateError
from kelisim.exports.replay import Replayed, check_signed, replay
from kelisim.model.act import Propose


class Checked(msgspec.Struct, frozen=True):
    """A certificate that holds, and what follows from its acts."""

    certificate: Certificate
    replayed: Replayed


def certify(
    entry: str,
    acts: Sequence[Opened],
    marks: Iterable[Mark],
    heads: Iterable[Mark],
    *,
    forked: Iterable[str] = (),
    private: bool = False,
) -> bytes:
    """Write the certificate of an entry.

    Args:
        entry: its id.
        acts: the acts that it rests on, and perhaps others.
        marks: the places of acts that these name, and perhaps of others.
        heads: the newest act of every feed.
        forked: the Parties that told two stories.
        private: whether it may show what is not public.

    Raises:
        NotAgreedError: the entry has no agreed version.
        PrivateError: it would show what is not public.
        KelisimError: an act is missing, or does not hold.
    """
    marks, forked = [*marks, *_places(acts)], sorted(forked)
    check_signed(acts)
    whole = replay(acts, marks, forked)
    needed = basis(whole, entry)
    kept = [opened for opened in acts if opened.hash in needed]
    if not private:
        _check_public(kept)
    named = _beyond(kept, marks)
    final = replay(kept, named, forked)
    if basis(final, entry) != needed:
        raise CertificateError(f"what {entry} rests on cannot be told from what is here")
    ordered = {opened.hash: opened for opened in kept}
    return write(
        whole.register.id,
        entry,
        [ordered[act_hash] for act_hash in final.placed],
        named,
        _sorted(heads),
        forked,
    )


def check(data: bytes) -> Checked:
    """Check a certificate.

    Raises:
        KelisimError: the first thing that is wrong, naming the act where it is in one.
    """
    certificate = read(data)
    acts = certificate.opened()
    check_signed(acts)
    if checksum(data) != certificate.sha256:
        raise CertificateError("the certificate was altered: its checksum does not match what stands before it")
    _check_heads(certificate, acts)
    replayed = replay(acts, (*certificate.beyond, *certificate.heads), certificate.forked)
    if basis(replayed, certificate.entry) != replayed.placed.keys():
        needed = basis(replayed, certificate.entry)
        odd = next(one for one in replayed.placed.values() if one.hash not in needed)
        raise CertificateError(f"{certificate.entry} does not rest on this act", where=odd.name())
    if list(replayed.placed) != [opened.hash for opened in acts]:
        raise CertificateError("the acts do not stand in their order")
    if list(certificate.beyond) != _beyond(acts, certificate.beyond):
        raise CertificateError("the acts beyond it are not those that its acts name, once each and in order")
    return Checked(certificate, replayed)


def _check_public(acts: Iterable[Opened]) -> None:
    """Rule 6."""
    for opened in acts:
        if isinstance(opened.act, Propose):
            hidden = [item.entry for item in opened.act.body.items if not item.public]
            if hidden:
                raise PrivateError(
                    f"the certificate would show {len(hidden)} of its entries that are not public",
                    where=opened.name(),
                    expected="--private, where the reader may see them",
                )


def _places(acts: Iterable[Opened]) -> list[Mark]:
    return [Mark(party=one.act.party, number=one.act.number, hash=one.hash) for one in acts]


def _check_heads(certificate: Certificate, acts: Iterable[Opened]) -> None:
    """Rule 5, for the heads."""
    heads = {head.party: head.number for head in certificate.heads}
    if list(certificate.heads) != _sorted(certificate.heads) or len(heads) != len(certificate.heads):
        raise CertificateError("the heads do not stand once for each Party, in order")
    if list(certificate.forked) != sorted(set(certificate.forked)):
        raise CertificateError("the Parties that told two stories do not stand once each, in order")
    for mark in (*_places(acts), *certificate.beyond):
        if mark.number > heads.get(mark.party, 0):
            raise CertificateError(f"the newest act of {mark.party} that it names is older", where=mark.name())


def _beyond(acts: Sequence[Opened], marks: Iterable[Mark]) -> list[Mark]:
    """The marks of those acts that others name and that are not among them, in order."""
    carried = {opened.hash for opened in acts}
    named = {one for opened in acts for one in opened.act.after.values()} - carried
    return _sorted({mark.hash: mark for mark in marks if mark.hash in named}.values())


def _sorted(marks: Iterable[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.party, mark.number))
