"""After a real import of listings with Alateen addresses nothing of theirs lies anywhere."""

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from finder import create_app
from finder.__main__ import main
from finder.commands.terminal import Terminal
from finder.config import Config
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
         "/robots.txt", "/sitemap.xml")  # fmt: skip
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


def everything(folder: Path, rows: list[Row]) -> Iterator[tuple[str, str]]:
    """Every file and every answer after an import of `rows`, by name."""
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
        addresses |= {f"/meetings/{item['id']}{ending}" for ending in ("", ".json", ".ics")}
        addresses |= {f"/{name}?m={item['id']}" for name in ("plan", "plan.ics", "subscribe")}
    for address in sorted(addresses):
        yield address, client.get(address).get_data(as_text=True)
    yield from commands(folder)
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


def test_the_real_listing_of_massachusetts_leaks_nothing(data: Path, listings: Path) -> None:
    path = listings / "meeting-guide" / "al-anon-massachusetts.json"
    if not path.exists():
        pytest.skip("the listing of Massachusetts is not among the real listings")
    rows = json.loads(path.read_text("utf-8"))
    assert sum(is_for_teenagers(row) for row in rows) >= 6
    assert leaks(data, rows) == []
