"""From a request to its query, and from a query to parameters that say it plainly."""

import re
from collections.abc import Callable
from dataclasses import replace

from finder.errors import BadRequest
from finder.search.index import Index
from finder.search.nearby import Lookup
from finder.search.parameters import KM_PER_MILE
from finder.search.query import FoundPlace, Query, parse_query
from finder.settings import Settings
from finder.web import unproxied
from finder.web.here import country_of
from finder.web.links import Pairs, with_value, without
from finder.web.state import kept, site, snapshot

_NAME_PLACES = frozenset({"q", "near"})
_MILES = frozenset({"US", "GB"})


def asked(pairs: Pairs) -> Query:
    """The query as a page understands it: in miles where people use them; raises BadRequest.

    A position gets the country that it is in.
    """
    settings = site().config.settings
    query = _parsed(pairs, settings.unit or "km")
    place = _placed(query.place)
    says_unit = settings.unit or _says_unit(query)
    unit = query.unit if says_unit else _unit(place)
    if place is not None and unit != query.unit:
        place = replace(place, within_km=query.within * KM_PER_MILE)
    if place is query.place and unit == query.unit:
        return query
    return replace(query, place=place, unit=unit)


def _says_unit(query: Query) -> bool:
    """Whether the request does, or its words."""
    said = (*query.pairs, *((item.parameter, item.value) for item in query.understood))
    return any(name == "unit" for name, _ in said)


def speaks_plainly(query: Query) -> bool:
    """Whether its parameters beside what it is asked for now are read just as they were.

    Words of which something was understood may be read otherwise without that.
    """
    return not query.q or not query.understood


def _unit(place: FoundPlace | None) -> str:
    """By the place's country, else by the operator's, or that of their home place."""
    country = (place.country if place else None) or site().config.settings.country
    if country is None and place is None:
        country = _home_country()
    return "mi" if country in _MILES else "km"


def _placed(place: FoundPlace | None) -> FoundPlace | None:
    """With the country that it is in."""
    if place is None or place.country is not None:
        return place
    return replace(place, country=country_of(place.latitude, place.longitude))


def _home_country() -> str | None:
    """Where a home place is set, and found; looked up once a snapshot."""
    home = site().config.settings.home_place
    if home is None:
        return None
    ready = kept()
    if ready.home_country is None:
        try:
            place = _parsed((("near", home),), "km").place
        except BadRequest:  # it is not found (any more): the site does without
            place = None
        ready.home_country = (place and place.country) or ""
    return ready.home_country or None


def asked_for_data(pairs: Pairs) -> Query:
    """The query as data has it: in km unless the request says otherwise; raises BadRequest."""
    return _parsed(pairs, "km")


def _parsed(pairs: Pairs, unit: str) -> Query:
    return read(pairs, unit, site().config.settings, snapshot().index, _lookup)


def read(
    pairs: Pairs,
    unit: str,
    settings: Settings,
    index: Index,
    lookup: Callable[[str | None], Lookup],
) -> Query:
    """The query in this unit unless it says otherwise; `lookup` is asked where places are named.

    Raises BadRequest.
    """
    country = settings.country
    named = any(name in _NAME_PLACES and value for name, value in pairs)
    places = lookup(country) if named else None
    query = parse_query(pairs, index, None, default_unit=unit, country=country, lookup=places)
    return replace(query, shown=settings.fellowships) if settings.fellowships else query


def _lookup(country: str | None) -> Lookup:
    """The places of this request; opening the world's takes seconds, the first time."""
    own = unproxied.own()
    found: Lookup | None = own.get("lookup")
    if found is None:
        found = own["lookup"] = Lookup(snapshot().index, site().gazetteer, country)
    return found


def asked_near(text: str) -> FoundPlace | None:
    """The place of that name; None where there is none."""
    return asked((("near", text),)).place if text and is_place(text) else None


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


def beside_cry(query: Query) -> tuple[str, ...]:
    """Where the words cry for help: what of them is wanted all the same, as it was typed."""
    kept = [item for item in query.understood if item.parameter == "q" and item.value == item.text]
    return tuple(item.text for item in kept) if query.aside else ()


def without_text(whole: str, text: str) -> str:
    """The words without these, where they stand by themselves."""
    before, _, after = _around(" ".join(whole.split()), text)
    return f"{before.strip()} {after.strip()}".strip()


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
