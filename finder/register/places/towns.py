"""Towns of one country by name, read on demand: for importing, where no file may be written."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from finder.register.places import shipped
from finder.register.places.folding import fold_place, spelled_out
from finder.register.places.readings import Area
from finder.register.places.regions import country_code, regions_named

_TABS_OF_A_CODE = 5
_KEPT = {"US": 5, "CA": 3, "IE": 3}  # letters of a code that say where it lies


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
    lines = _lines_by_name(code).get(key)
    towns = tuple(map(_town, lines.split("\n"))) if lines else ()
    if not regions:
        return towns
    area = Area(region or "")
    return tuple(town for town in towns if area.holds(town.country, town.region, town.county))


def postal_code_named(
    code: str | None, region: str | None, country: str | None
) -> shipped.PostalCode | None:
    """The postal code of an address, if it lies in the region that stands beside it.

    `country` as for towns. The data has the first half of codes that have two.
    """
    regions = [
        found for found in regions_named(region) if country_code(country) in (None, found.country)
    ]
    codes = {country_code(country)} if country else {found.country for found in regions}
    nation = codes.pop() if len(codes) == 1 else None
    if not code or nation is None:
        return None
    plain = "".join(code.upper().split())
    kept = plain[: _KEPT[nation]] if nation in _KEPT else plain
    line = _lines_by_code(nation).get(kept) or _lines_by_code(nation).get(plain[:-3])
    found = shipped.postal_code_of(line) if line else None
    if found is None or (regions and not Area(region or "").holds(nation, found.region)):
        return None
    return found


@cache
def _lines_by_code(country: str) -> Mapping[str, str]:
    return {line.split("\t", 2)[1]: line for line in shipped.postal_code_lines(country)}


@cache
def _lines_by_name(country: str) -> Mapping[str, str]:
    """The lines of towns by name, the largest first, then those of places that only codes name.

    Reading a country takes some 0.1 s; its lines become values when they are asked for.
    """
    lines: dict[str, str] = {}
    known: set[tuple[str, str]] = set()  # names and regions
    for line in sorted(shipped.town_lines(country), key=_fewest_last):
        _, region, _, name, _, _, _, also = line.split("\t")
        for key in _keys(name, also):
            lines[key] = f"{lines[key]}\n{line}" if key in lines else line
            known.add((key, region))
    for region, town, line in _small_places(country):
        named = fold_place(town), region
        if named not in known:
            lines[named[0]] = f"{lines[named[0]]}\n{line}" if named[0] in lines else line
            known.add(named)
    return lines


def _fewest_last(line: str) -> int:
    return -int(line.split("\t", 7)[6])


def _keys(name: str, also: str) -> Iterable[str]:
    """What a town is found by; `also` are its other names, between bars."""
    if not also and name.isascii():  # then nothing is spelled out
        return (fold_place(name),)
    names = (name, *also.split("|"))
    return {key for name in names for key in (fold_place(name), spelled_out(name)) if key}


def _small_places(country: str) -> Iterator[tuple[str, str, str]]:
    """Region, name and line of each place with a postal code of its own, its first code alone."""
    seen: set[tuple[str, str]] = set()
    for line in shipped.postal_code_lines(country):
        _, _, _, _, town, region = line.split("\t")
        if (town, region) not in seen:
            seen.add((town, region))
            yield region, town, line


def _town(line: str) -> shipped.Town:
    """The town of either kind of line; places that only codes name are small."""
    if line.count("\t") > _TABS_OF_A_CODE:
        return shipped.town_of(line)
    code = shipped.postal_code_of(line)
    return shipped.Town(
        country=code.country,
        region=code.region,
        county=None,
        name=code.town,
        latitude=code.latitude,
        longitude=code.longitude,
        population=0,
        also=(),
    )
