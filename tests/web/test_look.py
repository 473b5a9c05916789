"""How a reader sees when a meeting is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from finder.web.look import instant, relation


def test_an_hour_that_comes_twice_is_two_instants() -> None:
    first = datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"))
    assert instant(first.replace(fold=1)) - instant(first) == 3600


def test_minutes_are_rounded_down_and_what_is_on_says_when_it_ends() -> None:
    now = datetime(2026, 11, 22, 19, 0, 30, tzinfo=UTC)
    start = now.replace(second=0)
    hour = timedelta(hours=1)
    assert relation(start + hour, start + 2 * hour, now) == ("In {length}", 59)
    assert relation(start, start + hour, now) == ("On now, ends in {length}", 59)
    assert relation(start, None, now) == ("On now", 0)
    assert relation(start + 13 * hour, None, now) is None
