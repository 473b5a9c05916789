"""A calendar of 1,000 meetings, mixed as real listings are, is small enough to be fetched often."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from bench.calendars import is_event
from bench.made.meetings import meetings
from finder.exports.shape import Context
from finder.ical import Listed, calendar
from finder.model import Meeting, Publisher
from importers import Feed, Part
from importers.listing import read

NUMBER, LARGEST = 1_000, 600_000


def test_a_thousand_meetings_are_600_kilobytes_at_most() -> None:
    chosen = list(islice(filter(is_event, meetings(1_500)), NUMBER))
    publishers = {
        key: Publisher(key=key, title="Made-up list 12") for key in {m.feed for m in chosen}
    }
    text = brief(chosen, publishers)
    assert text.count(b"BEGIN:VEVENT") == NUMBER
    assert len(text) <= LARGEST


def test_nor_more_where_nearly_all_are_online(listings: Path) -> None:
    """SMART and Santa Clara County: two long links an event, numbers, notes."""
    given = {
        "smart-us-online": ("SMART Recovery", "smart", "smart/smart-us-online.json"),
        "aa-sanjose": ("AA Santa Clara County", "aa", "meeting-guide/aa-sanjose.json"),
    }
    found: list[Meeting] = []
    for key, (_title, fellowship, path) in given.items():
        feed = Feed(key=key, urls=(path,), fellowship=fellowship, timezone="America/Los_Angeles")
        rows = read([Part(url=path, body=(listings / path).read_bytes())], feed).rows
        found += filter(is_event, (meeting for row in rows for meeting in row.meetings))
    titles = {key: Publisher(key=key, title=title) for key, (title, *_) in given.items()}
    text = brief(found[-NUMBER:], titles)
    assert text.count(b"BEGIN:VEVENT") == NUMBER
    assert text.count(b"CONFERENCE;") > NUMBER * 4 // 5
    assert len(text) <= LARGEST


def brief(meetings: Sequence[Meeting], publishers: Mapping[str, Publisher]) -> bytes:
    context = Context(publishers=publishers, fetched={}, base_url="https://chair.example")
    day = date(2026, 1, 5)
    listed = [Listed(meeting=meeting, first_seen=day, changed=day) for meeting in meetings]
    return calendar(listed, context=context, brief=True)
