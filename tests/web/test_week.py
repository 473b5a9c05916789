"""The coming seven days of a plan: what overlaps, what is on now, what is not stated."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest

from finder.model import Attendance, Change, DateException, Meeting, Weekday
from finder.web.week import Day, Slot, home_zone, week
from tests.web.conftest import Make
from tests.web.listing import BASE

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday
NEW_YORK, LONDON = "America/New_York", "Europe/London"


def made(
    name: str, day: Weekday, start: str, minutes: int | None = 60, zone: str = LONDON
) -> Meeting:
    return replace(
        BASE,
        id=f"city_{name.lower()}",
        name=name,
        weekday=day,
        start=time.fromisoformat(start),
        duration=minutes,
        timezone=zone,
        attendance=Attendance.IN_PERSON,
    )


def days(*meetings: Meeting, now: datetime = NOON) -> tuple[Day, ...]:
    return week(meetings, now, home_zone(meetings, None), "24")


def slots(*meetings: Meeting, now: datetime = NOON) -> list[Slot]:
    return [slot for day in days(*meetings, now=now) for slot in day.slots]


def clashes(*meetings: Meeting, now: datetime = NOON) -> list[str]:
    """Whose slots say that another is at the same time."""
    return [slot.name for slot in slots(*meetings, now=now) if slot.clash]


LATE_MONDAY = made("Late", Weekday.MONDAY, "23:00", 120)
LATE_SATURDAY = made("Late", Weekday.SATURDAY, "23:00", 240)


@pytest.mark.parametrize(
    ("late", "early", "now"),
    [
        (LATE_MONDAY, made("Early", Weekday.TUESDAY, "00:15"), NOON),
        (LATE_SATURDAY, made("Early", Weekday.SUNDAY, "01:30", 120), NOON),  # the week's edge
        (LATE_SATURDAY, made("Early", Weekday.SUNDAY, "01:30", 120),
         datetime(2027, 3, 12, 12, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_what_lasts_over_midnight_clashes_with_the_next_day(
    late: Meeting, early: Meeting, now: datetime
) -> None:
    assert clashes(late, early, now=now) == ["Late"]
    shorter = replace(late, duration=30)
    assert clashes(shorter, early, now=now) == []


def test_over_the_edge_of_the_week_it_clashes_with_the_day_after(make_site: Make) -> None:
    late = made("Late", Weekday.SATURDAY, "23:00", 120, zone=NEW_YORK)
    early = made("Early", Weekday.SUNDAY, "00:15", zone=NEW_YORK)
    client = make_site(late, early).test_client()
    assert "At the same time as" in client.get("/plan?m=city_late&m=city_early").text


@pytest.mark.parametrize(
    ("start", "clash"), [("11:30", False), ("15:00", False), ("15:30", True), ("16:30", True)]
)
def test_only_what_is_at_the_same_instant_clashes_between_zones(start: str, clash: bool) -> None:
    far = made("Far", Weekday.MONDAY, "11:00", zone=NEW_YORK)  # 16:00 in London
    near = made("Near", Weekday.MONDAY, start)
    assert bool(clashes(far, near)) is clash


def test_free_time_is_not_counted_to_what_stands_above() -> None:
    far = made("Far", Weekday.MONDAY, "11:00", zone=NEW_YORK)
    near = made("Near", Weekday.MONDAY, "11:30")
    assert [(slot.name, slot.then) for slot in slots(near, far)] == [("Far", None), ("Near", None)]


def test_in_the_hour_that_comes_twice_instants_count() -> None:
    """The second 01:30 in New York is an hour after the first, though clocks show the same."""
    first = made("First", Weekday.SUNDAY, "01:30", 60, zone=NEW_YORK)
    second = replace(
        made("Second", Weekday.SUNDAY, "06:30", 60, zone="Etc/UTC"), attendance=Attendance.ONLINE
    )
    found = slots(first, second, now=datetime(2026, 10, 31, 12, tzinfo=UTC))
    assert [(slot.name, slot.clash, slot.then) for slot in found] == [
        ("First", False, "The next begins at once"),
        ("Second", False, None),
    ]


def test_what_lasts_into_the_hour_that_comes_twice_clashes_though_clocks_show_less() -> None:
    """From 00:45 to the second 01:15, an hour after the first."""
    long = made("Long", Weekday.SUNDAY, "00:45", 90, zone=NEW_YORK)
    within = made("Within", Weekday.SUNDAY, "01:30", 15, zone=NEW_YORK)
    assert clashes(long, within, now=datetime(2026, 10, 31, 12, tzinfo=UTC)) == ["Long"]


def test_a_night_with_an_hour_more_counts_it_once_and_in_order() -> None:
    first = made("First", Weekday.SUNDAY, "01:45", 15, zone=NEW_YORK)
    again = replace(
        made("Again", Weekday.SUNDAY, "06:15", 15, zone="Etc/UTC"), attendance=Attendance.ONLINE
    )
    over = made("Over", Weekday.SUNDAY, "00:30", 120, zone=NEW_YORK)
    (sunday,) = [
        day for day in days(first, again, over, now=datetime(2026, 10, 31, 12, tzinfo=UTC))
        if day.number
    ]  # fmt: skip
    assert [slot.name for slot in sunday.slots] == ["Over", "First", "Again"]
    assert sunday.total == "3 meetings, 2 hours 30 minutes"


def test_while_another_is_still_on_no_time_is_free() -> None:
    long = made("Long", Weekday.MONDAY, "09:00", 480)
    short = made("Short", Weekday.MONDAY, "10:00")
    last = made("Last", Weekday.MONDAY, "12:00")
    evening = made("Evening", Weekday.MONDAY, "19:00")
    for order in permutations((long, short, last, evening)):
        found = {slot.name: slot.then for slot in slots(*order)}
        assert found["Short"] is None
        assert found["Last"] is None
        assert "At the same time as" in (found["Long"] or "")


BEGUN = made("Begun", Weekday.SATURDAY, "23:00", 180)
AT_HALF_PAST_ONE = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


def test_what_began_yesterday_and_is_on_now_stands_under_today() -> None:
    today, *_others, saturday = days(BEGUN, now=AT_HALF_PAST_ONE)
    (slot,) = today.slots
    assert slot.on == "On now, ends in 30 minutes; it began yesterday"
    assert (slot.time, today.number, today.total) == ("23:00 to 02:00", 0, "")
    assert [(item.name, item.on) for item in saturday.slots] == [("Begun", None)]
    assert not days(BEGUN, now=datetime(2026, 11, 22, 2, tzinfo=UTC))[0].slots


def test_what_is_on_now_clashes_with_what_begins_before_it_ends() -> None:
    soon = made("Soon", Weekday.SUNDAY, "01:45")
    later = made("Later", Weekday.SUNDAY, "03:00")
    assert clashes(BEGUN, soon, now=AT_HALF_PAST_ONE) == ["Begun", "Begun"]
    assert slots(BEGUN, later, now=AT_HALF_PAST_ONE)[0].then == "Then 1 hour free"


def test_of_what_began_yesterday_without_an_end_nothing_is_assumed_to_be_known() -> None:
    late = made("Late", Weekday.SATURDAY, "23:45", None)
    (slot, _next) = slots(late, now=datetime(2026, 11, 22, 0, 30, tzinfo=UTC))
    assert slot.on == "It began yesterday; when it ends is not stated"


def test_at_the_door_it_may_still_be_the_day_on_which_it_began() -> None:
    """Monday 00:20 in London, Sunday 19:20 in New York."""
    near = [made(f"Near{n}", Weekday.WEDNESDAY, "12:00") for n in range(2)]
    far = made("Far", Weekday.SUNDAY, "19:00", 60, zone=NEW_YORK)
    today, *_others = days(*near, far, now=datetime(2026, 11, 23, 0, 20, tzinfo=UTC))
    assert [slot.on for slot in today.slots] == ["On now, ends in 40 minutes"]


@pytest.mark.parametrize(
    ("next_start", "then"),
    [
        ("19:00", "At the same time as Next"),
        ("19:30", "Perhaps at the same time as Next"),
        ("20:00", None),
        ("21:00", None),
    ],
)
def test_where_an_end_is_not_stated_nothing_that_follows_from_it_is(
    next_start: str, then: str | None
) -> None:
    unsaid = made("A", Weekday.MONDAY, "19:00", None)
    following = made("Next", Weekday.MONDAY, next_start)
    assert slots(unsaid, following)[0].then == then
    assert days(unsaid, following)[1].total == "2 meetings, about 2 hours"
    assert days(following)[1].total == "1 meeting, 1 hour"


def test_an_end_that_only_one_date_names_counts_for_that_date() -> None:
    named = DateException(
        date=date(2026, 11, 23), change=Change.CHANGED, start=time(19), end=time(20, 30)
    )
    unsaid = replace(made("Unsaid", Weekday.MONDAY, "19:00", None), exceptions=(named,))
    assert days(unsaid)[1].total == "1 meeting, 1 hour 30 minutes"


def test_home_is_where_most_meet() -> None:
    two = [made(f"Near{n}", Weekday.WEDNESDAY, "12:00") for n in range(2)]
    far = made("Far", Weekday.SUNDAY, "19:00", zone=NEW_YORK)
    assert home_zone([far, *two], None) == ZoneInfo(LONDON)
