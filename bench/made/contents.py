"""A made catalogue as what snapshots are built from."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from bench.made.draws import generator
from bench.made.meetings import meetings
from bench.made.world import SEED, proportions, world
from finder.duplicates import Source
from finder.model import Meeting, Publisher
from finder.register.fellowships import fellowship
from finder.snapshot import Contents, FeedState

SEEN = date(2026, 1, 5)


def contents(size: int, fetched: datetime) -> Contents:
    """So many meetings of several hundred feeds, all fetched then; some are listed twice."""
    made = list(meetings(size))
    publishers = _publishers()
    return Contents(
        meetings=made,
        publishers=publishers,
        first_seen=dict.fromkeys((item.id for item in made), SEEN),
        changed=dict.fromkeys((item.id for item in made), SEEN),
        sources=sources(made),
        feed_states=_states(made, publishers, fetched),
    )


def _publishers() -> dict[str, Publisher]:
    found = {}
    for fellowship_key, feeds in world().feeds.items():
        short = fellowship(fellowship_key).short
        for number, key in enumerate(feeds):
            title = f"Made-up {short} list {number + 1}"
            found[key] = Publisher(key=key, title=title, fellowship=fellowship_key)
    return found


def sources(made: Sequence[Meeting]) -> dict[str, list[Source]]:
    """Some meetings stand in another feed of their fellowship too."""
    twice = proportions()["rare"]["in_two_feeds"]
    rolls = generator(SEED, 5).random((len(made), 2))
    found = {}
    for meeting, (roll, other) in zip(made, rolls.tolist(), strict=True):
        feeds = world().feeds[meeting.fellowship]
        feed = feeds[int(other * len(feeds))]
        if roll < twice and feed != meeting.feed:
            found[meeting.id] = [Source(id=f"{feed}_x{meeting.source_id}", feed=feed)]
    return found


def _states(
    made: list[Meeting], publishers: dict[str, Publisher], fetched: datetime
) -> list[FeedState]:
    rows = Counter(meeting.feed for meeting in made)
    return [
        FeedState(
            key=key,
            title=publisher.title,
            last_attempt=fetched,
            last_success=fetched,
            rows=rows[key],
            used=rows[key],
            meetings=rows[key],
        )
        for key, publisher in publishers.items()
    ]
