"""What a meeting is: frozen values, the standard library alone.

Times are wall times in the meeting's own zone. Unknown is None, an empty set or
`NOT_STATED`; it is never guessed.
"""

from finder.model.closed_sets import (
    Access,
    Attendance,
    Caution,
    Change,
    Facilitation,
    Kind,
    Placed,
    Status,
    Weekday,
)
from finder.model.meeting import NOT_HERE_NOW, Meeting
from finder.model.parts import Contact, DateException, Online, Registration, Venue
from finder.model.publisher import Publisher

__all__ = [
    "NOT_HERE_NOW",
    "Access",
    "Attendance",
    "Caution",
    "Change",
    "Contact",
    "DateException",
    "Facilitation",
    "Kind",
    "Meeting",
    "Online",
    "Placed",
    "Publisher",
    "Registration",
    "Status",
    "Venue",
    "Weekday",
]
