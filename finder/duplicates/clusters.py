"""Which listings mean the same meeting: groups of them, at most one of each feed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from finder.duplicates.keys import LARGEST_BLOCK, keys_of
from finder.duplicates.sameness import sameness
from finder.duplicates.signs import Signs, signs_of
from finder.model import Meeting

_CLEARLY = 0.1  # by how much the best candidate must lead
Pair = tuple[str, str]  # two ids, in alphabetical order
Keys = Mapping[str, tuple[int, ...]]  # by id
Group = tuple[str, ...]  # ids in alphabetical order


def clusters(meetings: Sequence[Meeting]) -> list[Group]:
    """The ids of each group of two or more, in alphabetical order, whatever order came in."""
    return clustered(meetings)[0]


def clustered(meetings: Iterable[Meeting]) -> tuple[list[Group], Keys]:
    """And the keys by which their possible partners are found: see `regrouped`."""
    signs = {item.id: item for item in filter(None, map(signs_of, meetings))}
    keys = {key: keys_of(item) for key, item in signs.items()}
    blocks: defaultdict[int, list[str]] = defaultdict(list)
    for id, numbers in keys.items():  # noqa: A001
        for number in numbers:
            blocks[number].append(id)
    return groups(signs, _edges(signs, blocks.values())), keys


def groups(signs: Mapping[str, Signs], edges: Mapping[Pair, float]) -> list[Group]:
    """The groups that pairs make which may be the same, more or less surely (`edges`)."""
    found = _joined(signs, _mutual(signs, edges))
    return sorted(tuple(sorted(group)) for group in found)


def _edges(signs: Mapping[str, Signs], blocks: Iterable[Sequence[str]]) -> dict[Pair, float]:
    """Pairs of different feeds that share a key, and may be the same."""
    tried: dict[Pair, float] = {}
    for block in blocks:
        if 1 < len(block) <= LARGEST_BLOCK:
            for pair in combinations(sorted(block), 2):
                if pair not in tried:
                    tried[pair] = sameness(signs[pair[0]], signs[pair[1]])
    return {pair: found for pair, found in tried.items() if found}


def _mutual(signs: Mapping[str, Signs], edges: Mapping[Pair, float]) -> list[tuple[float, Pair]]:
    """Pairs in which each is clearly the other's best of its feed, the surest first."""
    of: defaultdict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for (one, two), found in edges.items():
        of[one, signs[two].feed].append((found, two))
        of[two, signs[one].feed].append((found, one))
    best = {key: _best(signs, found) for key, found in of.items()}
    kept = [
        (-found, (one, two))
        for (one, two), found in edges.items()
        if best[one, signs[two].feed] == two and best[two, signs[one].feed] == one
    ]
    return [(-found, pair) for found, pair in sorted(kept)]


def _best(signs: Mapping[str, Signs], found: list[tuple[float, str]]) -> str | None:
    """None where two are about as good; of two that bear one name either is right, but not where
    the place is not known.
    """
    (first, chosen), *others = sorted(found, key=lambda item: (-item[0], item[1]))
    rivals = [id for likely, id in others if first - likely < _CLEARLY]  # noqa: A001
    if rivals and signs[chosen].for_children:
        return None
    names = {frozenset(signs[id].name.weights) for id in (chosen, *rivals)}  # noqa: A001
    return chosen if len(names) == 1 else None


def _joined(signs: Mapping[str, Signs], pairs: Iterable[tuple[float, Pair]]) -> list[list[str]]:
    """Groups in which every two are the same, and no two of one feed."""
    group_of: dict[str, list[str]] = {}
    for _, (one, two) in pairs:
        here, there = group_of.get(one, [one]), group_of.get(two, [two])
        if here is there:
            continue
        feeds = [signs[id].feed for id in (*here, *there)]  # noqa: A001
        if len(set(feeds)) == len(feeds) and all(
            sameness(signs[a], signs[b]) for a in here for b in there
        ):
            both = [*here, *there]
            group_of.update(dict.fromkeys(both, both))
    return list({id(group): group for group in group_of.values()}.values())
