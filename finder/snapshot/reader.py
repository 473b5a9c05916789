"""What a web process holds: the current snapshot, looked after while it serves."""

import gc
import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event, Lock, Thread

from finder.errors import BadSettings, NoSnapshot
from finder.snapshot.corrected import open_current
from finder.snapshot.opened import Snapshot
from finder.snapshot.shelf import fetched_file, shelf

_log = logging.getLogger(__name__)
_Seen = tuple[str | int | None, ...]
_PATIENCE = 10  # seconds until what could not be opened is tried again
_OLD_NEWS = 3.0  # seconds for which the snapshot before may still answer while a new one is opened
_WAIT = 2.0  # seconds that a request waits at most for what it should have been answered from


def _today() -> date:
    return datetime.now(UTC).date()


def at_once(work: Callable[[], None]) -> None:
    """In the request that notices."""
    work()


def beside(work: Callable[[], None]) -> None:
    """In a thread of its own, while requests go on with what is held."""
    try:
        Thread(target=work, daemon=True).start()
    except RuntimeError:  # the machine gives no more of them
        work()


class Reader:
    """Notices a new snapshot, new times of fetching and new corrections within a second.

    A request takes `snapshot()` once and keeps what it got: that one stays readable however
    many are published meanwhile. A new one is opened as `how` says, and `warm` is called with it
    before anyone gets it, so that nobody waits for a first time. Where nobody asked for a while,
    `watch` sees to it that the next one is not answered from what is long out of date; where it
    comes all the same (`wall`, seconds since 1970, against the times of the files), it waits.
    """

    def __init__(
        self,
        data: Path,
        corrections: Path | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = _today,
        wall: Callable[[], float] = time.time,
        how: Callable[[Callable[[], None]], None] = at_once,
        warm: Callable[[Snapshot], None] = lambda _: None,
    ) -> None:
        self._data, self._corrections = data, corrections or data / "corrections.toml"
        self._clock, self._today, self._how, self._warm = clock, today, how, warm
        self._wall = wall
        self._lock = Lock()
        self._late: tuple[Event, float] | None = None  # what to wait for, and until when
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
            self._notice(self._how)
        if self._late is not None:
            renewed, until = self._late
            renewed.wait(max(0.0, until - time.monotonic()))
        return self._held

    def watch(self, every: float = 1.0) -> None:
        """Looks for news every so many seconds for as long as this process lives, unasked.

        To be called in the process that answers: a thread does not follow into a fork.
        """
        Thread(target=self._watching, args=(every,), daemon=True, name="snapshots").start()

    def _watching(self, every: float) -> None:
        pause = Event()  # never set: the thread ends with its process
        while not pause.wait(every):
            try:
                self.look()
            except Exception:  # whatever it is: a later look may find it mended
                _log.exception("looking for a new snapshot failed; it is tried again")
                pause.wait(_PATIENCE)

    def look(self) -> None:
        """Takes up at once what is new, in this thread."""
        if self._held is None:
            with self._lock, suppress(NoSnapshot, BadSettings):
                self._first()  # said to whoever asks
        elif self._clock() >= self._looked and self._lock.acquire(blocking=False):
            self._notice(at_once)

    def _notice(self, how: Callable[[Callable[[], None]], None]) -> None:
        """Renews what is held if there is news; the lock, which is held, is let go in the end."""
        self._looked = self._clock()
        try:
            seen = self._look()
            late = seen != self._seen and self._wall() - self._since(seen) > _OLD_NEWS
        except OSError as error:
            _log.warning("the snapshot in use is kept: %s", error)
            seen, late = self._seen, False
        if seen == self._seen:
            self._lock.release()
            return
        if late:
            self._late = Event(), time.monotonic() + _WAIT
        how(lambda: self._renew(seen))

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
            self._held, self._seen = self._opened(), seen
        except (NoSnapshot, BadSettings) as error:
            self._seen = seen
            _log.warning("the snapshot in use is kept: %s", error)
        except Exception:  # the machine's, not the snapshot's: no request may fail by it
            self._looked = self._clock() + _PATIENCE
            _log.exception("the snapshot in use is kept, and the new one tried again")
        finally:
            late, self._late = self._late, None
            if late:
                late[0].set()
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

    def _since(self, seen: _Seen) -> float:
        """Since when, in seconds since 1970, there has been something new to be seen."""
        if seen[0] != self._seen[0]:
            link = shelf(self._data) / "current"
            return link.lstat().st_mtime if seen[0] else self._wall()
        return max(int(stamp or 0) for stamp in seen[1:]) / 1e9


def _stamp(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return None
