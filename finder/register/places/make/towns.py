"""Lines of towns.tsv: the towns of the world with at least 1,000 inhabitants."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from finder.register.places.folding import fold_place
from finder.register.places.make.counties import PostalCounties, irish_county
from finder.register.places.make.names import LocalNames, other_names
from finder.register.places.make.sources import City, areas

COLUMNS = ("country", "region", "county", "name", "latitude", "longitude", "population", "also")
_Known = dict[tuple[str, str, float, float], tuple[str, str]]


def town_lines(
    cities: Iterable[City], local: LocalNames, counties: PostalCounties
) -> list[tuple[str, ...]]:
    """Sorted by country and region, so that the file packs well and reads a country at a time."""
    cities = list(cities)
    known = areas()
    regions = _region_names(cities, known)
    lines = []
    for city in cities:
        region, county = regions.get(city.area, ""), ""
        if city.country == "IE":
            region = irish_county(known.get(_place(city), ("", ""))[1])
        if city.country == "GB":
            county = counties.county(city)
        if fold_place(city.name) in fold_place(county or region):
            county = ""  # "London, Greater London" says nothing
        also = "|".join(other_names(city, local))
        lines.append((city.country, region, county, city.name, *_figures(city), also))
    return sorted(lines)


def _region_names(cities: Iterable[City], known: _Known) -> dict[tuple[str, str], str]:
    """The name of each admin1 code, by what most of its towns say."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        found = known.get(_place(city))
        if found and found[0]:
            votes[city.area][found[0]] += 1
    return {area: names.most_common(1)[0][0] for area, names in votes.items()}


def _place(city: City) -> tuple[str, str, float, float]:
    return city.country, city.name, city.latitude, city.longitude


def _figures(city: City) -> tuple[str, str, str]:
    rounded = int(float(f"{city.population:.2g}"))
    return f"{city.latitude:.3f}", f"{city.longitude:.3f}", str(rounded)
