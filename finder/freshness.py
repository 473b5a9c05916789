"""How far a list may be relied on, by when it was last read well (DESIGN, section 7).

After 30 days nothing of it is said to be "on now" or "soon"; after 180 it is no longer in the
results either, but for those who ask for it by name. Ages are exact times between instants, so
that clock changes and leap days alter nothing, counted at the whole minute, so that all answers
of one minute agree. An age that is not known hides nothing, nor does a reading in the future: a
clock has jumped.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

UNCONFIRMED_AFTER = timedelta(days=30)
EXPIRED_AFTER = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A list not confirmed for over 30 days, and for how many; `expired` is for over 180."""

    read: datetime
    days: int
    expired: bool


def stale(read: datetime | None, now: datetime) -> Stale | None:
    """Of what was last read at `read` (aware, like `now`); None where it can be relied on."""
    if read is None or _age(read, now) <= UNCONFIRMED_AFTER:
        return None
    age = _age(read, now)
    return Stale(read=read, days=age.days, expired=age > EXPIRED_AFTER)


def older(fetched: Mapping[str, datetime], now: datetime, limit: timedelta) -> frozenset[str]:
    """The keys of the feeds last read longer ago than `limit`."""
    last = _minute(now) - limit  # every query asks, of hundreds of feeds
    return frozenset(key for key, read in fetched.items() if read < last)


def _age(read: datetime, now: datetime) -> timedelta:
    return _minute(now) - read


def _minute(now: datetime) -> datetime:
    """The whole minute, by which pages are tagged."""
    return now.astimezone(UTC).replace(second=0, microsecond=0)
