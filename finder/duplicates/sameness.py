"""Whether two listings mean one meeting, and how surely: 0 is no.

A wrong link hides a meeting from someone who needs it, so what is unknown never counts as
agreement, and any contradiction ends it.
"""

from finder.duplicates.names import likeness
from finder.duplicates.places import Together, together
from finder.duplicates.signs import Signs
from finder.model import Access

# How alike the names must be, by what else agrees.
_AT_ONE_PLACE = 0.6
_NEARBY = 0.85
_IN_ONE_ROOM = 0.45
_PLACE_UNSURE_IN_ONE_ROOM = 0.6
_BY_NAME_ALONE = 0.99
_OF_THE_GROUP = 0.8  # what a name counts that is the other's group
_DISTINCTIVE = 1.0  # weight of a name that says by itself which meeting it is
_EITHER = frozenset({"men", "women"})
_FOR_THE_SAME = 0.02  # tells twins of one list apart


def sameness(one: Signs, two: Signs) -> float:
    """From 0 to 2, the same both ways; to be compared among candidates for one meeting."""
    if one.feed == two.feed or one.kind != two.kind or one.rule != two.rule:
        return 0.0
    if _contradict(one, two) or not _same_time(one, two):
        return 0.0
    if one.for_children:
        return _of_children(one, two)
    room = bool(one.rooms & two.rooms)
    where, needed = Together.UNKNOWN, _needed_online(one, two, room)
    if one.on_site and two.on_site:
        where = together(one.place, two.place)
        needed = _needed_on_site(where, room)
    alike = _alike(one, two)
    if needed is None or alike < needed:
        return 0.0
    return alike + 0.5 * room + 0.1 * where + _FOR_THE_SAME * (one.audiences == two.audiences)


def _needed_on_site(where: Together, room: bool) -> float | None:
    if where is Together.SAME:
        return _AT_ONE_PLACE
    if where is Together.NEAR:
        return _AT_ONE_PLACE if room else _NEARBY
    if where is Together.UNKNOWN and room:
        return _PLACE_UNSURE_IN_ONE_ROOM
    return None


def _needed_online(one: Signs, two: Signs, room: bool) -> float | None:
    """At least one of them meets online alone."""
    if room:
        return _IN_ONE_ROOM
    known = one.rooms and two.rooms
    town = one.place and two.place and one.place.town and one.place.town == two.place.town
    told = min(one.name.weight, two.name.weight) >= _DISTINCTIVE
    zoned = one.instants is not None and two.instants is not None
    return _BY_NAME_ALONE if not known and town and told and zoned else None


def _contradict(one: Signs, two: Signs) -> bool:
    """One is in a room alone and the other online alone; for other people; in other tongues."""
    apart = (one.online, one.on_site) != (two.online, two.on_site)
    if apart and not (one.online and two.online) and not (one.on_site and two.on_site):
        return True
    if one.languages and two.languages and not one.languages & two.languages:
        return True
    meant = one.audiences & _EITHER, two.audiences & _EITHER
    if meant[0] == meant[1]:
        return False
    return all(meant) or {one.access, two.access} == {Access.OPEN, Access.CLOSED}


def _same_time(one: Signs, two: Signs) -> bool:
    """In a room by its clock; online by the instant, which is the same in every zone."""
    if one.instants is not None and two.instants is not None:
        return one.instants == two.instants
    same = one.minute == two.minute
    return same and ((one.on_site and two.on_site) or bool(one.rooms & two.rooms))


def _alike(one: Signs, two: Signs) -> float:
    return max(
        likeness(one.name, two.name, one.meant_for & two.meant_for),
        _OF_THE_GROUP * likeness(one.name, two.group),
        _OF_THE_GROUP * likeness(one.group, two.name),
    )


def _of_children(one: Signs, two: Signs) -> float:
    """Where they meet is not known, so all else must be stated and equal."""
    here, there = one.place, two.place
    town = here and there and here.town and (here.town, here.region) == (there.town, there.region)
    named = one.name.weights and one.name.plain == two.name.plain
    return 1.0 if town and named and one.minute == two.minute and one.instants else 0.0
