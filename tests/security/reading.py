"""Reads a payload as `check` and `sync` do: a listing, or one sentence why it is none."""

from finder.errors import BadFeed
from importers import Feed, Listing, Part
from importers.listing import read, summary

FEED = Feed(key="test", urls=("test",), fellowship="aa", timezone="Europe/London")


def read_bytes(body: bytes, url: str = "https://example.org/feed") -> Listing | str:
    """Any other exception is a defect and comes through."""
    try:
        listing = read([Part(url=url, body=body)], FEED)
    except BadFeed as error:
        return str(error)
    counts = summary(listing)
    assert counts.rows == counts.used + counts.refused + counts.withheld
    return listing


def names(found: Listing | str) -> list[str]:
    """Of the meetings that were read."""
    assert not isinstance(found, str), found
    return [meeting.name for row in found.rows for meeting in row.meetings]


def reasons(found: Listing | str) -> set[str]:
    assert not isinstance(found, str), found
    problems = [*found.problems, *(item for row in found.rows for item in row.problems)]
    return {item.reason for item in problems}
