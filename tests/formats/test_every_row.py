"""Whatever a row holds, it comes out once: used, refused or withheld."""

import csv as tables
import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import NotAListing
from finder.record import to_json
from importers import Feed, Part, Row
from importers.formats import bmlt, csv, meeting_guide

FEED = Feed(key="example", urls=("example",), fellowship="al-anon", timezone="Europe/London")

HOSTILE = st.sampled_from(
    [
        "\ud800",
        "\x00",
        "\u202e\u2066",
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "https://[",
        "=1+1",
        "a" * 3_000,
        "&#0;&amp;amp;",
        "٣",
        "24:00",
        "-1",
        "1e999",
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30)
    | HOSTILE
)
SHORT = st.text(max_size=5)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=6,
)
MEETING_GUIDE_KEYS = (
    "slug name day time end_time timezone formatted_address address city state postal_code country "
    "latitude longitude coordinates approximate region sub_region regions location location_notes "
    "group group_notes notes types attendance_option conference_url conference_url_notes "
    "conference_phone conference_phone_notes website email phone url updated fellowship duration"
).split()
BMLT_KEYS = (
    "id_bigint meeting_name weekday_tinyint start_time duration_time time_zone venue_type formats "
    "format_shared_id_list lang_enum latitude longitude published location_text location_street "
    "location_info location_municipality location_province location_nation comments "
    "virtual_meeting_link virtual_meeting_additional_info phone_meeting_number service_body_bigint"
).split()


def rows_of(keys: list[str]) -> st.SearchStrategy[list[Any]]:
    row = st.dictionaries(st.sampled_from(keys), VALUES, max_size=12)
    return st.lists(row | SCALARS, min_size=1, max_size=4)


def check(rows: list[Row], count: int) -> None:
    listed = [row for row in rows if row.number]
    assert [row.number for row in listed] == list(range(1, count + 1))
    for row in listed:
        refused = any(problem.refused for problem in row.problems)
        assert row.used + refused + row.withheld == 1
        said = [row.ref, *(problem.value for problem in row.problems)]
        json.dumps(said, ensure_ascii=False, allow_nan=False).encode()
        for meeting in row.meetings:
            to_json(meeting).encode()


@given(rows_of(MEETING_GUIDE_KEYS))
@settings(max_examples=60, deadline=None)
def test_every_meeting_guide_row_is_accounted_for(rows: list[Any]):
    part = Part(url="example", body=json.dumps(rows).encode())
    check(list(meeting_guide.parse([part], FEED)), len(rows))


@given(rows_of(BMLT_KEYS))
@settings(max_examples=60, deadline=None)
def test_every_bmlt_row_is_accounted_for(rows: list[Any]):
    known = [{"id_bigint": "1", "meeting_name": "Known", "weekday_tinyint": "1"}, *rows]
    part = Part(url="example", body=json.dumps(known).encode())
    check(list(bmlt.parse([part], FEED)), len(known))


@given(st.lists(st.lists(st.text(max_size=20), min_size=1, max_size=9), max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_line_of_a_table_is_accounted_for(lines: list[list[str]]):
    text = StringIO()
    writer = tables.writer(text)
    writer.writerow(["Name", "Day", "Time", "Address", "Types", "Notes", "Conference URL", "Slug"])
    writer.writerows(lines)
    part = Part(url="example", body=text.getvalue().encode())
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    try:
        rows = list(csv.parse([part], FEED))
    except NotAListing:
        assert any(mark in text.getvalue() for mark in "\x00\x02")
    else:
        check(rows, len(filled))


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_bytes_break_the_recognition(body: bytes):
    part = Part(url="example", body=body)
    assert [module.sniff(part) for module in (bmlt, csv, meeting_guide)].count(True) <= 1


@pytest.mark.parametrize("module", [bmlt, csv, meeting_guide])
@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"[" * 100_000, b'{"a":' * 50_000])
def test_bytes_that_are_no_listing_are_refused_in_plain_words(module: Any, body: bytes):
    with pytest.raises(NotAListing):
        list(module.parse([Part(url="example", body=body)], FEED))


def test_half_characters_in_a_value_that_is_not_understood_do_no_harm():
    rows = [{"slug": "\ud800", "name": "A", "day": "\ud800", "address": "B"}]
    part = Part(url="example", body=json.dumps(rows).encode())
    check(list(meeting_guide.parse([part], FEED)), 1)
