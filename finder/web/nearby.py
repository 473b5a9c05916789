"""Other meetings that belong beside one: at the same place, of the same group, or near."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from finder.errors import BadRequest
from finder.model import Meeting
from finder.search.engine import Answer, Hit
from finder.search.query import Query
from finder.web.answering import answered, soonest
from finder.web.asking import asked
from finder.web.cards import Card, Look, card
from finder.web.links import Pairs
from finder.web.state import snapshot

MOST = 6
_LOOKED_AT = "100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Cards under a heading."""

    title: str
    cards: tuple[Card, ...]


def also(meeting: Meeting, look: Look) -> tuple[Shelf, ...]:
    """Nothing for a meeting of under-18s: a list of neighbours would give its place away."""
    if meeting.for_children:
        return ()
    place = _cards(around(meeting), lambda other: same_place(meeting, other), look)
    group = _cards(_of_group(meeting), lambda other: _same_group(meeting, other), look)
    shelves = (
        Shelf(title="Also at this place", cards=tuple(place)),
        Shelf(title="Also of this group", cards=tuple(c for c in group if c not in place)),
    )
    return tuple(shelf for shelf in shelves if shelf.cards)


def group_ids(meeting: Meeting) -> tuple[str, ...]:
    """The meeting's id first, then those of its group's others, none of them for under-18s."""
    found = matching(_of_group(meeting), lambda other: _same_group(meeting, other), answered)
    return (meeting.id, *(other.id for other, _ in found))


def near_point(latitude: float, longitude: float, look: Look) -> tuple[Card, ...]:
    """The next meetings round a point, of lists read lately where there are any."""
    pairs = (("lat", f"{latitude:.2f}"), ("lon", f"{longitude:.2f}"), ("sort", "soonest"))
    return tuple(_cards(pairs, lambda _: True, look, soonest))


def around(meeting: Meeting) -> Pairs | None:
    """What is within 2 km of its door, as a query; None where its door is not known."""
    venue = meeting.venue
    if not meeting.has_point or venue is None or venue.approximate:
        return None
    return (
        ("lat", f"{venue.latitude:.2f}"),
        ("lon", f"{venue.longitude:.2f}"),
        ("within", "2"),
        ("sort", "soonest"),
    )


def _of_group(meeting: Meeting) -> Pairs | None:
    words = (meeting.group or "").replace('"', " ").strip()
    return (("q", f'"{words}"'), ("feed", meeting.feed), ("sort", "soonest")) if words else None


def same_place(meeting: Meeting, other: Meeting) -> bool:
    """Another meeting in the same street and house, none for under-18s."""
    here, there = meeting.venue, other.venue
    return (
        other.id != meeting.id
        and not other.for_children
        and here is not None
        and there is not None
        and here.street is not None
        and (here.street, here.locality) == (there.street, there.locality)
    )


def _same_group(meeting: Meeting, other: Meeting) -> bool:
    return other.id != meeting.id and other.group == meeting.group and not other.for_children


def _cards(
    pairs: Pairs | None,
    wanted: Callable[[Meeting], bool],
    look: Look,
    answer: Callable[[Query], Answer] = answered,
) -> list[Card]:
    publishers = snapshot().publishers
    return [
        card(m, replace(hit, distance_km=None), publishers.get(m.feed), look)
        for m, hit in matching(pairs, wanted, answer)
    ]


def matching(
    pairs: Pairs | None, wanted: Callable[[Meeting], bool], answer: Callable[[Query], Answer]
) -> list[tuple[Meeting, Hit]]:
    """Up to MOST meetings of the query that are wanted; none without a query."""
    if pairs is None:
        return []
    try:
        query = asked((*pairs, ("per_page", _LOOKED_AT)))
    except BadRequest:
        return []
    hits = answer(query).hits
    found = zip(snapshot().meetings(hit.row for hit in hits), hits, strict=True)
    return [pair for pair in found if wanted(pair[0])][:MOST]
