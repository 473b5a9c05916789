"""How old a list may be: the limits, to the minute."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from finder.freshness import EXPIRED_AFTER, UNCONFIRMED_AFTER, older, stale

NOW = datetime(2026, 11, 22, 12, 0, 30, tzinfo=UTC)
MINUTE = datetime(2026, 11, 22, 12, tzinfo=UTC)  # ages are counted at the whole minute
NEW_YORK = ZoneInfo("America/New_York")


def kind(read: datetime | None, now: datetime = NOW) -> str:
    found = stale(read, now)
    return "confirmed" if found is None else "expired" if found.expired else "unconfirmed"


@pytest.mark.parametrize(
    ("age", "expected"),
    [
        (timedelta(0), "confirmed"),
        (timedelta(days=29), "confirmed"),
        (timedelta(days=30), "confirmed"),
        (timedelta(days=30, seconds=1), "unconfirmed"),
        (timedelta(days=31), "unconfirmed"),
        (timedelta(days=180), "unconfirmed"),
        (timedelta(days=180, seconds=1), "expired"),
        (timedelta(days=181), "expired"),
        (timedelta(days=20_000), "expired"),
    ],
)
def test_a_list_grows_old_in_two_steps(age: timedelta, expected: str) -> None:
    assert kind(MINUTE - age) == expected


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=1), timedelta(days=400)])
def test_a_clock_that_jumped_back_makes_nothing_old(ahead: timedelta) -> None:
    assert kind(NOW + ahead) == "confirmed"


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1)])
def test_a_clock_that_jumped_and_came_back_leaves_everything_as_it_was(jump: timedelta) -> None:
    read = MINUTE - timedelta(days=30)
    assert [kind(read, NOW + step) for step in (-jump, jump, timedelta(0))] == [
        "confirmed", "unconfirmed", "confirmed",
    ]  # fmt: skip


def test_what_is_not_known_hides_nothing() -> None:
    assert kind(None) == "confirmed"


@pytest.mark.parametrize(
    ("read", "now"),
    [
        # 30 days of 24 hours, over a night of 23 hours, one of 25, and a leap day
        (datetime(2026, 2, 20, 12, tzinfo=NEW_YORK), datetime(2026, 3, 22, 13, tzinfo=NEW_YORK)),
        (datetime(2026, 10, 20, 12, tzinfo=NEW_YORK), datetime(2026, 11, 19, 11, tzinfo=NEW_YORK)),
        (datetime(2028, 2, 1, 12, tzinfo=UTC), datetime(2028, 3, 2, 12, tzinfo=UTC)),
    ],
)
def test_days_are_24_hours_whatever_the_clocks_show(read: datetime, now: datetime) -> None:
    assert kind(read, now) == "confirmed"
    assert kind(read, now + timedelta(minutes=1)) == "unconfirmed"


def test_the_days_are_said_in_full() -> None:
    found = stale(MINUTE - timedelta(days=45, hours=23), NOW)
    assert found is not None
    assert (found.days, found.expired) == (45, False)


def test_feeds_are_told_apart_by_their_ages() -> None:
    ages = {"new": 1, "month": 30, "old": 31, "half": 180, "oldest": 181, "ahead": -2}
    fetched = {key: MINUTE - timedelta(days=days) for key, days in ages.items()}
    assert older(fetched, NOW, UNCONFIRMED_AFTER) == {"old", "half", "oldest"}
    assert older(fetched, NOW, EXPIRED_AFTER) == {"oldest"}
