"""Which meeting of a new listing is which of the last one, so that ids survive renumbering."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from finder.model import Meeting
from importers.clean.identity import with_suffix
from importers.clean.text import fold

What = tuple[object, ...]
_TOWN = 0.1  # degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A meeting as it was; `listed_as` is the id its listing gave it then."""

    meeting: Meeting
    listed_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A meeting under the id it keeps; `before` is what it was, None for a new one."""

    meeting: Meeting
    listed_as: str
    before: Meeting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """`vanished` are those of before that are in the listing no longer."""

    matches: Sequence[Match]
    vanished: Sequence[Meeting]


def match(
    before: Sequence[Known],
    now: Sequence[Meeting],
    moved: Mapping[str, str],
    taken_down: Collection[str] = (),
) -> Matched:
    """Pairs them: same id and same meeting; then same meeting; then same id; then nearly the same.

    Nearly the same are those that changed in one thing: the wording of the name or the address,
    the time, the day, or the place within a town.

    `moved` leads from ids that a listing once gave to the ids their meetings kept: one that
    comes back gets the kept one again, and no other meeting gets either.

    Of those `taken_down` (ids) that would vanish, one that alone is new at the same day, time and
    place goes on under the old id whatever its name is now: what is hidden stays hidden.
    """
    pairs: dict[str, Known] = {}
    left = {item.listed_as: item for item in before}
    for meeting in now:
        known = left.get(meeting.id)
        if known and what_it_is(known.meeting) == what_it_is(meeting):
            pairs[meeting.id] = left.pop(meeting.id)
    _pair_renumbered(pairs, left, now, what_it_is, _always)
    for meeting in now:
        if meeting.id not in pairs and meeting.id in left:
            pairs[meeting.id] = left.pop(meeting.id)
    for nearly, agree in _NEARLY:
        _pair_renumbered(pairs, left, now, nearly, agree)
    hidden = {key: item for key, item in left.items() if item.meeting.id in taken_down}
    _pair_renumbered(pairs, hidden, now, _street_and_time, _always)
    left = {k: item for k, item in left.items() if k in hidden or item.meeting.id not in taken_down}
    used = {known.meeting.id for known in before}
    matches = [_matched(meeting, pairs.get(meeting.id), used, moved) for meeting in now]
    return Matched(matches=matches, vanished=[item.meeting for item in left.values()])


def what_it_is(meeting: Meeting) -> What:
    """Fellowship, day, time, place and name: the same meeting whatever number it bears."""
    venue, online = meeting.venue, meeting.online
    place = (venue.street or venue.name or venue.locality) if venue else None
    return (
        meeting.fellowship,
        meeting.weekday,
        meeting.start,
        meeting.weeks,
        fold(place) if place else online and online.url,
        fold(meeting.name),
    )


def _pair_renumbered(
    pairs: dict[str, Known],
    left: dict[str, Known],
    now: Sequence[Meeting],
    what: Callable[[Meeting], What | None],
    agree: Callable[[Meeting, Meeting], bool],
) -> None:
    """Those that are one of a kind on both sides, under another id than before."""
    fresh = [meeting for meeting in now if meeting.id not in pairs]
    old = _single({item.listed_as: item.meeting for item in left.values()}, what)
    new = _single({meeting.id: meeting for meeting in fresh}, what)
    by_id = {meeting.id: meeting for meeting in fresh}
    for kind in [kind for kind in new if kind in old]:
        if agree(left[old[kind]].meeting, by_id[new[kind]]):
            pairs[new[kind]] = left.pop(old[kind])


def _single(
    meetings: Mapping[str, Meeting], what: Callable[[Meeting], What | None]
) -> dict[What, str]:
    """Id by what it is, without those of which there are several."""
    kinds = {id: what(meeting) for id, meeting in meetings.items()}  # noqa: A001
    count = Counter(kinds.values())
    return {kind: id for id, kind in kinds.items() if kind and count[kind] == 1}  # noqa: A001


def _always(before: Meeting, now: Meeting) -> bool:
    return True


def _named_alike(before: Meeting, now: Meeting) -> bool:
    """All words of one name are in the other: two names at one time may be two rooms."""
    old, new = set(fold(before.name).split()), set(fold(now.name).split())
    return old <= new or new <= old


def _street_and_time(meeting: Meeting) -> What | None:
    place = _place(meeting)
    return place and (meeting.fellowship, meeting.weekday, meeting.start, meeting.weeks, place)


def _code_and_time(meeting: Meeting) -> What | None:
    code = meeting.venue and meeting.venue.postal_code
    when = (meeting.weekday, meeting.start, meeting.weeks)
    return (meeting.fellowship, *when, code) if code else None


def _name_and_day(meeting: Meeting) -> What | None:
    place = _place(meeting)
    return place and (meeting.fellowship, fold(meeting.name), meeting.weekday, place)


def _name_and_time(meeting: Meeting) -> What | None:
    place = _place(meeting)
    return place and (meeting.fellowship, fold(meeting.name), meeting.start, place)


def _name_and_slot(meeting: Meeting) -> What | None:
    when = (meeting.weekday, meeting.start, meeting.weeks)
    return (meeting.fellowship, fold(meeting.name), *when) if meeting.start else None


def _near(before: Meeting, now: Meeting) -> bool:
    """Both without a place, or in one town: names such as “Big Book” stand in many."""
    old, new = before.venue, now.venue
    if old is None or new is None:
        return old is new
    if old.latitude and new.latitude and old.longitude and new.longitude:
        return max(abs(old.latitude - new.latitude), abs(old.longitude - new.longitude)) < _TOWN
    if not (old.locality and new.locality):
        return False
    return fold(old.locality) == fold(new.locality)


def _place(meeting: Meeting) -> What | None:
    """A door or a link; a town alone is no place to meet."""
    venue, online = meeting.venue, meeting.online
    where = venue.street or venue.name if venue else online and online.url
    return (fold(where),) if where else None


_NEARLY = (
    (_street_and_time, _named_alike),
    (_code_and_time, _named_alike),
    (_name_and_day, _always),
    (_name_and_time, _always),
    (_name_and_slot, _near),
)


def _matched(
    meeting: Meeting, known: Known | None, used: set[str], moved: Mapping[str, str]
) -> Match:
    if known is not None:
        own = replace(meeting, id=known.meeting.id)
        return Match(meeting=own, listed_as=meeting.id, before=known.meeting)
    id = moved.get(meeting.id, meeting.id)  # noqa: A001
    if id in used:
        feed, _, identifier = id.partition("_")
        digest = sha256(repr(what_it_is(meeting)).encode()).hexdigest()[:8]
        id = f"{feed}_{with_suffix(identifier, digest)}"  # noqa: A001
    used.add(id)
    return Match(meeting=replace(meeting, id=id), listed_as=meeting.id, before=None)
