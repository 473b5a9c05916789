from dataclasses import replace

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
        (NO_ZONE, {**ONLINE, **USA}, None),
        (NO_ZONE, USA, None),
    ],
)
def test_the_zone_is_of_the_row_the_exact_point_the_feed_or_a_town(feed, values, expected):
    assert meeting(feed, **values).timezone == expected


def test_a_zone_that_is_none_is_counted_and_the_next_source_taken():
    found = row(timezone="../../etc/passwd")
    assert found.meetings[0].timezone == "America/New_York"
    assert reasons(found) == {"not a time zone"}


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
