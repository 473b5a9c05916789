"""A site's address is enough, where its page or its software says where the feed is."""

import json

import pytest

from finder.errors import FetchFailed, NotAListing
from importers import Feed, Part
from importers.commands.listings import check_listing
from importers.discover import MOST_REQUESTS, find_feed, is_site
from importers.feed_addresses import addresses
from importers.fetch import Fetched, Seen

SITE = "https://aa.example.org/"
ROW = {"name": "Plover", "slug": "plover", "day": 1, "time": "19:00", "types": ["O"]}
FEED = json.dumps([ROW]).encode()
EVENTS = json.dumps({"events": [{"title": "Plover", "start_date": "2026-11-23 19:00:00"}]}).encode()
BMLT = json.dumps([{"id_bigint": "1", "weekday_tinyint": "1", "meeting_name": "Plover"}]).encode()
TSML = "https://aa.example.org/wp-json/tsml/meetings"
AJAX = "https://aa.example.org/wp-admin/admin-ajax.php?action=meetings"
TRIBE = "https://aa.example.org/wp-json/tribe/events/v1/events"
SERVER = "https://aa.example.org/client_interface/json/?switcher=GetSearchResults"
LINK = '<link rel="alternate" type="application/json" title="Meetings Feed" href="{}">'
FINDER = "<div id='tsml-ui' data-timezone=Europe/London data-src='{}'></div>"


class Web:
    """A site by its addresses: a payload or the status of a refusal; notes what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | int] = {}
        self.asked: list[str] = []

    def __call__(self, url: str) -> Part:
        self.asked.append(url)
        answer = self.answers.get(url, 404)
        if isinstance(answer, int):
            raise FetchFailed(f"{url} answers with status {answer}", status=answer)
        return Part(url=url, body=answer)


@pytest.fixture
def web() -> Web:
    return Web()


def page(inside: str = "", url: str = SITE) -> Part:
    return Part(url=url, body=f"<!DOCTYPE html><html><body>{inside}</body></html>".encode())


@pytest.mark.parametrize(
    ("inside", "url", "answer", "where"),
    [
        (LINK.format("https://aa.example.org/feed.json"), f"{SITE}feed.json", FEED, "own link"),
        (LINK.format("/feed.json?a=1&amp;b=2"), f"{SITE}feed.json?a=1&b=2", FEED, "own link"),
        (LINK.format("http://www.aa.example.org/f"), "https://www.aa.example.org/f", FEED, "own"),
        (FINDER.format("/data.json"), f"{SITE}data.json", FEED, "meeting finder"),
        (FINDER.format("/gone.json, /b.json"), f"{SITE}b.json", FEED, "meeting finder"),
        ("", TSML, FEED, "12 Step Meeting List"),
        ("", AJAX, FEED, "12 Step Meeting List"),
        (
            '<script src="https://aa.example.org/blog/wp-content/x.js"></script>',
            f"{SITE}blog/wp-json/tsml/meetings",
            FEED,
            "12 Step",
        ),
        ('<img src="/wp-content/x.png">', TSML, FEED, "12 Step Meeting List"),
        ('<img src="https://cdn.example.net/wp-content/x.png">', TSML, FEED, "12 Step"),
        ("", TRIBE, EVENTS, "Events Calendar"),
        ("", SERVER, BMLT, "BMLT"),
        (
            '<div id="crumb-widget" data-server="https://aa.example.org/main_server/"></div>',
            f"{SITE}main_server/client_interface/json/?switcher=GetSearchResults",
            BMLT,
            "page names",
        ),
        (
            r'<script>var c={"root_server":"https:\/\/aa.example.org\/main_server"};</script>',
            f"{SITE}main_server/client_interface/json/?switcher=GetSearchResults",
            BMLT,
            "page names",
        ),
    ],
)
def test_a_feed_is_found_where_it_is(web: Web, inside: str, url: str, answer: bytes, where: str):
    web.answers[url] = answer
    found = find_feed(page(inside), web)
    assert found.url == url
    assert url in found.said
    assert where in found.said


def test_what_the_page_names_comes_before_the_usual_addresses(web: Web):
    named = page(FINDER.format("/data.json") + LINK.format("/feed.json"))
    assert [item.url for item in addresses(named)] == [
        f"{SITE}feed.json",
        f"{SITE}data.json",
        TSML,
        AJAX,
        TRIBE,
        SERVER,
    ]


def test_a_root_server_in_a_folder_is_asked_there(web: Web):
    urls = [item.url for item in addresses(page(url="https://na.example.org/main_server/?x=1"))]
    assert urls[-1] == (
        "https://na.example.org/main_server/client_interface/json/?switcher=GetSearchResults"
    )


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_ends_with_the_advice_to_ask(web: Web, status: int):
    web.answers = {TSML: status, AJAX: FEED}
    with pytest.raises(NotAListing, match="ask the publisher"):
        find_feed(page(), web)
    assert web.asked == [TSML]


@pytest.mark.parametrize(
    "body", [b'{"code":"feed_restricted"}', b'{"error":"HTTP/1.1 401 Unauthorized"}']
)
def test_a_refusal_in_words_is_one(web: Web, body: bytes):
    web.answers = {TSML: body, AJAX: FEED}
    with pytest.raises(NotAListing, match="ask the publisher"):
        find_feed(page(), web)
    assert web.asked == [TSML]


@pytest.mark.parametrize(
    "url",
    [
        "/feed.json?key=1234",
        "/feed.json?tsml_key=1234",
        "/feed.json?_wpnonce=1234",
        "/feed.json?access_token=1234",
        "/feed.json?API-KEY=1234",
        "/wp-content/tsml-cache-1234.json",
        "https://user:1234@aa.example.org/feed.json",
    ],
)
def test_an_address_with_a_key_is_neither_asked_nor_shown(web: Web, url: str):
    with pytest.raises(NotAListing, match="a key or a cache file") as refused:
        find_feed(page(FINDER.format(url)), web)
    assert web.asked == [TSML, AJAX, TRIBE, SERVER]
    assert "1234" not in str(refused.value)


def test_all_addresses_of_the_pages_meeting_finder_are_one_listing(web: Web):
    urls = ("https://aa.example.org/a.json", "https://aa.example.org/b.json")
    web.answers.update(dict.fromkeys(urls, FEED))
    found = find_feed(page(FINDER.format("/a.json, /b.json")), web)
    assert (found.url, *found.more) == urls
    assert urls[1] in found.said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["/b.json?key=1", "/a.json"], "key"),
        (["/a.json", "/b.json?key=1"], "key"),
        (["https://elsewhere.example.com/b.json", "/a.json"], "another host"),
        (["/a.json", "https://elsewhere.example.com/b.json"], "another host"),
        (["/gone.json", "/a.json"], "status 404"),
        (["/a.json", "/gone.json"], "status 404"),
        (["/a.json", "/closed.json"], "refuses"),
        (["/a.json", "/events.json"], "another format"),
        (["/a.json", *(f"/{number}.json" for number in range(9))], "/8.json was not asked"),
    ],
)
def test_what_is_left_out_of_the_pages_list_is_said(web: Web, names: list[str], said: str):
    web.answers["https://aa.example.org/a.json"] = FEED
    web.answers["https://aa.example.org/closed.json"] = 401
    web.answers["https://aa.example.org/events.json"] = EVENTS
    found = find_feed(page(FINDER.format(",".join(names))), web)
    assert (found.url, found.more) == ("https://aa.example.org/a.json", ())
    assert said in found.said
    assert len(web.asked) <= MOST_REQUESTS


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("/folder/", "https://aa.example.org/folder/a.json"),
        ("https://aa.example.org/other/page.html", "https://aa.example.org/other/a.json"),
        ("javascript:alert(1)", "https://aa.example.org/a.json"),
        ("", "https://aa.example.org/a.json"),
    ],
)
def test_addresses_are_relative_to_the_base_of_the_page(web: Web, base: str, url: str):
    web.answers[url] = FEED
    start = page(f'<base href="{base}">{FINDER.format("a.json")}')
    assert find_feed(start, web).url == url


def test_a_base_on_another_host_is_not_asked(web: Web):
    start = page(f'<base href="https://elsewhere.example.com/">{FINDER.format("a.json")}')
    with pytest.raises(NotAListing, match="another host"):
        find_feed(start, web)
    assert not [url for url in web.asked if "elsewhere" in url]


def test_another_host_is_named_but_not_asked(web: Web):
    other = "https://sheets.example.net/storage/abc.json"
    with pytest.raises(NotAListing, match="on another host") as ended:
        find_feed(page(FINDER.format(other)), web)
    assert other in str(ended.value)
    assert other not in web.asked


def test_an_answer_from_another_host_is_not_taken():
    def elsewhere(url: str) -> Part:
        return Part(url="https://evil.example.net/feed.json", body=FEED)

    with pytest.raises(NotAListing, match="leads to another site"):
        find_feed(page(), elsewhere)


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"<html>no</html>", b"PK\x03\x04"])
def test_what_is_no_listing_is_not_taken(web: Web, body: bytes):
    web.answers = dict.fromkeys((TSML, AJAX, TRIBE, SERVER), body)
    with pytest.raises(NotAListing, match="is no listing"):
        find_feed(page(), web)


def test_a_site_is_asked_a_handful_of_times_only(web: Web):
    many = ",".join(f"/{number}.json" for number in range(50))
    with pytest.raises(NotAListing):
        find_feed(page(LINK.format("/a") * 50 + LINK.format("/b") + FINDER.format(many)), web)
    assert len(web.asked) == MOST_REQUESTS


@pytest.mark.parametrize(
    "inside",
    [
        "<!-- " + LINK.format("/feed.json") + " -->",
        '<link rel="alternate" type="application/json" title="JSON" href="/feed.json">',
        '<link rel="alternate" type="application/rss+xml" title="Meetings Feed" href="/feed.json">',
        '<div id="other" data-src="/feed.json"></div>',
        FINDER.format("javascript:alert(1)"),
        FINDER.format("http://[bad/"),
        FINDER.format("file:///etc/passwd"),
    ],
)
def test_nothing_else_of_a_page_is_an_address(inside: str):
    assert [item.url for item in addresses(page(inside))] == [TSML, AJAX, TRIBE, SERVER]


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (FEED, SITE),
        (b"<html><title>Checking your browser</title>", SITE),
        (b"<html><body>Hello", "/home/pages/saved.html"),
        (b"<?xml version='1.0'?><urlset/>", SITE),
    ],
)
def test_only_a_page_of_the_web_is_a_site(body: bytes, url: str):
    assert not is_site(Part(url=url, body=body))


@pytest.mark.parametrize(
    "piece", ["<a", "<link ", "<!--", "wp-json/", "a='", "//x", "root_server="]
)
def test_a_hostile_page_is_read_to_its_end(piece: str):
    hostile = Part(url=SITE, body=b"<html>" + piece.encode() * 300_000)
    assert [item.url for item in addresses(hostile)] == [TSML, AJAX, TRIBE, SERVER]


def test_check_follows_a_site_to_its_feed(web: Web):
    web.answers = {SITE: page().body, AJAX: FEED}

    def fetch(url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        return Fetched(part=web(url), seen=Seen())

    checked = check_listing(Feed(key="aa", urls=(SITE,), fellowship="aa"), fetch)
    assert checked.feed.urls == (AJAX,)
    assert AJAX in str(checked.found)
    assert len(checked.listing.rows) == 1
    assert web.asked.count(AJAX) == 1
