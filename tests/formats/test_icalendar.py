from dataclasses import replace
from datetime import date, timedelta

import pytest

from finder.errors import NotAListing
from finder.model import Meeting
from importers import Feed, Part, Row
from importers.formats.icalendar import parse, sniff

FEED = Feed(key="example", urls=("example",), fellowship="aa")
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n"
LINK = "URL:https://us02web.zoom.us/j/81255501000\r\n"


def event(*lines: str, uid: str = "one") -> str:
    start = "DTSTART;TZID=Europe/Paris:20260106T190000"
    kept = [start, *lines] if not any(line.startswith("DTSTART") for line in lines) else lines
    inner = "".join(f"{line}\r\n" for line in (f"UID:{uid}", "DTSTAMP:20261101T120000Z", *kept))
    return f"BEGIN:VEVENT\r\n{inner}SUMMARY:Lantern Group\r\n{LINK}END:VEVENT\r\n"


def rows(*events: str) -> list[Row]:
    return rows_of("", *events)


def rows_of(head: str, *events: str) -> list[Row]:
    body = f"{HEAD}{head}{''.join(events)}END:VCALENDAR\r\n".encode()
    return [row for row in parse([Part(url="example", body=body)], FEED) if row.number]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"Name,Day,Time\n", b"<html>", b"BEGIN:VCARD\r\nEND:VCARD\r\n"]
)
def test_what_is_no_calendar_is_not_recognised(body: bytes):
    assert not sniff(Part(url="example", body=body))
    with pytest.raises(NotAListing):
        list(parse([Part(url="example", body=body)], FEED))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "BEGIN:VEVENT\r\n" * 100_000,
        HEAD + "BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        HEAD + "END:VEVENT\r\nEND:VCALENDAR\r\n",
        HEAD + event() * 5_001 + "END:VCALENDAR\r\n",
        HEAD + "X" * 5_000_000,
    ],
    ids=["nested", "cut off", "unopened", "too many", "too large"],
)
def test_a_damaged_or_endless_calendar_is_refused_in_plain_words(text: str):
    with pytest.raises(NotAListing, match="calendar"):
        list(parse([Part(url="example", body=text.encode())], FEED))


HOSTILE = [
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=DAILY;COUNT=1000000000",
    "RRULE:FREQ=MINUTELY;COUNT=1000000000",
    "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,15,30,45",
    "RRULE:FREQ=WEEKLY;INTERVAL=0",
    "RRULE:FREQ=DAILY;INTERVAL=999999999999999999999",
    "RRULE:FREQ=WEEKLY;UNTIL=99991231T235959Z",
    "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3000",
    "RRULE:FREQ=YEARLY;BYDAY=" + ",".join(["1MO"] * 20_000),
    "RRULE:FREQ=MONTHLY;BYSETPOS=366;BYDAY=MO",
    "RRULE:" + "FREQ=DAILY;" * 5_000,
    "RRULE:FREQ=DAILY\r\nEXDATE:" + ",".join(["20260105T190000Z"] * 100_000),
    "RRULE:FREQ=DAILY\r\n" + "\r\n".join(["EXDATE:20260105T190000Z"] * 100_000),
    "\r\n".join(["RRULE:FREQ=DAILY;INTERVAL=2"] * 100),
    "DTSTART;TZID=../../etc/passwd:20260106T190000",
    "DTSTART:00010101T000000Z",
    "DTSTART:99991231T235959Z\r\nRRULE:FREQ=YEARLY;BYSETPOS=2",
    "DTSTART;VALUE=DATE:20260106\r\nRRULE:FREQ=DAILY;INTERVAL=5",
    "DURATION:P99999999999W",
    "GEO:1e400;nan",
]


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:40])
def test_a_hostile_event_is_one_row_with_few_dates(line: str):
    (row,) = rows(event(line))
    assert row.meetings
    assert all(len(meeting.dates) <= 400 for meeting in row.meetings)
    assert all(len(meeting.exceptions) <= 400 for meeting in row.meetings)


def test_rules_of_a_time_zone_are_never_worked_out():
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nX-LIC-LOCATION:Europe/Berlin\r\nBEGIN:STANDARD\r\n"
        "DTSTART:19700101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\n"
        "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    (row,) = rows(zone, event("DTSTART;TZID=Ours:20260106T190000", "RRULE:FREQ=WEEKLY"))
    assert row.meetings[0].timezone == "Europe/Berlin"


def test_dates_that_are_left_out_are_a_problem_of_the_listing():
    dates = ",".join(["20260105T190000Z"] * 1_001)
    text = f"{HEAD}{event('RRULE:FREQ=DAILY', f'EXDATE:{dates}')}END:VCALENDAR\r\n"
    first = next(parse([Part(url="example", body=text.encode())], FEED))
    assert [problem.reason for problem in first.problems] == ["more dates than are read"]


def test_every_event_is_a_row_and_a_change_of_one_date_is_none():
    change = event("RECURRENCE-ID;TZID=Europe/Paris:20261201T190000", "STATUS:CANCELLED")
    found = rows(event("RRULE:FREQ=WEEKLY"), change, event(uid="two"))
    assert [row.number for row in found] == [1, 2]


def test_a_changed_date_without_its_event_stands_alone():
    (row,) = rows(event("RECURRENCE-ID;TZID=Europe/Paris:20261201T190000"))
    assert len(row.meetings[0].dates) == 1


@pytest.mark.parametrize("excluded", ["20261208T180000Z", "20270601T170000Z"])
def test_an_excluded_instant_is_the_wall_time_of_its_season(excluded: str):
    (row,) = rows(event("RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", f"EXDATE:{excluded}"))
    day = f"{excluded[:4]}-{excluded[4:6]}-{excluded[6:8]}"
    assert [item.date.isoformat() for item in row.meetings[0].exceptions] == [day]


def read_on(today: date, *lines: str, stamp: str = "20190101T000000Z") -> Meeting:
    """The meeting of one event in a calendar that was stamped long ago."""
    start = "DTSTART;TZID=Europe/Paris:20190107T190000"
    text = f"{HEAD}{event(start, *lines)}END:VCALENDAR\r\n".replace("20261101T120000Z", stamp)
    feed = replace(FEED, today=today)
    (row,) = parse([Part(url="example", body=text.encode())], feed)
    (meeting,) = row.meetings
    return meeting


RULES = ["RRULE:FREQ=WEEKLY;INTERVAL=2", "RRULE:FREQ=MONTHLY;BYMONTHDAY=15"]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2030, 2, 28)])
def test_dates_are_those_near_the_day_of_reading_whenever_the_calendar_was_stamped(rule, today):
    found = {
        stamp: read_on(today, rule, stamp=stamp)
        for stamp in ("20190101T000000Z", "20261101T120000Z")
    }
    dates = found["20190101T000000Z"].dates
    assert all(meeting.dates == dates for meeting in found.values())
    assert min(dates) < today < max(dates) <= today + timedelta(days=400)
    assert max(dates) > today + timedelta(days=330)


@pytest.mark.parametrize("rule", RULES)
def test_dates_stay_the_same_within_a_month(rule):
    first, last = read_on(date(2026, 11, 1), rule), read_on(date(2026, 11, 30), rule)
    assert first.dates == last.dates
    assert read_on(date(2026, 12, 1), rule).dates != last.dates


def test_a_rule_that_ended_long_ago_has_its_first_date_and_is_not_by_appointment():
    found = read_on(date(2026, 11, 22), "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4")
    assert found.dates == (date(2019, 1, 7),)


def test_a_change_of_long_ago_is_no_exception_today():
    lines = ("RRULE:FREQ=WEEKLY", "EXDATE;TZID=Europe/Paris:20190114T190000,20261130T190000")
    found = read_on(date(2026, 11, 22), *lines)
    assert [item.date for item in found.exceptions] == [date(2026, 11, 30)]


VTIMEZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n{}"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:{}\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


@pytest.mark.parametrize(
    ("rule", "offset", "likely", "expected"),
    [
        ("", "-0700", "America/Phoenix", "America/Phoenix"),
        ("", "+0530", "Europe/Berlin", "Asia/Kolkata"),
        ("", "+0100", "Europe/Berlin", "Africa/Luanda"),
        ("", "+0137", "Europe/Berlin", None),
        ("", "soon", "Europe/Berlin", None),
        ("RRULE:FREQ=SECONDLY\r\n", "+0100", "Europe/Berlin", None),
        ("RRULE:FREQ=YEARLY;UNTIL=never\r\n", "+0100", "Europe/Berlin", None),
        ("RRULE:FREQ=YEARLY;BYMONTH=x\r\n", "+0100", "Europe/Berlin", None),
    ],
)
def test_a_zone_of_its_own_is_one_that_shows_the_same_or_none(rule, offset, likely, expected):
    zone = VTIMEZONE.format(rule, offset)
    text = f"{HEAD}{zone}{event('DTSTART;TZID=Ours:20260106T190000', 'RRULE:FREQ=WEEKLY')}"
    part = Part(url="example", body=f"{text}END:VCALENDAR\r\n".encode())
    (row,) = parse([part], replace(FEED, timezone=likely))
    assert row.meetings[0].timezone == expected
    assert bool(row.problems) == (expected is None)


@pytest.mark.parametrize(
    ("start", "rule", "days"),
    [
        ("20260106T000000Z", "BYDAY=TU", {"monday"}),
        ("20260106T000000Z", "BYDAY=MO", {"monday"}),
        ("20260106T000000Z", "BYDAY=TU,TH", {"monday", "wednesday"}),
        ("20260106T000000Z", "INTERVAL=1", {"monday"}),
        ("20260106T200000Z", "BYDAY=TU", {"tuesday"}),
    ],
)
def test_a_rule_in_utc_is_of_the_days_of_its_zone(start: str, rule: str, days: set[str]):
    zone = "X-WR-TIMEZONE:America/Los_Angeles\r\n"
    found = rows_of(zone, event(f"DTSTART:{start}", f"RRULE:FREQ=WEEKLY;{rule}"))
    meetings = [meeting for row in found for meeting in row.meetings]
    assert {meeting.weekday.value for meeting in meetings if meeting.weekday} == days


def test_weeks_of_the_month_in_utc_are_not_moved_by_guessing():
    zone = "X-WR-TIMEZONE:America/Los_Angeles\r\n"
    (row,) = rows_of(zone, event("DTSTART:20260106T000000Z", "RRULE:FREQ=MONTHLY;BYDAY=1TU"))
    assert [meeting.weekday for meeting in row.meetings] == [None]
    assert "rule not understood" in {problem.reason for problem in row.problems}
