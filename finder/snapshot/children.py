"""A meeting that has become one for under-18s: nothing older keeps where it was said to meet.

Its publisher may have listed it as anybody's before, with street, link and notes; what was
published of that goes as if its feed had been purged, so that no rollback brings it back.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from finder.catalogue import WITHHELD
from finder.catalogue.copies import drop_copies
from finder.catalogue.geocodes import forget_geocodes
from finder.completion import address_of
from finder.model import Meeting
from finder.record import from_record
from finder.snapshot.contents import Contents
from finder.snapshot.delta import CHANGES
from finder.snapshot.ground import BASE
from finder.snapshot.shelf import base_folder, current_name, drop, folder_of, snapshots

_FILES = (Path("meetings.sqlite"), Path(CHANGES), Path(BASE) / "meetings.sqlite")
_TEENS = "teens"  # as in `Meeting.for_children`
_AT_ONCE = 500


def is_told(folder: Path, contents: Contents) -> bool:
    """Whether files of snapshots in a folder say more of what is for under-18s in `contents`.

    Raises sqlite3.Error where they cannot be read.
    """
    wanted = _ids(contents)
    return bool(wanted) and any(
        _records(path, wanted) or _points(path, wanted) for path in _files(folder)
    )


def forget_children(database: sqlite3.Connection, data: Path, contents: Contents) -> None:
    """Removes every snapshot but the current one that says more of them, and what else knows it.

    So, once any does, those too that cannot be read. The caller holds the write lock, and has
    published `contents`, whole.
    """
    current = current_name(data)
    folders = {item.name: folder_of(data, item.name) for item in snapshots(data)}
    found = {name: _found(path, contents) for name, path in folders.items() if name != current}
    if not any(found.values()):
        return
    addresses = {
        address
        for name, is_one in found.items()
        if is_one
        for meeting in _meetings(folders[name], _ids(contents))
        if meeting.venue and (address := address_of(meeting.venue))
    }
    for name, is_one in found.items():
        if is_one is not False:
            drop(data, name)
    forget_geocodes(database, addresses)
    drop_copies(data, database)


def is_told_in_base(data: Path, contents: Contents) -> bool:
    """Whether what a delta would lie over says more of them: then all is built anew."""
    return _found(base_folder(data), contents) is not False


def _found(folder: Path, contents: Contents) -> bool | None:
    """None where it cannot be read."""
    try:
        return is_told(folder, contents)
    except (sqlite3.Error, ValueError, KeyError, TypeError):
        return None


def _ids(contents: Contents) -> list[str]:
    """Theirs, those that lead to them, and those they had while they were anybody's."""
    own = {meeting.id for meeting in contents.meetings if meeting.for_children}
    moved: Mapping[str, str] = {**contents.moved, **contents.linked}
    leading = {key for key in moved if contents.led_to(key) in own} if own else set()
    return sorted({*own, *leading, *(item.id for item in contents.gone if item.name == WITHHELD)})


def _files(folder: Path) -> Iterator[Path]:
    inner = folder / BASE if (folder / BASE).is_dir() else folder
    yield from {
        path for part in (folder, inner) for name in _FILES if (path := part / name).is_file()
    }


def _meetings(folder: Path, ids: Collection[str]) -> Iterator[Meeting]:
    for path in _files(folder):
        yield from (from_record(record) for record in _records(path, ids))


def _records(path: Path, ids: Collection[str]) -> list[dict[str, Any]]:
    """Those in that file that were anybody's."""
    rows = _rows(path, "SELECT record FROM meetings WHERE id IN ({marks})", ids)
    found = (json.loads(record) for (record,) in rows)
    return [record for record in found if _TEENS not in record.get("audiences", ())]


def _points(path: Path, ids: Collection[str]) -> bool:
    """Whether one was gone for a time, and where it met is kept for who looks near."""
    sql = "SELECT 1 FROM gone WHERE latitude IS NOT NULL AND id IN ({marks})"
    return any(True for _ in _rows(path, sql, ids))


def _rows(path: Path, sql: str, ids: Collection[str]) -> Iterator[tuple[Any, ...]]:
    wanted = list(ids)
    with closing(
        sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    ) as file:
        for begin in range(0, len(wanted), _AT_ONCE):
            part = wanted[begin : begin + _AT_ONCE]
            yield from file.execute(sql.format(marks=",".join("?" * len(part))), part)
