"""The town whose name stands for a position: in what is shared, printed, embedded or subscribed to.

It is one of some size, since the name of a hamlet, or of a quarter, would tell where somebody is.
"""

from collections.abc import Sequence

from finder.register.gazetteer import Place, fold_place
from finder.search.columns.own_places import OwnPlaces
from finder.search.places import distance_km
from finder.web import unproxied
from finder.web.here import towns_near
from finder.web.kept import MOST_TOWNS, Called, Kept
from finder.web.state import kept, site, snapshot

_MOST = 60  # towns looked at
_SOME_SIZE = 5_000  # inhabitants
_SAME_KM = 25  # nearer than this, two towns of one name are one


def town_named(latitude: float, longitude: float) -> Place | None:
    """The nearest with meetings that is no quarter of another, and of some size where one is known.

    In degrees; None where all are too far away. A position is looked up once a request.
    """
    known: dict[tuple[float, float], Place | None] = unproxied.own().setdefault("town_named", {})
    here = (latitude, longitude)
    if here not in known:
        known[here] = _looked_up(latitude, longitude)
    return known[here]


def _looked_up(latitude: float, longitude: float) -> Place | None:
    own, ready = snapshot().index.own_places, kept()
    numbers = towns_near(latitude, longitude).first(_MOST)
    known = ready.towns
    towns = _whole([(n, *(known.get(n) or _called(n, own, ready))) for n in numbers])
    chosen = next((town for town in towns if _has_some_size(town, own, ready)), (*towns, None)[0])
    return None if chosen is None else own.place(chosen)


def _called(number: int, own: OwnPlaces, ready: Kept) -> Called:
    """Looked up once a snapshot, as long as there is room."""
    town = own.place(number)
    found = fold_place(town.name), fold_place(town.region) if town.region else None
    if len(ready.towns) < MOST_TOWNS:
        ready.towns[number] = found
    return found


def _whole(towns: Sequence[tuple[int, str, str | None]]) -> list[int]:
    """Without the quarters of others, whose names need the town behind them; names in full first.

    "Downtown, San Jose" stands below San Jose, which is there both with its state and without.
    """
    names = {name for _, name, _ in towns}
    whole = [town for town in towns if town[2] is None or town[2] not in names]
    full = {name for _, name, region in whole if region is not None}
    return [number for number, name, region in whole if region is not None or name not in full]


def _has_some_size(number: int, own: OwnPlaces, ready: Kept) -> bool:
    """By the places of the world: ours tell no inhabitants. Looked up once a snapshot."""
    found = ready.large.get(number)
    if found is None:
        found = _is_large(own.place(number))
        ready.large.keep(number, found)
    return found


def _is_large(town: Place) -> bool:
    return any(
        place.population >= _SOME_SIZE
        and place.country == town.country
        and distance_km(place.latitude, place.longitude, town.latitude, town.longitude) <= _SAME_KM
        for place in site().gazetteer.places(town.name)
    )
