"""GA and Gam-Anon of the United States, as both publish them, point at each other."""

from pathlib import Path

import pytest

from finder import create_app
from finder.config import Config
from finder.web.beside import beside
from finder.web.state import snapshot
from importers import Feed, Part
from importers.fetch import Fetched, Seen
from importers.sync import sync
from tests.web.listing import NOW

_LISTS = {"ga": "ga-us.json", "gam-anon": "gam-anon-us.json"}


def _pointings(folder: Path, listings: Path) -> set[tuple[str, str]]:
    """(from, to): ids of meetings whose page names the other's listing."""
    feeds = {
        key: Feed(key=key, urls=(f"https://example.org/{name}",), fellowship=key)
        for key, name in _LISTS.items()
    }

    def fetch(url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        body = (listings / "community-json" / url.rpartition("/")[2]).read_bytes()
        return Fetched(part=Part(url=url, body=body), seen=Seen())

    config = Config(data=folder, feeds=folder / "feeds.toml")
    sync(config, feeds, now=NOW, fetcher=fetch)
    with create_app(config, now=lambda: NOW).test_request_context("/"):
        meetings = snapshot().meetings(snapshot().rows())
        return {
            (item.id, found.meeting.url.removeprefix("/meetings/"))
            for item in meetings
            for found in beside(item)
            if found.meeting.url.startswith("/meetings/")
        }


def test_all_pairs_of_the_two_lists_point_both_ways(tmp_path: Path, listings: Path) -> None:
    if not all((listings / "community-json" / name).exists() for name in _LISTS.values()):
        pytest.skip("the two lists are not among the real listings")
    found = _pointings(tmp_path, listings)
    assert {pair for pair in found if pair[::-1] not in found} == set()
    assert len(found) >= 2 * 60  # 64 pairs when it was written, each judged by reading both rows
