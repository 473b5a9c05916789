"""A list in the order of the clock: on now, within the hour, later today, by day, no fixed time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from finder.schedule import zone
from finder.search.engine import Hit
from finder.web.cards import Card
from finder.web.wording import day_heading

SOON = timedelta(minutes=60)
_NEVER = (4, date.max)
_PAUSED = (5, date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its cards; `live` marks what is on now."""

    title: str | None
    cards: tuple[Card, ...]
    live: bool = False


def by_time(
    cards: Sequence[Card], hits: Sequence[Hit], now: datetime, tz: str | None
) -> tuple[Section, ...]:
    """Sections in the order of time; within each the order of the answer.

    The day is the one at the place, or in `tz` for what is only online.
    """
    shelves: dict[tuple[int, date], list[Card]] = {}
    titles: dict[tuple[int, date], str] = {}
    for card, hit in zip(cards, hits, strict=True):
        key, title = shelf(hit.next_start, now, tz if card.zone else None)
        if card.paused:
            key, title = _PAUSED, "Not meeting now"
        shelves.setdefault(key, []).append(card)
        titles[key] = title
    return tuple(
        Section(title=titles[key], cards=tuple(shelves[key]), live=key[0] == 0)
        for key in sorted(shelves)
    )


def shelf(start: datetime | None, now: datetime, tz: str | None) -> tuple[tuple[int, date], str]:
    """Where a start belongs: a key to sort by, and the heading."""
    if start is None:
        return _NEVER, "No fixed time"
    if start <= now:
        return (0, date.min), "On now"
    if start - now <= SOON:
        return (1, date.min), "Within the hour"
    there = (zone(tz) if tz else None) or start.tzinfo
    day, today = start.astimezone(there).date(), now.astimezone(there).date()
    if day == today:
        return (2, date.min), "Later today"
    return (3, day), day_heading(day, today)
