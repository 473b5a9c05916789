from datetime import UTC, date, datetime, time, timedelta

import pytest

from finder.model import Weekday
from finder.schedule import zone
from finder.web import wording
from finder.web.zones import zone_names, zone_words


@pytest.mark.parametrize(
    ("moment", "style", "words"),
    [
        (time(19, 0), "12", "7:00 PM"),
        (time(19, 0), "24", "19:00"),
        (time(0, 0), "12", "midnight"),
        (time(12, 0), "12", "noon"),
        (time(0, 30), "12", "12:30 AM"),
        (time(12, 5), "12", "12:05 PM"),
        (time(0, 0), "24", "midnight"),
        (time(0, 1), "24", "00:01"),
    ],
)
def test_a_time_is_said_the_local_way(moment: time, style: str, words: str) -> None:
    assert wording.clock(moment, style) == words


def test_the_end_is_said_only_where_it_is_known() -> None:
    assert wording.span(time(19, 0), None, "12") == "7:00 PM"
    assert wording.span(time(19, 0), time(20, 15), "12") == "7:00 PM to 8:15 PM"


@pytest.mark.parametrize(
    ("weekday", "weeks", "words"),
    [
        (Weekday.MONDAY, (), "Every Monday"),
        (Weekday.MONDAY, (1,), "First Monday of the month"),
        (Weekday.TUESDAY, (1, 3, -1), "First, third and last Tuesday of the month"),
        (None, (), ""),
    ],
)
def test_the_rule_names_the_weeks_of_the_month(
    weekday: Weekday | None, weeks: tuple[int, ...], words: str
) -> None:
    assert wording.rule(weekday, weeks) == words


@pytest.mark.parametrize(
    ("offset", "words"),
    [(0, "Today"), (1, "Tomorrow, Tuesday 24 November"), (2, "Wednesday 25 November")],
)
def test_days_are_named_from_today_on(offset: int, words: str) -> None:
    today = date(2026, 11, 23)
    assert wording.day_heading(today + timedelta(days=offset), today) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (59, "59 minutes"), (60, "1 hour"), (61, "1 hour 1 minute"),
     (90, "1 hour 30 minutes"),
     (125, "2 hours"), (150, "2 hours 30 minutes"), (1440, "1 day"), (5000, "3 days")],
)  # fmt: skip
def test_lengths_are_never_said_longer_than_they_are(minutes: int, words: str) -> None:
    assert wording.lasting(minutes) == words


@pytest.mark.parametrize(
    ("kilometres", "unit", "words"),
    [(1.609344, "mi", "1.0 mile"), (3.0, "mi", "1.9 miles"), (40.0, "mi", "25 miles"),
     (0.42, "km", "0.4 km"), (0.0, "mi", "0.1 miles"), (12.6, "km", "13 km")],
)  # fmt: skip
def test_distances_are_in_the_unit_asked_for(kilometres: float, unit: str, words: str) -> None:
    assert wording.distance(kilometres, unit) == words


@pytest.mark.parametrize(
    ("past", "words"),
    [(timedelta(seconds=30), "just now"), (timedelta(minutes=20), "20 minutes ago"),
     (timedelta(hours=4, minutes=40), "4 hours ago"), (timedelta(days=3), "3 days ago")],
)  # fmt: skip
def test_age_is_said_roughly(past: timedelta, words: str) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert wording.ago(now - past, now) == words


@pytest.mark.parametrize("name", zone_names())
def test_every_zone_of_the_picker_exists(name: str) -> None:
    assert zone(name) is not None


def test_a_zone_without_a_usual_name_is_called_by_its_city() -> None:
    assert zone_words("Asia/Ulaanbaatar") == "Ulaanbaatar time"
    assert zone_words("America/New_York") == "Eastern time"
