"""What a person asked for: parsed once, strictly, and the same for every representation."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from finder.errors import BadRequest
from finder.register.gazetteer import Gazetteer
from finder.search import parameters, places
from finder.search.asked import (
    DEFAULT_PER_PAGE,
    DEFAULT_WITHIN,
    FIELDS,
    RELATIVE_DAYS,
    FoundPlace,
    Query,
)
from finder.search.choices import chosen
from finder.search.index import Index
from finder.search.nearby import Lookup
from finder.search.parameters import KM_PER_MILE, SEVERAL, SINGLE, Given
from finder.search.understood import Sentence, Understood, understand

MOST_PER_PAGE = 100
MOST_PAGES = 10**9
WEEK = 10_080  # minutes
__all__ = ["FoundPlace", "Query", "parse_query", "public"]

UNITS = ("km", "mi")
FOR = ("family", "me")
SORTS = ("soonest", "nearest", "relevance", "name")


def parse_query(
    pairs: Iterable[tuple[str, str]],
    index: Index,
    gazetteer: Gazetteer | None,
    *,
    default_unit: str = "km",
    country: str | None = None,
    lookup: Lookup | None = None,
) -> Query:
    """Reads (name, value) pairs; raises BadRequest naming the parameter and what is allowed.

    `country` decides between places of the same name. `lookup` is one that was used before: where
    many queries of one request name the same place, it is looked up once.
    """
    given, ignored = parameters.collect(pairs)
    _check_together(given)
    lookup = lookup or Lookup(index, gazetteer, country)
    text = _single(given, "q")
    sentence = understand(text, lookup.surroundings) if text else Sentence()
    applied = _applied(sentence.understood, given)
    asked = {**given, **_merged(applied)}
    several = {name: chosen(index, name, asked.get(name, ())) for name in SEVERAL}
    unit = _choice(given, "unit", UNITS) or default_unit
    within = parameters.radius(given["within"][0]) if "within" in given else DEFAULT_WITHIN
    within_km = within * KM_PER_MILE if unit == "mi" else within
    place = _place(asked, lookup, within_km)
    sort = _choice(given, "sort", SORTS)
    return Query(
        q=text,
        words=sentence.words,
        unfinished=sentence.unfinished,
        phrases=sentence.phrases,
        spoken=sentence.spoken,
        place=place,
        near=_single(asked, "near"),
        within=within,
        unit=unit,
        days=tuple(value for value in several["day"] if value not in RELATIVE_DAYS),
        today="today" in several["day"],
        tomorrow="tomorrow" in several["day"],
        times=several["time"],
        after=_after(given, "after"),
        before=_after(given, "before"),
        start_from=parameters.instant(given["from"][0]) if "from" in given else None,
        soon=_whole(given, "soon", WEEK),
        on=_whole(given, "on", WEEK, least=0),
        tz=parameters.zone_name(given["tz"][0]) if "tz" in given else None,
        fellowships=several["fellowship"],
        concerns=several["concern"],
        for_=_choice(given, "for", FOR),
        access=several["access"],
        attendance=several["attendance"],
        types=several["type"],
        audiences=several["audience"],
        languages=several["language"],
        accessibility=several["accessibility"],
        facilitation=several["facilitation"],
        styles=several["style"],
        kinds=several["kind"] or ("meeting",),
        statuses=several["status"] or ("active",),
        regions=several["region"],
        feeds=several["feed"],
        sort=_sort(sort, text, sentence, place),
        sort_given=sort is not None,
        page=_whole(given, "page", MOST_PAGES) or 1,
        per_page=_whole(given, "per_page", MOST_PER_PAGE) or DEFAULT_PER_PAGE,
        understood=applied,
        ignored=ignored,
        pairs=tuple((name, value) for name, values in given.items() for value in values),
    )


def public(query: Query) -> dict[str, Any]:
    """The JSON `query`: the parameters as given and as understood, `understood`, `ignored`."""
    names = {name for name, _ in query.pairs} | {item.parameter for item in query.understood}
    shown: dict[str, Any] = {
        name: _public(query, name) for name in (*SINGLE, *SEVERAL) if name in names
    }
    shown["understood"] = [
        {"text": item.text, "parameter": item.parameter, "value": item.value}
        for item in query.understood
    ]
    shown["ignored"] = list(query.ignored)
    return shown


def _public(query: Query, name: str) -> Any:
    if name in SEVERAL:
        return list(query.values(name))
    if name in ("lat", "lon") and query.place:
        return query.place.latitude if name == "lat" else query.place.longitude
    value = getattr(query, FIELDS.get(name, name))
    if isinstance(value, datetime):
        return value.isoformat()
    return value.strftime("%H:%M") if isinstance(value, time) else value


def _check_together(given: Given) -> None:
    if "near" in given and ("lat" in given or "lon" in given):
        raise BadRequest("near", "near and lat, lon name two places.", "one of the two")
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if one in given and other not in given:
            raise BadRequest(one, f"{one} needs {other}.", "lat and lon together")


def _applied(understood: Sequence[Understood], given: Given) -> tuple[Understood, ...]:
    """What of the words counts: a parameter that the person gave wins over words."""
    placed = "near" in given or "lat" in given
    near = [item for item in understood if item.parameter == "near"][:1]
    return tuple(
        item
        for item in understood
        if item.parameter not in given
        and (item.parameter != "near" or (not placed and item in near))
    )


def _merged(applied: Sequence[Understood]) -> dict[str, tuple[str, ...]]:
    merged: dict[str, tuple[str, ...]] = {}
    for item in applied:
        if item.value not in merged.get(item.parameter, ()):
            merged[item.parameter] = (*merged.get(item.parameter, ()), item.value)
    return merged


def _place(asked: Given, lookup: Lookup, within_km: float) -> FoundPlace | None:
    if "lat" in asked:
        return FoundPlace(
            name=None,
            country=None,
            latitude=parameters.degrees("lat", asked["lat"][0], 90),
            longitude=parameters.degrees("lon", asked["lon"][0], 180),
            within_km=within_km,
        )
    if "near" not in asked:
        return None
    found = lookup.place(asked["near"][0])
    return FoundPlace(
        name=places.label(found.place),
        country=found.place.country,
        latitude=found.place.latitude,
        longitude=found.place.longitude,
        within_km=within_km,
        alternatives=found.alternatives,
    )


def _sort(sort: str | None, text: str | None, sentence: Sentence, place: FoundPlace | None) -> str:
    if sort == "nearest" and place is None:
        raise BadRequest("sort", "sort=nearest needs a place.", "near, or lat and lon")
    if sort == "relevance" and text is None:
        raise BadRequest("sort", "sort=relevance needs words.", "q")
    if sort is not None:
        return sort
    if place is not None:
        return "nearest"
    return "relevance" if sentence.words or sentence.phrases else "soonest"


def _single(given: Given, name: str) -> str | None:
    return given[name][0] if name in given else None


def _choice(given: Given, name: str, allowed: tuple[str, ...]) -> str | None:
    return parameters.one_of(name, given[name][0], allowed) if name in given else None


def _whole(given: Given, name: str, most: int, least: int = 1) -> int | None:
    return parameters.whole(name, given[name][0], most, least) if name in given else None


def _after(given: Given, name: str) -> time | None:
    return parameters.wall_time(name, given[name][0]) if name in given else None
