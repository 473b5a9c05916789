"""The towns round some places: their names are all a map has to go by where it has no streets."""

from collections.abc import Sequence
from typing import Protocol

from finder.register.places.compiled import is_compiled
from finder.web.state import site

_MOST = 400
_ROUND = 0.25  # degrees beyond the outermost places


class Point(Protocol):
    """Degrees."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


def towns_round(places: Sequence[Point]) -> list[tuple[str, float, float]]:
    """Name, latitude and longitude, the largest town first.

    None without places; none either before the first search by name has made the gazetteer: a map
    is not kept waiting for labels.
    """
    if not places or not is_compiled(site().config.data / "gazetteer"):
        return []
    north = [place.latitude for place in places]
    east = [place.longitude for place in places]
    found = site().gazetteer.between(
        (min(north) - _ROUND, max(north) + _ROUND),
        (min(east) - _ROUND, max(east) + _ROUND),
        limit=_MOST,
    )
    return [(town.name, town.latitude, town.longitude) for town in found]
