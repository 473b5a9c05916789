"""A list in the order of the clock: on now, within the hour, later today, by day, no fixed time.

What no list has confirmed lately comes after what one has, under a heading that promises nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, Protocol, TypeVar

from finder.languages import gettext as _
from finder.schedule import zone
from finder.search.engine import Hit
from finder.web.paths import Link
from finder.web.wording import day_heading, long_date, upper

SOON = timedelta(minutes=60)
_STALE = (3, date.max)
_NEVER = (4, date.max)
_PAUSED = (5, date.max)


class Shown(Protocol):
    """A card, by what decides where it stands; `zone` is said of what may be joined from afar."""

    @property
    def online(self) -> bool: ...
    @property
    def zone(self) -> str | None: ...
    @property
    def paused(self) -> bool: ...


Card = TypeVar("Card")
_Shown = TypeVar("_Shown", bound=Shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Generic[Card]):
    """A heading and its cards; `live` marks what is on now, `all` leads to more of the kind."""

    title: str | None
    cards: tuple[Card, ...]
    live: bool = False
    all: Link | None = None


def by_time(
    cards: Sequence[_Shown], hits: Sequence[Hit], now: datetime, tz: str | None
) -> tuple[Section[_Shown], ...]:
    """Sections in the order of time; within each the order of the answer.

    The day is the one at the place, or in `tz` for what is only online. Where it is not the same
    day at all of them, and in `tz` for what may be joined from there, "tomorrow" would name two
    dates, so the dates alone are said.
    """
    zones = [tz if card.online else None for card in cards]
    pairs = list(zip(cards, hits, zones, strict=True))
    days = {_days(hit.next_start, now, there)[1] for _, hit, there in pairs if hit.next_start}
    if tz and any(card.zone for card in cards):
        days.add(_days(now, now, tz)[1])
    shelves: dict[tuple[int, date], list[_Shown]] = {}
    titles: dict[tuple[int, date], str] = {}
    for card, hit, there in pairs:
        key, title = _shelf(hit.next_start, now, there, plain=len(days) > 1)
        if hit.stale and hit.next_start:
            key, title = _STALE, _("Not confirmed for over 30 days: ask first")
        if card.paused:
            key, title = _PAUSED, _("Not meeting now")
        shelves.setdefault(key, []).append(card)
        titles[key] = title
    return tuple(
        Section(title=titles[key], cards=tuple(shelves[key]), live=key[0] == 0)
        for key in sorted(shelves)
    )


def _shelf(
    start: datetime | None, now: datetime, tz: str | None, *, plain: bool
) -> tuple[tuple[int, date], str]:
    """Where a start belongs: a key to sort by, and the heading; `plain` says no "today"."""
    if start is None:
        return _NEVER, _("No fixed time")
    if start <= now:
        return (0, date.min), _("On now")
    if start - now <= SOON:
        return (1, date.min), _("Within the hour")
    day, today = _days(start, now, tz)
    if plain:
        return (3, day), upper(long_date(day))
    if day == today:
        return (2, date.min), _("Later today")
    return (3, day), day_heading(day, today)


def _days(start: datetime, now: datetime, tz: str | None) -> tuple[date, date]:
    """The day of the start, and the day it is there now."""
    there = (zone(tz) if tz else None) or start.tzinfo
    return start.astimezone(there).date(), now.astimezone(there).date()
