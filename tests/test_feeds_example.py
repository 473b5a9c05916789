"""The publishers that ship with the project can be read, and none that did not agree is asked."""

import re
import tomllib
from pathlib import Path

import pytest

import importers
from importers.clean.headings import unknown
from importers.feed_addresses import is_keyed
from importers.feeds import is_web, read_feeds

PATH = Path(importers.__file__).with_name("feeds.example.toml")
FEEDS = read_feeds(PATH)
WEB = {key: feed for key, feed in FEEDS.items() if is_web(feed.urls[0])}
# The comment right above a table, and the table's key.
SAID = {
    key: comment
    for comment, key in re.findall(r"^# (.+)\n\[([a-z0-9-]+)\]$", PATH.read_text("utf-8"), re.M)
}


def test_many_publishers_of_many_fellowships_are_listed():
    assert len(WEB) >= 40
    assert len({feed.fellowship for feed in WEB.values()}) >= 15


@pytest.mark.parametrize("key", WEB)
def test_each_says_who_where_and_what_it_is(key: str):
    feed = FEEDS[key]
    assert feed.title
    assert feed.region
    assert feed.fellowship
    assert feed.format or not feed.enabled


@pytest.mark.parametrize("key", [key for key in WEB if not FEEDS[key].enabled])
def test_who_is_not_asked_has_a_reason(key: str):
    assert SAID[key].startswith(("ask: ", "gated: "))
    assert len(SAID[key]) > 40


@pytest.mark.parametrize("key", [key for key in SAID if SAID[key].startswith(("ask", "gated"))])
def test_who_must_be_asked_first_is_not_enabled(key: str):
    assert not FEEDS[key].enabled
    assert FEEDS[key].permission is None


def test_no_address_carries_a_key_and_none_is_there_twice():
    urls = [url for feed in FEEDS.values() for url in feed.urls]
    assert not [url for url in urls if is_keyed(url)]
    assert len(urls) == len(set(urls))


def test_declared_columns_name_fields_of_ours():
    tables = tomllib.loads(PATH.read_text("utf-8"))
    columns = [table["columns"] for table in tables.values() if "columns" in table]
    assert columns
    assert not [name for one in columns for name in unknown(one)]
