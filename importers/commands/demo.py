"""`demo`: a demonstration catalogue in a folder of its own, and the site on it."""

from argparse import ArgumentParser, Namespace

from finder.commands.terminal import Terminal
from finder.config import Config
from finder.serving import prepare_places, serve
from importers.feeds import DEMO_FOLDER, read_feeds
from importers.fetch import fetcher
from importers.sync import sync

NAME = "demo"
HELP = "serve a demonstration: fictional meetings, nothing fetched"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--build-only", action="store_true", help="make it, serve nothing")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    demo = config.for_demo(DEMO_FOLDER / "feeds.toml")
    outcomes = sync(
        demo, read_feeds(demo.feeds), now=terminal.now(), fetcher=fetcher(None), release=True
    )
    for outcome in outcomes:
        if not outcome.well:
            terminal.tell(f"{outcome.key} {outcome.state}: {outcome.message}")
    if options.build_only:
        return 0 if all(outcome.well for outcome in outcomes) else 1
    prepare_places(demo)
    serve(
        demo,
        host=options.host,
        port=options.port,
        workers=1,
        listening=lambda address: terminal.tell(
            f"Open Chair demonstration: {address} (these meetings do not exist)"
        ),
    )
    return 0
