"""JSON listings other than Meeting Guide and BMLT: every row is accounted for."""

import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import NotAListing
from finder.model import Attendance, Meeting
from importers import Feed, Part, Row
from importers.clean.headings import blank
from importers.clean.same_record import joined
from importers.formats import community_json, next_occurrence, sheet_json
from importers.listing import Listing, detect, formats, read, summary
from tests.formats.test_every_row import MEETING_GUIDE_KEYS, VALUES, check, rows_of

FEED = Feed(key="example", urls=("example",), fellowship="ga", timezone="Europe/London")
MODULES = (community_json, next_occurrence, sheet_json)
COMMUNITY_KEYS = (
    "id name program schedule format types venue venue_name geo notes languages url conference_url"
).split()
OCCURRENCE_KEYS = (
    "id name facilitator program audiences languages utcStart titleLocation schedule passcode "
    "detailUrl timezone"
).split()
SLOTS = st.lists(
    st.dictionaries(st.sampled_from(["day", "time", "duration_min", "note"]), VALUES, max_size=4)
    | VALUES,
    max_size=3,
)
READ = [
    ("smart/smart-us-online.json", "smart", "next_occurrence", 465),
    ("community-json/aca-us.json", "aca", "community_json", 1510),
    ("community-json/ga-us.json", "ga", "community_json", 1425),
    ("community-json/gam-anon-us.json", "gam-anon", "community_json", 77),
    ("community-json/lifering-us.json", "lifering", "community_json", 157),
    ("community-json/nar-anon-us.json", "nar-anon", "community_json", 623),
    ("community-json/recovery-dharma-us.json", "recovery-dharma", "community_json", 843),
    ("sheets/aa-airtable.json", "aa", "meeting_guide", 545),
    ("sheets/aa-google-sheet-records.json", "aa", "sheet_json", 567),
]


def part(value: object) -> Part:
    return Part(url="example", body=json.dumps(value).encode())


def rows(module: ModuleType, value: object) -> list[Row]:
    return list(module.parse([part(value)], FEED))


def meetings(found: Sequence[Row]) -> list[Meeting]:
    return [meeting for row in found for meeting in row.meetings]


def listing(folder: Path, name: str, fellowship: str) -> Listing:
    body = (folder / name).read_bytes()
    return read(
        [Part(url=name, body=body)], Feed(key="example", urls=(name,), fellowship=fellowship)
    )


@given(rows_of(COMMUNITY_KEYS), SLOTS)
@settings(max_examples=60, deadline=None)
def test_every_row_of_the_communitys_json_is_accounted_for(given_rows: list[Any], slots: list[Any]):
    given_rows = [*given_rows, {"id": "co/boulder/a", "name": "A", "schedule": slots}]
    check(rows(community_json, given_rows), len(given_rows))


@given(rows_of(OCCURRENCE_KEYS))
@settings(max_examples=60, deadline=None)
def test_every_next_occurrence_is_accounted_for(given_rows: list[Any]):
    check(rows(next_occurrence, {"meetings": given_rows}), len(given_rows))


@given(rows_of(MEETING_GUIDE_KEYS))
@settings(max_examples=60, deadline=None)
def test_every_record_of_a_sheet_is_accounted_for(given_rows: list[Any]):
    records = [{"id": "rec1", "fields": row} for row in given_rows]
    check(rows(sheet_json, {"records": records}), len(records))


@given(st.lists(st.lists(VALUES, max_size=4), max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_line_of_a_sheet_is_accounted_for(lines: list[list[Any]]):
    found = rows(sheet_json, {"values": [["Name", "Day", "Time", "Address"], *lines]})
    filled = [line for line in lines if not all(map(blank, line))]
    check(found, len(filled))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
@pytest.mark.parametrize("value", [{}, [], 7, None, "text", {"meetings": 7}, {"records": {}}, [[]]])
def test_what_is_no_listing_is_not_recognised(module: ModuleType, value: object):
    assert not module.sniff(part(value))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
@pytest.mark.parametrize("body", [b"", b"[{", b"<html>", b"{}", b"7"])
def test_a_payload_without_rows_is_said_in_plain_words(module: ModuleType, body: bytes):
    with pytest.raises(NotAListing):
        list(module.parse([Part(url="example", body=body)], FEED))


@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_bytes_are_taken_for_two_formats(body: bytes):
    part = Part(url="example", body=body)
    assert [module.sniff(part) for module in formats().values()].count(True) <= 1


def test_a_record_whose_days_have_different_times_stays_one_row():
    slots = [{"day": "mon", "time": "18:30"}, {"day": "sat", "time": "10:30"}]
    row = {"id": "a", "name": "A", "program": "ga", "schedule": slots, "format": "online"}
    found = rows(community_json, [row, row])
    assert [len(item.meetings) for item in found] == [2, 2]
    assert len({meeting.id for meeting in meetings(found)}) == 4


def test_a_row_is_used_if_any_part_of_it_is():
    (used,) = rows(community_json, [{"id": "a", "name": "A", "program": "ga"}])
    (refused,) = rows(community_json, [{}])
    (both,) = joined([used, refused])
    assert both.meetings
    assert not any(problem.refused for problem in both.problems)
    assert list(joined([refused, refused])) == [refused]


def test_the_next_page_of_a_sheet_is_asked_for_until_there_is_none():
    first = Part(
        url="https://sheet.example.org/v0/a?view=b", body=b'{"records":[],"offset":"i/r 2"}'
    )
    wanted = "https://sheet.example.org/v0/a?view=b&offset=i%2Fr+2"
    assert sheet_json.more([first], FEED) == [wanted]
    assert sheet_json.more([first, Part(url=wanted, body=b'{"records":[]}')], FEED) == []
    assert sheet_json.more([Part(url="/srv/a.json", body=first.body)], FEED) == []


@pytest.mark.parametrize(("name", "fellowship", "key", "count"), READ, ids=str)
def test_a_real_listing_is_read_to_its_last_row(
    listings: Path, name: str, fellowship: str, key: str, count: int
):
    found = listing(listings, name, fellowship)
    counted = summary(found)
    assert (counted.format, counted.rows, counted.used) == (key, count, count)
    assert not any(meeting.by_appointment for meeting in meetings(found.rows))
    assert detect([Part(url=name, body=(listings / name).read_bytes())]) == key


def test_of_the_real_types_only_those_of_recovery_dharma_are_unknown(listings: Path):
    unknown = {
        problem.value
        for name, fellowship, _, _ in READ
        for row in listing(listings, name, fellowship).rows
        for problem in row.problems
        if problem.reason == "type not known"
    }
    assert unknown == {"nl", "fi", "de", "fr", "th", "da"}


def test_the_real_smart_list_is_utc_online_and_names_nobody(listings: Path):
    found = meetings(listing(listings, "smart/smart-us-online.json", "smart").rows)
    assert {meeting.timezone for meeting in found} == {"UTC"}
    assert {meeting.attendance for meeting in found} == {Attendance.ONLINE}
    assert sum(bool(meeting.dates) for meeting in found) == 7
    assert sum(meeting.fellowship == "smart-family" for meeting in found) == 57
    assert {m.name for m in found if not m.for_children} == {
        "4-Point Recovery",
        "Family & Friends",
        "Successful Life Skills",
    }


@pytest.mark.parametrize(
    ("name", "fellowship", "count"),
    [
        ("smart/smart-us-online.json", "smart", 3),
        ("community-json/nar-anon-us.json", "nar-anon", 3),
        ("community-json/aca-us.json", "aca", 2),
    ],
)
def test_the_real_childrens_meetings_lose_their_places(
    listings: Path, name: str, fellowship: str, count: int
):
    children = [m for m in meetings(listing(listings, name, fellowship).rows) if m.for_children]
    assert len(children) == count
    for meeting in children:
        assert (meeting.online, meeting.notes, meeting.source_url) == (None, None, None)
        assert meeting.venue is None or meeting.venue.street is None
        assert meeting.venue is None or (meeting.venue.name, meeting.venue.latitude) == (None, None)
