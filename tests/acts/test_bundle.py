"""Bundles: what goes in comes out, and what is cut or altered gives nothing."""

import base64
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kelisim.acts.bundle import CHUNK, Attached, BundleReader, check_bundle, write_bundle
from kelisim.acts.envelope import MAX_ENVELOPE, Opened
from kelisim.acts.errors import BundleError
from kelisim.acts.profile import register_id
from kelisim.errors import KelisimError
from tests.world import charter_of, exchange, founded, opened

REGISTER = register_id(charter_of(["KAZ", "RUS"]))
ELSEWHERE = "0" * 64


def record() -> list[Opened]:
    """Five acts of two Parties."""
    world = founded(["KAZ", "RUS"])
    proposal = world["KAZ"].propose_new("Жайық – Урал", ["KAZ", "RUS"])
    exchange(world)
    world["RUS"].accept(proposal)
    world["RUS"].state()
    return [opened(placed) for placed in world["RUS"].acts]


ACTS = record()


def attached(folder: Path, *contents: bytes) -> list[Attached]:
    """These contents as files to attach."""
    found = []
    for content in contents:
        sha256 = hashlib.sha256(content).hexdigest()
        (folder / sha256).write_bytes(content)
        found.append(Attached(sha256, len(content), folder / sha256))
    return found


def bundle_of(folder: Path, *contents: bytes) -> bytes:
    """A bundle of the acts and of files with these contents."""
    file = io.BytesIO()
    write_bundle(file, REGISTER, ACTS, attached(folder, *contents))
    return file.getvalue()


def read_whole(data: bytes) -> tuple[list[Opened], dict[str, bytes]]:
    """The acts and the attachments in a bundle."""
    reader = BundleReader(io.BytesIO(data))
    acts = list(reader.acts())
    files = {sha256: b"".join(pieces) for sha256, pieces in reader.attachments()}
    reader.finish()
    return acts, files


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A bundle of five acts and three small attachments."""
    return bundle_of(tmp_path_factory.mktemp("small"), b"", b"photograph", bytes(range(256)))


def sealed(lines: list[bytes]) -> bytes:
    """Lines with a last line that matches them, as one who alters a bundle knowingly would write."""
    body = b"".join(line + b"\n" for line in lines)
    return body + b'{"sha256":"%b"}\n' % hashlib.sha256(body).hexdigest().encode()


def lines_of(data: bytes) -> list[bytes]:
    """The lines of a bundle without the last."""
    return data.split(b"\n")[:-2]


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 77])
def test_acts_and_attachments_come_out_as_they_went_in(tmp_path: Path, size: int) -> None:
    """Attachments of every size around a line's length come out byte for byte, beside others and the acts."""
    content = hashlib.shake_256(b"content").digest(size)
    acts, files = read_whole(bundle_of(tmp_path, content, b"another"))
    assert acts == ACTS
    assert files == {hashlib.sha256(one).hexdigest(): one for one in (content, b"another")}


@given(contents=st.lists(st.binary(max_size=100), max_size=5, unique=True))
def test_any_attachments_come_out(tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]) -> None:
    """Any contents come out, and the same acts and files give the same bytes whatever order the files came in."""
    folder = tmp_path_factory.mktemp("any")
    data = bundle_of(folder, *contents)
    assert read_whole(data)[1] == {hashlib.sha256(one).hexdigest(): one for one in contents}
    assert bundle_of(folder, *reversed(contents)) == data


def test_checking_counts_without_keeping(small: bytes) -> None:
    """`check_bundle` gives the acts and the number of attachments."""
    header, acts, count = check_bundle(io.BytesIO(small))
    assert (header.register, acts, count) == (REGISTER, ACTS, 3)


def test_a_reader_may_leave_attachments_unread(small: bytes) -> None:
    """A reader that takes no piece of an attachment still checks it and comes to the end."""
    reader = BundleReader(io.BytesIO(small))
    assert len(list(reader.acts())) == 5
    assert len([sha256 for sha256, _ in reader.attachments()]) == 3
    reader.finish()


def test_a_bundle_cut_at_any_byte_is_refused(small: bytes) -> None:
    """Wherever a bundle ends too early, it is refused, and with no other error than a bundle's."""
    for end in range(len(small)):
        with pytest.raises(BundleError):
            check_bundle(io.BytesIO(small[:end]))


def test_a_large_bundle_cut_at_any_line_is_refused(tmp_path: Path) -> None:
    """So is one whose attachments have several lines."""
    data = bundle_of(tmp_path, bytes(2 * CHUNK + 5), b"another", b"")
    ends = [0, *(place + 1 for place, byte in enumerate(data) if byte == 10)]
    assert len(ends) > 12
    for end in ends[:-1]:
        with pytest.raises(BundleError):
            check_bundle(io.BytesIO(data[:end]))


def test_one_flipped_bit_anywhere_is_refused(small: bytes) -> None:
    """At every byte of the bundle, a flipped bit ends in an error of Kelisim's own."""
    for place in range(len(small)):
        changed = bytearray(small)
        changed[place] ^= 1 << place % 8
        with pytest.raises(KelisimError):
            check_bundle(io.BytesIO(bytes(changed)))


@given(data=st.data())
def test_altered_bytes_are_refused(small: bytes, data: st.DataObject) -> None:
    """Bytes put in, taken out or written over anywhere end in an error of Kelisim's own."""
    start = data.draw(st.integers(0, len(small)))
    end = data.draw(st.integers(start, min(len(small), start + 40)))
    changed = small[:start] + data.draw(st.binary(max_size=40)) + small[end:]
    if changed == small:
        return
    with pytest.raises(KelisimError):
        check_bundle(io.BytesIO(changed))


@given(st.binary(max_size=300))
def test_no_bytes_make_a_bundle_raise_anything_else(data: bytes) -> None:
    """Arbitrary bytes are no bundle."""
    with pytest.raises(BundleError):
        check_bundle(io.BytesIO(data))


@pytest.mark.parametrize("more", [b"\n", b"{}", b"\0", b"x" * 1_000])
def test_bytes_behind_the_last_line_are_refused(small: bytes, more: bytes) -> None:
    """Nothing follows the last line."""
    with pytest.raises(BundleError, match="follows"):
        check_bundle(io.BytesIO(small + more))


def test_two_bundles_in_one_file_are_refused(small: bytes) -> None:
    """A file is one bundle."""
    with pytest.raises(BundleError, match="follows"):
        check_bundle(io.BytesIO(small * 2))


def counted(acts: int, attachments: int) -> bytes:
    """A first line that counts so many."""
    line = '{"acts":%d,"attachments":%d,"format":"kelisim-bundle/1","register":"%s"}'
    return (line % (acts, attachments, REGISTER)).encode()


def altered(lines: list[bytes]) -> Iterator[tuple[str, list[bytes]]]:
    """Ways to break a bundle of five acts and three attachments, the last line matching each time."""
    head, acts, rest = lines[0], lines[1:6], lines[6:]
    empty = hashlib.sha256(b"").hexdigest().encode()
    yield "one act too few is counted", [counted(4, 3), *lines[1:]]
    yield "one act too many is counted", [counted(6, 3), *lines[1:]]
    yield "no acts are counted", [counted(0, 3), *lines[1:]]
    yield "more acts are counted than there can be", [counted(5_000_001, 3), *lines[1:]]
    yield "a negative number is counted", [counted(-1, 3), *lines[1:]]
    yield "one attachment too few is counted", [counted(5, 2), *lines[1:]]
    yield "one attachment too many is counted", [counted(5, 4), *lines[1:]]
    yield "an act is left out", [head, *acts[1:], *rest]
    yield "an attachment is left out", lines[:-2]
    yield "a blank line", [head, b"", *lines[1:]]
    yield "another format", [head.replace(b"bundle/1", b"bundle/2"), *lines[1:]]
    yield "another register", [head.replace(REGISTER.encode(), ELSEWHERE.encode()), *lines[1:]]
    yield "a second spelling of the first line", [head.replace(b":5", b": 5"), *lines[1:]]
    yield "an unknown member of the first line", [head.replace(b'{"acts"', b'{"a":1,"acts"'), *lines[1:]]
    yield "a second spelling of an act", [head, acts[0].replace(b'{"payload"', b'{ "payload"'), *lines[2:]]
    yield "an act that is none", [head, b'{"payload":"e30=","payloadType":"x","signatures":[]}', *lines[2:]]
    yield "a line end of another system", [head + b"\r", *lines[1:]]
    yield "a line without end", [head, b"x" * (MAX_ENVELOPE + 10), *lines[2:]]
    yield "content under another hash", [line.replace(empty, ELSEWHERE.encode()) for line in lines]
    content = base64.b64encode(b"photograph")
    at = lines.index(content)
    yield "content altered", [*lines[:at], base64.b64encode(b"photogrxph"), *lines[at + 1 :]]
    yield "content too short", [*lines[:at], base64.b64encode(b"photo"), *lines[at + 1 :]]
    yield "content too long", [*lines[:at], base64.b64encode(b"photographs"), *lines[at + 1 :]]
    yield "content without padding", [*lines[:at], content.rstrip(b"="), *lines[at + 1 :]]
    yield "content with white space", [*lines[:at], content[:4] + b" " + content[4:], *lines[at + 1 :]]
    yield "content with loose trailing bits", [*lines[:at], content.replace(b"aA==", b"aB=="), *lines[at + 1 :]]
    yield "content in two lines", [*lines[:at], content[:8], content[8:], *lines[at + 1 :]]
    size = lines[at - 1].replace(b'"size":10', b'"size":%d' % (2**31 + 1))
    yield "a size beyond the cap", [*lines[: at - 1], size, *lines[at:]]
    yield "a negative size", [*lines[: at - 1], size.replace(b"2147483649", b"-1"), *lines[at:]]


def test_a_wrong_count_or_line_is_refused(small: bytes) -> None:
    """Each way to break a bundle is refused as a bundle's error, even where the last line matches."""
    lines = lines_of(small)
    assert sealed(lines) == small
    accepted = []
    for name, changed in altered(lines):
        assert changed != lines, name
        try:
            check_bundle(io.BytesIO(sealed(changed)))
        except BundleError:
            continue
        accepted.append(name)
    assert accepted == []


def test_an_error_names_the_line(small: bytes) -> None:
    """A person finds the line that is wrong."""
    lines = lines_of(small)
    lines[3] = lines[3].replace(b'{"payload"', b'{ "payload"')
    with pytest.raises(BundleError) as caught:
        check_bundle(io.BytesIO(sealed(lines)))
    assert caught.value.where == "line 4"


def test_an_attachment_that_is_not_what_it_was_is_not_sealed_as_such(tmp_path: Path) -> None:
    """A file that changed on the disk is written as it is, and refused by whoever reads the bundle."""
    one = attached(tmp_path, b"photograph")
    one[0].path.write_bytes(b"photogrxph")
    file = io.BytesIO()
    write_bundle(file, REGISTER, ACTS, one)
    file.seek(0)
    with pytest.raises(BundleError, match="hash"):
        check_bundle(file)
