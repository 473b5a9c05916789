"""Meetings as an iCalendar feed (RFC 5545, RFC 7986).

UIDs come from the meeting's id alone. DTSTART is the first occurrence on or after the day the
catalogue first saw this schedule, so that nothing in the file moves with the clock: the same
snapshot gives the same bytes. An unknown end is an hour. Meetings for under-18s, and those whose
day, time, zone or week is not known, are not in calendars.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from icalendar import Calendar, vDuration, vText

from finder.disclosure import without_join_details
from finder.exports.shape import Context
from finder.ical.entries import entries, single
from finder.ical.event import event_for
from finder.ical.listed import Listed, in_calendars
from finder.ical.style import PLAIN, Style, Title
from finder.ical.words import clean
from finder.ical.zones import zone_text
from finder.languages import marked
from finder.model import Status

__all__ = [
    "DEMONSTRATION",
    "NAME",
    "Listed",
    "Style",
    "Title",
    "Written",
    "assemble",
    "calendar",
    "in_calendars",
    "written",
]

PRODUCT = "-//Open Chair//Meeting calendar//EN"
_UTC = "UTC"  # written as such (RFC 5545, 3.3.5): it has no VTIMEZONE
_IN_A_ZONE = b"\r\nDTSTART;TZID="
_ANY_YEAR = 2020
REFRESH = timedelta(hours=12)
NAME = marked("Meetings")  # in every mode: calendars are shared, and fellowships named in none
DEMONSTRATION = marked("Demonstration: these meetings do not exist")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The events of one meeting as bytes, with what the head of a file needs of them."""

    id: str
    zone: str
    first_year: int
    last_year: int
    cancelled: bool
    text: bytes


def calendar(
    listed: Iterable[Listed],
    *,
    context: Context,
    name: str = NAME,
    whole: bool = False,
    style: Style = PLAIN,
    year: int | None = None,
    brief: bool = False,
) -> bytes:
    """The feed. `whole` keeps passcodes and meeting ids (a meeting's own file, a plan)."""
    found = (
        written(item, context=context, whole=whole, style=style, brief=brief) for item in listed
    )
    return assemble((item for item in found if item is not None), name=name, year=year)


def written(
    item: Listed,
    *,
    context: Context,
    whole: bool,
    style: Style = PLAIN,
    only: date | None = None,
    brief: bool = False,
) -> Written | None:
    """None for what is no event: nothing of it depends on the clock. `only` is one date alone.

    `brief` is for large calendars (`large`).
    """
    meeting = item.meeting
    paused = meeting.status is not Status.ACTIVE and not item.cancelled
    if paused or not in_calendars(meeting) or meeting.timezone is None:
        return None
    publisher = context.publishers.get(meeting.feed)
    if not whole and not (publisher and publisher.join_details):
        item = replace(item, meeting=without_join_details(meeting))
    found = entries(item) if only is None else single(item, only)
    if not found:
        return None
    text = b"".join(event_for(item, entry, context, style, brief=brief) for entry in found)
    return Written(
        id=meeting.id,
        zone=meeting.timezone if _IN_A_ZONE in text else _UTC,
        first_year=min(entry.start.year for entry in found),
        last_year=max(item.changed.year, *(entry.end.year for entry in found)),
        cancelled=bool(item.cancelled),
        text=text,
    )


def assemble(
    events: Iterable[Written],
    *,
    name: str = NAME,
    about: str | None = None,
    year: int | None = None,
) -> bytes:
    """One file of them, by id, whatever the order; `year` is the present one.

    `about` is what the calendar says of itself, as the one that describes it.
    """
    chosen = sorted(events, key=lambda item: item.id)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for item in chosen:
        first[item.zone] = min(first.get(item.zone, item.first_year), item.first_year)
        last[item.zone] = max(last.get(item.zone, year or 0), item.last_year)
    zones = [zone_text(zone, first[zone], last[zone]) for zone in sorted(first) if zone != _UTC]
    if not chosen:  # a calendar has at least one component (RFC 5545, 3.6)
        zones = [zone_text(_UTC, _ANY_YEAR, _ANY_YEAR)]
    return b"".join(
        [_head(name, about), *zones, *(item.text for item in chosen), b"END:VCALENDAR\r\n"]
    )


def _head(name: str, about: str | None) -> bytes:
    head = Calendar()
    head.add("version", "2.0")
    head.add("prodid", PRODUCT)
    head.add("calscale", "GREGORIAN")
    head.add("name", vText(clean(name)))
    head.add("x-wr-calname", vText(clean(name)))
    if about:  # RFC 7986, 5.2, and its older name
        head.add("description", vText(clean(about)))
        head.add("x-wr-caldesc", vText(clean(about)))
    head.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", vDuration(REFRESH))
    text: bytes = head.to_ical(sorted=False)
    return text.removesuffix(b"END:VCALENDAR\r\n")
