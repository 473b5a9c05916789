"""Texts that name a whole state or country: too wide to be near to."""

from collections.abc import Iterator, Sequence, Set

from finder.register.gazetteer import Gazetteer, Place
from finder.register.places.regions import by_name

_MOST_NAMED, _MOST_SUGGESTED = 2, 6
_OF_A_STATE = 50_000  # inhabitants of a town that its own state is called after
_LARGE = 100_000  # inhabitants of a town that is offered though a state has its name


def is_meant(
    text: str,
    found: Sequence[Place],
    *,
    called: Sequence[Place],
    countries: Set[str],
    country: str | None,
) -> bool:
    """Whether a state or a country is meant, and no town of that name.

    A town is meant that its own state or country is called after ("New York", "Luxembourg"), one
    in the site's country where the state is in another, and one of ours where we know of nothing
    in the state's country. `found` are the towns of that name, `called` those of ours, which lie in
    `countries`.
    """
    regions, whole_country = by_name(text)
    lands = {region.country for region in regions} | ({whole_country} if whole_country else set())
    if not lands or any(region.town for region in regions):
        return False
    if country and country not in lands and any(place.country == country for place in found):
        return False
    if called and lands.isdisjoint(countries):
        return False
    inside = {(region.country, region.name) for region in regions} | {(whole_country, None)}
    return not any(
        {(place.country, place.region), (place.country, None)} & inside
        for place in found
        if place.population >= _OF_A_STATE
    )


def towns(text: str, called: Sequence[Place], gazetteer: Gazetteer | None) -> tuple[str, ...]:
    """What to offer: of the towns called so ours and large ones, then the largest there."""
    inside = [
        place for land, name in _lands(text) if gazetteer for place in gazetteer.largest(land, name)
    ]
    inside.sort(key=lambda place: -place.population)
    named = [place for place in called if place.population >= _LARGE or not place.population]
    labels = dict.fromkeys(place.label for place in (*named[:_MOST_NAMED], *inside))
    return tuple(labels)[:_MOST_SUGGESTED]


def _lands(text: str) -> Iterator[tuple[str, str | None]]:
    """The countries (ISO alpha-2), and regions of them by name, that a text names."""
    regions, country = by_name(text)
    for region in regions:
        yield from ((region.country, name) for name in dict.fromkeys((region.name, text)))
    if country and country not in {region.country for region in regions}:
        yield country, None
