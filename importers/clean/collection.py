"""The garbage collector waits while a listing is read: it would look through every row again.

A reading makes many long-lived values and no cycles worth freeing, so that collecting takes much
of its time for nothing. What a reading can hold is bounded by the size of its payload. Nor is what
it made looked at afterwards: it goes, as all values do, when nothing holds it any more.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Pause:
    """Lasts until the last of the readings that run side by side has ended."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._readings = 0
        self._was_on = False

    def begin(self) -> None:
        with self._lock:
            if self._readings == 0:
                self._was_on = gc.isenabled()
                gc.disable()
            self._readings += 1

    def end(self) -> None:
        with self._lock:
            self._readings -= 1
            if self._readings == 0 and self._was_on:
                gc.freeze()
                gc.enable()


_PAUSE = _Pause()


@contextmanager
def paused() -> Iterator[None]:
    """No collection within, whatever happens there."""
    _PAUSE.begin()
    try:
        yield
    finally:
        _PAUSE.end()
