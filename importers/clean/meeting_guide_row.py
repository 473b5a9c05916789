"""A row with the Meeting Guide's field names -> Draft: shared by its JSON and by tables.

Deliberately not read: contact persons, author, edit links, feedback addresses, payment handles,
districts and what the entity says of itself (facts: meeting-guide, sections 2 and 14).
"""

from collections.abc import Mapping
from typing import Any

from finder.model import Attendance, Caution
from finder.register.fellowships import code_systems, fellowships
from finder.register.vocabulary import LABELS
from importers import Code, Draft, Feed
from importers.clean.day_end import move_end_of_day
from importers.clean.day_in_weeks import days_said
from importers.clean.fellowship_words import fellowship_called
from importers.clean.headings import blank
from importers.clean.meeting_guide_place import read_place, texts
from importers.clean.quick import quickly
from importers.clean.remembered import remembered
from importers.clean.time_range import times
from importers.clean.times import edited, minutes, wall_time
from importers.clean.type_names import codes, type_names

_ATTENDANCE = {
    "in_person": Attendance.IN_PERSON,
    "online": Attendance.ONLINE,
    "hybrid": Attendance.HYBRID,
    "inactive": None,
}
_COMMON = frozenset((str, int, type(None)))  # no value of one of them equals one of another
_new_draft = quickly(Draft)


def draft_of(row: Mapping[str, Any], number: int, feed: Feed) -> Draft:
    """`row` by our names of the fields (`importers.clean.headings`)."""
    said = texts(row)
    draft = _new_draft(
        row=number,
        ref=said.get("slug"),
        identifier=said.get("slug"),
        source_url=said.get("url"),
        name=said.get("name"),
        group=said.get("group"),
        notes=_notes(said),
        timezone=said.get("timezone"),
        online_url=said.get("conference_url"),
        online_notes=said.get("conference_url_notes"),
        dial_in=said.get("conference_phone"),
        dial_in_notes=said.get("conference_phone_notes"),
        website=said.get("website"),
        contact_email=said.get("email"),
        contact_phone=said.get("phone"),
    )
    _read_fellowship(draft, said.get("fellowship"), feed)
    _read_schedule(draft, row)
    _read_types(draft, row, feed)
    _read_attendance(draft, said.get("attendance_option"))
    _read_updated(draft, row)
    read_place(draft, row, said)
    return draft


def systems_of(draft: Draft, feed: Feed) -> tuple[str, ...]:
    """The vocabulary systems of the row's fellowship; labels in full if that is not known."""
    return _systems(draft.fellowship or feed.fellowship)


@remembered
def _systems(key: str | None) -> tuple[str, ...]:
    return code_systems(key) if key is not None and key in fellowships() else (LABELS,)


def _notes(said: Mapping[str, str | None]) -> str | None:
    found = (said.get("notes"), said.get("group_notes"))
    return "\n\n".join(dict.fromkeys(text for text in found if text)) or None


def _read_fellowship(draft: Draft, said: str | None, feed: Feed) -> None:
    """The feed's own words for fellowships come first, then the register's names."""
    if said is None:
        return
    draft.fellowship = feed.fellowships.get(said) or fellowship_called(said)
    if draft.fellowship is None and feed.fellowship is not None:
        draft.problem("fellowship", "fellowship not known", said)
    elif draft.fellowship is None:
        draft.refuse("fellowship", "fellowship not known", said)


def _read_schedule(draft: Draft, row: Mapping[str, Any]) -> None:
    given = (row.get("day"), row.get("time"), row.get("end_time"), row.get("duration"))
    common = _COMMON.issuperset(map(type, given))
    when = _known_schedule(*given) if common else _schedule(*given)
    draft.weekdays, draft.weeks, draft.cautions = when.weekdays, when.weeks, when.cautions
    draft.start, draft.end, draft.duration = when.start, when.end, when.duration
    draft.timezone = draft.timezone or when.timezone
    for item in when.problems:
        draft.problem(item.field, item.reason, item.value)


@remembered  # most days, times and lengths are those of many rows
def _known_schedule(day: object, start: object, end: object, length: object) -> Draft:
    return _schedule(day, start, end, length)


def _schedule(day: object, start: object, end: object, length: object) -> Draft:
    """A draft of nothing but a schedule."""
    draft = _new_draft(row=0)
    _read_days(draft, day)
    draft.end, draft.duration = wall_time(end), minutes(length)
    if (found := times(start)) is not None:
        draft.start = found.start
        draft.end = draft.end or found.end
        draft.timezone = found.zone
    if draft.start is None and not blank(start):
        draft.problem("start", "time not understood", start)
    if draft.end is None and not blank(end):
        draft.problem("duration", "end not understood", end)
    if draft.duration is None and not blank(length):
        draft.problem("duration", "duration not understood", length)
    if draft.duration == 0:
        draft.duration = None
    move_end_of_day(draft, start)
    return draft


def _read_days(draft: Draft, value: object) -> None:
    said = days_said(value)
    draft.weekdays, draft.weeks = said.weekdays, said.weeks
    if said.not_weekly:
        draft.cautions |= {Caution.ASK_WHICH_WEEK}
    for item in said.unknown:
        draft.problem("weekday", "day not understood", item)


def _read_types(draft: Draft, row: Mapping[str, Any], feed: Feed) -> None:
    systems, given = systems_of(draft, feed), row.get("types")
    several = tuple(given) if isinstance(given, list) else (given,)
    if _COMMON.issuperset(map(type, several)):
        draft.codes = _known_codes(given if isinstance(given, str) else several, systems)
        return
    names, unreadable = type_names(given, systems)
    draft.codes = codes(names, systems)
    for item in unreadable:
        draft.problem("types", "type not understood", item)


@remembered  # many meetings have the same types
def _known_codes(given: object, systems: tuple[str, ...]) -> tuple[Code, ...]:
    """Of types that are all texts, numbers or nothing: none is unreadable."""
    return codes(type_names(given, systems)[0], systems)


def _read_attendance(draft: Draft, said: str | None) -> None:
    """`inactive` says that nobody meets, here or online."""
    if said is None:
        return
    option = said.lower().replace("-", "_").replace(" ", "_")
    if option not in _ATTENDANCE:
        draft.problem("attendance", "attendance not understood", said)
        return
    draft.attendance = _ATTENDANCE[option]
    draft.suspended = option == "inactive"


def _read_updated(draft: Draft, row: Mapping[str, Any]) -> None:
    given = row.get("updated")
    draft.updated = edited(given)
    if draft.updated is None and not blank(given):
        draft.problem("updated", "date not understood", given)
