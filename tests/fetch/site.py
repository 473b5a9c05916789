"""A server on this machine that answers as badly as it is told."""

from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread

Answer = Callable[[BaseHTTPRequestHandler], None]

DATE = "Sun, 22 Nov 2026 12:00:00 GMT"


class _Server(ThreadingHTTPServer):
    request_queue_size = 100

    def handle_error(self, *_: object) -> None:
        """Quiet, when whoever asked has had enough."""


class Site:
    """Answers by path; `asked` are the requests it saw. Speaks TLS if it is told how."""

    def __init__(self, tls: SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers.items())))
                site.answers[self.path](self)

            def date_time_string(self, timestamp: float | None = None) -> str:
                return DATE

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = _Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        self.port = self._server.server_port
        self.url = f"http{'s' if tls else ''}://meetings.test:{self.port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def answer(body: bytes = b"[]", status: int = 200, **headers: str) -> Answer:
    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return send


def dripping(first: bytes, stop: Event) -> Answer:
    """Says a little, then one byte at a time, for ever."""

    def send(request: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            request.wfile.write(first)
            while not stop.wait(0.01):
                request.wfile.write(b"x")
                request.wfile.flush()

    return send
