"""One Event of schema.org -> a Draft for each schedule, or with the start it states."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from finder.model import Attendance, Kind
from importers import Draft, Feed
from importers.clean.dated_series import Dated
from importers.clean.moments import day_of, minutes_between, moment, wall_clock
from importers.clean.schema_place import read_places
from importers.clean.schema_schedule import read_schedule
from importers.clean.schema_values import length, listed, term, words
from importers.clean.time_zone import likely_zone

_MODES = {
    "offlineeventattendancemode": Attendance.IN_PERSON,
    "onlineeventattendancemode": Attendance.ONLINE,
    "mixedeventattendancemode": Attendance.HYBRID,
}
_OFF = ("eventcancelled", "eventpostponed")
_MOST_SCHEDULES = 50
_DAY = 24 * 60


def is_event(node: Mapping[str, Any]) -> bool:
    """Event and its kinds (SocialEvent, EventSeries …) that say when they are."""
    kinds = [term(kind) for kind in listed(node.get("@type"))]
    named = any(kind.endswith("event") or kind == "eventseries" for kind in kinds)
    return named and bool(node.get("startDate") or node.get("eventSchedule"))


def read_event(node: Mapping[str, Any], row: int, feed: Feed) -> Iterator[Dated]:
    """One for each of its schedules; without one that is understood, its own date."""
    off = term(node.get("eventStatus")) in _OFF
    schedules = listed(node.get("eventSchedule"))
    drafts: list[Draft] = []
    odd: list[str | None] = []
    for schedule in schedules[:_MOST_SCHEDULES]:
        draft = _draft(node, row)
        draft.suspended = off
        if isinstance(schedule, dict) and read_schedule(draft, schedule, node):
            drafts.append(draft)
        else:
            odd.append(
                words(schedule.get("repeatFrequency")) if isinstance(schedule, dict) else None
            )
    for draft in drafts if len(drafts) > 1 else []:
        draft.identifier = "-".join([draft.identifier or "", *(d.short for d in draft.weekdays)])
    dated = [Dated(draft=draft, start=None, row=row) for draft in drafts]
    if not dated:
        draft = _draft(node, row)
        dated = [Dated(draft=draft, start=_start(draft, node, feed), off=off, row=row)]
    if len(schedules) > _MOST_SCHEDULES:
        dated[0].draft.problem("dates", "more rules than are read", len(schedules))
    for text in odd:
        dated[0].draft.problem("dates", "rule not understood", text)
    yield from dated


def _draft(node: Mapping[str, Any], row: int) -> Draft:
    draft = Draft(
        row=row,
        name=words(node.get("name")),
        notes=words(node.get("description")),
        group=_organization(node.get("organizer")),
        source_url=words(node.get("url")),
        attendance=_MODES.get(term(node.get("eventAttendanceMode"))),
        languages=frozenset(_languages(node)),
        cost="Free" if node.get("isAccessibleForFree") is True else None,
    )
    draft.ref = draft.identifier = _identifier(node)
    read_places(draft, node)
    if term(node.get("eventStatus")) == "eventmovedonline":
        draft.attendance = Attendance.ONLINE  # whatever the mode, which is often left as it was
    return draft


def _identifier(node: Mapping[str, Any]) -> str | None:
    """The end of the event's own address; nothing that is only the site's."""
    for name in ("@id", "url"):
        path = (words(node.get(name)) or "").partition("://")[2].partition("?")[0].rstrip("/#")
        if "/" in path:
            return path.rsplit("/", 1)[-1]
    return words(node.get("identifier"))


def _organization(value: object) -> str | None:
    for item in listed(value):
        if isinstance(item, dict) and "organization" in term(item.get("@type")):
            return words(item.get("name"))
    return None


def _languages(node: Mapping[str, Any]) -> Iterator[str]:
    for item in listed(node.get("inLanguage")):
        code = item.get("alternateName") if isinstance(item, dict) else item
        if isinstance(code, str):
            yield code.strip()


def _start(draft: Draft, node: Mapping[str, Any], feed: Feed) -> datetime | None:
    """A day alone has no hour: an event, not a meeting."""
    given, until = node.get("startDate"), node.get("endDate")
    start, end = moment(words(given)), moment(words(until))
    if start is None:
        draft.date_from = day_of(words(given))
        draft.date_until = day_of(words(until)) or draft.date_from
        draft.kind = Kind.EVENT if draft.date_from else None
        if draft.date_from is None:
            draft.problem("start", "no date that is understood", words(given))
        return None
    lasts = minutes_between(start, end) if end else length(node.get("duration"))
    if lasts is not None and lasts > _DAY:
        draft.kind = Kind.EVENT
    elif lasts is not None and lasts > 0:
        draft.duration = lasts
    return _on_the_wall(draft, start, feed)


def _on_the_wall(draft: Draft, start: datetime, feed: Feed) -> datetime:
    """An instant of UTC, and of what is only online, is shown on the clock of place or feed."""
    somewhere = draft.street or draft.address or draft.venue_name
    in_utc = start.tzinfo is not None and not start.utcoffset()
    plain = start.replace(tzinfo=None, second=0, microsecond=0)
    if start.tzinfo is not None and somewhere and not in_utc:
        draft.starts = (start,)
    elif start.tzinfo is not None:
        name = likely_zone(draft, feed) or ("UTC" if in_utc else None)
        local = wall_clock(start, name)
        draft.timezone = name
        draft.starts = () if local else (start,)
        return (local or plain).replace(second=0, microsecond=0)
    return plain
