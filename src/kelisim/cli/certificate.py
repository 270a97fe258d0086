"""`kelisim certificate`: one entry with all that it rests on, in one file; and how `kelisim verify` tells one.

1. Only what is public is written, unless `--private` is asked for.
2. A file is told by its first bytes: a certificate, a page that carries one, or else a bundle.
3. Checking one loads neither Django nor a database.
"""

import os
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from kelisim.cli.options import Home, InRegister, open_home


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(certificate)


def certificate(
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The entry, such as OBS.2.1.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write; one that is there is replaced.")],
    html: Annotated[bool, typer.Option("--html", help="Write a page for people; it carries the certificate.")] = False,
    private: Annotated[bool, typer.Option("--private", help="Write it even if it shows what is not public.")] = False,
    register: InRegister = None,
    home: Home = None,
) -> None:
    """Write the certificate of an entry: everything that it rests on, to be checked without this node."""
    open_home(home)
    from kelisim.cli.choosing import registers
    from kelisim.exports.page import page
    from kelisim.node import models
    from kelisim.node.certifying import certificate_of
    from kelisim.node.errors import UnknownEntryError

    rows = registers(register)
    having = [row for row in rows if models.Entry.objects.filter(register=row, entry=entry).exists()]
    if len(having or rows) != 1:
        slugs = ", ".join(row.slug for row in having or rows)
        raise UnknownEntryError(
            f"{'several registers have an entry' if having else 'no agreed entry is called'} {entry!r}",
            expected=f"--register with one of: {slugs}",
        )
    data = certificate_of((having or rows)[0].pk, entry, private=private)
    _put(file, page(data) if html else data, readable=not private)
    typer.echo(f"{file}: {entry}")


def _put(file: Path, data: bytes, *, readable: bool) -> None:
    """Write a file beside its name, sync and rename it; only its owner reads what may not be public."""
    from kelisim.exports.errors import ExportError

    try:
        handle, name = tempfile.mkstemp(dir=file.absolute().parent)
        try:
            with os.fdopen(handle, "wb") as content:
                content.write(data)
                content.flush()
                os.fsync(content.fileno())
            if readable:
                Path(name).chmod(0o644)
            Path(name).rename(file)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportError(f"the certificate cannot be written: {error.strerror}", where=str(file)) from None


def verify_file(file: Path, *, as_json: bool) -> bool:
    """Check a certificate, or a page that carries one, and say what it holds; False where the file is something else.

    Of a page that says something else than its certificate, the certificate is told, and then the page refused.

    Raises:
        KelisimError: the first thing that is wrong, naming the act or the line.
    """
    from kelisim.exports.certificate import FORMAT, MAX_BYTES
    from kelisim.exports.errors import CertificateError, PageError
    from kelisim.exports.page import BEGINNING, carried_by, certificate_of_page

    try:
        with file.open("rb") as content:
            data = content.read(10)
            if data[:8] == b'{"acts":' and data[8:9].isdigit():
                return False
            data += content.read(8 * MAX_BYTES)
    except OSError as error:
        raise CertificateError(f"the file cannot be read: {error.strerror}", where=str(file)) from None
    if data[:9].lower() == BEGINNING[:9]:
        try:
            data = certificate_of_page(data)
        except PageError:
            _tell(carried_by(data), as_json=False, err=True)
            raise
    elif not data.startswith(b'{"acts":[') and FORMAT[:-2].encode() not in data:
        return False
    _tell(data, as_json=as_json)
    return True


def _tell(data: bytes, *, as_json: bool, err: bool = False) -> None:
    import msgspec

    from kelisim.exports.checking import check
    from kelisim.exports.told import told
    from kelisim.exports.words import lines

    found: Any = told(check(data))
    if as_json:
        typer.echo(msgspec.json.encode({"holds": True, **msgspec.to_builtins(found)}, order="sorted").decode())
        return
    for line in lines(found):
        typer.echo("".join(one if one.isprintable() else " " for one in line), err=err)
