"""Identity, zones and times, as the icalendar package reads them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from tests.ical.judge.wire import split, unfolded

WEEKS = 104


def parsed(feed: bytes) -> Calendar:
    return Calendar.from_ical(feed)


def events(feed: bytes) -> list[Event]:
    return [item for item in parsed(feed).walk("VEVENT") if isinstance(item, Event)]


def head(feed: bytes) -> Iterator[str]:
    names = [split(line)[0] for line in unfolded(feed)]
    for name in ("VERSION", "PRODID"):
        if names.count(name) != 1:
            yield f"{name} is there {names.count(name)} times"
    if "VERSION:2.0" not in unfolded(feed):
        yield "not version 2.0"


def identity(feed: bytes) -> Iterator[str]:
    for event in events(feed):
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "LAST-MODIFIED"):
            if name not in event:
                yield f"an event without {name}"
        if event.get("DTSTAMP") and event.get("LAST-MODIFIED"):
            if event["DTSTAMP"].dt != event["LAST-MODIFIED"].dt:
                yield "DTSTAMP is not LAST-MODIFIED"
            if event["DTSTAMP"].dt.utcoffset() != timedelta(0):
                yield "DTSTAMP is not in UTC"


def unique(feed: bytes) -> Iterator[str]:
    seen = set()
    for event in events(feed):
        instance = event.get("RECURRENCE-ID")
        key = (str(event.get("UID")), instance and instance.to_ical())
        if key in seen:
            yield f"twice: {key}"
        seen.add(key)
        if any(sign in key[0] for sign in "@_ "):
            yield f"the UID tells something: {key[0]}"


def sequence(feed: bytes) -> Iterator[str]:
    """An event that states none has 0, its default (RFC 5545, 3.8.7.4), and none other may.

    As our stamps are as many seconds into a day as there were changes, one that changed and
    states none is told apart.
    """
    for event in events(feed):
        number = int(event.get("SEQUENCE", 0))
        stamp = event["LAST-MODIFIED"].dt if "LAST-MODIFIED" in event else None
        if number < 0 or (stamp and number != stamp.hour * 3600 + stamp.minute * 60 + stamp.second):
            stated = "" if "SEQUENCE" in event else " (none stated: the default)"
            yield f"SEQUENCE {number}{stated} of what was changed at {stamp}"


def zones(feed: bytes) -> Iterator[str]:
    described = [str(item["TZID"]) for item in parsed(feed).walk("VTIMEZONE")]
    used = {
        part.removeprefix("TZID=")
        for line in unfolded(feed)
        for part in split(line)[1].split(";")
        if part.startswith("TZID=")
    }
    if sorted(described) != sorted(used) and (used or described != ["UTC"]):  # or an empty one
        yield f"described {sorted(described)}, used {sorted(used)}"


def zones_true(feed: bytes) -> Iterator[str]:
    """Each VTIMEZONE says what `zoneinfo` says, every week for two years from 2026, and at the
    ends of ten years each way, a day off the changes."""
    begin = datetime(2026, 1, 1, 12)
    days = [begin + timedelta(weeks=n) for n in range(WEEKS)]
    days += [begin + timedelta(days=n) for n in (-3600, -3500, -3400, 3400, 3500, 3600)]
    for item in parsed(feed).walk("VTIMEZONE"):
        name = str(item["TZID"])
        described, real = item.to_tz(lookup_tzid=False), ZoneInfo(name)
        for day in days:
            if day.replace(tzinfo=described).utcoffset() != day.replace(tzinfo=real).utcoffset():
                yield f"{name} is wrong on {day}"
                break


def ends(feed: bytes) -> Iterator[str]:
    for event in events(feed):
        if "DURATION" in event:
            yield "DURATION"
        if "DTEND" not in event or event["DTEND"].dt <= event["DTSTART"].dt:
            yield f"no end after the start: {event.get('UID')}"
        elif event["DTEND"].params.get("TZID") != event["DTSTART"].params.get("TZID"):
            yield f"end and start in different zones: {event.get('UID')}"


def rules(feed: bytes) -> Iterator[str]:
    """Weekly on one day (that of DTSTART, where none is named), or monthly on numbered days.

    Never a count or an interval.
    """
    for event in events(feed):
        rule = event.get("RRULE")
        if rule is None:
            continue
        monthly = rule.get("FREQ") == ["MONTHLY"]
        days = [str(day) for day in rule.get("BYDAY", [])]
        if not monthly and rule.get("FREQ") != ["WEEKLY"]:
            yield f"FREQ {rule.get('FREQ')}"
        numbered = [len(day) > 2 for day in days]
        if not (days and all(numbered) if monthly else len(days) < 2 and not any(numbered)):
            yield f"BYDAY {days}"
        if set(rule) - {"FREQ", "BYDAY", "UNTIL"}:
            yield f"unexpected parts: {sorted(rule)}"


def until(feed: bytes) -> Iterator[str]:
    for event in events(feed):
        rule = event.get("RRULE") or {}
        for moment in rule.get("UNTIL", []):
            if not isinstance(moment, datetime) or moment.utcoffset() != timedelta(0):
                yield f"UNTIL is not in UTC: {moment}"
        if "UNTIL" in rule and "COUNT" in rule:
            yield "UNTIL and COUNT"


def starts(event: Event, number: int) -> list[datetime]:
    """The first wall-clock starts of a series, by dateutil, which knows nothing of us."""
    begin = event["DTSTART"].dt.replace(tzinfo=None)
    rule = {key: value for key, value in event["RRULE"].items() if key != "UNTIL"}
    text = type(event["RRULE"])(rule).to_ical().decode()
    found = iter(rrulestr(text, dtstart=begin))
    return [moment for _, moment in zip(range(number), found, strict=False)]


def first_instance(feed: bytes) -> Iterator[str]:
    for event in events(feed):
        if "RRULE" in event and "DTSTART" in event:
            begin = event["DTSTART"].dt.replace(tzinfo=None)
            if starts(event, 1) != [begin]:
                yield f"{begin} is no instance of {event['RRULE'].to_ical()!r}"


def exceptions(feed: bytes) -> Iterator[str]:
    """EXDATE and RECURRENCE-ID have the form and zone of DTSTART, and hit an instance."""
    series = {str(event.get("UID")): event for event in events(feed) if "RRULE" in event}
    for event in events(feed):
        master = series.get(str(event.get("UID")))
        hits = []
        if "RECURRENCE-ID" in event:
            hits.append(event["RECURRENCE-ID"])
        found = event.get("EXDATE", [])
        hits += found if isinstance(found, list) else [found]
        for hit in hits:
            yield from _hits(hit, master)


def _hits(hit: object, master: Event | None) -> Iterator[str]:
    if master is None:
        yield "an exception without a series"
        return
    known = set(starts(master, 1500))
    zone = master["DTSTART"].params.get("TZID")
    for moment in [item.dt for item in hit.dts] if hasattr(hit, "dts") else [hit.dt]:
        if hit.params.get("TZID") != zone:
            yield f"an exception in {hit.params.get('TZID')}, the series in {zone}"
        elif not isinstance(moment, datetime) or moment.replace(tzinfo=None) not in known:
            yield f"{moment} hits no instance"


def points(feed: bytes) -> Iterator[str]:
    for event in events(feed):
        if "GEO" in event:
            latitude, longitude = event["GEO"].latitude, event["GEO"].longitude
            if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
                yield f"out of range: {latitude};{longitude}"
            if str(event.get("LOCATION", "Online")).startswith("Online"):
                yield "a point for what is online"
