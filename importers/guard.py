"""When to hold a feed back: what came is so different that a person should look first.

The bounds are those of the fact sheet on trust, section 5. A first import is never held, and
what was released becomes what the next reading is compared with.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from finder.model import Meeting
from importers.closing import closes, reopens
from importers.matching import Match, Matched

FALL = 0.10  # of the meetings
CHANGED = 0.30  # of them, at once
HALF = 0.5  # a fall that only a person lets pass
REOPENED = 0.10  # of the meetings, at once
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One suspicion. `for_a_person`: however long it stays so, a person must look."""

    kind: str
    text: str
    for_a_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Why a reading of so many meetings is held back; as a text, one plain sentence."""

    causes: tuple[Cause, ...]
    meetings: int

    def __str__(self) -> str:
        return "; ".join(cause.text for cause in self.causes)

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(cause.kind for cause in self.causes)

    @property
    def for_a_person(self) -> bool:
        return any(cause.for_a_person for cause in self.causes)


def why_hold(before: Rows, now: Rows, matched: Matched) -> Hold | None:
    """What is suspicious; None if the reading may be published."""
    known = [match.before for match in matched.matches if match.before] + list(matched.vanished)
    if not known:
        return None
    causes = (
        *_fallen(known, matched),
        *_invalid(before, now),
        *_changed(matched, len(known)),
        *_reopened(matched),
    )
    return Hold(causes=causes, meetings=len(matched.matches)) if causes else None


def _fallen(known: Sequence[Meeting], matched: Matched) -> Iterator[Cause]:
    left = len(matched.matches)
    lost = len(known) - left
    if not left or (lost > FEW and lost > FALL * len(known)):
        text = f"the meetings fall from {len(known)} to {left}"
        yield Cause(kind="fall", text=text, for_a_person=lost > HALF * len(known))
        return
    now = Counter(match.meeting.fellowship for match in matched.matches)
    for fellowship, count in sorted(Counter(item.fellowship for item in known).items()):
        if count > FEW and not now[fellowship]:
            text = f"all {count} meetings of {fellowship} are missing"
            yield Cause(kind=f"without {fellowship}", text=text, for_a_person=True)


def _invalid(before: Rows, now: Rows) -> Iterator[Cause]:
    if now.invalid > INVALID and now.invalid > before.invalid:
        yield Cause(kind="rows", text=f"{now.refused} of {now.rows} rows cannot be read")


def _changed(matched: Matched, total: int) -> Iterator[Cause]:
    pairs = [match for match in matched.matches if match.before]
    for what, value in _FACETS.items():
        count = sum(_differs(match, value) for match in pairs if _suspect(what, match))
        if count > FEW and count > CHANGED * len(pairs):
            text = f"the {what} changes for {count} of {len(pairs)} meetings at once"
            yield Cause(kind=what, text=text)
    lost = len(matched.vanished)
    if lost > FEW and lost > CHANGED * total:
        yield Cause(kind="others", text=f"{lost} of {total} meetings are replaced by others")


def _suspect(what: str, match: Match) -> bool:
    """One that goes online, or is paused, may lose its place: that is never held."""
    return what not in _CLOSED_WITH or not closes(match)


def _reopened(matched: Matched) -> Iterator[Cause]:
    pairs = [match for match in matched.matches if match.before]
    count = sum(map(reopens, pairs))
    if count > FEW and count > REOPENED * len(pairs):
        text = f"{count} of {len(pairs)} meetings that were paused or online are open again at once"
        yield Cause(kind="reopened", text=text)


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
    "type": lambda meeting: meeting.types,
}
_CLOSED_WITH = {"place", "attendance"}
