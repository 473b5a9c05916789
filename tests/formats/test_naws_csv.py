import csv as tables
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import NotAListing
from importers import Feed, Part
from importers.clean.naws_row import HEADINGS
from importers.formats.naws_csv import parse, sniff
from tests.formats.test_every_row import HOSTILE, check

FEED = Feed(key="example", urls=("example",))
HEADER = ("Committee", "CommitteeName", "AreaRegion", "Closed", "WheelChr", "Day", "Time")
WHOLE = (*HEADER, "Format1", "Room", "Language1", "Institutional", "LastChanged", "Delete")
CELLS = st.text(max_size=12) | HOSTILE


def table(*lines: object) -> Part:
    text = StringIO()
    tables.writer(text).writerows(lines)
    return Part(url="example", body=text.getvalue().encode("utf-8", "replace"))


@given(st.lists(st.lists(CELLS, min_size=1, max_size=len(WHOLE) + 1), max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_line_is_accounted_for(lines: list[list[str]]):
    part = table(WHOLE, *lines)
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    try:
        rows = list(parse([part], FEED))
    except NotAListing:
        assert any(mark in part.body for mark in (b"\x00", b"\x02"))
    else:
        check(rows, len(filled))


def test_the_headings_of_na_s_own_table_are_needed():
    assert sniff(table(WHOLE))
    assert not sniff(table(HEADER))
    with pytest.raises(NotAListing, match="lacks columns"):
        list(parse([table(HEADER, ["G1"])], FEED))


def test_the_headings_are_written_as_they_are_compared():
    assert all(name == name.lower() for name in HEADINGS)


def test_its_meetings_are_na_s_unless_the_feed_says_otherwise():
    line = ["G1", "Clean Harbour", "AR1", "OPEN", "FALSE", "Monday", "1900"]
    ours = Feed(key="example", urls=("example",), fellowship="ca")
    found = [next(iter(parse([table(WHOLE, line)], feed))) for feed in (FEED, ours)]
    assert [row.meetings[0].fellowship for row in found] == ["na", "ca"]
