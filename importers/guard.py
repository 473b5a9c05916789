"""When to hold a feed back: what came is so different that a person should look first.

The bounds are those of the fact sheet on trust, section 5. A first import is never held, and
what was released becomes what the next reading is compared with.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from finder.model import Meeting
from importers.closing import closes, reopens
from importers.matching import Match, Matched

HALF = 0.5  # a fall that only a person lets pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is still believed: parts of the meetings (of the rows, for `invalid`).

    Up to `few` meetings, more or less, prove nothing, unless they are over half of more than
    that. A feed may set its own in `feeds.toml`.
    """

    fall: float = 0.10
    changed: float = 0.30
    replaced: float = 2 / 3
    reopened: float = 0.10
    invalid: float = 0.05
    few: float = 5


DEFAULT = Bounds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """How many rows a reading had, and how many of them were refused.

    `untimed` are the ids, as listed, of meetings whose day or time stands there and was not
    understood, so that they have none.
    """

    rows: int
    refused: int
    untimed: Collection[str] = ()

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


def why_hold(before: Rows, now: Rows, matched: Matched, bounds: Bounds = DEFAULT) -> Hold | None:
    """What is suspicious; None if the reading may be published."""
    known = [match.before for match in matched.matches if match.before] + list(matched.vanished)
    if not known:
        return None
    causes = (
        *_fallen(known, matched, bounds),
        *_invalid(before, now, matched, bounds),
        *_changed(matched, len(known), bounds),
        *_reopened(matched, bounds),
    )
    return Hold(causes=causes, meetings=len(matched.matches)) if causes else None


def _fallen(known: Sequence[Meeting], matched: Matched, bounds: Bounds) -> Iterator[Cause]:
    left = len(matched.matches)
    lost = len(known) - left
    over_half = lost > HALF * len(known) and len(known) > bounds.few
    if not left or over_half or (lost > bounds.few and lost > bounds.fall * len(known)):
        text = f"the meetings fall from {len(known)} to {left}"
        yield Cause(kind="fall", text=text, for_a_person=lost > HALF * len(known))
        return
    now = Counter(match.meeting.fellowship for match in matched.matches)
    for fellowship, count in sorted(Counter(item.fellowship for item in known).items()):
        if count > bounds.few and not now[fellowship]:
            text = f"all {count} meetings of {fellowship} are missing"
            yield Cause(kind=f"without {fellowship}", text=text, for_a_person=True)


def _invalid(before: Rows, now: Rows, matched: Matched, bounds: Bounds) -> Iterator[Cause]:
    """Rows refused, and those that lose their day or time: what had none before loses nothing."""
    lost = sum(
        match.listed_as in now.untimed and (match.before is None or has_time(match.before))
        for match in matched.matches
    )
    part = now.invalid + (lost / now.rows if now.rows else 0)
    if part > bounds.invalid and part > before.invalid:
        text = f"{now.refused + lost} of {now.rows} rows cannot be read"
        yield Cause(kind="rows", text=f"{text}, {lost} of them no day or time" if lost else text)


def has_time(meeting: Meeting) -> bool:
    """Whether it says on which day, or dates, and when it begins."""
    return meeting.start is not None and (meeting.weekday is not None or bool(meeting.dates))


def _changed(matched: Matched, total: int, bounds: Bounds) -> Iterator[Cause]:
    pairs = [match for match in matched.matches if match.before]
    rows = min(total, len(matched.matches))
    for what, value in _FACETS.items():
        count = sum(_differs(match, value) for match in pairs if _suspect(what, match))
        if count > bounds.few and count > bounds.changed * rows:
            text = f"the {what} changes for {count} of {rows} meetings at once"
            yield Cause(kind=what, text=text)
    lost = min(len(matched.vanished), len(matched.matches) - len(pairs))
    if lost > bounds.few and lost > bounds.replaced * total:
        yield Cause(kind="others", text=f"{lost} of {total} meetings are replaced by others")


def _suspect(what: str, match: Match) -> bool:
    """One that goes online, or is paused, may lose its place: that is never held."""
    return what not in _CLOSED_WITH or not closes(match)


def _reopened(matched: Matched, bounds: Bounds) -> Iterator[Cause]:
    pairs = [match for match in matched.matches if match.before]
    count = sum(map(reopens, pairs))
    if count > bounds.few and count > bounds.reopened * len(pairs):
        text = f"{count} of {len(pairs)} meetings that were paused or online are open again at once"
        yield Cause(kind="reopened", text=text)


def _differs(match: Match, value: Callable[[Meeting], object]) -> bool:
    return match.before is not None and value(match.before) != value(match.meeting)


def _place(meeting: Meeting) -> object:
    venue = meeting.venue
    return venue and (venue.street, venue.locality, venue.country)


_FACETS: Mapping[str, Callable[[Meeting], object]] = {
    # Explicit dates move on from month to month by themselves.
    "day": lambda meeting: (meeting.weekday, meeting.weeks, bool(meeting.dates)),
    "time": lambda meeting: meeting.start,
    "time zone": lambda meeting: meeting.timezone,
    "place": _place,
    "access": lambda meeting: meeting.access,
    "attendance": lambda meeting: meeting.attendance,
    "type": lambda meeting: meeting.types,
}
_CLOSED_WITH = {"place", "attendance"}
