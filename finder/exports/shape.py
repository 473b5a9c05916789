"""A meeting as the public JSON shows it: every key always there, in one fixed order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from finder.disclosure import without_join_details
from finder.duplicates import Source
from finder.exports.children import of_children
from finder.model import (
    Access,
    Contact,
    DateException,
    Meeting,
    Online,
    Publisher,
    Registration,
    Venue,
)
from finder.register.access import family_relation
from finder.register.options import values
from finder.register.welcomes import told_in_data
from finder.schedule import end_time
from finder.search.engine import Hit

KEYS = tuple(  # one table of names reads better than 44 quoted ones
    "id name group fellowship kind status day start end timezone next_start next_end weeks "
    "date_from date_until dates exceptions cautions attendance access access_text access_usual "
    "access_weeks family conditions registration cost facilitation types audiences languages "
    "accessibility venue online regions distance_km notes updated source_types website contact "
    "url sources who_may_come".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a shape needs besides the meeting. `base_url` has no trailing slash.

    `also_in` gives other feeds' listings of the meeting that is shown under an id.
    """

    publishers: Mapping[str, Publisher]
    fetched: Mapping[str, datetime]
    base_url: str
    also_in: Callable[[str], Sequence[Source]] = lambda _: ()


def shape(meeting: Meeting, hit: Hit, context: Context, *, whole: bool) -> dict[str, Any]:
    """All keys of the public JSON.

    `whole` keeps passcodes and meeting ids: for the meeting's own page and files only. Elsewhere
    they go, unless the publisher offers them to everyone.
    """
    publisher = context.publishers.get(meeting.feed)
    if meeting.for_children:
        meeting = of_children(meeting)
    if not whole and not (publisher and publisher.join_details):
        meeting = without_join_details(meeting)
    shaped = {
        **_identity(meeting),
        **_schedule(meeting, hit),
        **_access(meeting, hit),
        **_character(meeting),
        **_place(meeting, hit),
        "notes": meeting.notes,
        "updated": meeting.updated,
        "source_types": list(meeting.source_types),
        "website": meeting.website,
        "contact": _contact(meeting.contact, publisher),
        "url": f"{context.base_url}/meetings/{meeting.id}",
        "sources": [
            _source(meeting.feed, meeting.source_url, context),
            *(_other(item, meeting, context, whole=whole) for item in context.also_in(meeting.id)),
        ],
        "who_may_come": told_in_data(meeting, hit.access, day=hit.on),
    }
    return {key: shaped[key] for key in KEYS}


def _identity(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": meeting.id,
        "name": meeting.name,
        "group": meeting.group,
        "fellowship": meeting.fellowship,
        "kind": meeting.kind.value,
        "status": meeting.status.value,
    }


def _schedule(meeting: Meeting, hit: Hit) -> dict[str, Any]:
    return {
        "day": meeting.weekday.value if meeting.weekday else None,
        "start": _wall(meeting.start),
        "end": _wall(end_time(meeting)),
        "timezone": meeting.timezone,
        "next_start": _moment(hit.next_start),
        "next_end": _moment(hit.next_end),
        "weeks": list(meeting.weeks),
        "date_from": _day(meeting.date_from),
        "date_until": _day(meeting.date_until),
        "dates": [day.isoformat() for day in meeting.dates],
        "exceptions": [_exception(item) for item in meeting.exceptions],
        "cautions": sorted(caution.value for caution in meeting.cautions),
    }


def _access(meeting: Meeting, hit: Hit) -> dict[str, Any]:
    weeks = sorted(meeting.access_weeks.items(), key=lambda item: list(Access).index(item[0]))
    return {
        "access": hit.access.value,
        "access_text": meeting.access_text,
        "access_usual": meeting.access.value,
        "access_weeks": {access.value: list(numbers) for access, numbers in weeks},
        "family": family_relation(meeting, hit.access),
        "conditions": meeting.conditions,
        "registration": _fields(meeting.registration) if meeting.registration else None,
        "cost": meeting.cost,
        "facilitation": meeting.facilitation.value,
    }


def _character(meeting: Meeting) -> dict[str, Any]:
    return {
        "attendance": meeting.attendance.value,
        "types": in_order("type", meeting.types),
        "audiences": in_order("audience", meeting.audiences),
        "languages": in_order("language", meeting.languages),
        "accessibility": in_order("accessibility", meeting.accessibility),
    }


def _place(meeting: Meeting, hit: Hit) -> dict[str, Any]:
    return {
        "venue": _venue(meeting.venue) if meeting.venue else None,
        "online": _fields(meeting.online) if meeting.online else None,
        "regions": list(meeting.regions),
        "distance_km": None if hit.distance_km is None else round(hit.distance_km, 2),
    }


def _venue(venue: Venue) -> dict[str, Any]:
    """`approximate` says how far the point may be trusted, whoever put it there."""
    shaped = {**_fields(venue), "approximate": venue.only_near}
    del shaped["placed"]
    return shaped


def in_order(facet: str, chosen: Iterable[str]) -> list[str]:
    """A set in the vocabulary's order, what it does not know at the end."""
    order = _order(facet)
    return sorted(chosen, key=lambda value: (order.get(value, len(order)), value))


@cache
def _order(facet: str) -> Mapping[str, int]:
    return {value: number for number, value in enumerate(values(facet))}


def _fields(record: Venue | Online | Registration | Contact) -> dict[str, Any]:
    """All fields by name; each holds a plain value."""
    return {name: getattr(record, name) for name in record.__slots__}


def _exception(item: DateException) -> dict[str, Any]:
    return {
        "date": item.date.isoformat(),
        "change": item.change.value,
        "start": _wall(item.start),
        "end": _wall(item.end),
        "place": item.place,
        "text": item.text,
    }


def _contact(contact: Contact | None, publisher: Publisher | None) -> dict[str, Any] | None:
    shown = contact is not None and publisher is not None and publisher.contacts
    return _fields(contact) if contact is not None and shown else None


def _other(source: Source, meeting: Meeting, context: Context, *, whole: bool) -> dict[str, Any]:
    """Another feed's listing: its address is held back as its own publisher says."""
    publisher, url = context.publishers.get(source.feed), source.source_url
    if url and not whole and not (publisher and publisher.join_details):
        url = without_join_details(replace(meeting, source_url=url)).source_url
    return _source(source.feed, url, context)


def _source(feed: str, url: str | None, context: Context) -> dict[str, Any]:
    publisher, fetched = context.publishers.get(feed), context.fetched.get(feed)
    return {
        "feed": feed,
        "publisher": publisher.title if publisher else None,
        "url": url or (publisher.website if publisher else None),
        "fetched": utc(fetched) if fetched else None,
    }


def utc(moment: datetime) -> str:
    """`2026-11-22T01:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _wall(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
