"""The history run again: what was listed after any of its events.

It knows plain facts alone (`PLAIN`), since it never keeps names, places or words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from finder.catalogue.values import Event
from finder.record import Record

SCHEDULE = "weekday start duration timezone weeks date_from date_until dates".split()
# No change that a person would call one.
UNREAL = frozenset("updated source_id source_url".split())
# What no calendar shows: a change of it is noted in the history, but moves no event.
SILENT = UNREAL | frozenset(
    "facilitation cost languages accessibility regions source_types website contact kind".split()
)
PLAIN = (*SCHEDULE, "status", "kind", "attendance", "access", "fellowship")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A meeting as the history knows it; the days and the count are those of `Stored`.

    `facts` are in the form of its record; empty where the history began without them.
    """

    listed_as: str
    facts: Mapping[str, Any]
    since: date
    first_seen: date
    changed: date
    changes: int = 0


@dataclass(slots=True, kw_only=True)
class Replayed:
    """By id: the meetings that are listed, and the day since which others are gone."""

    listed: dict[str, Listed] = field(default_factory=dict)
    gone: dict[str, date] = field(default_factory=dict)


def facts_of(record: Record) -> dict[str, Any]:
    """The plain facts of a meeting's record."""
    return {name: record[name] for name in PLAIN if name in record}


def replayed(events: Iterable[Event]) -> Replayed:
    """From the events of one feed, all of them from the first on, in their order."""
    state = Replayed()
    for event in events:
        if event.meeting is None:
            continue
        if event.event == "gone":
            state.listed.pop(event.meeting, None)
            state.gone[event.meeting] = event.at.date()
        elif event.event == "added":
            state.listed[event.meeting] = _added(event.meeting, event)
            state.gone.pop(event.meeting, None)
        elif event.meeting in state.listed:
            state.listed[event.meeting] = _changed(state.listed[event.meeting], event)
    return state


def _added(id: str, event: Event) -> Listed:  # noqa: A002
    today = event.at.date()
    return Listed(
        listed_as=event.detail.get("listed_as", id),
        facts=event.detail.get("facts", {}),
        since=today,
        first_seen=today,
        changed=today,
        changes=event.detail.get("changes", 0),
    )


def _changed(known: Listed, event: Event) -> Listed:
    """`moved` and `real` say what a change counted for on the day, by the rules of that day."""
    detail, today = event.detail, event.at.date()
    both = {name: values for name, values in detail.get("fields", {}).items() if values}
    facts = {**known.facts, **{name: new for name, (_, new) in both.items()}}
    return replace(
        known,
        listed_as=detail.get("listed_as", known.listed_as),
        facts={name: value for name, value in facts.items() if value is not None},
        first_seen=today if detail.get("moved") else known.first_seen,
        changed=today if detail.get("real") else known.changed,
        changes=known.changes + bool(detail.get("real")),
    )
