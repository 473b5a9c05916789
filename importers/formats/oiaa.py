"""Central-query JSON, as the online intergroup of AA publishes: database export or API answer.

The export is meetings.json with its parts groups.json and types.json, ids and dates wrapped as
`{"$oid"}` and `{"$date"}`; the API answers with the same rows joined to their groups (facts:
meeting-guide, section 11; sources, section 6). 1 is Monday and 7 Sunday. What the export calls
`ongoing` has no time and is by appointment. Persons (`userIDs`) are not read.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from finder.model import Attendance
from finder.register.vocabulary import LABELS
from importers import Code, Draft, Feed, NotAListing, Part, Problem, Row
from importers.clean.days import weekday
from importers.clean.finish import finish
from importers.clean.headings import blank
from importers.clean.json_text import load
from importers.clean.moments import moment, wall_clock, weekday_of
from importers.clean.times import edited, minutes, wall_time

_FELLOWSHIP = "aa"  # whose service this is; a feed may say otherwise
_SYSTEM = "oiaa-central-query"
_CODES = ("type", "types", "formats", "features", "communities")
_NEXT = ("startDateUTC", "nextEventUTC", "timeUTC")  # one of its coming starts
_GROUP = {"email": "groupEmail", "website": "groupWebsite", "phone": "groupPhone"}


def sniff(part: Part) -> bool:
    """A row has a slug and the id of its group."""
    try:
        return any(map(_is_meeting, _records(part)))
    except NotAListing:
        return False


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """Tells the parts apart by their records. Raises NotAListing."""
    lists = [_records(part) for part in parts]
    listings = [rows for rows in lists if any(map(_is_meeting, rows))]
    others = [
        row for rows in lists if rows not in listings for row in rows if isinstance(row, dict)
    ]
    if not listings:
        raise NotAListing("None of these is a list of meetings with their groups.")
    rows = [row for rows in listings for row in rows]
    groups = {_id(row.get("_id")): row for row in others if "code" not in row}
    labels = {str(row["code"]): str(row.get("desc") or "") for row in others if "code" in row}
    if not groups and any(map(_needs_group, rows)):
        yield Row(number=0, problems=(Problem(row=0, field="group", reason="without its groups"),))
    drafts = (_draft(row, number, feed, groups, labels) for number, row in enumerate(rows, 1))
    yield from finish(drafts, feed)


def _records(part: Part) -> list[Any]:
    rows = load(part.body)
    if not isinstance(rows, list):
        raise NotAListing("This is JSON, but not a list of meetings.")
    return rows


def _is_meeting(row: object) -> bool:
    return isinstance(row, dict) and "slug" in row and "groupID" in row


def _needs_group(row: object) -> bool:
    """Whether it is a row of the export: the API answers with what it tells of the group."""
    return isinstance(row, dict) and "_id" in row


def _id(value: object) -> str:
    return str(value.get("$oid") if isinstance(value, dict) else value)


def _date(value: object) -> object:
    return value.get("$date") if isinstance(value, dict) else value


def _words(value: object) -> str | None:
    """A text, or the texts of a list one below the other."""
    if isinstance(value, list):
        value = "\n".join(item for item in value if isinstance(item, str))
    return (value.strip() or None) if isinstance(value, str) else None


def _draft(
    row: object,
    number: int,
    feed: Feed,
    groups: Mapping[str, Mapping[str, Any]],
    labels: Mapping[str, str],
) -> Draft:
    if not isinstance(row, dict):
        draft = Draft(row=number)
        draft.refuse(None, "row is no object", type(row).__name__)
        return draft
    cells = _with_group(row, groups.get(_id(row.get("groupID")), {}))
    slug = _words(cells.get("slug"))
    draft = Draft(
        row=number,
        ref=slug,
        identifier=slug,
        name=_words(cells.get("name")),
        group=_words(cells.get("group")),
        fellowship=feed.fellowship or _FELLOWSHIP,
        timezone=_words(cells.get("timezone")),
        attendance=Attendance.ONLINE,
        online_url=_words(cells.get("conference_url")),
        online_notes=_words(cells.get("conference_url_notes")),
        dial_in=_words(cells.get("conference_phone")),
        dial_in_notes=_words(cells.get("conference_phone_notes")),
        notes=_notes(cells),
        updated=edited(_date(cells.get("updatedAt"))),
        website=_words(cells.get("groupWebsite")),
        contact_email=_words(cells.get("groupEmail")),
        contact_phone=_words(cells.get("groupPhone")),
        withheld=cells.get("archived") is True,
    )
    _read_schedule(draft, cells)
    _read_codes(draft, cells, labels)
    return draft


def _with_group(row: Mapping[str, Any], group: Mapping[str, Any]) -> dict[str, Any]:
    """The row as the API would give it; the group's name is there in the export alone."""
    told = {ours: group.get(name) for name, ours in _GROUP.items()}
    told |= {"group": group.get("name"), "groupNotes": group.get("notes")}
    return {**told, **{name: value for name, value in row.items() if not blank(value)}}


def _notes(cells: Mapping[str, Any]) -> str | None:
    texts = (_words(cells.get("notes")), _words(cells.get("groupNotes")))
    return "\n\n".join(dict.fromkeys(text for text in texts if text)) or None


def _read_schedule(draft: Draft, cells: Mapping[str, Any]) -> None:
    """Day and time as stated; the API gives the instant of its next start instead."""
    day, start, length = cells.get("day"), cells.get("time"), cells.get("duration")
    draft.duration = minutes(length) or None
    if not blank(length) and minutes(length) is None:
        draft.problem("duration", "duration not understood", length)
    if blank(day) and blank(start):
        _read_next_start(draft, cells)
        return
    found, draft.start = weekday(day, sunday=7), wall_time(start)
    draft.weekdays = (found,) if found else ()
    if draft.start is not None and not draft.weekdays and not draft.timezone:
        draft.start = None  # day 0, 00:00 and no zone are what the database begins with
        draft.problem("start", "no fixed time: values of a new entry", f"{day} {start}")
    elif not blank(day) and found is None:
        draft.problem("weekday", "day not understood", day)
    if not blank(start) and wall_time(start) is None:
        draft.problem("start", "time not understood", start)


def _read_next_start(draft: Draft, cells: Mapping[str, Any]) -> None:
    """`rtc` alone, a day and time of the week in UTC, is another wall time in summer."""
    given = next((_date(cells[name]) for name in _NEXT if not blank(cells.get(name))), None)
    at = moment(given)
    local = wall_clock(at, draft.timezone) if at else None
    if local is not None:
        draft.weekdays, draft.start = (weekday_of(local),), local.time().replace(microsecond=0)
    elif not blank(given) or not blank(cells.get("rtc")):
        draft.problem("start", "only a time in UTC", str(given or cells.get("rtc")))


def _read_codes(draft: Draft, cells: Mapping[str, Any], labels: Mapping[str, str]) -> None:
    given = [cells.get(name) for name in _CODES]
    listed = [item for value in given for item in (value if isinstance(value, list) else [value])]
    codes = dict.fromkeys(str(code).strip() for code in listed if not blank(code))
    draft.codes = tuple(_code(code, labels.get(code)) for code in codes)
    languages = cells.get("languages")
    spoken = languages if isinstance(languages, list) else [languages]
    draft.languages = frozenset(item.strip().lower() for item in spoken if isinstance(item, str))


def _code(code: str, label: str | None) -> Code:
    beside = ((LABELS, label),) if label else ()
    return Code(text=code, lookups=((_SYSTEM, code), *beside))
