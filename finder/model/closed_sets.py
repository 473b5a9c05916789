"""What can be only one of a few things: days, access, attendance and the like."""

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


class Placed(StrEnum):
    """What a point that we added stands for (`finder.completion`)."""

    TOWN = "town"
    POSTAL_CODE = "postal_code"
    ADDRESS = "address"
