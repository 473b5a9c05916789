from importlib import import_module
from types import SimpleNamespace

import pytest

from finder.errors import BadFeed, NotAListing
from finder.model import Attendance, Meeting
from importers import Feed, Part, Problem, Row, listing

FEED = Feed(key="f", urls=("https://example.org/a",), fellowship="aa")


def part(body, url="https://example.org/a"):
    return Part(url=url, body=body)


def row(number, **values):
    return Row(number=number, **values)


def used(number):
    meeting = Meeting(
        id=f"f_{number}", feed="f", name="A", fellowship="aa", attendance=Attendance.IN_PERSON
    )
    return row(number, meetings=(meeting,))


def refused(number):
    problem = Problem(row=number, field="name", reason="bad", refused=True)
    return row(number, problems=(problem,))


def fake(word, rows=(), more=None):
    """A format that recognises a word and gives these rows."""
    module = SimpleNamespace(
        sniff=lambda item: word in item.body, parse=lambda parts, feed: iter(rows)
    )
    if more:
        module.more = more
    return module


@pytest.fixture
def known(monkeypatch):
    def install(**modules):
        monkeypatch.setattr(listing, "formats", lambda: modules)

    return install


def test_every_format_is_discovered_by_its_file_name():
    found = listing.formats()
    assert {"meeting_guide", "bmlt", "csv"} <= set(found)
    assert all(module.__name__ == f"importers.formats.{key}" for key, module in found.items())


def test_the_one_format_that_says_yes_is_taken(known):
    known(a=fake(b"apple"), b=fake(b"pear"))
    assert listing.detect([part(b"x"), part(b"a pear")]) == "b"


def test_two_formats_that_say_yes_are_both_named(known):
    known(a=fake(b"apple"), b=fake(b"app"))
    with pytest.raises(NotAListing, match="a or b"):
        listing.detect([part(b"apple")])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"<!DOCTYPE html><html><body>Hi", "web page"),
        (b"<html>Checking your browser", "security service"),
        (b"<?xml version='1.0'?><rss>", "XML"),
        (b'[{"name": 1},\n}', "line 2"),
        (b"[]", "no rows"),
        (b'{"colour": "red"}', "'colour'"),
        (b'[{"colour": "red"}]', "first record has 'colour'"),
        (b"[1, 2]", "no object"),
        (b"null", "a single value"),
        (b" -3.5e2\n", "a single value"),
        (b'"log in"', "a single value"),
        (b"PK\x03\x04\x00\x00", "not text"),
        (b"colour,taste\nred,sweet\n", "colour,taste"),
    ],
)
def test_what_is_no_listing_is_named_in_plain_words(known, body, words):
    known(a=fake(b"apple"))
    with pytest.raises(NotAListing, match=words):
        listing.detect([part(body)])


def test_a_message_holds_no_e_mail_address(known):
    known(a=fake(b"apple"))
    with pytest.raises(NotAListing) as caught:
        listing.detect([part(b"write to robin@example.org,b\n")])
    assert "robin@example.org" not in str(caught.value)


def test_the_format_a_feed_names_is_not_looked_for(known):
    known(a=fake(b"apple", [used(1)]), b=fake(b"pear"))
    feed = Feed(key="f", urls=("u",), format="a")
    assert listing.read([part(b"pear")], feed).format == "a"


def test_an_unknown_format_is_named_with_those_there_are(known):
    known(a=fake(b"apple"))
    with pytest.raises(NotAListing, match="'zzz'; there are a"):
        listing.read([part(b"apple")], Feed(key="f", urls=("u",), format="zzz"))


def test_a_listing_without_rows_is_none(known):
    known(a=fake(b"apple", []))
    with pytest.raises(NotAListing, match="no rows"):
        listing.read([part(b"apple")], FEED)


def test_problems_of_the_listing_as_a_whole_are_no_rows(known):
    whole = row(0, problems=(Problem(row=0, reason="formats missing"),))
    known(a=fake(b"apple", [whole, used(1)]))
    found = listing.read([part(b"apple")], FEED)
    assert [item.number for item in found.rows] == [1]
    assert [item.reason for item in found.problems] == ["formats missing"]


def pages(count):
    """Asks for the next page until there are `count`."""
    return lambda parts, feed: [f"u{len(parts)}"] if len(parts) < count else []


def test_more_parts_are_asked_for_until_nothing_is_wanted(known):
    seen = []

    def parse(parts, feed):
        seen.extend(item.url for item in parts)
        return iter([used(1)])

    module = fake(b"apple", more=pages(4))
    module.parse = parse
    known(a=module)
    listing.read([part(b"apple", "u0")], FEED, lambda url: part(b"x", url))
    assert seen == ["u0", "u1", "u2", "u3"]


def test_without_a_fetcher_nothing_more_is_asked_for(known):
    known(a=fake(b"apple", [used(1)], more=pages(4)))
    assert listing.read([part(b"apple")], FEED).rows


def test_an_address_is_asked_for_once(known):
    known(a=fake(b"apple", [used(1)], more=lambda parts, feed: ["again"]))
    asked = []

    def get(url):
        asked.append(url)
        return part(b"x", "https://elsewhere.example")

    listing.read([part(b"apple")], FEED, get)
    assert asked == ["again"]


def test_a_listing_of_too_many_parts_is_a_bad_feed(known):
    known(a=fake(b"apple", [used(1)], more=pages(1000)))
    with pytest.raises(BadFeed, match="200 parts"):
        listing.read([part(b"apple")], FEED, lambda url: part(b"x", url))


def test_the_size_cap_is_over_all_parts(known):
    known(a=fake(b"apple", [used(1)], more=pages(5)))
    with pytest.raises(BadFeed, match="larger"):
        listing.read([part(b"apple")], FEED, lambda url: part(b"x" * 50, url), max_bytes=120)


def test_every_row_is_used_refused_or_withheld(known):
    rows = [used(1), refused(2), row(3, withheld=True), used(4)]
    known(a=fake(b"apple", rows))
    found = listing.summary(listing.read([part(b"apple")], FEED))
    assert (found.rows, found.meetings) == (4, 2)
    assert (found.used, found.refused, found.withheld) == (2, 1, 1)
    assert found.problems == {("name", "bad"): 1}


def test_a_format_that_cannot_be_imported_is_set_aside_and_the_others_read(monkeypatch, caplog):
    broken = "importers.formats.bmlt"

    def imported(name):
        if name == broken:
            raise ImportError("half written")
        return import_module(name)

    monkeypatch.setattr("importers.listing.import_module", imported)
    found = listing.formats.__wrapped__()
    assert "bmlt" not in found
    assert "meeting_guide" in found
    assert "bmlt" in caplog.text


def test_columns_are_refused_where_the_format_has_none():
    curated = b'[[meeting]]\nname = "A"\nmeets_on = "monday"\nstarts = "19:00"\n'
    feed = Feed(key="f", urls=("a",), fellowship="aa", columns={"publish": "Sichtbar"})
    with pytest.raises(NotAListing, match="format curated has no columns"):
        listing.read([part(curated)], feed)


@pytest.mark.parametrize(
    "body",
    [
        b"Name,Day,Time,Sichtbar\nA,Monday,19:00,nein\nB,Monday,19:00,ja\nC,Monday,19:00,\n",
        b'[{"name":"A","day":1,"time":"19:00","Sichtbar":"nein"},'
        b'{"name":"B","day":1,"time":"19:00","Sichtbar":"ja"},{"name":"C","day":1,"time":"19:00"}]',
        b'{"records":[{"id":"1","fields":{"name":"A","day":"Monday","time":"19:00","Sichtbar":false}},'
        b'{"id":"2","fields":{"name":"B","day":"Monday","time":"19:00","Sichtbar":true}},'
        b'{"id":"3","fields":{"name":"C","day":"Monday","time":"19:00"}}]}',
    ],
    ids=["table", "meeting guide", "sheet"],
)
def test_a_row_that_a_declared_column_does_not_say_to_publish_is_withheld(body):
    columns = {"publish": "Sichtbar"}
    found = listing.read([part(body)], Feed(key="f", urls=("a",), fellowship="aa", columns=columns))
    assert [one.withheld for one in found.rows] == [True, False, True]
