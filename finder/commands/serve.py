"""`serve`: the site under a production server."""

from argparse import ArgumentParser, Namespace

from finder.commands.terminal import Terminal
from finder.config import Config
from finder.serving import prepare_places, serve
from finder.snapshot import current_name

NAME = "serve"
HELP = "serve the site"


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
