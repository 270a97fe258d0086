"""Rows about who acts in a register: the register itself, its Parties, the heads of their feeds, their signers."""

from typing import Final

from kelisim.acts.feed import Placed
from kelisim.acts.line import root_of
from kelisim.acts.profile import decode
from kelisim.model.act import Rekey
from kelisim.model.decode import plain
from kelisim.node import models
from kelisim.register.charters import voices_of
from kelisim.register.fold import Register

TAKEN: Final = frozenset(
    {"alerts", "desk", "en", "kk", "ogc", "photographs", "ru", "search", "stac", "static", "style", "vega"}
)
"""What stands in addresses where the name of a register does: a register of that name could not be reached."""


def write_register(register: Register) -> None:
    """Write the register by its newest charter, and its Parties, those that have left as they were last named."""
    charters = register.charters(register.here.heads)
    charter = charters[-1]
    row = models.Register.objects.filter(pk=register.id).first()
    if row is None:
        row = models.Register(pk=register.id, slug=_free_slug(register.founding.slug, register.id))
    row.name, row.purpose = charter.name, charter.purpose
    row.demonstration, row.founded = charter.demonstration, register.is_founded()
    row.save()
    named = {party.code: party for one in charters for party in one.parties}
    remaining = {party.code for party in charter.parties}
    for code, party in named.items():
        left = code not in remaining
        shown = {"name": party.name, "kind": party.kind, "shown": party.known_as or code, "left": left}
        first = {"keys": plain(party.keys), "threshold": party.threshold}
        _, new = models.Party.objects.update_or_create(
            register=row, code=code, defaults=shown, create_defaults={**shown, **first}
        )
        if new:
            write_head(register, code)
            _write_roots(register, code)


def _write_roots(register: Register, party: str) -> None:
    """Write the root keys that a Party has since its rekeyings, which may have come before its accession was agreed."""
    rekeyed = [
        placed.act
        for placed in register.mandates.values()
        if placed.act.party == party
        and isinstance(placed.act, Rekey)
        and register.counts(placed.hash, party, placed.act.number)
    ]
    for act in sorted(rekeyed, key=lambda act: act.number)[-1:]:
        keys = {"keys": plain(act.body.keys), "threshold": act.body.threshold}
        models.Party.objects.filter(register_id=register.id, code=party).update(**keys)


def _free_slug(slug: str, register: str) -> str:
    """The charter's slug; with the beginning of the id where another register on this node, or a page, is called so."""
    taken = slug in TAKEN or models.Register.objects.filter(slug=slug).exists()
    return f"{slug[:47]}-{register[:12]}" if taken else slug


def write_head(register: Register, party: str) -> None:
    """Write how far a Party's feed has come; of two stories the longer one, or the one with the lesser hash. That of a
    stranger of its code is not its own.
    """
    charters = register.charters(register.here.heads)
    voices = frozenset[str]().union(*(voices_of(charter, register.founding) for charter in charters))
    acts = models.StoredAct.objects.filter(register=register.id, party=party).order_by("-number", "hash")
    own = (act for act in acts.iterator(100) if root_of(register.lines.get(act.hash, party)) in voices)
    newest = next(own, None)
    if newest is not None:
        act = decode(bytes(newest.payload))
        models.Party.objects.filter(register_id=register.id, code=party).update(
            acts=act.number, head=newest.hash, last_at=act.at, forked=party in register.here.branches.forked()
        )


def write_mandate(register: Register, placed: Placed) -> None:
    """Write what an appointment, a retirement or a rekeying changed on the Party's roster."""
    act = placed.act
    before, after = placed.roster, placed.roster.after(act)
    whose = {"register_id": register.id, "party": act.party}
    for key in sorted(after.signers.keys() - before.signers.keys()):
        signer = after.signers[key]
        models.Signer.objects.create(
            **whose, key=key, office=signer.office, powers=plain(signer.powers), since=act.number + 1
        )
    gone = sorted(before.signers.keys() - after.signers.keys())
    models.Signer.objects.filter(**whose, key__in=gone, until=None).update(until=act.number)
    if isinstance(act, Rekey):
        keys = {"keys": plain(act.body.keys), "threshold": act.body.threshold}
        models.Party.objects.filter(register_id=register.id, code=act.party).update(**keys)
