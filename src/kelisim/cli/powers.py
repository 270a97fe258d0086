"""Who signs for a Party: `appoint`, `retire`, `rekey`, `cosign` and `signers`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from kelisim.cli.options import As, Home, InRegister, Json, Note, Part, open_home, text


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (appoint, retire, rekey, cosign, signers):
        app.command()(command)


def appoint(
    record: Annotated[Path, typer.Argument(metavar="RECORD.json", help="What `kelisim key new` printed.")],
    party: As,
    kinds: Annotated[
        str,
        typer.Option(
            metavar="KIND,…",
            help="What the signer may do: accept, appoint, comment, decline, notify, propose, release, report, retire, "
            "state.",
        ),
    ],
    entries: Annotated[
        str | None, typer.Option(metavar="KIND,…", help="Only on these kinds of entries: measure, decision, …")
    ] = None,
    fields: Annotated[str | None, typer.Option(metavar="ENTRY,…", help="Only on entries of these fields.")] = None,
    bodies: Annotated[
        str | None, typer.Option(metavar="ENTRY,…", help="Only on entries for which these bodies are responsible.")
    ] = None,
    until: Annotated[
        int | None, typer.Option(metavar="N", help="Up to this number of the Party's feed; no clock decides.")
    ] = None,
    register: InRegister = None,
    note: Note = None,
    part: Part = None,
    home: Home = None,
) -> None:
    """Give a signer full powers; the root keys do so, or a signer that has them and may hand them on."""
    from kelisim.cli.documents import input_bytes
    from kelisim.model.charter import Key
    from kelisim.model.decode import decode

    key: Key = decode(input_bytes(record), Key)
    powers = _powers(kinds, entries, fields, bodies, until)
    folder = open_home(home)
    from kelisim.cli import words
    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.cli.signing import sign
    from kelisim.node import keyring, mandates

    ledger = ledger_of(one_register(register))
    hands = keyring.hands_of(folder, ledger, party, "appoint")
    placed = sign(ledger, hands, mandates.appointing(ledger, hands[0].key, key, powers, text(note)), part)
    if placed is not None:
        typer.echo(f"{placed.name()}: appointed {key.office} to {words.powers(powers)}, {placed.hash}")


def _powers(kinds: str, entries: str | None, fields: str | None, bodies: str | None, until: int | None) -> Any:
    from typing import get_args

    from kelisim.model.charter import EntryKind
    from kelisim.model.decode import MalformedError, convert
    from kelisim.model.powers import Power, Powers

    def listed(option: str, words: str | None, known: tuple[str, ...] = ()) -> list[str]:
        found = sorted({word.strip() for word in (words or "").split(",") if word.strip()})
        wrong = [word for word in found if known and word not in known]
        if wrong or (words is not None and not found):
            raise MalformedError(
                f"{wrong[0]!r} is none of what is known" if wrong else "nothing is named",
                where=f"--{option}",
                expected=f"some of: {', '.join(sorted(known))}" if known else "entries such as KAZ.4.1",
            )
        return found

    raw = {
        "kinds": listed("kinds", kinds, get_args(Power)),
        "entries": listed("entries", entries, get_args(EntryKind)),
        "fields": listed("fields", fields),
        "bodies": listed("bodies", bodies),
        "until": until,
    }
    return convert(raw, Powers)


def retire(
    signer: Annotated[str, typer.Argument(metavar="KEY", help="The beginning of the id of its key, or its office.")],
    party: As,
    register: InRegister = None,
    note: Note = None,
    part: Part = None,
    home: Home = None,
) -> None:
    """End a signer's full powers, and those that it handed on."""
    folder = open_home(home)
    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.cli.signing import sign
    from kelisim.node import keyring, mandates

    ledger = ledger_of(one_register(register))
    hands = keyring.hands_of(folder, ledger, party, "retire")
    make, (office, *others) = mandates.retiring(ledger, hands[0].key, signer, text(note))
    placed = sign(ledger, hands, make, part)
    if placed is not None:
        typer.echo(f"{placed.name()}: retired {office}, {placed.hash}")
        if others:
            typer.echo(f"with it end the powers that it handed on: {', '.join(others)}")


def rekey(
    records: Annotated[
        list[Path], typer.Argument(metavar="RECORDS.json...", help="All new root keys: records, or lists of them.")
    ],
    party: As,
    threshold: Annotated[int, typer.Option(min=1, max=16, help="How many of the new root keys sign together.")],
    register: InRegister = None,
    note: Note = None,
    part: Part = None,
    home: Home = None,
) -> None:
    """Replace the root keys; enough of the old ones and of the new ones sign."""
    from kelisim.cli.documents import input_bytes
    from kelisim.model.act import Rekeying
    from kelisim.model.charter import Key
    from kelisim.model.decode import convert, decode

    keys: list[Key] = []
    for path in records:
        read: Key | list[Key] = decode(input_bytes(path), Key | list[Key])
        keys.extend(read if isinstance(read, list) else [read])
    folder = open_home(home)
    from kelisim.cli.choosing import ledger_of, one_register
    from kelisim.cli.signing import sign
    from kelisim.node import keyring, mandates

    ledger = ledger_of(one_register(register))
    by = keyring.root_hand(folder, ledger, party).key
    body: Rekeying = convert(mandates.rekeying_body(ledger, by, keys, threshold, text(note)), Rekeying)
    hand = keyring.rekeying_hand(folder, ledger, party, body)
    placed = sign(ledger, [hand], mandates.rekeying(body), part)
    if placed is not None:
        many = f"{threshold} of {len(keys)} root keys sign together" if len(keys) > 1 else "one root key signs"
        typer.echo(f"{placed.name()}: root keys of version {body.version}, {many}, {placed.hash}")


def cosign(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What --part wrote.")],
    party: As,
    show: Annotated[bool, typer.Option("--show", help="Say what would be signed, and sign nothing.")] = False,
    home: Home = None,
) -> None:
    """Add this machine's root signatures to an act signed in part; who completes it puts it on the record."""
    folder = open_home(home)
    from kelisim.acts.feed import Placed
    from kelisim.cli.choosing import ledger_of_act
    from kelisim.node import cosigning

    opened = cosigning.read_part(file)
    if opened.act.party != party:
        raise cosigning.PartFileError(
            f"this is an act of {opened.act.party}", where=str(file), expected=f"--as {opened.act.party}"
        )
    ledger = ledger_of_act(opened)
    lacks = cosigning.examine(ledger, opened)
    lines = _told(ledger, opened)
    if show:
        for line in [*lines, f"it takes {lacks.words()}" if lacks else "it is complete"]:
            typer.echo(line)
        return
    made = cosigning.cosign(folder, ledger, opened, file)
    for line in lines:
        typer.echo(line)
    if isinstance(made, Placed):
        typer.echo(f"{'signed, ' if lacks else ''}complete and on the record: {made.hash}")
    else:
        lacks = cosigning.lacking(cosigning.roster_of_act(ledger, made.act), made)
        typer.echo(f"signed; it takes {lacks.words()}")


def _told(ledger: Any, opened: Any) -> list[str]:
    """What is signed, for who is to sign it."""
    from kelisim.cli import words
    from kelisim.model.act import Accept, Decline, act_kind
    from kelisim.model.text import in_language

    act = opened.act
    lines = [
        f"register {in_language(ledger.register.charter.name, 'en')} ({ledger.id[:16]}…)",
        f"{opened.name()}, begun by {act.by.office} at {act.at}: {act_kind(act)} {words.says(act)}",
    ]
    if isinstance(act, Accept | Decline):
        proposal = ledger.register.proposals.get(act.body.proposal)
        if proposal is not None:
            lines.append(f"which is {proposal.party}.{proposal.number}: {words.offer(proposal.items)}")
    note = getattr(act.body, "note", None)
    return lines + [f"note: {in_language(note, 'en')}"] if note else lines


def signers(register: InRegister = None, as_json: Json = False, home: Home = None) -> None:
    """List who may sign for each Party: root keys, threshold, and appointed signers with their full powers."""
    open_home(home)
    from kelisim.cli.choosing import ledger_of
    from kelisim.cli.choosing import registers as chosen
    from kelisim.cli.looking import echo_json
    from kelisim.model.decode import plain
    from kelisim.node.mandates import signers_of

    for row in chosen(register):
        for one in signers_of(ledger_of(row)):
            if as_json:
                echo_json({"register": row.pk, **plain(one)})
                continue
            for line in _listed(row.slug, one):
                typer.echo(line)


def _listed(slug: str, one: Any) -> list[str]:
    from kelisim.cli import words

    together = f"{one.threshold} of {len(one.roots)} root keys sign together" if len(one.roots) > 1 else "one root key"
    notes = ["has left"] if one.left else []
    notes += ["TOLD TWO STORIES, so nothing that it signs now has effect"] if one.two_stories else []
    lines = [f"{slug}  {one.party}  {together}, version {one.version}{''.join(f'; {note}' for note in notes)}"]
    lines += [f"  root    {root.key[:16]}…  {root.office}" for root in one.roots]
    for signer in one.signers:
        state = "ended: " if signer.ended else ""
        lines.append(
            f"  signer  {signer.key[:16]}…  {signer.office}: {state}{words.powers(signer.powers)}; "
            f"since act {signer.since}, appointed by {signer.by_office or 'the root keys'}"
        )
    return lines
