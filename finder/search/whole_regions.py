"""Texts that name a whole state or country: too wide to be near to."""

from collections.abc import Iterable, Iterator, Sequence, Set

from finder.register.gazetteer import Gazetteer, Place
from finder.register.places.regions import by_name, regions_named

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
    inside = _largest(_lands(text), gazetteer)
    named = [place for place in called if place.population >= _LARGE or not place.population]
    labels = dict.fromkeys(place.label for place in (*named[:_MOST_NAMED], *inside))
    return tuple(labels)[:_MOST_SUGGESTED]


def towns_by_code(text: str, countries: Set[str], gazetteer: Gazetteer | None) -> tuple[str, ...]:
    """The largest towns of the states whose code a text is ("MA"), in `countries` alone."""
    coded = [
        (region.country, region.name)
        for region in regions_named(text)
        if region.code.casefold() == text.strip().casefold() and region.country in countries
    ]
    found = dict.fromkeys(place.label for place in _largest(coded, gazetteer))
    return tuple(found)[:_MOST_SUGGESTED]


def _largest(lands: Iterable[tuple[str, str | None]], gazetteer: Gazetteer | None) -> list[Place]:
    """Those with most people first."""
    inside = [place for land, name in lands if gazetteer for place in gazetteer.largest(land, name)]
    return sorted(inside, key=lambda place: -place.population)


def _lands(text: str) -> Iterator[tuple[str, str | None]]:
    """The countries (ISO alpha-2), and regions of them by name, that a text names."""
    regions, country = by_name(text)
    for region in regions:
        yield from ((region.country, name) for name in dict.fromkeys((region.name, text)))
    if country and country not in {region.country for region in regions}:
        yield country, None
