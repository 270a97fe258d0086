"""`kelisim force` and `kelisim schema`: the life of an instrument given as a file, and the shapes of what files hold.

1. Both work without a node, and load neither Django nor a database.
2. A file is an instrument as JSON: the content of an entry of that kind (docs/treaty.md). What `kelisim show --json`
   prints of one is read as well. Later instruments stand in files of their own, and end it where they supersede it.
3. A status that the record leaves open is not chosen; every possible one is given.
"""

import datetime
import inspect
from pathlib import Path
from typing import Annotated, Any

import typer

from kelisim.cli.options import Json, day_asked


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(force)
    app.command()(schema)


def force(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="An instrument with its clauses, as JSON.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day, such as 2021-04-30; today.")] = None,
    later: Annotated[
        list[Path] | None,
        typer.Option("--with", metavar="LATER.json", help="A later instrument, which may supersede it; repeatable."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Compute for each Party how an instrument stands on a day, and why."""
    import msgspec

    from kelisim.cli.documents import input_bytes
    from kelisim.model.decode import MalformedError
    from kelisim.model.text import in_language
    from kelisim.register.treaty.life import lives
    from kelisim.register.treaty.reasoning import sentence
    from kelisim.register.treaty.reservations import effects
    from kelisim.register.treaty.succession import superseding

    day = day_asked(on)
    entry, instrument = _instrument(input_bytes(file))
    others = [_instrument(input_bytes(one))[1] for one in later or ()]
    found = lives(instrument, replaced_by=superseding(instrument, others, entry))
    if not found:
        raise MalformedError("the instrument names no Party", where="$.parties", expected="codes such as KAZ")
    if as_json:
        shown = {
            "title": instrument.title,
            "on": day.isoformat(),
            "parties": {party: _shown(life, day) for party, life in found.items()},
            "reservations": [_effect(effect) for effect in effects(instrument)],
        }
        typer.echo(msgspec.json.format(msgspec.json.encode(shown), indent=1).decode())
        return
    typer.echo(f"{in_language(instrument.title, 'en')}, on {day.isoformat()}")
    for life in found.values():
        for line in _lines(life, day):
            typer.echo(line)
    for effect in effects(instrument):
        about = f" on {', '.join(effect.articles)}" if effect.articles else ""
        typer.echo(f"{effect.party} to {effect.other}{about}: {_words(effect.kind)}: {sentence(effect.reason)}")


def schema(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="A kind of entry or act, draft or reading.")],
) -> None:
    """Print the JSON Schema of a kind of entry or act, of a draft or of a reading."""
    import msgspec

    from kelisim.model.decode import MalformedError

    kinds = _kinds()
    if kind not in kinds:
        raise MalformedError(f"there is no kind {kind!r}", expected=f"one of {', '.join(sorted(kinds))}")
    found = _portable(msgspec.json.schema(kinds[kind]))
    typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())


def _kinds() -> dict[str, Any]:
    from typing import get_args

    from kelisim.model.act import Act
    from kelisim.model.draft import Draft, Reading
    from kelisim.model.item import CONTENT_TYPES

    acts = {str(one.__struct_config__.tag): one for one in get_args(Act)}
    return {**CONTENT_TYPES, **acts, "draft": Draft, "reading": Reading}


def _portable(value: Any) -> Any:
    r"""A schema as others read it: patterns end in `$` (ECMA-262 has no `\Z`), descriptions are not indented."""
    if isinstance(value, dict):
        return {key: _words_of(key, member) or _portable(member) for key, member in value.items()}
    return [_portable(member) for member in value] if isinstance(value, list) else value


def _words_of(key: str, member: Any) -> str | None:
    if not isinstance(member, str):
        return None
    if key == "pattern":
        return member.replace("\\Z", "$")
    return inspect.cleandoc(member) if key == "description" else None


def _instrument(data: bytes) -> tuple[str | None, Any]:
    """The instrument of a file, and its entry where the file says which it is."""
    import msgspec

    from kelisim.model.decode import decode
    from kelisim.model.instrument import Instrument

    whole: Any = decode(data, Any)
    if isinstance(whole, dict) and whole.get("kind") == "instrument" and "content" in whole:
        return whole.get("entry"), decode(msgspec.json.encode(whole["content"]), Instrument)
    return None, decode(data, Instrument)


def _lines(life: Any, day: datetime.date) -> list[str]:
    from kelisim.register.treaty.reasoning import sentence

    standing = life.status_on(day)
    if standing.status is None:
        words = " or ".join(dict.fromkeys(_words(period.status) for period in standing.possible))
        lines = [f"{life.party}: {words}; the record does not tell which"]
    else:
        lines = [f"{life.party}: {_words(standing.status)}"]
    lines += [f"  {_line(life.party, period)}" for period in life.periods if period.start is not None]
    if len(life.periods) == 1:
        lines.append(f"  {sentence(life.periods[0].reason)}")
    lines += [f"  not in force: {sentence(life.waits)}"] if life.waits else []
    lines += [f"  {sentence(life.reaches_back)}"] if life.reaches_back else []
    return lines + [f"  {sentence(note)}" for note in life.notes]


def _line(party: str, period: Any) -> str:
    from kelisim.register.treaty.reasoning import sentence

    return f"{_words(period.status)} for {party} since {period.start.words()}: {sentence(period.reason)}"


def _words(status: str) -> str:
    return status.replace("-", " ")


def _shown(life: Any, day: datetime.date) -> dict[str, Any]:
    standing = life.status_on(day)
    return {
        "status": standing.status,
        "possible": list(dict.fromkeys(period.status for period in standing.possible)),
        "periods": [
            {
                "status": period.status,
                "start": _bounds(period.start),
                "end": _bounds(period.end),
                "reason": _reason(period.reason),
            }
            for period in life.periods
        ],
        "waits": _reason(life.waits),
        "reaches_back": _reason(life.reaches_back),
        "notes": [_reason(note) for note in life.notes],
    }


def _effect(effect: Any) -> dict[str, Any]:
    return {
        "party": effect.party,
        "other": effect.other,
        "kind": effect.kind,
        "articles": effect.articles,
        "start": _bounds(effect.start),
        "end": _bounds(effect.end),
        "reason": _reason(effect.reason),
    }


def _bounds(day: Any) -> dict[str, str | None] | None:
    if day is None:
        return None
    return {
        "earliest": None if day.earliest == datetime.date.min else day.earliest.isoformat(),
        "latest": None if day.latest == datetime.date.max else day.latest.isoformat(),
    }


def _reason(reason: Any) -> dict[str, Any] | None:
    from kelisim.register.treaty.days import Day
    from kelisim.register.treaty.reasoning import sentence

    if reason is None:
        return None
    terms = {name: _bounds(term) if isinstance(term, Day) else term for name, term in reason.terms.items()}
    return {"code": reason.code, "terms": terms, "sentence": sentence(reason)}
