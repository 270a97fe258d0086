"""Which register, proposal or entry a command means."""

from kelisim.acts.envelope import Opened
from kelisim.model.act import Found
from kelisim.model.charter import CHARTER_ENTRY
from kelisim.node import models
from kelisim.node.errors import NodeError, UnknownEntryError, UnknownProposalError, UnknownRegisterError
from kelisim.node.filing import find_proposal
from kelisim.node.ledger import Ledger, charter_of, find_register, start
from kelisim.register.consent import ProposalState


def one_register(name: str | None) -> models.Register:
    """The named register, or the only one there is.

    Raises:
        UnknownRegisterError: there is none of that name, or several and none was named.
    """
    if name is not None:
        return find_register(name)
    found = list(models.Register.objects.all())
    if len(found) == 1:
        return found[0]
    slugs = ", ".join(register.slug for register in found)
    raise UnknownRegisterError(
        "this node has several registers" if found else "this node has no register yet",
        expected=f"--register with one of: {slugs}" if found else "`kelisim found` or `kelisim bundle read`",
    )


def registers(name: str | None) -> list[models.Register]:
    """The named register, or all."""
    return [find_register(name)] if name is not None else list(models.Register.objects.all())


def ledger_of(register: models.Register) -> Ledger:
    """The ledger of a register."""
    return start(charter_of(register.pk))


def ledger_of_act(opened: Opened) -> Ledger:
    """The ledger of the register that an act is of; where the act itself founds it, with nothing in it yet.

    Raises:
        UnknownRegisterError: the register is not on this node.
    """
    register = opened.act.register
    if not models.StoredAct.objects.filter(register=register).exists() and isinstance(opened.act, Found):
        ledger = start(opened.act.body.charter)
        if ledger.id == register:
            return ledger
    return ledger_of(find_register(register))


def proposal_in(name: str, register: str | None) -> tuple[Ledger, ProposalState]:
    """The proposal that a command names, in the named register or in whichever has it.

    Raises:
        UnknownProposalError: no register, or more than one, has such a proposal.
    """
    problem: NodeError | None = None
    found = []
    for row in registers(register):
        ledger = ledger_of(row)
        try:
            found.append((ledger, find_proposal(ledger, name)))
        except UnknownProposalError as error:
            if problem is None or "one of" in error.expected:
                problem = error
    if len(found) == 1:
        return found[0]
    if found:
        slugs = ", ".join(ledger.charter.slug for ledger, _ in found)
        raise UnknownProposalError(
            f"several registers have a proposal {name!r}", expected=f"--register with one of: {slugs}"
        )
    raise problem or UnknownProposalError(f"no proposal is called {name!r}", expected="a register with proposals")


def entry_in(name: str, register: str | None) -> tuple[Ledger, str]:
    """The entry that a command names, in the named register or in whichever has it.

    Raises:
        UnknownEntryError: no register, or more than one, has such an agreed entry.
    """
    rows = list(models.Entry.objects.filter(entry=name, register__in=registers(register)).select_related("register"))
    if len(rows) == 1:
        return ledger_of(rows[0].register), name
    if rows:
        slugs = ", ".join(row.register.slug for row in rows)
        raise UnknownEntryError(
            f"several registers have an entry {name!r}", expected=f"--register with one of: {slugs}"
        )
    if name == CHARTER_ENTRY:
        raise UnknownEntryError("the charter is as it was founded", expected="`kelisim charter`, which shows it")
    near = list(models.Entry.objects.filter(register__in=registers(register)).values_list("entry", flat=True)[:5])
    expected = f"such as {', '.join(near)}; `kelisim log` lists them" if near else "there is no agreed entry yet"
    raise UnknownEntryError(f"no agreed entry is called {name!r}", expected=expected)


def subject_in(name: str, register: str | None) -> Ledger:
    """The register of the entry that one side's word is about, which may be the charter.

    Raises:
        UnknownEntryError: no register, or more than one, has such an agreed entry.
    """
    return ledger_of(one_register(register)) if name == CHARTER_ENTRY else entry_in(name, register)[0]
