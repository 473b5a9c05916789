"""A query as sets of rows: one for each parameter with a facet, one for all the rest."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from finder.search.age import Aged
from finder.search.asked import Query
from finder.search.columns.bitmaps import Bits, nothing
from finder.search.columns.daily import Daily
from finder.search.columns.dates import NEVER, seconds
from finder.search.columns.facet_maps import FacetMaps
from finder.search.columns.points import Around
from finder.search.columns.timetable import Clock
from finder.search.index import Index
from finder.search.matching import matching
from finder.search.places import distance_km

NARROWING = ("type", "accessibility")  # each further value narrows; the others widen

DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a query is answered: the instant, and what the columns say at its minute.

    `ages` count to now, whenever the query is about; None where every list is confirmed.
    """

    at: datetime
    clock: Clock
    daily: Daily
    maps: Mapping[str, FacetMaps]
    ages: Aged | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """`rest` is what no facet counts; `by_parameter` has only what narrows.

    `left_out` are the rows that fit, but for the age of their lists.
    """

    rest: Bits
    by_parameter: Mapping[str, Bits]
    around: Around | None
    left_out: Bits

    def without(self, parameter: str | None) -> Bits:
        """What the query finds, were that parameter not given; None: all of it counts."""
        found = self.rest
        for name, bits in self.by_parameter.items():
            if name != parameter:
                found = found & bits
        return found


def maps_of(index: Index, moment: Moment, parameter: str) -> FacetMaps:
    """The sets of a facet's values at that moment (all facets but `region` and `feed`)."""
    return moment.maps[parameter] if parameter in moment.maps else index.facets[parameter]


def filters(index: Index, query: Query, moment: Moment, *, confirmed: bool = False) -> Filters:
    """The sets of a query; with `confirmed` of lists read in the last 30 days alone."""
    around = _around(index, query)
    sets = Filters(
        rest=_rest(index, query, moment, around),
        by_parameter=_by_parameter(index, query, moment),
        around=around,
        left_out=nothing(index.capacity),
    )
    return _without_old(index, query, sets, moment.ages, confirmed=confirmed)


def _without_old(
    index: Index, query: Query, sets: Filters, ages: Aged | None, *, confirmed: bool
) -> Filters:
    """Nothing unconfirmed is "soon"; what is expired is found by its feed's name alone.

    The second stands in the place of the parameter `feed`, so that the count of an expired feed
    is what one finds who asks for it.
    """
    if ages is None:
        return sets
    if query.soon is not None or query.on is not None or confirmed:
        kept = sets.rest & ~ages.unconfirmed
        return replace(sets, rest=kept, left_out=sets.without(None) & ages.unconfirmed)
    if query.feeds:
        return sets
    current = {**sets.by_parameter, "feed": index.alive & ~ages.expired}
    return replace(sets, by_parameter=current, left_out=sets.without(None) & ages.expired)


def _around(index: Index, query: Query) -> Around | None:
    place = query.place
    if place is None:
        return None
    return index.points.within(place.latitude, place.longitude, place.within_km, distance_km)


def _by_parameter(index: Index, query: Query, moment: Moment) -> dict[str, Bits]:
    found: dict[str, Bits] = {}
    for name in (*index.facets, *moment.maps):
        values = query.values(name)
        if values and name not in ("kind", "status"):
            maps = maps_of(index, moment, name)
            found[name] = maps.all_of(values) if name in NARROWING else maps.any_of(values)
    if query.feeds:
        found["feed"] = index.feed.any_of(query.feeds)
    if query.regions:
        found["region"] = index.regions.within(query.regions)
    if not query.access:
        found["access"] = index.alive & ~restricted(moment)
    if query.for_ == "family" and "teens" not in query.audiences:
        found["audience"] = found.get("audience", index.alive) & ~index.children
    return found


def restricted(moment: Moment) -> Bits:
    """Meetings for residents or patients of a place, at their next start."""
    return moment.maps["access"].any_of(["restricted"])


def _rest(index: Index, query: Query, moment: Moment, around: Around | None) -> Bits:
    found = index.alive & ~moment.clock.ended
    found = found & index.facets["kind"].any_of(query.kinds)
    found = found & index.facets["status"].any_of(query.statuses)
    for bits in (matching(index, query), _clock_filters(query, moment), _for(index, query, moment)):
        if bits is not None:
            found = found & bits
    if around is not None:
        found = found & index.as_bits(around.rows) & ~restricted(moment)
    return found


def _for(index: Index, query: Query, moment: Moment) -> Bits | None:
    if query.for_ == "me":
        return index.alive & ~index.family
    if query.for_ == "family":
        welcome = index.family | moment.maps["access"].any_of(["open"])
        return welcome & ~restricted(moment)
    return None


def _clock_filters(query: Query, moment: Moment) -> Bits | None:
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
    if query.on is not None:
        end = seconds(moment.at + timedelta(minutes=query.on))
        begun = moment.clock.starting(-NEVER, end)  # what has not ended: on, or about to start
        found = begun if found is None else found & begun
    return found


def _minutes(wall: time) -> int:
    return wall.hour * 60 + wall.minute
