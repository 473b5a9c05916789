"""Next-occurrence lists (SMART Recovery's): a UTC instant and a sentence, also in UTC.

"Every Saturday, 1:00 PM to 3:00 PM" is the clock of the instant, never that of the place (facts:
sources 6, 11 and 12). A weekly row keeps that clock, or that of the zone the row states; of a
monthly or two-weekly row only the next occurrence is sure, as a date.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from finder.model import Attendance, Weekday
from importers import Draft, Feed, NotAListing, Part, Row
from importers.clean.days import weekday
from importers.clean.finish import finish
from importers.clean.headings import blank
from importers.clean.json_text import load
from importers.clean.meeting_guide_place import words
from importers.clean.meeting_guide_row import systems_of
from importers.clean.records import opened
from importers.clean.times import duration_between, wall_time
from importers.clean.type_names import codes
from importers.clean.zones import zone_name

_OWN = frozenset(("utcStart", "schedule"))
_TELLING = _OWN | {"id", "name"}  # a record without any of them, an error say, is no meeting
_SENTENCE = re.compile(
    r"(?P<rule>[^\d]{1,120}?),?\s+(?P<start>\d[\d:]*\s*[ap]m)(?:\s+to\s+(?P<end>\d[\d:]*\s*[ap]m))?",
    re.IGNORECASE,
)
_EVERY = re.compile(r"every (\w+)", re.IGNORECASE)
_RESTRICTS = "Only"  # the end of the label before it, cut off at a comma of its own
_HOW = "The link to join opens on the meeting's own page shortly before the start."


def sniff(part: Part) -> bool:
    try:
        rows = _rows(part)
    except NotAListing:
        return False
    return any(isinstance(row, dict) and row.keys() >= _OWN for row in rows)


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are listings, read one after the other. Raises NotAListing."""
    rows = [row for part in parts for row in _rows(part)]
    return finish((_draft(row, number, feed) for number, row in enumerate(rows, 1)), feed)


def _rows(part: Part) -> list[Any]:
    value = load(part.body)
    rows = value.get("meetings") if isinstance(value, dict) else value
    if isinstance(rows, list):
        return rows
    raise NotAListing("This is JSON, but not a list of next occurrences.")


def _draft(row: object, number: int, feed: Feed) -> Draft:
    draft = opened(row, number)
    if isinstance(row, dict) and not (draft.refused or row.keys() & _TELLING):
        draft.refuse(None, "row is no meeting")
    if isinstance(row, dict) and not draft.refused:
        draft = _draft_of(row, number)
        draft.codes = codes(_types(row), systems_of(draft, feed))
        _read_zone(draft, row)
        _read_schedule(draft, row)
    return draft


def _draft_of(row: Mapping[str, Any], number: int) -> Draft:
    """Host city and state are not read: persons stand in them."""
    page, passcode = words(row.get("detailUrl")), words(row.get("passcode"))
    identifier = words(row.get("id"))
    town, _, region = (words(row.get("titleLocation")) or "").rpartition(",")
    return Draft(
        row=number,
        ref=identifier,
        identifier=identifier,
        source_url=page,
        name=_name(row),
        attendance=Attendance.ONLINE,
        online_url=page,
        online_notes="\n".join([_HOW, *([f"Passcode: {passcode}"] if passcode else [])]),
        locality=town.strip() or None,
        region=region.strip() or None,
    )


def _name(row: Mapping[str, Any]) -> str | None:
    """Without the facilitator: "4-Point Recovery — Robin S." is 4-Point Recovery."""
    name, person = words(row.get("name")) or "", words(row.get("facilitator"))
    if person and name.endswith(person):
        name = name.removesuffix(person).rstrip(" -–—|:")
    return name or words(row.get("program"))


def _types(row: Mapping[str, Any]) -> list[str]:
    """Program, audiences and languages, a label that was cut at its own comma whole again."""
    names: list[str] = []
    for field in ("program", "audiences", "languages"):
        given = row.get(field)
        for item in given if isinstance(given, list) else [given]:
            name = words(item)
            if name == _RESTRICTS and names:
                names[-1] = f"{names[-1]} {name}"
            elif name:
                names.append(name)
    return names


def _read_schedule(draft: Draft, row: Mapping[str, Any]) -> None:
    begins, sentence = _instant(row.get("utcStart")), words(row.get("schedule"))
    if begins is None and not blank(row.get("utcStart")):
        draft.problem("start", "next occurrence not understood", row.get("utcStart"))
    said = _SENTENCE.fullmatch(sentence or "")
    if sentence and said is None:
        draft.problem("weekday", "schedule not understood", sentence)
    day, start = (_weekly(said["rule"]), wall_time(said["start"])) if said else (None, None)
    if said:
        draft.duration = _minutes(draft, said)
    if begins is None:
        draft.weekdays, draft.start = ((day,) if day else ()), start
        return
    agrees = (day, start) == (Weekday.from_number(begins.weekday()), begins.time())
    if day and not agrees:
        draft.problem("weekday", "schedule and next occurrence differ", sentence)
    local = begins.astimezone(ZoneInfo(draft.timezone or "UTC"))
    draft.start = local.time()
    if day and agrees:
        draft.weekdays = (Weekday.from_number(local.weekday()),)
    else:
        draft.dates = (local.date(),)
        draft.notes = f"As its publisher says, in UTC: “{sentence}”" if sentence else None


def _weekly(rule: str) -> Weekday | None:
    found = _EVERY.fullmatch(rule.strip())
    return weekday(found[1]) if found else None


def _minutes(draft: Draft, said: re.Match[str]) -> int | None:
    start, end = wall_time(said["start"]), wall_time(said["end"])
    if start is None or end is None:
        return None
    minutes, reason = duration_between(start, end)
    if reason:
        draft.problem("duration", reason, said[0])
    return minutes


def _instant(value: object) -> datetime | None:
    """An ISO instant with its offset, in UTC; a wall time without one is no instant."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _read_zone(draft: Draft, row: Mapping[str, Any]) -> None:
    """The zone the row states; the clock is UTC where it states none that we know."""
    stated = words(row.get("timezone"))
    draft.timezone = zone_name(stated) or "UTC"
    if stated and zone_name(stated) is None:
        draft.problem("timezone", "not a time zone", stated)
