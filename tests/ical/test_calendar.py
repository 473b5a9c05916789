"""Calendars say when the door opens, in a form every client can read."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from finder.exports.shape import Context
from finder.ical import Listed, Style, calendar
from finder.model import (
    Attendance,
    Caution,
    Change,
    DateException,
    Meeting,
    Online,
    Publisher,
    Status,
    Venue,
    Weekday,
)
from tests.ical.judge import judge
from tests.ical.judge.good import feed

MEETING = Meeting(
    id="demo_one",
    feed="demo",
    name="Tea; cake, and \\ more",
    fellowship="aa",
    weekday=Weekday.WEDNESDAY,
    start=time(23, 30),
    duration=90,
    timezone="Europe/London",
    attendance=Attendance.HYBRID,
    venue=Venue(name="Hall", street="1 High St", locality="London", latitude=51.5, longitude=-0.1),
    online=Online(url="https://zoom.us/j/123456789?pwd=Secret9", provider="Zoom"),
    notes="Line one\nLine two",
)
CONTEXT = Context(
    publishers={"demo": Publisher(key="demo", title="Demo Intergroup")},
    fetched={},
    base_url="https://meetings.example.org",
)


def text_of(*meetings: Meeting, whole: bool = False) -> bytes:
    listed = [
        Listed(meeting=m, first_seen=date(2026, 3, 2), changed=date(2026, 4, 1)) for m in meetings
    ]
    return calendar(listed, name="Meetings", context=CONTEXT, whole=whole)


def events_of(*meetings: Meeting, whole: bool = False) -> list[Event]:
    parsed = Calendar.from_ical(text_of(*meetings, whole=whole))
    return [item for item in parsed.walk("VEVENT") if isinstance(item, Event)]


def test_a_weekly_meeting_is_a_weekly_event_in_its_own_zone() -> None:
    event = events_of(MEETING)[0]
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event.decoded("dtstart") == datetime(
        2026, 3, 4, 23, 30, tzinfo=ZoneInfo("Europe/London")
    )
    assert event.decoded("dtend").replace(tzinfo=None) == datetime(2026, 3, 5, 1, 0)
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=WE"


def test_each_zone_used_is_described_once_and_true_across_clock_changes() -> None:
    parsed = Calendar.from_ical(text_of(MEETING, replace(MEETING, id="demo_two")))
    zones = parsed.walk("VTIMEZONE")
    assert [str(item["TZID"]) for item in zones] == ["Europe/London"]
    described = zones[0].to_tz()
    for day in range(0, 3000, 37):
        moment = datetime(2026, 1, 1, 12) + timedelta(days=day)
        real = moment.replace(tzinfo=ZoneInfo("Europe/London")).utcoffset()
        assert moment.replace(tzinfo=described).utcoffset() == real, moment


def test_lines_end_in_crlf_and_are_short() -> None:
    raw = text_of(replace(MEETING, notes="ä" * 500))
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_awkward_text_comes_back_equal() -> None:
    event = events_of(MEETING)[0]
    assert str(event["SUMMARY"]) == MEETING.name
    assert "Line one\nLine two" in str(event["DESCRIPTION"])


@pytest.mark.parametrize(
    "hostile",
    [
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT",
        "x\nATTACH:https://evil.example",
        "x\u2028ATTENDEE:mailto:a@b.example",
        "x\x00y\x85z",
        "x\r\n ATTACH:y",
        ";VALUE=URI:javascript:alert(1)",
    ],
)
def test_no_text_becomes_a_property(hostile: str) -> None:
    venue = replace(MEETING.venue, name=hostile) if MEETING.venue else None
    wicked = replace(MEETING, name=hostile, notes=hostile, group=hostile, venue=venue)
    plain, bad = events_of(MEETING), events_of(wicked)
    assert len(bad) == 1
    assert sorted(bad[0]) == sorted(plain[0])
    assert not any(c in text_of(wicked).decode() for c in "\x00\x85\u2028")


def test_the_identity_outlives_a_change_of_everything_but_the_id() -> None:
    moved = replace(MEETING, name="Other", weekday=Weekday.FRIDAY, start=time(9))
    assert events_of(MEETING)[0]["UID"] == events_of(moved)[0]["UID"]
    assert events_of(replace(MEETING, id="demo_x"))[0]["UID"] != events_of(MEETING)[0]["UID"]
    assert "demo" not in str(events_of(MEETING)[0]["UID"])


def test_the_same_snapshot_gives_the_same_bytes_whatever_the_order() -> None:
    other = replace(MEETING, id="demo_two")
    assert text_of(MEETING, other) == text_of(other, MEETING)


@pytest.mark.parametrize(
    ("weeks", "expected", "first"),
    [
        ((1,), b"FREQ=MONTHLY;BYDAY=1WE", date(2026, 3, 4)),
        ((2, 4), b"FREQ=MONTHLY;BYDAY=2WE,4WE", date(2026, 3, 11)),
        ((-1,), b"FREQ=MONTHLY;BYDAY=-1WE", date(2026, 3, 25)),
    ],
)
def test_weeks_of_the_month(weeks: tuple[int, ...], expected: bytes, first: date) -> None:
    event = events_of(replace(MEETING, weeks=weeks))[0]
    assert event["RRULE"].to_ical() == expected
    assert event.decoded("dtstart").date() == first


def test_a_term_ends_in_utc() -> None:
    event = events_of(replace(MEETING, date_until=date(2026, 6, 30)))[0]
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;UNTIL=20260630T225959Z;BYDAY=WE"


def test_a_cancelled_week_is_an_exdate_and_a_changed_one_an_override() -> None:
    events = events_of(
        replace(
            MEETING,
            exceptions=(
                DateException(date=date(2026, 12, 23), change=Change.CANCELLED),
                DateException(date=date(2026, 12, 30), change=Change.CHANGED, start=time(18)),
            ),
        )
    )
    series, override = events
    assert series["EXDATE"].to_ical() == b"20261223T233000"
    assert override["RECURRENCE-ID"].to_ical() == b"20261230T233000"
    assert override.decoded("dtstart").hour == 18
    assert override["UID"] == series["UID"]


@pytest.mark.parametrize(
    "changes",
    [
        {"weekday": None},
        {"timezone": None},
        {"status": Status.SUSPENDED},
        {"audiences": frozenset({"teens"})},
        {"cautions": frozenset({Caution.ASK_WHICH_WEEK})},
    ],
)
def test_what_cannot_be_an_event_is_none(changes: dict[str, object]) -> None:
    assert events_of(replace(MEETING, **changes)) == []  # type: ignore[arg-type]


def test_a_passcode_stands_only_in_a_meetings_own_file() -> None:
    assert b"Secret9" not in text_of(MEETING)
    assert b"Secret9" in text_of(MEETING, whole=True).replace(b"\r\n ", b"")


def test_an_exact_place_has_a_point_and_an_approximate_one_has_none() -> None:
    assert MEETING.venue is not None
    vague = replace(MEETING, venue=replace(MEETING.venue, approximate=True))
    assert events_of(MEETING)[0]["GEO"].to_ical() == "51.5;-0.1"
    assert "GEO" not in events_of(vague)[0]


def test_explicit_dates_are_single_events() -> None:
    dated = replace(MEETING, weekday=None, dates=(date(2026, 5, 1), date(2026, 7, 3)))
    assert [event.decoded("dtstart").date() for event in events_of(dated)] == list(dated.dates)
    assert not any("RRULE" in event for event in events_of(dated))


def test_stamps_move_with_the_last_real_change_alone() -> None:
    event = events_of(MEETING)[0]
    assert event.decoded("dtstamp") == datetime(2026, 4, 1, tzinfo=UTC)
    assert event.decoded("last-modified") == event.decoded("dtstamp")


def test_two_changes_of_one_day_have_two_stamps_in_their_order() -> None:
    stamps = []
    for changes in (1, 2, 100_000):
        day = date(2026, 4, 1)
        item = Listed(meeting=MEETING, first_seen=day, changed=day, changes=changes)
        (event,) = Calendar.from_ical(calendar([item], context=CONTEXT)).walk("VEVENT")
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
        stamps.append(event["DTSTAMP"].dt)
    assert stamps == sorted(set(stamps))
    assert {stamp.date() for stamp in stamps} == {date(2026, 4, 1)}


def test_nobody_is_named() -> None:
    raw = text_of(MEETING, whole=True)
    assert not any(word in raw for word in (b"METHOD", b"ORGANIZER", b"ATTENDEE"))


def test_a_point_close_to_the_line_has_no_exponent() -> None:
    assert MEETING.venue
    place = replace(MEETING.venue, latitude=0.00005, longitude=-0.00001)
    assert b"\r\nGEO:0.00005;-0.00001\r\n" in text_of(replace(MEETING, venue=place))


def test_no_zone_is_described_that_no_event_is_in() -> None:
    odd = replace(MEETING, weekday=None, dates=(date(2026, 10, 25),), start=time(1, 30))
    assert b"VTIMEZONE" not in text_of(odd)
    assert b"VTIMEZONE" in text_of(replace(odd, dates=(date(2026, 10, 26),)))


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a|b?c={d}&e=[1]", "https://example.org/a%7Cb?c=%7Bd%7D&e=%5B1%5D"),
        ("https://example.org/röom#é^", "https://example.org/r%C3%B6om#%C3%A9%5E"),
        ("https://[::1]/a%20b|", "https://[::1]/a%20b%7C"),
        ("https://[bad/a", "https://%5Bbad/a"),
    ],
)
def test_a_link_is_an_address_that_every_client_takes(url: str, written: str) -> None:
    online = Online(url=url, provider="Zoom")
    (event,) = events_of(replace(MEETING, online=online), whole=True)
    assert str(event["CONFERENCE"]) == written
    assert written in event["DESCRIPTION"]


def test_what_is_cancelled_rings_no_alarm() -> None:
    style = Style(alarm=30)
    assert b"VALARM" in feed(MEETING, style=style)
    assert b"VALARM" not in feed(MEETING, style=style, cancelled="It is paused.")


def test_a_calendar_without_events_has_a_component_all_the_same() -> None:
    text = calendar([], context=CONTEXT)
    assert text.count(b"BEGIN:VTIMEZONE") == 1
    assert judge(text) == []
