"""What an act says, and what full powers extend to, in one line for people."""

from collections.abc import Mapping, Sequence
from typing import Any

from kelisim.acts.roster import key_id
from kelisim.model.act import (
    Accept,
    Act,
    Appoint,
    Commenting,
    Decline,
    Found,
    Notifying,
    Propose,
    Rekey,
    Releasing,
    Reporting,
    Retire,
    Stating,
)
from kelisim.model.item import Item, kind_of, title_of
from kelisim.model.powers import Powers
from kelisim.model.text import in_language

_SHOWN = 60
"""Characters of a remark that one line shows."""


def says(act: Act, names: Mapping[str, str] | None = None) -> str:
    """What an act says, in one line.

    Args:
        act: the act.
        names: how people call acts, by hash.
    """
    names = names or {}
    if isinstance(act, Appoint | Retire | Rekey):
        return _mandate(act)
    if isinstance(act, Propose):
        return offer(act.body.items)
    if isinstance(act, Accept | Decline):
        return _proposal(act.body.proposal, names)
    if isinstance(act, Found):
        return f"the register “{in_language(act.body.charter.name, 'en')}”"
    return _word(act, names)


def _proposal(act_hash: str, names: Mapping[str, str]) -> str:
    return f"proposal {names[act_hash]}" if act_hash in names else f"proposal {act_hash[:16]}…"


def _mandate(act: Appoint | Retire | Rekey) -> str:
    if isinstance(act, Appoint):
        key = act.body.key
        return f"{key.office}, key {key_id(key)[:16]}…, to {powers(act.body.powers)}"
    if isinstance(act, Retire):
        return f"the key {act.body.key[:16]}…"
    offices = ", ".join(f"{key.office} ({key_id(key)[:16]}…)" for key in act.body.keys)
    return f"version {act.body.version} of the root keys, {act.body.threshold} of which sign together: {offices}"


def _word(act: Any, names: Mapping[str, str]) -> str:
    if isinstance(act, Reporting):
        return f"{act.body.report.about} {act.body.report.status} as of {act.body.report.as_of}"
    if isinstance(act, Stating):
        about = ", ".join(named.entry or named.name or "" for named in act.body.statement.about)
        return f"said {act.body.statement.said} about {about or 'the register'}"
    if isinstance(act, Notifying):
        return f"{act.body.notice.about} {notice(act.body.notice)}"
    if isinstance(act, Releasing):
        return f"{act.body.release.indicator} {release(act.body.release)}"
    if isinstance(act, Commenting):
        on = act.body.comment.entry or _proposal(act.body.comment.proposal or "", names)
        return f"on {on}: {shortened(in_language(act.body.comment.text, 'en'))}"
    return "the register"


def offer(items: Sequence[Item]) -> str:
    """What a proposal offers: the first item, and how many more."""
    first = items[0]
    more = f" and {len(items) - 1} more" if len(items) > 1 else ""
    return f"{first.entry} {kind_of(first)} “{in_language(title_of(first.content), 'en')}”{more}"


def notice(said: Any) -> str:
    """A treaty action and its day."""
    to = f" to that of {said.to}" if said.to else ""
    effect = f", effective {said.takes_effect}" if said.takes_effect else ""
    until = f", until {said.through}" if said.through else ""
    return f"{said.action.replace('-', ' ')}{to} on {said.date}{effect}{until}"


def release(said: Any) -> str:
    """A release of figures: how many, over which periods, of which vintage."""
    periods = [one.period for one in said.observations]
    span = periods[0] if len(periods) == 1 else f"{min(periods)} to {max(periods)}"
    side = f" for {said.side}" if said.side else ""
    return f"{len(periods)} figures{side}, {span}, vintage {said.vintage}"


def powers(given: Powers | Mapping[str, Any]) -> str:
    """What full powers extend to."""
    named = given if isinstance(given, Powers) else Powers(**given)
    parts = [", ".join(named.kinds)]
    parts += [f"{what} {', '.join(listed)}" for what, listed in _narrowed(named) if listed]
    if named.until is not None:
        parts.append(f"until act {named.until}")
    return "; ".join(parts)


def _narrowed(named: Powers) -> tuple[tuple[str, Sequence[str]], ...]:
    return ("entries:", named.entries), ("fields:", named.fields), ("bodies:", named.bodies)


def shortened(words: str) -> str:
    """Words on one line of a bounded length."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"
