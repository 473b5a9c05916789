"""A workbook that is a trap is refused before it is unpacked (facts: trust, S8)."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from importers.clean import workbook
from tests.security.reading import names, read_bytes

HEADER = ("Name", "Day", "Time", "City")
ROW = ("Plover", "Monday", "19:00", "Leeds")
SHEET = "xl/worksheets/sheet1.xml"


def book() -> bytes:
    made = openpyxl.Workbook()
    made.active.append(HEADER)
    made.active.append(ROW)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def with_parts(*parts: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """The workbook with these parts added, or put in the place of those of the same name."""
    file = io.BytesIO()
    own = {part if isinstance(part, str) else part.filename for part, _ in parts}
    with (
        zipfile.ZipFile(io.BytesIO(book())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in own:
                new.writestr(name, old.read(name))
        for name, content in parts:
            new.writestr(name, content)
    return file.getvalue()


def link(name: str, target: bytes) -> bytes:
    part = zipfile.ZipInfo(name)
    part.external_attr = (stat.S_IFLNK | 0o777) << 16
    return with_parts((part, target))


def directory_entry(body: bytes, name: str) -> int:
    """Where the archive's directory speaks of the part."""
    at = body.rindex(name.encode()) - 46
    assert body[at : at + 4] == b"PK\x01\x02"
    return at


def changed(body: bytes, offset: int, value: bytes, name: str = SHEET) -> bytes:
    """One field of the part's entry in the directory said differently."""
    at = directory_entry(body, name) + offset
    return body[:at] + value + body[at + len(value) :]


def overlapping() -> bytes:
    """Every part's entry leads to the bytes of one, which is unpacked once for each of them."""
    body = with_parts(*((f"xl/media/{n}.xml", b" " * 90_000) for n in range(200)))
    first = directory_entry(body, "xl/media/0.xml")
    where = body[first + 42 : first + 46]
    for number in range(1, 200):
        body = changed(body, 42, where, f"xl/media/{number}.xml")
    return body


def twice(*names: str) -> bytes:
    return with_parts(*((name, SPACES[:100]) for name in names))


def archived(count: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("xl/workbook.xml", b"")
        for number in range(count):
            made.writestr(f"{number}", b"")
    return file.getvalue()


SPACES = b" " * 33_000_000
TRAPS: dict[str, Callable[[], bytes]] = {
    "a sheet that unpacks to 33 MB": lambda: with_parts((SHEET, SPACES)),
    "texts that unpack to 33 MB": lambda: with_parts(("xl/sharedStrings.xml", SPACES)),
    "a picture that unpacks to 33 MB": lambda: with_parts(("xl/media/image1.png", SPACES)),
    "styles that unpack to 3 MB": lambda: with_parts(("xl/styles.xml", SPACES[:3_000_000])),
    "a bomb within": lambda: with_parts(("xl/embeddings/a.zip", b"PK"), ("xl/b.bin", SPACES)),
    "many parts": lambda: archived(600),
    "100,000 entries": lambda: book() + b"PK\x01\x02" * 100_000,
    "parts that overlap": overlapping,
    "a way up": lambda: with_parts(("../../../../tmp/escaped.xml", b"<x/>")),
    "a way up in the other slashes": lambda: with_parts(("..\\..\\escaped.xml", b"<x/>")),
    "a whole path": lambda: with_parts(("/etc/cron.d/escaped", b"<x/>")),
    "a link": lambda: link("xl/media/passwd", b"/etc/passwd"),
    "a link in a sheet's place": lambda: link(SHEET, b"/etc/passwd"),
    "a size that lies": lambda: changed(book(), 24, struct.pack("<L", 10)),
    "a way of packing that nobody knows": lambda: changed(book(), 10, struct.pack("<H", 99)),
    "a part that is locked": lambda: changed(book(), 8, struct.pack("<H", 1)),
    "a sum that is wrong": lambda: changed(book(), 16, b"\0\0\0\0"),
    "a part that begins beyond the end": lambda: changed(book(), 42, b"\xff\xff\xff\x7f"),
    "cut": lambda: book()[:-30],
    "cut in the middle": lambda: book()[:2_000],
    "a part that stands twice": lambda: twice("xl/SharedStrings.xml", "xl/sharedStrings.xml"),
    "a head alone": lambda: b"PK\x03\x04xl/workbook.xml",
}


@pytest.mark.parametrize("name", TRAPS)
def test_it_is_refused_in_one_sentence(name: str) -> None:
    found = read_bytes(TRAPS[name]())
    assert isinstance(found, str), names(found)
    assert found.isprintable()


def test_without_a_trap_it_is_read() -> None:
    assert names(read_bytes(book())) == ["Plover"]
    assert names(read_bytes(with_parts(("xl/media/image1.png", b"x")))) == ["Plover"]


def test_what_is_too_large_is_known_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    early = ("a sheet that unpacks to 33 MB", "many parts", "parts that overlap", "a way up")
    bodies = [TRAPS[name]() for name in early]
    monkeypatch.setattr(zipfile.ZipFile, "open", never)
    monkeypatch.setattr(workbook, "load_workbook", never)
    for body in bodies:
        assert isinstance(read_bytes(body), str)
