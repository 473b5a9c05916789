"""The garbage collector waits while a listing is read: it would look through every row again.

A reading makes many long-lived values and no cycles worth freeing, so that collecting takes a
seventh of its time for nothing. What a reading can take is bounded by the size of its payload.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_reading = 0  # listings that are being read now, in any thread
_was_on = False


@contextmanager
def paused() -> Iterator[None]:
    """Until the last of the readings that run side by side has ended."""
    global _reading, _was_on
    with _lock:
        if _reading == 0:
            _was_on = gc.isenabled()
            gc.disable()
        _reading += 1
    try:
        yield
    finally:
        with _lock:
            _reading -= 1
            if _reading == 0 and _was_on:
                gc.enable()
