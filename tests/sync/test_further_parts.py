"""A feed whose address only leads to its meetings: a server's page, a list of servers."""

import json
from collections.abc import Mapping
from typing import Any

from importers import Feed, Part
from importers.fetch import Fetched, Seen
from importers.sync.gathering import Gathered, gather

HOST = "https://bmlt.example.org/main_server/"
FEED = Feed(key="example", urls=(HOST,), fellowship="na", timezone="America/New_York")
PAGE = b"<html><title>BMLT Root Server</title></html>"


def gathered(name: str, seen: Mapping[str, Any]) -> Gathered:
    """The page is always the same and says so; the meeting has this name."""
    row = {"id_bigint": "1", "meeting_name": name, "weekday_tinyint": "2"}

    def fetcher(url: str, *, private: bool, seen: Seen | None) -> Fetched:
        if url == HOST and seen is not None and seen.etag:
            return Fetched(part=None, seen=seen)
        rows = [row] if "GetSearchResults" in url else []
        body = PAGE if url == HOST else json.dumps(rows).encode()
        return Fetched(part=Part(url=url, body=body), seen=Seen(etag='"1"'))

    return gather(FEED, fetcher, seen, lambda key, step: None)


def test_new_meetings_are_seen_behind_a_page_that_stays_the_same():
    first = gathered("Clean Harbour", {})
    second = gathered("Clean Canal", first.seen)
    assert second.listing is not None
    assert [row.meetings[0].name for row in second.listing.rows] == ["Clean Canal"]


def test_where_nothing_is_new_behind_it_nothing_is_taken_in():
    first = gathered("Clean Harbour", {})
    second = gathered("Clean Harbour", first.seen)
    assert (second.listing, second.error) == (None, None)
