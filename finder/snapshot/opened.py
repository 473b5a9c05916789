"""A snapshot as readers hold it: immutable, and safe to share between threads."""

import json
import logging
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from finder.duplicates import Source
from finder.errors import NoSnapshot
from finder.model import Meeting, Publisher
from finder.search.index import Index, open_index
from finder.snapshot.building import LAYOUT
from finder.snapshot.contents import Contents, FeedState, Gone, Linked, Moved
from finder.snapshot.delta import CHANGES
from finder.snapshot.entries import Entry, Kind, Patch, contents_from, lines
from finder.snapshot.ground import BASE
from finder.snapshot.manifest import damage
from finder.snapshot.meetings import MeetingFile
from finder.snapshot.prepared import Prepared
from finder.snapshot.shelf import current_name, fetched_file, folder_of, snapshots
from finder.snapshot.states import read_states

_log = logging.getLogger(__name__)


class Snapshot:
    """Everything that was published at one moment. What it is asked for never changes."""

    name: str
    path: Path
    index: Index
    publishers: Mapping[str, Publisher]
    fetched: Mapping[str, datetime]
    demo: bool
    kept: dict[object, Any]  # what its readers keep of it, gone with it

    def __init__(self, data: Path, name: str) -> None:
        """Opens it; raises NoSnapshot where it is missing, damaged or of another layout."""
        self.name, self.path = name, folder_of(data, name)
        wrong = damage(self.path)
        if wrong:
            raise NoSnapshot(f"snapshot {name} is damaged: {wrong}")
        about = json.loads((self.path / "snapshot.json").read_bytes())
        if about["layout"] != LAYOUT:
            raise NoSnapshot(f"snapshot {name} was made by another version; sync again")
        self.demo = bool(about["demo"])
        self.kept = {}
        publishers = (Publisher(**record) for record in about["publishers"])
        self.publishers = MappingProxyType({item.key: item for item in publishers})
        self._states = read_states(fetched_file(data, name))
        self._gone_since: tuple[date, tuple[Gone, ...]] | None = None
        self.fetched = MappingProxyType(
            {item.key: item.last_success for item in self._states if item.last_success}
        )
        try:
            self._open(delta=bool(about["delta"]))
        except (sqlite3.Error, OSError, ValueError, KeyError) as error:
            raise NoSnapshot(f"snapshot {name} cannot be opened: {error}") from error

    def _open(self, *, delta: bool) -> None:
        self._delta, own = delta, self.path / "index"
        if delta:
            base = self.path / BASE
            self._file = MeetingFile(self.path / CHANGES, base / "meetings.sqlite")
            self.index = open_index(base / "index", self._file.meeting, tail=own)
            self._prepared, self._prepared_tail = Prepared(base), Prepared(self.path)
        else:
            self._file = MeetingFile(self.path / "meetings.sqlite")
            self.index = open_index(own, self._file.meeting)
            self._prepared = self._prepared_tail = Prepared(self.path)

    def __len__(self) -> int:
        return len(self.index)

    def rows(self) -> Sequence[int]:
        """The rows of all meetings, by id; there may be gaps between their numbers."""
        return self._file.all_rows()

    def meeting(self, row: int) -> Meeting:
        return self._file.meeting(row)

    def meetings(self, rows: Iterable[int]) -> list[Meeting]:
        """In the order asked for."""
        return self._file.meetings(rows)

    def prepared(self, rows: Sequence[int]) -> list[bytes | None]:
        """What `finder.exports.prepared` made of these meetings; None where nothing is."""
        tail = self.index.base_size
        if not self._delta or all(row < tail for row in rows):
            return self._prepared.of(rows)
        return [
            text
            for row in rows
            for text in (
                self._prepared.of([row]) if row < tail else self._prepared_tail.of([row - tail])
            )
        ]

    def row_of(self, id: str) -> int | None:  # noqa: A002
        return self._file.row_of(id)

    def row_behind(self, id: str) -> int | None:  # noqa: A002
        """The row that an id leads to, also where it moved or is another listing's."""
        return self._file.row_behind(id)

    def ids_behind(self, link: str) -> list[str]:
        """The ids, past ones too, that have this short link: hardly ever more than one."""
        return self._file.ids_behind(link)

    def ids_of(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """An id that is shown, and those of other listings that lead to it."""
        return self._file.ids_of(id)

    def sources(self, id: str) -> tuple[Source, ...]:  # noqa: A002
        """The other feeds' listings of the meeting that is shown under this id."""
        return self._file.sources(id)

    def fate_of(self, id: str) -> Moved | Linked | Gone | None:  # noqa: A002
        """What became of an id that is no meeting's here; None if it never was one's."""
        return self._file.fate_of(id)

    def gone_since(self, day: date) -> tuple[Gone, ...]:
        """Those that went on that day or later, by id; the last day asked for is kept."""
        known = self._gone_since
        if known is None or known[0] != day:
            known = self._gone_since = day, tuple(self._file.gone_since(day))
        return known[1]

    def changed(self, row: int) -> tuple[date, date]:
        """The days it was first seen with its present schedule, and of its last real change."""
        return self._file.dates(row)

    def changes(self, row: int) -> int:
        """How often it really changed since it was first seen."""
        return self._file.histories([row])[row][2]

    def histories(self, rows: Iterable[int]) -> dict[int, tuple[date, date, int]]:
        """By row: both days of `changed`, and `changes`."""
        return self._file.histories(rows)

    def feed_states(self) -> tuple[FeedState, ...]:
        return self._states

    def entries(self, ids: Iterable[str]) -> dict[Kind, dict[str, Entry]]:
        """What it holds of these ids, as it is stored."""
        return self._file.entries(ids)

    def patch(self) -> Patch:
        """Of a delta what differs from what it lies over; nothing of others."""
        return self._file.patch() if self._delta else Patch(entries={})

    def contents_behind(self, ids: Iterable[str]) -> Contents:
        """As much of `contents` as these ids lead to, their own included."""
        return contents_from(self._file.entries_behind(ids), self.publishers, self._states)

    def contents(self, changed: Patch | None = None) -> Contents:
        """What it was made of, or would be with what is `changed`: to make another from it."""
        entries = self._file.all_entries()
        for kind, key, entry in lines(changed.entries if changed else {}):
            entries[kind][key] = entry
        return contents_from(entries, self.publishers, self._states)

    def all_ids(self) -> dict[Kind, list[str]]:
        """Those of its meetings, and of what is gone."""
        return {kind: self._file.all_ids(kind) for kind in (Kind.MEETINGS, Kind.GONE)}


def open_sound(data: Path) -> Snapshot:
    """The current snapshot, or the newest sound one before it, which is said in the log.

    Raises NoSnapshot if nothing can be opened.
    """
    names = [item.name for item in snapshots(data)]
    current = current_name(data)
    if current is None:
        raise NoSnapshot("nothing has been published yet: run `python -m finder sync` first")
    older = names[names.index(current) + 1 :] if current in names else names
    for name in (current, current, *older):  # it may just be folded: swapped for a whole one
        try:
            return Snapshot(data, name)
        except NoSnapshot as error:
            _log.warning("%s", error)
    raise NoSnapshot("no snapshot can be read: run `python -m finder sync` to make one")
