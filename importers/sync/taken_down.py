"""What the operator hides, as ids of the catalogue, so that a new name does not bring it back."""

import sqlite3
from collections.abc import Collection
from datetime import date
from pathlib import Path

from finder.catalogue import moved_ids
from finder.catalogue.linked import links
from finder.snapshot.corrections import read_corrections
from importers.matching import Match, Matched, what_it_is


def taken_down(database: sqlite3.Connection, corrections: Path, today: date) -> frozenset[str]:
    """The ids hidden today, where they moved to, and all that are linked with them.

    Raises BadSettings for corrections that cannot be read.
    """
    moved, linked = moved_ids(database), links(database)
    hidden = set()
    for item in read_corrections(corrections):
        if item.hide and item.holds(today):
            kept = moved.get(item.meeting, item.meeting)
            hidden |= {item.meeting, kept}
            hidden |= {linked[kept].shown_as} if kept in linked else set()
    return frozenset(hidden | {key for key, link in linked.items() if link.shown_as in hidden})


def came_back(matched: Matched, hidden: Collection[str]) -> tuple[str, ...]:
    """A sentence for each hidden meeting that is listed under another id and name now."""
    return tuple(
        f"{item.meeting.id} is hidden and stays so; its publisher lists a meeting at its day, time "
        f"and place as “{item.meeting.name}” under another id now. If that is another meeting, "
        "take the entry out of corrections.toml"
        for item in matched.matches
        if item.meeting.id in hidden and _is_new(item)
    )


def _is_new(item: Match) -> bool:
    before = item.before
    return (
        before is not None
        and item.listed_as != item.meeting.id
        and what_it_is(before) != what_it_is(item.meeting)
    )
