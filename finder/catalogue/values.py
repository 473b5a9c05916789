"""What the catalogue takes and gives, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from finder.model import Meeting

DAILY = 24 * 60  # minutes
KEPT_CANCELLED = timedelta(days=30)  # how long calendars say that a meeting has gone
WITHHELD = "This meeting"  # for the name of one that is gone, where that is not kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A meeting that is listed no longer; the point, if any, is where one may look near.

    `last` is when it met, for calendars to say that it does so no more.
    """

    id: str
    name: str
    since: date
    latitude: float | None = None
    longitude: float | None = None
    last: "LastSchedule | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSchedule:
    """A meeting stripped to its id, schedule and plain facts, with its history up to the day it
    went. `words` are traces of those it was found by (`finder.search.traces`); None where they,
    and what else a search could ask of it, are not kept (any more). `person_too`: a family group
    that was one with that for who has the problem.
    """

    meeting: Meeting
    first_seen: date
    changes: int
    words: frozenset[str] | None = None
    person_too: bool = False

    def renamed(self, name: str) -> Meeting:
        """The meeting under the name it had."""
        return replace(self.meeting, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How a feed did. The counts are of the listing last read well.

    `problems` counts them by (field, reason). `held` says why what came last is held back,
    `error` why the last attempt failed; each None if not so. `interval` is in
    minutes, 0 where the feed is not enabled.
    """

    key: str
    title: str
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    rows: int = 0
    used: int = 0
    refused: int = 0
    withheld: int = 0
    meetings: int = 0
    problems: Mapping[tuple[str | None, str], int] = field(default_factory=dict)
    held: str | None = None
    error: str | None = None
    interval: int = DAILY


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A meeting as the catalogue has it. `listed_as` is the id its listing gives it now.

    `since` is the day it was first seen at all, `first_seen` with its present schedule,
    `changed` that of its last real change, `changes` how many there were.
    """

    meeting: Meeting
    listed_as: str
    since: date
    first_seen: date
    changed: date
    changes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A problem to keep: `row` from 1 (0: the listing), `value` masked already."""

    row: int
    ref: str | None
    field: str | None
    reason: str
    value: str | int | float | bool | None
    refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the history; `meeting` None means the feed as a whole."""

    at: datetime
    feed: str
    meeting: str | None
    event: str
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A listing read well, and what it changes: stored in one transaction.

    `stored` are all of the feed's meetings now; `gone` those no longer in it; `moved` old ids
    to new; `seen` what makes the next fetch conditional.
    """

    feed: str
    rows: int
    used: int
    refused: int
    withheld: int
    stored: Sequence[Stored]
    gone: Sequence[Gone]
    moved: Mapping[str, str]
    events: Sequence[Event]
    problems: Sequence[Noted]
    seen: Mapping[str, Any]
