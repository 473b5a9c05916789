"""The production server: granian, in processes that share one socket and what was loaded."""

import gc
import multiprocessing
import os
import socket
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.mp import MPServer, WorkerProcess

from finder import create_app
from finder.config import Config
from finder.errors import BadSettings
from finder.memory import give_back, one_arena
from finder.register.gazetteer import open_gazetteer
from finder.search.columns.loops import use_compiled
from finder.web.access_log import Wsgi, noted
from finder.web.warming import App, let_go, make_ready, watch

_THREADS = 2  # a worker: a long answer holds up no short one
_WAITING = 1024  # connections that may queue
_SERVER = ("Server", "Open Chair")
_YOUNG = 20_000  # objects made before rubbish is looked for: answers leave hardly any
_LAST = 10  # seconds in which answers must end when the server is stopped
_LIMITS = HTTP1Settings(header_read_timeout=10_000, max_buffer_size=128 * 1024)  # ms; bytes


def serve(
    config: Config,
    *,
    host: str,
    port: int,
    workers: int,
    listening: Callable[[str], None],
    log: bool = False,
) -> None:
    """Serves until stopped. `listening` is called with the address once it accepts connections.

    With `log` a line for each answer goes to stderr: time, method, route and status. Raises
    BadSettings where host and port cannot be used. A worker that dies is replaced.
    """
    if workers < 1:
        raise BadSettings("there must be at least one worker")
    one_arena()
    app = create_app(config)  # what is wrong with the settings is said before anything is promised
    bound = _bind(host, port, workers)
    use_compiled(config.data / "compiled")  # seconds at the first start; then it is kept
    _load(app)
    shown = f"[{host}]" if ":" in host else host
    listening(f"http://{shown}:{bound[0].getsockname()[1]}")
    multiprocessing.set_start_method("fork", force=True)  # so that workers share what is loaded
    _Server(bound).serve(target_loader=lambda: _application(app, log=log), wrap_loader=False)


def prepare_places(config: Config) -> None:
    """Makes the gazetteer's file where it is not there yet: seconds that no visitor should wait."""
    apart(lambda: bool(open_gazetteer(config.data / "gazetteer")))
    open_gazetteer(config.data / "gazetteer")  # says what is wrong, if that could not be done


def apart(work: Callable[[], bool]) -> bool:
    """What it gives, False where it failed or was killed.

    In a process of its own, since Python keeps the memory that it takes for as long as it serves.
    """
    worker = os.fork()
    if worker == 0:
        well = False
        try:
            well = work()
        finally:
            os._exit(0 if well else 1)
    return os.waitpid(worker, 0)[1] == 0


class _Server(MPServer):
    """Granian over sockets of ours, one a worker: the kernel deals connections out among them.

    Their address is known before anything runs, and what waits at one outlives its worker.
    """

    def __init__(self, bound: Sequence[socket.socket]) -> None:
        super().__init__(
            "finder",
            interface=Interfaces.WSGI,
            workers=len(bound),
            blocking_threads=_THREADS,
            http=HTTPModes.http1,
            http1_settings=_LIMITS,
            backlog=_WAITING,
            log_enabled=False,  # nothing is written down of who asked for what
            respawn_failed_workers=True,
            workers_kill_timeout=_LAST,
        )
        self._bound = bound
        self._holders = [SocketHolder(each.fileno(), False, _WAITING) for each in bound]  # type: ignore

    def _init_shared_socket(self) -> None:
        """They are bound already."""

    def _spawn_worker(  # type: ignore[override]
        self, idx: int, target: Any, callback_loader: Any
    ) -> WorkerProcess:
        self._shd, self._sso = self._holders[idx], self._bound[idx]  # type: ignore
        return super()._spawn_worker(idx, target, callback_loader)


def _bind(host: str, port: int, workers: int) -> list[socket.socket]:
    """A listening socket for each worker, all at one address that nobody else listens at."""
    bound: list[socket.socket] = []
    try:
        with _socket(host) as alone:
            alone.bind((host, port))
            port = alone.getsockname()[1]
        for _ in range(workers):
            bound.append(_socket(host))
            bound[-1].setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            bound[-1].bind((host, port))
        for each in bound:
            # What is left of a long answer goes out at once, and waits for no acknowledgement.
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            each.listen(_WAITING)
            each.setblocking(False)
    except (OSError, OverflowError) as error:
        for each in bound:
            each.close()
        why = getattr(error, "strerror", None) or error
        raise BadSettings(f"cannot listen at {host}, port {port}: {why}") from error
    return bound


def _socket(host: str) -> socket.socket:
    found = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return found


def _load(app: App) -> None:
    """Loads what all workers share: code, templates, registers; no open file goes with them."""
    make_ready(app)
    let_go(app)
    gc.collect()
    gc.freeze()  # what is never looked at is never copied


def _application(app: App, *, log: bool) -> Callable[..., Iterable[bytes]]:
    """A worker's own, ready to answer."""
    make_ready(app)
    watch(app)
    gc.collect()
    gc.set_threshold(_YOUNG)
    give_back()
    answering: Wsgi = noted(app, _note, lambda: datetime.now(UTC)) if log else app

    def whole(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """Answers are made whole, and go out faster in one piece; of what, is nobody's business."""
        answer = answering(
            environ, lambda status, headers, _=None: start_response(status, [*headers, _SERVER])
        )
        if isinstance(answer, list):  # in one piece already
            return answer
        try:
            return [b"".join(answer)]
        finally:
            answer.close()  # type: ignore[attr-defined]

    return whole


def _note(line: str) -> None:
    """In one piece: workers share the stream."""
    os.write(sys.stderr.fileno(), line.encode())
