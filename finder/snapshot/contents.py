"""What a snapshot holds, as values: the meetings, their publishers and what became of old ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from finder.catalogue import FeedState, Gone
from finder.errors import BadSettings
from finder.model import Meeting, Publisher

__all__ = ["UNDATED", "Contents", "FeedState", "Gone", "Moved"]

UNDATED = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An id under which this meeting is found no longer; `id` is where it is now."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything one snapshot is made of.

    `first_seen` has the day each meeting (by id) was first seen with its present schedule,
    `changed` that of its last real change; one that is left out counts as `UNDATED`. `changes`
    counts the real changes of those that had any. `moved`
    maps old ids to new ones.
    """

    meetings: Sequence[Meeting]
    publishers: Mapping[str, Publisher]
    first_seen: Mapping[str, date] = field(default_factory=dict)
    changed: Mapping[str, date] = field(default_factory=dict)
    changes: Mapping[str, int] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: Sequence[Gone] = ()
    feed_states: Sequence[FeedState] = ()

    @property
    def demo(self) -> bool:
        """Whether these meetings do not exist; raises BadSettings where both kinds meet."""
        kinds = {publisher.demo for publisher in self.publishers.values()}
        if len(kinds) > 1:
            raise BadSettings(
                "demonstration and real feeds never meet in one snapshot; "
                "give the real ones a data folder of their own (FINDER_DATA)"
            )
        return kinds == {True}

    @property
    def fetched(self) -> dict[str, datetime]:
        """When each feed was last confirmed."""
        return {item.key: item.last_success for item in self.feed_states if item.last_success}
