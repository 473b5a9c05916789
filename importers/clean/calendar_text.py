"""iCalendar text -> its events alone, small enough for a library to read at once.

Kept is what an event says of when, where and what: never organizers and attendees, or alarms. The
rules of VTIMEZONEs are kept apart. Endless lists of dates are cut (facts: trust, S12).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from finder.errors import NotAListing
from importers.clean.calendar_zones import Observance
from importers.clean.json_text import decode

MAX_BYTES = 5_000_000  # a calendar of one group; reading takes long
MOST_EVENTS = 5_000
_MOST_DATES = 1_000  # of one property
_LONGEST_LINE = 64_000
_DEEPEST = 4
_DATES = ("EXDATE", "RDATE")
_KEPT = frozenset(
    (
        "UID DTSTAMP DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION URL GEO CATEGORIES STATUS"
        " CLASS LAST-MODIFIED RRULE EXRULE RDATE EXDATE RECURRENCE-ID CONFERENCE"
        " X-GOOGLE-CONFERENCE BEGIN END"
    ).split()
)
_PARTS = (["STANDARD"], ["DAYLIGHT"])
_OF_ZONE = ("DTSTART", "RRULE", "RDATE", "TZOFFSETTO")
_MOST_PARTS = 200  # of a VTIMEZONE; a whole history has about a hundred
_MOST_LINES = 100
_OTHERS = frozenset(("VTODO", "VJOURNAL"))
_NAME = re.compile(r"[A-Za-z0-9-]+")


@dataclass(slots=True, kw_only=True)
class CalendarText:
    """By the name of each VTIMEZONE: `zones` are the IANA names that they give beside it
    (X-LIC-LOCATION), `rules` their parts.
    """

    text: str
    zone: str | None = None  # X-WR-TIMEZONE
    zones: dict[str, str] = field(default_factory=dict)
    rules: dict[str, list[Observance]] = field(default_factory=dict)
    last_zone: str = ""  # TZID of the VTIMEZONE that is being read
    cut: int = 0  # lists of dates that were left out
    others: int = 0  # to-dos and journal entries


def is_calendar(body: bytes) -> bool:
    return body[:100].lstrip(b"\xef\xbb\xbf \t\r\n").upper().startswith(b"BEGIN:VCALENDAR")


def read_calendar_text(body: bytes) -> CalendarText:
    """Raises NotAListing for what is no calendar and for one that is too large."""
    if not is_calendar(body):
        raise NotAListing("This is no calendar: it does not begin with BEGIN:VCALENDAR.")
    if len(body) > MAX_BYTES:
        raise NotAListing(f"The calendar is larger than {MAX_BYTES // 1_000_000} MB.")
    found = CalendarText(text="")
    lines = list(_kept(_unfolded(decode(body)), found))
    if lines.count("BEGIN:VEVENT") > MOST_EVENTS:
        raise NotAListing(f"The calendar has more than {MOST_EVENTS:,} events.")
    found.text = "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""])
    return found


def _unfolded(text: str) -> list[str]:
    return re.sub(r"\r\n|\r", "\n", text).replace("\n ", "").replace("\n\t", "").split("\n")


def _kept(lines: list[str], found: CalendarText) -> Iterator[str]:
    """The lines of events; `inside` are the components that are open."""
    inside: list[str] = []
    dates = 0
    for line in lines:
        match = _NAME.match(line)
        name, value = match[0].upper() if match else "", line.partition(":")[2].strip()
        if name == "BEGIN":
            inside.append(value.upper())
            dates = 0
            if len(inside) > _DEEPEST:
                raise NotAListing("The calendar is damaged: components within components.")
        if inside[1:] == ["VEVENT"]:
            dates += (value.count(",") + 1) if name in _DATES else 0
            yield from _of_event(line, name, dates, found)
        else:
            _of_calendar(inside, name, value, found)
        if name == "END" and (not inside or inside.pop() != value.upper()):
            raise NotAListing("The calendar is damaged: a component ends that is not open.")
    if inside:
        raise NotAListing("The calendar is damaged or cut off: a component is not closed.")


def _of_event(line: str, name: str, dates: int, found: CalendarText) -> Iterator[str]:
    """`dates` counts those of the event so far: a list beyond what is read is left out."""
    if name in _DATES and dates > _MOST_DATES:
        found.cut += 1
    elif name in _KEPT:
        yield line[:_LONGEST_LINE]


def _of_calendar(inside: list[str], name: str, value: str, found: CalendarText) -> None:
    if name == "BEGIN" and len(inside) == 2 and inside[1] in _OTHERS:
        found.others += 1
    elif inside[1:] == ["VTIMEZONE"] and name == "TZID":
        found.last_zone = value
    elif inside[1:] == ["VTIMEZONE"] and name == "X-LIC-LOCATION":
        found.zones[found.last_zone] = value
    elif inside[1:2] == ["VTIMEZONE"] and inside[2:] in _PARTS:
        _of_zone(name, value, found.rules.setdefault(found.last_zone, []))
    elif len(inside) == 1 and name == "X-WR-TIMEZONE":
        found.zone = value


def _of_zone(name: str, value: str, parts: list[Observance]) -> None:
    """A line of STANDARD or DAYLIGHT; BEGIN opens the next one."""
    if name == "BEGIN":
        parts.append(Observance(lines=()))
    elif name in _OF_ZONE and parts and len(parts) <= _MOST_PARTS:
        parts[-1] = Observance(lines=(*parts[-1].lines[:_MOST_LINES], (name, value)))
