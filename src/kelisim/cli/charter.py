"""`kelisim charter`: the charter, its history, and new versions of it."""

from pathlib import Path
from typing import Annotated, Any

import typer

from kelisim.cli.options import As, Home, InRegister, Json, Note, Part, open_home, text

app = typer.Typer(help="Show the charter and its history, or propose a new version of it.")


@app.callback(invoke_without_command=True)
def charter(context: typer.Context, register: InRegister = None, as_json: Json = False, home: Home = None) -> None:
    """Show the newest agreed charter and its history; `propose` offers a new version of it."""
    if context.invoked_subcommand is not None:
        context.obj = (register, home)
        return
    open_home(home)
    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.cli.looking import echo_json

    shown = _shown(ledger_of(one_register(register)))
    if as_json:
        echo_json(shown)
        return
    for line in _lines(shown):
        typer.echo(line)


@app.command()
def propose(
    context: typer.Context,
    content: Annotated[
        Path,
        typer.Argument(metavar="NEW.json", help="What `kelisim charter --json` prints, with its content changed."),
    ],
    party: As,
    unbind: Annotated[
        bool,
        typer.Option("--unbind", help="Offer with it every entry that binds a Party which leaves, without that Party."),
    ] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Accept the proposal for the Party as well.")] = False,
    register: InRegister = None,
    note: Note = None,
    part: Part = None,
    home: Home = None,
) -> None:
    """Offer a new version of the charter: accession, withdrawal, another name, quorums, observers."""
    from kelisim.cli.documents import charter_in

    before = context.obj or (None, None)
    wanted = charter_in(content)
    folder = open_home(home or before[1])
    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.cli.signing import sign
    from kelisim.node import amending, cosigning, filing, keyring

    ledger = ledger_of(one_register(register or before[0]))
    hands = keyring.hands_of(folder, ledger, party, "propose")
    answering = keyring.hands_of(folder, ledger, party, "accept") if accept else []
    offers = amending.amendment(ledger, wanted, unbind=unbind)
    changed = amending.changes(ledger.register.charter, wanted)
    left = amending.leaving(ledger, wanted)
    joined = amending.joining(ledger, wanted)
    still = amending.bound_still(ledger, left)
    placed = sign(ledger, hands, filing.proposing(ledger, offers, text(note)), part)
    for line in changed:
        typer.echo(line)
    released = {offer.revises for offer in offers[1:]}
    if released:
        typer.echo(f"{len(released)} entries are offered without {', '.join(sorted(left))}")
    for entry in still:
        if entry not in released:
            typer.echo(
                f"{entry} still binds {', '.join(sorted(left))}{'' if unbind else '; --unbind offers it without'}"
            )
    if placed is None:
        return
    state = ledger.register.proposals[placed.hash]
    typer.echo(f"proposal {party}.{placed.act.number}: a new version of the charter, {placed.hash}")
    if accept:
        cosigning.sign(ledger, answering, filing.answering(placed.hash, accept=True))
    waits = ", ".join(state.waiting())
    typer.echo(f"waits for: {waits}" if waits else state.status())
    for code in joined:
        typer.echo(
            f"{code}, once it has this by a bundle: kelisim found {content.name} --register "
            f"{ledger.charter.slug} --as {code}; kelisim accept {party}.{placed.act.number} --as {code}"
        )


@app.command()
def successor(context: typer.Context, register: InRegister = None, home: Home = None) -> None:
    """Print a charter for a register that succeeds this one, with the acts that are carried over, to be worked on."""
    before = context.obj or (None, None)
    open_home(home or before[1])
    import msgspec

    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.node.amending import successor as charter_after

    found = charter_after(ledger_of(one_register(register or before[0])))
    typer.echo(msgspec.json.format(msgspec.json.encode(found, order="sorted"), indent=1).decode())


def _shown(ledger: Any) -> dict[str, Any]:
    """The charter in plain values."""
    from kelisim.model.charter import CHARTER_ENTRY
    from kelisim.model.decode import plain
    from kelisim.model.item import CharterItem
    from kelisim.node.amending import changes, proposals_of
    from kelisim.register.history import history

    register = ledger.register
    state = register.entries.get(CHARTER_ENTRY)
    versions: list[dict[str, Any]] = [
        {"version": 1, "proposal": None, "agreed_at": None, "accepted": [], "changes": ["the founding charter"]}
    ]
    last = ledger.charter
    for record in history(state) if state else ():
        content: Any = record.item.content
        proposal = register.proposals[record.proposal]
        versions.append(
            {
                "version": record.ordinal + 1,
                "proposal": f"{proposal.party}.{proposal.number}",
                "agreed_at": record.agreed_at,
                "accepted": sorted(record.accepted),
                "changes": changes(last, content),
            }
        )
        last = content
    proposals = [
        {
            "proposal": f"{one.party}.{one.number}",
            "hash": one.hash,
            "status": one.status(),
            "waiting": one.waiting(),
            "changes": changes(register.charter, item.content),
        }
        for one in proposals_of(ledger)
        if one.status() in {"open", "disputed"}
        for item in one.items
        if isinstance(item, CharterItem)
    ]
    notices = [
        {"party": act.party, "public": act.body.public, **plain(act.body.notice)}
        for act in sorted(register.notices.values(), key=lambda act: (act.at, act.party, act.number))
        if act.body.notice.about == CHARTER_ENTRY
    ]
    return {
        "register": ledger.id,
        "founded": register.is_founded(),
        "content": plain(register.charter),
        "versions": versions,
        "proposals": proposals,
        "notices": notices,
    }


def _lines(shown: dict[str, Any]) -> list[str]:
    """The charter for people."""
    from kelisim.model.text import in_language

    content = shown["content"]
    count = len(shown["versions"])
    lines = [f"{in_language(content['name'], 'en')}  {content['slug']}  {shown['register']}"]
    lines.append(f"version {count}{'' if shown['founded'] else ', not founded by all yet'}")
    for party in content["parties"]:
        called = f", called {party['known_as']}" if "known_as" in party else ""
        keys = len(party["keys"])
        signs = f"; came with {party['threshold']} of {keys} root keys" if keys > 1 else ""
        lines.append(f"Party {party['code']}{called}  {in_language(party['name'], 'en')}, {party['kind']}{signs}")
    lines += [f"observer {one['code']}  {in_language(one['name'], 'en')}" for one in content.get("observers", ())]
    total = len(content["parties"])
    lines += [f"a {one['kind']} needs {one['k']} of {total}" for one in content.get("quorums", ())]
    if "succeeds" in content:
        heads = ", ".join(f"{party} {head[:16]}…" for party, head in sorted(content["succeeds"]["heads"].items()))
        lines.append(f"succeeds the register {content['succeeds']['register'][:16]}… after {heads}")
    for version in shown["versions"][1:]:
        by = f"proposed as {version['proposal']}, agreed {(version['agreed_at'] or '')[:10]}"
        lines.append(f"version {version['version']}: {'; '.join(version['changes'])} ({by})")
    for one in shown["proposals"]:
        waits = f", waits for {', '.join(one['waiting'])}" if one["waiting"] else ""
        lines.append(f"proposal {one['proposal']} {one['status']}{waits}: {'; '.join(one['changes'])}")
    lines += [f"{one['party']} gives notice of {one['action']} on {one['date']}" for one in shown["notices"]]
    return lines
