"""What `check` and `add` have in common: their options, and reading what was named."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from finder.errors import BadSettings, FetchFailed
from finder.register.fellowships import fellowships
from finder.schedule import zone
from importers import Feed, Listing, Part, Problem
from importers.clean.identity import identifier
from importers.discover import find_feed, is_site
from importers.feed_addresses import completed
from importers.feeds import check_key, is_web
from importers.fetch import Fetcher, read_file
from importers.listing import formats, read

ASSUMED = "aa"
NOT_GIVEN = "no fellowship given: the codes are read as AA's; use --fellowship"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A listing as it would be imported; `assumed` if its fellowship had to be.

    `found` says where the feed was found, if a site's page was named; `feed` has its address then.
    """

    feed: Feed
    listing: Listing
    assumed: bool
    found: str | None = None


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "targets", nargs="+", metavar="FILE_OR_URL", help="a listing, or all its parts"
    )
    parser.add_argument("--format", help="one of " + ", ".join(formats()))
    parser.add_argument("--fellowship", metavar="KEY", help="a key such as aa, na, al-anon")
    parser.add_argument("--timezone", metavar="ZONE", help="for rows that state none")
    parser.add_argument(
        "--private", action="store_true", help="allow an address that is not public"
    )


def feed_of(options: Namespace, today: date) -> Feed:
    """The feed that the options describe, read today; raises BadSettings."""
    _known("--format", options.format, formats())
    _known("--fellowship", options.fellowship, fellowships())
    if options.timezone and zone(options.timezone) is None:
        raise BadSettings(f"--timezone: {options.timezone!r} is no zone such as Europe/London")
    return Feed(
        key=check_key(options.key) if options.key else _key(options.targets[0]),
        urls=tuple(_whole(target) for target in options.targets),
        title=getattr(options, "title", None) or "",
        format=options.format,
        fellowship=options.fellowship,
        timezone=options.timezone,
        private=options.private,
        today=today,
    )


def check_listing(feed: Feed, fetcher: Fetcher) -> Checked:
    """Reads it; raises BadFeed if it is none.

    Where neither feed nor rows say which fellowship it is, the codes are read as AA's, the
    specification's own, and a problem of the listing says so.
    """
    get = _getter(feed, fetcher, {})
    feed, found = _feed_of_site(feed, get)
    saved = not any(map(is_web, feed.urls))
    parts = [get(url, by_operator=True) for url in feed.urls]
    listing = read(parts, feed, get, saved=saved)
    if feed.fellowship or not _lacks_fellowship(listing):
        return Checked(feed=feed, listing=listing, assumed=False, found=found)
    assumed = replace(feed, fellowship=ASSUMED)
    listing = read(parts, assumed, get, saved=saved)
    problem = Problem(row=0, field="fellowship", reason=NOT_GIVEN)
    listing = replace(listing, problems=(problem, *listing.problems))
    return Checked(feed=assumed, listing=listing, assumed=True, found=found)


def _feed_of_site(feed: Feed, get: "_Get") -> tuple[Feed, str | None]:
    """The feed itself; where one address gave a site's page, that of the feed found there."""
    if len(feed.urls) > 1 or not is_web(feed.urls[0]):
        return feed, None
    page = get(feed.urls[0], by_operator=True)
    if not is_site(page):
        return feed, None
    found = find_feed(page, get)
    return replace(feed, urls=(found.url, *found.more)), found.said


def _getter(feed: Feed, fetcher: Fetcher, parts: dict[str, Part]) -> "_Get":
    def get(url: str, *, by_operator: bool = False) -> Part:
        if url not in parts:
            if is_web(url):
                parts[url] = _fetched(fetcher, url, feed.private)
            elif by_operator:
                parts[url] = read_file(Path(url))
            else:
                raise FetchFailed(f"a listing may not ask for the file {url}", permanent=True)
        return parts[url]

    return get


def _fetched(fetcher: Fetcher, url: str, private: bool) -> Part:
    part = fetcher(url, private=private).part
    if part is None:
        raise FetchFailed(f"{url} gave no payload")
    return part


_Get = Callable[..., Part]


def _lacks_fellowship(listing: Listing) -> bool:
    """Whether no row says anything of a fellowship."""
    return all(
        row.withheld
        or any(problem.field == "fellowship" and problem.value is None for problem in row.problems)
        for row in listing.rows
    )


def _known(option: str, value: str | None, known: Iterable[str]) -> None:
    names = list(known)
    if value is not None and value not in names:
        raise BadSettings(f"{option}: {value!r} is not known; there are {', '.join(names)}")


def _whole(target: str) -> str:
    if is_web(target):
        return completed(target)
    if "://" in target:
        raise BadSettings(f"{target!r} is neither an http(s) address nor a file")
    return str(Path(target).absolute())


def _key(target: str) -> str:
    """A feed key made of the file's name: what the ids that `check` shows begin with."""
    stem = Path(urlsplit(target).path if is_web(target) else target).stem
    return identifier(stem) or "feed"
