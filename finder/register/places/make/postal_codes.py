"""Lines of postal_codes.tsv: one point and one town for each code."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files
from statistics import median

from finder.register.places.folding import fold_place
from finder.register.places.make.sources import City, PostalRow

COLUMNS = ("country", "code", "latitude", "longitude", "town", "region")
_LETTERED_DISTRICT = re.compile(r"([A-Z]{1,2}\d{1,2})[A-Z]")  # of London: W1A is a part of W1


def postal_lines(rows: Iterable[PostalRow], cities: Iterable[City]) -> list[tuple[str, ...]]:
    """Sorted by country and code."""
    people = _people(cities)
    lines = []
    for (country, code), served in _by_code(rows).items():
        latitude = median(row.latitude for row in served)
        longitude = median(row.longitude for row in served)
        town = _town(served, people)
        region = Counter(row.region for row in served).most_common(1)[0][0]
        lines.append((country, code, f"{latitude:.3f}", f"{longitude:.3f}", town, region))
    return sorted(lines)


def _by_code(rows: Iterable[PostalRow]) -> dict[tuple[str, str], list[PostalRow]]:
    rules = _rules()
    served: dict[tuple[str, str], list[PostalRow]] = defaultdict(list)
    for row in rows:
        rule = rules.get(row.country)
        if rule is None or (rule[1] and rule[1] in row.place.upper()):
            continue
        code = re.sub(r"[\s-]", "", row.code)
        served[row.country, code[: rule[0]] if rule[0] else code].append(row)
    return served | _whole_districts(served)


def _whole_districts(
    served: dict[tuple[str, str], list[PostalRow]],
) -> dict[tuple[str, str], list[PostalRow]]:
    """Inner London's districts as people say them: W1 is W1A, W1B … together."""
    wholes: dict[tuple[str, str], list[PostalRow]] = defaultdict(list)
    for (country, code), found in served.items():
        part = _LETTERED_DISTRICT.fullmatch(code)
        if country == "GB" and part and (country, part[1]) not in served:
            wholes[country, part[1]].extend(found)
    return wholes


def _town(served: list[PostalRow], people: dict[tuple[str, str], int]) -> str:
    """The largest town of that code; where none is known, the place named most often."""
    names = Counter(row.place.split(" (")[0] for row in served)
    country = served[0].country
    return max(names, key=lambda name: (people.get((country, fold_place(name)), 0), names[name]))


def _people(cities: Iterable[City]) -> dict[tuple[str, str], int]:
    people: dict[tuple[str, str], int] = {}
    for city in cities:
        for name in (city.name, *city.names):
            key = (city.country, fold_place(name))
            people[key] = max(people.get(key, 0), city.population)
    return people


def _rules() -> dict[str, tuple[int, str]]:
    path = files("finder.register.places.make").joinpath("postal_codes.tsv")
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", restval="")
    return {row["country"]: (int(row["keep"]), row["without"]) for row in rows}
