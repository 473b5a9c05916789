"""What the clocks of a zone show: two zones, or a zone and stated offsets, compared."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from finder.schedule import zone
from importers.clean.remembered import remembered

# A winter and a summer day: zones that agree on both show the same time for our purpose.
_SAMPLES = (date(2026, 1, 15), date(2026, 7, 15))
_NOON = time(12)


@lru_cache(maxsize=1024)
def same_clock(one: str, other: str) -> bool:
    """Whether two zones show the same time; False where either is not published."""
    offsets = [tuple(offset_on(name, day) for day in _SAMPLES) for name in (one, other)]
    return offsets[0] == offsets[1] and None not in offsets[0]


@remembered
def offset_on(name: str, day: date) -> int | None:
    """Minutes east of UTC at noon of that date; None for no published zone."""
    place = zone(name)
    offset = datetime.combine(day, _NOON, place).utcoffset() if place else None
    return None if offset is None else offset // timedelta(minutes=1)


def has_offset(name: str, minutes: int, days: Iterable[date]) -> bool:
    """Whether its clocks have that offset on each of these days; without days, in some season.

    Who writes UTC-5 beside a weekly meeting means the clock of the place, as with EST.
    """
    known = [offset_on(name, day) == minutes for day in days]
    return all(known) if known else minutes in {offset_on(name, day) for day in _SAMPLES}


def shows(name: str, starts: Iterable[datetime]) -> bool:
    """Whether the zone has the offset of each of these instants, at that instant."""
    place = zone(name)
    if place is None:
        return False
    try:
        return all(
            at.astimezone(UTC).astimezone(place).utcoffset() == at.utcoffset() for at in starts
        )
    except OverflowError:
        return False
