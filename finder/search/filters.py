"""A query as sets of rows: one for each parameter with a facet, one for all the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from operator import attrgetter

import numpy as np

from finder.search.age import Aged
from finder.search.asked import FIELDS, Query
from finder.search.columns.bitmaps import Bits, Members, members
from finder.search.columns.daily import Daily
from finder.search.columns.dates import seconds
from finder.search.columns.points import Around
from finder.search.columns.timetable import Clock
from finder.search.index import Index
from finder.search.listing import FACETS, LONG
from finder.search.matching import matching
from finder.search.places import distance_km

NARROWING = ("type", "accessibility")  # each further value narrows; the others widen
# The parameters that are facets with a set for each value.
_FACETS = [name for name in FACETS if name not in LONG]
_given = attrgetter("today", "tomorrow", *(FIELDS[name] for name in _FACETS))

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a query is answered: the instant, and what the columns say at its minute.

    `ages` count to now, whenever the query is about; None where every list is confirmed.
    """

    at: datetime
    clock: Clock
    daily: Daily
    ages: Aged | None = None

    @property
    def unrestricted(self) -> Bits:
        """All but the meetings for residents or patients of a place, at their next start."""
        return self.daily.unrestricted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filters:
    """`rest` is what no facet counts; `by_parameter` has only what narrows; `found` is both.

    `left_out` are the rows that fit, but for the age of their lists; None: no row.
    """

    rest: Bits
    by_parameter: Mapping[str, Bits]
    found: Members
    around: Around | None
    left_out: Bits | None = None

    def without(self, parameter: str) -> Bits:
        """What the query finds, were that parameter not given. Not to be written to."""
        others = [bits for name, bits in self.by_parameter.items() if name != parameter]
        return together(self.rest, others)


def together(bits: Bits, others: Iterable[Bits]) -> Bits:
    """What some sets share. Not to be written to."""
    found: Bits | None = None
    for other in others:
        found = np.bitwise_and(bits if found is None else found, other, out=found)
    return bits if found is None else found


def filters(index: Index, query: Query, moment: Moment, *, confirmed: bool = False) -> Filters:
    """The sets of a query; with `confirmed` of lists read in the last 30 days alone."""
    around = _around(index, query)
    rest = rest_of(index, query, moment, around, on=query.on)
    by_parameter = _by_parameter(index, query, moment)
    left_out: Bits | None = None
    if moment.ages is not None:
        current = together(rest, by_parameter.values())
        if query.soon is not None or query.on is not None or confirmed:
            rest, left_out = rest & ~moment.ages.unconfirmed, current & moment.ages.unconfirmed
        elif not query.feeds:
            # What is expired is found by its feed's name alone: so it stands for that parameter,
            # and the count of an expired feed is what one finds who asks for it.
            by_parameter["feed"] = index.alive & ~moment.ages.expired
            left_out = current & moment.ages.expired
    return Filters(
        rest=rest,
        by_parameter=by_parameter,
        found=members(together(rest, by_parameter.values())),
        around=around,
        left_out=left_out,
    )


def _around(index: Index, query: Query) -> Around | None:
    place = query.place
    if place is None:
        return None
    return index.points.within(place.latitude, place.longitude, place.within_km, distance_km)


def _by_parameter(index: Index, query: Query, moment: Moment) -> dict[str, Bits]:
    found: dict[str, Bits] = {}
    for name in _FACETS if any(_given(query)) else ():
        values = query.values(name)
        if values:
            maps = index.facets[name] if name in index.facets else moment.daily.maps[name]
            found[name] = maps.all_of(values) if name in NARROWING else maps.any_of(values)
    if query.feeds:
        found["feed"] = index.feed.any_of(query.feeds)
    if query.regions:
        found["region"] = index.in_regions(query.regions)
    if not query.access:
        found["access"] = moment.unrestricted
    if query.for_ == "family" and "teens" not in query.audiences:
        found["audience"] = found.get("audience", index.alive) & ~index.children
    return found


def rest_of(
    index: Index, query: Query, moment: Moment, around: Around | None, *, on: int | None
) -> Bits:
    """What fits all that is no facet, here and with this `on`. Not to be written to."""
    sets = [matching(index, query), _clock_filters(query, moment, on), _for(index, query, moment)]
    if query.shown:
        sets.append(index.facets["fellowship"].any_of(query.shown))
    if around is not None:
        sets += [around.bits, moment.unrestricted]
    current = index.current(moment.clock, query.kinds, query.statuses)
    return together(current, [bits for bits in sets if bits is not None])


def _for(index: Index, query: Query, moment: Moment) -> Bits | None:
    if query.for_ is None:
        return None
    to_anyone = moment.daily.maps["access"].any_of(["open"])
    if query.for_ == "me":
        openly: Bits = to_anyone & ~index.relatives_alone
        too: Bits = index.person_too & moment.unrestricted
        return index.alive & (~index.family | openly | too)
    return (index.family | to_anyone | moment.clock.to_family) & moment.unrestricted


def _clock_filters(query: Query, moment: Moment, on: int | None) -> Bits | None:
    found: Bits | None = None
    if query.after is not None or query.before is not None:
        first = _minutes(query.after) if query.after else 0
        before = _minutes(query.before) if query.before is not None else DAY_MINUTES
        found = moment.daily.starting(first, before)
    if query.soon is not None:
        begin = seconds(moment.at + timedelta(seconds=1) - timedelta.resolution)  # rounded up
        end = seconds(moment.at + timedelta(minutes=query.soon))
        soon = moment.clock.starting(begin, end)
        found = soon if found is None else found & soon
    if on is not None:
        begun = moment.clock.begun(on)
        found = begun if found is None else found & begun
    return found


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute
