"""Time zones: the published name for what a source wrote, and the zone of a point or a town."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from finder.register.places.towns import postal_code_named, towns_named
from importers.clean.remembered import remembered

_LONGEST = 64
_BETWEEN = re.compile(r"[\W_]+")


def zone_name(text: str | None) -> str | None:
    """The current IANA name: "US/Eastern", "Eastern Time" and "ET" are America/New_York.

    None for what is no zone or could be several, and for mere offsets (Etc/GMT+5, UTC+3): a
    meeting keeps the clock of its place.
    """
    if not text or len(text) > _LONGEST:
        return None
    return _names().get("_".join(text.split()).casefold())


@remembered
def zone_at(latitude: float, longitude: float) -> str | None:
    """The zone of the land at a point in degrees; None at sea and off the map."""
    from tzfpy import get_tz  # 5 MB of outlines, wanted only where points are

    name = get_tz(longitude, latitude)
    return None if name.startswith("Etc/") else zone_name(name)


@remembered
def town_zone(locality: str | None, region: str | None, country: str | None) -> str | None:
    """The zone of a town of that name; None unless all towns it may be are in one zone.

    A region or a country alone is no town: it may have several zones.
    """
    towns = towns_named(locality, region, country)
    zones = {zone_at(town.latitude, town.longitude) for town in towns}
    return zones.pop() if len(zones) == 1 else None


@remembered
def code_zone(postal_code: str | None, region: str | None, country: str | None) -> str | None:
    """The zone of a postal code that lies in its region: for towns that are no towns we know."""
    found = postal_code_named(postal_code, region, country)
    return zone_at(found.latitude, found.longitude) if found else None


@cache
def _names() -> Mapping[str, str]:
    """Case-folded name or alias -> current name."""
    names = {name.casefold(): name for name in (*published(), "UTC")}
    text = files("importers.clean").joinpath("zone_aliases.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith(("#", "alias\t")):
            alias, name = line.split("\t")
            names[alias.casefold()] = name
    return names


@cache
def published() -> tuple[str, ...]:
    """Every zone that people are meant to choose from: tzdata's zone.tab."""
    text = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    return tuple(line.split("\t")[2] for line in text.splitlines() if not line.startswith("#"))


@cache
def best_known() -> tuple[str, ...]:
    """The same, those with most other names first: New York before Havana."""
    names = Counter(_names().values())
    return tuple(sorted(published(), key=lambda name: -names[name]))


def zones_named_in(text: str) -> tuple[str, ...]:
    """Those whose town stands in the text: "Custom Berlin", "(UTC+01:00) Amsterdam, Berlin"."""
    words = f" {_BETWEEN.sub(' ', text[:_LONGEST]).casefold()} "
    return tuple(name for name in published() if f" {_town(name)} " in words)


def _town(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ").replace("-", " ").casefold()
