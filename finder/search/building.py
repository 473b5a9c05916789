"""Writes the columns and the word index of a snapshot, once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from finder.model import Attendance, Meeting
from finder.register.viewers import welcomes_the_person
from finder.search import place_tallies, words
from finder.search.columns import (
    access,
    daily,
    dated,
    facet_maps,
    feeds,
    foreseen,
    moment_maps,
    names,
    ordering,
    own_places,
    own_towns,
    points,
    postings,
    regions,
    slots,
    space,
    zones,
)
from finder.search.columns.dates import minute_at
from finder.search.columns.own_places import own_places_of
from finder.search.columns.space import Part
from finder.search.columns.terms import collected
from finder.search.own_places import places_of, point_of, towns_of
from finder.search.region_paths import region_labels, region_path
from finder.search.rules import is_dated, is_dense, known_zone_of, minute_of, slot_of, weekday_of
from finder.search.texts import texts_of
from finder.search.tokens import fold
from finder.search.tokens import words as words_of

WORDS = "words"  # the folder of the Whoosh index
_ATTENDANCE: Mapping[Attendance, tuple[str, ...]] = {
    Attendance.IN_PERSON: ("in_person",),
    Attendance.ONLINE: ("online",),
    Attendance.HYBRID: ("in_person", "online", "hybrid"),
}
TOO = (
    "person_too"  # family groups that are one with those for who has the problem: nobody asks by it
)
# The facets whose values a row carries for good, each row's set of values.
STORED: Mapping[str, Callable[[Meeting], Collection[str]]] = {
    "fellowship": lambda meeting: (meeting.fellowship,),
    "attendance": lambda meeting: _ATTENDANCE[meeting.attendance],
    "type": lambda meeting: meeting.types,
    "audience": lambda meeting: meeting.audiences,
    "language": lambda meeting: meeting.languages,
    "accessibility": lambda meeting: meeting.accessibility,
    "facilitation": lambda meeting: (meeting.facilitation.value,),
    "kind": lambda meeting: (meeting.kind.value,),
    "status": lambda meeting: (meeting.status.value,),
    TOO: lambda meeting: (TOO,) if welcomes_the_person(meeting) else (),
}


def build_index(
    meetings: Sequence[Meeting],
    folder: Path,
    *,
    also_in: Mapping[str, Collection[str]] | None = None,
    now: datetime | None = None,
) -> None:
    """Writes everything for `open_index` into an existing folder; a row is a place in `meetings`.

    `also_in` gives, by meeting id, the other feeds that list the same meeting. The order of rows
    is best that of `row_order`. What the schedule says of the weeks after `now` is kept as well.
    """
    part = space.whole(len(meetings))
    space.write(folder, part)
    facet_maps.write(
        folder, part, {name: [of(meeting) for meeting in meetings] for name, of in STORED.items()}
    )
    others = also_in or {}
    pairs = (
        (row, feed) for row, meeting in enumerate(meetings) for feed in others.get(meeting.id, ())
    )
    feeds.write(folder, part, [meeting.feed for meeting in meetings], pairs)
    ids = ordering.ranks([meeting.id for meeting in meetings])
    ordering.write(folder, part, ids, ordering.ranks([fold(item.name) for item in meetings]))
    _write_places(meetings, folder, part)
    _write_schedule(meetings, folder, part, ids, now or datetime.now(UTC))
    _write_access(meetings, folder, part)
    write_words(meetings, folder, part)


def _write_places(meetings: Sequence[Meeting], folder: Path, part: Part) -> None:
    paths = [region_path(meeting.regions) for meeting in meetings]
    regions.write(folder, part, paths, region_labels(meeting.regions for meeting in meetings))
    where = [(row, point_of(meeting)) for row, meeting in enumerate(meetings)]
    points.write(folder, part, [(row, *point) for row, point in where if point is not None])
    own_towns.write(folder, towns_of(meetings))
    own_places.write(folder, own_places_of(places_of(meetings)))
    place_tallies.write(folder, meetings)


def _write_schedule(
    meetings: Sequence[Meeting], folder: Path, part: Part, ids: ordering.Keys, now: datetime
) -> None:
    single = [(row, meeting) for row, meeting in enumerate(meetings) if is_dated(meeting)]
    rows = [row for row, _ in single]
    slots.write(folder, part, [slot_of(meeting) for meeting in meetings], rows, ids)
    dated.write(folder, part, [(row, known_zone_of(meeting)) for row, meeting in single])
    daily.write(folder, part, [minute_of(meeting) for meeting in meetings])
    write_foreseen(single, folder, part, now)
    zones.write(folder, part, [known_zone_of(meeting) for meeting in meetings])


def _write_access(meetings: Sequence[Meeting], folder: Path, part: Part) -> None:
    usual = [meeting.access for meeting in meetings]
    access.write(folder, part, usual, varying_access(meetings))
    days, minutes = ([of(meeting) for meeting in meetings] for of in (weekday_of, minute_of))
    moment_maps.write(folder, part, days, minutes, usual)


def write_foreseen(
    single: Sequence[tuple[int, Meeting]], folder: Path, part: Part, now: datetime
) -> None:
    """Writes what lies ahead for those with dates, given by their places in the part."""
    dense = [(row, meeting) for row, meeting in single if is_dense(meeting)]
    foreseen.write(folder, part, single, dense, minute_at(now))


def varying_access(meetings: Sequence[Meeting]) -> list[tuple[int, int]]:
    """The places of those whose access varies, and of the first with the same rule.

    So are those that let relatives in each time: who the guests are is asked of the rule.
    """
    samples: dict[tuple[object, ...], int] = {}
    return [
        (row, samples.setdefault(_rule_of(meeting), row))
        for row, meeting in enumerate(meetings)
        if meeting.access_weeks or meeting.lets_family_in(meeting.access)
    ]


def _rule_of(meeting: Meeting) -> tuple[object, ...]:
    return meeting.access, meeting.guests, *meeting.access_weeks.items()


def write_words(meetings: Sequence[Meeting], folder: Path, part: Part) -> None:
    """Writes the words of some meetings: the index of Whoosh, and its postings as flat arrays."""
    found = collected(texts_of(meeting).document for meeting in meetings)
    words.write(folder / WORDS, found)
    postings.write(folder, part, found)
    names.write(folder, part, [words_of(meeting.name) for meeting in meetings])
