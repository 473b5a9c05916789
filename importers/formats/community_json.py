"""The community's JSON: rows that others have normalised, for the United States (SUCCURRO).

Each names its fellowship (`program`), the days it meets (`schedule`) and how (`format`); types are
the publisher's own labels with hyphens for spaces. Times are those of the place; an online row
says no zone. `verified` is when others looked, not when the group edited its entry.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from finder.model import Attendance, Caution
from finder.register.places.regions import regions_named
from importers import Draft, Feed, NotAListing, Part, Row
from importers.clean.days import weekday
from importers.clean.fellowship_words import fellowship_called
from importers.clean.finish import finish
from importers.clean.headings import blank
from importers.clean.json_text import load
from importers.clean.meeting_guide_place import words
from importers.clean.meeting_guide_row import systems_of
from importers.clean.same_record import joined
from importers.clean.times import minutes, wall_time
from importers.clean.type_names import codes, type_names
from importers.clean.words import said

_OWN = frozenset(("program", "schedule", "format"))
_COUNTRY = "US"  # the list is of this country alone: its `place` is a number of the census
_ATTENDANCE = {
    "in-person": Attendance.IN_PERSON,
    "online": Attendance.ONLINE,
    "hybrid": Attendance.HYBRID,
}
_CALLED_HYBRID = re.compile(r"(?:^|; ?)hybrid meeting\b", re.IGNORECASE)

_Slot = Mapping[str, Any]


def sniff(part: Part) -> bool:
    try:
        rows = _rows(part)
    except NotAListing:
        return False
    return any(isinstance(row, dict) and row.keys() >= _OWN for row in rows)


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are listings, read one after the other. Raises NotAListing."""
    rows = [row for part in parts for row in _rows(part)]
    drafts = (draft for number, row in enumerate(rows, 1) for draft in _drafts(row, number, feed))
    return joined(finish(drafts, feed))


def _rows(part: Part) -> list[Any]:
    value = load(part.body)
    if isinstance(value, list):
        return value
    raise NotAListing("This is JSON, but not a list of meetings.")


def _drafts(row: object, number: int, feed: Feed) -> Iterator[Draft]:
    """One for each time of day; a row without a schedule is by appointment."""
    if not isinstance(row, dict):
        yield _refused(number, "row is no object", type(row).__name__)
        return
    if all(blank(value) for value in row.values()):
        yield _refused(number, "row is empty")
        return
    slots, unreadable = _slots(row.get("schedule"))
    for same in slots or [[]]:
        draft = _draft(row, number, feed)
        _read_schedule(draft, same)
        if len(slots) > 1 and len(draft.weekdays) == 1 and draft.identifier:
            draft.identifier = f"{draft.identifier}-{draft.weekdays[0].short}"
        for item in unreadable:
            draft.problem("weekday", "schedule not understood", item)
        yield draft


def _refused(number: int, reason: str, value: str | None = None) -> Draft:
    draft = Draft(row=number)
    draft.refuse(None, reason, value)
    return draft


def _slots(schedule: object) -> tuple[list[list[_Slot]], list[object]]:
    """The entries of a schedule by what they share but for the day; and what is no entry."""
    entries = schedule if isinstance(schedule, list) else [schedule]
    groups: dict[str, list[_Slot]] = {}
    for entry in entries:
        if isinstance(entry, dict):
            same = repr([entry.get(name) for name in ("time", "duration_min", "note")])
            groups.setdefault(same, []).append(entry)
    unreadable = [entry for entry in entries if not (isinstance(entry, dict) or blank(entry))]
    return list(groups.values()), unreadable


def _draft(row: Mapping[str, Any], number: int, feed: Feed) -> Draft:
    identifier = words(row.get("id"))
    draft = Draft(
        row=number,
        ref=identifier,
        identifier=identifier,
        source_url=words(row.get("url")),
        name=words(row.get("name")),
        notes=words(row.get("notes")),
        online_url=words(row.get("conference_url")),
        dial_in=words(row.get("conference_phone")),
    )
    _read_fellowship(draft, row, feed)
    _read_types(draft, row, feed)
    _read_attendance(draft, row)
    _read_place(draft, row)
    return draft


def _read_schedule(draft: Draft, same: Sequence[_Slot]) -> None:
    """`same` differ in their day alone; a note of theirs ("2nd Monday") stands before the notes."""
    days = [(entry.get("day"), weekday(entry.get("day"))) for entry in same]
    draft.weekdays = tuple(dict.fromkeys(day for _, day in days if day is not None))
    for given, day in days:
        if day is None and not blank(given):
            draft.problem("weekday", "day not understood", given)
    first = same[0] if same else {}
    start, length = first.get("time"), first.get("duration_min")
    draft.start, draft.duration = wall_time(start), minutes(length) or None
    if draft.start is None and not blank(start):
        draft.problem("start", "time not understood", start)
    if draft.duration is None and not blank(length):
        draft.problem("duration", "duration not understood", length)
    if note := words(first.get("note")):
        _read_note(draft, f"Meets {note}.")


def _read_note(draft: Draft, note: str) -> None:
    """A note that names no weeks we know leaves the row weekly, with a warning."""
    day = draft.weekdays[0] if len(draft.weekdays) == 1 else None
    draft.notes = "\n".join(text for text in (note, draft.notes) if text)
    if not said(None, draft.notes, weekday=day).weeks:
        draft.cautions = frozenset((Caution.ASK_FIRST,))


def _read_fellowship(draft: Draft, row: Mapping[str, Any], feed: Feed) -> None:
    name = words(row.get("program"))
    if name is None:
        return
    draft.fellowship = feed.fellowships.get(name) or fellowship_called(name)
    if draft.fellowship is None and feed.fellowship is not None:
        draft.problem("fellowship", "fellowship not known", name)
    elif draft.fellowship is None:
        draft.refuse("fellowship", "fellowship not known", name)


def _read_types(draft: Draft, row: Mapping[str, Any], feed: Feed) -> None:
    systems = systems_of(draft, feed)
    names, unreadable = type_names(row.get("types"), systems)
    draft.codes = codes(names, systems)
    for item in unreadable:
        draft.problem("types", "type not understood", item)
    given = row.get("languages")
    spoken = given if isinstance(given, list) else [given]
    draft.languages = frozenset(text for item in spoken if (text := words(item)))


def _read_attendance(draft: Draft, row: Mapping[str, Any]) -> None:
    """Notes that call it hybrid are believed where there is a link too."""
    given = words(row.get("format"))
    draft.attendance = _ATTENDANCE.get((given or "").lower())
    if given and draft.attendance is None:
        draft.problem("attendance", "attendance not understood", given)
    if draft.attendance is Attendance.IN_PERSON and _CALLED_HYBRID.search(draft.notes or ""):
        if draft.online_url or draft.dial_in:
            draft.attendance = Attendance.HYBRID
        else:
            draft.problem("attendance", "called hybrid, but no link or number given")


def _read_place(draft: Draft, row: Mapping[str, Any]) -> None:
    venue, point = _object(row.get("venue")), _object(row.get("geo"))
    draft.venue_name = words(row.get("venue_name"))
    draft.street, draft.locality = words(venue.get("street")), words(venue.get("city"))
    draft.postal_code = words(venue.get("zip"))
    draft.region = (words(venue.get("state")) or "").upper() or None
    draft.country = _COUNTRY if venue else None
    state = draft.region or (draft.identifier or "").split("/")[0]
    named = [region.name for region in regions_named(state) if region.country == _COUNTRY]
    draft.regions = tuple(text for text in (*named[:1], draft.locality) if text)
    draft.latitude, draft.longitude = point.get("lat"), point.get("lng")


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
