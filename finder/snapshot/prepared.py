"""What lists show of each meeting, prepared with the snapshot: one file beside the meetings'.

Its name says which software prepared it: another version, which may show or hold back other
things, does not find it and makes everything anew. So what lies in it is never out of date, and a
snapshot without it is as good, only slower.
"""

import mmap
import os
import struct
from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from finder.exports.prepared import prepared
from finder.model import Meeting, Publisher
from finder.snapshot.software import software

_SHOWN_OTHERWISE = ("web", "static", "commands", "ical", "search", "places")
_BOUNDS = struct.Struct("<QQ")
_COUNT = struct.Struct("<Q")


def write_prepared(
    folder: Path,
    meetings: Iterable[Meeting],
    publishers: Mapping[str, Publisher],
    linked: Iterable[str],
) -> Path:
    """Of meetings in the order of their rows; `linked` are the ids that other feeds list too.

    Returns the file's path. Texts one behind the other, then where each begins and the last ends,
    then their number.
    """
    others, bounds = frozenset(linked), array("Q", [0])
    path = folder / _name()
    with path.open("wb") as file:
        for meeting in meetings:
            text = prepared(meeting, publishers.get(meeting.feed), linked=meeting.id in others)
            file.write(text)
            bounds.append(bounds[-1] + len(text))
        file.write(bytes(-bounds[-1] % _COUNT.size))
        file.write(struct.pack(f"<{len(bounds)}Q", *bounds))
        file.write(_COUNT.pack(len(bounds) - 1))
    return path


class Prepared:
    """That file of a folder, open; it is empty where this software has made none."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError or ValueError for one that cannot be read."""
        self._handle: int | None = None
        self._count = 0
        path = folder / _name()
        if not path.exists():
            return
        self._handle = os.open(path, os.O_RDONLY)
        self._map = mmap.mmap(self._handle, 0, access=mmap.ACCESS_READ)
        (self._count,) = _COUNT.unpack_from(self._map, len(self._map) - _COUNT.size)
        self._bounds = len(self._map) - (self._count + 2) * _COUNT.size
        if self._bounds < 0:
            raise ValueError(f"{path.name} is damaged")

    def __del__(self) -> None:
        if self._handle is not None:
            os.close(self._handle)

    def of(self, rows: Sequence[int]) -> list[bytes | None]:
        """In the order asked for; None where there is nothing of a row.

        Read, not mapped: so that only what answers are made of counts as the process's memory.
        """
        handle = self._handle
        if handle is None:
            return [None] * len(rows)
        bounds, count, size = self._bounds, self._count, _COUNT.size
        found: list[bytes | None] = []
        for row in rows:
            if 0 <= row < count:
                begin, end = _BOUNDS.unpack_from(self._map, bounds + row * size)
                found.append(os.pread(handle, end - begin, begin))
            else:
                found.append(None)
        return found


def _name() -> str:
    return f"prepared-{software(_SHOWN_OTHERWISE)[:16]}.bin"
