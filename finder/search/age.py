"""Rows by the age of their lists: one that several feeds list is as fresh as the freshest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from finder.freshness import EXPIRED_AFTER, UNCONFIRMED_AFTER, Stale, older, stale
from finder.search.columns.bitmaps import Bits, contains
from finder.search.columns.feeds import Feeds
from finder.search.index import Index

Fetched = Mapping[str, datetime]  # when each feed was last read well; one left out is not known


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Aged:
    """The rows last read over 30 days ago, and among them those over 180 days."""

    unconfirmed: Bits
    expired: Bits
    lists: Feeds
    fetched: Fetched
    now: datetime

    def of(self, row: int) -> Stale | None:
        """How old an unconfirmed row's freshest list is; None where it is confirmed."""
        if not contains(self.unconfirmed, row):
            return None
        return stale(max(self.fetched[feed] for feed in self.lists.values_of(row)), self.now)


def aged(index: Index, fetched: Fetched | None, now: datetime) -> Aged | None:
    """None where every list is confirmed, or nothing is known of their ages.

    All queries of a minute with the same `fetched`, which must not change, share one answer.
    """
    if not fetched:
        return None
    minute = now.astimezone(UTC).replace(second=0, microsecond=0)
    known = index.ages
    if known is None or known[0] is not fetched or known[1] != minute:
        known = index.ages = fetched, minute, _aged(index, fetched, minute)
    found: Aged | None = known[2]
    return found


def _aged(index: Index, fetched: Fetched, now: datetime) -> Aged | None:
    old = older(fetched, now, UNCONFIRMED_AFTER)
    if not old:
        return None
    return Aged(
        unconfirmed=index.only_in(old),
        expired=index.only_in(older(fetched, now, EXPIRED_AFTER)),
        lists=index.feed,
        fetched=fetched,
        now=now,
    )
