"""A calendar of 1,000 meetings, mixed as real listings are, is small enough to be fetched often."""

from datetime import date
from itertools import islice

from bench.calendars import is_event
from bench.made.meetings import meetings
from finder.exports.shape import Context
from finder.ical import Listed, calendar
from finder.model import Publisher

NUMBER, LARGEST = 1_000, 600_000


def test_a_thousand_meetings_are_600_kilobytes_at_most() -> None:
    chosen = list(islice(filter(is_event, meetings(1_500)), NUMBER))
    publishers = {
        key: Publisher(key=key, title="Made-up list 12") for key in {m.feed for m in chosen}
    }
    context = Context(publishers=publishers, fetched={}, base_url="https://chair.example")
    day = date(2026, 1, 5)
    listed = [Listed(meeting=meeting, first_seen=day, changed=day) for meeting in chosen]
    text = calendar(listed, context=context, brief=True)
    assert text.count(b"BEGIN:VEVENT") == NUMBER
    assert len(text) <= LARGEST
