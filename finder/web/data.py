"""A query as data: `.json`, `.csv`, `.geojson`; its calendar is in calendars.py."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, request

from finder.errors import BadRequest
from finder.exports.answer import answer_text
from finder.exports.geojson import feature_collection
from finder.exports.table import csv_table
from finder.exports.written import json_text
from finder.search.engine import Answer, Hit
from finder.web.answering import answered
from finder.web.asking import asked_for_data
from finder.web.caching import with_clock_tag
from finder.web.data_ways import data_ways
from finder.web.kept import Kept
from finder.web.state import is_demo, kept

routes = Blueprint("data", __name__)
MOST_EVENTS = 2_000
MOST_ROWS = 10_000
DEMO = "Demonstration: these meetings do not exist."
_NOTICE = {"notice": DEMO}
_NARROW = "Narrow it with near and within, day, fellowship, region or feed."


@routes.get("/meetings.json")
def meetings_json() -> Response:
    """Those that find something are answered by direct.py, as long as nothing about them is odd."""
    found = _found(everything=False, facets=True)
    text = document(found, kept(), demo=is_demo())
    if not found.total:
        text = b'%s,"ways":%s}' % (text[:-1], json_text(data_ways(found)))
    return with_clock_tag(Response(text, mimetype="application/json"))


def document(found: Answer, ready: Kept, *, demo: bool) -> bytes:
    """The answer as JSON, from what is ready of its snapshot."""
    notice = _NOTICE if demo else {}
    return answer_text(ready.snapshot.name, _on_show(found), ready.records.of(found.hits), notice)


@routes.get("/meetings.csv")
def meetings_csv() -> Response:
    table = csv_table(map(json.loads, kept().records.of(_all("table"))))
    return _file(Response(table, mimetype="text/csv"), "csv")


@routes.get("/meetings.geojson")
def meetings_geojson() -> Response:
    collection = feature_collection(kept().records.of(_all("map")), _notice())
    return _file(Response(collection, mimetype="application/geo+json"), "geojson")


def _found(*, everything: bool, facets: bool) -> Answer:
    query = asked_for_data(tuple(request.args.items(multi=True)))
    return answered(query, everything=everything, facets=facets)


def _on_show(found: Answer) -> Answer:
    """Of fellowships those that the site is about."""
    shown = found.query.shown
    if not shown:
        return found
    return replace(
        found, facets={**found.facets, "fellowship": found.facets["fellowship"].only(shown)}
    )


def _whole(what: str, most: int) -> Answer:
    """All of the answer, or BadRequest where that is too much."""
    found = _found(everything=True, facets=False)
    refuse_too_many(what, found.total, most)
    return found


def refuse_too_many(what: str, total: int, most: int) -> None:
    """Raises BadRequest, which says how to narrow."""
    if total > most:
        message = f"A {what} takes at most {most:,} meetings; these are {total:,}."
        raise BadRequest(None, message, _NARROW)


def _all(what: str) -> tuple[Hit, ...]:
    """The whole answer; the exports leave out meetings for under-18s."""
    return _whole(what, MOST_ROWS).hits


def json_response(document: dict[str, Any], status: int = 200) -> Response:
    """Compact JSON; in a demonstration it says so."""
    return Response(json_text({**_notice(), **document}), status, mimetype="application/json")


def _notice() -> Mapping[str, str]:
    return _NOTICE if is_demo() else {}


def _file(response: Response, ending: str) -> Response:
    name = _prefixed("meetings")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return with_clock_tag(response)


def _prefixed(name: str) -> str:
    return f"demonstration-{name}" if is_demo() else name
