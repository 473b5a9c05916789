"""When a feed is asked again: its interval, its server's wish, and patience after failures."""

from collections.abc import Callable
from datetime import datetime, timedelta

from finder.catalogue.patience import Patience
from importers import Feed

FIRST = timedelta(minutes=5)
LONGEST = timedelta(days=1)
EARLY = timedelta(minutes=5)  # a timer is never quite on time


def back_off(failures: int, chance: Callable[[], float]) -> timedelta:
    """After so many failures in a row, from 1: twice as long each time, at most a day.

    `chance` gives a number from 0 to 1: between half and all of it, so that feeds that failed
    together are not asked together.
    """
    whole: timedelta = min(FIRST * 2 ** (min(failures, 20) - 1), LONGEST)
    return whole * (0.5 + 0.5 * chance())


def asked_to_wait(seconds: float | None, now: datetime) -> datetime | None:
    """Until when, by its own wish; at most a day, so that no slip ends a feed."""
    return now + min(timedelta(seconds=seconds), LONGEST) if seconds is not None else None


def is_gone(feed: Feed, known: Patience) -> bool:
    """Whether its address said so; another address in `feeds.toml` is another matter."""
    return bool(known.gone) and known.gone == feed.urls


def must_wait(known: Patience, now: datetime) -> bool:
    """Whether its server asked us not to come yet."""
    return _later(known.not_before, now)


def is_due(feed: Feed, known: Patience, now: datetime) -> bool:
    """Whether it is time; a clock that was put back makes nobody wait longer than it should."""
    if known.failures:
        return not _later(known.next_try, now)
    interval = timedelta(minutes=feed.interval)
    since = now - known.last_attempt if known.last_attempt else interval
    early = timedelta(0) if known.held else min(EARLY, interval / 10)  # held: a whole day counts
    return since < timedelta(0) or since >= interval - early


def _later(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and now < moment <= now + LONGEST
