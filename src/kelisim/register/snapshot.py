"""The whole state of a register in plain values, for comparing two registers."""

from collections.abc import Mapping
from typing import Any

import msgspec

from kelisim.register.consent import ProposalState
from kelisim.register.entries import EntryState
from kelisim.register.fold import Register


def snapshot(register: Register) -> dict[str, Any]:
    """The state in plain values that do not depend on the order in which acts came, nor on which story came first."""
    return {
        "founded": sorted(register.founded),
        "void": {act: void.code for act, void in sorted(register.void.items())},
        "proposals": {act: _proposal(state) for act, state in sorted(register.proposals.items())},
        "entries": {entry: _versions(state) for entry, state in sorted(register.entries.items())},
        "disputed": {entry: _versions(state) for entry, state in sorted(register.disputed.items())},
        "charter": msgspec.to_builtins(register.charter),
        "forked": sorted(register.here.branches.forked()),
        "statements": sorted(register.statements),
        "reports": sorted(register.reports),
        "notices": sorted(register.notices),
        "releases": sorted(register.releases),
        "comments": sorted(register.comments),
    }


def _versions(state: EntryState) -> list[list[str]]:
    return [[version.proposal.hash for version in chain] for chain in (state.versions, state.disputed)]


def _proposal(state: ProposalState) -> Mapping[str, Any]:
    return {
        "status": state.status(),
        "waiting": state.waiting(),
        "rivals": sorted(rival.hash for rival in state.rivals),
        "answers": {party: msgspec.to_builtins(given) for party, given in sorted(state.answers.items())},
        "given": sorted((given.act, given.verb, given.implied) for given in state.given.values()),
    }
