"""When to hold a feed back: what came is so different that a person should look first.

The bounds are those of the fact sheet on trust, section 5. A first import is never held, and
what was released becomes what the next reading is compared with.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from finder.model import Meeting
from importers.matching import Match, Matched

FALL = 0.10  # of the meetings
CHANGED = 0.30  # of them, at once
INVALID = 0.05  # of the rows
FEW = 5  # meetings more or less prove nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """How many rows a reading had, and how many of them were refused."""

    rows: int
    refused: int

    @property
    def invalid(self) -> float:
        return self.refused / self.rows if self.rows else 0.0


def why_hold(before: Rows, now: Rows, matched: Matched) -> str | None:
    """One plain sentence on what is suspicious; None if the reading may be published."""
    known = [match.before for match in matched.matches if match.before] + list(matched.vanished)
    if not known:
        return None
    reasons = (
        *_fallen(known, matched),
        *_invalid(before, now),
        *_changed(matched, len(known)),
    )
    return "; ".join(reasons) or None


def _fallen(known: Sequence[Meeting], matched: Matched) -> Iterator[str]:
    left = len(matched.matches)
    lost = len(known) - left
    if not left or (lost > FEW and lost > FALL * len(known)):
        yield f"the meetings fall from {len(known)} to {left}"
        return
    now = Counter(match.meeting.fellowship for match in matched.matches)
    for fellowship, count in sorted(Counter(item.fellowship for item in known).items()):
        if count > FEW and not now[fellowship]:
            yield f"all {count} meetings of {fellowship} are missing"


def _invalid(before: Rows, now: Rows) -> Iterator[str]:
    if now.invalid > INVALID and now.invalid > before.invalid:
        yield f"{now.refused} of {now.rows} rows cannot be read"


def _changed(matched: Matched, total: int) -> Iterator[str]:
    pairs = [match for match in matched.matches if match.before]
    for what, value in _FACETS.items():
        count = sum(_differs(match, value) for match in pairs)
        if count > FEW and count > CHANGED * len(pairs):
            yield f"the {what} changes for {count} of {len(pairs)} meetings at once"
    lost = len(matched.vanished)
    if lost > FEW and lost > CHANGED * total:
        yield f"{lost} of {total} meetings are replaced by others"


def _differs(match: Match, value: Callable[[Meeting], object]) -> bool:
    return match.before is not None and value(match.before) != value(match.meeting)


def _place(meeting: Meeting) -> object:
    venue = meeting.venue
    return venue and (venue.street, venue.locality, venue.country)


_FACETS: Mapping[str, Callable[[Meeting], object]] = {
    "day": lambda meeting: (meeting.weekday, meeting.weeks, meeting.dates),
    "time": lambda meeting: meeting.start,
    "time zone": lambda meeting: meeting.timezone,
    "place": _place,
    "access": lambda meeting: meeting.access,
    "attendance": lambda meeting: meeting.attendance,
    "status": lambda meeting: meeting.status,
    "type": lambda meeting: meeting.types,
}
