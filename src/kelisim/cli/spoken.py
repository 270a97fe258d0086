"""What was said of an entry beyond reports and statements: notices, releases, remarks, and what of it is disputed."""

from collections.abc import Iterator, Mapping
from typing import Any

from kelisim.cli import words
from kelisim.model.act import Commenting, Notifying, Releasing
from kelisim.model.decode import plain
from kelisim.model.text import in_language
from kelisim.register.entries import EntryState
from kelisim.register.fold import Register

Word = Notifying | Releasing | Commenting


def spoken(register: Register, state: EntryState) -> dict[str, Any]:
    """The notices, releases and remarks on an entry in plain values, the versions of it that are disputed, and the acts
    about it that stand in one of two stories.
    """
    entry = state.entry
    offers = {one.hash for one in register.proposals.values() if any(item.entry == entry for item in one.items)}
    notices: list[tuple[str, Word]] = [
        (key, act) for key, act in register.notices.items() if act.body.notice.about == entry
    ]
    releases: list[tuple[str, Word]] = [
        (key, act) for key, act in register.releases.items() if act.body.release.indicator == entry
    ]
    comments: list[tuple[str, Word]] = [
        (key, act)
        for key, act in register.comments.items()
        if act.body.comment.entry == entry or act.body.comment.proposal in offers
    ]
    words_of = (("notices", notices), ("releases", releases), ("comments", comments))
    reports = [(key, act) for key, act in register.reports.items() if act.body.report.about == entry]
    statements = [
        (key, act)
        for key, act in register.statements.items()
        if any(named.entry == entry for named in act.body.statement.about)
    ]
    heard: list[tuple[str, Any]] = [*notices, *releases, *comments, *reports, *statements]
    return {
        **{name: [_said(act) for _, act in sorted(kept, key=_order)] for name, kept in words_of},
        "disputed": [
            {
                "proposal": f"{version.proposal.party}.{version.proposal.number}",
                "hash": version.proposal.hash,
                "content": plain(version.item.content),
            }
            for version in state.disputed
        ],
        "disputed_acts": sorted(
            f"{act.party}.{act.number} {key}" for key, act in heard if not register.counts(key, act.party, act.number)
        ),
    }


def _order(kept: tuple[str, Any]) -> tuple[str, str, int, str]:
    key, act = kept
    return act.at, act.party, act.number, key


def _said(act: Word) -> dict[str, Any]:
    if isinstance(act, Notifying):
        notice = act.body.notice
        return {"party": act.party, "at": act.at, "says": words.notice(notice), **plain(notice)}
    if isinstance(act, Releasing):
        release = act.body.release
        return {"party": act.party, "at": act.at, "says": words.release(release), **plain(release)}
    comment = act.body.comment
    return {"party": act.party, "at": act.at, "says": in_language(comment.text, "en"), **plain(comment)}


def spoken_lines(shown: Mapping[str, Any]) -> Iterator[str]:
    """What `spoken` gives, for people to read."""
    for one in shown["notices"]:
        yield f"{one['party']} notifies: {one['says']}"
    for one in shown["releases"]:
        yield f"{one['party']} releases {one['says']}"
    for one in shown["comments"]:
        on = " on the proposal" if "proposal" in one else ""
        yield f"{one['party']} remarks{on} {one['at'][:10]}: {one['says']}"
    for one in shown["disputed"]:
        yield f"DISPUTED: the version of {one['proposal']} rests on one of two stories and is not agreed"
    for one in shown["disputed_acts"]:
        yield f"DISPUTED: {one.split(' ')[0]} stands in one of two stories"
