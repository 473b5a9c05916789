"""After a real import of listings with Alateen addresses nothing of theirs lies anywhere."""

import contextlib
import io
import json
import logging
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.exceptions import HTTPException

from finder import create_app
from finder.__main__ import main
from finder.commands.terminal import Terminal
from finder.config import Config
from finder.ical.large import MOST_TOLD
from finder.ical.links import opaque, short
from finder.register.fellowships import fellowships
from importers import Feed, Part
from importers.fetch import Fetched, Seen
from importers.sync import sync
from tests.web.listing import NOW

Row = dict[str, Any]
ADULTS: Row = {
    "id": 1, "slug": "hope", "name": "Monday Hope", "day": 1, "time": "19:00", "types": ["O"],
    "location": "Larkfield Hall", "formatted_address": "12 Larkfield Street, Boston, MA 02116, USA",
    "latitude": 42.35067, "longitude": -71.07494, "region": "Boston",
}  # fmt: skip
TEENS: Row = {
    **ADULTS, "id": 2, "slug": "young-oaks", "name": "Young Oaks", "types": ["Y", "C"],
    "location": "Quillback Chapel", "formatted_address": "77 Quillback Lane, Salem, MA 01970, USA",
    "latitude": 42.51954, "longitude": -70.89672, "notes": "Ring the vestry bell twice.",
    "location_notes": "Basement, blue door", "conference_url": "https://zoom.us/j/99887766554",
    "conference_phone": "+13125550188", "url": "https://example.org/meetings/oaks-hideaway",
    "location_url": "https://example.org/locations/quillback", "author": "Robin Tester",
    "website": "https://oaks-hideaway.example",
}  # fmt: skip
BY_NAME: Row = {
    **TEENS, "id": 3, "slug": "alateen-tuesday", "name": "Alateen Tuesday", "types": [], "day": 2,
    "location": "Thistledown Library",
    "formatted_address": "5 Thistledown Road, Salem, MA 01971, USA",
}  # fmt: skip
PRIVATE = (
    "location", "formatted_address", "notes", "location_notes", "conference_url",
    "conference_phone", "url", "location_url", "author", "website", "latitude", "longitude",
)  # fmt: skip
PAGES = ("/", "/families", "/families?who=teenager&about=alcohol", "/sources", "/help",
         "/fellowships", "/healthz", "/openapi.json", "/subscribe", "/subscribe?fellowship=alateen",
         "/families?about=alcohol&who=parent&near=Salem", "/meetings?near=Salem",
         "/meetings.json?near=Salem", "/meetings.json?lat=42.52&lon=-70.9", "/meetings?day=mon",
         "/robots.txt", "/sitemap.xml", "/c/{query}.ics", "/embed?fellowship=alateen", "/embed/how",
         "/embed.js", "/first-meeting", "/logo", "/map?near=Salem", "/map.json?near=Salem",
         "/map.json", "/map.json?fellowship=alateen", "/offline", "/print",
         "/print?fellowship=alateen",
         "/print?near=Salem", "/privacy", "/saved", "/sw.js", "/theme.css", "/static/style.css",
         "/meetings?near=Salem&lang=es", "/meetings?fellowship=alateen&lang=es",
         "/?near=Salem", "/meetings?q=oaks", "/meetings?q=salem+oaks",
         "/families?near=Salem&who=teenager")  # fmt: skip
OF_A_MEETING = ("/meetings/{}", "/meetings/{}.json", "/meetings/{}.ics", "/meetings/{}.svg",
                "/plan?m={}", "/plan.ics?m={}", "/subscribe?m={}", "/print?m={}", "/m/{short}",
                "/meetings/{}?lang=es", "/c/{plan}.ics")  # fmt: skip
EXPORTS = ("json", "csv", "geojson", "ics", "meeting-guide")
_SHORTEST = 8  # of what can be told from other text


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled places, shared by all sites here."""
    return tmp_path_factory.mktemp("gazetteer")


@pytest.fixture
def data(tmp_path: Path, places: Path) -> Path:
    (tmp_path / "gazetteer").symlink_to(places)
    return tmp_path


def is_for_teenagers(row: Row) -> bool:
    """By code or name; a row for adults may say that teenagers meet beside it."""
    return "Y" in row.get("types", []) or "alateen" in row["name"].lower()


def secrets(rows: list[Row]) -> set[str]:
    """What only teenagers' rows hold: streets, venues, points, links and notes."""
    adults = json.dumps([row for row in rows if not is_for_teenagers(row)], ensure_ascii=False)
    adults = adults.lower()
    found = {part for row in rows if is_for_teenagers(row) for part in _parts(row)}
    return {part for part in found if len(part) >= _SHORTEST and part.lower() not in adults}


def _parts(row: Row) -> Iterator[str]:
    for name in PRIVATE:
        text = str(row.get(name) or "")
        yield from (line.strip() for line in text.split("\n"))
        if name == "formatted_address":
            yield text.split(",", maxsplit=1)[0]


def everything(folder: Path, rows: list[Row], *alone: str) -> Iterator[tuple[str, str]]:
    """Every file and every answer after an import of `rows`, by name; or of pages these `alone`."""
    feed = Feed(key="mass", urls=("https://example.org/m.json",), title="M", fellowship="al-anon",
                timezone="America/New_York")  # fmt: skip

    def fetch(url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
        return Fetched(part=Part(url=url, body=json.dumps(rows).encode()), seen=Seen())

    config = Config(data=folder, feeds=folder / "feeds.toml")
    sync(config, {"mass": feed}, now=NOW, fetcher=fetch)
    client = create_app(config, now=lambda: NOW).test_client()
    addresses = {f"/fellowships/{key}" for key in fellowships()} | set(PAGES)
    for ending in ("", ".json", ".ics", ".csv", ".geojson"):
        for query in ("", "?audience=teens", "?fellowship=alateen", "?q=alateen", "?q=quillback"):
            addresses.add(f"/meetings{ending}{query}")
    listed = client.get("/meetings.json?fellowship=alateen&per_page=100").get_json()["meetings"]
    assert bool(listed) == any(is_for_teenagers(row) for row in rows)
    for item in listed:
        key, plan = item["id"], opaque(f"plan?m={item['id']}")
        addresses |= {form.format(key, short=short(key), plan=plan) for form in OF_A_MEETING}
        saved = client.post("/saved", data={"m": key})
        yield f"POST /saved {key}", saved.get_data(as_text=True)
    for address in alone or sorted(addresses):
        asked = address.format(query=opaque("meetings?fellowship=alateen"))
        yield asked, str(client.get(asked).headers) + client.get(asked).get_data(as_text=True)
    yield from commands(folder)
    packed = io.StringIO(), io.StringIO()
    main(("backup", str(folder / "all.tar.gz")), {"FINDER_DATA": str(folder)}, Terminal(
        out=packed[0], err=packed[1], now=lambda: NOW))  # fmt: skip
    with tarfile.open(folder / "all.tar.gz") as archive:
        for part in archive.getmembers():
            if file := archive.extractfile(part):
                yield f"backup {part.name}", file.read().decode("utf-8", "replace")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "gazetteer" not in path.parts:
            yield str(path.relative_to(folder)), path.read_bytes().decode("utf-8", "replace")


def commands(folder: Path) -> Iterator[tuple[str, str]]:
    """What the command line says of it: every export, the history, the feeds, a search."""
    (folder / "feeds.toml").write_text('[mass]\nurl = "https://example.org/m.json"\n')
    asked = [("export", kind) for kind in EXPORTS]
    for words in (*asked, ("feeds",), ("feeds", "history", "mass"), ("search", "alateen")):
        out, err = io.StringIO(), io.StringIO()
        terminal = Terminal(out=out, err=err, now=lambda: NOW)
        main(words, {"FINDER_DATA": str(folder)}, terminal)
        yield " ".join(words), out.getvalue() + err.getvalue()


def leaks(folder: Path, rows: list[Row]) -> list[tuple[str, str]]:
    hidden = {text.lower() for text in secrets(rows) or secrets([ADULTS, TEENS])}
    assert hidden
    pattern = re.compile("|".join(re.escape(text) for text in sorted(hidden)))
    return [
        (name, hit[0]) for name, text in everything(folder, rows)
        if (hit := pattern.search(text.lower()))
    ]  # fmt: skip


def test_made_rows_leak_nothing(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    rows = [ADULTS, TEENS, BY_NAME]
    with caplog.at_level(logging.DEBUG):
        assert leaks(data, rows) == []
    assert not [text for text in secrets(rows) if text in caplog.text]


def test_no_word_that_only_a_teenagers_row_held_finds_anything(data: Path) -> None:
    rows = [ADULTS, TEENS, BY_NAME]
    dict(everything(data, rows))
    config = Config(data=data, feeds=data / "feeds.toml")
    client = create_app(config, now=lambda: NOW).test_client()
    adults = json.dumps(ADULTS).lower()
    for word in {word for text in secrets(rows) for word in re.findall(r"[A-Za-z]{5,}", text)}:
        if word.lower() not in adults and word != "Salem":  # the town is kept
            found = client.get("/meetings.json", query_string={"q": f'"{word}"'}).get_json()
            assert found["total"] == 0, word


def test_a_second_import_in_which_they_moved_leaves_nothing_either(data: Path) -> None:
    moved = {**TEENS, "location": "Saltmarsh Annexe", "notes": "Blue bell, left", "time": "18:30",
             "formatted_address": "9 Saltmarsh Way, Salem, MA 01970, USA"}  # fmt: skip
    assert leaks(data, [ADULTS, TEENS, BY_NAME]) == []
    assert leaks(data, [ADULTS, moved, BY_NAME]) == []
    assert leaks(data, [ADULTS]) == []
    pattern = re.compile("|".join(re.escape(text) for text in secrets([ADULTS, TEENS, moved])))
    assert not [name for name, text in everything(data, [ADULTS, BY_NAME]) if pattern.search(text)]


def test_the_search_would_find_a_leak(data: Path) -> None:
    found = dict(everything(data, [ADULTS, TEENS]))
    assert "Larkfield Street" in found["/meetings.json"]
    assert any("Larkfield Street" in text for name, text in found.items() if "sqlite" in name)
    assert all("Larkfield Street" in found[f"export {kind}"] for kind in EXPORTS)


def test_every_route_and_kind_of_file_is_looked_at(data: Path) -> None:
    found = dict(everything(data, [ADULTS, TEENS]))
    config = Config(data=data, feeds=data / "feeds.toml")
    urls = create_app(config, now=lambda: NOW).url_map
    adapter = urls.bind("localhost")
    seen = set()
    for address in found:
        path, method = address.removeprefix("POST ").split("?")[0].split(" ")[0], "GET"
        if path.startswith("/"):
            method = "POST" if address.startswith("POST") else "GET"
            with contextlib.suppress(HTTPException):
                rule, _ = adapter.match(path, method=method, return_rule=True)
                seen.add((rule.rule, method))
    every = {(rule.rule, way) for rule in urls.iter_rules() for way in ("GET", "POST")
             if way in (rule.methods or ())}  # fmt: skip
    assert every - seen == set()
    for kind in ("backup catalogue.sqlite", "/meetings.sqlite", "/prepared-", "/index/terms"):
        assert any(kind in name for name in found), kind


def test_a_large_calendar_in_few_words_leaks_nothing_either(data: Path) -> None:
    many = [{**ADULTS, "id": 100 + n, "slug": f"hope-{n}", "time": f"{8 + n // 60:02}:{n % 60:02}"}
            for n in range(MOST_TOLD + 5)]  # fmt: skip
    found = dict(everything(data, [*many, TEENS], "/meetings.ics", "/map.json"))
    assert found["/meetings.ics"].count("BEGIN:VEVENT") > MOST_TOLD
    pattern = re.compile("|".join(re.escape(text) for text in secrets([ADULTS, TEENS])), re.I)
    assert [name for name, text in found.items() if pattern.search(text)] == []


def test_the_real_listing_of_massachusetts_leaks_nothing(data: Path, listings: Path) -> None:
    path = listings / "meeting-guide" / "al-anon-massachusetts.json"
    if not path.exists():
        pytest.skip("the listing of Massachusetts is not among the real listings")
    rows = json.loads(path.read_text("utf-8"))
    assert sum(is_for_teenagers(row) for row in rows) >= 6
    assert leaks(data, rows) == []
