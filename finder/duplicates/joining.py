"""What is shown of a meeting that several feeds list: one record, never a mixture.

It is the record of the listing first seen that knows where people meet; but what says "do not
come", or not to everyone, wins over what does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.model import (
    Access,
    Attendance,
    Caution,
    Change,
    DateException,
    Meeting,
    Status,
)

_DAY = len("2026-11-22")
_ONE_SEX = frozenset({"men", "women"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Another feed's listing of the same meeting; `updated` is its own last edit."""

    id: str
    feed: str
    source_id: str | None = None
    source_url: str | None = None
    updated: str | None = None


def record_first(listings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """`listings` mean one meeting, the first seen first; now the one first whose record is shown.

    That is the first seen; but a list that knows of no place where people meet does not hide one
    that does, unless it says that they have left it.
    """
    first = listings[0]
    on_site = next((item for item in listings if item.attendance is not Attendance.ONLINE), first)
    record = first if _left(listings) else on_site
    return (record, *(item for item in listings if item is not record))


def joined(shown_as: str, listings: Sequence[Meeting]) -> Meeting:
    """`listings` mean one meeting, the one first whose record is shown.

    Paused in one and active in another is paused, unless an active one was edited strictly later
    than every paused one; likewise where one says that people have left the place. Dates
    cancelled by any of them are cancelled. Who may come is as narrow as any of them says.
    """
    first, *others = listings
    if not others:
        return replace(first, id=shown_as)
    narrow = max(listings, key=_narrowness)
    left = _left(listings)
    return replace(
        first,
        id=shown_as,
        status=_status(listings),
        exceptions=_exceptions(first, others),
        attendance=left.attendance if left else first.attendance,
        venue=left.venue if left else first.venue,
        access=narrow.access,
        access_text=narrow.access_text,
        access_weeks=narrow.access_weeks,
        guests=narrow.guests,
        audiences=_audiences(first, others),
        cautions=first.cautions | _cautions(listings, left),
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
    paused = [item for item in listings if item.status is Status.SUSPENDED]
    active = [item for item in listings if item.status is Status.ACTIVE]
    return Status.SUSPENDED if paused and not _overtaken(paused, active) else Status.ACTIVE


def _left(listings: Sequence[Meeting]) -> Meeting | None:
    """The first that says that people have left the place, unless another knows better."""
    left = [item for item in listings if item.left_its_place]
    there = [item for item in listings if item.attendance is not Attendance.ONLINE]
    return left[0] if left and not _overtaken(left, there) else None


def _overtaken(warning: Sequence[Meeting], others: Sequence[Meeting]) -> bool:
    """Whether one of the others was edited strictly later than every one that warns."""
    return any(all(_is_later(item.updated, one.updated) for one in warning) for item in others)


def _narrowness(item: Meeting) -> int:
    """Greater for fewer people; what is not stated says nothing. The first of equals is taken."""
    return -1 if item.access is Access.NOT_STATED else list(Access).index(item.access)


def _audiences(first: Meeting, others: Sequence[Meeting]) -> frozenset[str]:
    named = frozenset().union(*(item.audiences & _ONE_SEX for item in (first, *others)))
    return first.audiences | (named if len(named) == 1 else frozenset())


def _cautions(listings: Sequence[Meeting], left: Meeting | None) -> frozenset[Caution]:
    """Where lists differ in what would turn somebody away at the door: ask first."""
    ways = {item.attendance for item in listings if not left}
    who = {item.access for item in listings} - {Access.NOT_STATED}
    differ = len(ways) > 1 or len(who) > 1
    return frozenset({Caution.ASK_FIRST}) if differ else frozenset()


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
