"""What a snapshot holds, as values: the meetings, their publishers and what became of old ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from finder.catalogue import FeedState, Gone
from finder.duplicates import Source
from finder.errors import BadSettings
from finder.model import Meeting, Publisher

__all__ = ["UNDATED", "Contents", "FeedState", "Gone", "Linked", "Moved"]

UNDATED = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An id under which this meeting is found no longer; `id` is where it is now."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """An id of another feed's listing of this meeting; `id` is the one it is shown under."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything one snapshot is made of.

    `first_seen` has the day each meeting (by id) was first seen with its present schedule,
    `changed` that of its last real change; one that is left out counts as `UNDATED`. `changes`
    counts the real changes of those that had any. `moved`
    maps old ids to new ones; `linked` those of other listings of a meeting to the one shown, and
    `sources` has those listings beside the one that is shown, by the id it is shown under.
    """

    meetings: Sequence[Meeting]
    publishers: Mapping[str, Publisher]
    first_seen: Mapping[str, date] = field(default_factory=dict)
    changed: Mapping[str, date] = field(default_factory=dict)
    changes: Mapping[str, int] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    linked: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Sequence[Source]] = field(default_factory=dict)
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
    def also_in(self) -> dict[str, list[str]]:
        """The other feeds that list a meeting, by its id."""
        return {key: [source.feed for source in items] for key, items in self.sources.items()}

    def led_to(self, id: str) -> str:  # noqa: A002
        """The id under which a meeting is found whose id moved, or is another listing's."""
        kept = self.moved.get(id, id)
        return self.linked.get(kept, kept)

    @property
    def fetched(self) -> dict[str, datetime]:
        """When each feed was last confirmed."""
        return {item.key: item.last_success for item in self.feed_states if item.last_success}
