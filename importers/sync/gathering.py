"""Fetches and reads one feed, unless its publisher says that nothing is new."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from finder.errors import BadFeed, EmptyListing, FetchFailed
from importers import Feed, Listing, Part
from importers.feeds import is_web
from importers.fetch import Fetcher, Seen, read_file
from importers.listing import read

_log = logging.getLogger(__name__)
_CODE = (".py", ".toml", ".tsv", ".csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A listing, even one without rows; or why there is none; or neither, if nothing is new.

    `seen` is what makes the next fetch conditional, kept only if the listing is taken in.
    `failure` is the address's own, where it was the address that failed.
    """

    feed: Feed
    listing: Listing | None = None
    error: str | None = None
    failure: FetchFailed | None = None
    seen: Mapping[str, Any] = field(default_factory=dict)

    @property
    def slow(self) -> bool:
        return bool(self.failure and self.failure.slow)


def gather(
    feed: Feed, fetcher: Fetcher, seen: Mapping[str, Any], progress: Callable[[str, str], None]
) -> Gathered:
    """Never raises for what a feed does: that is its own failure, even a mistake of ours."""
    try:
        return _gather(feed, fetcher, seen, progress)
    except FetchFailed as error:
        return Gathered(feed=feed, error=str(error), failure=error)
    except EmptyListing:
        return Gathered(feed=feed, listing=Listing(format=feed.format or "", rows=()))
    except BadFeed as error:
        return Gathered(feed=feed, error=str(error))
    except Exception as error:
        _log.exception("reading %s failed in a way that is a mistake in Open Chair", feed.key)
        return Gathered(feed=feed, error=f"it cannot be read ({type(error).__name__}; see the log)")


def _gather(
    feed: Feed, fetcher: Fetcher, seen: Mapping[str, Any], progress: Callable[[str, str], None]
) -> Gathered:
    progress(feed.key, "fetching")
    reader = reader_digest(feed)
    known = seen.get("addresses", {}) if seen.get("reader") == reader else {}
    collected = _Collector(feed=feed, fetcher=fetcher, known=known)
    parts = collected.parts()
    if parts is None:
        return Gathered(feed=feed)
    progress(feed.key, "reading")
    listing = read(parts, feed, collected.more)
    digest = _digest(collected.bodies())
    if known and digest == seen.get("payload"):
        return Gathered(feed=feed)
    now = {
        "reader": reader,
        "rules": rules_digest(feed),
        "payload": digest,
        "addresses": collected.seen,
    }
    return Gathered(feed=feed, listing=listing, seen=now)


@dataclass(slots=True, kw_only=True)
class _Collector:
    """Gets the parts of one listing and remembers what their addresses said."""

    feed: Feed
    fetcher: Fetcher
    known: Mapping[str, Mapping[str, str | None]]
    seen: dict[str, dict[str, str | None]] = field(default_factory=dict)
    got: dict[str, Part] = field(default_factory=dict)

    def parts(self) -> list[Part] | None:
        """The feed's own addresses; None where each says that nothing is new.

        A listing of several parts asks again without a condition if only some are new, since
        payloads are not kept. Where the meetings were asked of further addresses, these may be
        new while the feed's own (a server's page, a sitemap) is not: no condition then.
        """
        alone = self.known.keys() <= set(self.feed.urls)
        answers = [self._get(url, conditional=alone) for url in self.feed.urls]
        if not any(answers):
            return None
        return [part or self._whole(url) for url, part in zip(self.feed.urls, answers, strict=True)]

    def more(self, url: str) -> Part:
        """A further part that the format asks for: an address, never a file."""
        if not is_web(url):
            raise FetchFailed(f"a listing may not ask for the file {url}", permanent=True)
        return self._whole(url)

    def bodies(self) -> Iterator[bytes]:
        for url in sorted(self.got):
            yield self.got[url].body

    def _whole(self, url: str) -> Part:
        part = self._get(url, conditional=False)
        assert part is not None
        return part

    def _get(self, url: str, *, conditional: bool) -> Part | None:
        if not is_web(url):
            self.got[url] = read_file(Path(url))
            self.seen[url] = {}
            return self.got[url]
        known = Seen(**self.known[url]) if conditional and url in self.known else None
        answer = self.fetcher(url, private=self.feed.private, seen=known)
        if answer.part is None and known in (None, Seen()):
            raise FetchFailed(f"{url} says that nothing is new, but was not asked that")
        if answer.part is not None:
            self.got[url] = answer.part
            self.seen[url] = asdict(answer.seen)
        return answer.part


def _digest(bodies: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for body in bodies:
        digest.update(hashlib.sha256(body).digest())
    return digest.hexdigest()


def reader_digest(feed: Feed) -> str:
    """Changes whenever the same payload might be read differently.

    With `rules_digest`, and with the month: explicit dates are those near the day of reading
    (`importers.clean.horizon`).
    """
    month = f"{feed.today:%Y-%m}" if feed.today else ""
    return hashlib.sha256(f"{rules_digest(feed)}{month}".encode()).hexdigest()


def rules_digest(feed: Feed) -> str:
    """Changes with the code and the data that read, and with the feed's settings."""
    return hashlib.sha256(f"{_code_digest()}{feed!r}".encode()).hexdigest()


def read_otherwise(feed: Feed, seen: Mapping[str, Any]) -> bool:
    """Whether what was last taken in was read by other rules; not where nothing says so."""
    return bool(seen) and seen.get("rules") != rules_digest(feed)


@cache
def _code_digest() -> str:
    digest = hashlib.sha256()
    for package in ("importers", "finder.register", "finder.model"):
        for path in _sources(files(package)):
            digest.update(path.read_bytes())
    for name in ("record.py", "schedule.py"):
        digest.update(files("finder").joinpath(name).read_bytes())
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.is_dir() and path.name != "demo":
            yield from _sources(path)
        elif path.name.endswith(_CODE):
            yield path
