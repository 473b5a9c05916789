"""A small world to ask: made-up meetings, their index, and how to ask it."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from finder.model import Attendance, Meeting, Venue, Weekday
from finder.search.engine import Answer, find
from finder.search.index import Index, build_index, open_index
from finder.search.query import parse_query

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)  # a Sunday


def meeting(name: str, **changes: Any) -> Meeting:
    """A weekly AA meeting in person, on Mondays at 19:00 in New York; its id is its name's."""
    feed = changes.pop("feed", "f")
    values: dict[str, Any] = {
        "id": f"{feed}_{name.lower().replace(' ', '-')}",
        "feed": feed,
        "name": name,
        "fellowship": "aa",
        "weekday": Weekday.MONDAY,
        "start": time(19),
        "duration": 60,
        "timezone": "America/New_York",
        "attendance": Attendance.IN_PERSON,
    }
    return Meeting(**{**values, **changes})


def at(latitude: float, longitude: float, **parts: Any) -> Venue:
    return Venue(latitude=latitude, longitude=longitude, country="US", **parts)


class Small:
    def __init__(self, folder: Path, meetings: Sequence[Meeting], **options: Any) -> None:
        self.meetings = list(meetings)
        build_index(self.meetings, folder, **options)
        self.index: Index = open_index(folder, self.meetings.__getitem__)

    def ask(self, *pairs: tuple[str, str], now: datetime = NOW, **one: str) -> Answer:
        names = {"from_": "from", "for_": "for"}
        asked = [*pairs, *((names.get(name, name), value) for name, value in one.items())]
        return find(self.index, parse_query(asked, self.index, None), now)

    def names(self, *pairs: tuple[str, str], now: datetime = NOW, **one: str) -> list[str]:
        return [self.meetings[hit.row].name for hit in self.ask(*pairs, now=now, **one).hits]


def counts(answer: Answer, facet: str) -> dict[str, int]:
    return {option.value: option.count for option in answer.facets[facet]}
