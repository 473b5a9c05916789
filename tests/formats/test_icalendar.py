import pytest

from finder.errors import NotAListing
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
    body = f"{HEAD}{''.join(events)}END:VCALENDAR\r\n".encode()
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
