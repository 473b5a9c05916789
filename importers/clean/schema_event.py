"""One Event of schema.org -> a Draft and the start it states."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from finder.model import Attendance, Change, DateException, Kind
from finder.schedule import HORIZON_DAYS
from importers import Draft, Feed
from importers.clean.dated_series import Dated
from importers.clean.days import weekday
from importers.clean.links_in_words import conference_link
from importers.clean.moments import day_of, minutes_between, moment, wall_clock
from importers.clean.times import minutes, wall_time

_MODES = {
    "offlineeventattendancemode": Attendance.IN_PERSON,
    "onlineeventattendancemode": Attendance.ONLINE,
    "mixedeventattendancemode": Attendance.HYBRID,
}
_OFF = ("eventcancelled", "eventpostponed")
_WEEKLY = ("p1w", "p7d", "weekly")
_DURATION = re.compile(r"PT(?:(\d{1,2})H)?(?:(\d{1,3})M)?", re.ASCII)
_DAY = 24 * 60


def is_event(node: Mapping[str, Any]) -> bool:
    """Event and its kinds (SocialEvent, EventSeries …) that say when they are."""
    kinds = [_term(kind) for kind in _list(node.get("@type"))]
    named = any(kind.endswith("event") or kind == "eventseries" for kind in kinds)
    return named and bool(node.get("startDate") or node.get("eventSchedule"))


def read_event(node: Mapping[str, Any], feed: Feed) -> Dated:
    draft = Draft(
        row=0,
        name=_words(node.get("name")),
        notes=_words(node.get("description")),
        group=_organization(node.get("organizer")),
        source_url=_words(node.get("url")),
        attendance=_MODES.get(_term(node.get("eventAttendanceMode"))),
        languages=frozenset(_languages(node)),
        cost="Free" if node.get("isAccessibleForFree") is True else None,
    )
    draft.ref = draft.identifier = _identifier(node)
    _read_places(draft, node)
    off = _term(node.get("eventStatus")) in _OFF
    for schedule in _list(node.get("eventSchedule")):
        if isinstance(schedule, dict) and _read_schedule(draft, schedule):
            draft.suspended = off
            return Dated(draft=draft, start=None)
        draft.problem("dates", "rule not understood", _frequency(schedule))
    return Dated(draft=draft, start=_start(draft, node, feed), off=off)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: object) -> str | None:
    """A text, also as `{"@value": …}` and as the first of several."""
    for item in _list(value)[:1]:
        found = item.get("@value") if isinstance(item, dict) else item
        if isinstance(found, str):
            return found.strip() or None
    return None


def _term(value: object) -> str:
    """The last part of a schema.org address in lower case."""
    return (_words(value) or "").rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()


def _identifier(node: Mapping[str, Any]) -> str | None:
    """The end of the event's own address; nothing that is only the site's."""
    for name in ("@id", "url"):
        path = (_words(node.get(name)) or "").partition("://")[2].partition("?")[0].rstrip("/#")
        if "/" in path:
            return path.rsplit("/", 1)[-1]
    return _words(node.get("identifier"))


def _organization(value: object) -> str | None:
    for item in _list(value):
        if isinstance(item, dict) and "organization" in _term(item.get("@type")):
            return _words(item.get("name"))
    return None


def _languages(node: Mapping[str, Any]) -> Iterator[str]:
    for item in _list(node.get("inLanguage")):
        code = item.get("alternateName") if isinstance(item, dict) else item
        if isinstance(code, str):
            yield code.strip()


def _start(draft: Draft, node: Mapping[str, Any], feed: Feed) -> datetime | None:
    """A day alone has no hour: an event, not a meeting.

    An offset is the wall of a place; of what is only online it is turned to the feed's zone.
    """
    given, until = node.get("startDate"), node.get("endDate")
    start, end = moment(_words(given)), moment(_words(until))
    if start is None:
        draft.date_from = day_of(_words(given))
        draft.date_until = day_of(_words(until)) or draft.date_from
        draft.kind = Kind.EVENT if draft.date_from else None
        if draft.date_from is None:
            draft.problem("start", "no date that is understood", _words(given))
        return None
    length = minutes_between(start, end) if end else _length(node.get("duration"))
    if length is not None and length > _DAY:
        draft.kind = Kind.EVENT
    elif length is not None and length > 0:
        draft.duration = length
    return _on_the_wall(draft, start, feed)


def _on_the_wall(draft: Draft, start: datetime, feed: Feed) -> datetime:
    somewhere = draft.street or draft.address or draft.venue_name
    in_utc = start.tzinfo is not None and not start.utcoffset()
    if start.tzinfo is not None and (in_utc or not somewhere):
        local = wall_clock(start, feed.timezone)
        if local is None:
            draft.timezone = "UTC" if in_utc else None
        start = local or start
    return start.replace(tzinfo=None, second=0, microsecond=0)


def _length(value: object) -> int | None:
    """ISO 8601 (PT1H30M)."""
    found = _DURATION.fullmatch(_words(value) or "")
    return int(found[1] or 0) * 60 + int(found[2] or 0) if found else None


def _read_schedule(draft: Draft, schedule: Mapping[str, Any]) -> bool:
    """A weekly Schedule with its days and hour; False for any other, which is left to its date."""
    days = [weekday(_term(item)) for item in _list(schedule.get("byDay"))]
    start = wall_time(_words(schedule.get("startTime")))
    weekly = _term(schedule.get("repeatFrequency")) in _WEEKLY
    weeks = [item for item in _list(schedule.get("byMonthWeek")) if isinstance(item, int)]
    monthly = _term(schedule.get("repeatFrequency")) in ("p1m", "monthly") and bool(weeks)
    if not days or None in days or start is None or not (weekly or monthly):
        return False
    draft.weekdays = tuple(day for day in days if day is not None)
    draft.start, draft.end = start, wall_time(_words(schedule.get("endTime")))
    draft.weeks = tuple(weeks)
    draft.duration = minutes(_length(schedule.get("duration")))
    draft.timezone = _words(schedule.get("scheduleTimezone"))
    draft.date_until = day_of(_words(schedule.get("endDate")))
    draft.date_from = day_of(_words(schedule.get("startDate"))) if draft.date_until else None
    draft.exceptions = tuple(_cancelled(schedule))
    return True


def _frequency(schedule: object) -> str | None:
    return _words(schedule.get("repeatFrequency")) if isinstance(schedule, dict) else None


def _cancelled(schedule: Mapping[str, Any]) -> Iterator[DateException]:
    for item in _list(schedule.get("exceptDate"))[:HORIZON_DAYS]:
        at = moment(_words(item))
        day = at.date() if at else day_of(_words(item))
        if day is not None:
            yield DateException(date=day, change=Change.CANCELLED)


def _read_places(draft: Draft, node: Mapping[str, Any]) -> None:
    for place in _list(node.get("location")):
        if isinstance(place, str):
            draft.address = draft.address or place
        elif isinstance(place, dict) and _term(place.get("@type")) == "virtuallocation":
            draft.online_url = draft.online_url or _words(place.get("url"))
        elif isinstance(place, dict):
            _read_place(draft, place)
    if draft.online_url is None:
        draft.online_url = conference_link(draft.source_url, draft.notes)


def _read_place(draft: Draft, place: Mapping[str, Any]) -> None:
    draft.venue_name = _words(place.get("name"))
    address = next(iter(_list(place.get("address"))), None)
    if isinstance(address, dict):
        draft.street = _words(address.get("streetAddress"))
        draft.locality = _words(address.get("addressLocality"))
        draft.region = _words(address.get("addressRegion"))
        draft.postal_code = _words(address.get("postalCode"))
        country = address.get("addressCountry")
        draft.country = _words(country.get("name") if isinstance(country, dict) else country)
    else:
        draft.address = _words(address)
    point = place.get("geo")
    if isinstance(point, dict):
        draft.latitude, draft.longitude = point.get("latitude"), point.get("longitude")
