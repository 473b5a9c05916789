"""A snapshot's index, opened: immutable, memory-mapped, shared by all threads."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from finder.register.fellowships import Fellowship, fellowships
from finder.register.viewers import with_answers_of_their_own
from finder.search import words
from finder.search.building import TOO, WORDS, build_index
from finder.search.columns import (
    facet_maps,
    feeds,
    names,
    ordering,
    own_places,
    own_towns,
    points,
    postings,
    regions,
    space,
    tallies,
    zones,
)
from finder.search.columns.bitmaps import Bits, fill, from_rows, leading, total
from finder.search.columns.daily import Days
from finder.search.columns.dated import Load
from finder.search.columns.facet_maps import FacetMaps
from finder.search.columns.files import Files
from finder.search.columns.overlay import Overlaid
from finder.search.columns.own_places import OwnPlaces
from finder.search.columns.own_towns import OwnTowns
from finder.search.columns.tallies import Tally
from finder.search.columns.timetable import Clock, Timetable
from finder.search.listing import Chosen, Listing, Long, label, listing, long
from finder.search.places import distance_km
from finder.search.vocabulary import Vocabulary

__all__ = ["Index", "build_index", "open_index"]

_MOST_CURRENT = 8  # sets of what is on the list, a minute: nearly all ask for the same
NEAR_KM = 25.0  # how far round a place the meetings are counted that decide between namesakes


class Index:
    """The columns of a snapshot by name. `meeting` gives the few whose dates need the schedule.

    Rows from 0 to before `size` may be meetings, if they are `alive`; those from `base_size` on
    are the tail, which came after the rest. Columns and sets are `capacity` rows wide.
    """

    def __init__(self, folder: Path, meeting: Load, tail: Path | None) -> None:
        files = Overlaid(folder, tail) if tail else Files(folder)
        self.space = space.read(files, files.rows if isinstance(files, Overlaid) else 0)
        self.alive: Bits = leading(self.space.meetings, self.space.capacity)
        parts = [postings.read(Files(folder))]
        if isinstance(files, Overlaid):
            if files.rows:
                fill(self.alive, self.space.base, self.space.size)
            self.alive &= ~from_rows(files.dead, self.space.capacity)
            parts.append(postings.read(files.words, self.space.base))
        self.vocabulary = Vocabulary(parts, self.capacity)
        self.facets: Mapping[str, FacetMaps] = self._facets(files)
        self.feed = feeds.read(files)
        self.regions = regions.read(files)
        self.tallies: Mapping[str, Tally] = {
            "region": tallies.of_regions(self.regions, self.space),
            "feed": tallies.of_feeds(self.feed, self.space),
        }
        self.points = points.read(files, self.space)
        self.names = names.read(files, self.space)
        self.zones = zones.read(files)
        self.ranks = ordering.read(files)
        self.timetable = Timetable(files, meeting, self.space)
        self.days = Days(files, self.timetable, self.zones, self.online_only)
        self._files, self._folders = files, (folder, *([tail] if tail else ()))
        self.matrix = self.facets["type"].kept.matrix
        self.listing = lru_cache(maxsize=64)(self._listing)
        self.only_in = lru_cache(maxsize=8)(self._only_in)
        self.ages: tuple[Any, ...] | None = None  # age.py's, of the last minute asked about
        self.counted: dict[tuple[Any, ...], Any] = {}  # facets.py's, of the whole list

    def __len__(self) -> int:
        """How many meetings there are."""
        return total(self.alive)

    @property
    def base_size(self) -> int:
        """The first row of the tail."""
        return self.space.base

    @property
    def size(self) -> int:
        """Past the last row in use."""
        return self.space.size

    @property
    def capacity(self) -> int:
        """Past the last row there is room for."""
        return self.space.capacity

    def _facets(self, files: Files) -> dict[str, FacetMaps]:
        found = facet_maps.read(files)
        by_fellowship = found["fellowship"]
        found["concern"] = facet_maps.grouped(by_fellowship, _groups(lambda item: item.concerns))
        found["style"] = facet_maps.grouped(by_fellowship, _groups(lambda item: item.styles))
        return found

    @cached_property
    def online_only(self) -> Bits:
        """Rows where nobody meets in person."""
        maps = self.facets["attendance"]
        return maps.any_of(["online"]) & ~maps.any_of(["in_person"])

    @cached_property
    def children(self) -> Bits:
        """Meetings for under-18s."""
        return self.facets["audience"].any_of(["teens"])

    @cached_property
    def family(self) -> Bits:
        """Meetings for relatives and friends: by their fellowship, or by their audience."""
        keys = [key for key, item in fellowships().items() if item.family]
        by_fellowship = self.facets["fellowship"].any_of(keys)
        return by_fellowship | self.facets["audience"].any_of(["family_and_friends"])

    @cached_property
    def relatives_alone(self) -> Bits:
        """Of these, those that even where they are open are not for who has the problem."""
        by_fellowship = self.facets["fellowship"].any_of(with_answers_of_their_own())
        return self.family & (self.children | by_fellowship)

    @cached_property
    def person_too(self) -> Bits:
        """Family groups that are for who has the problem too, unless they are restricted."""
        return self.facets[TOO].any_of([TOO])

    @cached_property
    def own_places(self) -> OwnPlaces:
        """The towns, postal codes and compact regions of our own venues."""
        return own_places.read(self._files)

    @cached_property
    def own_towns(self) -> OwnTowns:
        """The towns where people meet."""
        return own_towns.read(self._files)

    def _only_in(self, feeds: frozenset[str]) -> Bits:
        """Rows that none but these feeds list. The same few sets are asked for all day."""
        return self.feed.any_of(feeds) & ~self.feed.any_of(frozenset(self.feeds) - feeds)

    def _listing(self, chosen: Chosen) -> Listing:
        """What the facets list, `chosen` values in any case."""
        return listing(self.facets, chosen)

    def in_regions(self, paths: Iterable[str]) -> Bits:
        """Rows in one of these regions or below it."""
        return self.tallies["region"].within(self.regions.inside(paths))

    @cached_property
    def long_facets(self) -> Mapping[str, Long]:
        """What regions and feeds list."""
        return {
            "region": long(self.regions.labels),
            "feed": long({feed: label("feed", feed) for feed in self.feeds}),
        }

    def current(self, clock: Clock, kinds: tuple[str, ...], statuses: tuple[str, ...]) -> Bits:
        """Meetings of these kinds that have not ended. Not to be written to."""
        found = clock.current.get((kinds, statuses))
        if found is None:
            kind, status = self.facets["kind"].any_of(kinds), self.facets["status"].any_of(statuses)
            found = self.alive & ~clock.ended & kind & status
            if len(clock.current) < _MOST_CURRENT:
                clock.current[kinds, statuses] = found
        return found

    @property
    def feeds(self) -> tuple[str, ...]:
        """The keys of the feeds that have meetings here."""
        return self.feed.values

    @property
    def fellowships(self) -> tuple[str, ...]:
        """The keys of the fellowships that have meetings here."""
        return self.facets["fellowship"].values

    def values(self, facet: str) -> tuple[str, ...]:
        """The values of a facet that occur here; () where it has no column of its own."""
        if facet == "region":
            return tuple(self.regions.labels)
        if facet == "feed":
            return self.feed.values
        return self.facets[facet].values if facet in self.facets else ()

    def meetings_near(self, latitude: float, longitude: float) -> int:
        """How many meetings lie within 25 km."""
        around = self.points.within(latitude, longitude, NEAR_KM, distance_km)
        return total(around.bits & self.alive)

    def spellings(self, word: str) -> list[str]:
        """Words that occur here and differ from this one by one letter."""
        found = [words.spellings(folder / WORDS, word) for folder in self._folders]
        return [item for item in dict.fromkeys(chain.from_iterable(zip_longest(*found))) if item]


def open_index(folder: Path, meeting: Load, tail: Path | None = None) -> Index:
    """Opens what `build_index` wrote, and what `write_tail` wrote of the changes since.

    `meeting` gives the meeting of a row.
    """
    return Index(folder, meeting, tail)


def _groups(values: Callable[[Fellowship], Iterable[str]]) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for key, item in fellowships().items():
        for value in values(item):
            groups.setdefault(value, set()).add(key)
    return {value: frozenset(keys) for value, keys in groups.items()}
