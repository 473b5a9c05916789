"""Whatever an event holds, it comes out once: used, refused or withheld."""

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import NotAListing
from importers import Feed, Part, Row
from importers.formats import events_calendar, icalendar, oiaa, schema_org
from tests.formats.test_every_row import SCALARS, VALUES, check

FEED = Feed(key="example", urls=("example",), fellowship="aa", timezone="Europe/London")
OIAA_KEYS = (
    "slug name day time timezone duration conference_url conference_url_notes conference_phone"
    " notes archived groupID types type languages startDateUTC timeUTC rtc updatedAt groupEmail"
).split()
EVENT_KEYS = (
    "id title start_date end_date timezone all_day venue url slug status description website cost"
    " categories tags modified_utc is_virtual virtual_url event_status"
).split()
SCHEMA_KEYS = (
    "@type @id name startDate endDate duration location url description organizer eventSchedule"
    " eventStatus eventAttendanceMode inLanguage isAccessibleForFree identifier"
).split()
CALENDAR_KEYS = (
    "UID DTSTAMP DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION URL GEO CATEGORIES STATUS"
    " CLASS LAST-MODIFIED RRULE RDATE EXDATE CONFERENCE DTSTART;TZID=Europe/Paris"
).split()
WRITTEN = st.sampled_from(
    ["20261201T190000Z", "20261201", "FREQ=WEEKLY", "FREQ=DAILY;INTERVAL=2", "PT1H", "1;2", "x,y"]
)


def page(value: Any) -> Part:
    return Part(url="example", body=json.dumps(value).encode())


def rows_of(keys: list[str]) -> st.SearchStrategy[list[Any]]:
    return st.lists(
        st.dictionaries(st.sampled_from(keys), VALUES, max_size=10) | SCALARS, max_size=4
    )


def numbers(rows: list[Row]) -> int:
    return sum(bool(row.number) for row in rows)


@given(rows_of(OIAA_KEYS))
@settings(max_examples=50, deadline=None)
def test_every_row_of_the_online_intergroup_is_accounted_for(rows: list[Any]):
    known = [{"slug": "a", "groupID": "1", "name": "Known"}, *rows]
    check(list(oiaa.parse([page(known)], FEED)), len(known))


@given(rows_of(EVENT_KEYS))
@settings(max_examples=50, deadline=None)
def test_every_event_of_a_site_is_accounted_for(rows: list[Any]):
    known = {"title": "Known", "start_date": "2026-12-01 19:00:00", "venue": {"city": "York"}}
    found = list(events_calendar.parse([page({"events": [known, *rows]})], FEED))
    check(found, len(rows) + 1)


@given(rows_of(SCHEMA_KEYS))
@settings(max_examples=50, deadline=None)
def test_every_event_of_a_page_is_accounted_for(rows: list[Any]):
    known = {"@type": "Event", "name": "Known", "startDate": "2026-12-01T19:00", "location": "York"}
    events = [{"@type": "Event", **row} for row in rows if isinstance(row, dict)]
    found = list(schema_org.parse([page([known, *events])], FEED))
    check(found, numbers(found))


@given(st.lists(st.tuples(st.sampled_from(CALENDAR_KEYS), WRITTEN | st.text(max_size=20))))
@settings(max_examples=80, deadline=None)
def test_every_event_of_a_calendar_is_accounted_for(lines: list[tuple[str, str]]):
    inner = "".join(
        f"{name}:{value.splitlines()[0] if value else ''}\r\n"
        for name, value in lines
        if not value or value.splitlines()
    )
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{inner}END:VEVENT\r\nEND:VCALENDAR\r\n"
    part = Part(url="example", body=text.encode(errors="replace"))
    check([row for row in icalendar.parse([part], FEED) if row.number], 1)


@given(st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_bytes_break_the_recognition(body: bytes):
    for head in (b"", b"BEGIN:VCALENDAR\r\n", b"<script type=application/ld+json>schema.org"):
        part = Part(url="example", body=head + body)
        modules = (events_calendar, icalendar, oiaa, schema_org)
        assert [module.sniff(part) for module in modules].count(True) <= 1
        with suppress(NotAListing):
            list(icalendar.parse([part], FEED))
