"""BMLT JSON (GetSearchResults) with its formats and service bodies, as NA publishes.

The address of a root server is enough, and so is an aggregator's list of servers. Every value is a
text and 1 is Sunday, but for the admin API (facts: bmlt, sections 1, 4, 5, 7 and 10). Contact
fields and custom fields are not read: some servers keep persons in them.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from finder.model import Attendance, Caution
from importers import Code, Draft, Feed, Part, Problem, Row
from importers.clean.bmlt_formats import Formats, Told, read_formats
from importers.clean.bmlt_meant import add_formats, attendance_by_formats
from importers.clean.bmlt_parts import Answers, is_any, listed_servers, read_answers
from importers.clean.bmlt_wanted import MOST_SERVERS, wanted
from importers.clean.day_end import move_end_of_day
from importers.clean.days import weekday
from importers.clean.finish import finish
from importers.clean.headings import blank
from importers.clean.places import country_code
from importers.clean.quick import quickly
from importers.clean.times import LONGEST_MINUTES, minutes, wall_time

_FELLOWSHIP = "na"  # the "basic meeting list toolbox" is NA's own; a feed may say otherwise
_PROMPT = "#@-@#"  # old servers store "Prompt#@-@#value"
_CODED = ("formats", "format_shared_id_list")
_OPEN_ENDED = 24 * 60
_TEMPORARILY_VIRTUAL = tuple(
    Told(code=Code(text=name, lookups=(("bmlt-world-id", name),))) for name in ("VM", "TC")
)
_new_draft = quickly(Draft)
_VENUE_TYPES = {"1": Attendance.IN_PERSON, "2": Attendance.ONLINE, "3": Attendance.HYBRID}


def sniff(part: Part) -> bool:
    return is_any(part)


def more(parts: Sequence[Part], feed: Feed) -> list[str]:
    """What its servers have not been asked yet: searches, formats and service bodies."""
    have = {part.url for part in parts}
    return [url for url in dict.fromkeys(wanted(parts)) if url not in have]


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """Reads what it can where a part is missing, and says so once. Raises NotAListing."""
    servers = read_answers(parts)
    for reason in dict.fromkeys(filter(None, map(_missing, servers))):
        yield Row(number=0, problems=(Problem(row=0, field="types", reason=reason),))
    if (rest := len(listed_servers(parts)) - MOST_SERVERS) > 0:
        reason = f"only the first {MOST_SERVERS} servers of the list are asked"
        yield Row(number=0, problems=(Problem(row=0, reason=reason, value=rest),))
    yield from finish(_drafts(servers, feed), feed)


def _drafts(servers: Sequence[Answers], feed: Feed) -> Iterator[Draft]:
    number = count(1)
    for answers in servers:
        formats, bodies = read_formats(answers.formats), _bodies(answers)
        for row in answers.meetings:
            draft = _draft(row, next(number), feed, formats, bodies)
            if answers.server and draft.identifier:  # ids are those of one server
                draft.ref = draft.identifier = f"{answers.server}-{draft.identifier}"
            yield draft


def _missing(answers: Answers) -> str | None:
    """What the server did not give, as one phrase."""
    rows = [row for row in answers.meetings if isinstance(row, dict)]
    coded = any(not blank(row.get(name)) for row in rows for name in _CODED)
    unnamed = any(blank(row.get("service_body_name")) for row in rows)
    missing = [
        *(["formats"] if coded and not answers.formats else []),
        *(["service bodies"] if unnamed and not answers.bodies else []),
    ]
    if missing:
        return f"without the server's {' and '.join(missing)}"
    return "a part is no answer of a BMLT server" if answers.unknown else None


def _bodies(answers: Answers) -> dict[str, Mapping[str, Any]]:
    records = (record for record in answers.bodies if isinstance(record, dict))
    return {str(record.get("id")): record for record in records}


def _draft(
    row: object,
    number: int,
    feed: Feed,
    formats: Formats,
    bodies: Mapping[str, Mapping[str, Any]],
) -> Draft:
    if not isinstance(row, dict):
        draft = Draft(row=number)
        draft.refuse(None, "row is no object", type(row).__name__)
        return draft
    cells = {str(key): _value(value) for key, value in row.items()}
    body = bodies.get(cells.get("service_body_bigint") or "", {})
    draft = _new_draft(
        row=number,
        ref=cells.get("id_bigint"),
        identifier=cells.get("id_bigint"),
        name=cells.get("meeting_name"),
        fellowship=feed.fellowship or _FELLOWSHIP,
        timezone=cells.get("time_zone"),
        notes=_joined(cells, "comments", "format_comments"),
        online_url=cells.get("virtual_meeting_link"),
        online_notes=cells.get("virtual_meeting_additional_info"),
        dial_in=cells.get("phone_meeting_number"),
        website=_value(body.get("url")),
        contact_email=cells.get("email_contact"),
        withheld=cells.get("published") == "0" or row.get("published") is False,
    )
    _read_schedule(draft, cells)
    _read_place(draft, cells, body)
    _read_formats(draft, cells, formats)
    return draft


def _value(value: object) -> str | None:
    """A field as text without its prompt; None where it says nothing."""
    if isinstance(value, str) and _PROMPT not in value:
        return value.strip() or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).rsplit(_PROMPT, 1)[-1].strip() or None


def _joined(cells: Mapping[str, str | None], *names: str) -> str | None:
    texts = dict.fromkeys(text for name in names if (text := cells.get(name)))
    return "\n".join(texts) or None


def _read_schedule(draft: Draft, cells: Mapping[str, str | None]) -> None:
    day, start = cells.get("weekday_tinyint"), cells.get("start_time")
    found = weekday(day, sunday=1)
    if "day_from_zero" in cells:  # the admin API
        day = cells["day_from_zero"]
        found = weekday(day, sunday=0)
    draft.weekdays = (found,) if found else ()
    if day and not found:
        draft.problem("weekday", "day not understood", day)
    draft.start = wall_time(start)
    if start and draft.start is None:
        draft.problem("start", "time not understood", start)
    move_end_of_day(draft, start)
    _read_duration(draft, cells.get("duration_time"))


def _read_duration(draft: Draft, given: str | None) -> None:
    """Zero is the server's default and 24 hours is open-ended: both are unknown to us."""
    length = minutes(given)
    if given and length is None:
        draft.problem("duration", "duration not understood", given)
    elif length and LONGEST_MINUTES < length < _OPEN_ENDED:
        draft.problem("duration", "longer than four hours", given)
    elif length != _OPEN_ENDED:
        draft.duration = length or None


def _read_place(draft: Draft, cells: Mapping[str, str | None], body: Mapping[str, Any]) -> None:
    town, borough = cells.get("location_municipality"), cells.get("location_city_subsection")
    draft.venue_name = cells.get("location_text")
    draft.street = cells.get("location_street")
    draft.locality = town or borough or cells.get("location_neighborhood")
    draft.region = cells.get("location_province")
    draft.postal_code = cells.get("location_postal_code_1")
    draft.country = cells.get("location_nation")
    draft.latitude, draft.longitude = cells.get("latitude"), cells.get("longitude")
    draft.venue_notes = _joined(
        cells, "location_info", "train_lines", "bus_lines", "public_transport"
    )
    draft.regions = _regions(cells, body)


def _regions(cells: Mapping[str, str | None], body: Mapping[str, Any]) -> tuple[str, ...]:
    """Province, town (or county), borough; where there is no place, the service body."""
    county = cells.get("location_sub_province")
    if country_code(county):  # German rows carry the nation there
        county = None
    levels = (
        cells.get("location_province"),
        cells.get("location_municipality") or county,
        cells.get("location_city_subsection"),
    )
    known = tuple(dict.fromkeys(level for level in levels if level))
    name = cells.get("service_body_name") or _value(body.get("name"))
    return known or ((name,) if name else ())


def _read_formats(draft: Draft, cells: Mapping[str, str | None], formats: Formats) -> None:
    ids, keys = _list(cells.get("format_shared_id_list")), _list(cells.get("formats"))
    told = formats.of_row(ids, keys, (cells.get("lang_enum") or "").lower())
    if cells.get("temporarily_virtual"):  # the admin API's word for these two
        told += _TEMPORARILY_VIRTUAL
    add_formats(draft, told)
    _read_attendance(draft, cells.get("venue_type"))


def _read_attendance(draft: Draft, kind: str | None) -> None:
    """`venue_type` says how one takes part; older servers leave it to VM, HY and TC."""
    stated, by_formats = _VENUE_TYPES.get(kind or ""), attendance_by_formats(draft.codes)
    draft.attendance = stated or by_formats
    if kind and stated is None:
        draft.problem("attendance", "venue type not known", kind)
    if stated and by_formats and stated is not by_formats:
        draft.problem("attendance", "venue type and formats differ", f"{stated}, {by_formats}")
        draft.cautions |= {Caution.ASK_FIRST}


def _list(text: str | None) -> list[str]:
    parts = (part for item in (text or "").split(",") if (part := item.strip()))
    return list(dict.fromkeys(parts))
