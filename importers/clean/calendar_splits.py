"""A change of one date "and all that follow" (RANGE=THISANDFUTURE) -> two events, before and after.

RFC 5545, 3.8.4.4; some calendars write it where an hour changes for good.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from importers.clean.calendar_events import Event, RuleParts, on_the_wall

_BY_DATE = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "COUNT")


def with_splits(events: Sequence[Event]) -> list[Event]:
    """The same, where each such change is an event of its own, which goes on after the first."""
    found = list(events)
    places = {event.uid: place for place, event in enumerate(found) if event.instead_of is None}
    splits: dict[str, list[tuple[datetime, str]]] = {}
    onward = [place for place, event in enumerate(found) if event.onward and event.uid in places]
    for place in sorted(onward, key=lambda place: str(found[place].instead_of)):
        change = found[place]
        before = found[places[change.uid]]
        day = _wall(change.instead_of, before)
        if day is None or not before.rules:
            continue
        found[places[change.uid]] = replace(
            before, rules=tuple(_ended(parts, day) for parts in before.rules)
        )
        found[place] = _after(before, change, day)
        places[change.uid] = place
        splits.setdefault(change.uid, []).append((day, found[place].uid))
    return [_regrouped(event, splits.get(event.uid, ())) for event in found]


def _regrouped(event: Event, splits: Sequence[tuple[datetime, str]]) -> Event:
    """A change of a single date belongs to the event that has that date now, at whatever hour."""
    at = _wall(event.instead_of, event)
    later = [uid for day, uid in splits if at is not None and day <= at]
    return replace(event, uid=later[-1], instead_of=at and at.date()) if later else event


def _after(before: Event, change: Event, day: datetime) -> Event:
    start = _wall(change.start, change) or day
    left_out = (_wall(at, before) for at in before.excluded)
    rules = tuple(_moved(parts, day, start) for parts in before.rules)
    return replace(
        change,
        instead_of=None,
        onward=False,
        uid=f"{before.uid.split('@')[0]}-from-{day:%Y%m%d}",
        start=change.start or change.instead_of,
        rules=rules,
        excluded=tuple(at.date() for at in left_out if at is not None and at >= day),
    )


def _ended(parts: RuleParts | None, day: datetime) -> RuleParts | None:
    """Until the evening before; an end before that stays."""
    if parts is None:
        return None
    last = datetime.combine(day.date() - timedelta(days=1), time(23, 59))
    own = [_wall(at, None) for at in parts.get("UNTIL", ()) if hasattr(at, "year")]
    return {**parts, "UNTIL": [min([last, *(at for at in own if at is not None)])]}


def _moved(parts: RuleParts | None, day: datetime, start: datetime) -> RuleParts | None:
    """None, which is not understood, where the rule cannot simply go on from its new date."""
    if parts is None or "COUNT" in parts:
        return None
    if day.date() == start.date():
        return parts
    weekly = str(next(iter(parts.get("FREQ", ())), "")).upper() == "WEEKLY"
    if not weekly or len(parts.get("BYDAY", ())) > 1 or any(name in parts for name in _BY_DATE):
        return None
    return {name: value for name, value in parts.items() if name != "BYDAY"}


def _wall(when: object, event: Event | None) -> datetime | None:
    if not isinstance(when, date):
        return None
    return on_the_wall(when, event.zone if event else None)
