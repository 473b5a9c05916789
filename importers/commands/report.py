"""What would be imported: as JSON, as JSON lines, or in words."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from finder.commands.terminal import Terminal
from finder.exports.shape import Context, shape
from finder.model import Meeting
from finder.register.access import access_label
from finder.schedule import access_on, next_occurrence
from finder.search.engine import Hit
from importers import Listing, Problem
from importers.clean.privacy import mask
from importers.commands.listings import Checked
from importers.listing import summary

_SAMPLE = 3


def as_json(checked: Checked, now: datetime) -> dict[str, Any]:
    """`finder/surface/check.schema.json`; personal values are masked."""
    counts = summary(checked.listing)
    return {
        "format": counts.format,
        "rows": counts.rows,
        "used": counts.used,
        "refused": counts.refused,
        "withheld": counts.withheld,
        "meetings": counts.meetings,
        "problems": [_problem(item) for item in problems(checked.listing)],
        "sample": list(shapes(checked, sample(checked.listing), now)),
    }


def say_words(checked: Checked, terminal: Terminal) -> None:
    """A short page for the operator."""
    counts = summary(checked.listing)
    terminal.say(
        f"{counts.format}: {counts.rows} rows = {counts.used} used + {counts.refused} refused"
        f" + {counts.withheld} withheld; {counts.meetings} meetings"
    )
    if counts.problems:
        terminal.say()
        examples = _examples(checked.listing)
        terminal.table(
            ("count", "field", "problem", "for example"),
            [
                (count, name or "row", reason, examples[name, reason])
                for (name, reason), count in counts.problems.items()
            ],
        )
    terminal.say()
    for meeting in sample(checked.listing):
        terminal.say(_in_words(meeting))


def problems(listing: Listing) -> list[Problem]:
    """All of them: the listing's own, then each row's."""
    return [*listing.problems, *(problem for row in listing.rows for problem in row.problems)]


def sample(listing: Listing) -> list[Meeting]:
    """The first, the middle and the last meeting."""
    meetings = meetings_of(listing)
    if len(meetings) <= _SAMPLE:
        return meetings
    return [meetings[0], meetings[len(meetings) // 2], meetings[-1]]


def meetings_of(listing: Listing) -> list[Meeting]:
    return [meeting for row in listing.rows for meeting in row.meetings]


def shapes(checked: Checked, meetings: list[Meeting], now: datetime) -> Iterator[dict[str, Any]]:
    """As in `/meetings.json`; the listing counts as fetched now."""
    publisher = checked.feed.publisher
    context = Context(
        publishers={publisher.key: publisher},
        fetched={publisher.key: now},
        base_url="http://localhost:8000",
    )
    for meeting in meetings:
        yield shape(meeting, _hit(meeting, now), context, whole=False)


def _hit(meeting: Meeting, now: datetime) -> Hit:
    found = next_occurrence(meeting, now)
    return Hit(
        row=0,
        next_start=found.start if found else None,
        next_end=found.end if found else None,
        access=access_on(meeting, found.day if found else None),
        distance_km=None,
        on=None,
    )


def _problem(item: Problem) -> dict[str, Any]:
    return {
        "row": item.row,
        "ref": item.ref,
        "field": item.field,
        "reason": item.reason,
        "value": mask(item.value),
        "refused": item.refused,
    }


def _examples(listing: Listing) -> dict[tuple[str | None, str], str]:
    found: dict[tuple[str | None, str], str] = {}
    for item in problems(listing):
        where = f"row {item.row}" if item.row else "the listing"
        value = (
            "" if item.value is None else f": {json.dumps(mask(item.value), ensure_ascii=False)}"
        )
        found.setdefault((item.field, item.reason), where + value)
    return found


def _in_words(meeting: Meeting) -> str:
    day = meeting.weekday.value.capitalize() if meeting.weekday else "By appointment"
    start = meeting.start.strftime(" %H:%M") if meeting.start else ""
    venue = meeting.venue
    place = venue and (venue.locality or venue.region or venue.country)
    how = meeting.attendance.value.replace("_", " ")
    who = access_label(meeting, meeting.access)
    parts = [f"{day}{start}", meeting.name, place, how, who]
    return f"  {', '.join(part for part in parts if part)}  ({meeting.id})"
