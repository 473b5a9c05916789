"""Addresses made of query parameters: one list of pairs, changed by functions that copy it."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

Pairs = tuple[tuple[str, str], ...]
LANG = "lang"  # the language of a page: no part of what is asked for
_PLAIN = re.compile(r"[A-Za-z0-9_.~-]*")

# What makes no sense once its ground is taken away: a distance without a place, an order by it.
_DEPENDS: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "near": (("within", None), ("unit", None), ("sort", "nearest")),
    "lat": (("lon", None), ("within", None), ("unit", None), ("sort", "nearest")),
    "lon": (("lat", None), ("within", None), ("unit", None), ("sort", "nearest")),
    "q": (("sort", "relevance"),),
}


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """`/meetings?near=Boston`; empty values are left out."""
    query = "&".join([f"{_safe(name)}={_safe(value)}" for name, value in pairs if value])
    return f"{path}?{query}" if query else path


def _safe(text: str) -> str:
    """Percent-encoded; most values are words that need it not, and a page has thousands."""
    if text.isascii() and (text.isalnum() or _PLAIN.fullmatch(text)):
        return text
    return quote(text, safe="")


def without(pairs: Iterable[tuple[str, str]], name: str, value: str | None = None) -> Pairs:
    """The pairs without that parameter (or that one value of it), and what depends on it."""
    gone = ((name, value), *_DEPENDS.get(name, ()), ("page", None))
    names = {key for key, only in gone if only is None}
    return tuple([pair for pair in pairs if pair[0] not in names and pair not in gone])


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
