"""Which meeting of a new listing is which of the last one, so that ids survive renumbering."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from finder.model import Meeting
from importers.clean.identity import with_suffix
from importers.clean.text import fold

What = tuple[object, ...]


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


def match(before: Sequence[Known], now: Sequence[Meeting], moved: Mapping[str, str]) -> Matched:
    """Pairs them: same id and same meeting; then same meeting; then same id.

    `moved` leads from ids that a listing once gave to the ids their meetings kept: one that
    comes back gets the kept one again, and no other meeting gets either.
    """
    pairs: dict[str, Known] = {}
    left = {item.listed_as: item for item in before}
    for meeting in now:
        known = left.get(meeting.id)
        if known and what_it_is(known.meeting) == what_it_is(meeting):
            pairs[meeting.id] = left.pop(meeting.id)
    _pair_renumbered(pairs, left, now)
    for meeting in now:
        if meeting.id not in pairs and meeting.id in left:
            pairs[meeting.id] = left.pop(meeting.id)
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
    pairs: dict[str, Known], left: dict[str, Known], now: Sequence[Meeting]
) -> None:
    """Those that are one of a kind on both sides, under another id than before."""
    fresh = [meeting for meeting in now if meeting.id not in pairs]
    old = _single({item.listed_as: item.meeting for item in left.values()})
    new = _single({meeting.id: meeting for meeting in fresh})
    for what in [what for what in new if what in old]:
        pairs[new[what]] = left.pop(old[what])


def _single(meetings: Mapping[str, Meeting]) -> dict[What, str]:
    """Id by what it is, without those of which there are several."""
    kinds = {id: what_it_is(meeting) for id, meeting in meetings.items()}  # noqa: A001
    count = Counter(kinds.values())
    return {what: id for id, what in kinds.items() if count[what] == 1}  # noqa: A001


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
