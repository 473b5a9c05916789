"""The judge finds nothing wrong with the calendars of every demonstration listing."""

from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from finder.exports.shape import Context
from finder.ical import Listed, Style, Title, assemble, calendar, written
from finder.ical.large import told_in_few_words
from finder.model import Meeting
from importers import Part
from importers.feeds import DEMO_FOLDER, read_feeds
from importers.listing import read
from tests.ical.judge import judge

FEEDS = read_feeds(DEMO_FOLDER / "feeds.toml")


def meetings(key: str) -> list[Meeting]:
    feed = FEEDS[key]
    parts = [Part(url=url, body=Path(url).read_bytes()) for url in feed.urls]
    return [meeting for row in read(parts, feed).rows for meeting in row.meetings]


def listed(key: str) -> list[Listed]:
    return [
        Listed(meeting=item, first_seen=date(2026, 11, 2), changed=date(2026, 11, 3))
        for item in meetings(key)
    ]


def every() -> list[Listed]:
    return list(chain.from_iterable(map(listed, FEEDS)))


CONTEXT = Context(publishers={}, fetched={}, base_url="https://meetings.example.org")


@pytest.mark.parametrize("title", Title)
@pytest.mark.parametrize("key", FEEDS)
def test_the_judge_finds_nothing_wrong(key: str, title: Title) -> None:
    style = Style(title=title, alarm=30 if title is Title.INITIALS else None)
    feed = calendar(listed(key), context=CONTEXT, style=style)
    assert feed.count(b"BEGIN:VEVENT") > 3
    assert judge(feed) == []


def test_it_judges_each_kind_of_exception() -> None:
    feed = calendar(every(), context=CONTEXT)
    for name in (b"EXDATE;", b"RECURRENCE-ID;", b";UNTIL=", b"FREQ=MONTHLY;"):
        assert name in feed, name


def test_nor_with_all_of_them_in_few_words() -> None:
    items = [written(item, context=CONTEXT, whole=False, brief=True) for item in every()]
    feed = assemble([item for item in items if item], about=told_in_few_words(len(items)))
    assert feed.count(b"BEGIN:VEVENT") > 100
    assert judge(feed) == []
