"""Commands that read: registers, log, show, verify, rebuild."""

import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from kelisim.cli.options import Home, InRegister, Json, day_asked, open_home


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(registers)
    app.command()(log)
    app.command()(show)
    app.command()(verify)
    app.command()(rebuild)


def echo_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    typer.echo(msgspec.json.encode(value, order="sorted").decode())


def registers(home: Home = None) -> None:
    """List the registers of this node."""
    open_home(home)
    from kelisim.model.text import in_language
    from kelisim.node import models

    for row in models.Register.objects.prefetch_related("parties"):
        parties = ", ".join(f"{party.code} {party.acts}" for party in row.parties.all())
        note = "" if row.founded else " (not founded by all yet)"
        typer.echo(f"{row.slug}  {row.pk[:16]}…  {in_language(row.name, 'en')}  [{parties}]{note}")


def log(register: InRegister = None, as_json: Json = False, home: Home = None) -> None:
    """List the acts, in the order in which they came here."""
    open_home(home)
    from kelisim.cli.choosing import registers as chosen
    from kelisim.cli.words import says
    from kelisim.model.act import act_kind
    from kelisim.node import models
    from kelisim.node.ledger import stored_acts

    for row in chosen(register):
        void = dict(models.VoidAct.objects.filter(register=row).values_list("act", "reason"))
        forked = set(row.parties.filter(forked=True).values_list("code", flat=True))
        names: dict[str, str] = {}
        met: set[str] = set()
        if not as_json:
            typer.echo(f"{row.slug} {row.pk}")
        for opened in stored_acts(row.pk):
            act = opened.act
            kind, told = act_kind(act), says(act, names)
            name = f"{act.party}.{act.number}"
            twice = act.party in forked and name in met
            names[opened.hash] = name
            met.add(name)
            if as_json:
                line = {"register": row.pk, "hash": opened.hash, "party": act.party, "number": act.number, "kind": kind}
                echo_json({**line, "at": act.at, "office": act.by.office, "says": told, "void": void.get(opened.hash)})
                continue
            flag = f"  VOID: {void[opened.hash]}" if opened.hash in void else ""
            flag += "  TWO STORIES: another act has this number" if twice else ""
            typer.echo(f"  {name}  {act.at}  {kind}  {told}  [{act.by.office}]{flag}")


def show(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The entry, such as OBS.2.1.")],
    register: InRegister = None,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", help="How it stands on this day; today unless given.")
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Show an entry: its newest agreed content, every version, what moved, and what was said and reported of it."""
    folder = open_home(home)
    from kelisim.cli.account import lines
    from kelisim.cli.choosing import entry_in
    from kelisim.cli.spoken import spoken_lines

    ledger, name = entry_in(entry, register)
    shown = _shown(ledger, name, day_asked(on), folder)
    if as_json:
        echo_json(shown)
        return
    from rich.console import Console
    from rich.pretty import Pretty

    console = Console()
    console.print(f"{name}  {shown['kind']}  {shown['title']}", markup=False, highlight=False)
    console.print(f"binds {', '.join(shown['bound'])}; {'public' if shown['public'] else 'private'}", highlight=False)
    console.print(Pretty(shown["content"], indent_size=2))
    for version in shown["versions"]:
        who = ", ".join(f"{party} {given['verb']} {given['at'][:10]}" for party, given in version["answers"].items())
        console.print(
            f"version {version['ordinal']}: proposed by {version['proposed_by']} {version['proposed_at'][:10]}; {who}",
            highlight=False,
        )
    for said in shown["statements"]:
        console.print(f"said {said['said']}: {_speaker(said)}", highlight=False, markup=False)
    for reported in shown["reports"]:
        console.print(f"{reported['party']} reports {reported['status']} as of {reported['as_of']}", highlight=False)
    told = lines(shown) if shown["versions"] else ()
    for line in (*spoken_lines(shown), *told):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _speaker(said: dict[str, Any]) -> str:
    speaker = said["speaker"]
    who = speaker.get("name") or speaker.get("office") or speaker.get("body", {}).get("name", "")
    return f"{who}: {next(iter(said.get('summary', {}).values()), '')}"


def _shown(ledger: Any, name: str, on: datetime.date, home: Path) -> dict[str, Any]:
    from kelisim.cli.account import account
    from kelisim.cli.spoken import spoken
    from kelisim.model.decode import plain
    from kelisim.model.item import title_of
    from kelisim.model.text import in_language
    from kelisim.register.history import history
    from kelisim.register.spoken import reports_on, statements_on

    register = ledger.register
    state = register.entries.get(name) or register.disputed[name]
    item = state.current() if state.versions else state.disputed[0].item
    versions = [
        {**plain(record), "item": None, "content": plain(record.item.content), "bound": record.item.bound}
        for record in history(state)
    ]
    for version in versions:
        del version["item"]
    offered = [
        {"proposal": f"{one.party}.{one.number}", "hash": one.hash, "status": one.status(), "waiting": one.waiting()}
        for one in ledger.register.proposals.values()
        if any(offer.entry == name for offer in one.items)
    ]
    return {
        "entry": name,
        "register": ledger.id,
        "kind": state.kind,
        "title": in_language(title_of(item.content), "en"),
        "bound": item.bound,
        "public": item.public,
        "content": plain(item.content),
        "versions": versions,
        "proposals": offered,
        "statements": [plain(act.body.statement) for act in statements_on(ledger.register.statements, name)],
        "reports": [
            {"party": reported.party, **plain(reported.report)}
            for reported in reports_on(ledger.register.reports, name)
        ],
        **spoken(register, state),
        **(account(register, state, on, home) if state.versions else {}),
    }


def verify(
    target: Annotated[
        Path | None, typer.Argument(metavar="[HOME|FILE]", help="A node's folder, a bundle or a certificate.")
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Check every signature, number and link from the bytes alone."""
    if target is not None and not target.exists():
        from kelisim.node.errors import NodeError

        raise NodeError("there is no such folder or file", where=str(target))
    if target is not None and target.is_file():
        from kelisim.cli.certificate import verify_file

        if verify_file(target, as_json=as_json):
            return
        from kelisim.node.opening import open_nowhere

        open_nowhere()
        from kelisim.node.checking import check_file

        report = check_file(target)
    else:
        folder = open_home(target or home)
        from kelisim.node.checking import check_node

        report = check_node(folder)
    if as_json:
        echo_json({"holds": True, **msgspec.to_builtins(report)})
        return
    from kelisim.model.text import in_language

    for one in report.registers:
        count = sum(one.numbers.values())
        whose = ", ".join(f"{number} of {party}" for party, number in sorted(one.numbers.items()))
        typer.echo(f"{in_language(one.name, 'en')} ({one.register[:16]}…): {count} acts hold: {whose}")
        if one.forked:
            typer.echo(f"  WARNING: signed two acts with one number: {', '.join(one.forked)}", err=True)
    typer.echo(f"{report.attachments} attachments hold")


def rebuild(home: Home = None) -> None:
    """Make the tables that the pages read anew from the acts."""
    open_home(home)
    from kelisim.node.rebuilding import rebuild_all

    for register, count in rebuild_all().items():
        typer.echo(f"{register[:16]}…: {count} acts")
    from kelisim.web.search.anew import ask_anew

    if ask_anew():
        typer.echo("The index of the search is made anew as soon as the pages are served.")
