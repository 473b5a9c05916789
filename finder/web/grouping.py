"""A list in the order of the clock: on now, within the hour, later today, by day, no fixed time.

What no list has confirmed lately comes after what one has, under a heading that promises nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Generic, NamedTuple, Protocol, TypeVar

from finder.languages import gettext as _
from finder.languages import marked
from finder.schedule import zone
from finder.search.engine import Hit
from finder.web.look import instant
from finder.web.paths import Link
from finder.web.wording import day_heading, long_date, upper

SOON = 60 * 60  # seconds
_Shelf = tuple[int, date]  # to sort by
_ON, _WITHIN, _TODAY = (0, date.min), (1, date.min), (2, date.min)
_STALE, _NEVER, _PAUSED = (3, date.max), (4, date.max), (5, date.max)
_TITLES = {
    _ON: marked("On now"),
    _WITHIN: marked("Within the hour"),
    _TODAY: marked("Later today"),
    _STALE: marked("Not confirmed for over 30 days: ask first"),
    _NEVER: marked("No fixed time"),
    _PAUSED: marked("Not meeting now"),
}


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
    days = _Days(now)
    own = [
        days.of(hit.next_start, tz if card.online else None) if hit.next_start else None
        for card, hit in zip(cards, hits, strict=True)
    ]
    todays = {there.today for there in own if there}
    if tz and any(card.zone for card in cards):
        todays.add(days.of(now, tz).today)
    plain = len(todays) > 1
    shelves: dict[_Shelf, list[_Shown]] = {}
    titles: dict[_Shelf, str] = {}
    for card, hit, there in zip(cards, hits, own, strict=True):
        shelf = _PAUSED if card.paused else _shelf(hit, there, plain=plain)
        if shelf not in shelves:
            shelves[shelf], titles[shelf] = [], _title(shelf, there, plain=plain)
        shelves[shelf].append(card)
    return tuple(
        Section(title=titles[shelf], cards=tuple(shelves[shelf]), live=shelf == _ON)
        for shelf in sorted(shelves)
    )


class _There(NamedTuple):
    """The day of a start, and the day it is there now; `soon` is its shelf within the hour."""

    day: date
    today: date
    soon: _Shelf | None


class _Days:
    """Days where meetings are; many are in one zone."""

    def __init__(self, now: datetime) -> None:
        self._now, self._instant = now, now.timestamp()
        self._today: dict[tzinfo | None, date] = {}
        self._known: dict[tuple[datetime, tzinfo | None], _There] = {}

    def of(self, start: datetime, tz: str | None) -> _There:
        """In `tz`, else in the start's own zone."""
        there = (zone(tz) if tz else None) or start.tzinfo
        found = self._known.get((start, there))
        if found is None:
            if there not in self._today:
                self._today[there] = self._now.astimezone(there).date()
            day = start.astimezone(there).date()
            found = _There(day, self._today[there], _soon(instant(start) - self._instant))
            self._known[start, there] = found
        return found


def _soon(ahead: float) -> _Shelf | None:
    """`ahead` in seconds."""
    if ahead <= 0:
        return _ON
    return _WITHIN if ahead <= SOON else None


def _shelf(hit: Hit, there: _There | None, *, plain: bool) -> _Shelf:
    """Where a meeting belongs, to sort by; `plain` says no "today"."""
    if there is None:
        return _NEVER
    if hit.stale:
        return _STALE
    if there.soon:
        return there.soon
    return _TODAY if there.day == there.today and not plain else (3, there.day)


def _title(shelf: _Shelf, there: _There | None, *, plain: bool) -> str:
    """The heading; that of a day is of a meeting there."""
    if shelf in _TITLES or there is None:
        return _(_TITLES[shelf])
    return upper(long_date(there.day)) if plain else day_heading(there.day, there.today)
