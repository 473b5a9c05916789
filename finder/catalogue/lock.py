"""One writer at a time: a file lock that the system releases however its holder ends."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from finder.errors import Busy

_STEP = 0.1


@contextmanager
def locked(
    data: Path, name: str, *, wait: float = 10.0, pause: Callable[[float], None] = time.sleep
) -> Iterator[None]:
    """Holds `<data>/<name>.lock`; raises Busy where another still holds it after `wait` seconds.

    `sync.lock` is held for a whole sync, `write.lock` only while the catalogue or the snapshots
    are written, so that a meeting can be hidden while feeds are being fetched.
    """
    data.mkdir(parents=True, exist_ok=True)
    handle = os.open(data / f"{name}.lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _acquire(handle, name, int(wait / _STEP), pause)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, name: str, tries: int, pause: Callable[[float], None]) -> None:
    for left in range(tries, -1, -1):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if left:
                pause(_STEP)
        else:
            return
    doing = "another sync is running" if name == "sync" else "the catalogue is being written"
    raise Busy(f"{doing}; nothing was changed, try again when it has finished")
