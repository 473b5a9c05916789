"""A workbook is read as a table of text is, and never becomes larger than a listing can be."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.xml import DEFUSEDXML

from finder.errors import NotAListing
from importers import Feed, Part
from importers.clean import workbook
from importers.clean.workbook import read_workbook
from importers.formats.xlsx import parse, sniff
from importers.listing import detect, read, summary

FEED = Feed(key="example", urls=("example",), fellowship="aa", timezone="Europe/London")
HEADER = ("Name", "Day", "Time", "Address")
ROW = ("Plover", "Monday", "19:00", "8 Plover Lane, London, UK")
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)
FAR_ROW = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:XFD1048576"/><sheetData><row r="999999999999"><c r="A1"><v>1</v></c></row>'
    "</sheetData></worksheet>"
)


def book(*lines: Sequence[object]) -> bytes:
    made = openpyxl.Workbook()
    for line in lines:
        made.active.append(list(line))
    return saved(made)


def saved(made: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def changed(body: bytes, name: str, content: bytes) -> bytes:
    """The workbook with one part put in another's place, or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.namelist():
            if item != name:
                new.writestr(item, old.read(item))
        new.writestr(name, content)
    return file.getvalue()


def part(body: bytes) -> Part:
    return Part(url="example", body=body)


def table(body: bytes) -> tuple[tuple[str, ...], ...]:
    return read_workbook(body, lambda names: len(list(names))).records


def test_one_format_says_yes_to_a_workbook():
    assert detect([part(book(HEADER, ROW))]) == "xlsx"


def test_a_workbook_is_read_as_the_same_table_in_text_is():
    text = ",".join(HEADER) + "\n" + ",".join(ROW[:3]) + f',"{ROW[3]}"\n'
    sheet = read([part(book(HEADER, ROW))], FEED)
    assert sheet.rows == read([part(text.encode())], FEED).rows


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (time(19, 30), "19:30:00"),
        (datetime(1899, 12, 30, 19, 30), "19:30:00"),
        (timedelta(hours=1, minutes=30), "1:30"),
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 10), "2026-03-01 10:00:00"),
        (7.0, "7"),
        (51.5, "51.5"),
        ("#N/A", ""),
        ("=1+1", ""),
        ("= a formula", ""),
    ],
)
def test_a_cell_is_what_it_would_be_in_text(cell: object, text: str):
    assert table(book(("a", "b"), (cell, "end"))) == ((text, "end"),)


def test_a_hidden_sheet_is_not_read():
    made = openpyxl.Workbook()
    made.active.append(HEADER)
    made.active.sheet_state = "hidden"
    made.create_sheet().append(["nothing", "here"])
    with pytest.raises(NotAListing, match="No sheet"):
        list(parse([part(saved(made))], FEED))


def test_an_empty_last_cell_does_not_publish_what_is_not_listed():
    body = book((*HEADER, "Publicly listed"), ROW, (*ROW, "N"), (*ROW, "Y"))
    assert [row.withheld for row in parse([part(body)], FEED)] == [True, True, False]


@pytest.mark.parametrize("keep", [4, 100, 2_000, 4_000])
def test_a_cut_workbook_is_no_listing(keep: int):
    body = book(HEADER, ROW)[:keep]
    with pytest.raises(NotAListing):
        read([part(body)], FEED)


def test_other_archives_are_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("feed.json", "[]")
    assert not sniff(part(file.getvalue()))


def test_entities_are_refused():
    assert DEFUSEDXML
    body = changed(book(HEADER, ROW), "xl/worksheets/sheet1.xml", BOMB.encode())
    with pytest.raises(NotAListing):
        list(parse([part(body)], FEED))


def test_a_row_far_away_takes_no_time():
    body = changed(book(HEADER, ROW), "xl/worksheets/sheet1.xml", FAR_ROW.encode())
    with pytest.raises(NotAListing, match="No sheet"):
        list(parse([part(body)], FEED))


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("xl/worksheets/sheet1.xml", workbook.MAX_BYTES),
        ("xl/sharedStrings.xml", workbook.MAX_BYTES),
        ("xl/styles.xml", workbook.MAX_TREE + 1),
        ("xl/media/image.png", workbook.MAX_BYTES),
    ],
)
def test_what_unpacks_to_far_too_much_is_not_unpacked(name: str, size: int):
    body = changed(book(HEADER, ROW), name, b" " * size)
    assert len(body) < 100_000
    with pytest.raises(NotAListing, match="far more"):
        list(parse([part(body)], FEED))


def test_an_archive_of_endless_parts_is_not_opened():
    body = book(HEADER, ROW) + workbook._ENTRY * 100_000
    with pytest.raises(NotAListing, match="parts"):
        list(parse([part(body)], FEED))


def test_a_size_that_lies_is_found_out():
    body = bytearray(book(HEADER, *[ROW] * 50))
    at = body.rindex(b"xl/worksheets/sheet1.xml") - 46
    assert body[at : at + 4] == workbook._ENTRY
    body[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(NotAListing, match="damaged"):
        list(parse([part(bytes(body))], FEED))


def test_more_rows_than_a_listing_has_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    assert summary(read([part(book(HEADER, *[ROW] * 3))], FEED)).rows == 3
    with pytest.raises(NotAListing, match="rows"):
        read([part(book(HEADER, *[ROW] * 4))], FEED)


def test_declared_columns_are_enough_without_known_headings():
    columns = {"name": "Was", "weekday": "Wann", "start": "Pacific Time"}
    feed = Feed(key="example", urls=("example",), fellowship="aa", columns=columns)
    body = book(("Was", "Wann", "Eastern Time", "Pacific Time"), ("A", "Monday", "7 PM", "4 PM"))
    (row,) = parse([part(body)], feed)
    assert [meeting.start for meeting in row.meetings] == [time(16)]


@pytest.mark.parametrize(
    ("cell", "start"),
    [
        (0.8125, time(19, 30)),
        (0.25, time(6)),
        (datetime(2026, 1, 5, 19, 30), time(19, 30)),
        ("7-8pm", time(19)),
    ],
)
def test_a_time_without_the_form_of_one_is_a_time(cell, start):
    body = book(HEADER, ("Plover", "Mon-Wed", cell, "8 Plover Lane, London, UK"))
    [row] = parse([Part(url="example", body=body)], FEED)
    assert [meeting.start for meeting in row.meetings] == [start] * 3
