"""XML brings no definitions of its own and fetches nothing (facts: trust, S10)."""

import io
import socket
import time
import zipfile
from collections.abc import Iterator

import pytest

from importers import NotAListing, Part
from importers.listing import read
from tests.security.reading import FEED, names, read_bytes
from tests.security.test_archives import HEADER, ROW, SHEET, book, with_parts

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NESTED = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">'
    for before, after in zip("bcdefghi", "cdefghij", strict=True)
)
# The definitions of a document, and what its text then says.
DEFINITIONS = {
    "billion laughs": (f"<!DOCTYPE x [{NESTED}]>", "&j;"),
    "quadratic": (f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>', "&a;" * 5_000),
    "one entity": ('<!DOCTYPE x [<!ENTITY a "Plover">]>', "&a;"),
    "a file": ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
    "an address": ('<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:{port}/a">]>', "&a;"),
    "a public name": (
        '<!DOCTYPE x [<!ENTITY a PUBLIC "-//x" "http://127.0.0.1:{port}/a">]>',
        "&a;",
    ),
    "entities of definitions": (
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/x.dtd"> %p;]>', "a"
    ),
    "entities that call each other": ('<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    "attributes by definition": (
        f'<!DOCTYPE x [{NESTED}<!ATTLIST t x CDATA "&j;">]>', "a"
    ),
}  # fmt: skip
# Nothing is fetched for these, but they may be read as the plain elements that they are.
INCLUDES = {
    "definitions from elsewhere": '<!DOCTYPE worksheet SYSTEM "{where}">',
    "an inclusion": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{where}"/>',
    "an inclusion of text": (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{where}"/>'
    ),
    "a style sheet": '<?xml-stylesheet type="text/xsl" href="{where}"?>',
}


def sheet(text: str, *, head: str = "", before: str = "") -> bytes:
    """A sheet of two lines; `text` stands in the name of the second."""
    header = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in HEADER)
    cells = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in (text, *ROW[1:]))
    return (
        f'<?xml version="1.0"?>{head}<worksheet xmlns="{SPACE}">{before}<sheetData>'
        f'<row r="1">{header}</row><row r="2">{cells}</row></sheetData></worksheet>'
    ).encode()


def texts(text: str, head: str) -> bytes:
    return f'<?xml version="1.0"?>{head}<sst xmlns="{SPACE}"><si><t>{text}</t></si></sst>'.encode()


def with_shared(strings: bytes) -> bytes:
    """The name of the meeting is the first of the texts."""
    with zipfile.ZipFile(io.BytesIO(book())) as own:
        types = own.read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}" /></Types>'
    name = '<c t="inlineStr"><is><t>Plover</t></is></c>'
    return with_parts(
        ("xl/sharedStrings.xml", strings),
        ("[Content_Types].xml", types.replace("</Types>", entry).encode()),
        (SHEET, sheet("Plover").replace(name.encode(), b'<c t="s"><v>0</v></c>')),
    )


def site_map(text: str, head: str) -> bytes:
    where = f"<url><loc>https://example.org/events/{text}</loc></url>"
    return f'<?xml version="1.0"?>{head}<urlset>{where}</urlset>'.encode()


@pytest.fixture
def visitors() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        made.setblocking(False)
        yield made


def nobody_came(visitors: socket.socket) -> bool:
    try:
        visitors.accept()[0].close()
    except BlockingIOError:
        return True
    return False


def filled(text: str, visitors: socket.socket) -> str:
    return text.replace("{port}", str(visitors.getsockname()[1]))


@pytest.mark.parametrize("name", DEFINITIONS)
def test_a_sheet_with_definitions_is_refused(name: str, visitors: socket.socket) -> None:
    head, text = DEFINITIONS[name]
    begun = time.monotonic()
    found = read_bytes(with_parts((SHEET, sheet(text, head=filled(head, visitors)))))
    assert isinstance(found, str), names(found)
    assert nobody_came(visitors)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("name", DEFINITIONS)
def test_shared_texts_with_definitions_are_refused(name: str, visitors: socket.socket) -> None:
    head, text = DEFINITIONS[name]
    found = read_bytes(with_shared(texts(text, filled(head, visitors))))
    assert isinstance(found, str), names(found)
    assert nobody_came(visitors)


@pytest.mark.parametrize(
    "part",
    ["xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"],
)
def test_no_part_of_a_workbook_may_bring_definitions(part: str) -> None:
    head, text = DEFINITIONS["billion laughs"]
    found = read_bytes(with_parts((part, f"{head}<x>{text}</x>".encode())))
    assert isinstance(found, str), names(found)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_a_map_of_pages_with_definitions_is_refused(name: str, visitors: socket.socket) -> None:
    head, text = DEFINITIONS[name]
    part = Part(url="https://example.org/map", body=site_map(text, filled(head, visitors)))
    with pytest.raises(NotAListing, match=r"DTD|no sitemap"):
        read([part], FEED, lambda url: part)
    assert nobody_came(visitors)


@pytest.mark.parametrize("name", INCLUDES)
@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://127.0.0.1:{port}/a"])
def test_nothing_is_included(name: str, where: str, visitors: socket.socket) -> None:
    element = INCLUDES[name].replace("{where}", filled(where, visitors))
    head = element if element.startswith(("<!", "<?")) else ""
    before = "" if head else element
    found = read_bytes(with_parts((SHEET, sheet("Plover", head=head, before=before))))
    assert isinstance(found, str) or names(found) == ["Plover"]
    assert "root:" not in repr(found)
    assert nobody_came(visitors)


def test_without_definitions_the_sheet_is_read() -> None:
    assert names(read_bytes(with_parts((SHEET, sheet("Plover"))))) == ["Plover"]
    assert names(read_bytes(with_shared(texts("Dunlin", "")))) == ["Dunlin"]
