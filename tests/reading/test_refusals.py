"""What the command refuses: one line that says why, status 2, nothing on standard output, within the limits."""

import os
import random
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.reading.process import read, read_through_a_pipe

PROSE = b"The ministers of both countries met in the city, and the talks went on until the evening of that day. "
MEGABYTE = 2**20
NOISE = random.Random(2).randbytes(100_000)

RUSSIAN = "Стороны обсудили ход строительства моста и договорились о сроках работ. ".encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive of some members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


WORD = zipped({"[Content_Types].xml": b"", "word/document.xml": NOISE})

REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "no words"),
    "white space": (b" \n\t\r\n " * 10_000, "no words"),
    "digits": (b"1234567890 " * 10_000, "no words"),
    "byte order mark alone": (b"\xef\xbb\xbf", "no words"),
    "PDF": (b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n", "the PDF is cut off"),
    "ZIP": (b"PK\x03\x04" + NOISE, "cut off or damaged"),
    "archive of something else": (zipped({"readme.txt": PROSE}), "an archive"),
    "OpenDocument": (zipped({"content.xml": PROSE}), "OpenDocument"),
    "Word document without its text": (zipped({"[Content_Types].xml": b"", "word/styles.xml": b""}), "no body"),
    "Word document cut off": (WORD[: len(WORD) // 2], "cut off or damaged"),
    "Word document with entities": (
        zipped({"[Content_Types].xml": b"", "word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "entities",
    ),
    "Word document of nested elements": (
        zipped({"[Content_Types].xml": b"", "word/document.xml": b"<a>" * 100_000 + b"</a>" * 100_000}),
        "damaged",
    ),
    "bomb": (zipped({"[Content_Types].xml": b"", "word/document.xml": bytes(100 * MEGABYTE)}), "unpacks to"),
    "bomb of many members": (zipped({f"word/{n}": b"" for n in range(6_000)}), "members"),
    "encrypted office document": (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0" + NOISE, "is encrypted"),
    "old Word document": (OLE + "WordDocument".encode("utf-16-le") + b"\0\0" + NOISE, "old Word document"),
    "damaged old workbook": (OLE + "Workbook".encode("utf-16-le") + b"\0\0" + NOISE, "old workbook is damaged"),
    "RTF": (b"{\\rtf1 Words and words.}", "RTF"),
    "XML": (b"<?xml version='1.0'?><a>Words and words.</a>", "XML"),
    "old office document": (OLE + NOISE, "old office document"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + NOISE, "a picture"),
    "gzip": (b"\x1f\x8b" + zlib.compress(PROSE * 1_000), "an archive"),
    "noise": (b"x" + NOISE, "not text"),
    "NUL bytes": (PROSE + b"\0" + PROSE, "control characters"),
    "terminal sequences": (PROSE + b"\x1b[31m" + PROSE, "control characters"),
    "terminal sequences of one byte": (PROSE + "\x9b31m".encode() + PROSE, "control characters"),
    "half of UTF-16": (b"\xff\xfe" + PROSE.decode().encode("utf-16-le") + b"\x00\xd8", "encoding"),
    "letters of one byte in no order": (bytes(range(128, 256)) * 50, "encoding of the text"),
    "letters taken for others": (RUSSIAN.decode("windows-1251", "ignore").encode() * 50, "wrong encoding"),
    "Chinese": ("双方签署了关于交通领域合作的协议。".encode() * 100, "script"),
    "German": (b"Die Minister haben am Freitag ein Abkommen unterzeichnet, sagte der Sprecher. " * 30, "English"),
    "50 MB": (PROSE * (50 * MEGABYTE // len(PROSE)), "bytes"),
    "8 MB in one line": (PROSE * (8 * MEGABYTE // len(PROSE)), "characters"),
    "8 MB in one word": (b"a" * (8 * MEGABYTE), "characters"),
    "8 MB of lines": ((PROSE.strip() + b"\n") * (8 * MEGABYTE // len(PROSE)), "characters"),
    "8 MB in a web page": (b"<html><p>" + PROSE * (8 * MEGABYTE // len(PROSE) - 1), "characters"),
    "endless marks on a letter": (PROSE + ("a" + "\u0316\u0301" * 500_000).encode(), "endless marks"),
    "web page without words": (b"<html><body>" + b"<div>" * 1_000 + b"</body></html>", "no words"),
    "document type alone": (b"<!DOCTYPE html>", "no words"),
    "web page of scripts": (b"<html><script>" + PROSE * 100 + b"</script></html>", "no words"),
}


def assert_refused(run: CompletedProcess[bytes], reason: str) -> None:
    """One line on standard error with the reason, status 2, nothing else."""
    said = run.stderr.decode()
    assert (run.returncode, run.stdout) == (2, b""), said
    assert said.startswith("kelisim: ")
    assert said.count("\n") == 1
    assert reason in said


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    """Each kind of such a document with its own reason."""
    content, reason = REFUSED[name]
    file = tmp_path / "document"
    file.write_bytes(content)
    assert_refused(read(file, "--json"), reason)


@pytest.mark.parametrize("name", ["empty", "PNG", "bomb", "50 MB"])
def test_standard_input_is_refused_for_the_same_reasons(name: str) -> None:
    """What comes through a pipe is held to the same rules."""
    content, reason = REFUSED[name]
    assert_refused(read_through_a_pipe(content), reason)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The line says which file there is not."""
    assert_refused(read(tmp_path / "nowhere.txt"), "nowhere.txt")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    """A folder is refused and named."""
    assert_refused(read(tmp_path), tmp_path.name)


def test_a_pipe_in_the_file_system_is_not_waited_for(tmp_path: Path) -> None:
    """A FIFO that nobody writes to is refused at once instead of read for ever."""
    os.mkfifo(tmp_path / "pipe")
    assert_refused(read(tmp_path / "pipe"), "not a file")


def test_an_endless_device_is_no_document() -> None:
    """A device is refused like any other thing that is no file."""
    assert_refused(read("/dev/zero"), "not a file")


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable for root")
def test_a_file_that_may_not_be_opened_is_refused(tmp_path: Path) -> None:
    """A file without the right to read it."""
    file = tmp_path / "secret.txt"
    file.write_bytes(PROSE)
    file.chmod(0)
    assert_refused(read(file), "cannot be read")


@pytest.mark.parametrize("date", ["yesterday", "2021-02-30", "30.04.2021", "2021-13", ""])
def test_a_date_of_publication_must_be_one(date: str, tmp_path: Path) -> None:
    """`--published` takes an ISO date and says so."""
    file = tmp_path / "story.txt"
    file.write_bytes(PROSE)
    assert_refused(read(file, "--published", date), "--published")
