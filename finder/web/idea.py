"""A change of a query that may find more, in words; and parts of a query's parameters."""

from dataclasses import dataclass

from finder.web.links import Pairs, without

PLACE = ("near", "lat", "lon", "within", "unit")
WHEN = ("day", "time", "after", "before", "soon", "on", "from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """`name` is the parameter that changes, `note` a further line of words."""

    name: str
    label: str
    pairs: Pairs
    note: str | None = None


def less(pairs: Pairs, *names: str) -> Pairs:
    """Without these parameters, and what depends on them."""
    for name in names:
        pairs = without(pairs, name)
    return pairs


def only(pairs: Pairs, *names: str) -> Pairs:
    """These parameters alone."""
    return tuple(pair for pair in pairs if pair[0] in names)
