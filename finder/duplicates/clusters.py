"""Which listings mean the same meeting: groups of them, at most one of each feed."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from finder.duplicates.sameness import sameness
from finder.duplicates.signs import Signs, signs_of
from finder.model import Meeting

_LARGEST_BLOCK = 60  # more at one time in one place tell nothing; bounds what a hostile feed costs
_CELLS = 200  # to a degree: about 550 m
_CLEARLY = 0.1  # by how much the best candidate must lead
Pair = tuple[int, int]


def clusters(meetings: Sequence[Meeting]) -> list[tuple[str, ...]]:
    """The ids of each group of two or more, in alphabetical order, whatever order came in."""
    signs = sorted(filter(None, map(signs_of, meetings)), key=lambda item: item.id)
    if len({item.feed for item in signs}) < 2:
        return []
    edges = {
        pair: found
        for pair in sorted(set(_candidates(signs)))
        if (found := sameness(signs[pair[0]], signs[pair[1]]))
    }
    groups = _joined(signs, _mutual(signs, edges))
    return sorted(tuple(sorted(signs[n].id for n in group)) for group in groups)


def _candidates(signs: Sequence[Signs]) -> Iterator[Pair]:
    """Pairs of different feeds that share a time and something of their place, room or name."""
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, item in enumerate(signs):
        for key in _keys(item):
            blocks[key].append(number)
    for block in blocks.values():
        if len(block) <= _LARGEST_BLOCK:
            for one, two in combinations(sorted(set(block)), 2):
                if signs[one].feed != signs[two].feed:
                    yield one, two


def _keys(item: Signs) -> Iterator[Hashable]:
    kind, wall = item.kind[:2], item.minute
    for room in item.rooms:
        yield kind, "room", wall, room
        if item.instants:
            yield kind, "room, instant", item.instants, room
    place = item.place
    if place is None:
        return
    if item.on_site and place.point:
        row, column = (int(degrees * _CELLS) for degrees in place.point)
        for shift in (0, 0), (0, 1), (1, 0), (1, 1):  # two points a cell apart share one of these
            cell = (row + shift[0]) // 2, (column + shift[1]) // 2
            yield kind, "cell", wall, shift, cell
    if place.code:
        yield kind, "code", wall, place.code, next(iter(sorted(place.houses)), "")
        yield kind, "named code", wall, place.code, item.name.plain
    for house in place.houses:
        yield kind, "house", wall, place.town, house
        yield kind, "named house", wall, item.name.plain, house
    if place.town:
        yield kind, "name", wall, place.town, item.name.plain


def _mutual(signs: Sequence[Signs], edges: dict[Pair, float]) -> list[tuple[float, Pair]]:
    """Pairs in which each is clearly the other's best of its feed, the surest first."""
    of: defaultdict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
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


def _best(signs: Sequence[Signs], found: list[tuple[float, int]]) -> int | None:
    """None where two are about as good; of two that bear one name either is right, but not where
    the place is not known.
    """
    (first, chosen), *others = sorted(found, key=lambda item: (-item[0], item[1]))
    rivals = [number for likely, number in others if first - likely < _CLEARLY]
    if rivals and signs[chosen].for_children:
        return None
    names = {frozenset(signs[number].name.weights) for number in (chosen, *rivals)}
    return chosen if len(names) == 1 else None


def _joined(signs: Sequence[Signs], pairs: Iterable[tuple[float, Pair]]) -> list[list[int]]:
    """Groups in which every two are the same, and no two of one feed."""
    group_of: dict[int, list[int]] = {}
    for _, (one, two) in pairs:
        here, there = group_of.get(one, [one]), group_of.get(two, [two])
        if here is there:
            continue
        feeds = [signs[n].feed for n in (*here, *there)]
        if len(set(feeds)) == len(feeds) and all(
            sameness(signs[a], signs[b]) for a in here for b in there
        ):
            both = [*here, *there]
            group_of.update(dict.fromkeys(both, both))
    return list({id(group): group for group in group_of.values()}.values())
