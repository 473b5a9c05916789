"""The demonstration listings: fictional, varied, and read without a refusal."""

import re
from pathlib import Path

import pytest

from finder.model import Attendance, Meeting, Status
from finder.register.fellowships import fellowship
from importers import Feed, Part
from importers.feeds import DEMO_FOLDER, read_feeds
from importers.listing import Listing, read

FEEDS = read_feeds(DEMO_FOLDER / "feeds.toml")


def listing(feed: Feed) -> Listing:
    return read([Part(url=url, body=Path(url).read_bytes()) for url in feed.urls], feed)


@pytest.fixture(scope="module")
def meetings() -> list[Meeting]:
    rows = (row for feed in FEEDS.values() for row in listing(feed).rows)
    return [meeting for row in rows for meeting in row.meetings]


@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS)
def test_a_demonstration_feed_says_so_and_refuses_no_row(feed: Feed):
    assert feed.demo
    assert feed.title.startswith("Demonstration: ")
    assert not [row.problems for row in listing(feed).rows if not row.meetings and not row.withheld]


def test_there_is_something_for_every_way_to_look(meetings: list[Meeting]):
    assert {meeting.attendance for meeting in meetings} == set(Attendance)
    assert {meeting.status for meeting in meetings} == set(Status)
    assert any(meeting.by_appointment for meeting in meetings)
    assert any(meeting.weeks for meeting in meetings)
    assert any(meeting.access_weeks for meeting in meetings)
    assert any(meeting.for_children for meeting in meetings)
    families = {m.fellowship for m in meetings if fellowship(m.fellowship).family}
    assert families >= {"al-anon", "nar-anon", "gam-anon", "co-anon", "smart-family", "pal"}


@pytest.mark.parametrize("path", sorted(DEMO_FOLDER.glob("*.[jc]s*")), ids=lambda path: path.name)
def test_links_and_numbers_of_the_demonstration_are_nobodys(path: Path):
    text = path.read_text(encoding="utf-8")
    hosts = re.findall(r"https?://([^/\"\s,]+)", text)
    assert {host for host in hosts if not host.endswith("example.org")} == set()
    numbers = re.findall(r"\+1[ \d-]{10,13}", text)
    assert [number for number in numbers if "55501" not in re.sub(r"\D", "", number)] == []
