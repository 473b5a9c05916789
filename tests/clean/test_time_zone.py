from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from finder.model import Attendance
from tests.clean.drafts import FEED, ZOOM, meeting, reasons, row

NO_ZONE = replace(FEED, timezone=None)
NO_POINT = {"latitude": None, "longitude": None}
USA = {"address": "United States", "latitude": 39.5, "longitude": -98.35}
ONLINE = {"attendance": Attendance.ONLINE, "online_url": ZOOM}


@pytest.mark.parametrize(
    ("feed", "values", "expected"),
    [
        (FEED, {"timezone": "US/Pacific"}, "America/Los_Angeles"),
        (FEED, {}, "America/New_York"),
        (FEED, NO_POINT, "America/Denver"),
        (FEED, {"approximate": True}, "America/Denver"),
        (FEED, ONLINE, "America/Denver"),
        (NO_ZONE, {**ONLINE, "address": "Boston, MA, USA"}, "America/New_York"),
        (NO_ZONE, {"address": "Boston, MA, USA"}, "America/New_York"),
        (
            NO_ZONE,
            {**NO_POINT, "address": "1 Main St, Nowhereville, NY 14201, USA"},
            "America/New_York",
        ),
        (NO_ZONE, {**NO_POINT, "address": "1 Main St, Nowhereville, CA 14201, USA"}, None),
        (NO_ZONE, {**ONLINE, **USA}, None),
        (NO_ZONE, USA, None),
    ],
)
def test_the_zone_is_of_the_row_the_exact_point_the_feed_or_a_town(feed, values, expected):
    assert meeting(feed, **values).timezone == expected


def test_a_zone_that_is_none_is_counted_and_the_point_taken():
    found = row(timezone="../../etc/passwd")
    assert found.meetings[0].timezone == "America/New_York"
    assert reasons(found) == {"not a time zone"}


LONDON = replace(FEED, timezone="Europe/London")
SYDNEY = replace(FEED, timezone="Australia/Sydney")
NEW_YORK = replace(FEED, timezone="America/New_York")
LOS_ANGELES = replace(FEED, timezone="America/Los_Angeles")
WINTER, SUMMER = (date(2026, 12, 2),), (date(2027, 7, 7),)


@pytest.mark.parametrize(
    ("feed", "stated", "expected"),
    [
        (LOS_ANGELES, "GMT", "UTC"),
        (LOS_ANGELES, "UTC", "UTC"),
        (LOS_ANGELES, "Z", "UTC"),
        (NO_ZONE, "GMT", "UTC"),
        (LONDON, "GMT", "Europe/London"),
        (LONDON, "BST", "Europe/London"),
        (LONDON, "London", "Europe/London"),
        (SYDNEY, "AEST", "Australia/Sydney"),
        (LOS_ANGELES, "AEDT", "Australia/Sydney"),
        (LOS_ANGELES, "BST", None),
        (LOS_ANGELES, "AEST", None),
        (LOS_ANGELES, "London", None),
        (LOS_ANGELES, "UTC+3", None),
        (LOS_ANGELES, "UTC+0", None),
        (LOS_ANGELES, "Etc/GMT+5", None),
        (NEW_YORK, "Etc/GMT+5", "America/New_York"),
        (NEW_YORK, "Etc/GMT-5", None),
        (NEW_YORK, "UTC-5", "America/New_York"),
        (NEW_YORK, "GMT-05:00", "America/New_York"),
        (NEW_YORK, "UTC-4", "America/New_York"),
        (NEW_YORK, "UTC-99", None),
        (LOS_ANGELES, "Foo/Bar", None),
        (NO_ZONE, "UTC-5", None),
    ],
)
def test_what_an_online_row_states_is_never_overridden_by_its_feed(feed, stated, expected):
    found = row(feed, **ONLINE, **NO_POINT, address=None, timezone=stated)
    assert found.meetings[0].timezone == expected
    assert bool(found.problems) == (expected is None)


@pytest.mark.parametrize(
    ("dates", "stated", "expected"),
    [
        (WINTER, "UTC-5", "America/New_York"),
        (SUMMER, "UTC-5", None),
        (SUMMER, "UTC-4", "America/New_York"),
        (WINTER + SUMMER, "UTC-5", None),
    ],
)
def test_an_offset_has_to_hold_on_the_dates_concerned(dates, stated, expected):
    values = {**ONLINE, **NO_POINT, "address": None, "weekdays": (), "dates": dates}
    assert meeting(NEW_YORK, **values, timezone=stated).timezone == expected


@pytest.mark.parametrize(("hours", "expected"), [(-5, "America/New_York"), (-8, None), (-4, None)])
def test_the_offset_of_a_dated_start_has_to_be_that_of_the_point(hours, expected):
    start = datetime(2026, 12, 2, 19, tzinfo=timezone(timedelta(hours=hours)))
    found = row(LOS_ANGELES, starts=(start,))
    assert found.meetings[0].timezone == expected
    assert bool(found.problems) == (expected is None)


def test_a_point_that_contradicts_the_stated_clock_leaves_it_unknown():
    found = row(LONDON, timezone="BST")
    assert found.meetings[0].timezone is None
    assert reasons(found) == {"stated time zone agrees with no other"}


def test_an_unknown_zone_is_counted():
    assert "time zone not known" in reasons(row(NO_ZONE, **ONLINE, **USA))


def test_without_a_start_no_zone_is_missed():
    assert "time zone not known" not in reasons(row(NO_ZONE, **ONLINE, **USA, start=None))


def test_words_name_the_zone_of_an_online_meeting():
    found = meeting(NO_ZONE, **ONLINE, **USA, name="Daily Readings - 7pm Eastern - Online")
    assert found.timezone == "America/New_York"


def test_where_words_and_town_name_different_zones_none_is_guessed():
    values = {"name": "Readings - 7pm Eastern - Online", "address": "London, UK", **NO_POINT}
    found = row(FEED, **ONLINE, **values)
    assert found.meetings[0].timezone is None
    assert "words and place name different time zones" in reasons(found)


def test_words_and_place_that_share_a_clock_agree():
    detroit = {
        "address": "1 Main St, Detroit, MI 48201, USA",
        "latitude": 42.33,
        "longitude": -83.05,
    }
    found = meeting(name="Readings - 7pm Eastern", **detroit)
    assert found.timezone in ("America/New_York", "America/Detroit")
