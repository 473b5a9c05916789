"""A query as data shows it: the JSON `query` of an answer."""

from datetime import datetime, time
from typing import Any

from finder.search.asked import FIELDS, Query
from finder.search.parameters import SEVERAL, SINGLE


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
