"""Feeds without a network: a fetcher that gives what it is told, and a stand-in for the index."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from finder.config import Config
from finder.errors import FetchFailed
from finder.snapshot import Snapshot, building, open_current, opened
from importers import Feed, Part
from importers.fetch import Fetched, Seen
from importers.sync import Outcome, sync
from tests.made import NOW, TODAY
from tests.snapshot.conftest import build_index, open_index

Rows = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "build_index", build_index)
    monkeypatch.setattr(opened, "open_index", open_index)
    monkeypatch.setattr("finder.snapshot.base.SMALL", 10**9)  # it knows no deltas


def row(number: int, **changes: Any) -> dict[str, Any]:
    """A row of a Meeting Guide listing, each at its own address."""
    values = {
        "name": f"Group {number}",
        "slug": f"group-{number}",
        "day": number % 7,
        "time": "19:00",
        "timezone": "America/Chicago",
        "formatted_address": f"{number} Main Street, Springfield, IL 62701, USA",
        "latitude": 39.8,
        "longitude": -89.6,
        "types": ["O"],
    }
    return {**values, **changes}


def rows(count: int, **changes: Any) -> Rows:
    return [row(number, **changes) for number in range(count)]


@dataclass(slots=True, kw_only=True)
class World:
    """Publishers, and a site that reads them."""

    config: Config
    pages: dict[str, bytes | FetchFailed] = field(default_factory=dict)
    etags: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, Seen | None]] = field(default_factory=list)
    feeds: dict[str, Feed] = field(default_factory=dict)
    days: int = 0

    def fetch(self, url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        self.asked.append((url, seen))
        page = self.pages[url]
        if isinstance(page, FetchFailed):
            raise page
        etag = self.etags.get(url)
        if seen and etag and seen.etag == etag:
            return Fetched(part=None, seen=seen)
        return Fetched(part=Part(url=url, body=page), seen=Seen(etag=etag))

    def publish(self, key: str, listing: object, **changes: Any) -> None:
        """What the publisher says from now on."""
        url = f"https://example.org/{key}.json"
        self.pages[url] = listing if isinstance(listing, bytes) else json.dumps(listing).encode()
        self.feeds[key] = Feed(
            **{"key": key, "urls": (url,), "title": key.upper(), "fellowship": "aa", **changes}
        )

    def fail(self, key: str, message: str = "no connection", **how: Any) -> None:
        self.pages[f"https://example.org/{key}.json"] = FetchFailed(message, **how)

    def sync(self, *keys: str, at: datetime | None = None, **options: Any) -> dict[str, Outcome]:
        """A day later each time, unless `at` says when."""
        now = at or NOW + timedelta(days=self.days)
        self.days += 1
        outcomes = sync(self.config, self.feeds, now=now, fetcher=self.fetch, keys=keys, **options)
        return {outcome.key: outcome for outcome in outcomes}

    def site(self) -> Snapshot:
        return open_current(self.config.data, self.config.corrections, today=TODAY)

    def ids(self) -> list[str]:
        snapshot = self.site()
        return [item.id for item in snapshot.meetings(range(len(snapshot)))]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(config=Config(data=tmp_path, feeds=tmp_path / "feeds.toml"))
