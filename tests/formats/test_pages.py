"""Listings that come page by page: The Events Calendar, and sitemaps of pages with events."""

import json

import pytest

from finder.errors import BadFeed, NotAListing
from importers import Feed, Part
from importers.formats import events_calendar, schema_org
from importers.listing import MAX_PARTS, read, summary

FEED = Feed(key="example", urls=("example",), fellowship="aa")
EVENTS = "https://example.org/wp-json/tribe/events/v1/events"


def page(number: int, following: object) -> Part:
    event = {"id": number, "title": f"Group {number}", "start_date": "2026-12-01 19:00:00"}
    event |= {"timezone": "America/New_York", "venue": {"city": "Burlington"}}
    body = {"events": [event], "rest_url": EVENTS, "next_rest_url": following}
    return Part(url=f"{EVENTS}?page={number}", body=json.dumps(body).encode())


def test_pages_are_followed_to_the_last():
    pages = {f"{EVENTS}?page={n}": page(n, f"{EVENTS}?page={n + 1}") for n in (1, 2)}
    pages[f"{EVENTS}?page=3"] = page(3, None)
    counted = summary(read([page(1, f"{EVENTS}?page=2")], FEED, pages.__getitem__))
    assert (counted.rows, counted.used) == (3, 3)


def test_pages_without_end_are_no_listing():
    def get(url: str) -> Part:
        number = int(url.rsplit("=", 1)[1])
        return page(number, f"{EVENTS}?page={number + 1}")

    with pytest.raises(BadFeed, match=str(MAX_PARTS)):
        read([get(f"{EVENTS}?page=1")], FEED, get)


@pytest.mark.parametrize(
    "following",
    [
        "https://elsewhere.example/page",
        "file:///etc/passwd",
        "//example.org",
        "",
        7,
        None,
        [],
        "https://[",
    ],
)
def test_a_page_of_another_site_is_never_asked_for(following: object):
    assert events_calendar.more([page(1, following)], FEED) == []


def test_the_next_page_of_the_same_site_is_asked_for_once():
    first = page(1, f"{EVENTS}?page=2")
    assert events_calendar.more([first], FEED) == [f"{EVENTS}?page=2"]
    assert events_calendar.more([first, page(2, None)], FEED) == []


def sitemap(*urls: str) -> Part:
    listed = "".join(f"<url><loc>{url}</loc></url>" for url in urls)
    text = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/">{listed}</urlset>'
    return Part(url="https://example.org/sitemap.xml", body=text.encode())


def test_of_a_sitemap_only_its_own_pages_on_meetings_are_asked_for():
    urls = ("https://example.org/about", "https://example.org/meetings/1?a=1&amp;b=2")
    part = sitemap(*urls, "https://elsewhere.example/meetings/2", "file:///meetings")
    assert schema_org.more([part], FEED) == ["https://example.org/meetings/1?a=1&b=2"]


def test_where_no_page_says_so_all_are_asked_for_but_not_without_end():
    part = sitemap(*(f"https://example.org/{number}" for number in range(1_000)))
    assert len(schema_org.more([part], FEED)) < MAX_PARTS


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>https://example.org/&a;</loc></url></urlset>',
        '<urlset><!ENTITY x SYSTEM "file:///etc/passwd"></urlset>',
    ],
)
def test_a_sitemap_with_definitions_of_its_own_is_refused(text: str):
    part = Part(url="https://example.org/sitemap.xml", body=text.encode())
    with pytest.raises(NotAListing, match="DTD"):
        schema_org.more([part], FEED)


def html(script: str) -> Part:
    text = f'<html><script type="application/ld+json">{script}</script></html>'
    return Part(url="https://example.org/meetings", body=text.encode())


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        '{"@context": "https://schema.org", "@type": "Person", "startDate": "2026-12-01"}',
        '{"@context": "https://schema.org", "@type": "Event", "name": "Undated"}',
        '{"@context": "https://schema.org", "@type": ["Event"' + "[" * 10_000,
    ],
)
def test_a_page_without_dated_events_is_no_listing(script: str):
    assert not schema_org.sniff(html(script))
    with pytest.raises(NotAListing):
        list(schema_org.parse([html(script)], FEED))


@pytest.mark.parametrize(
    "text", ["<script" * 100_000, "<script type=application/ld+json>" * 50_000]
)
def test_scripts_that_never_end_are_passed_over(text: str):
    part = Part(url="https://example.org/", body=b"schema.org" + text.encode())
    assert not schema_org.sniff(part)


def test_a_damaged_page_does_not_take_the_others_along():
    good = html(
        '{"@type": "Event", "name": "A", "startDate": "2026-12-01T19:00", "location": "Hall"}'
    )
    rows = list(schema_org.parse([html("{"), good], FEED))
    assert [(row.number, len(row.meetings)) for row in rows] == [(0, 0), (1, 1)]
