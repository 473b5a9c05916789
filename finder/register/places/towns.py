"""Towns of one country by name, read on demand: for importing, where no file may be written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from finder.register.places import shipped
from finder.register.places.folding import fold_place, spelled_out
from finder.register.places.readings import Area
from finder.register.places.regions import country_code, regions_named


def towns_named(
    locality: str | None, region: str | None, country: str | None
) -> tuple[shipped.Town, ...]:
    """The towns an address may mean, the largest first; () where it names none.

    `country` is a code or a name; without one, the region must tell it ("Chicago", "IL"). A region
    that is known must hold the town; one that is not known ("Bay Area") is passed over.
    """
    key = fold_place(locality or "")
    regions = [
        found for found in regions_named(region) if country_code(country) in (None, found.country)
    ]
    codes = {country_code(country)} if country else {found.country for found in regions}
    code = codes.pop() if len(codes) == 1 else None
    if not key or code is None:
        return ()
    towns = _towns(code).get(key, ())
    if not regions:
        return towns
    area = Area(region or "")
    return tuple(town for town in towns if area.holds(town.country, town.region, town.county))


@cache
def _towns(country: str) -> Mapping[str, tuple[shipped.Town, ...]]:
    towns: dict[str, list[shipped.Town]] = defaultdict(list)
    largest_first = sorted(shipped.towns(country), key=lambda town: -town.population)
    for town in largest_first:
        names = (town.name, *town.also)
        keys = {fold_place(name) for name in names} | {spelled_out(name) for name in names}
        for key in filter(None, keys):
            towns[key].append(town)
    for place in _small_places(country):
        key = fold_place(place.name)
        if not any(town.region == place.region for town in towns[key]):
            towns[key].append(place)
    return {key: tuple(found) for key, found in towns.items()}


def _small_places(country: str) -> Iterator[shipped.Town]:
    """Places with a postal code of their own, mostly below 1,000 inhabitants."""
    for code in shipped.postal_codes(country):
        yield shipped.Town(
            country=country,
            region=code.region,
            county=None,
            name=code.town,
            latitude=code.latitude,
            longitude=code.longitude,
            population=0,
            also=(),
        )
