"""What a person asked for: parsed once, strictly, and the same for every representation."""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any

from finder.errors import BadRequest
from finder.languages import gettext as _
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
from finder.search.parameters import KM_PER_MILE, SEVERAL, Given
from finder.search.rereading import read
from finder.search.sentence import Sentence, Understood
from finder.search.shown import public

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
    sentence = _sentence(text, lookup, placed=_is_placed(given)) if text else Sentence()
    applied = _applied(sentence.understood, given)
    asked = {**given, **_merged(applied)}
    where = _where(asked, lookup, default_unit)
    return Query(
        q=text,
        words=sentence.words,
        unfinished=sentence.unfinished,
        phrases=sentence.phrases,
        spoken=sentence.spoken,
        understood=applied,
        aside=sentence.aside,
        ignored=ignored,
        pairs=tuple((name, value) for name, values in given.items() for value in values),
        **where,
        **_when(asked),
        **_which(asked, index),
        **_how(given, sentence, where["place"]),
    )


def _is_placed(given: Given) -> bool:
    return "near" in given or "lat" in given


def _sentence(text: str, lookup: Lookup, *, placed: bool) -> Sentence:
    """The text read, once for all queries of a request that have it.

    Where a place is given too, bare words are none.
    """
    if (text, placed) not in lookup.sentences:
        lookup.sentences[text, placed] = read(text, lookup, placed=placed)
    return lookup.sentences[text, placed]


def _where(asked: Given, lookup: Lookup, default_unit: str) -> dict[str, Any]:
    unit = _choice(asked, "unit", UNITS) or default_unit
    within = parameters.radius(asked["within"][0]) if "within" in asked else DEFAULT_WITHIN
    return {
        "place": _place(asked, lookup, within * KM_PER_MILE if unit == "mi" else within),
        "near": _single(asked, "near"),
        "within": within,
        "unit": unit,
    }


def _when(asked: Given) -> dict[str, Any]:
    return {
        "after": _time(asked, "after"),
        "before": _time(asked, "before"),
        "start_from": parameters.instant(asked["from"][0]) if "from" in asked else None,
        "soon": _whole(asked, "soon", WEEK),
        "on": _whole(asked, "on", WEEK, least=0),
        "tz": parameters.zone_name(asked["tz"][0]) if "tz" in asked else None,
    }


def _which(asked: Given, index: Index) -> dict[str, Any]:
    """The parameters that take several values, and for whom."""
    found: dict[str, Any] = {
        FIELDS[name]: chosen(index, name, asked[name]) if name in asked else () for name in SEVERAL
    }
    days = found["days"]
    return {
        **found,
        "days": tuple(value for value in days if value not in RELATIVE_DAYS),
        "today": "today" in days,
        "tomorrow": "tomorrow" in days,
        "kinds": found["kinds"] or ("meeting",),
        "statuses": found["statuses"] or ("active",),
        "for_": _choice(asked, "for", FOR),
    }


def _how(given: Given, sentence: Sentence, place: FoundPlace | None) -> dict[str, Any]:
    """Order and page."""
    sort = _choice(given, "sort", SORTS)
    return {
        "sort": _sort(sort, given, sentence, place),
        "sort_given": sort is not None,
        "page": _whole(given, "page", MOST_PAGES) or 1,
        "per_page": _whole(given, "per_page", MOST_PER_PAGE) or DEFAULT_PER_PAGE,
    }


def _check_together(given: Given) -> None:
    if "near" in given and ("lat" in given or "lon" in given):
        raise BadRequest("near", _("near and lat, lon name two places."), _("one of the two"))
    for one, other in (("lat", "lon"), ("lon", "lat")):
        if one in given and other not in given:
            raise BadRequest(
                one,
                _("{name} needs {other}.").format(name=one, other=other),
                _("lat and lon together"),
            )


def _applied(understood: Sequence[Understood], given: Given) -> tuple[Understood, ...]:
    """What of the words counts: a parameter that the person gave wins over words."""
    placed = _is_placed(given)
    near = [item for item in understood if item.parameter == "near"][:1]
    return tuple(
        item
        for item in understood
        if (item.parameter not in given or item.parameter == "q")
        and (item.parameter != "near" or (not placed and item in near))
    )


def _merged(applied: Sequence[Understood]) -> dict[str, tuple[str, ...]]:
    merged: dict[str, tuple[str, ...]] = {}
    for item in applied:
        if item.parameter != "q" and item.value not in merged.get(item.parameter, ()):
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


def _sort(sort: str | None, given: Given, sentence: Sentence, place: FoundPlace | None) -> str:
    if sort == "nearest" and place is None:
        raise BadRequest("sort", _("sort=nearest needs a place."), _("near, or lat and lon"))
    if sort == "relevance" and "q" not in given:
        raise BadRequest("sort", _("sort=relevance needs words."), "q")
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


def _time(given: Given, name: str) -> time | None:
    return parameters.wall_time(name, given[name][0]) if name in given else None
