"""One address -> its payload: conditional, capped, timed, safe to point at a hostile address.

`fetcher(site)` makes what the rest of the project takes as an argument.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from finder.errors import FetchFailed
from importers import Part
from importers.fetch.address import resolve
from importers.fetch.web import MAX_BYTES, Fetched, Seen, get

__all__ = ["MAX_BYTES", "Fetched", "Fetcher", "Seen", "fetcher", "read_file"]


class Fetcher(Protocol):
    """Raises FetchFailed. `private` allows addresses that are not public."""

    def __call__(self, url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Web:
    agent: str

    def __call__(self, url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        return get(url, agent=self.agent, private=private, seen=seen, resolver=resolve)


def fetcher(site: str | None) -> Fetcher:
    """Fetches over the web, and says who asks: `site` is FINDER_URL."""
    return _Web(agent=f"OpenChair/0.1 (+{site})" if site else "OpenChair/0.1")


def read_file(path: Path) -> Part:
    """A listing from this machine: only for paths that the operator wrote."""
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FetchFailed(f"{path} cannot be read: {error.strerror}", permanent=True) from error
    if len(body) > MAX_BYTES:
        raise FetchFailed(f"{path} is larger than {MAX_BYTES // 1_000_000} MB", permanent=True)
    return Part(url=str(path), body=body)
