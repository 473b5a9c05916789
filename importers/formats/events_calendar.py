"""The Events Calendar of WordPress: `/wp-json/tribe/events/v1/events`, page by page.

A row is one event as the site lists it: each date of a repeated one; those of a series share one
meeting. Organizers are not read: many are persons.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from finder.model import Attendance, Kind
from finder.register.vocabulary import LABELS
from importers import Code, Draft, Feed, NotAListing, Part, Problem, Row
from importers.clean.dated_series import Dated
from importers.clean.folded import finish_series
from importers.clean.json_text import load
from importers.clean.links_in_words import conference_link
from importers.clean.meeting_guide_row import systems_of
from importers.clean.moments import minutes_between, moment
from importers.clean.text import line
from importers.clean.times import edited
from importers.clean.zones import zone_name

_DATED = re.compile(r"/\d{4}-\d{2}-\d{2}(?:/\d+)?/?$")  # the date ends the address of an occurrence
_OFF = ("canceled", "cancelled", "postponed")
_DAY = 24 * 60
_FARTHEST = 14 * 60  # minutes from UTC


def sniff(part: Part) -> bool:
    try:
        return _is_page(load(part.body))
    except NotAListing:
        return False


def more(parts: Sequence[Part], feed: Feed) -> list[str]:
    """The next page that each page names, on its own site only."""
    have = {part.url for part in parts}
    return [url for url in _next_pages(parts) if url not in have]


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are pages of one list. Raises NotAListing."""
    pages = [load(part.body) for part in parts]
    if not any(map(_is_page, pages)):
        raise NotAListing("This is JSON, but no list of The Events Calendar.")
    if more(parts, feed):
        yield Row(number=0, problems=(Problem(row=0, reason="not all pages were given"),))
    events = [event for page in pages if _is_page(page) for event in page["events"]]
    yield from finish_series((_dated(event, feed) for event in events), feed)


def _is_page(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("events"), list):
        return False
    events = [event for event in value["events"] if isinstance(event, dict)]
    return any("start_date" in event and "title" in event for event in events) or (
        not events and "rest_url" in value
    )


def _next_pages(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        value = load(part.body)
        url = value.get("next_rest_url") if isinstance(value, dict) else None
        if isinstance(url, str) and _host(url) and _host(url) == (_host(part.url) or _host(url)):
            yield url


def _host(url: str) -> str | None:
    try:
        address = urlsplit(url)
    except ValueError:
        return None
    return address.hostname if address.scheme in ("http", "https") else None


def _dated(event: object, feed: Feed) -> Dated:
    if not isinstance(event, dict):
        draft = Draft(row=0)
        draft.refuse(None, "row is no object", type(event).__name__)
        return Dated(draft=draft, start=None)
    draft = _draft(event, feed)
    start = moment(event.get("start_date"))
    if start is None:
        draft.problem("start", "no date that is understood", event.get("start_date"))
    elif event.get("all_day") is True:
        end = moment(event.get("end_date")) or start
        draft.kind, draft.date_from, draft.date_until = Kind.EVENT, start.date(), end.date()
        start = None
    else:
        start = start.replace(second=0, microsecond=0, tzinfo=None)
        draft.starts = _with_offset(event, start)
        _read_length(draft, start, event.get("end_date"))
    off = str(event.get("event_status") or "").lower() in _OFF
    return Dated(draft=draft, start=start, off=off)


def _read_length(draft: Draft, start: datetime, given: object) -> None:
    """An event of several days is none that one comes in time for; no length is the default."""
    end = moment(given)
    length = minutes_between(start, end.replace(tzinfo=None)) if end else 0
    if length > _DAY:
        draft.kind = Kind.EVENT
    elif length > 0:
        draft.duration = length


def _draft(event: Mapping[str, Any], feed: Feed) -> Draft:
    url = _words(event.get("url"))
    slug = _words(event.get("slug")) or _words(event.get("id"))
    own = _DATED.sub("", url).rstrip("/").rsplit("/", 1)[-1] if url and _DATED.search(url) else None
    notes = _words(event.get("description"))
    draft = Draft(
        row=0,
        ref=_words(event.get("id")),
        identifier=own or slug,
        source_url=_DATED.sub("/", url) if url else None,
        name=_words(event.get("title")),
        timezone=_words(event.get("timezone")),
        notes=notes,
        online_url=_words(event.get("virtual_url"))
        or conference_link(_words(event.get("website")), notes),
        website=_words(event.get("website")),
        cost=_words(event.get("cost")),
        updated=edited(event.get("modified_utc")),
        withheld=event.get("status") not in (None, "publish") or _is_hidden(event),
    )
    if event.get("is_virtual") is True:
        draft.attendance = Attendance.ONLINE if not event.get("venue") else Attendance.HYBRID
    _read_venue(draft, event.get("venue"))
    systems = (LABELS, *systems_of(draft, feed))
    draft.codes = tuple(
        Code(text=name, lookups=tuple((system, name) for system in systems))
        for name in _names(event)
    )
    return draft


def _is_hidden(event: Mapping[str, Any]) -> bool:
    """Its publisher's tick at "hide from event listings"."""
    return str(event.get("hide_from_listings")).lower() in ("true", "1", "yes")


def _with_offset(event: Mapping[str, Any], start: datetime) -> tuple[datetime, ...]:
    """The start with its offset, where the site has a mere one (UTC-5) and gives an instant."""
    instant = moment(event.get("utc_start_date"))
    if instant is None or zone_name(_words(event.get("timezone"))):
        return ()
    ahead = minutes_between(instant.replace(second=0, tzinfo=None), start)
    if abs(ahead) > _FARTHEST or ahead % 15:
        return ()
    return (start.replace(tzinfo=timezone(timedelta(minutes=ahead))),)


def _words(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return (value.strip() or None) if isinstance(value, str) else None


def _names(event: Mapping[str, Any]) -> list[str]:
    listed = [event.get(name) for name in ("categories", "tags")]
    items = [item for value in listed if isinstance(value, list) for item in value]
    names = (line(item.get("name")) for item in items if isinstance(item, dict))
    return list(dict.fromkeys(name for name in names if name))


def _read_venue(draft: Draft, venue: object) -> None:
    """An object, or an empty list where there is none."""
    if isinstance(venue, list):
        venue = next(iter(venue), None)
    if not isinstance(venue, dict):
        return
    draft.venue_name = _words(venue.get("venue"))
    draft.street = _words(venue.get("address"))
    draft.locality = _words(venue.get("city"))
    states = (_words(venue.get(name)) for name in ("stateprovince", "state", "province"))
    draft.region = next((name for name in states if name), None)
    draft.postal_code = _words(venue.get("zip"))
    draft.country = _words(venue.get("country"))
    draft.latitude, draft.longitude = venue.get("geo_lat"), venue.get("geo_lng")
