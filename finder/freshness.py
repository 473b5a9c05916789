"""How far a list may be relied on, by when it was last read well (DESIGN, section 7).

Ages are exact times between instants, so that clock changes and leap days alter nothing, counted
at the whole minute, so that all answers of one minute agree.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum

UNCONFIRMED_AFTER = timedelta(days=30)
EXPIRED_AFTER = timedelta(days=180)


class Freshness(StrEnum):
    """An unconfirmed list says nothing of "on now" and "soon"; an expired one has left the
    results too, but for those who ask for it by name.
    """

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    EXPIRED = "expired"


def freshness(read: datetime | None, now: datetime) -> Freshness:
    """Of what was last read at `read` (aware, like `now`).

    An unknown time hides nothing, nor does one in the future: a clock has jumped.
    """
    age = _age(read, now) if read else timedelta(0)
    if age > EXPIRED_AFTER:
        return Freshness.EXPIRED
    return Freshness.UNCONFIRMED if age > UNCONFIRMED_AFTER else Freshness.CONFIRMED


def older(fetched: Mapping[str, datetime], now: datetime, limit: timedelta) -> frozenset[str]:
    """The keys of the feeds last read longer ago than `limit`."""
    return frozenset(key for key, read in fetched.items() if _age(read, now) > limit)


def _age(read: datetime, now: datetime) -> timedelta:
    return now.astimezone(UTC).replace(second=0, microsecond=0) - read.astimezone(UTC)
