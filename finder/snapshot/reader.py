"""What a web process holds: the current snapshot, looked after while it serves."""

import gc
import logging
import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock, Thread

from finder.errors import BadSettings, NoSnapshot
from finder.snapshot.corrected import open_current
from finder.snapshot.opened import Snapshot
from finder.snapshot.shelf import fetched_file, shelf

_log = logging.getLogger(__name__)
_Seen = tuple[object, ...]
_PATIENCE = 10  # seconds until what could not be opened is tried again


def _today() -> date:
    return datetime.now(UTC).date()


def at_once(work: Callable[[], None]) -> None:
    """In the request that notices."""
    work()


def beside(work: Callable[[], None]) -> None:
    """In a thread of its own, while requests go on with what is held."""
    Thread(target=work, daemon=True).start()


class Reader:
    """Notices a new snapshot, new times of fetching and new corrections within a second.

    A request takes `snapshot()` once and keeps what it got: that one stays readable however
    many are published meanwhile. A new one is opened as `how` says, and `warm` is called with it
    before anyone gets it, so that nobody waits for a first time.
    """

    def __init__(
        self,
        data: Path,
        corrections: Path | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = _today,
        how: Callable[[Callable[[], None]], None] = at_once,
        warm: Callable[[Snapshot], None] = lambda _: None,
    ) -> None:
        self._data, self._corrections = data, corrections or data / "corrections.toml"
        self._clock, self._today, self._how, self._warm = clock, today, how, warm
        self._lock = Lock()
        self._held: Snapshot | None = None
        self._wrong: NoSnapshot | BadSettings | None = None
        self._seen: _Seen = ()
        self._looked = float("-inf")

    def snapshot(self) -> Snapshot:
        """The current one; raises NoSnapshot while there is none."""
        if self._held is None:
            with self._lock:
                return self._first()
        if self._clock() - self._looked >= 1 and self._lock.acquire(blocking=False):
            self._looked = self._clock()
            seen = self._look()
            if seen == self._seen:
                self._lock.release()
            else:
                self._how(lambda: self._renew(seen))
        return self._held

    def let_go(self) -> None:
        """Forgets what is held: before processes part, which may not share open files."""
        self._held, self._seen = None, ()

    def _first(self) -> Snapshot:
        """Opens it; one that could not be read is tried again when it changes, or after a while."""
        if self._held is not None:
            return self._held
        seen, now = self._look(), self._clock()
        if self._wrong and seen == self._seen and now - self._looked < _PATIENCE:
            raise type(self._wrong)(str(self._wrong))
        self._looked, self._seen = now, seen
        try:
            self._held, self._wrong = self._opened(), None
        except (NoSnapshot, BadSettings) as error:
            self._wrong = error
            raise
        return self._held

    def _renew(self, seen: _Seen) -> None:
        """Takes up the new one; the lock is held for it."""
        try:
            self._held = self._opened()
        except (NoSnapshot, BadSettings) as error:
            _log.warning("the snapshot in use is kept: %s", error)
        finally:
            self._seen = seen
            self._lock.release()
        gc.collect()  # the old one holds on to itself

    def _opened(self) -> Snapshot:
        found = open_current(self._data, self._corrections, today=self._today())
        self._warm(found)
        return found

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
