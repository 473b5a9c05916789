"""The production server: waitress, in one process or in several that share the port."""

import os
import signal
import socket
import time
from collections.abc import Callable
from types import FrameType

from waitress.server import create_server

from finder import create_app
from finder.config import Config
from finder.errors import BadSettings
from finder.register.gazetteer import open_gazetteer

_THREADS = 8
_WAITING = 1024  # connections that may queue


def serve(
    config: Config, *, host: str, port: int, workers: int, listening: Callable[[str], None]
) -> None:
    """Serves until stopped. `listening` is called with the address once it accepts connections.

    Raises BadSettings where host and port cannot be used.
    """
    if workers < 1:
        raise BadSettings("there must be at least one worker")
    create_app(config)  # what is wrong with the settings is said before anything is promised
    bound = _bind(host, port)
    shown = f"[{host}]" if ":" in host else host
    listening(f"http://{shown}:{bound.getsockname()[1]}")
    if workers == 1:
        _work(config, bound)
    else:
        _share(lambda: _work(config, bound), workers)


def prepare_places(config: Config) -> None:
    """Makes the gazetteer's file where it is not there yet: seconds that no visitor should wait.

    In a process of its own, since Python keeps the 100 MB that it takes for as long as it serves.
    """
    maker = os.fork()
    if maker == 0:
        try:
            open_gazetteer(config.data / "gazetteer")
        finally:
            os._exit(0)
    os.waitpid(maker, 0)
    open_gazetteer(config.data / "gazetteer")  # says what is wrong, if that could not be done


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen(_WAITING)
    except (OSError, OverflowError) as error:
        bound.close()
        why = getattr(error, "strerror", None) or error
        raise BadSettings(f"cannot listen at {host}, port {port}: {why}") from error
    return bound


def _work(config: Config, bound: socket.socket) -> None:
    server = create_server(  # type: ignore[no-untyped-call]
        create_app(config),
        sockets=[bound],
        threads=_THREADS,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    server.run()


def _share(work: Callable[[], None], workers: int) -> None:
    """Forks the workers, replaces one that dies, and stops them all when stopped itself."""
    running = {_fork(work) for _ in range(workers)}

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        while running:
            ended, status = os.wait()
            running.discard(ended)
            if os.waitstatus_to_exitcode(status) != 0:
                time.sleep(1)  # one that cannot start must not keep the machine busy
                running.add(_fork(work))
    except KeyboardInterrupt:
        for process in running:
            os.kill(process, signal.SIGTERM)
        for process in running:
            os.waitpid(process, 0)


def _fork(work: Callable[[], None]) -> int:
    process = os.fork()
    if process:
        return process
    try:
        work()
    except (KeyboardInterrupt, SystemExit):
        os._exit(0)
    os._exit(1)
