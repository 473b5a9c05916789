"""Which of a town's many other names are worth carrying: GeoNames gives up to 120 of them."""

import csv
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from finder.register.places.folding import fold_place, spelled_out
from finder.register.places.make.sources import City, PostalRow

_IN_LATIN = 200_000  # inhabitants from which names in Latin letters are kept
_IN_OWN_SCRIPT = 15_000
_IN_ANY_SCRIPT = 500_000  # also the least for abbreviations such as NYC
_NEAR_KM = 15
_LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ .'’-]{1,39}")
_SCRIPTS = frozenset("ARABIC CJK CYRILLIC GREEK HANGUL HEBREW HIRAGANA KATAKANA".split())


class LocalNames:
    """What a country's own post office calls its places, and where."""

    def __init__(self, rows: Iterable[PostalRow]) -> None:
        self._points: dict[tuple[str, str], set[tuple[float, float]]] = defaultdict(set)
        for row in rows:
            point = (round(row.latitude, 2), round(row.longitude, 2))
            self._points[row.country, fold_place(row.place)].add(point)

    def has(self, city: City, key: str) -> bool:
        points = self._points.get((city.country, key), set())
        return any(_km(city, *point) <= _NEAR_KM for point in points)


def other_names(city: City, local: LocalNames) -> tuple[str, ...]:
    """Those people may search by, one for each key, without the ones the name itself gives."""
    keys = {fold_place(city.name), spelled_out(city.name), ""}
    kept = []
    for name in sorted(city.names):
        key = fold_place(name)
        if key not in keys and _worth_keeping(name, key, city, local):
            keys |= {key, spelled_out(name)}
            kept.append(unicodedata.normalize("NFC", name))
    return tuple(kept)


def _worth_keeping(name: str, key: str, city: City, local: LocalNames) -> bool:
    if _LATIN.fullmatch(name):
        least = _IN_ANY_SCRIPT if name.isupper() else _IN_LATIN
        return city.population >= least or local.has(city, key)
    scripts = set(_letters(name))
    if len(name) > 40 or len(scripts) != 1 or "LATIN" in scripts:
        return False
    if city.population >= _IN_ANY_SCRIPT and scripts <= _SCRIPTS:
        return True
    return city.population >= _IN_OWN_SCRIPT and scripts <= _own_scripts().get(city.country, set())


def _letters(name: str) -> Iterator[str]:
    return (unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha())


@cache
def _own_scripts() -> dict[str, set[str]]:
    text = files("finder.register.places.make").joinpath("scripts.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    scripts: dict[str, set[str]] = defaultdict(set)
    for row in csv.DictReader(lines, delimiter="\t"):
        scripts[row["country"]].add(row["script"])
    return scripts


def _km(city: City, latitude: float, longitude: float) -> float:
    """Near enough for a choice of names: the plane at the town's latitude."""
    north = city.latitude - latitude
    east = (city.longitude - longitude) * math.cos(math.radians(city.latitude))
    return 111.2 * math.hypot(north, east)
