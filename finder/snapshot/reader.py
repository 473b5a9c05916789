"""What a web process holds: the current snapshot, looked after while it serves."""

import logging
import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock

from finder.errors import BadSettings, NoSnapshot
from finder.snapshot.corrected import open_current
from finder.snapshot.opened import Snapshot
from finder.snapshot.shelf import fetched_file, shelf

_log = logging.getLogger(__name__)
_Seen = tuple[object, ...]


def _today() -> date:
    return datetime.now(UTC).date()


class Reader:
    """Notices a new snapshot, new times of fetching and new corrections within a second.

    A request takes `snapshot()` once and keeps what it got: that one stays readable however
    many are published meanwhile.
    """

    def __init__(
        self,
        data: Path,
        corrections: Path | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = _today,
    ) -> None:
        self._data, self._corrections = data, corrections or data / "corrections.toml"
        self._clock, self._today = clock, today
        self._lock = Lock()
        self._held: Snapshot | None = None
        self._seen: _Seen = ()
        self._looked = float("-inf")

    def snapshot(self) -> Snapshot:
        """The current one; raises NoSnapshot while there is none."""
        held = self._held
        if held is None:
            with self._lock:
                return self._refreshed()
        if self._clock() - self._looked >= 1 and self._lock.acquire(blocking=False):
            try:
                return self._refreshed()
            finally:
                self._lock.release()
        return held

    def _refreshed(self) -> Snapshot:
        self._looked = self._clock()
        seen = self._look()
        if self._held is not None and seen == self._seen:
            return self._held
        try:
            self._held = open_current(self._data, self._corrections, today=self._today())
        except (NoSnapshot, BadSettings) as error:
            if self._held is None:
                raise
            _log.warning("the snapshot in use is kept: %s", error)
        self._seen = seen
        return self._held

    def _look(self) -> _Seen:
        try:
            name = os.readlink(shelf(self._data) / "current")
        except FileNotFoundError:
            return (None,)
        return name, _stamp(fetched_file(self._data, name)), _stamp(self._corrections)


def _stamp(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
