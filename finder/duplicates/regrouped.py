"""The groups of some listings anew, without looking at all: as if `clusters` had looked at all.

Which group a listing is in depends on the pairs that may be the same, and these on shared keys.
So what a change can touch is what shares a key with the old or the new listing, and what hangs
together with that by such pairs.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from finder.duplicates.clusters import Group, Pair, groups
from finder.duplicates.keys import LARGEST_BLOCK, keys_of
from finder.duplicates.sameness import sameness
from finder.duplicates.signs import Signs


class Blocks(Protocol):
    """All listings by their keys."""

    def block(self, key: int) -> Collection[str]:
        """The ids of those with that key."""
        ...


class Listings(Blocks, Protocol):
    """All listings as they are now."""

    def signs(self, ids: Iterable[str]) -> Mapping[str, Signs]:
        """What is compared of these, by id; those that are not listed or have none are left out."""
        ...


def touched_by(keys: Iterable[int], before: Blocks, after: Blocks) -> set[str]:
    """The listings that gain or lose a possible partner by the change of some of these keys.

    `before` and `after` are all listings before and after it. A key that brought too many
    together, and still does, tells nothing either way.
    """
    found: set[str] = set()
    for key in keys:
        new = after.block(key)
        if min(len(before.block(key)), len(new)) <= LARGEST_BLOCK:
            found.update(new)
    return found


def regrouped(seeds: Iterable[str], listings: Listings) -> tuple[set[str], list[Group]]:
    """All that hang together with `seeds`, themselves included, and the groups among them."""
    reached = set(seeds)
    known: dict[str, Signs] = {}
    edges: dict[Pair, float] = {}
    wave = set(reached)
    while wave:
        wave = _next(wave, listings, known, edges) - reached
        reached |= wave
    among = {id: known[id] for id in reached if id in known}  # noqa: A001
    return reached, groups(among, edges)


def _next(
    wave: Collection[str],
    listings: Listings,
    known: dict[str, Signs],
    edges: dict[Pair, float],
) -> set[str]:
    """What may be the same as one of a wave; `known` and `edges` are added to."""
    _learn(wave, listings, known)
    mates = {id: _mates(known[id], listings) for id in wave if id in known}  # noqa: A001
    _learn(set().union(*mates.values()), listings, known)
    found: set[str] = set()
    for id, others in mates.items():  # noqa: A001
        for other in others:
            pair = (id, other) if id < other else (other, id)
            if pair not in edges and (likely := sameness(known[pair[0]], known[pair[1]])):
                edges[pair] = likely
            if pair in edges:
                found.add(other)
    return found


def _mates(item: Signs, listings: Listings) -> set[str]:
    blocks = (listings.block(key) for key in keys_of(item))
    return set().union(*(block for block in blocks if len(block) <= LARGEST_BLOCK)) - {item.id}


def _learn(ids: Collection[str], listings: Listings, known: dict[str, Signs]) -> None:
    fresh = [id for id in ids if id not in known]  # noqa: A001
    if fresh:
        known.update(listings.signs(fresh))
