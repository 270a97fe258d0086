"""The same acts kept by the `eventsourcing` package, as one who chose it for this would keep them.

1. An aggregate is an entry: what was proposed of it, who answered how, what was reported and stated. Each act is one
   event of one aggregate; its content is the act's, without links and signatures, which the package has no use for.
2. SQLite in a file, the default transcoder, neither compression nor encryption, aggregates by the decorators that the
   package's documentation begins with.
3. Replaying is taking every aggregate from the repository, or passing every event of the log to its aggregate.
4. That accepting one of two rivals declines the other (rule 2 of consent) is for the register alone: the acts measured
   here have no rivals.
"""

import os
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from kelisim.model.act import Accept, Act, Decline, Propose, Reporting, Stating
from kelisim.model.decode import plain

Who = dict[str, Any]


def id_of(entry: str) -> uuid.UUID:
    """The id of the aggregate of an entry."""
    return uuid.uuid5(uuid.NAMESPACE_OID, entry)


class Matter(Aggregate):
    """An entry and everything that was said of it. `who` is the Party, the number, the clock and the office."""

    @event("Opened")
    def __init__(self, entry: str) -> None:
        self.entry = entry
        self.offers: dict[str, tuple[Any, Who]] = {}
        self.answers: dict[str, dict[str, str]] = {}
        self.versions: list[str] = []
        self.words: dict[str, tuple[Any, Who]] = {}

    @staticmethod
    def create_id(entry: str) -> uuid.UUID:
        """The aggregate's id."""
        return id_of(entry)

    @event("Proposed")
    def propose(self, act: str, item: Any, who: Who) -> None:
        """A version is offered."""
        self.offers[act] = (item, who)
        self.answers[act] = {}

    @event("Answered")
    def answer(self, proposal: str, verb: str, who: Who) -> None:
        """A Party accepts or declines; the first answer stands."""
        answers, bound = self.answers[proposal], self.offers[proposal][0]["bound"]
        if who["party"] not in bound or who["party"] in answers:
            return
        answers[who["party"]] = verb
        if len(answers) == len(bound) and "decline" not in answers.values():
            self.versions.append(proposal)

    @event("Reported")
    def report(self, act: str, report: Any, who: Who) -> None:
        """A Party reports."""
        self.words[act] = (report, who)

    @event("Stated")
    def state(self, act: str, statement: Any, who: Who) -> None:
        """A Party puts a statement on the record."""
        self.words[act] = (statement, who)


def application(path: Path) -> "Application[uuid.UUID]":
    """The package's application on a SQLite file."""
    return Application(
        {
            **os.environ,
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(path),
            "IS_SNAPSHOTTING_ENABLED": "n",
        }
    )


def keep(path: Path, acts: Iterable[tuple[str, Act]]) -> list[uuid.UUID]:
    """Keep acts, given with their hashes, as events; the ids of the aggregates."""
    matters: dict[str, Matter] = {}
    entry_of: dict[str, str] = {}
    for act_hash, act in acts:
        who: Who = {"party": act.party, "number": act.number, "at": act.at, "office": act.by.office}
        if isinstance(act, Propose):
            (item,) = act.body.items
            matter = matters.get(item.entry) or matters.setdefault(item.entry, Matter(item.entry))
            entry_of[act_hash] = item.entry
            matter.propose(act=act_hash, item=plain(item), who=who)
        elif isinstance(act, Accept | Decline):
            verb = "accept" if isinstance(act, Accept) else "decline"
            matters[entry_of[act.body.proposal]].answer(proposal=act.body.proposal, verb=verb, who=who)
        elif isinstance(act, Reporting):
            matters[act.body.report.about].report(act=act_hash, report=plain(act.body.report), who=who)
        elif isinstance(act, Stating):
            about = act.body.statement.about[0].entry
            matters[about or ""].state(act=act_hash, statement=plain(act.body.statement), who=who)
    kept = application(path)
    kept.save(*matters.values())
    kept.close()
    return [matter.id for matter in matters.values()]


Consents = dict[str, tuple[list[str], dict[str, dict[str, str]]]]
"""Of each entry: the proposals that were agreed, in order, and how each Party answered each proposal."""


def replay(path: Path, ids: Iterable[uuid.UUID]) -> Consents:
    """The consents, aggregate by aggregate."""
    kept = application(path)
    found = consents(kept.repository.get(one) for one in ids)
    kept.close()
    return found


def sweep(path: Path) -> Consents:
    """The consents, event by event in the order of the log."""
    kept = application(path)
    matters: dict[uuid.UUID, Any] = {}
    start: int | None = 1
    while start is not None and (page := kept.recorder.select_notifications(start, 1_000)):
        for one in page:
            happened: Any = kept.mapper.to_domain_event(one)
            matters[happened.originator_id] = happened.mutate(matters.get(happened.originator_id))
        start = page[-1].id + 1
    kept.close()
    return consents(matters.values())


def consents(matters: Iterable[Any]) -> Consents:
    """What aggregates say of consent."""
    return {matter.entry: (matter.versions, matter.answers) for matter in matters}
