"""Dated times as feeds write them -> the wall clock of the meeting's own zone."""

from datetime import UTC, date, datetime

from finder.model import Weekday
from finder.schedule import zone
from importers.clean.zones import zone_name

_LONGEST = 40


def moment(text: object) -> datetime | None:
    """An ISO 8601 date and time, with its offset where it has one; None for a date alone."""
    if not isinstance(text, str) or len(text) > _LONGEST or day_of(text) is not None:
        return None
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def day_of(text: object) -> date | None:
    """An ISO 8601 date that stands alone."""
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def wall_clock(at: datetime, name: str | None) -> datetime | None:
    """What the clocks of that zone show then; None for an instant whose zone is not known.

    A time without an offset is on the wall already.
    """
    if at.tzinfo is None:
        return at
    place = zone(zone_name(name) or "")
    try:
        return at.astimezone(place).replace(tzinfo=None) if place else None
    except OverflowError:
        return None


def weekday_of(day: date) -> Weekday:
    return Weekday.from_number(day.weekday())


def minutes_between(start: datetime, end: datetime) -> int:
    """Exact minutes: both with offsets, or both on one wall; negative if the end is earlier."""
    if (start.tzinfo is None) != (end.tzinfo is None):
        start, end = start.replace(tzinfo=UTC), end.replace(tzinfo=UTC)
    return round((end - start).total_seconds() / 60)
