"""What a list's selections offer, written once a language: how far to look, whose clock to show."""

from functools import lru_cache

from finder.web.chips import radius_words
from finder.web.panel import choices
from finder.web.zones import zone_names, zone_words

_RADII = (1, 2, 5, 10, 25, 50, 100)


@lru_cache(maxsize=256)
def radii(within: float, unit: str, _spoken: str) -> bytes:
    """`_spoken` is the language spoken now: what a selection offers is kept for it."""
    amounts = sorted({*_RADII, within})
    words = tuple((f"{amount:g}", radius_words(amount, unit)) for amount in amounts)
    return choices(words, f"{within:g}")


@lru_cache(maxsize=256)
def zones(chosen: str, _spoken: str) -> bytes:
    """All zones, with the `chosen` one ("" is none) although it is none of the usual."""
    names = dict(zone_names())
    if chosen and chosen not in names:
        names[chosen] = zone_words(chosen)
    return choices(tuple(names.items()), chosen)
