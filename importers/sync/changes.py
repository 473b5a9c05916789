"""What a reading changes: the meetings with their dates, those gone, ids moved, the history."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from finder.catalogue import (
    PLAIN,
    SCHEDULE,
    SILENT,
    UNREAL,
    Event,
    Gone,
    Stored,
    facts_of,
    last_schedule,
)
from finder.model import Meeting
from finder.record import Record, to_record
from importers.matching import Match, Matched
from importers.sync.become import long_gone, may_be, newly_for_children, withheld


@dataclass(slots=True, kw_only=True)
class Changes:
    """Filled meeting by meeting, for one feed, as of `now`."""

    feed: str
    now: datetime
    stored: list[Stored] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def note(self, meeting: str | None, event: str, **detail: Any) -> None:
        """Puts it into the history."""
        self.events.append(
            Event(at=self.now, feed=self.feed, meeting=meeting, event=event, detail=detail)
        )

    def count(self, event: str) -> int:
        return sum(item.event == event for item in self.events)


def changes(
    feed: str,
    matched: Matched,
    stored: Mapping[str, Stored],
    now: datetime,
    *,
    released: str | None,
    gone: Iterable[Gone] = (),
    as_anybody: Collection[str] = (),
) -> Changes:
    """`stored` are the feed's meetings by id; `released` why the guard would have held this.

    `as_anybody` are ids that rows for under-18s now would bear else: what was listed so is theirs.

    A meeting of `gone` that is listed again goes on counting its changes: the number that
    calendars know never falls.
    """
    made, left = Changes(feed=feed, now=now), {item.id: item for item in gone}
    children = newly_for_children(matched)
    if released:
        made.note(None, "released", why=released)
    for item in matched.matches:
        known = stored.get(item.meeting.id)
        if known is None:
            _arrives(made, item, left.get(item.meeting.id))
        else:
            _stays(made, item, known)
        if item.listed_as != item.meeting.id and item.before is not None:
            made.moved[item.listed_as] = item.meeting.id
    made.gone.extend(long_gone(feed, left.values(), children))
    for meeting in matched.vanished:
        last = _gone(meeting, stored[meeting.id], now.date())
        theirs = stored[meeting.id].listed_as in as_anybody or may_be(meeting, children)
        made.gone.append(withheld(last) if theirs else last)
        made.note(meeting.id, "gone")
    return made


def _arrives(made: Changes, item: Match, gone: Gone | None) -> None:
    """`gone` is what was known of it when it went, if it comes back."""
    meeting, counted, today = item.meeting, _counted(gone), made.now.date()
    made.stored.append(
        Stored(
            meeting=meeting,
            listed_as=item.listed_as,
            since=today,
            first_seen=today,
            changed=today,
            changes=counted,
        )
    )
    again = {"changes": counted} if counted else {}
    made.note(meeting.id, "added", **_arrival(item), **again)


def _stays(made: Changes, item: Match, known: Stored) -> None:
    differing, today = _differing(item), made.now.date()
    weight = _weight(differing)
    made.stored.append(
        replace(
            known,
            meeting=item.meeting,
            listed_as=item.listed_as,
            first_seen=today if "moved" in weight else known.first_seen,
            changed=today if "real" in weight else known.changed,
            changes=known.changes + ("real" in weight),
        )
    )
    if differing:
        made.note(item.meeting.id, "changed", fields=differing, **weight)
    if known.listed_as != item.listed_as:
        made.note(item.meeting.id, "renumbered", listed_as=item.listed_as)


def _counted(gone: Gone | None) -> int:
    """The changes of a meeting that comes back: that it went was one, that it is back another."""
    return gone.last.changes + 1 if gone and gone.last else 0


def _arrival(item: Match) -> dict[str, Any]:
    """What the history keeps of a new meeting: plain facts, and its number if that is no id."""
    facts = {"facts": facts_of(to_record(item.meeting))}
    return facts if item.listed_as == item.meeting.id else {**facts, "listed_as": item.listed_as}


def _weight(differing: Mapping[str, Any]) -> dict[str, bool]:
    """`moved`: it has another schedule; `real`: a calendar shows the change.

    A single date that is cancelled or changed is no other schedule: the series goes on from where
    it began. Of a meeting on listed dates each is an event of its own: another one moves none.
    """
    listed_still = all(differing.get("dates") or [None])
    names = differing.keys() - ({"dates"} if listed_still else set())
    found = {"moved": bool(names & set(SCHEDULE)), "real": bool(names - SILENT)}
    return {name: True for name, holds in found.items() if holds}


def _gone(meeting: Meeting, known: Stored, today: date) -> Gone:
    point = meeting.venue if meeting.has_point and not meeting.for_children else None
    return Gone(
        id=meeting.id,
        name=meeting.name,
        since=today,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        last=last_schedule(meeting, first_seen=known.first_seen, changes=known.changes + 1),
    )


def _differing(item: Match) -> dict[str, Any]:
    """Field -> [old, new] for plain facts, field -> None for the rest; empty for a new one."""
    if item.before is None:
        return {}
    old, new = to_record(item.before), to_record(item.meeting)
    names = sorted(name for name in {*old, *new} - UNREAL if old.get(name) != new.get(name))
    return {name: _both(name, old, new) for name in names}


def _both(name: str, old: Record, new: Record) -> list[Any] | None:
    if name not in PLAIN:
        return None
    return [old.get(name), new.get(name)]
