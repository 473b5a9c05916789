"""Meetings made for tests: no one meets there."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from finder.catalogue import FeedState
from finder.model import Access, Attendance, Meeting, Publisher, Venue, Weekday
from finder.snapshot import Contents

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TODAY = NOW.date()


def meeting(identifier: str = "one", **changes: Any) -> Meeting:
    """An ordinary one; ids are `test_<identifier>`."""
    feed = changes.pop("feed", "test")
    values: dict[str, Any] = {
        "id": f"{feed}_{identifier}",
        "feed": feed,
        "name": f"Meeting {identifier}",
        "fellowship": "aa",
        "weekday": Weekday.MONDAY,
        "start": time(19, 0),
        "duration": 60,
        "timezone": "Europe/London",
        "attendance": Attendance.IN_PERSON,
        "access": Access.OPEN,
        "venue": Venue(
            street="1 Example Street", locality="Town", country="GB", latitude=51.5, longitude=-0.1
        ),
    }
    return Meeting(**{**values, **changes})


def publisher(key: str = "test", **changes: Any) -> Publisher:
    return Publisher(**{"key": key, "title": f"Publisher {key}", "fellowship": "aa", **changes})


def state(key: str = "test", **changes: Any) -> FeedState:
    values = {"key": key, "title": f"Publisher {key}", "last_attempt": NOW, "last_success": NOW}
    return FeedState(**{**values, **changes})


def contents(meetings: Sequence[Meeting], **changes: Any) -> Contents:
    """Of the feeds that the meetings name; each first seen in 2025, changed a year later."""
    feeds = sorted({item.feed for item in meetings} or {"test"})
    values: dict[str, Any] = {
        "meetings": meetings,
        "publishers": {key: publisher(key) for key in feeds},
        "first_seen": {item.id: date(2025, 1, 2) for item in meetings},
        "changed": {item.id: date(2026, 1, 2) for item in meetings},
        "feed_states": [state(key) for key in feeds],
    }
    return Contents(**{**values, **changes})
