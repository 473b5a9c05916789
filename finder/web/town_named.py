"""The town whose name stands for a position: in what is shared, printed, embedded or subscribed to.

It is one of some size, since the name of a hamlet, or of a quarter, would tell where somebody is.
"""

from collections.abc import Sequence

from flask import g

from finder.register.gazetteer import Place, fold_place
from finder.search.places import distance_km
from finder.web.here import box
from finder.web.state import kept, site, snapshot

_MOST = 60  # towns looked at
_SOME_SIZE = 5_000  # inhabitants
_SAME_KM = 25  # nearer than this, two towns of one name are one


def town_named(latitude: float, longitude: float) -> Place | None:
    """The nearest with meetings that is no quarter of another, and of some size where one is known.

    In degrees; None where all are too far away. A position is looked up once a request.
    """
    known: dict[tuple[float, float], Place | None] = g.setdefault("town_named", {})
    here = (latitude, longitude)
    if here not in known:
        own = snapshot().index.own_places
        towns = _whole(own.nearest_first(*here, *box(*here), _MOST))
        known[here] = next((town for town in towns if _has_some_size(town)), (*towns, None)[0])
    return known[here]


def _whole(towns: Sequence[Place]) -> list[Place]:
    """Without the quarters of others, whose names need the town behind them; names in full first.

    "Downtown, San Jose" stands below San Jose, which is there both with its state and without.
    """
    names = {fold_place(town.name) for town in towns}
    whole = [town for town in towns if not town.region or fold_place(town.region) not in names]
    full = {fold_place(town.name) for town in whole if town.region}
    return [town for town in whole if town.region or fold_place(town.name) not in full]


def _has_some_size(town: Place) -> bool:
    """By the places of the world: ours tell no inhabitants. Looked up once a snapshot."""
    known = kept().large
    found = known.get(town)
    if found is None:
        found = _is_large(town)
        known.keep(town, found)
    return found


def _is_large(town: Place) -> bool:
    return any(
        place.population >= _SOME_SIZE
        and place.country == town.country
        and distance_km(place.latitude, place.longitude, town.latitude, town.longitude) <= _SAME_KM
        for place in site().gazetteer.places(town.name)
    )
