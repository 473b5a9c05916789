"""The public surface as OpenAPI 3.1: every parameter, every canonical value, the schemas."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from finder.ical.style import LONGEST_ALARM, Title
from finder.register.options import label, values
from finder.web.chosen import MOST

_VALUES = tuple(
    "fellowship concern access attendance type audience language accessibility facilitation style "
    "kind status time".split()
)
_CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
# Parameters that are not lists of the register's values: name -> (schema, what it does).
_SINGLE: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "q": ({"type": "string"}, "Words; the last may be unfinished."),
    "near": ({"type": "string"}, "A place or postal code."),
    "lat": ({"type": "number", "minimum": -90, "maximum": 90}, "Rounded to 2 decimals first."),
    "lon": ({"type": "number", "minimum": -180, "maximum": 180}, "Rounded to 2 decimals first."),
    "within": (
        {"type": "number", "exclusiveMinimum": 0, "maximum": 1000, "default": 25},
        "How far from the place, in `unit`.",
    ),
    "unit": ({"enum": ["km", "mi"], "default": "km"}, "Of `within`."),
    "after": ({"type": "string", "pattern": _CLOCK}, "Starts at this wall time or later."),
    "before": ({"type": "string", "pattern": _CLOCK}, "Starts before this wall time."),
    "from": ({"type": "string", "format": "date-time"}, "An instant to count from instead of now."),
    "soon": (
        {"type": "integer", "minimum": 1, "maximum": 10_080},
        "Starts within these minutes; nothing of lists last read over 30 days ago.",
    ),
    "on": (
        {"type": "integer", "minimum": 0, "maximum": 10_080},
        "Is on, or starts within these minutes; nothing of lists last read over 30 days ago.",
    ),
    "tz": ({"type": "string"}, "A zone: meetings only online are filtered and shown in it."),
    "for": ({"enum": ["me", "family"]}, "For oneself, or for relatives and friends."),
    "sort": ({"enum": ["soonest", "nearest", "relevance", "name"]}, "The order."),
    "page": ({"type": "integer", "minimum": 1, "default": 1}, "Of the page and .json alone."),
    "per_page": (
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 25},
        "Of the page and .json alone.",
    ),
}
_DAYS = "A weekday, whatever the week of the month; today and tomorrow: starts on that date."
_LISTS: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "region": ({"type": "string"}, "A publisher's region, general to specific, joined by /."),
    "feed": (
        {"type": "string"},
        "A feed's key. Only so are meetings found whose lists were last read over 180 days ago.",
    ),
}
_MEDIA = {
    ".json": "application/json",
    ".ics": "text/calendar",
    ".csv": "text/csv",
    ".geojson": "application/geo+json",
}


@lru_cache(maxsize=8)
def document(base: str) -> dict[str, Any]:
    """The document for a site whose addresses begin with `base`."""
    one = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    gone = {status: _answer("error") for status in ("404", "410")}
    paths: dict[str, Any] = {
        f"/meetings{ending}": {"get": _query(f"The query as {media}", media, ending)}
        for ending, media in _MEDIA.items()
    }
    for ending in (".json", ".ics"):
        media = _MEDIA[ending]
        ok = _answer("meeting") if ending == ".json" else _plain(media)
        paths[f"/meetings/{{id}}{ending}"] = {
            "get": {
                "summary": "One meeting; a moved id redirects",
                "parameters": [one],
                "responses": {"200": ok, **gone},
            }
        }
    paths["/meetings.ics"]["get"]["parameters"] += _calendar_parameters()
    paths["/plan.ics"] = {
        "get": {
            "summary": "Chosen meetings as one calendar; unknown and gone ids never fail it",
            "parameters": [
                _parameter("m", _IDS, "Ids of meetings."),
                _parameter("week", _DATE, "Their times of seven days from then, and no series."),
                *_calendar_parameters(),
            ],
            "responses": {"200": _plain(_MEDIA[".ics"]), "400": _answer("error")},
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Open Chair", "version": "1", "description": _ABOUT},
        "servers": [{"url": base}],
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


_ABOUT = (
    "Recovery and support-group meetings as their publishers list them. Repeating a parameter "
    "widens within it; different parameters narrow; each further type or accessibility narrows. "
    "Keys and values are added, never renamed. `sources` says when each list was last read "
    "(`fetched`), `updated` when the entry was last edited. Where `total` is 0, /meetings.json has "
    "`ways` that lead on: a label, an address, and the total there. Pages take `lang` (a language "
    "tag, else the browser's languages decide), calendars too (else English); data is English."
)


_IDS = {"type": "array", "items": {"type": "string"}, "maxItems": MOST}
_DATE = {"type": "string", "format": "date"}


def _calendar_parameters() -> list[dict[str, Any]]:
    """How much an event tells. A calendar takes nothing relative to now, and no position."""
    alarm = {"type": "integer", "minimum": 0, "maximum": LONGEST_ALARM}
    return [
        _parameter("title", {"enum": [item.value for item in Title]}, "What an event is called."),
        _parameter("alarm", alarm, "A reminder, minutes before the start."),
        _parameter("street", {"enum": ["yes", "no"]}, "The address in a discreet event too."),
    ]


def _query(summary: str, media: str, ending: str) -> dict[str, Any]:
    answers = {"200": _answer("meetings") if ending == ".json" else _plain(media)}
    return {
        "summary": summary,
        "parameters": _parameters(),
        "responses": {**answers, "400": _answer("error")},
    }


def _parameters() -> list[dict[str, Any]]:
    days = {"enum": [*values("day"), "today", "tomorrow"]}
    lists: dict[str, tuple[Mapping[str, Any], str]] = {"day": (days, _DAYS), **_LISTS}
    for name in _VALUES:
        lists[name] = ({"enum": list(values(name))}, _labels(name))
    single = [_parameter(name, schema, text) for name, (schema, text) in _SINGLE.items()]
    several = [
        _parameter(name, {"type": "array", "items": schema}, text)
        for name, (schema, text) in lists.items()
    ]
    return single + several


def _labels(name: str) -> str:
    return "; ".join(f"{value}: {label(name, value)}" for value in values(name))


def _parameter(name: str, schema: Mapping[str, Any], text: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": dict(schema), "description": text}


def _answer(schema: str) -> dict[str, Any]:
    content = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {"description": schema, "content": {"application/json": content}}


def _plain(media: str) -> dict[str, Any]:
    return {"description": media, "content": {media: {}}}


@cache
def _schemas() -> dict[str, Any]:
    """The published schemas, and that of one meeting's own answer made from them."""
    folder = files("finder.surface")
    found = {
        name: _schema(folder.joinpath(f"{name}.schema.json").read_text("utf-8"), name)
        for name in ("meetings", "error", "check")
    }
    one = found["meetings"]["$defs"]["meeting"]
    found["meeting"] = {
        "type": "object",
        "properties": {"snapshot": {"type": "string"}, "meeting": one},
        "required": ["snapshot", "meeting"],
    }
    return found


def _schema(text: str, name: str) -> dict[str, Any]:
    """With an identity of its own, so that its inner references stay inner ones."""
    schema: dict[str, Any] = json.loads(text)
    return {"$id": f"urn:open-chair:{name}", **schema}
