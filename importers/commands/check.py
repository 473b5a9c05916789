"""`check`: what would be imported; publishes nothing."""

import json
from argparse import ArgumentParser, Namespace

from finder.commands.terminal import Terminal
from finder.config import Config
from importers.commands import listings
from importers.commands.report import as_json, meetings_of, say_words, shapes
from importers.fetch import fetcher

NAME = "check"
HELP = "say what would be imported from a file or address; changes nothing"


def arguments(parser: ArgumentParser) -> None:
    listings.arguments(parser)
    parser.add_argument("--key", help="the feed key that ids begin with (default: the file's name)")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="the report as JSON")
    how.add_argument("--meetings", action="store_true", help="every meeting as a line of JSON")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    checked = listings.check_listing(
        listings.feed_of(options, terminal.now().date()), fetcher(config.url)
    )
    if checked.found:
        terminal.tell(checked.found)
    if options.json:
        terminal.say(json.dumps(as_json(checked, terminal.now()), ensure_ascii=False, indent=1))
    elif options.meetings:
        for item in shapes(checked, meetings_of(checked.listing), terminal.now()):
            terminal.say(json.dumps(item, ensure_ascii=False, allow_nan=False))
    else:
        say_words(checked, terminal)
    return 0
