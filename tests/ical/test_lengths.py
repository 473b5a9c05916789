"""Each instance is as long as the schedule says, whatever clock change its series begins on."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import recurring_ical_events
from icalendar import Calendar

from finder.model import Attendance, Change, DateException, Meeting, Weekday
from finder.schedule import occurrence_on
from tests.ical.judge import javascript, judge
from tests.ical.judge.good import feed

GAP, OVERLAP = date(2027, 3, 28), date(2027, 10, 31)  # Europe/Berlin
Instances = set[tuple[datetime, datetime]]


def term(first: date, start: time, minutes: int) -> Meeting:
    return Meeting(
        id="test_term",
        feed="test",
        name="Term",
        fellowship="aa",
        weekday=Weekday.SUNDAY,
        start=start,
        duration=minutes,
        timezone="Europe/Berlin",
        date_from=first,
        attendance=Attendance.ONLINE,
    )


def in_schedule(meeting: Meeting, first: date) -> Instances:
    days = (first + timedelta(days=number) for number in range(-70, 138))
    found = (occurrence_on(meeting, day) for day in days)
    return {(item.start.astimezone(UTC), item.over.astimezone(UTC)) for item in found if item}


def by_engine(text: bytes, first: date) -> Instances:
    query = recurring_ical_events.of(Calendar.from_ical(text))
    found = query.between(first - timedelta(days=70), first + timedelta(days=138))
    return {
        (event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt.astimezone(UTC)) for event in found
    }


def by_ical_js(text: bytes, first: date) -> Instances:
    low = datetime.combine(first - timedelta(days=70), time(0), UTC)
    found = javascript.occurrences(text, low, low + timedelta(days=208))
    return {(item.start, item.end) for item in found}


CANCELLED = DateException(date=GAP, change=Change.CANCELLED)
LATER = DateException(date=GAP, change=Change.CHANGED, start=time(18), end=time(19))
TERMS = [
    pytest.param(term(GAP, time(2, 30), 60), GAP, id="begins in a gap"),
    pytest.param(term(GAP, time(1, 30), 60), GAP, id="ends after a gap"),
    pytest.param(term(OVERLAP, time(1, 30), 120), OVERLAP, id="ends in an overlap"),
    pytest.param(term(OVERLAP, time(2, 30), 60), OVERLAP, id="begins in an overlap"),
    pytest.param(replace(term(GAP, time(2, 30), 60), weeks=(-1,)), GAP, id="each last week"),
    pytest.param(replace(term(GAP, time(2, 30), 60), exceptions=(LATER,)), GAP, id="changed"),
    pytest.param(replace(term(GAP, time(2, 30), 60), exceptions=(CANCELLED,)), GAP, id="cancelled"),
    pytest.param(
        replace(term(GAP, time(2, 30), 60), date_until=GAP), GAP, id="meets that once alone"
    ),
]


@pytest.mark.parametrize(("meeting", "first"), TERMS)
def test_a_term_that_begins_on_a_clock_change_gives_no_other_date_its_length(
    meeting: Meeting, first: date
) -> None:
    text, told = feed(meeting), in_schedule(meeting, first)
    assert judge(text) == []
    assert by_engine(without_cancelled(text), first) == told
    if javascript.is_here():
        assert by_ical_js(without_cancelled(text), first) == told


def without_cancelled(text: bytes) -> bytes:
    """An engine gives cancelled events too: a client strikes them out."""
    head, *events = text.split(b"BEGIN:VEVENT\r\n")
    kept = [event for event in events if b"STATUS:CANCELLED" not in event]
    body = b"BEGIN:VEVENT\r\n".join([head, *kept])
    return body if body.endswith(b"END:VCALENDAR\r\n") else body + b"END:VCALENDAR\r\n"
