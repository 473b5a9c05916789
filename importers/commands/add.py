"""`add`: checks a listing, then writes its feed into `feeds.toml`."""

from argparse import ArgumentParser, Namespace
from typing import Any

from finder.catalogue import has_catalogue, open_catalogue
from finder.commands.terminal import Terminal
from finder.config import Config
from finder.errors import BadSettings
from importers.commands import listings
from importers.commands.report import say_words
from importers.feed_entries import add_feed
from importers.fetch import fetcher
from importers.listing import summary

NAME = "add"
HELP = "check a file or address, then add it to the feeds"


def arguments(parser: ArgumentParser) -> None:
    listings.arguments(parser)
    parser.add_argument("--key", required=True, help="short, lower-case: aa-sanjose")
    parser.add_argument("--title", help="the publisher, as shown to people")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    _refuse_demo(config)
    checked = listings.check_listing(
        listings.feed_of(options, terminal.now().date()), fetcher(config.url)
    )
    if checked.found:
        terminal.tell(checked.found)
    if checked.assumed:
        raise BadSettings("the listing does not say which fellowship it is: use --fellowship")
    say_words(checked, terminal)
    if not summary(checked.listing).meetings:
        raise BadSettings("nothing in the listing could be used, so it was not added")
    add_feed(config.feeds, checked.feed.key, _entry(options, checked.feed.urls))
    terminal.say(f"\n{checked.feed.key} stands in {config.feeds} now: run `python -m finder sync`")
    return 0


def _refuse_demo(config: Config) -> None:
    """Raises BadSettings where FINDER_DATA is the demonstration's folder."""
    if has_catalogue(config.data):
        with open_catalogue(config.data, demo=config.demo):
            pass


def _entry(options: Namespace, urls: tuple[str, ...]) -> dict[str, Any]:
    entry = {
        "title": options.title,
        "url": urls[0] if len(urls) == 1 else list(urls),
        "format": options.format,
        "fellowship": options.fellowship,
        "timezone": options.timezone,
        "private": options.private or None,
    }
    return {name: value for name, value in entry.items() if value is not None}
