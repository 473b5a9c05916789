"""Feeds are fetched and read side by side, but no host is asked two things at once."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from importers import Feed
from importers.feeds import is_web
from importers.fetch import Fetched, Fetcher, Seen
from importers.sync.gathering import Gathered, gather

AT_ONCE = 24  # they mostly wait; one that drips must not keep the others waiting
PATIENT = 2  # answers of one host that took too long, before the rest of it waits for next time
Progress = Callable[[str, str], None]


class OneAtATime:
    """A fetcher that waits until nothing else is being asked of the same host."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher, self._lock = fetcher, Lock()
        self._hosts: dict[str, Lock] = {}

    def __call__(self, url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        with self._lock:
            own = self._hosts.setdefault(host_of(url), Lock())
        with own:
            return self._fetcher(url, private=private, seen=seen)


def gathered(
    feeds: Sequence[Feed],
    known: Mapping[str, Mapping[str, Any]],
    fetcher: Fetcher,
    progress: Progress,
) -> Iterator[Gathered]:
    """As they come; `known` is what each feed's last good reading left."""
    polite = OneAtATime(fetcher)
    slow: Counter[str] = Counter()  # each host is touched by one worker at a time

    def one(feed: Feed, host: str) -> Gathered:
        if host and slow[host] >= PATIENT:
            return Gathered(feed=feed, error=f"{host} answers too slowly now; it was not asked")
        found = gather(feed, polite, known[feed.key], progress)
        slow[host] += found.slow
        return found

    queues: dict[str, list[Feed]] = {}
    for feed in feeds:
        host = host_of(feed.urls[0])
        queues.setdefault(host or feed.key, []).append(feed)  # files wait for nobody
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        heads = {pool.submit(one, queue.pop(0), host): host for host, queue in queues.items()}
        while heads:
            done = next(as_completed(heads))
            host = heads.pop(done)
            if queues[host]:
                heads[pool.submit(one, queues[host].pop(0), host)] = host
            yield done.result()


def host_of(url: str) -> str:
    """Empty for a file."""
    return (urlsplit(url).hostname or "").lower() if is_web(url) else ""
