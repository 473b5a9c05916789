"""What became of one feed in a sync, as a value."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from finder.catalogue import feed_states
from importers.listing import Summary


class State(StrEnum):
    """`new`: read for the first time. `held` and `failed` leave the meetings as they were."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    HELD = "held"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`meetings` are those shown afterwards; `message` says why it failed or is held.

    `closed` are those of which it says now not to come: paused, cancelled on a date, online only.
    `came_back` has a sentence for each hidden meeting that is listed under another name now.
    """

    key: str
    title: str
    state: State
    summary: Summary | None = None
    meetings: int = 0
    added: int = 0
    changed: int = 0
    gone: int = 0
    closed: int = 0
    message: str | None = None
    came_back: Sequence[str] = ()

    @property
    def well(self) -> bool:
        return self.state not in (State.HELD, State.FAILED)


def outcome_of(
    database: sqlite3.Connection,
    feed: str,
    state: State,
    *,
    counts: Summary | None = None,
    message: str | None = None,
) -> Outcome:
    """Of a feed whose meetings stay as they are in the catalogue."""
    known = next(found for found in feed_states(database) if found.key == feed)
    return Outcome(
        key=known.key,
        title=known.title,
        state=state,
        summary=counts,
        meetings=known.meetings,
        message=message,
    )
