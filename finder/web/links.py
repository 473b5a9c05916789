"""Addresses made of query parameters: one list of pairs, changed by functions that copy it."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote, urlencode

Pairs = tuple[tuple[str, str], ...]

# What makes no sense once its ground is taken away: a distance without a place, an order by it.
_DEPENDS: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "near": (("within", None), ("unit", None), ("sort", "nearest")),
    "lat": (("lon", None), ("within", None), ("unit", None), ("sort", "nearest")),
    "lon": (("lat", None), ("within", None), ("unit", None), ("sort", "nearest")),
    "q": (("sort", "relevance"),),
}


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """`/meetings?near=Boston`; empty values are left out."""
    query = urlencode([pair for pair in pairs if pair[1]], quote_via=quote)
    return f"{path}?{query}" if query else path


def without(pairs: Iterable[tuple[str, str]], name: str, value: str | None = None) -> Pairs:
    """The pairs without that parameter (or that one value of it), and what depends on it."""
    gone = ((name, value), *_DEPENDS.get(name, ()), ("page", None))
    return tuple(
        pair
        for pair in pairs
        if not any(pair[0] == key and only in (None, pair[1]) for key, only in gone)
    )


def with_value(pairs: Iterable[tuple[str, str]], name: str, value: str) -> Pairs:
    """The pairs with this as the only value of the parameter, back on the first page."""
    kept = [pair for pair in pairs if pair[0] not in (name, "page")]
    return (*kept, (name, value))


def with_values(pairs: Iterable[tuple[str, str]], values: Mapping[str, str]) -> Pairs:
    """`with_value` for each of `values`."""
    changed = tuple(pairs)
    for name, value in values.items():
        changed = with_value(changed, name, value)
    return changed
