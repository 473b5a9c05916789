"""From a request to its query, and from a query to parameters that say it plainly."""

import re
from dataclasses import replace

from flask import g

from finder.search.nearby import Lookup
from finder.search.query import Query, parse_query
from finder.web.links import Pairs, with_value, without
from finder.web.state import site, snapshot

_NAME_PLACES = frozenset({"q", "near"})
_MILES = frozenset({"US", "GB"})


def asked(pairs: Pairs) -> Query:
    """The query as a page understands it: in miles where people use them; raises BadRequest."""
    settings = site().config.settings
    unit = settings.unit or ("mi" if settings.country in _MILES else "km")
    query = _parsed(pairs, unit)
    if settings.unit is None and query.place is not None and query.place.country in _MILES:
        query = _parsed(pairs, "mi")
    return query


def asked_for_data(pairs: Pairs) -> Query:
    """The query as data has it: in km unless the request says otherwise; raises BadRequest."""
    return _parsed(pairs, "km")


def _parsed(pairs: Pairs, unit: str) -> Query:
    settings = site().config.settings
    country = settings.country
    named = any(name in _NAME_PLACES and value for name, value in pairs)
    lookup = _lookup(country) if named else None
    index = snapshot().index
    query = parse_query(pairs, index, None, default_unit=unit, country=country, lookup=lookup)
    return replace(query, shown=settings.fellowships) if settings.fellowships else query


def _lookup(country: str | None) -> Lookup:
    """The places of this request; opening the world's takes seconds, the first time."""
    if "lookup" not in g:
        g.lookup = Lookup(snapshot().index, site().gazetteer, country)
    found: Lookup = g.lookup
    return found


def is_place(text: str) -> bool:
    """Whether a text by itself is a place to be near to."""
    return _lookup(site().config.settings.country).is_place(text)


def settled(query: Query) -> Pairs:
    """The parameters of the same query with what was understood of its words as parameters.

    `q=step sunday` becomes `q=step`, `day=sun`: each can then be changed by itself. Words that were
    read as others stand there as they were read.
    """
    pairs = query.pairs
    if not query.understood:
        return pairs
    left = " ".join((query.q or "").split())
    read = {item.text: "" for item in query.understood}
    read.update({item.text: item.value for item in query.understood if item.parameter == "q"})
    for text, words in read.items():
        before, found, after = _around(left, text)
        left = " ".join(f"{before} {words if found else ''} {after}".split())
    pairs = with_value(pairs, "q", left) if left else without(pairs, "q")
    said = ((item.parameter, item.value) for item in query.understood if item.parameter != "q")
    return (*pairs, *said)


def _around(whole: str, text: str) -> tuple[str, str, str]:
    """Parts the whole at a text that stands by itself, not within a word."""
    sought = " ".join(text.split())
    before = r"(?<!\w)" if sought[:1].isalnum() else ""
    after = r"(?!\w)" if sought[-1:].isalnum() else ""
    found = re.search(f"{before}{re.escape(sought)}{after}", whole)
    return (whole[: found.start()], sought, whole[found.end() :]) if found else (whole, "", "")


def data_pairs(query: Query, pairs: Pairs) -> Pairs:
    """The same query for the addresses of data, whose unit is km unless one is given."""
    given = {name for name, _ in pairs}
    if query.place is not None and query.unit != "km" and "unit" not in given:
        return (*pairs, ("unit", query.unit))
    return pairs
