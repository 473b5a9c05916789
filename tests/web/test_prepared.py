"""What is joined of ready parts is, byte for byte, what is made anew (`Kept`, `Records`)."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from flask import Flask
from markupsafe import Markup

from finder.exports.answer import place
from finder.exports.geojson import feature_collection
from finder.exports.records import Records
from finder.exports.shape import Context, shape
from finder.exports.table import csv_table
from finder.exports.written import json_text
from finder.languages import speaking
from finder.model import Access, Contact, Meeting, Weekday
from finder.search.engine import FacetCount, find, hit
from finder.search.query import parse_query, public
from finder.web.cards import Look, card
from finder.web.choices import Group, groups
from finder.web.frame import macro
from finder.web.panel import Option, panel
from finder.web.state import context, kept
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL, MEETINGS, NOW

QUERIES = (
    (), (("near", "Boston"), ("within", "50")), (("near", "02108"), ("unit", "mi")),
    (("lat", "48.86"), ("lon", "2.31")), (("q", "night"),), (("for", "family"),),
    (("status", "suspended"),), (("attendance", "online"), ("tz", "Asia/Tokyo")),
    (("from", "2026-12-27T12:00:00Z"),), (("audience", "teens"),), (("per_page", "2"),),
    (("day", "sun"), ("unheard-of", "1")), (("access", "restricted"),), (("sort", "name"),),
)  # fmt: skip
MOMENTS = (
    NOW - timedelta(hours=1),
    NOW,
    NOW + timedelta(minutes=1),
    NOW + timedelta(days=9),
    NOW + timedelta(days=160),
)
AWKWARD = (
    '","distance_km":null,"', "\\", '"', "\u2028", "é – 東京 \U0001f600", "</script>", "null",
    "100 % %s %(day)s %",
)  # fmt: skip


def varied() -> tuple[Meeting, ...]:
    """One of everything, some whose access varies, some with awkward words."""
    weeks = replace(
        BASE, id="city_weeks", access=Access.CLOSED, access_weeks={Access.OPEN: (1, -1)}
    )
    words = [
        replace(BASE, id=f"city_words-{number}", name=text, notes=text, regions=(text,))
        for number, text in enumerate(AWKWARD)
    ]
    hours = [
        replace(BASE, id=f"city_hour-{day.value}-{hour}", weekday=day, start=time(hour, 30))
        for day in Weekday
        for hour in (0, 9, 23)
    ]
    near = replace(BASE, id="city_near", venue=replace(HALL, approximate=True))
    long = replace(BASE, id="city_long", duration=None)
    return (*MEETINGS, weeks, near, long, *words, *hours)


@pytest.fixture(scope="module")
def site(make_site: Make) -> Flask:
    return make_site(*varied(), url="https://chair.example")


def plain(app: Flask, pairs: tuple[tuple[str, str], ...], now: datetime) -> bytes:
    """The answer as DESIGN has it, with nothing kept from before."""
    site = app.extensions["finder"]
    with app.test_request_context("/", base_url="https://chair.example"):
        seen, current = context(), site.reader.snapshot()
    query = parse_query(pairs, current.index, site.gazetteer)
    found = find(current.index, query, now, fetched=current.fetched)
    document = {
        "snapshot": current.name,
        "total": found.total,
        "page": query.page,
        "per_page": query.per_page,
        "query": public(query),
        "place": place(found.place),
        "facets": {
            name: [option._asdict() for option in options] for name, options in found.facets.items()
        },
        "meetings": [shape(current.meeting(hit.row), hit, seen, whole=False) for hit in found.hits],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("with_snapshot", [True, False])
@pytest.mark.parametrize("pairs", QUERIES)
def test_the_json_of_a_query_is_that_of_its_meetings(
    site: Flask,
    pairs: tuple[tuple[str, str], ...],
    with_snapshot: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not with_snapshot:
        monkeypatch.setattr("finder.exports.prepared.Filling.filled", lambda *_: None)
    for now in (*MOMENTS, *MOMENTS):  # the second time all of it is kept
        site.extensions["finder"] = replace(site.extensions["finder"], now=lambda now=now: now)
        answer = site.test_client().get("/meetings.json", query_string=pairs)
        assert answer.status_code == 200
        text, has_ways, _ = answer.data.partition(b',"ways":')  # where there is nothing else
        assert bool(has_ways) == (answer.get_json()["total"] == 0)
        assert text + (b"}" if has_ways else b"") == plain(site, pairs, now)


@pytest.mark.parametrize("pairs", QUERIES)
def test_a_table_and_a_map_of_prepared_meetings_are_those_of_their_meetings(
    site: Flask, pairs: tuple[tuple[str, str], ...]
) -> None:
    """A part of what is listed is not prepared, a part is kept from the time before."""
    for now in (*MOMENTS, *MOMENTS):
        site.extensions["finder"] = replace(site.extensions["finder"], now=lambda now=now: now)
        with site.test_request_context("/", base_url="https://chair.example"):
            seen, current = context(), site.extensions["finder"].reader.snapshot()
        query = parse_query(pairs, current.index, site.extensions["finder"].gazetteer)
        found = find(current.index, query, now, fetched=current.fetched, everything=True)
        plainly = [shape(current.meeting(hit.row), hit, seen, whole=False) for hit in found.hits]
        client = site.test_client()
        table = client.get("/meetings.csv", query_string=pairs)
        assert table.data.decode() == csv_table(plainly)
        assert client.get("/meetings.geojson", query_string=pairs).data == feature_collection(
            map(json_text, plainly), {}
        )


def test_most_of_a_list_is_prepared_with_the_snapshot(site: Flask) -> None:
    current = site.extensions["finder"].reader.snapshot()
    rows = current.rows()
    unprepared = [row for row in rows if not all(current.prepared([row]))]
    assert [current.meeting(row).id for row in unprepared] == ["city_weeks"]


def test_what_other_terms_held_back_is_not_shown_as_it_was_prepared(make_site: Make) -> None:
    """A publisher's terms may change without its meetings: they are asked for at every answer."""
    told = Contact(email="group@example.org")
    app = make_site(replace(BASE, contact=told), url="https://chair.example")
    current = app.extensions["finder"].reader.snapshot()
    (row,) = current.rows()
    found = hit(current.index, row, NOW)
    for contacts in (False, True):
        terms = {BASE.feed: replace(current.publishers[BASE.feed], contacts=contacts)}
        seen = Context(publishers=terms, fetched={}, base_url="https://chair.example")
        (text,) = Records(current.meetings, seen, current.prepared).of([found])
        assert (b"group@example.org" in text) == contacts


def test_what_another_software_prepared_is_not_shown(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_site(BASE)
    (row,) = app.extensions["finder"].reader.snapshot().rows()
    assert all(app.extensions["finder"].reader.snapshot().prepared([row]))
    monkeypatch.setattr("finder.snapshot.prepared.software", lambda _: "another" * 9)
    app.extensions["finder"].reader.let_go()
    assert app.extensions["finder"].reader.snapshot().prepared([row]) == [None]


LOOKS = tuple(
    Look(now=NOW, clock=clock, unit=unit, tz=tz, days=days)
    for clock, unit in (("12", "mi"), ("24", "km"))
    for tz in (None, "Asia/Tokyo")
    for days in (False, True)
)


@pytest.mark.parametrize("pairs", QUERIES)
@pytest.mark.parametrize(("level", "spoken"), [(2, "en"), (3, "en"), (3, "en-XA")])
def test_a_card_of_a_list_is_that_of_its_meeting(
    site: Flask, pairs: tuple[tuple[str, str], ...], level: int, spoken: str
) -> None:
    here = site.test_request_context("/", base_url="https://chair.example")
    with here, speaking(spoken):
        current, ready, draw = kept().snapshot, kept().cards, macro("card.html", "card")
        query = parse_query(pairs, current.index, site.extensions["finder"].gazetteer)
        for now in (*MOMENTS, NOW + timedelta(seconds=59.5)):
            found = find(current.index, query, now, fetched=current.fetched).hits
            for look in (replace(look, now=now) for look in (*LOOKS, *LOOKS)):
                listed = ready.of(found, look, draw, level=level)
                for hit, shown in zip(found, listed, strict=True):
                    meeting = current.meeting(hit.row)
                    made = card(meeting, hit, current.publishers[meeting.feed], look)
                    assert shown.html == draw(made, level)
                    assert (shown.zone, shown.paused) == (made.zone, made.paused)


@pytest.mark.parametrize("pairs", QUERIES)
def test_the_filters_are_those_of_the_answer(
    site: Flask, pairs: tuple[tuple[str, str], ...]
) -> None:
    with site.test_request_context("/", base_url="https://chair.example"):
        index = kept().snapshot.index
        query = parse_query(pairs, index, site.extensions["finder"].gazetteer)
        option, group = macro("options.html", "option"), macro("options.html", "group")
        for now in MOMENTS:
            found = groups(find(index, query, now), pairs)
            plainly = []
            for item in found:
                first = [item.options[place] for place in item.first]
                others = [shown for shown in item.options if shown not in first]
                assert len(others) == item.more
                plainly.append(group(item, *[drawn(option, item, it) for it in (first, others)]))
            assert panel(found).decode() == "".join(plainly)


def drawn(option: Callable[..., Markup], group: Group, counts: Sequence[FacetCount]) -> Markup:
    options = [
        Option(
            value=item.value,
            label=item.label,
            count=item.count,
            chosen=item.value in group.ticked,
            disabled=not item.count and item.value not in group.ticked,
        )
        for item in counts
    ]
    return Markup("").join(option(item, group.name) for item in options)
