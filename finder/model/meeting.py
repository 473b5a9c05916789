"""A meeting as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from finder.model.closed_sets import (
    Access,
    Attendance,
    Caution,
    Facilitation,
    Kind,
    Status,
    Weekday,
)
from finder.model.parts import Contact, DateException, Online, Registration, Venue

# How the notes of a venue begin where nobody meets now.
NOT_HERE_NOW = "Not meeting here now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One weekly slot (or monthly, dated, or by appointment) of one group.

    `duration` is in minutes. `weeks` are weeks of the month, 1–5 and -1 for the last, sorted
    with -1 at the end; empty is every week. `access` is who may come usually;
    `access_weeks` gives the weeks of the month where it differs. `guests` are audiences: who
    else may come where access is CLOSED_WITH_GUESTS, if its publisher says. `types` hold the
    vocabulary's facets *format* and *venue*, `languages` BCP 47 tags. `regions` go from
    general to specific. `updated` is the entry's own last edit, an ISO date or a UTC instant.
    `fellowship` is a register key.
    """

    id: str
    feed: str
    source_id: str | None = None
    source_url: str | None = None
    name: str
    group: str | None = None
    fellowship: str
    weekday: Weekday | None = None
    start: time | None = None
    duration: int | None = None
    timezone: str | None = None
    weeks: tuple[int, ...] = ()
    date_from: date | None = None
    date_until: date | None = None
    dates: tuple[date, ...] = ()
    exceptions: tuple[DateException, ...] = ()
    cautions: frozenset[Caution] = frozenset()
    status: Status = Status.ACTIVE
    kind: Kind = Kind.MEETING
    attendance: Attendance
    facilitation: Facilitation = Facilitation.NOT_STATED
    access: Access = Access.NOT_STATED
    access_text: str | None = None
    access_weeks: Mapping[Access, tuple[int, ...]] = field(default_factory=dict)
    guests: frozenset[str] = frozenset()
    conditions: str | None = None
    registration: Registration | None = None
    cost: str | None = None
    types: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    accessibility: frozenset[str] = frozenset()
    venue: Venue | None = None
    online: Online | None = None
    regions: tuple[str, ...] = ()
    notes: str | None = None
    updated: str | None = None
    source_types: tuple[str, ...] = ()
    website: str | None = None
    contact: Contact | None = None

    @property
    def for_children(self) -> bool:
        """Whether this is a meeting for under-18s, whose place is never stored or shown.

        Importing marks them with the audience `teens`, whatever the source called them.
        """
        return "teens" in self.audiences

    def lets_family_in(self, access: Access) -> bool:
        """Whether `access` means there that relatives and friends may come, but not everyone."""
        return access is Access.CLOSED_WITH_GUESTS and "family_and_friends" in self.guests

    @property
    def by_appointment(self) -> bool:
        """Whether no rule says when it meets."""
        return not self.dates and (self.weekday is None or self.start is None)

    @property
    def left_its_place(self) -> bool:
        """Whether it is online only now, and its publisher says so of the place it has left."""
        notes = self.venue.notes if self.venue else None
        return self.attendance is Attendance.ONLINE and (notes or "").startswith(NOT_HERE_NOW)

    @property
    def has_point(self) -> bool:
        """Whether it can be found by distance: people meet there and the place has a point."""
        return (
            self.attendance is not Attendance.ONLINE
            and self.venue is not None
            and self.venue.latitude is not None
            and self.venue.longitude is not None
        )
