"""Other meetings that belong beside one: at the same place, of the same group, or near."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from finder.duplicates.places import Place, one_house, place_of
from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.model import Attendance, Meeting, Venue
from finder.search.engine import Answer, Hit
from finder.search.query import Query
from finder.web.answering import answered, soonest
from finder.web.asking import asked
from finder.web.cards import Card, Look, card
from finder.web.links import Pairs
from finder.web.state import snapshot

MOST = 6
_LOOKED_AT = "100"
_NUMBER = re.compile(r"\b\d{1,6}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Cards under a heading."""

    title: str
    cards: tuple[Card, ...]


def also(meeting: Meeting, look: Look) -> tuple[Shelf, ...]:
    """Nothing for a meeting of under-18s: a list of neighbours would give its place away."""
    if meeting.for_children:
        return ()
    place = _carded(at_place(meeting, lambda _: True), look)
    group = _cards(_of_group(meeting), lambda other: _same_group(meeting, other), look)
    shelves = (
        Shelf(title=_("Also at this place"), cards=tuple(place)),
        Shelf(title=_("Also of this group"), cards=tuple(c for c in group if c not in place)),
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


def at_place(
    meeting: Meeting,
    wanted: Callable[[Meeting], bool],
    more: Pairs = (),
    *,
    everywhere: bool = False,
) -> list[tuple[Meeting, Hit]]:
    """Up to MOST others that are wanted at the same place, soonest first, none for under-18s.

    They are looked for about its point and by its postal code: one list's point may be another's
    middle of the code; and where neither finds one, by the number of the house, as lists may err
    in both. `more` are parameters that narrow down what is looked at; with `everywhere` they are
    looked for in the town too, so that who finds another is found by that one.
    """
    here = _place(meeting.venue)
    if here is None or meeting.for_children:
        return []
    found: dict[str, tuple[Meeting, Hit]] = {}

    def look(asked_for: Iterable[Pairs]) -> None:
        for pairs in asked_for:
            for other, hit in matching(
                (*pairs, *more),
                lambda other: _is_at(here, meeting, other) and wanted(other),
                answered,
            ):
                found.setdefault(other.id, (other, hit))

    look(_about(meeting))
    if everywhere:
        look(_in_town(here))
    if not found:
        look(_by_number(here))
    return sorted(found.values(), key=lambda pair: _start(pair[1]))[:MOST]


def _by_number(place: Place) -> Iterator[Pairs]:
    """The queries for its house numbers."""
    for house in sorted(place.houses):
        yield ("q", f'"{house}"'), ("sort", "soonest")


def _in_town(place: Place) -> Iterator[Pairs]:
    """The query for the last word of its town: some lists have the whole address before that."""
    if place.town:
        yield ("q", f'"{place.town.split()[-1]}"'), ("sort", "soonest")


def _about(meeting: Meeting) -> Iterator[Pairs]:
    """Queries for what may be at its place."""
    venue = meeting.venue
    if venue is not None and meeting.has_point:
        point = (("lat", f"{venue.latitude:.2f}"), ("lon", f"{venue.longitude:.2f}"))
        yield (*point, ("within", "2"), ("unit", "km"), ("sort", "soonest"))
    code = (venue.postal_code or "").replace('"', " ").strip() if venue else ""
    if code:
        yield (("q", f'"{code}"'), ("sort", "soonest"))


def _is_at(here: Place, meeting: Meeting, other: Meeting) -> bool:
    """Another meeting in the same house, however its list writes it; none for under-18s."""
    return (
        other.id != meeting.id
        and not other.for_children
        and other.attendance is not Attendance.ONLINE
        and one_house(here, _place(other.venue))
    )


def _place(venue: Venue | None) -> Place | None:
    """Where a list gives no street, it may stand in the name or the town."""
    if venue is None or venue.street:
        return place_of(venue)
    texts = (text for text in (venue.name, venue.locality) if text and _NUMBER.search(text))
    return place_of(replace(venue, street=" ".join(texts) or None))


def _start(hit: Hit) -> float:
    return hit.next_start.timestamp() if hit.next_start else inf


def _of_group(meeting: Meeting) -> Pairs | None:
    words = (meeting.group or "").replace('"', " ").strip()
    return (("q", f'"{words}"'), ("feed", meeting.feed), ("sort", "soonest")) if words else None


def _same_group(meeting: Meeting, other: Meeting) -> bool:
    return other.id != meeting.id and other.group == meeting.group and not other.for_children


def _cards(
    pairs: Pairs | None,
    wanted: Callable[[Meeting], bool],
    look: Look,
    answer: Callable[[Query], Answer] = answered,
) -> list[Card]:
    return _carded(matching(pairs, wanted, answer), look)


def _carded(found: Sequence[tuple[Meeting, Hit]], look: Look) -> list[Card]:
    publishers = snapshot().publishers
    return [
        card(m, hit._replace(distance_km=None), publishers.get(m.feed), look) for m, hit in found
    ]


def matching(
    pairs: Pairs | None,
    wanted: Callable[[Meeting], bool],
    answer: Callable[[Query], Answer],
    most: int = MOST,
) -> list[tuple[Meeting, Hit]]:
    """Up to `most` meetings of the query that are wanted; none without a query."""
    if pairs is None:
        return []
    try:
        query = asked((*pairs, ("per_page", _LOOKED_AT)))
    except BadRequest:
        return []
    hits = answer(query).hits
    found = zip(snapshot().meetings(hit.row for hit in hits), hits, strict=True)
    return [pair for pair in found if wanted(pair[0])][:most]
