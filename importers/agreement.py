"""When a held feed passes by itself: three fetches, a day apart, agree in what caused the hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from importers.guard import Hold

FETCHES = 3
APART = timedelta(days=1)
NEAR = 0.02  # of the meetings


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Fetches that came to the same: held for the same `causes`, with about as many meetings."""

    causes: tuple[str, ...]
    meetings: int
    at: tuple[datetime, ...]


def agreement(known: Agreement | None, hold: Hold, now: datetime) -> Agreement:
    """With this fetch counted: added, too early to count, or the first of another kind."""
    if known is None or not _agrees(known, hold):
        return Agreement(causes=hold.kinds, meetings=hold.meetings, at=(now,))
    if now - known.at[-1] < APART:
        return known
    return Agreement(causes=known.causes, meetings=known.meetings, at=(*known.at, now))


def passes(agreed: Agreement, hold: Hold) -> bool:
    """A drop over half never does."""
    return len(agreed.at) >= FETCHES and not hold.for_a_person


def to_plain(agreed: Agreement) -> dict[str, Any]:
    stamps = [at.isoformat() for at in agreed.at]
    return {"causes": list(agreed.causes), "meetings": agreed.meetings, "at": stamps}


def from_plain(plain: Mapping[str, Any]) -> Agreement | None:
    """None for an empty one."""
    if not plain:
        return None
    at = tuple(datetime.fromisoformat(stamp) for stamp in plain["at"])
    return Agreement(causes=tuple(plain["causes"]), meetings=plain["meetings"], at=at)


def _agrees(known: Agreement, hold: Hold) -> bool:
    near = abs(hold.meetings - known.meetings) <= NEAR * known.meetings
    return near and hold.kinds == known.causes
