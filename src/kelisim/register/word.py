"""One side's word: what reports, statements, notices, releases and comments may be about.

1. What an act is about is an entry that was agreed in the act's past, or the charter.
2. A Party reports on a measure, a milestone or a decision; takes an action on an instrument, or gives notice of its
   withdrawal from the charter; releases figures of an indicator.
3. A comment is on any entry, or on a proposal that its author had seen.
"""

from typing import TYPE_CHECKING, Final

from kelisim.acts.line import Past
from kelisim.model.act import Act, Commenting, Notifying, Releasing, Reporting, Stating
from kelisim.model.item import Item
from kelisim.register.scope import Find
from kelisim.register.void import NOT_REPORTABLE, UNKNOWN_ENTRY, UNKNOWN_PROPOSAL, Void

if TYPE_CHECKING:
    from kelisim.register.fold import Register

REPORTABLE: Final = frozenset({"measure", "milestone", "decision"})
"""The kinds of entries that a Party reports on."""
NOTIFIABLE: Final = frozenset({"instrument", "charter"})
"""The kinds of entries on which a Party takes treaty actions."""
RELEASED: Final = frozenset({"indicator"})
"""The kinds of entries of which figures are released."""

Word = Reporting | Stating | Notifying | Releasing | Commenting


def judge(register: "Register", act: Act, past: Past) -> Void | None:
    """Why an act that needs nobody's consent is void, or None."""
    if type(act) is Stating:
        for named in act.body.statement.about:
            if named.entry is not None and register.known(named.entry, past) is None:
                return Void(UNKNOWN_ENTRY, f"{named.entry} was not agreed in its past.")
    elif type(act) is Reporting:
        return _on(register, act.body.report.about, past, REPORTABLE, "nobody reports on it")
    elif type(act) is Notifying:
        return _on(register, act.body.notice.about, past, NOTIFIABLE, "no treaty action is taken on it")
    elif type(act) is Releasing:
        return _on(register, act.body.release.indicator, past, RELEASED, "no figures are released of it")
    elif type(act) is Commenting:
        comment = act.body.comment
        if comment.entry is not None and register.known(comment.entry, past) is None:
            return Void(UNKNOWN_ENTRY, f"{comment.entry} was not agreed in its past.")
        proposal = register.proposals.get(comment.proposal or "")
        if comment.proposal is not None and (proposal is None or not proposal.within(past)):
            return Void(UNKNOWN_PROPOSAL, "It comments on a proposal that its author had not seen.")
    return None


def _on(register: "Register", entry: str, past: Past, kinds: frozenset[str], otherwise: str) -> Void | None:
    kind = register.known(entry, past)
    if kind is None:
        return Void(UNKNOWN_ENTRY, f"{entry} was not agreed in its past.")
    return None if kind in kinds else Void(NOT_REPORTABLE, f"{entry} is a {kind}; {otherwise}.")


def concerned(register: "Register", act: Act, find: Find) -> list[Item | None]:
    """The versions of the entries that an act is about, in its past."""
    if isinstance(act, Stating):
        return [find(named.entry) for named in act.body.statement.about if named.entry is not None]
    if isinstance(act, Reporting):
        return [find(act.body.report.about)]
    if isinstance(act, Notifying):
        return [find(act.body.notice.about)]
    if isinstance(act, Releasing):
        return [find(act.body.release.indicator)]
    if isinstance(act, Commenting):
        comment = act.body.comment
        if comment.entry is not None:
            return [find(comment.entry)]
        proposal = register.proposals.get(comment.proposal or "")
        return list(proposal.items) if proposal else []
    return []


def keep(register: "Register", act_hash: str, act: Act) -> None:
    """Put an act that counts on the record."""
    if type(act) is Stating:
        register.statements[act_hash] = act
    elif type(act) is Reporting:
        register.reports[act_hash] = act
    elif type(act) is Notifying:
        register.notices[act_hash] = act
    elif type(act) is Releasing:
        register.releases[act_hash] = act
    elif type(act) is Commenting:
        register.comments[act_hash] = act
