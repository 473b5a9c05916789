"""Counts who comes, without answering."""

import socket


class Listener:
    """A port of its own on a loopback address."""

    def __init__(self, host: str) -> None:
        self._socket = socket.create_server((host, 0), backlog=200)
        self._socket.setblocking(False)
        self.port = int(self._socket.getsockname()[1])

    def connections(self) -> int:
        """Since it was asked last."""
        count = 0
        while True:
            try:
                self._socket.accept()[0].close()
            except BlockingIOError:
                return count
            count += 1

    def close(self) -> None:
        self._socket.close()
