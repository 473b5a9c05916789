"""The words a meeting is found by, from the most important text to the least.

Only what a list shows anyway is searched: passcodes and meeting ids are not, or one could find
them out by asking.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from finder.disclosure import without_join_details
from finder.model import Attendance, Meeting
from finder.register.fellowships import fellowships
from finder.register.options import label
from finder.register.places.regions import regions_named
from finder.search.tokens import fold, words

NAME, GROUP, PLACE, NOTES = 8, 4, 2, 1  # how much a word weighs that stands there
Weighed = tuple[int, tuple[str, ...]]

_ATTENDANCE = {
    Attendance.IN_PERSON: "in person",
    Attendance.ONLINE: "online",
    Attendance.HYBRID: "hybrid in person online",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What stands in the name, the group, the place, and everywhere else."""

    name: str
    group: str
    place: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def document(self) -> tuple[list[Weighed], list[Weighed]]:
        """The words of each text of the title, and of each other text, with what they weigh."""
        place = [(PLACE, words(text)) for text in self.place]
        title = [(NAME, words(self.name)), (GROUP, words(self.group)), *place]
        return title, [(NOTES, words(text)) for text in self.notes]


def texts_of(meeting: Meeting) -> Texts:
    """What of a meeting is searched."""
    shown = without_join_details(meeting)
    return Texts(
        name=shown.name,
        group=shown.group or "",
        place=tuple(_place(shown)),
        notes=tuple(text for text in (*_notes(shown), *_labels(shown)) if text),
    )


def _place(meeting: Meeting) -> Iterator[str]:
    yield from meeting.regions
    venue = meeting.venue
    if venue:
        parts = (venue.name, venue.street, venue.locality, venue.region, venue.postal_code)
        yield from (part for part in parts if part)
        yield from _spelled_out(venue.region, venue.country)


@lru_cache(maxsize=4096)
def _spelled_out(region: str | None, country: str | None) -> tuple[str, ...]:
    """The name of a region whose code is given, its code where that is its name: "CA"."""
    named = [found for found in regions_named(region) if found.country == country]
    both = (spelling for found in named[:1] for spelling in (found.name, found.code))
    return tuple(text for text in both if text and fold(text) != fold(region or ""))


def _notes(meeting: Meeting) -> Iterable[str | None]:
    venue, online = meeting.venue, meeting.online
    return (
        meeting.notes,
        meeting.conditions,
        venue.notes if venue else None,
        online.provider if online else None,
        _ATTENDANCE[meeting.attendance],
    )


def _labels(meeting: Meeting) -> Iterator[str]:
    fellowship = fellowships().get(meeting.fellowship)
    if fellowship:
        yield from (fellowship.name, fellowship.short, *fellowship.names)
    sets = {
        "type": meeting.types,
        "audience": meeting.audiences,
        "language": meeting.languages,
        "accessibility": meeting.accessibility,
    }
    for facet, values in sets.items():
        yield from (label(facet, value) for value in sorted(values))
