"""A group's own calendar (iCalendar, RFC 5545): a row is one event with its changed dates.

Organizers and attendees are not read. Zones are known by name (TZID, X-LIC-LOCATION, the names of
Windows, X-WR-TIMEZONE), else by the rules of their VTIMEZONE; floating times are the calendar's,
the feed's, or those of the place.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar
from icalendar.prop.broken import vBroken
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from importers import Draft, Feed, NotAListing, Part, Problem, Row
from importers.clean.calendar_drafts import drafts_of
from importers.clean.calendar_events import Event, When, day_made, with_changes
from importers.clean.calendar_splits import with_splits
from importers.clean.calendar_text import CalendarText, is_calendar, read_calendar_text
from importers.clean.calendar_zones import zone_by_rules, zone_shown
from importers.clean.several import finish_several
from importers.clean.time_zone import likely_zone
from importers.clean.zones import zone_name, zones_named_in

# What broken properties make the library raise.
_BROKEN = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
_STAMPS = ("DTSTAMP", "LAST-MODIFIED")
_RULE_PARTS = (
    "FREQ INTERVAL COUNT UNTIL WKST BYDAY BYMONTH BYMONTHDAY BYYEARDAY BYWEEKNO BYSETPOS BYHOUR"
    " BYMINUTE"
).split()


def sniff(part: Part) -> bool:
    return is_calendar(part.body)


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are calendars, read one after the other. Raises NotAListing."""
    drafts: list[Draft] = []
    number = 0
    for part in parts:
        text = read_calendar_text(part.body)
        if text.cut:
            problem = Problem(row=0, field="exceptions", reason="more dates than are read")
            yield Row(number=0, problems=(problem,))
        components = _components(text)
        today = feed.today or _day_made(components)
        events = [_event(component, text, feed, today) for component in components]
        for event, changes in with_changes(with_splits(events)):
            number += 1
            drafts.extend(drafts_of(event, changes, number, feed, today))
        for _ in range(text.others):
            number += 1
            drafts.append(Draft(row=number))
            drafts[-1].refuse(None, "no event but a task or a journal entry")
    yield from finish_several(drafts, feed)


def _components(text: CalendarText) -> list[Any]:
    try:
        return list(Calendar.from_ical(text.text).subcomponents)
    except _BROKEN as error:
        raise NotAListing(f"The calendar cannot be read: {str(error)[:200]}") from None


def _day_made(components: Sequence[Mapping[str, Any]]) -> date:
    stamps = [_instant(component, name) for component in components for name in _STAMPS]
    starts = [_value(_first(component, "DTSTART")) for component in components]
    return day_made(filter(None, stamps), (start for start in starts if isinstance(start, date)))


def _event(component: Mapping[str, Any], text: CalendarText, feed: Feed, today: date) -> Event:
    """Broken properties are as if they were not there, but for rules."""
    start = _first(component, "DTSTART")
    point = _point(component)
    place = Draft(row=0, address=_words(component, "LOCATION"))
    place.latitude, place.longitude = point or (None, None)
    zone, stated = _zone(start, text, feed, place, today)
    own = _tzid(start)
    return Event(
        uid=_words(component, "UID") or "",
        start=_when(_value(start), own, _tzid(start)),
        end=_when(_value(_first(component, "DTEND")), own, _tzid(_first(component, "DTEND"))),
        length=_length(_value(_first(component, "DURATION"))),
        zone=zone,
        zone_text=stated,
        rules=tuple(_rule(item) for item in _all(component, "RRULE", broken=True)),
        added=_dates(component, "RDATE", own),
        excluded=_dates(component, "EXDATE", own),
        excluding=tuple(_rule(item) for item in _all(component, "EXRULE", broken=True)),
        instead_of=_recurrence_id(component, own),
        onward=_is_onward(component),
        updated=_instant(component, "LAST-MODIFIED"),
        status=(_words(component, "STATUS") or "").upper(),
        privacy=(_words(component, "CLASS") or "").upper(),
        title=_words(component, "SUMMARY"),
        notes=_words(component, "DESCRIPTION"),
        place=_words(component, "LOCATION"),
        url=_words(component, "URL"),
        conference=_words(component, "CONFERENCE") or _words(component, "X-GOOGLE-CONFERENCE"),
        categories=_categories(component),
        point=point,
    )


def _all(component: Mapping[str, Any], name: str, *, broken: bool = False) -> list[Any]:
    value = component.get(name)
    found = value if isinstance(value, list) else [] if value is None else [value]
    return found if broken else [item for item in found if not isinstance(item, vBroken)]


def _first(component: Mapping[str, Any], name: str) -> Any:
    return next(iter(_all(component, name)), None)


def _words(component: Mapping[str, Any], name: str) -> str | None:
    value = _first(component, name)
    return (str(value).strip() or None) if isinstance(value, str) else None


def _value(prop: Any) -> Any:
    try:
        return prop.dt
    except _BROKEN:
        return None


def _tzid(prop: Any) -> str | None:
    params = getattr(prop, "params", None)
    return str(params["TZID"]) if params and "TZID" in params else None


def _zone(
    start: Any, text: CalendarText, feed: Feed, place: Draft, today: date
) -> tuple[str | None, str | None]:
    """The IANA name, and what stands in the file where that is none."""
    name, value = _tzid(start), _value(start)
    if name is None:
        found = zone_name(text.zone)
        if found is None and isinstance(value, datetime) and value.tzinfo is not None:
            found = likely_zone(place, feed) or "UTC"
        return found, found or text.zone
    found = _named(name, text)
    if found is None and (rules := tuple(text.rules.get(name, ()))):
        near = (likely_zone(place, feed), feed.timezone, *zones_named_in(name))
        found = zone_by_rules(rules, tuple(filter(None, near)), today)
    return found, found or name


def _named(name: str, text: CalendarText) -> str | None:
    """By the VTIMEZONE's other name, its own, the end of its path, or as Windows calls it."""
    outer = text.zones.get(name), name, name.split("/", 3)[-1], name.replace("-", "/", 1)
    names = (*outer, WINDOWS_TO_OLSON.get(name), zone_shown(name))
    return next((known for item in names if (known := zone_name(item))), None)


def _when(value: Any, own: str | None, name: str | None) -> When | None:
    """On the wall of the event where the names of the zones agree; else an instant of UTC."""
    if isinstance(value, tuple):  # a period
        value = value[0]
    if isinstance(value, datetime):
        if value.tzinfo is None or (name is not None and name == own):
            return value.replace(tzinfo=None)
        return value.astimezone(UTC)
    return value if hasattr(value, "year") else None


def _length(value: Any) -> timedelta | None:
    return value if isinstance(value, timedelta) else None


def _dates(component: Mapping[str, Any], name: str, own: str | None) -> tuple[When, ...]:
    found: list[When] = []
    for prop in _all(component, name):
        values = getattr(prop, "dts", ())
        whens = (_when(_value(item), own, _tzid(prop)) for item in values)
        found.extend(when for when in whens if when is not None)
    return tuple(found)


def _recurrence_id(component: Mapping[str, Any], own: str | None) -> When | None:
    prop = _first(component, "RECURRENCE-ID")
    return _when(_value(prop), own, _tzid(prop))


def _is_onward(component: Mapping[str, Any]) -> bool:
    params = getattr(_first(component, "RECURRENCE-ID"), "params", None) or {}
    return str(params.get("RANGE", "")).upper() == "THISANDFUTURE"


def _instant(component: Mapping[str, Any], name: str) -> datetime | None:
    value = _value(_first(component, name))
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _rule(prop: Any) -> dict[str, Sequence[object]] | None:
    """None for what the library cannot read."""
    if isinstance(prop, vBroken):
        return None
    return {name: prop[name] for name in _RULE_PARTS if name in prop}


def _categories(component: Mapping[str, Any]) -> tuple[str, ...]:
    listed = (getattr(prop, "cats", ()) for prop in _all(component, "CATEGORIES"))
    return tuple(str(name).strip() for names in listed for name in names)


def _point(component: Mapping[str, Any]) -> tuple[float, float] | None:
    prop = _first(component, "GEO")
    try:
        return prop.latitude, prop.longitude
    except _BROKEN:
        return None
