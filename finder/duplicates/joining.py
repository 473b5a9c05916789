"""What is shown of a meeting that several feeds list: one record, never a mixture.

It is the record of the listing first seen; but what says "do not come" wins over what does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.model import Change, DateException, Meeting, Status

_DAY = len("2026-11-22")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Another feed's listing of the same meeting; `updated` is its own last edit."""

    id: str
    feed: str
    source_id: str | None = None
    source_url: str | None = None
    updated: str | None = None


def joined(shown_as: str, listings: Sequence[Meeting]) -> Meeting:
    """`listings` mean one meeting, the first seen first.

    Paused in one and active in another is paused, unless an active one was edited strictly later
    than every paused one; dates cancelled by any of them are cancelled.
    """
    first, *others = listings
    if not others:
        return replace(first, id=shown_as)
    return replace(
        first, id=shown_as, status=_status(listings), exceptions=_exceptions(first, others)
    )


def sources(listings: Sequence[Meeting]) -> tuple[Source, ...]:
    """Those beside the first, whose record it is."""
    return tuple(
        Source(
            id=item.id,
            feed=item.feed,
            source_id=item.source_id,
            source_url=item.source_url,
            updated=item.updated,
        )
        for item in listings[1:]
    )


def _status(listings: Sequence[Meeting]) -> Status:
    paused = [item.updated for item in listings if item.status is Status.SUSPENDED]
    active = [item.updated for item in listings if item.status is Status.ACTIVE]
    if not paused:
        return Status.ACTIVE
    later = (all(_is_later(edit, other) for other in paused) for edit in active)
    return Status.ACTIVE if any(later) else Status.SUSPENDED


def _is_later(one: str | None, two: str | None) -> bool:
    """Of two days or instants in UTC; what is unknown is no later, and nothing is later than it."""
    if one is None or two is None:
        return False
    if len(one) == _DAY or len(two) == _DAY:
        return one[:_DAY] > two[:_DAY]
    return one > two


def _exceptions(first: Meeting, others: Sequence[Meeting]) -> tuple[DateException, ...]:
    own = {item.date for item in first.exceptions if item.change is Change.CANCELLED}
    fresh = {
        item.date: item
        for other in reversed(others)
        for item in other.exceptions
        if item.change is Change.CANCELLED and item.date not in own
    }
    kept = (item for item in first.exceptions if item.date not in fresh)
    return (*kept, *(fresh[day] for day in sorted(fresh)))
