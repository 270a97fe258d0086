"""The projection made anew from the acts, and rows reduced to what they say."""

import json
from typing import Any

from django.db import models as orm
from django.db import transaction

from kelisim.acts.feed import Feeds
from kelisim.node import collector, kept_state, models
from kelisim.node.ledger import charter_of, stored_bytes
from kelisim.node.projection import project_anew
from kelisim.register.fold import Register
from kelisim.register.replay import fold, reopened

PROJECTION: tuple[type[orm.Model], ...] = (
    models.Register,
    models.Party,
    models.Proposal,
    models.Answer,
    models.Entry,
    models.Version,
    models.Link,
    models.Statement,
    models.Report,
    models.Word,
    models.Signer,
    models.VoidAct,
)
"""The tables that follow from the acts."""


def rebuild(register: str) -> int:
    """Make the projection of a register anew, in one transaction; how many acts it was made from. A state that is kept
    of it is thrown away.

    Raises:
        KelisimError: a stored act does not hold.
    """
    kept_state.forget(register)
    charter = charter_of(register)
    feeds, state = Feeds(charter), Register(charter)
    with collector.at_rest():
        for _, act_hash, signed in stored_bytes(register):
            fold(feeds, state, reopened(act_hash, signed))
    with transaction.atomic():
        project_anew(state)
    return sum(feeds.numbers().values())


def rebuild_all() -> dict[str, int]:
    """Make the whole projection anew; how many acts of each register it was made from."""
    registers = models.StoredAct.objects.order_by("register").values_list("register", flat=True).distinct()
    return {register: rebuild(register) for register in registers}


def fingerprint(row: Any, *, arrival: bool = True) -> str:
    """What a projected row says, without keys that only count rows; `arrival`, which differs from node to node, can be
    left out.
    """
    said: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if isinstance(field, orm.ForeignKey):
            target = getattr(row, field.name)
            said[field.name] = getattr(target, "entry", None) or getattr(target, "pk", None)
        elif not isinstance(field, orm.AutoField) and (arrival or field.name != "arrival"):
            said[field.name] = getattr(row, field.attname)
    for field in row._meta.many_to_many:
        said[field.name] = sorted(target.entry for target in getattr(row, field.name).all())
    return json.dumps(said, sort_keys=True, ensure_ascii=False)
