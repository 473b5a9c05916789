"""What a meeting is: frozen values, the standard library alone.

Times are wall times in the meeting's own zone. Unknown is None, an empty set or
`NOT_STATED`; it is never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class Weekday(StrEnum):
    """In the order of `datetime.date.weekday()`: Monday is 0."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday … 6 for Sunday."""
        return _NUMBERS[self]

    @property
    def short(self) -> str:
        """`mon` … `sun`: the value of the query parameter `day` and the ending of ids."""
        return self.value[:3]

    @classmethod
    def from_number(cls, number: int) -> "Weekday":
        """The inverse of `number`; raises IndexError outside 0–6."""
        if not 0 <= number <= 6:
            raise IndexError(number)
        return list(cls)[number]


_NUMBERS = {day: number for number, day in enumerate(Weekday)}


class Kind(StrEnum):
    """What a row announces; only meetings are found unless asked."""

    MEETING = "meeting"
    SERVICE = "service"
    EVENT = "event"


class Status(StrEnum):
    """Whether people meet there now."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class Attendance(StrEnum):
    """How one takes part."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class Facilitation(StrEnum):
    """Who leads."""

    PEER = "peer"
    PROFESSIONAL = "professional"
    NOT_STATED = "not_stated"


class Access(StrEnum):
    """Who may come (facts: families-and-access, section 2)."""

    OPEN = "open"
    OPEN_ON_REQUEST = "open_on_request"
    CLOSED_WITH_GUESTS = "closed_with_guests"
    CLOSED = "closed"
    RESTRICTED = "restricted"
    NOT_STATED = "not_stated"


class Caution(StrEnum):
    """A warning in the publisher's words that removes nothing."""

    NOT_ON_HOLIDAYS = "not_on_holidays"
    TERM_TIME_ONLY = "term_time_only"
    TIME_MAY_CHANGE = "time_may_change"
    ASK_FIRST = "ask_first"
    ASK_WHICH_WEEK = "ask_which_week"


class Change(StrEnum):
    """What happens on one date."""

    CANCELLED = "cancelled"
    CHANGED = "changed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateException:
    """One date on which the rule does not hold, with the publisher's words."""

    date: date
    change: Change
    start: time | None = None
    end: time | None = None
    place: str | None = None
    text: str | None = None


class Placed(StrEnum):
    """What a point that we added stands for (`finder.completion`)."""

    TOWN = "town"
    POSTAL_CODE = "postal_code"
    ADDRESS = "address"


# How the notes of a venue begin where nobody meets now.
NOT_HERE_NOW = "Not meeting here now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A place. `country` is ISO 3166-1 alpha-2; the point is in degrees, WGS 84.

    `approximate` is true where the publisher's point or address stands for an area only.
    `placed` is None where the point is the publisher's own; it is never in the catalogue.
    """

    name: str | None = None
    street: str | None = None
    locality: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False
    placed: Placed | None = None
    notes: str | None = None

    @property
    def only_near(self) -> bool:
        """Whether the point, if there is one, is somewhere near and not the place itself."""
        return self.approximate or self.placed in (Placed.TOWN, Placed.POSTAL_CODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """How to join from afar. `phone` is a dial string (`+1312…,,123#`)."""

    url: str | None = None
    provider: str | None = None
    notes: str | None = None
    phone: str | None = None
    phone_notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What one has to do before the first time."""

    required: bool | None = None
    url: str | None = None
    phone: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A group's own published contact; kept only where the feed says `contacts = "public"`."""

    email: str | None = None
    phone: str | None = None
    url: str | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes a feed, as shown to people; part of every snapshot.

    `join_details` and `contacts` are true where the publisher offers them to everyone
    (`join_details = "public"`, `contacts = "public"`). `demo` marks listings that do not exist.
    """

    key: str
    title: str
    fellowship: str | None = None
    url: str | None = None
    website: str | None = None
    helpline: str | None = None
    contact: str | None = None
    corrections_url: str | None = None
    official_finder: str | None = None
    license: str | None = None
    permission: str | None = None
    join_details: bool = False
    contacts: bool = False
    demo: bool = False
