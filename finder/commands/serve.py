"""`serve`: the site under a production server."""

import sqlite3
import time
from argparse import ArgumentParser, Namespace

from finder.commands.terminal import Terminal
from finder.config import Config
from finder.errors import FinderError
from finder.serving import apart, prepare_places, serve
from finder.snapshot import current_name
from finder.snapshot.renewing import is_older, renew

NAME = "serve"
HELP = "serve the site"
_ANEW = (
    "An older version prepared these listings: this one does so anew "
    "(tens of thousands take a minute or two)."
)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--access-log",
        action="store_true",
        help="a line for each answer on stderr: time, method, route and status, no more",
    )
    parser.add_argument("--workers", type=int, default=1, help="processes that share the port")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    if current_name(config.data) is None:
        terminal.tell("Nothing has been published yet: run `python -m finder sync` beside this.")
    if is_older(config.data):
        terminal.tell(_ANEW)
        if not apart(lambda: _renewed(config, terminal)):
            terminal.tell("Until `python -m finder sync` has run, pages say that they have none.")
    prepare_places(config)
    serve(
        config,
        host=options.host,
        port=options.port,
        workers=options.workers,
        log=options.access_log,
        listening=lambda address: terminal.tell(f"Open Chair: {address}"),
    )
    return 0


def _renewed(config: Config, terminal: Terminal) -> bool:
    """Whether readers have listings now; why not is told."""
    began, today = time.monotonic(), terminal.now().date()
    try:
        name = renew(config.data, config.corrections, today=today, demo=config.demo)
    except (FinderError, OSError, sqlite3.Error) as error:
        text = " ".join(str(error).split())
        terminal.tell(f"That did not work: {text}.")
        return False
    done = f"snapshot {name}, in {time.monotonic() - began:.0f} seconds" if name else "by another"
    terminal.tell(f"The listings are ready: {done}.")
    return True
