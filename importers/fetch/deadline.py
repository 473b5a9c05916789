"""A hard stop for one fetch, whatever drips: names of headers, a handshake, a body.

A time limit between two reads never ends an answer that sends a byte now and then, and while
headers are read nobody asks the clock; so a timer shuts the connections themselves.
"""

import socket
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Any, Self


class Deadline:
    """Within it, every watched connection is shut after so many seconds; `over` says so."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._lock = Lock()
        self._sockets: list[socket.socket] = []
        self._timer = Timer(seconds, self._strike)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for item in self._sockets:
                item.close()
            self._sockets.clear()

    def watch(self, connection: socket.socket) -> None:
        """Keeps a second handle of it, since TLS takes the first one over."""
        with self._lock:
            self._sockets.append(connection.dup())
        if self.over:
            self._strike()

    def _strike(self) -> None:
        self.over = True
        with self._lock:
            for item in self._sockets:
                with suppress(OSError):  # closed by the other side already
                    item.shutdown(socket.SHUT_RDWR)


def watched(connection: Any, deadline: Deadline) -> Any:
    """A urllib3 connection class whose connections the deadline watches from their beginning."""

    class Watched(connection):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            deadline.watch(made)
            return made

    return Watched
